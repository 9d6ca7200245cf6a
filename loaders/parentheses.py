"""Round, square and tortoise-shell brackets in one pass, whatever is left open or closed without having been opened."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.text import Span

_PAIRS = {"(": ")", "〔": "〕", "[": "]", "【": "】", "{": "}", "<": ">"}
_OPENED_BY = {closing: opening for opening, closing in _PAIRS.items()}
_ANY = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_OPENED_BY)) + "]")
_CLOSING = re.compile("[" + re.escape("".join(_OPENED_BY)) + "]")


def brackets(text: str, start: int, end: int, longest: int = 3000) -> tuple[Span, ...]:
    """The outermost closed brackets of ``text[start:end]`` that are not longer than ``longest``, in order.

    A bracket left open hides nothing that follows it; one that is too long is passed over for those inside it.

    >>> [s.of("甲((乙)丙)丁(〔戊〕") for s in brackets("甲((乙)丙)丁(〔戊〕", 0, 12)]
    ['((乙)丙)', '〔戊〕']
    """
    return _closed(text, start, end, longest) if _CLOSING.search(text, start, end) else ()


@lru_cache(maxsize=1024)  # every reader of a unit asks for its brackets
def _closed(text: str, start: int, end: int, longest: int) -> tuple[Span, ...]:
    opened: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    found: list[Span] = []
    for match in _ANY.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in _PAIRS:
            opened[mark].append(at)
        elif opened[_OPENED_BY[mark]]:
            begin = opened[_OPENED_BY[mark]].pop()
            if at + 1 - begin <= longest:
                while found and found[-1].start >= begin:
                    found.pop()
                if not found or found[-1].end <= begin:
                    found.append(Span(begin, at + 1))
    return tuple(found)


def outside(text: str, start: int, end: int) -> list[Span]:
    """The stretches of ``text[start:end]`` that no closed bracket holds.

    >>> [s.of("甲(乙)丙(丁") for s in outside("甲(乙)丙(丁", 0, 7)]
    ['甲', '丙(丁']
    """
    held = brackets(text, start, end)
    if not held:
        return [Span(start, end)] if start < end else []
    found, at = [], start
    for span in (*held, Span(end, end)):
        if at < span.start:
            found.append(Span(at, span.start))
        at = span.end
    return found
