"""What a person reads when the server is away, the password wrong, or the database not ours."""

from __future__ import annotations

import socket
import threading
import time

import pytest
from neo4j import GraphDatabase

from graph.errors import QuestionError, StoreAwayError, StoreFormatError
from graph.neo4j_server import SCHEMA_VERSION, statements
from graph.store import open_store
from tests.neo4j.conftest import Address
from tests.neo4j.server import free_port


def test_a_server_that_is_not_there_is_told_within_three_seconds() -> None:
    started = time.monotonic()
    with pytest.raises(StoreAwayError, match="连不上"):
        open_store(f"neo4j://127.0.0.1:{free_port()}", password="x")
    assert time.monotonic() - started < 3


def test_a_server_that_never_answers_is_told_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        held: list[socket.socket] = []
        threading.Thread(target=lambda: held.append(silent.accept()[0]), daemon=True).start()
        with pytest.raises(StoreAwayError, match="连不上"):
            open_store(f"bolt://127.0.0.1:{silent.getsockname()[1]}", password="x")
        for connection in held:
            connection.close()


def test_a_wrong_password_and_a_wrong_database_are_named(server: Address) -> None:
    with pytest.raises(StoreAwayError, match="MANDATE_NEO4J_PASSWORD"):
        open_store(server.uri, user=server.user, password="not-the-password")
    with pytest.raises(StoreAwayError, match="MANDATE_NEO4J_DATABASE"):
        open_store(server.uri, user=server.user, password=server.password, database="nowhere")


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(QuestionError, match="neo4j://"):
        open_store("http://127.0.0.1:7474")


def test_a_database_with_other_peoples_data_and_another_version_are_refused(server: Address) -> None:
    store = server.open()
    for document in store.documents():
        store.remove(document)
    store.close()
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (n:MandateSchema) SET n.version = $v", v=SCHEMA_VERSION + 1)
        with pytest.raises(StoreFormatError, match="版本"):
            server.open()
        driver.execute_query("MATCH (n:MandateSchema) DELETE n CREATE (:Movie {title: 'x'})")
        with pytest.raises(StoreFormatError, match="Movie"):
            server.open()
        driver.execute_query("MATCH (n:Movie) DELETE n")
    server.open().close()


def test_the_schema_is_read_statement_by_statement() -> None:
    assert len(statements()) > 20
    assert all(statement.startswith("CREATE") for statement in statements())
