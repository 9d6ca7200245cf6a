"""graph/model.py, schema.cypher and schema.sql name the same labels, edges and properties."""

from __future__ import annotations

import re
import sqlite3
from importlib.resources import files

import pytest

from graph.model import EDGES, NODES
from graph.words import SEARCHED

CYPHER = files("graph").joinpath("schema.cypher").read_text("utf-8")
SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
ENDS = ["source", "target", "doc_id", "key"]
NODE = re.compile(r"^// \(:(\w+) \{(.+)\}\)$", re.MULTILINE)
EDGE = re.compile(r"^// \(:([\w|]+)\)-\[:(\w+) \{(.+)\}\]->\(:([\w|]+)\)$", re.MULTILINE)


@pytest.fixture(scope="module")
def tables() -> dict[str, list[tuple[str, str]]]:
    db = sqlite3.connect(":memory:")
    script = files("graph").joinpath("schema.sql").read_text("utf-8")
    db.executescript(script)
    db.executescript(script)
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    names = [name for name in names if name.split("_")[0] not in {"node", *SEARCHED}]
    found = {name: [(row[1], row[2]) for row in db.execute(f"PRAGMA table_info({name})")] for name in names}
    db.close()
    return found


def test_tables_have_the_models_columns_in_its_order(tables):
    for label, own in NODES.items():
        assert tables[label] == [("node", "INTEGER"), ("id", "TEXT"), *((n, SQL_TYPES[t]) for n, t in own.items())]
    for kind, edge in EDGES.items():
        assert [name for name, _ in tables[kind]][:4] == ENDS
        assert tables[kind][4:] == [(n, SQL_TYPES[t]) for n, t in edge.properties.items()]
    assert tables.keys() == NODES.keys() | EDGES.keys()


def test_a_table_refers_to_the_labels_that_its_edge_may_join():
    db = sqlite3.connect(":memory:")
    db.executescript(files("graph").joinpath("schema.sql").read_text("utf-8"))
    for kind, edge in EDGES.items():
        refers = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({kind})")}
        assert refers["source"] == (edge.sources[0] if len(edge.sources) == 1 else "node")
        assert refers["target"] == (edge.targets[0] if len(edge.targets) == 1 else "node")
        assert refers["doc_id"] == "Document"
    db.close()


def test_comments_name_the_models_labels_and_edges():
    nodes = {label: names.split(", ") for label, names in NODE.findall(CYPHER)}
    assert nodes == {label: ["id", *own] for label, own in NODES.items()}
    edges = {
        kind: (source.split("|"), target.split("|"), names.split(", "))
        for source, kind, names, target in EDGE.findall(CYPHER)
    }
    assert edges == {
        kind: (list(edge.sources), list(edge.targets), ["doc_id", "key", *edge.properties])
        for kind, edge in EDGES.items()
    }


def test_every_property_is_explained():
    common = {"doc_id", "key", "start", "end", "quote"}
    heads = [*NODE.finditer(CYPHER), *EDGE.finditer(CYPHER)]
    for head in heads:
        label, names = (head[1], head[2]) if head.re is NODE else (head[2], head[3])
        block = CYPHER[head.end() :].split("//\n")[0]
        explained = re.findall(r"^//   (\w+) ", block, re.MULTILINE)
        expected = [n for n in names.split(", ") if label in NODES or n not in common]
        assert explained == expected, label
    edges = CYPHER[CYPHER.index("// Edges") : EDGE.search(CYPHER).start()]
    assert set(re.findall(r"^//   (\w+) ", edges, re.MULTILINE)) == common


def test_statements_can_be_parted_and_repeated():
    code = "\n".join(line for line in CYPHER.splitlines() if not line.startswith("//"))
    statements = [statement.strip() for statement in code.split(";") if statement.strip()]
    assert ";" not in "".join(line for line in CYPHER.splitlines() if line.startswith("//"))
    for statement in statements:
        assert re.match(r"CREATE (CONSTRAINT|INDEX|TEXT INDEX|FULLTEXT INDEX) \w+ IF NOT EXISTS FOR ", statement)
    names = [re.search(r"(\w+) IF NOT EXISTS", statement)[1] for statement in statements]
    assert len(names) == len(set(names))
    assert {f"{label.lower()}_id" for label in NODES} | {f"{kind.lower()}_doc_id" for kind in EDGES} < set(names)


def test_indexes_name_what_there_is():
    for label, names in re.findall(r"FOR \(n:(\w+)\) ON \(([^)]+)\)", CYPHER):
        assert {name.strip()[2:] for name in names.split(",")} <= NODES[label].keys()
    for kind, name in re.findall(r"FOR \(\)-\[e:(\w+)\]-\(\) ON \(e\.(\w+)\)", CYPHER):
        assert name in {"doc_id", *EDGES[kind].properties}


def test_full_text_covers_the_same_in_both():
    found = re.findall(r"FULLTEXT INDEX (\w+) .*\(n:([\w|]+)\)\nON EACH \[([^\]]+)\]", CYPHER)
    said = {name: (set(labels.split("|")), {n.strip()[2:] for n in names.split(",")}) for name, labels, names in found}
    assert said == {
        index: (set(labels), {name for names in labels.values() for name in names})
        for index, labels in SEARCHED.items()
    }
