"""One worker's one-hop lookups over HTTP with keep-alive, on a store of 100,000 nodes: ``python -m benchmarks.lookups``.

The server is held to one processor; the client runs on another where there is one.
"""

from __future__ import annotations

import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from benchmarks.templates import records
from graph.store import open_store
from loaders.to_graph import to_graph
from queries import catalogue
from tests.neo4j.server import free_port

REQUESTS = 2000


def main() -> None:
    """Print requests per second and the spread of their times, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/large.db"
        ids = _filled(url)
        port = free_port()
        environment = {**os.environ, "MANDATE_STORE": url, "MANDATE_PORT": str(port), "MANDATE_LOG_LEVEL": "warning"}
        command = ["taskset", "-c", "0", sys.executable, "-c", "from app.cli import run; run()", "serve"]
        server = subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[1])
        try:
            if (os.cpu_count() or 1) > 1:
                os.sched_setaffinity(0, set(range(1, os.cpu_count() or 1)))
            for name, path in _paths(ids).items():
                _measure(name, port, path)
        finally:
            server.terminate()
            server.wait()


def _filled(url: str) -> list[str]:
    store = open_store(url)
    for record in records(620):
        store.merge(to_graph(record))
    ids = [row.id for row in catalogue.agencies(store).items]
    print(f"{catalogue.stats(store)}")
    store.close()
    return ids


def _paths(ids: list[str]) -> dict[str, list[str]]:
    safe = [quote(identifier, safe="") for identifier in ids]
    return {
        "an agency": [f"/api/v1/agencies/{identifier}" for identifier in safe],
        "an agency's measures": [f"/api/v1/agencies/{identifier}/measures" for identifier in safe],
        "a question": [f"/api/v1/ask?q={quote(identifier.partition('~')[2] + '牵头什么')}" for identifier in ids],
    }


def _measure(name: str, port: int, paths: list[str]) -> None:
    chance, times = random.Random(1), []
    connection = _connected(port)
    for n in range(REQUESTS + 100):
        started = time.perf_counter()
        connection.request("GET", chance.choice(paths))
        response = connection.getresponse()
        response.read()
        assert response.status == 200, response.status
        if n >= 100:
            times.append((time.perf_counter() - started) * 1000)
    connection.close()
    p95 = statistics.quantiles(times, n=20)[18]
    print(
        f"{name}: {1000 / statistics.mean(times):.0f} requests/s, median {statistics.median(times):.2f} ms, p95 {p95:.2f} ms"
    )


def _connected(port: int) -> http.client.HTTPConnection:
    for _ in range(200):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return connection
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    main()
