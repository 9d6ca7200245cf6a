"""The bridge for notebooks that use py2neo, against the real server; py2neo leaves sockets open and uses old names."""

from __future__ import annotations

import gc
import sys

import pytest

from benchmarks.templates import records
from graph import bridge
from graph.errors import QuestionError
from graph.model import Record
from graph.neo4j_store import Neo4jStore
from graph.store import open_store
from loaders.to_graph import to_graph
from queries import answers
from tests.neo4j.conftest import Address, emptied

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:py2neo.*"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_an_answer_becomes_a_subgraph(sample_store, sample_records: list[Record]) -> None:
    rows = answers.duties(sample_store).rows[:3]
    found = bridge.subgraph(bridge.answered(sample_store, [row.measure for row in rows]))
    measures = {node["id"] for node in found.nodes if node.has_label("Measure")}
    assert {row.measure for row in rows} <= measures
    assert {"LEADS", "PART_OF"} <= {type(edge).__name__ for edge in found.relationships}


def test_a_subgraph_merges_into_the_graph_that_load_makes(server: Address, on_server: Neo4jStore) -> None:
    embedded = open_store("sqlite://")
    for record in records(1, 4):
        embedded.merge(to_graph(record))
    elements = list(embedded.dump())
    database = bridge.graph(server.uri, user=server.user, password=server.password)
    database.merge(bridge.subgraph(elements))
    database.merge(bridge.subgraph(elements))
    assert list(on_server.dump()) == elements
    assert database.nodes.match("Measure").count() == 4
    embedded.close()
    del database
    gc.collect()
    emptied(server)


def test_without_py2neo_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py2neo", None)
    with pytest.raises(QuestionError, match=r"mandate\[py2neo\]"):
        bridge.subgraph([])
