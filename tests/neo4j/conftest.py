"""One real server for the whole run: the one at MANDATE_TEST_NEO4J_URI, or one started from its Maven artifacts."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from neo4j import Driver, GraphDatabase

from graph.neo4j_store import Neo4jStore
from graph.store import open_store
from tests.neo4j.server import LONG_TERM, PASSWORD, Server


class Address:
    """Where the server is and how to log in."""

    def __init__(self, uri: str, user: str, password: str, http: str | None) -> None:
        self.uri, self.user, self.password, self.http = uri, user, password, http

    def open(self) -> Neo4jStore:
        """A store on the server."""
        store = open_store(self.uri, user=self.user, password=self.password)
        assert isinstance(store, Neo4jStore)
        return store

    def driver(self) -> Driver:
        """A driver on the server, to look behind the store."""
        return GraphDatabase.driver(self.uri, auth=(self.user, self.password))


def emptied(server: Address) -> None:
    """Everything gone but the schema and its mark."""
    with server.driver() as driver, driver.session() as session:
        session.run("MATCH (n) WHERE NOT n:MandateSchema CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """The server; it fails rather than skips when none can be started."""
    if uri := os.environ.get("MANDATE_TEST_NEO4J_URI"):
        user = os.environ.get("MANDATE_NEO4J_USER", "neo4j")
        password = os.environ.get("MANDATE_NEO4J_PASSWORD", PASSWORD)
        yield Address(uri, user, password, os.environ.get("MANDATE_TEST_NEO4J_HTTP"))
        return
    running = Server(tmp_path_factory.mktemp("neo4j"), version=LONG_TERM, http=True).start()
    try:
        yield Address(running.uri, "neo4j", PASSWORD, f"http://127.0.0.1:{running.http_port}")
    finally:
        running.stop()


@pytest.fixture
def on_server(server: Address) -> Iterator[Neo4jStore]:
    """An empty store on the server."""
    emptied(server)
    store = server.open()
    yield store
    store.close()
