#!/bin/sh
# Installs the named Debian packages when run as root; else names the one command to run.
# `--unless COMMAND` does nothing when the command is there already.
set -eu
if [ "${1:-}" = --unless ]; then
    command -v "$2" >/dev/null 2>&1 && exit 0
    shift 2
fi
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
