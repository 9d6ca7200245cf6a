"""What relies on what (ontology §4, Reliance and citation)."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Reliance
from loaders.extract import reliance
from loaders.outline import Frame, Outline, Unit
from loaders.text import Offsets, Span, Text

_ROWS = (Path(__file__).parent / "reliance_examples.txt").read_text("utf-8").splitlines()
_EXAMPLES = [tuple(part.strip() for part in row.split("|")) for row in _ROWS if row and not row.startswith("#")]


def _found(text: str, title: str | None = None) -> tuple[Reliance, ...]:
    whole = Text("x.txt", text, text, (), Offsets((0,), (0,)))
    unit = Unit("numbered", "1", (), title, Span(0, len(text)))
    return reliance.find(Outline(whole, Frame(None, None, (), None), (unit,), ()))[0]


@pytest.mark.parametrize(("text", "names"), _EXAMPLES)
def test_targets(text: str, names: str) -> None:
    assert [found.target for found in _found(text)] == [name for name in names.split(";") if name]


def test_a_span_holds_the_target() -> None:
    text = "依托湖州湾区创新中心,开展研发。"
    (found,) = _found(text)
    assert text[found.start : found.end] == found.target == "湖州湾区创新中心"


def test_the_source_is_what_is_built_on_it() -> None:
    (found,) = _found("依托市大数据平台现有算力,建设养老服务信息平台。")
    assert (found.source, found.target) == ("养老服务信息平台", "市大数据平台")


def test_without_a_thing_built_the_measure_itself_relies() -> None:
    (found,) = _found("健全核验制度。依托市大数据平台开展核验。", "健全核验制度")
    assert found.source is None


def test_the_title_names_the_source() -> None:
    text = "建设湖州湾区科创城。依托湖州零碳产业园,打造产业社区。"
    (found,) = _found(text, "建设湖州湾区科创城")
    assert (found.source, found.target) == ("湖州湾区科创城", "湖州零碳产业园")


def test_a_target_counts_once() -> None:
    assert len(_found("依托市大数据平台归集数据,依托市大数据平台共享数据。")) == 1
