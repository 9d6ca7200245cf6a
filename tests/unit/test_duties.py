"""Who leads, assists and guides: a table of texts in both directions, and what reaches over a whole document."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.extract.duties import find
from loaders.outline import Frame, Outline, Unit
from loaders.text import Offsets, Paragraph, Span, Text

CODES = {"explicit": "e", "declared": "d", "sole": "s", "listed": "l", "shared": "h", "inherited": "i", "prose": "p"}


def outline(*measures: str, front: str = "", back: str = "") -> Outline:
    """Units of one text, one after the other, with text before and behind them."""
    whole, units = front, []
    for number, measure in enumerate(measures, 1):
        units.append(Unit("numbered", str(number), (), None, Span(len(whole), len(whole) + len(measure))))
        whole += measure + "\n"
    whole += back
    text = Text("t", whole, whole, (Paragraph(0, len(whole)),), Offsets((0,), (0,)))
    return Outline(text, Frame(None, None, (), None), tuple(units), ())


def said(document: Outline) -> list[list[str]]:
    return [[f"{d.name} {d.role[0].upper()}{CODES[d.basis]}" for d in duties] for duties in find(document)]


def rows() -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / "duties_rows.txt").read_text("utf-8").splitlines()
    pairs = [line.rpartition("=>") for line in lines if line and not line.startswith("#")]
    return [(t.strip().replace("\\n", "\n"), [p.strip() for p in e.split(", ") if p.strip()]) for t, _, e in pairs]


@pytest.mark.parametrize(("text", "expected"), rows())
def test_row(text: str, expected: list[str]) -> None:
    assert said(outline(text))[0] == expected
