"""What relies on what, to any depth, with the steps that prove it; cycles are named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.errors import NotFoundError, QuestionError
from graph.model import Record
from graph.store import Store, open_store
from loaders.to_graph import to_graph
from queries import answers
from queries.answer import ImpactRow
from queries.dependencies import dependencies
from queries.network import network
from tests.gold.ledger import records

BASE = "520400~黄果树算力中心"
CITY = "520400~智慧安顺平台"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    for record in records():
        opened.merge(to_graph(record))
    yield opened
    opened.close()


def ring() -> Record:
    """Three platforms that rely on each other in a ring."""
    pairs = [("甲平台", "乙平台"), ("乙平台", "丙平台"), ("丙平台", "甲平台")]
    measures = [
        {
            "number": str(n),
            "title": f"建设{source}",
            "platforms": [source, target],
            "relies_on": [{"source": source, "target": target}],
            "agencies": [{"name": "县科技局", "canonical": "某县科学技术局", "role": "leads", "basis": "sole"}],
        }
        for n, (source, target) in enumerate(pairs, 1)
    ]
    return Record.model_validate({"document": {"title": "环"}, "measures": measures})


def test_downstream_follows_every_chain_with_its_proof(store: Store) -> None:
    found = dependencies(store, "黄果树算力中心", direction="downstream", kinds=["RELIES_ON"])
    assert found.id == BASE
    steps = {item.name: [step.type for step in item.path] for item in found.items}
    assert steps["智慧安顺平台"] == ["RELIES_ON"]
    far = next(item for item in found.items if item.depth == 2)
    assert far.kind == "measure"
    assert [(step.source, step.target) for step in far.path] == [(CITY, BASE), (far.id, CITY)]
    assert all(step.quote for step in far.path)


def test_depth_and_direction(store: Store) -> None:
    near = dependencies(store, CITY, direction="downstream", depth=1, kinds=["RELIES_ON"])
    assert {item.depth for item in near.items} == {1}
    above = dependencies(store, CITY, kinds=["RELIES_ON"])
    assert [item.id for item in above.items] == [BASE]


def test_shared_leadership_is_weaker_and_told_apart(store: Store) -> None:
    strong = dependencies(store, BASE, direction="downstream")
    weak = dependencies(store, BASE, direction="downstream", kinds=["RELIES_ON", "INCLUDES", "SHARES"])
    assert not any(item.weak for item in strong.items)
    assert any(item.weak for item in weak.items)


def test_unknown_names_and_directions_are_refused(store: Store) -> None:
    with pytest.raises(NotFoundError, match="没有这个节点"):
        dependencies(store, "不存在的平台")
    with pytest.raises(QuestionError):
        dependencies(store, BASE, direction="sideways")


def test_a_cycle_is_named_and_does_not_hang() -> None:
    store = open_store("sqlite://")
    store.merge(to_graph(ring()))
    found = dependencies(store, "甲平台", kinds=["RELIES_ON"])
    assert [len(cycle) for cycle in found.cycles] == [3]
    assert {item.name for item in found.items} == {"乙平台", "丙平台"}
    reached = answers.impact(store, "甲平台")
    assert {row.name for row in reached.rows if isinstance(row, ImpactRow)} == {"乙平台", "丙平台"}
    store.close()


def test_impact_reaches_the_leading_agencies(store: Store) -> None:
    found = answers.impact(store, "黄果树算力中心")
    rows = [row for row in found.rows if isinstance(row, ImpactRow)]
    assert [(row.name, row.depth, row.agencies) for row in rows] == [
        ("智慧安顺平台", 1, ("安顺市大数据发展管理局",)),
        ("企业上云行动", 2, ("安顺市工业和信息化局",)),
    ]
    assert rows[1].via == ("黄果树算力中心", "智慧安顺平台")


def test_the_network_counts_shared_measures(store: Store) -> None:
    whole = network(store, region="安顺")
    ties = {(edge.source, edge.target): edge.weight for edge in whole.edges}
    assert ties["520400~安顺市各县区", "520400~安顺市工业和信息化局"] == 1
    assert sum(node.cut for node in whole.nodes) >= 1
    own = network(store, agency="安顺市工信局")
    assert {node.name for node in own.nodes} == {"安顺市工业和信息化局", "安顺市科学技术局", "安顺市各县区"}
    assert all(edge.weight >= 2 for edge in network(store, min_weight=2).edges)
