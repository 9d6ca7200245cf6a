"""Both stores hold the same graph and give the same rows, whatever was loaded, changed and removed before."""

from __future__ import annotations

import os
import random

import pytest

from graph.model import Graph, Record
from graph.neo4j_store import Neo4jStore
from graph.store import Store, open_store
from graph.words import match
from loaders.to_graph import to_graph
from queries import registry

TIMES = int(os.environ.get("MANDATE_TEST_PARITY_TIMES", "3"))  # of each question, with other parameters each time


@pytest.fixture(scope="module")
def graphs(sample_records: list[Record], labelled_records: list[Record]) -> list[Graph]:
    return [to_graph(record) for record in [*sample_records, *labelled_records]]


@pytest.fixture
def embedded() -> Store:
    store = open_store("sqlite://")
    yield store
    store.close()


def changed(graph: Graph) -> Graph:
    """The same document with its last measures' edges gone, as a newer text would have it."""
    kept = graph.edges[: len(graph.edges) * 2 // 3]
    own = ("Document", graph.document)
    ends = {own, *(end for edge in kept for end in (edge.source, edge.target))}
    return Graph(graph.document, tuple(n for n in graph.nodes if (n.label, n.id) in ends), kept)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_dumps_are_equal_after_any_history(
    on_server: Neo4jStore, embedded: Store, graphs: list[Graph], seed: int
) -> None:
    chance = random.Random(seed)
    chosen = chance.sample(graphs, min(len(graphs), 8))
    steps = (
        [("merge", g) for g in chosen]
        + [("merge", changed(g)) for g in chosen[:4]]
        + [("remove", g) for g in chosen[2:6]]
    )
    chance.shuffle(steps)
    for what, graph in steps:
        for store in (on_server, embedded):
            store.merge(graph) if what == "merge" else store.remove(graph.document)
    assert list(on_server.dump()) == list(embedded.dump())
    for document in embedded.documents():
        assert on_server.graph(document) == embedded.graph(document)


def values(question: registry.Question, rows: dict[str, list[str]], chance: random.Random) -> dict[str, object]:
    """Random values, mostly such as occur, for a random choice of a question's parameters."""
    given: dict[str, object] = {}
    for parameter in question.parameters:
        if parameter.optional and chance.random() < 0.6:
            continue
        known = rows.get(parameter.name, [])
        if parameter.type == "list":
            given[parameter.name] = registry.listed(chance.sample(known, min(len(known), 3)) or ["无"])
        elif parameter.type in ("int", "float"):
            given[parameter.name] = chance.choice([0, 10, 1000, 5_000_000])
        else:
            given[parameter.name] = chance.choice(known or ["无"])
    if "words" in given:
        given["words"] = match(str(given["text"]))  # as every caller does
    return given


def test_every_question_has_the_same_rows(on_server: Neo4jStore, embedded: Store, graphs: list[Graph]) -> None:
    for graph in graphs:
        on_server.merge(graph)
        embedded.merge(graph)
    nodes = {
        label: [n.id for g in graphs for n in g.nodes if n.label == label]
        for label in ("Agency", "Measure", "Region", "Document")
    }
    known = {
        "agencies": nodes["Agency"], "measures": nodes["Measure"], "measure": nodes["Measure"], "regions": nodes["Region"],
        "documents": nodes["Document"], "document": nodes["Document"], "id": nodes["Agency"] + nodes["Region"],
        "roles": ["leads", "assists", "guides"], "bases": ["listed", "explicit", "prose"], "terms": ["人才", "平台", "数据"],
        "text": ["人才", "科技", "局"], "due_until": ["2025-12-31"], "due_from": ["2020-01-01"],
        "issued": ["2022", "2018"], "kind": ["program", "platform"], "status": ["planned"], "unit": ["个", "%"],
    }  # fmt: skip
    chance, asked = random.Random(7), 0
    for name in registry.names():
        for _ in range(TIMES):
            question = registry.question(name)
            given = values(question, known, chance)
            form = question.given(given)
            expected = embedded.rows(form, given)
            assert on_server.rows(form, given) == expected, (name, given)
            asked += len(expected) > 0
    assert asked > 20
