"""What many tests read: the samples, and the labelled documents where they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.model import Record
from graph.store import Store, open_store

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "loaders" / "samples"
SHARED = Path(os.environ.get("MANDATE_SHARED", ROOT.parent / "shared"))


def sample_files() -> list[Path]:
    """Every sample document."""
    return sorted(path for path in SAMPLES.iterdir() if path.is_file() and not path.name.startswith("."))


@pytest.fixture(scope="session")
def sample_records() -> list[Record]:
    """The records of the samples."""
    from loaders import pipeline

    return [pipeline.extract(path) for path in sample_files()]


@pytest.fixture(scope="session")
def labelled_records() -> list[Record]:
    """The labelled records; none where the folder of labelled documents is not there."""
    from loaders import pipeline
    from loaders.records import read_records

    files = sorted([*SHARED.glob("gold/*.json"), *SHARED.glob("gold-corpus/*.json")])
    return [pipeline.completed(record) for path in files for record in read_records(path)]


@pytest.fixture
def sample_store(sample_records: list[Record]) -> Store:
    """An embedded store in memory with the samples."""
    from loaders.to_graph import to_graph

    store = open_store("sqlite://")
    for record in sample_records:
        store.merge(to_graph(record))
    yield store
    store.close()
