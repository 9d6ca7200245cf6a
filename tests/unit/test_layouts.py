"""Documents of our own writing in the genre's layouts, each with what it becomes, read by hand (ontology §1).

A file of ``layouts`` holds a document, a line of ``=====``, its frame, and its measures with their paths.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from loaders.normalise import normalise
from loaders.parse import parse
from loaders.read.plain import from_string

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


@pytest.fixture(params=LAYOUTS, ids=lambda path: path.stem)
def layout(request):
    raw, _, expected = request.param.read_text("utf-8").partition("=====\n")
    lines = expected.splitlines()
    return parse(normalise(from_string(request.param.name, raw))), lines[:4], lines[4:]


def test_frame(layout):
    outline, expected, _ = layout
    frame = outline.frame
    assert [
        f"title: {frame.title or '-'}",
        f"number: {frame.doc_no or '-'}",
        f"issuers: {'; '.join(frame.issuers) or '-'}",
        f"date: {frame.issued_on or '-'}",
    ] == expected


def test_measures(layout):
    outline, _, expected = layout
    assert [
        " > ".join([f"{h.number} {h.title}" for h in u.path] + [f"{u.number} {u.title}"]) for u in outline.units
    ] == expected


def test_every_character_stands_in_one_place(layout):
    outline = layout[0]
    spans = sorted([*((u.span.start, u.span.end) for u in outline.units), *((s.start, s.end) for s in outline.loose)])
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_units_begin_with_their_heading_and_end_with_their_text(layout):
    outline = layout[0]
    for unit in outline.units:
        body = unit.span.of(outline.text.text)
        assert body == body.strip()
        assert unit.kind == "clause" or unit.title is None or unit.title in body.replace("\n", "")[:60]
