"""What a store does: a document comes, changes and goes, and no order of it leaves a trace."""

from __future__ import annotations

import time
from itertools import permutations
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import words
from graph.errors import NotFoundError, QuestionError, StoreAwayError, StoreError
from graph.ids import named_id, stub_id
from graph.model import EDGES, NODES, Edge, Graph, Node
from graph.sqlite_store import SqliteStore
from graph.store import open_store


def ask(store, sql, **parameters):
    return store.rows(SimpleNamespace(name="test", sql=sql, cypher=""), parameters)


def document(name, *, title=None, agencies=(), programs=(), cites=(), region="430200"):
    """A small graph: one measure that these agencies lead, with these programmes and citations."""
    own, measure = ("Document", f"{region}~{name}"), ("Measure", f"{region}~{name}~1")
    nodes = {own: {"title": title, "cited_as": stub_id(title) if title else None, "loaded": True, "region": region}}
    nodes[measure] = {"document": own[1], "position": 0, "number": "1", "text": f"{name}的措施,{''.join(agencies)}牵头"}
    nodes["Region", region] = {"name": region}
    edges = [("PART_OF", measure, own, {}), ("LOCATED_IN", own, ("Region", region), {})]
    for n, agency in enumerate(agencies):
        nodes["Agency", f"{region}~{agency}"] = {"canonical": agency, "region": region}
        edges.append(
            ("LEADS", ("Agency", f"{region}~{agency}"), measure, {"name": agency, "order": n, "basis": "listed"})
        )
    for program in programs:
        end = ("Program", named_id(program, region))
        nodes[end] = {"name": program, "region": region}
        edges.append(("INCLUDES", measure, end, {"name": program}))
    for cited in cites:
        end = ("Document", stub_id(cited))
        nodes[end] = {"title": cited, "cited_as": end[1], "loaded": False}
        edges.append(("CITES", measure, end, {"title": cited, "how": "mentions"}))
    return Graph(
        own[1],
        tuple(Node(*end, properties) for end, properties in nodes.items()),
        tuple(Edge(kind, source, target, "1", properties) for kind, source, target, properties in edges),
    )


def built(*graphs):
    store = open_store("sqlite://")
    for graph in graphs:
        store.merge(graph)
    found = list(store.dump())
    store.close()
    return found


@pytest.fixture
def store():
    opened = open_store("sqlite://")
    yield opened
    opened.close()


def test_a_graph_comes_back_as_it_went_in(store):
    graph = document(
        "甲方案", title="甲方案", agencies=["市科技局", "市财政局"], programs=["“甲”工程"], cites=["总体规划"]
    )
    store.merge(graph)
    assert store.documents() == ["430200~甲方案"]
    assert {(n.label, n.id) for n in store.graph("430200~甲方案").nodes} == {(n.label, n.id) for n in graph.nodes}
    found = list(store.dump())
    assert [x for x in found if isinstance(x, Node)] == found[: len(graph.nodes)]
    assert [x.type for x in found[len(graph.nodes) :]] == [
        "LEADS",
        "LEADS",
        "LOCATED_IN",
        "PART_OF",
        "INCLUDES",
        "CITES",
    ]
    measure = next(x for x in found if isinstance(x, Node) and x.label == "Measure")
    assert measure.properties.keys() == NODES["Measure"].keys()
    leads = next(x for x in found if isinstance(x, Edge))
    assert list(leads.properties) == ["doc_id", *EDGES["LEADS"].properties]
    assert built(store.graph("430200~甲方案")) == found
    with pytest.raises(NotFoundError):
        store.graph("430200~乙方案")


def test_loading_twice_changes_nothing_and_a_newer_text_replaces(store):
    old = document("甲", title="甲", agencies=["市科技局", "市财政局"], programs=["甲工程"])
    new = document("甲", title="甲", agencies=["市教育局"], cites=["规划"])
    store.merge(old)
    before = list(store.dump())
    store.merge(old)
    assert list(store.dump()) == before
    store.merge(new)
    assert list(store.dump()) == built(new)


