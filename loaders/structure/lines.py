"""``Text`` → lines: what a reader's eye takes for one paragraph, and the tables between them.

A paragraph of the file that holds several, parted only by the wide blanks that begin a Chinese paragraph,
is cut where the raw text has them (ontology §2 removes blanks, so the offsets tell).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from graph.model import Place
from loaders.text import Offsets, Paragraph, Span, Table, Text

LONG = 200
_STOP = re.compile(r"[。;!?:)》”」\]]")
_LABEL = re.compile(
    r"第[一二三四五六七八九十百\d]{1,5}[章节条]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]"
)
_ANNEX = re.compile(r"附件\s?[一二三四五六七八九十\d]{1,2}[:.、]?\s?[一-鿿《“][^。;]{3,80}$")
_APART = re.compile(r"[总附]$")


class Line(NamedTuple):
    """One paragraph; ``joined`` when the file does not begin a line here; ``level`` is the file's outline level."""

    start: int
    end: int
    text: str
    place: Place = Place()
    level: int | None = None
    joined: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    def cut(self, *at: int) -> Iterator[Line]:
        """The line in pieces that begin at offsets into its own text; blanks around the pieces are dropped.

        >>> [p.text for p in Line(10, 16, "甲。 乙丙").cut(2)]
        ['甲。', '乙丙']
        """
        bounds = [0, *at, len(self.text)]
        for begin, end in pairwise(bounds):
            piece = self.text[begin:end]
            text = piece.strip()
            if text:
                start = self.start + begin + len(piece) - len(piece.lstrip())
                yield Line(start, start + len(text), text, self.place, self.level, self.joined or begin > 0)


Item = Line | Table


def lines(text: Text) -> list[Item]:
    """The lines and tables of a text in reading order; a table of one column is lines, too."""
    found: list[Item] = []
    for block in text.blocks:
        if isinstance(block, Paragraph):
            found.extend(_paragraph(text, block))
        elif max((len(set(row.cells)) for row in block.rows), default=0) <= 1:
            cells = dict.fromkeys(cell for row in block.rows for cell in row.cells)
            found.extend(_line(text.text, cell.start, cell.end, block.rows[0].place) for cell in cells)
        else:
            found.append(block)
    return [item for item in found if isinstance(item, Table) or item.text]


def _line(text: str, start: int, end: int, place: Place, level: int | None = None) -> Line:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Line(begin, begin + len(piece), piece, place, level)


def _paragraph(text: Text, block: Paragraph) -> Iterator[Line]:
    start = block.start
    for end in [*_breaks(text.text, block.start, block.end), block.end]:
        line = _line(text.text, start, end, block.place, block.level)
        yield from line.cut(*_wide(text, line))
        start = end


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("\n", start, end)
    while at >= 0:
        yield at
        at = text.find("\n", at + 1, end)


def gaps(offsets: Offsets, raw: str, span: Span) -> Iterator[tuple[int, str]]:
    """Where the raw text has blanks that the normalised one lost or folded: offset behind them, and the blanks."""
    for i in range(bisect_left(offsets.at, span.start + 1), bisect_left(offsets.at, span.end)):
        at, to = offsets.at[i], offsets.to[i]
        begin = offsets.to[i - 1] + (at - 1 - offsets.at[i - 1]) + 1
        if begin < to and not raw[begin:to].strip():
            yield at, raw[begin:to]


def _wide(text: Text, line: Line) -> Iterator[int]:
    """Offsets into the line's text where a new paragraph begins behind wide blanks."""
    last = 0
    for at, blanks in gaps(text.offsets, text.raw, line.span):
        here = at - line.start
        before, after = line.text[last:here].rstrip(), line.text[here : here + 12]
        if not before or (_APART.search(before) and after.startswith("则")):
            continue
        wide = _width(blanks) >= 4 and (len(line.text) > LONG or _STOP.match(before[-1]) or _LABEL.match(after))
        if wide or (after.startswith("附件") and before[-1] != "见" and _ANNEX.match(line.text, here)):
            last = here
            yield here


def _width(blanks: str) -> int:
    """Columns that blanks take up: an ideographic space takes two.

    >>> _width("　　"), _width("  ")
    (4, 2)
    """
    return sum(2 if c in "\u3000\u2003" else 1 for c in blanks)
