"""``export neo4j-admin`` and ``export cypher`` lead to the very graph that ``load`` makes, on a real server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.templates import records
from graph.export import cypher, neo4j_admin
from graph.model import Edge, Node, Record
from graph.neo4j_server import MARK, statements
from graph.neo4j_store import Neo4jStore
from graph.store import open_store
from loaders.to_graph import to_graph
from tests.neo4j.conftest import Address, emptied
from tests.neo4j.server import PASSWORD, Server
from tests.neo4j.test_promises import HOSTILE, hostile


@pytest.fixture(scope="module")
def elements(sample_records: list[Record]) -> list[Node | Edge]:
    store = open_store("sqlite://")
    for graph in [*map(to_graph, [*sample_records, *records(2, 10)]), *map(hostile, HOSTILE)]:
        store.merge(graph)
    found = list(store.dump())
    store.close()
    return found


def arguments(script: str) -> list[str]:
    """What import.sh gives to neo4j-admin."""
    return re.sub(r"\\\n", " ", script[script.index("neo4j-admin ") :]).replace('"${1:-neo4j}"', "neo4j").split()[1:]


def test_bulk_import_makes_the_graph_that_load_makes(elements: list[Node | Edge], tmp_path: Path) -> None:
    neo4j_admin.write(iter(elements), tmp_path / "csv")
    server = Server(tmp_path / "home")
    server.prepare()
    server.admin(*arguments((tmp_path / "csv" / "import.sh").read_text("utf-8")), folder=tmp_path / "csv")
    server.start()
    try:
        store = open_store(server.uri, password=PASSWORD)  # gives it the schema, as schema.cypher does
        assert list(store.dump()) == elements
        store.merge(hostile("之后"))
        assert store.remove(hostile("之后").document)
        assert list(store.dump()) == elements
        store.close()
    finally:
        server.stop()


def test_the_cypher_script_makes_the_same_graph(
    server: Address, on_server: Neo4jStore, elements: list[Node | Edge], tmp_path: Path
) -> None:
    cypher.write(iter(elements), tmp_path / "graph.cypher")
    script = (tmp_path / "graph.cypher").read_text("utf-8")
    parts = [part.strip() for part in re.split(r";\n", re.sub(r"^//.*$", "", script, flags=re.MULTILINE))]
    with server.driver() as driver:
        driver.execute_query(f"MATCH (m:{MARK}) DELETE m")
        for part in filter(None, parts):
            driver.execute_query(part.removesuffix(";"))
    store = server.open()
    assert list(store.dump()) == elements
    store.close()
    emptied(server)


def test_both_exports_carry_the_schema(tmp_path: Path) -> None:
    neo4j_admin.write(iter(()), tmp_path / "csv")
    cypher.write(iter(()), tmp_path / "graph.cypher")
    for file in (tmp_path / "csv" / "schema.cypher", tmp_path / "graph.cypher"):
        text = file.read_text("utf-8")
        assert all(statement in text for statement in statements())