def test_a_document_leaves_with_what_only_it_said(store):
    one = document("甲", title="甲", agencies=["市科技局", "市财政局"], cites=["乙"])
    two = document("乙", title="乙", agencies=["市财政局"])
    store.merge(one)
    store.merge(two)
    assert store.remove("430200~甲")
    assert list(store.dump()) == built(two)
    assert not store.remove("430200~甲")
    assert not store.remove("《乙》")
    assert store.remove("430200~乙")
    assert list(store.dump()) == []


def test_a_citation_leads_to_the_loaded_document_and_back_to_its_stub(store):
    citing = document("甲", title="甲", cites=["《乙》 规划".strip("《")])
    cited = document("乙", title="乙》规划", region="430000")
    targets = "SELECT d.id AS id, d.loaded AS loaded FROM CITES e JOIN Document d ON d.node = e.target"
    store.merge(citing)
    assert ask(store, targets) == [{"id": stub_id("乙》规划"), "loaded": 0}]
    store.merge(cited)
    assert ask(store, targets) == [{"id": "430000~乙", "loaded": 1}]
    assert len(ask(store, "SELECT id FROM Document")) == 2
    twin = document("丙", title="乙》 规划", region="430000")
    store.merge(twin)
    assert ask(store, targets) == [{"id": stub_id("乙》规划"), "loaded": 0}]
    assert store.remove("430000~丙")
    assert store.remove("430000~乙")
    assert list(store.dump()) == built(citing)


def test_a_document_that_changes_its_title_gives_its_citations_back(store):
    citing, before = document("甲", title="甲", cites=["旧名", "新名"]), document("乙", title="旧名")
    after = document("乙", title="新名")
    for graph in (before, citing, after):
        store.merge(graph)
    assert list(store.dump()) == built(citing, after)


def test_documents_that_write_a_name_differently_agree_in_any_order():
    writings = [("甲", "“草原”工程", "“十年”规划"), ("乙", "草原工程", "十年规划"), ("丙", "草原 工程", "十年 规划")]
    graphs = [document(name, title=name, programs=[program], cites=[cited]) for name, program, cited in writings]
    dumps = [built(*order) for order in permutations(graphs)]
    assert all(found == dumps[0] for found in dumps)


def test_a_failing_merge_leaves_the_store_as_it_was(store):
    store.merge(document("甲", title="甲", agencies=["市科技局"]))
    before = list(store.dump())
    graph = document("甲", title="甲", agencies=["市财政局"])
    for broken in (
        graph._replace(nodes=graph.nodes[1:]),
        graph._replace(nodes=graph.nodes[:2]),
        graph._replace(edges=(Edge("LEADS", ("Measure", "430200~甲~1"), ("Document", "430200~甲"), "1", {}),)),
        graph._replace(nodes=(*graph.nodes, Node("Agency", "x", {"colour": "red"}))),
        graph._replace(edges=(graph.edges[0]._replace(properties={"colour": "red"}),)),
    ):
        with pytest.raises(ValueError, match=r"own Document|not in its graph|may not join|unknown properties"):
            store.merge(broken)
    with pytest.raises(StoreError, match="NOT NULL"):
        store.merge(graph._replace(edges=(graph.edges[0]._replace(key=None),)))
    assert list(store.dump()) == before


