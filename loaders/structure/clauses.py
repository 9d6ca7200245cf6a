"""A measure that carries several responsibility lists is split after each (ontology §1, clause)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.outline import Unit
from loaders.structure.duty_lists import lists
from loaders.text import Span

_MARKS = re.compile(r"[\s。;,]*")


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
    found = list(lists(text, span))
    for i, here in enumerate(found):
        end = _MARKS.match(text, here.end, span.end)
        stop = end.end() if end else here.end
        if i + 1 < len(found) and stop >= found[i + 1].start:
            continue
        if _closes(text, here, span) and (i == 0 or _sentence(text, found, i)):
            yield min(stop, span.end)


def _closes(text: str, here: Span, span: Span) -> bool:
    """Whether a list stands between sentences: a full stop before or behind it, or the unit's end."""
    before = text[max(span.start, here.start - 1) : here.start]
    after = text[here.end : here.end + 1] if here.end < span.end else "。"
    return before in "。;!\n" or after in "。;\n"


def _sentence(text: str, found: list[Span], i: int) -> bool:
    return any("一" <= c <= "鿿" for c in text[found[i - 1].end : found[i].start])


def _trim(text: str, start: int, stop: int) -> Span:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)
