"""Titles in 《》 and names in “”: where they stand, broken and nested ones included."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.text import Span

LONGEST_TITLE = 200
LONGEST_QUOTE = 40
_BRACKET = re.compile(r"[《》\n]")
# A title closed by the wrong mark, on a line where no right one follows before the next title.
_MISCLOSED = re.compile(r"《[^《》〈〉<>\n]{2,80}[〉>](?![^《》\n]{0,200}》)")
_QUOTE = re.compile(r"[“”\"\n]")


@lru_cache(maxsize=8)
def titles(text: str) -> tuple[Span, ...]:
    """The outermost 《…》 of each line, brackets included; where one is left open, those inside it.

    >>> [s.of("按《甲〈乙〉的通知》和《丙《丁》的通知》") for s in titles("按《甲〈乙〉的通知》和《丙《丁》的通知》")]
    ['《甲〈乙〉的通知》', '《丙《丁》的通知》']
    >>> [s.of("《甲,按照《乙》和《丙》") for s in titles("《甲,按照《乙》和《丙》")]
    ['《乙》', '《丙》']
    >>> [s.of("按《甲办法〉和《乙》") for s in titles("按《甲办法〉和《乙》")]
    ['《甲办法〉', '《乙》']
    """
    found: list[Span] = [Span(*match.span()) for match in _MISCLOSED.finditer(text)]
    opened: list[int] = []
    inner: list[Span] = []
    for match in _BRACKET.finditer(text + "\n"):
        at, mark = match.start(), match[0]
        if mark == "》" and opened:
            span = Span(opened.pop(), at + 1)
            inner = [other for other in inner if other.start < span.start] + [span]
        if mark != "》" and (mark == "\n" or (opened and at - opened[0] > LONGEST_TITLE) or len(opened) > 3):
            opened = []
        if not opened:
            found.extend(span for span in inner if 2 < span.end - span.start <= LONGEST_TITLE)
            inner = []
        if mark == "《":
            opened.append(at)
    return tuple(sorted(found, key=lambda span: span.start))


@lru_cache(maxsize=8)
def quotes(text: str) -> tuple[Span, ...]:
    """The “…”, marks included; straight and mixed marks alternate, and a pair never leaves its line.

    >>> [s.of('选调生"育才工程”,“甲”“乙”') for s in quotes('选调生"育才工程”,“甲”“乙”')]
    ['"育才工程”', '“甲”', '“乙”']
    """
    found: list[Span] = []
    opened: int | None = None
    for match in _QUOTE.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            opened = None
        elif mark == "“" or opened is None:
            opened = at if mark != "”" else None
        else:
            if 1 < at - opened <= LONGEST_QUOTE:
                found.append(Span(opened, at + 1))
            opened = None
    return tuple(found)
