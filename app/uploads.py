"""A document that comes over HTTP: extracted beside the event loop, merged like any other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import anyio.to_thread
from pydantic import BaseModel

from app import loading
from graph.model import Record
from graph.store import Store
from loaders import pipeline, records
from loaders.read import read_bytes
from loaders.regions import given


class Loaded(BaseModel):
    """What became of an uploaded document."""

    document: str
    state: str
    detail: str = ""
    measures: int


async def loaded(store: Store, name: str, data: bytes, region: str | None) -> Loaded:
    """Merge one uploaded file. Raises ``ReadError``, ``RecordError``, ``QuestionError`` or ``StoreError``."""
    governed = given(region) if region else None
    record = await anyio.to_thread.run_sync(partial(extracted, name, data, governed))
    outcome = await anyio.to_thread.run_sync(partial(loading.merge, record, Path(name), store))
    return Loaded(
        document=outcome.document or "", state=outcome.state, detail=outcome.detail, measures=len(record.measures)
    )


def extracted(name: str, data: bytes, region: str | None) -> Record:
    """The record of an uploaded document, or the record that was uploaded."""
    if Path(name).suffix.lower() not in records.SUFFIXES:
        return pipeline.of_source(read_bytes(name, data), region)
    return pipeline.completed(records.parsed(name, data))
