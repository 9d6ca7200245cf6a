"""What a record becomes as nodes and edges (ontology §3 and §4)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import RecordError
from graph.model import EDGES, NODES, Record
from graph.store import check, open_store
from loaders.to_graph import to_graph

TEXT = "甲市行动方案\n一、重点任务\n(一)实施飞雁计划。依托云岭实验室,引进博士20名。入选人才补助5万元。(市科技局牵头,市财政局配合)"


def span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


RECORD = {
    "document": {
        "title": "行动方案", "doc_no": "株办发〔2022〕16号", "issuers": ["市政府办公室"], "issued_on": "2022-06",
        "region": "430200", "aliases": ["方案"], "cites": [{"title": "总体规划", "how": "implements"}],
    },
    "measures": [
        {
            "number": "1", "path": [{"number": "1", "title": "重点任务", "programs": ["腾飞工程"], **span("一、重点任务")}],
            "title": "实施飞雁计划", "start": TEXT.index("(一)"), "end": len(TEXT), "place": {"paragraph": 3},
            "agencies": [
                {"name": "市科技局", "canonical": "株洲市科学技术局", "region": "430200", "role": "leads", "basis": "explicit",
                 **span("市科技局牵头")},
                {"name": "市财政局", "canonical": "株洲市财政局", "region": "430200", "role": "assists", "basis": "explicit"},
                {"name": "某处", "role": "assists", "basis": "explicit"},
            ],
            "due": {"date": "2022-12", "ongoing": True},
            "programs": ["飞雁计划"], "platforms": ["云岭实验室"],
            "targets": [{"text": "引进博士20名", "metric": "博士", "value": 20, "unit": "名", **span("引进博士20名")}],
            "funds": [{"text": "补助5万元", "amount_cny": 50000, "per": "人", "recipient": "入选人才", **span("补助5万元")},
                      {"text": "补助5万元", "amount_cny": 50000, "payer": "市财政局", "recipient": "飞雁计划入选者"}],
            "relies_on": [{"source": "飞雁计划", "target": "云岭实验室", **span("依托云岭实验室")},
                          {"target": "市财政局"}, {"source": None, "target": "岳麓大数据平台"}],
            "cites": [{"title": "“十年”纲要"}, {"title": "十年纲要", "how": "implements"}],
            "evidence": [{"kind": "program", "name": "飞雁计划", **span("飞雁计划")}],
        },
        {"number": "1", "path": [{"number": "1", "title": "重点任务", "programs": ["腾飞工程", "飞雁计划"]}], "programs": ["飞雁计划"]},
    ],
    "source": "a.txt", "text": TEXT,
}  # fmt: skip
DOCUMENT = "株办发〔2022〕16号~行动方案"
FIRST, SECOND = f"{DOCUMENT}~1~1", f"{DOCUMENT}~1~1·2"


@pytest.fixture(scope="module")
def graph():
    found = to_graph(Record.model_validate(RECORD))
    check(found)
    return found


def edges(graph, kind):
    return [(e.source[1], e.target[1], e.properties) for e in graph.edges if e.type == kind]


def node(graph, label, id):
    return next(n.properties for n in graph.nodes if (n.label, n.id) == (label, id))


def test_every_property_of_the_model_is_given(graph):
    assert all(list(n.properties) == list(NODES[n.label]) for n in graph.nodes)
    assert all(list(e.properties) == list(EDGES[e.type].properties) for e in graph.edges)
    assert len({(n.label, n.id) for n in graph.nodes}) == len(graph.nodes)
    assert len({(e.type, e.source, e.target, e.key) for e in graph.edges}) == len(graph.edges)


def test_the_document(graph):
    own = node(graph, "Document", DOCUMENT)
    assert (own["title"], own["loaded"], own["cited_as"]) == ("行动方案", True, "《行动方案》")
    assert (own["issuers"], own["aliases"], own["text"]) == ('["市政府办公室"]', '["方案"]', TEXT)
    record = json.loads(own["record"])
    assert "text" not in record
    assert Record.model_validate(record | {"text": TEXT}) == Record.model_validate(RECORD)


def test_two_measures_of_one_place_stay_two(graph):
    measures = [n for n in graph.nodes if n.label == "Measure"]
    assert [m.id for m in measures] == [FIRST, SECOND]
    own = measures[0].properties
    assert (own["position"], own["path"], own["headings"]) == (0, "1", "重点任务")
    assert own["text"].startswith("(一)实施飞雁计划。")
    assert (own["due"], own["ongoing"], own["place"]) == ("2022-12", True, '{"paragraph":3}')
    assert measures[1].properties["text"] is None
    assert [(s, t) for s, t, _ in edges(graph, "PART_OF") if t == DOCUMENT] == [(FIRST, DOCUMENT), (SECOND, DOCUMENT)]


def test_duties_keep_their_order_and_their_sentence(graph):
    [(agency, measure, own)] = edges(graph, "LEADS")
    assert (agency, measure) == ("430200~株洲市科学技术局", FIRST)
    assert (own["name"], own["basis"], own["order"], own["quote"]) == ("市科技局", "explicit", 0, "市科技局牵头")
    [(agency, _, own)] = edges(graph, "ASSISTS")
    assert (agency, own["order"], own["quote"]) == ("430200~株洲市财政局", 1, None)
    assert node(graph, "Agency", agency)["function"] == "财政"


def test_regions_lead_up_to_the_country(graph):
    found = {(s, t) for s, t, _ in edges(graph, "LOCATED_IN")}
    assert {("430200", "430000"), ("430000", "cn"), (DOCUMENT, "430200"), ("430200~云岭实验室", "430200")} <= found
    assert node(graph, "Region", "430200")["name"] == "株洲市"


def test_programmes_of_the_measure_and_of_its_headings(graph):
    found = [(m, t, own["via"], own["quote"]) for m, t, own in edges(graph, "INCLUDES")]
    assert found == [
        (FIRST, "430200~飞雁计划", None, "飞雁计划"),
        (FIRST, "430200~云岭实验室", None, None),
        (FIRST, "430200~腾飞工程", "heading", "一、重点任务"),
        (SECOND, "430200~飞雁计划", None, None),
        (SECOND, "430200~腾飞工程", "heading", None),
    ]


def test_targets_and_sums(graph):
    [(measure, target, own)] = edges(graph, "SETS")
    assert (measure, target, own["quote"]) == (FIRST, f"{FIRST}~t1", "引进博士20名")
    assert isinstance(node(graph, "Target", target)["value"], float)
    found = [(s, t, own["amount_cny"], own["measure"], own["quote"]) for s, t, own in edges(graph, "FUNDS")]
    assert found == [
        (FIRST, FIRST, 50000.0, FIRST, "补助5万元"),
        ("430200~株洲市财政局", "430200~飞雁计划", 50000.0, FIRST, None),
    ]


def test_reliance_leads_to_what_the_document_names_or_an_agency_or_a_platform(graph):
    assert [(s, t, own["name"]) for s, t, own in edges(graph, "RELIES_ON")] == [
        ("430200~飞雁计划", "430200~云岭实验室", "云岭实验室"),
        (FIRST, "430200~株洲市财政局", "市财政局"),
        (FIRST, "430200~岳麓大数据平台", "岳麓大数据平台"),
    ]


def test_citations_lead_to_stubs(graph):
    assert [(s, t, own["title"], own["how"]) for s, t, own in edges(graph, "CITES")] == [
        (DOCUMENT, "《总体规划》", "总体规划", "implements"),
        (FIRST, "《十年纲要》", "“十年”纲要", "mentions"),
        (FIRST, "《十年纲要》", "十年纲要", "implements"),
    ]
    assert node(graph, "Document", "《总体规划》")["loaded"] is False


def test_an_issuer_is_an_agency(graph):
    [(issuer, document, own)] = edges(graph, "ISSUED")
    assert (document, own["name"]) == (DOCUMENT, "市政府办公室")
    assert issuer.startswith("430200~株洲市人民政府办公室")


def test_a_record_by_hand_needs_no_offsets():
    bare = {"document": {}, "measures": [{"number": "1", "agencies": [
        {"name": "国家局", "canonical": "国家局", "role": "leads", "basis": "sole"}]}], "source": "b.json"}  # fmt: skip
    graph = to_graph(Record.model_validate(bare))
    check(graph)
    assert [(n.label, n.id) for n in graph.nodes] == [
        ("Document", "-~b.json"),
        ("Measure", "-~b.json~1"),
        ("Agency", "-~国家局"),
    ]


def test_an_office_hangs_behind_its_parent_and_an_unknown_division_keeps_its_code():
    duty = {
        "name": "人事处", "canonical": "内蒙古自治区科学技术厅人事处", "region": "150000", "role": "leads", "basis": "sole",
        "kind": "office", "parent": "内蒙古自治区科学技术厅",
    }  # fmt: skip
    record = {"document": {"title": "甲", "region": "999999"}, "measures": [{"number": "1", "agencies": [duty]}]}
    graph = to_graph(Record.model_validate(record))
    assert ("150000~内蒙古自治区科学技术厅人事处", "150000~内蒙古自治区科学技术厅", {}) in edges(graph, "PART_OF")
    assert node(graph, "Region", "999999")["name"] == "999999"


def test_what_a_hand_wrote_of_an_agency_never_disagrees_with_what_is_known():
    duty = {"name": "市科技局", "canonical": "株洲市科学技术局", "region": "430200", "role": "leads", "basis": "sole"}
    records = [
        {"document": {"title": title, "region": "430200"}, "measures": [{"number": "1", "agencies": [duty | more]}]}
        for title, more in (("甲", {}), ("乙", {"kind": "mass", "level": "county", "function": "别的"}))
    ]
    graphs = [to_graph(Record.model_validate(record)) for record in records]
    dumps = []
    for order in (graphs, graphs[::-1]):
        store = open_store("sqlite://")
        for graph in order:
            store.merge(graph)
        dumps.append(list(store.dump()))
        store.close()
    assert dumps[0] == dumps[1]


def test_the_same_record_gives_the_same_graph(graph):
    assert to_graph(Record.model_validate(RECORD)) == graph
    assert to_graph(Record.model_validate_json(json.dumps(RECORD))) == graph


@pytest.mark.parametrize("value", [10**400, float("inf"), float("nan")])
def test_a_number_that_no_store_holds_is_refused(value):
    targets = [{"text": "甲", "metric": "甲", "value": value}]
    with pytest.raises(RecordError, match="数值超出范围"):
        to_graph(Record.model_validate({"document": {}, "measures": [{"number": "1", "targets": targets}]}))


def some(*values, most=2):
    return st.lists(st.sampled_from(values), max_size=most)


def duty(name, canonical, role, more):
    return {"name": name, "canonical": canonical, "region": "430200", "role": role, "basis": "explicit", **more}


MEASURES = st.fixed_dictionaries(
    {
        "number": st.sampled_from(["1", "2"]),
        "path": some({"number": "1", "title": "总则", "programs": ["“甲”工程"]}, {"number": "2"}, most=1),
        "agencies": st.lists(
            st.builds(
                duty,
                st.sampled_from(["市科技局", "人事科"]),
                st.sampled_from(
                    [
                        "株洲市科学技术局",
                        "株洲市 科学技术局",
                        "株洲市科学技术局人事科",
                        "株洲市经济和信息化委员会",
                        None,
                    ]
                ),
                st.sampled_from(["leads", "assists", "guides"]),
                st.sampled_from(
                    [{}, {"kind": "office", "parent": "株洲市科学技术局"}, {"kind": "mass", "level": "county"}]
                ),
            ),
            max_size=3,
        ),
        "programs": some("甲工程", "“甲”工程", "乙行动"),
        "platforms": some("丙中心", "“丙”中心", "市丙中心"),
        "relies_on": some({"target": "丙中心"}, {"source": "甲工程", "target": "“丙”中心"}, {"target": "市财政局"}),
        "cites": some({"title": "一号方案"}, {"title": "“一号”方案"}, {"title": "二号方案", "how": "implements"}),
        "funds": some(
            {"text": "甲", "amount_cny": 5, "payer": "市财政局", "recipient": "甲工程的人"},
            {"text": "乙", "amount_cny": 1.5},
        ),
        "targets": some({"text": "甲", "metric": "甲", "value": 5}, {"text": "乙", "metric": "乙", "value": 0.5}),
    }
)
RECORDS = st.fixed_dictionaries(
    {
        "document": st.fixed_dictionaries(
            {
                "title": st.sampled_from(["一号方案", "“一号”方案", "二号方案", None]),
                "doc_no": st.sampled_from(["甲发〔2020〕1号", None]),
                "region": st.sampled_from(["430200", "430000", None]),
                "issued_on": st.sampled_from(["2018", "2022-01", None]),
                "issuers": some("市政府", "株洲市人民政府", most=1),
            }
        ),
        "measures": st.lists(MEASURES, max_size=3),
        "source": st.sampled_from(["a.txt", "b.txt"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(records=st.lists(RECORDS, min_size=1, max_size=5), order=st.randoms(use_true_random=False))
def test_records_in_any_order_and_with_any_detour_make_one_graph(records, order):
    graphs = {graph.document: graph for graph in (to_graph(Record.model_validate(record)) for record in records)}
    straight, detour = open_store("sqlite://"), open_store("sqlite://")
    for graph in graphs.values():
        straight.merge(graph)
    steps = [*graphs.values(), *(to_graph(Record.model_validate(record)) for record in records)]
    order.shuffle(steps)
    for step in steps:
        detour.merge(step)
        if order.random() < 0.3:
            assert detour.remove(step.document)
    for graph in sorted(graphs.values(), reverse=True):
        detour.merge(graph)
    assert list(detour.dump()) == list(straight.dump())
    for document in list(graphs):
        assert detour.remove(document)
    assert list(detour.dump()) == []
    straight.close()
    detour.close()