def test_full_text_finds_words_of_every_length_and_nothing_that_is_gone(store):
    store.merge(document("甲", title="人才发展方案", agencies=["市科技局"], programs=["5G基站工程"]))
    store.merge(document("乙", title="养老服务方案", agencies=["市民政局"]))
    sql = "SELECT n.id AS id FROM names f JOIN node n ON n.node = f.rowid WHERE names MATCH $words ORDER BY n.id"
    for term, expected in {
        "科技": ["430200~市科技局"],
        "局": ["430200~市民政局", "430200~市科技局"],
        "人才发展": ["430200~甲"],
        "案": ["430200~乙", "430200~甲"],
        "G基": ["430200~5G基站工程"],
        "教育": [],
    }.items():
        assert [row["id"] for row in ask(store, sql, words=words.match(term))] == expected, term
    store.remove("430200~甲")
    assert ask(store, sql, words=words.match("科技")) == []
    texts = "SELECT n.id AS id FROM texts f JOIN node n ON n.node = f.rowid WHERE texts MATCH $words"
    assert [row["id"] for row in ask(store, texts, words=words.match("措施"))] == ["430200~乙~1"]


def test_a_question_cannot_write(store):
    store.merge(document("甲", title="甲"))
    with pytest.raises(StoreAwayError, match="不能写"):
        ask(store, "DELETE FROM Document RETURNING id")


def test_addresses():
    for url in (
        "postgres://x",
        "mandate.db",
        "sqlite:/x.db",
        "sqlite://x.db",
        "sqlite:///",
        "neo4j://[::1",
        "neo4j://h:99999",
        "",
    ):
        with pytest.raises(QuestionError):
            open_store(url)


def test_closed_twice_and_used_after(store):
    store.close()
    store.close()
    with pytest.raises(StoreAwayError):
        store.documents()


NAMES = st.sampled_from(["甲", "乙", "丙"])
SOME = {"max_size": 3, "unique": True}
GRAPHS = st.builds(
    document,
    NAMES,
    title=st.sampled_from(["甲", "乙", "“乙”", "丁 规划", None]),
    agencies=st.lists(st.sampled_from(["市科技局", "市财政局", "市人社局"]), **SOME),
    programs=st.lists(st.sampled_from(["甲工程", "“甲工程”", "乙行动"]), max_size=1),
    cites=st.lists(st.sampled_from(["甲", "“甲”", "乙", "丁规划"]), max_size=2, unique_by=stub_id),
)


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(st.one_of(GRAPHS, NAMES), max_size=8), order=st.randoms(use_true_random=False))
def test_any_history_equals_a_fresh_build(steps, order):
    store, held = open_store("sqlite://"), {}
    for step in steps:
        if isinstance(step, Graph):
            store.merge(step)
            held[step.document] = step
        else:
            assert store.remove(f"430200~{step}") == (held.pop(f"430200~{step}", None) is not None)
    graphs = list(held.values())
    order.shuffle(graphs)
    found = list(store.dump())
    assert found == built(*graphs)
    assert store.documents() == sorted(held)
    assert built(*(store.graph(document) for document in held)) == found
    nodes = [element for element in found if isinstance(element, Node)]
    assert ask(store, "SELECT count(*) AS n FROM node") == [{"n": len(nodes)}]
    assert ask(store, "PRAGMA foreign_key_check") == []
    for index, labels in words.SEARCHED.items():
        for term in ("甲", "乙行", "工程", "规划", "科技局", "措施"):
            texts = {n.id: [n.properties[p] or "" for p in labels[n.label]] for n in nodes if n.label in labels}
            expected = sorted(id for id, own in texts.items() if any(term in text for text in own))
            sql = f"SELECT n.id AS id FROM {index} f JOIN node n ON n.node = f.rowid WHERE {index} MATCH $words"
            assert sorted(row["id"] for row in ask(store, sql, words=words.match(term))) == expected
    store.close()


def test_many_documents_load_in_seconds(tmp_path):
    """A twentieth of 100,000 nodes and 270,000 edges, in a twentieth of the time."""
    graphs = [
        document(
            f"文件{n}", title=f"文件{n}", agencies=[f"单位{n % 7 * 10 + i}" for i in range(20)], cites=[f"文件{n + 1}"]
        )
        for n in range(250)
    ]
    store = SqliteStore(str(tmp_path / "many.db"))
    begin = time.process_time()
    for graph in graphs:
        store.merge(graph)
    assert time.process_time() - begin < 5
    store.close()
