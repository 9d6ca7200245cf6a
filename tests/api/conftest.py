"""A service over the samples, and a client that calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from graph.model import Record
from graph.store import open_store
from loaders.to_graph import to_graph

TOKEN = "sesame-open"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, sample_records: list[Record]) -> str:
    """The URL of a store with the samples, for reading only."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/samples.db"
    store = open_store(url)
    for record in sample_records:
        store.merge(to_graph(record))
    store.close()
    return url


@pytest.fixture(scope="session")
def client(filled: str) -> Iterator[TestClient]:
    """A client of a service that nobody may write to."""
    with TestClient(create_app(Settings(store=filled))) as found:
        yield found


@pytest.fixture
def service(tmp_path: Path) -> Callable[..., TestClient]:
    """Makes a client of a service with a fresh store and a token."""

    def make(**settings: object) -> TestClient:
        chosen = {"store": f"sqlite:///{tmp_path}/fresh.db", "token": TOKEN, **settings}
        return TestClient(create_app(Settings.model_validate(chosen)), raise_server_exceptions=False)

    return make
