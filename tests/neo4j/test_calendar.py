"""The newest calendar version of Neo4j, which needs Java 21 or later: a shorter run of the same comparisons."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from graph.model import Record
from graph.neo4j_store import Neo4jStore
from graph.store import open_store
from loaders.to_graph import to_graph
from queries import registry
from tests.neo4j.server import CALENDAR, PASSWORD, Server, java
from tests.neo4j.test_promises import HOSTILE, hostile

REASON = "no Java 21 or later: Neo4j's calendar version is NOT tested (MANDATE_TEST_NEO4J_CALENDAR=0 agrees to that)"


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jStore]:
    if os.environ.get("MANDATE_TEST_NEO4J_CALENDAR") == "0":
        pytest.skip(REASON)
    try:
        java(CALENDAR.java)
    except RuntimeError:
        pytest.fail(REASON)
    server = Server(tmp_path_factory.mktemp("calendar"), version=CALENDAR)
    server.start()
    try:
        store = open_store(server.uri, password=PASSWORD)
        assert isinstance(store, Neo4jStore)
        yield store
        store.close()
    finally:
        server.stop()


def test_the_newest_version_holds_and_answers_the_same(calendar: Neo4jStore, sample_records: list[Record]) -> None:
    embedded = open_store("sqlite://")
    graphs = [*map(to_graph, sample_records), *map(hostile, HOSTILE)]
    for graph in [*graphs, *graphs[:3]]:
        calendar.merge(graph)
        embedded.merge(graph)
    for graph in graphs[1:4]:
        assert calendar.remove(graph.document)
        assert embedded.remove(graph.document)
    assert list(calendar.dump()) == list(embedded.dump())
    for name in registry.names():
        question = registry.question(name)
        if all(parameter.optional for parameter in question.parameters):
            form = question.given({})
            assert calendar.rows(form, {}) == embedded.rows(form, {}), name
    embedded.close()
