"""Documents cited in 《》 or by a declared short name (ontology §4, Reliance and citation)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from loaders.extract import citations
from loaders.outline import Frame, Outline, Unit
from loaders.text import Offsets, Span, Text

_ROWS = (Path(__file__).parent / "citation_examples.txt").read_text("utf-8").splitlines()
_EXAMPLES = [tuple(part.strip() for part in row.split("|")) for row in _ROWS if row and not row.startswith("#")]
_SIGN = {"implements": "+", "mentions": "-"}


def _outline(front: str, body: str, title: str | None = None) -> Outline:
    text = f"{front}\n{body}"
    frame = Frame(title, None, (), None, front=Span(0, len(front)))
    unit = Unit("numbered", "1", (), None, Span(len(front) + 1, len(text)))
    return Outline(Text("x.txt", text, text, (), Offsets((0,), (0,))), frame, (unit,), ())


def _cited(body: str, front: str = "", title: str | None = None) -> list[str]:
    return [_SIGN[cite.how] + cite.title for cite in citations.find(_outline(front, body, title))[0]]


def _ahead(front: str, title: str) -> list[str]:
    return [_SIGN[cite.how] + cite.title for cite in citations.of_document(_outline(front, "一、任务", title))]


@pytest.mark.parametrize(("text", "cites"), _EXAMPLES)
def test_citations(text: str, cites: str) -> None:
    assert _cited(text, title="测试办法") == [cite for cite in cites.split(";") if cite]


@pytest.mark.parametrize(
    ("front", "cites"),
    [
        ("现将《甲市养老服务办法》印发给你们,请认真贯彻执行。", []),
        ("《甲市养老服务办法》已经市政府同意,现印发给你们。", []),
        ("关于印发《甲市养老服务办法》的通知", []),
        ("甲市民政局关于印发《甲市养老办法》的通知", []),
        ("按照甲市民政局关于印发《甲市养老办法》的通知要求,抓好落实。", ["-甲市养老办法"]),
        ("《甲市养老服务办法》《甲市助餐办法》、《甲市照护办法》已经市政府同意,现印发给你们。", []),
        ("《甲市养老服务办法》已经市政府同意,现印发。《甲市助餐办法》同时废止。", ["-甲市助餐办法"]),
        ("现将《关于甲市养老服务办法》印发给你们。", []),
        ("为贯彻《乙省养老条例》,制定本办法。", ["+乙省养老条例"]),
        ("现将修订后的《甲市养老服务办法》印发。2015年印发的《甲市养老服务办法》同时废止。", ["-甲市养老服务办法"]),
        ("现将《丙方案》转发给你们。", []),
        ("2016年印发的《旧意见》(甲政发〔2016〕8号)停止执行。", ["-旧意见"]),
    ],
)
def test_citations_outside_measures(front: str, cites: list[str]) -> None:
    assert _ahead(front, "甲市养老服务办法") == cites


def test_a_short_name_declared_outside_stands_for_the_title_inside() -> None:
    front = "根据《乙省关于养老服务的意见》(以下简称《意见》)"
    assert _cited("按照《意见》部署推进。", front, "甲市办法") == ["+乙省关于养老服务的意见"]


def test_a_short_name_in_plain_quotation_marks() -> None:
    front = '为贯彻《关于人才发展的20条措施》,(简称"人才发展20条")提出的任务'
    assert _cited('对"人才发展20条"贯彻落实情况督查。', front) == ["+关于人才发展的20条措施"]


def test_a_short_name_for_itself_is_an_alias_and_no_citation() -> None:
    outline = _outline(
        "现将《甲市养老服务办法》(以下简称《办法》)印发给你们。", "按照《办法》执行。", "甲市养老服务办法"
    )
    assert citations.aliases(outline) == ("办法",)
    assert citations.find(outline) == [()]


def test_a_bare_kind_stands_for_the_only_title_it_fits() -> None:
    assert _cited("《决定》提出要求。", "学习《关于深化改革的决定》。") == ["-关于深化改革的决定"]
    assert _cited("《决定》提出要求。", "学习《甲决定》和《乙决定》。") == []


def test_a_title_cited_twice_counts_once_and_as_carried_out() -> None:
    assert _cited("修订《甲办法》,按照《甲办法》执行。") == ["+甲办法"]


def test_a_span_holds_the_title() -> None:
    outline = _outline("", "按照《甲办法》执行。")
    (cite,) = citations.find(outline)[0]
    assert outline.text.text[cite.start : cite.end] == "《甲办法》"


@pytest.mark.parametrize("piece", ["《", "《》", "《甲》", "》", "《甲《乙", "(简称“甲", "《甲》(简称“乙”)", "按照"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    begun = time.perf_counter()
    _cited(piece * (60_000 // len(piece)))
    assert time.perf_counter() - begun < 5
