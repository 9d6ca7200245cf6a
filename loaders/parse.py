"""``Text`` → ``Outline``: headings become paths, the smallest numbered units become measures."""

from __future__ import annotations

import re

from loaders.outline import Frame, Head, Outline, Unit
from loaders.text import Span, Text

_HEADING = re.compile(r"(?:(?P<a>[一二三四五六七八九十]+)、|\((?P<b>[一二三四五六七八九十]+)\)|(?P<c>\d{1,3})[.、](?!\d))")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}


def _digits(numeral: str) -> str:
    if numeral.isdigit():
        return numeral
    tens, _, ones = numeral.rpartition("十")
    if "十" not in numeral:
        return str(_DIGITS[numeral])
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


def parse(text: Text) -> Outline:
    """Find the measures of a text."""
    found: list[tuple[int, str, str | None, int, int]] = []
    for block in text.blocks:
        match = _HEADING.match(text.text, block.start, block.end)
        if match:
            depth = "abc".index(match.lastgroup or "a")
            line = text.text[match.end() : block.end]
            title = line.split("。")[0]
            found.append((depth, _digits(match[match.lastgroup or 0]), title if len(title) <= 40 else None, block.start, block.end))
    units: list[Unit] = []
    path: dict[int, Head] = {}
    for i, (depth, number, title, start, end) in enumerate(found):
        path = {d: h for d, h in path.items() if d < depth}
        stop = found[i + 1][3] if i + 1 < len(found) else len(text.text)
        if i + 1 < len(found) and found[i + 1][0] > depth:
            path[depth] = Head(number, title, Span(start, end), Span(end, stop))
            continue
        units.append(Unit("numbered", number, tuple(path[d] for d in sorted(path)), title, Span(start, stop)))
    first = text.text[: text.blocks[0].end] if text.blocks else None
    return Outline(text, Frame(first, None, (), None), tuple(units), ())
