"""The lines of a PDF page, and paragraphs from the lines of all pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.characters import folded
from loaders.read.glyphs import Glyph

_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百\d]{1,4}[章节条]|"
    r"\d{1,2}[.．、](?!\d)|[①-⑳]|附件\s?\d{0,2}[:：]?\s*$|——)"
)
_ENDS = re.compile(r"[。;；:：!！?？][”’」』)）]*\s*$")
_LATIN_END, _LATIN_START = re.compile(r"[A-Za-z,.]$"), re.compile(r"^[A-Za-z]")
_PAGE_NUMBER = re.compile(
    r"[\s\-—–·~]*(?:第\s?)?\d{1,4}(?:\s?页)?(?:\s?[/,，共]{1,2}\s?\d{1,4}\s?页?)?[\s\-—–·~]*|第\s?[一二三四五六七八九十]{1,4}\s?页|"
    r"(?:https?|file)://\S{1,300}(?:\s+\d{1,4}/\d{1,4})?"
)
_DIGITS = re.compile(r"\d+")
_FAR = 4.0  # characters
_EDGE = 0.12  # running heads and page numbers stand in these parts of a page


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int


def lines(found: Iterable[Glyph], page: int) -> list[Line]:
    """The lines of a page from top to bottom.

    >>> [line.text for line in lines([Glyph("乙", 10, 0, 20, 10), Glyph("甲", 0, 1, 10, 11), Glyph("丙", 0, 20, 10, 30)], 1)]
    ['甲乙', '丙']
    """
    rows: list[list[Glyph]] = []
    reach = 0.0
    for glyph in sorted((g for g in found if not g.char.isspace()), key=lambda g: g.middle):
        if rows and glyph.middle < reach:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            reach = glyph.middle
        reach = max(reach, min(glyph.middle + (glyph.bottom - glyph.top) * 0.45, rows[-1][0].middle + 12))
    return [_line(part, page) for row in rows for part in _apart(row)]


def _apart(row: list[Glyph]) -> list[list[Glyph]]:
    """The parts of a row that stand far from each other, or a little apart and in other type."""
    row.sort(key=lambda g: (g.left, g.right))
    size = median(g.bottom - g.top for g in row)
    parts, reach = [[row[0]]], row[0].right
    for before, glyph in pairwise(row):
        gap = glyph.left - reach
        if gap > _FAR * size or (gap > 0.8 * size and not _alike(before, glyph)):
            parts.append([])
        parts[-1].append(glyph)
        reach = max(reach, glyph.right)
    return parts


def _alike(one: Glyph, other: Glyph) -> bool:
    """Whether two characters are of about the same size."""
    low, high = sorted((one.bottom - one.top, other.bottom - other.top))
    return high < 1.5 * low


def _line(row: list[Glyph], page: int) -> Line:
    kept: list[Glyph] = []
    parts: list[str] = []
    size = median(g.bottom - g.top for g in row)
    for glyph in row:
        if kept:
            before = kept[-1]
            if glyph.char == before.char and abs(glyph.left - before.left) < 0.25 * size:
                continue  # bold by printing twice
            parts.append(_gap(before, glyph, size))
        kept.append(glyph)
        parts.append(glyph.char)
    top, bottom = min(g.top for g in kept), max(g.bottom for g in kept)
    return Line("".join(parts), kept[0].left, max(g.right for g in kept), top, bottom, size, page)


def _gap(before: Glyph, after: Glyph, size: float) -> str:
    distance = after.left - before.right
    if distance > 0.9 * size:
        return "  "
    latin = before.char.isascii() and after.char.isascii()
    return " " if distance > (0.18 if latin else 0.4) * size else ""


def without_furniture(pages: Sequence[tuple[Sequence[Line], float]]) -> list[list[Line]]:
    """The lines of every page (given with its height) but running heads, running feet and page numbers."""
    seen: Counter[tuple[str, bool]] = Counter()
    for found, height in pages:
        seen.update({(_shape(line), line.top < height / 2) for line in found if _at_edge(line, height)})
    often = max(3, len(pages) // 3) if len(pages) > 2 else 2
    kept = []
    for found, height in pages:
        kept.append(
            [
                line
                for line in found
                if not _at_edge(line, height)
                or (not _PAGE_NUMBER.fullmatch(line.text.strip()) and seen[_shape(line), line.top < height / 2] < often)
            ]
        )
    return kept


def _shape(line: Line) -> str:
    return _DIGITS.sub("0", "".join(line.text.split()))


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)


@dataclass(frozen=True, slots=True)
class Measure:
    """The type area: where lines begin and end, how high a line and how far apart they are."""

    left: float
    right: float
    size: float
    leading: float


def type_area(found: Sequence[Line]) -> Measure:
    """The type area that most long lines agree on."""
    size = median(line.size for line in found)
    long = [line for line in found if line.right - line.left > 12 * size] or list(found)
    lefts, rights = Counter(round(line.left / 3) for line in long), Counter(round(line.right / 3) for line in long)
    steps = [b.top - a.top for a, b in pairwise(found) if a.page == b.page and b.top > a.top]
    right = max(r for r, n in rights.items() if n * 3 >= max(rights.values())) * 3
    left = min(r for r, n in lefts.items() if n * 3 >= max(lefts.values())) * 3
    return Measure(left, right, size, median(steps) if steps else size * 1.6)


def begins(line: Line, before: Line | None, area: Measure) -> bool:
    """Whether a line begins a paragraph, the one before being ``before``."""
    if before is None:
        return True
    size = max(line.size, 1.0)
    if abs(line.size - before.size) > 0.25 * size:
        return True
    if line.page == before.page and line.top - before.top > 1.7 * max(area.leading, size):
        return True
    indented = line.left > area.left + 1.3 * size
    full = before.right > area.right - 2.2 * size
    labelled = bool(_LABEL.match(folded(line.text[:12])))
    if indented:  # a block set in from the margin goes on at the same place
        return labelled or not full or ends(before.text) or abs(before.left - line.left) > 0.6 * size
    return not full or (labelled and ends(before.text))


def ends(text: str) -> bool:
    """Whether a text ends with a sentence."""
    return bool(_ENDS.search(text[-20:]))


def joined(texts: Sequence[str]) -> str:
    """The lines of one paragraph as one string.

    >>> joined(["加快 5G", "网络建设,推广 digital", "twin 技术"])
    '加快 5G网络建设,推广 digital twin 技术'
    """
    whole = ""
    for text in map(str.strip, texts):
        if _LATIN_END.search(whole) and _LATIN_START.match(text):
            whole += " "
        elif whole.endswith("-") and _LATIN_START.match(text) and whole[-2:-1].isascii():
            whole = whole[:-1]
        whole += text
    return whole
