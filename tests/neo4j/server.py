"""A real Neo4j on loopback, from its Maven artifacts, without containers.

``python tests/neo4j/server.py`` starts one to play with and runs until it is interrupted.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
PASSWORD = "mandate-test"
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath"


@dataclass(frozen=True)
class Version:
    """One line of Neo4j: its pom, the oldest Java it runs on, and its main class."""

    pom: Path
    java: int
    main: str


LONG_TERM = Version(HERE / "pom.xml", 17, "org.neo4j.server.CommunityEntryPoint")
CALENDAR = Version(HERE / "calendar" / "pom.xml", 21, "org.neo4j.server.Neo4jCommunity")


def classpath(version: Version) -> str:
    """The jars of a version, from Maven's cache when the pom has not changed."""
    key = hashlib.sha256(version.pom.read_bytes()).hexdigest()[:16]
    kept = CACHE / f"classpath-{key}.txt"
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(".new")
        subprocess.run(
            [
                "mvn",
                "-B",
                "-q",
                "-ntp",
                "-f",
                version.pom,
                _PLUGIN,
                f"-Dmdep.outputFile={fresh}",
                "-DincludeScope=runtime",
            ],
            check=True,
        )
        fresh.replace(kept)
    return kept.read_text("utf-8")


def java(oldest: int) -> str:
    """The path of a Java of this version or later: the newest under /usr/lib/jvm that fits, else the one on the PATH."""
    homes = sorted(Path("/usr/lib/jvm").glob("*/bin/java")) if oldest > 17 else []
    for path in [*homes, Path(shutil.which("java") or "java")]:
        if _java_version(path) >= oldest:
            return str(path)
    raise RuntimeError(f"no Java {oldest} or later found under /usr/lib/jvm or on the PATH")


def _java_version(path: Path) -> int:
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True, check=True).stderr
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(said.split('"')[1].split(".")[0].split("-")[0])


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _settings(bolt: int, http: int | None, extra: dict[str, str]) -> str:
    lines = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.enabled": "true" if http else "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": "64m",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    }
    if http:
        lines |= {
            "server.http.listen_address": f"127.0.0.1:{http}",
            "server.http.advertised_address": f"127.0.0.1:{http}",
            "client.allow_telemetry": "false",
        }
    return "".join(f"{name}={value}\n" for name, value in {**lines, **extra}.items())


@dataclass
class Server:
    """One server process and its home folder."""

    home: Path
    version: Version = LONG_TERM
    http: bool = False
    settings: dict[str, str] = field(default_factory=dict)
    heap: str = "512m"
    bolt_port: int = field(default_factory=free_port)
    http_port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Where drivers connect to."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    def prepare(self) -> None:
        """Make the home folder, with the password set before the first start."""
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        text = _settings(self.bolt_port, self.http_port if self.http else None, self.settings)
        (self.home / "conf" / "neo4j.conf").write_text(text, "utf-8")
        if not (self.home / "data").exists():
            self.admin("dbms", "set-initial-password", PASSWORD)

    def admin(self, *words: str, folder: Path | None = None) -> None:
        """Run neo4j-admin in a folder; its report goes nowhere but into the error that a failure raises."""
        command = [java(self.version.java), "-cp", classpath(self.version), "org.neo4j.cli.AdminTool", *words]
        done = subprocess.run(
            command, env=self._environment(), cwd=folder or self.home, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {' '.join(words)} failed:\n{done.stdout}\n{done.stderr}")

    def start(self) -> Server:
        """Start the process and wait until it answers over Bolt."""
        self.prepare()
        flags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", f"-Xmx{self.heap}"]
        dirs = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        command = [java(self.version.java), *flags, "-cp", classpath(self.version), self.version.main, *dirs]
        log = (self.home / "console.log").open("ab")
        self.process = subprocess.Popen(command, env=self._environment(), cwd=self.home, stdout=log, stderr=log)
        log.close()
        self._wait()
        return self

    def _wait(self) -> None:
        from neo4j import GraphDatabase
        from neo4j.exceptions import DriverError, Neo4jError

        until = time.monotonic() + 180
        with GraphDatabase.driver(
            self.uri, auth=("neo4j", PASSWORD), connection_timeout=2, max_transaction_retry_time=0
        ) as driver:
            while True:
                assert self.process is not None
                if self.process.poll() is not None:
                    raise RuntimeError(
                        f"Neo4j ended by itself:\n{(self.home / 'console.log').read_text('utf-8')[-3000:]}"
                    )
                try:
                    driver.execute_query("RETURN 1")
                except (DriverError, Neo4jError):
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.25)
                else:
                    return

    def stop(self) -> None:
        """End the process gently and wait for it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the process as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(60)
        self.process = None

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}


def main() -> None:
    """Start a server with the samples and the app beside it, say where to click, and keep both until interrupted."""
    api = os.environ.get("API_PORT", "8000")
    style = f"http://127.0.0.1:{api}/browser/mandate.grass"
    server = Server(
        CACHE / "play",
        http=True,
        bolt_port=int(os.environ.get("BOLT_PORT", "7687")),
        http_port=int(os.environ.get("HTTP_PORT", "7474")),
        settings={
            "browser.remote_content_hostname_whitelist": "127.0.0.1,localhost",
            "browser.post_connect_cmd": f"style {style}",
        },
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("starting Neo4j …", flush=True)
    server.start()
    own = {"MANDATE_STORE": server.uri, "MANDATE_NEO4J_PASSWORD": PASSWORD, "MANDATE_PORT": api}
    mandate = [sys.executable, "-c", "from app.cli import run; run()"]
    root, environment = HERE.parents[1], {**os.environ, **own, "MANDATE_LOG_LEVEL": "warning"}
    app: subprocess.Popen[bytes] | None = None
    try:
        subprocess.run([*mandate, "load", "loaders/samples"], cwd=root, env=environment, check=True)
        app = subprocess.Popen([*mandate, "serve"], cwd=root, env=environment)
        print(_where(server, api), flush=True)
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would leave the server running
        if app is not None:
            app.terminate()
            app.wait(30)
        server.stop()


def _where(server: Server, api: str) -> str:
    browser = f"http://127.0.0.1:{server.http_port}/browser/?connectURL=bolt://neo4j@127.0.0.1:{server.bolt_port}"
    return f"""
Neo4j Browser   {browser}
                user neo4j, password {PASSWORD}; the style comes by itself, or drop graph/browser/mandate.grass on the page
guide           :play http://127.0.0.1:{api}/browser/guide.html
saved queries   http://127.0.0.1:{api}/browser/queries.zip  (drop it on the star, Favorites)
API             http://127.0.0.1:{api}/docs
this store      export MANDATE_STORE={server.uri} MANDATE_NEO4J_PASSWORD={PASSWORD}
Ctrl-C ends both; docs/neo4j.md goes on from here."""


if __name__ == "__main__":
    main()
