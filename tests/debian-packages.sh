#!/bin/sh
# Installs the named Debian packages when run as root; else names the one command to run.
set -eu
missing=""
for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
else
    echo "please run once: sudo apt-get update && sudo apt-get install -y$missing" >&2
    exit 1
fi
