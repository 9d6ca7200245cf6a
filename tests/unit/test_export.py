"""Each export holds the whole graph and opens in the program it is for."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pytest

from graph.errors import QuestionError
from graph.export import FORMATS, writer
from graph.model import Edge, Node

HOSTILE = "它说:'\\'\"\n第二行,\t`}) DETACH DELETE n //"
NODES = [
    Node(
        "Agency",
        "520400~安顺市财政局",
        {"canonical": "安顺市财政局", "region": "520400", "level": "city", "kind": None},
    ),
    Node("Agency", "520400~甲", {"canonical": HOSTILE}),
    Node("Document", "d", {"title": "方案", "loaded": True, "text": "全文", "record": "{}"}),
    Node("Measure", "d~1", {"document": "d", "position": 1, "number": "1", "title": "办事", "start": 0, "end": 4}),
    Node("Target", "d~1~t1", {"metric": "床位", "value": 38.5, "unit": "张"}),
]
LEADS = {"doc_id": "d", "name": "市财政局", "basis": "sole", "order": 1, "start": 0, "end": 4, "quote": HOSTILE}
EDGES = [
    Edge("LEADS", ("Agency", "520400~安顺市财政局"), ("Measure", "d~1"), "1", LEADS),
    Edge("PART_OF", ("Measure", "d~1"), ("Document", "d"), "", {"doc_id": "d"}),
    Edge("SETS", ("Measure", "d~1"), ("Target", "d~1~t1"), "", {"doc_id": "d", "start": 1, "end": 3, "quote": "床位"}),
]
GRAPH = [*NODES, *EDGES]


def test_json_holds_every_node_and_edge_with_its_properties(tmp_path: Path) -> None:
    out = tmp_path / "graph.json"
    writer("json")(iter(GRAPH), out)
    found = json.loads(out.read_text("utf-8"))
    assert [n["id"] for n in found["nodes"]] == [n.id for n in NODES]
    assert found["edges"][0] == {
        "type": "LEADS", "source": ["Agency", "520400~安顺市财政局"], "target": ["Measure", "d~1"], "key": "1", **LEADS,
    }  # fmt: skip


def test_an_empty_graph_is_json_too(tmp_path: Path) -> None:
    writer("json")(iter([]), tmp_path / "graph.json")
    assert json.loads((tmp_path / "graph.json").read_text("utf-8")) == {"nodes": [], "edges": []}


def test_csv_is_a_table_per_label_and_type_that_spreadsheets_read(tmp_path: Path) -> None:
    writer("csv")(iter(GRAPH), tmp_path / "out")
    assert (tmp_path / "out" / "Agency.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "out" / "Agency.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["canonical"] for row in csv.DictReader(file)] == ["安顺市财政局", HOSTILE]
    with (tmp_path / "out" / "LEADS.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["source"], row["target"], row["quote"]) == ("520400~安顺市财政局", "d~1", HOSTILE)


@pytest.mark.parametrize(("name", "reader"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_labels_types_and_figures_back(tmp_path: Path, name: str, reader: object) -> None:
    out = tmp_path / f"graph.{name}"
    writer(name)(iter(GRAPH), out)
    found = reader(out)  # type: ignore[operator]
    assert len(found) == len(NODES)
    assert found.nodes["Agency:520400~安顺市财政局"]["type"] == "Agency"
    assert found.nodes["Target:d~1~t1"]["value"] == 38.5
    assert {data["relation"] for _, _, data in found.edges(data=True)} == {"LEADS", "PART_OF", "SETS"}
    assert "record" not in found.nodes["Document:d"]


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(QuestionError, match="neo4j-admin"):
        writer("docx")


def test_every_format_writes_something(tmp_path: Path) -> None:
    for name in FORMATS:
        writer(name)(iter(GRAPH), tmp_path / name)
        assert (tmp_path / name).exists()


def test_neo4j_admin_names_its_files_in_the_command(tmp_path: Path) -> None:
    writer("neo4j-admin")(iter(GRAPH), tmp_path)
    script = (tmp_path / "import.sh").read_text("utf-8")
    for file in tmp_path.glob("*.csv"):
        assert f"={file.name}" in script
