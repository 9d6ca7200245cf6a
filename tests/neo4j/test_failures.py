"""A server that dies, hangs or dawdles: documents are whole or absent, and every wait ends."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from benchmarks.neo4j_kills import campaign
from benchmarks.templates import records
from graph.errors import StoreAwayError, StoreBusyError
from graph.model import Graph
from graph.neo4j_store import Neo4jStore
from loaders.to_graph import to_graph
from tests.neo4j.server import PASSWORD, Server


@pytest.fixture(scope="module")
def graphs() -> list[Graph]:
    return [to_graph(record) for record in records(12, 20)]


@pytest.fixture(scope="module")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module's own, to stop and to kill."""
    server = Server(tmp_path_factory.mktemp("mortal")).start()
    try:
        yield server
    finally:
        server.stop()


def opened(server: Server, **settings: float) -> Neo4jStore:
    return Neo4jStore(server.uri, user="neo4j", password=PASSWORD, database="neo4j", **settings)


def test_a_server_that_hangs_is_told_and_serves_again(mortal: Server, graphs: list[Graph]) -> None:
    store = opened(mortal)
    store.merge(graphs[0])
    assert mortal.process is not None
    os.kill(mortal.process.pid, signal.SIGSTOP)
    try:
        started = time.monotonic()
        with pytest.raises(StoreAwayError):
            store.documents()
        assert time.monotonic() - started < 6
    finally:
        os.kill(mortal.process.pid, signal.SIGCONT)
    assert store.documents() == [graphs[0].document]
    store.close()


def test_a_query_that_takes_too_long_is_ended(mortal: Server) -> None:
    store = opened(mortal, query_seconds=1.0)
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS s"
    started = time.monotonic()
    with pytest.raises(StoreBusyError, match="时限"):
        store.rows(SimpleNamespace(name="endless", sql="", cypher=endless), {})
    assert time.monotonic() - started < 10
    store.close()


def test_kills_leave_every_document_whole_or_absent(mortal: Server, graphs: list[Graph]) -> None:
    report = campaign(mortal, 3, graphs)
    assert (report.half, report.lost, report.equal) == ([], [], True)
    assert report.acknowledged
