"""What the store promises beside the graph: own writes are read, strangers stay, hostile names are only names."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from neo4j import Driver, GraphDatabase

from benchmarks.templates import records
from graph.errors import StoreFormatError
from graph.model import DocumentHead, Duty, Graph, Measure, Record
from graph.neo4j_store import Neo4jStore
from graph.store import open_store
from loaders.to_graph import to_graph
from tests.neo4j.conftest import Address

HOSTILE = ("'}) DETACH DELETE n //", "`:Movie`", "$id", "\\u0027", 'a"b\\', "𠮷林局", "(局)", "\uffee局", "局\n二")


@pytest.fixture
def driver(server: Address) -> Iterator[Driver]:
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as found:
        yield found


def hostile(name: str) -> Graph:
    duty = Duty(name=name, canonical=name, region="430200", role="leads", basis="explicit")
    measure = Measure(number="1", title=name, agencies=(duty,), programs=(name,), platforms=(f"{name}平台",))
    return to_graph(Record(document=DocumentHead(title=name, region="430200"), measures=(measure,)))


def test_names_are_values_and_sort_alike_in_both_stores(on_server: Neo4jStore) -> None:
    embedded = open_store("sqlite://")
    for name in HOSTILE:
        on_server.merge(hostile(name))
        embedded.merge(hostile(name))
    assert on_server.documents() == embedded.documents()
    assert list(on_server.dump()) == list(embedded.dump())
    for document in embedded.documents():
        assert on_server.graph(document) == embedded.graph(document)
    embedded.close()


def test_many_threads_write_in_turn_and_read_what_they_wrote(on_server: Neo4jStore) -> None:
    embedded = open_store("sqlite://")
    graphs = [to_graph(record) for record in records(8, 5)]

    def write(graph: Graph) -> bool:
        on_server.merge(graph)
        return graph.document in on_server.documents()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(write, [*graphs, *graphs]))
    for graph in graphs:
        embedded.merge(graph)
    assert list(on_server.dump()) == list(embedded.dump())
    embedded.close()


def test_other_peoples_nodes_stay_and_are_left_alone(on_server: Neo4jStore, driver: Driver) -> None:
    on_server.merge(hostile("甲"))
    driver.execute_query(
        "MATCH (d:Document) WHERE d.loaded SET d:Favourite CREATE (:Movie {id: 'm', doc_id: d.id})-[:LEADS]->(d)"
    )
    on_server.merge(hostile("甲"))
    assert on_server.graph(on_server.documents()[0]) == _embedded("甲")
    on_server.remove(on_server.documents()[0])
    found = driver.execute_query("MATCH (m:Movie)-[:LEADS]->(d) DETACH DELETE m, d RETURN count(d) AS n").records[0]
    assert found["n"] == 1


def _embedded(name: str) -> Graph:
    store = open_store("sqlite://")
    store.merge(hostile(name))
    found = store.graph(store.documents()[0])
    store.close()
    return found


def test_a_shared_database_must_be_agreed_to(server: Address, on_server: Neo4jStore, driver: Driver) -> None:
    driver.execute_query("MATCH (m:MandateSchema) DELETE m CREATE (:Movie)")
    try:
        with pytest.raises(StoreFormatError, match=r"Movie.*CREATE \(:MandateSchema\)"):
            server.open()
        driver.execute_query("CREATE (:MandateSchema)")
        server.open().close()
    finally:
        driver.execute_query("MATCH (m:Movie) DELETE m")


def test_a_database_emptied_behind_an_open_store_is_told(
    on_server: Neo4jStore, server: Address, driver: Driver
) -> None:
    driver.execute_query("MATCH (m:MandateSchema) DELETE m")
    with pytest.raises(StoreFormatError, match="清空"):
        on_server.merge(hostile("甲"))
    server.open().close()
    on_server.merge(hostile("甲"))
