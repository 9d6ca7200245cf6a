"""Responsibility lists: brackets that say who is responsible, and lines behind a label (ontology §1, clause)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from loaders.structure.lines import Item, Line
from loaders.structure.words import any_of
from loaders.text import Span

_BRACKET = re.compile(
    r"[(〔【\[]([^()〔〕【】\[\]\n。]{2,400}(?:\([^()\n]{0,60}\)[^()〔〕【】\[\]\n。]{0,400}){0,12})[)〕】\]]"
)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:[^():,;、]{{0,8}}){any_of('duty_labels')}(?:\([^()]{{0,20}}\))?:")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"{any_of('duty_verbs')}(?:[,;。].{{0,60}})?$")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:各[一-鿿]{{1,12}}|[一-鿿·]{{1,20}}{any_of('bodies')}|[市县区]委?编办)(?:等)?(?:部门|单位)?$"
    )


def labelled(item: Item) -> bool:
    """Whether a line begins with a label of responsibility.

    >>> labelled(Line(0, 0, "牵头单位:市科技局")), labelled(Line(0, 0, "牵头单位要加强统筹"))
    (True, False)
    """
    return isinstance(item, Line) and _label().match(item.text) is not None


def says(content: str) -> bool:
    """Whether a bracket's content is a responsibility list.

    >>> [says(t) for t in ("市科技局牵头,市财政局配合", "责任单位:县水利局", "市科技局、市财政局", "以下简称条例", "省、市、区")]
    [True, True, True, False, False]
    """
    if _label().match(content) or any(_label().match(piece) for piece in re.split(r"[,;]", content)[1:4]):
        return True
    if _verb().search(content) and len(content) >= 4:
        return True
    names = [piece for piece in re.split(r"[、,;]", re.sub(r"\([^()]*\)", "", content)) if piece]
    return (len(names) >= 2 and all(_name().search(piece) for piece in names)) or (
        len(names) == 1 and bool(re.fullmatch(rf"[省市县区州旗][一-鿿]{{1,12}}{any_of('bodies')}", names[0]))
    )


def lists(text: str, span: Span) -> Iterator[Span]:
    """The responsibility lists in a span that close the text before them: brackets, and label lines.

    >>> text = "建设平台。(甲局牵头)培育企业。(乙局、丙局负责)"
    >>> [s.of(text) for s in lists(text, Span(0, len(text)))]
    ['(甲局牵头)', '(乙局、丙局负责)']
    """
    found = [Span(*m.span()) for m in _BRACKET.finditer(text, span.start, span.end) if says(m[1])]
    yield from sorted([*found, *_lines(text, span, found)], key=lambda s: s.start)


def _lines(text: str, span: Span, brackets: list[Span]) -> Iterator[Span]:
    start, starts = span.start, [b.start for b in brackets]
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        labelled = start > span.start and end - start <= 400 and _label().match(text, start, min(end, start + 40))
        at = bisect_left(starts, start)
        if labelled and not (at < len(starts) and starts[at] < end):
            yield Span(start, end)
        start = end + 1
