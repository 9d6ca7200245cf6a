"""Each sample reads as its gold record says, fact by fact.

``MANDATE_REWRITE_GOLD=1 pytest tests/gold/test_samples.py`` writes the records anew, to be read as a diff before they
are committed: what stands in them is what a person reads in the document.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from graph.model import Record
from loaders import pipeline
from tests.conftest import sample_files

HERE = Path(__file__).parent
_LEFT_OUT = {"start", "end", "text", "source", "corrected", "notes", "place", "evidence"}


def plain(value: Any) -> Any:
    """What a record says, without offsets and without what is empty."""
    if isinstance(value, dict):
        kept = {name: plain(inner) for name, inner in value.items() if name not in _LEFT_OUT}
        return {name: inner for name, inner in kept.items() if inner not in (None, [], False)}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def gold(path: Path) -> Path:
    return HERE / f"{path.stem}.json"


def of(path: Path) -> Record:
    return pipeline.extract(path)


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_a_sample_reads_as_its_gold_record_says(path: Path) -> None:
    found = plain(of(path).model_dump(mode="json"))
    if os.environ.get("MANDATE_REWRITE_GOLD"):
        gold(path).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    expected = json.loads(gold(path).read_text("utf-8"))
    assert found["document"] == expected["document"]
    assert len(found["measures"]) == len(expected["measures"])
    for read, written in zip(found["measures"], expected["measures"], strict=True):
        assert read == written


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_every_span_of_a_sample_holds_its_own_words(path: Path) -> None:
    assert spans_hold(of(path)) > 15


def spans_hold(record: Record) -> int:
    """Check every fact's span against the text; how many there were."""
    text, count = record.text or "", 0
    for measure in record.measures:
        own = [(m.name, m) for m in measure.evidence] + [(f.text, f) for f in (*measure.targets, *measure.funds)]
        for words, fact in own:
            assert fact.start is not None
            assert text[fact.start : fact.end] == words
        for fact in (measure, *measure.agencies, *measure.relies_on, *measure.cites, *filter(None, [measure.due])):
            assert fact.start is not None
            assert 0 <= fact.start < (fact.end or 0) <= len(text)
        count += len(own) + len(measure.agencies) + 1
        for duty in measure.agencies:
            assert any(part in text[duty.start : duty.end] for part in (duty.name, duty.name[:2], duty.name[-2:]))
    return count
