"""Text whose lines were broken at a fixed width: which lines belong to one paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import east_asian_width

_BEGINS = re.compile(
    r"[ \t\u3000\xa0]{2,}|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|"
    r"第[一二三四五六七八九十百\d]{1,4}[章节条]|[①-⑳]|附件|——"
)
_FEWEST = 12  # lines that such a text has
_NARROWEST, _WIDEST = 36, 110  # columns, a Chinese character taking two


def columns(line: str) -> int:
    """How many columns a line takes on a screen.

    >>> columns("到2025年")
    8
    """
    return len(line) + sum(east_asian_width(character) in "WF" for character in line)


def width(lines: Sequence[str]) -> int | None:
    """The width at which the lines of a text were broken; None when they were not.

    Then most lines are as long as the longest, and most of those do not end a sentence.
    """
    if len(lines) < _FEWEST or max(map(len, lines)) > _WIDEST * 2:
        return None
    if columns(max(lines, key=len).rstrip()) > _WIDEST:  # as in most texts: spare the others
        return None
    found = [columns(line.rstrip()) for line in lines if line.strip()]
    if len(found) < _FEWEST or max(found) > _WIDEST or max(found) < _NARROWEST:
        return None
    widest = max(found)
    full = sum(widest - 3 <= size for size in found)
    ended = sum(
        line.rstrip().endswith(("。", ";", ";", ":", ":")) for line in lines if widest - 3 <= columns(line.rstrip())
    )
    return widest if full * 2 >= len(found) and ended * 3 < full and len(Counter(found)) > 1 else None


def goes_on(before: str, line: str, limit: int) -> bool:
    """Whether a line goes on with the paragraph of the one before, broken for want of room.

    >>> goes_on("一二三四五六七八九十" * 2, "一二三", 40), goes_on("一二三", "四五六", 40)
    (True, False)
    """
    return columns(before.rstrip()) >= limit - 3 and bool(line.strip()) and not _BEGINS.match(line)
