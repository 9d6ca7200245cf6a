"""The second reading: names met once are found wherever they stand again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from loaders.text import Span

_KEY = 3
_FEW = 40


def occurrences(text: str, names: Iterable[str]) -> list[Span]:
    """Where any of the names stand, the longest at each place; in one pass over the text however many they are.

    >>> [span.of("育才计划与育才计划二期") for span in occurrences("育才计划与育才计划二期", ["育才计划", "育才计划二期"])]
    ['育才计划', '育才计划二期']
    """
    known = frozenset(names)
    if len(known) <= _FEW:
        return _one_by_one(text, known)
    begins, sizes = _index(known)
    spans: list[Span] = []
    match = begins.search(text)
    while match:
        at = match.start()
        size = next((size for size in sizes.get(match[0], ()) if text[at : at + size] in known), 0)
        if size:
            spans.append(Span(at, at + size))
        match = begins.search(text, at + (size or 1))
    return spans


def _one_by_one(text: str, known: frozenset[str]) -> list[Span]:
    """The same for names so few that looking for each costs less than making a pattern of all."""
    met: list[Span] = []
    for name in known:
        at = text.find(name) if len(name) >= _KEY else -1
        while at >= 0:
            met.append(Span(at, at + len(name)))
            at = text.find(name, at + 1)
    return apart(met)


@lru_cache(maxsize=16)
def _index(known: frozenset[str]) -> tuple[re.Pattern[str], dict[str, list[int]]]:
    """A pattern for where any of the names may begin, and how long those are that begin with the same characters."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for name in known:
        if len(name) >= _KEY:
            sizes[name[:_KEY]].add(len(name))
    places = ({key[at] for key in sizes} for at in range(_KEY))
    begins = "".join(f"[{''.join(map(re.escape, sorted(place)))}]" for place in places)
    return re.compile(begins), {key: sorted(found, reverse=True) for key, found in sizes.items()}


def apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, none inside or across another; of those that meet, the one that begins first and is longest.

    >>> apart([Span(0, 4), Span(2, 6), Span(0, 5), Span(7, 9)])
    [Span(start=0, end=5), Span(start=7, end=9)]
    """
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def yielding(one: list[Span], other: list[Span]) -> list[Span]:
    """The ordered spans of one list that stand in no longer span of another and across none.

    >>> yielding([Span(0, 4), Span(6, 8)], [Span(2, 5), Span(6, 8), Span(9, 12)])
    [Span(start=6, end=8)]
    >>> yielding([Span(0, 4)], [Span(0, 9)]), yielding([Span(0, 9)], [Span(0, 4)])
    ([], [Span(start=0, end=9)])
    """
    kept: list[Span] = []
    at = 0
    for span in one:
        while at < len(other) and other[at].end <= span.start:
            at += 1
        met = other[at] if at < len(other) and other[at].start < span.end else None
        within = met is not None and span.start <= met.start and met.end <= span.end
        if met is None or within:
            kept.append(span)
    return kept
