"""A measure that carries several responsibility lists is split after each (ontology §1, clause)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.outline import Unit
from loaders.structure.duty_lists import lists
from loaders.text import Span

_MARKS = re.compile(r"[\s。;,]*")
_WORDS = re.compile(r"[一-鿿]")


def clauses(text: str, unit: Unit) -> list[Unit]:
    """The unit, or its clauses when several lists each close the sentences before them.

    >>> text = "3.融资服务。建设平台。(甲局牵头)培育企业。(乙局、丙局负责)"
    >>> [(c.number, c.span.of(text)) for c in clauses(text, Unit("numbered", "3", (), "融资服务", Span(0, len(text))))]
    [('3-1', '3.融资服务。建设平台。(甲局牵头)'), ('3-2', '培育企业。(乙局、丙局负责)')]
    """
    ends = list(_ends(text, unit.span)) if unit.kind != "row" else []
    if len(ends) < 2:
        return [unit]
    starts = [unit.span.start, *ends[:-1]]
    stops = [*ends[:-1], unit.span.end]
    return [
        replace(unit, kind="clause", number=f"{unit.number}-{i}", span=_trim(text, start, stop))
        for i, (start, stop) in enumerate(zip(starts, stops, strict=True), 1)
    ]


def _ends(text: str, span: Span) -> Iterator[int]:
    """Where lists end that close sentences; lists with nothing between them close together."""
    for group in _groups(text, span):
        if _closes(text, group[0].start, group[-1].end, span):
            marks = _MARKS.match(text, group[-1].end, span.end)
            yield marks.end() if marks else group[-1].end


def _groups(text: str, span: Span) -> Iterator[list[Span]]:
    group: list[Span] = []
    for here in lists(text, span):
        if group and _WORDS.search(text, group[-1].end, here.start):
            yield group
            group = []
        group.append(here)
    if group:
        yield group


def _closes(text: str, start: int, end: int, span: Span) -> bool:
    """Whether lists stand between sentences: a full stop before or behind them, or the unit's end."""
    before = text[max(span.start, start - 1) : start]
    after = text[end : end + 1] if end < span.end else "。"
    return before in "。;!\n" or after in "。;\n"


def _trim(text: str, start: int, stop: int) -> Span:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)
