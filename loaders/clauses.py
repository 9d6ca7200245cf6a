"""Where a figure stands: its sentence, its clause, the words to its left and right.

Every look to either side is bounded, so that a text without punctuation costs no more than one with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

REACH = 120
_MARK = re.compile(r"[,;:。!?\n\t()]")
_ENDS = re.compile(r"[。!?\n\t]")
_QUOTED = re.compile(r"[“《\"][^“”《》\"\n]{1,40}[”》\"]")


_NUMBERED = re.compile(
    r"^\s*(?:\d{1,3}[.、](?!\d)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九十百\d]{1,5}条)\s*"
)


def unnumbered(words: str) -> str:
    """Words without the number of the unit that they open.

    >>> unnumbered("16.对年薪"), unnumbered("(一)对"), unnumbered("第八条 对"), unnumbered("2.5万")
    ('对年薪', '对', '对', '2.5万')
    """
    return _NUMBERED.sub("", words)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a span, closing mark included.

    >>> list(sentences("甲。乙\\n丙", 0, 5))
    [(0, 2), (2, 4), (4, 5)]
    """
    at = start
    for match in _ENDS.finditer(text, start, end):
        yield at, match.end()
        at = match.end()
    if at < end:
        yield at, end


@lru_cache(maxsize=1024)  # each kind of fact asks for those of the same units
def quoted(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Spans in quotation or title marks, in order: a figure in them is part of a name."""
    return tuple(match.span() for match in _QUOTED.finditer(text, start, end))


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


def unquoted(found: Sequence[_T], names: Sequence[tuple[int, int]]) -> Sequence[_T]:
    """What does not begin inside any of the quoted spans; both lists are in order."""
    if not names or not found:
        return found
    kept, n = [], 0
    for item in found:
        while n < len(names) and names[n][1] <= item.start:
            n += 1
        if n == len(names) or item.start <= names[n][0]:
            kept.append(item)
    return kept


def outside(matches: Iterable[re.Match[str]], names: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The matches that do not begin inside any of the quoted spans; both are in order."""
    n = 0
    for match in matches:
        while n < len(names) and names[n][1] <= match.start():
            n += 1
        if n == len(names) or match.start() <= names[n][0]:
            yield match


def left_edge(text: str, floor: int, at: int) -> int:
    """Where the clause that holds ``at`` begins; brackets that closed before are stepped over whole.

    >>> left_edge("甲,乙(丙,丁)戊3家", 0, 8)
    2
    """
    depth = 0
    lowest = max(floor, at - REACH)
    for i in reversed([match.start() for match in _MARK.finditer(text, lowest, at)]):
        char = text[i]
        if char == ")":
            depth += 1
        elif char == "(":
            if not depth:
                return i + 1
            depth -= 1
        elif not depth:
            return i + 1
    return lowest


def right_edge(text: str, at: int, ceiling: int) -> int:
    """Where the clause that holds ``at`` ends; brackets that open after are stepped over whole.

    >>> right_edge("3家(甲,乙)丙,丁", 2, 10)
    8
    """
    depth = 0
    highest = min(ceiling, at + REACH)
    for match in _MARK.finditer(text, at, highest):
        char = match[0]
        if char == "(":
            depth += 1
        elif char == ")":
            if not depth:
                return match.start()
            depth -= 1
        elif not depth:
            return match.start()
    return highest
