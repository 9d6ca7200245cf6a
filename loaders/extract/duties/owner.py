"""A numbered unit of the form X:duty, or whose title is nothing but X: it is X's (ontology §4, basis ``sole``)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from loaders.extract.duties.subjects import whole
from loaders.outline import Unit
from loaders.rules import seek
from loaders.text import Span
from loaders.wordtable import table

_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十百]{1,4}、|\([一二三四五六七八九十\d]{1,4}\)|第[一二三四五六七八九十百\d]{1,5}条|\d{1,3}(?:\.\d{1,3}){0,3}[.、)]?|[①-⑳])?\s*"
)
_OFFICE = re.compile("(?:的?(?:主要)?(?:工作)?(?:职责|职能|任务|责任|分工)(?:分工|任务|清单)?)$")
LONGEST = 120
# What follows those whom a letter is addressed to (各县人民政府:现将…), who own nothing by it.
_ADDRESSED = re.compile(r"\s*(?:现将|现就|经|根据|按照|为(?!主)|《|你|近年来|近日|今年|\d{4}年)")


def _words() -> Any:
    return table("prose")["subject"]


class Owned(NamedTuple):
    """The agencies that a unit belongs to, and where the name stands."""

    names: tuple[str, ...]
    span: Span


def find(text: str, unit: Unit) -> Owned | None:
    """Who stands before the colon of the unit, or alone in its heading.

    >>> from loaders.text import Span
    >>> t = "3.县林业局:指导各乡镇加强巡查。"
    >>> find(t, Unit("numbered", "3", (), None, Span(0, len(t)))).names
    ('县林业局',)
    """
    number = _NUMBER.match(text, unit.span.start, unit.span.end)
    start = number.end() if number else unit.span.start
    line = text[start : min(unit.span.end, start + LONGEST)]
    match = re.match(r"(?P<who>[^:。\n]{2,100}?)(?P<mark>[:。\n])", line)
    if (
        not match
        or seek("label", text, start, unit.span.end)
        or (match["mark"] != ":" and not line[match.end() :].strip())
        or _ADDRESSED.match(line, match.end())
    ):
        return None
    names = owners(match["who"]) if match["mark"] == ":" else of_heading(match["who"])
    return Owned(names, Span(start, start + len(match["who"]))) if names else None


def owners(heading: str) -> tuple[str, ...]:
    """The agencies that a heading is made of, with or without 职责 behind them.

    >>> owners("市教育局、市体育局"), owners("市教育局主要职责"), owners("加强市教育局建设")
    (('市教育局', '市体育局'), ('市教育局',), ())
    """
    subject = whole(_OFFICE.sub("", heading.strip()))
    return subject.names if subject else ()


def of_heading(title: str) -> tuple[str, ...]:
    """The one agency that a heading belongs to: no crowd (成员单位职责), nothing that is only built.

    >>> of_heading("市教育局职责"), of_heading("领导小组成员单位职责")
    (('市教育局',), ())
    """
    found = owners(title)
    crowds, built = tuple(_words()["crowds"]), tuple(_words()["establishments"])
    vague = any(n.endswith(crowds) or (n.endswith(built) and not n.startswith("各")) for n in found)
    return () if vague else found
