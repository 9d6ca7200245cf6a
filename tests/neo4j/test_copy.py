"""``mandate copy``: from one store to the other and back, resumed, checked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import copying
from app.cli import app
from benchmarks.templates import records
from graph.errors import StoreError
from graph.model import Record
from graph.neo4j_store import Neo4jStore
from graph.store import Store, open_store
from loaders.to_graph import to_graph
from tests.neo4j.conftest import Address


@pytest.fixture
def filled(sample_records: list[Record]) -> Store:
    store = open_store("sqlite://")
    for record in [*sample_records, *records(3, 12)]:
        store.merge(to_graph(record))
    yield store
    store.close()


def test_there_and_back_again(on_server: Neo4jStore, filled: Store) -> None:
    back = open_store("sqlite://")
    assert all(copied.done for copied in copying.copy(filled, on_server))
    assert all(copied.done for copied in copying.copy(on_server, back))
    assert copying.verify(filled, on_server) == copying.verify(on_server, back) == copying.digest(filled)
    assert list(back.dump()) == list(filled.dump())
    back.close()


def test_a_copy_that_broke_off_goes_on_where_it_was(on_server: Neo4jStore, filled: Store) -> None:
    there = random.Random(1).sample(filled.documents(), 4)
    for document in there:
        on_server.merge(filled.graph(document))
    skipped = [copied.document for copied in copying.copy(filled, on_server) if not copied.done]
    assert skipped == sorted(there)
    copying.verify(filled, on_server)


def test_what_differs_is_named(on_server: Neo4jStore, filled: Store) -> None:
    for _ in copying.copy(filled, on_server):
        pass
    filled.remove(filled.documents()[0])
    with pytest.raises(StoreError, match="Document"):
        copying.verify(filled, on_server)


def test_the_command(server: Address, on_server: Neo4jStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANDATE_NEO4J_PASSWORD", server.password)
    monkeypatch.setenv("MANDATE_NEO4J_USER", server.user)
    on_server.merge(to_graph(next(records(1, 5))))
    for said in ("复制 1 份文件,0 份已有", "复制 0 份文件,1 份已有"):
        done = CliRunner().invoke(app, ["copy", server.uri, f"sqlite:///{tmp_path}/copy.db"])
        assert done.exit_code == 0
        assert said in done.stdout
