"""What a file hands over (``Source``) and what everything after reads (``Text``).

Both are one string and a list of blocks whose spans point into that string: a paragraph, or a table
as rows of cells. A merged cell is the same span in every row and column that it covers, so that a
task table is never flattened into prose and nothing is said twice in the string.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from graph.model import Place


class Span(NamedTuple):
    """Half-open ``[start, end)`` character offsets."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of the span.

        >>> Span(0, 2).of("市科技局")
        '市科'
        """
        return text[self.start : self.end]


class Paragraph(NamedTuple):
    """One line of the file; ``level`` is the outline level that the file itself gives it (1 is outermost)."""

    start: int
    end: int
    place: Place = Place()
    level: int | None = None


class Cell(NamedTuple):
    """One cell's text."""

    start: int
    end: int


class Row(NamedTuple):
    """One row of a table, a cell per column of the grid, merged cells repeated."""

    cells: tuple[Cell, ...]
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``start`` and ``end`` embrace its cells."""

    start: int
    end: int
    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader found in a file: ``raw`` is all its text, ``blocks`` point into it in reading order."""

    name: str
    raw: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Offsets:
    """Maps a normalised offset to the raw one: ``text[at[i]]`` came from ``raw[to[i]]``.

    Between two entries the text runs on one to one. ``at`` begins with 0 and rises strictly.
    """

    at: tuple[int, ...]
    to: tuple[int, ...]

    def raw(self, offset: int) -> int:
        """The raw offset of a normalised one.

        >>> Offsets((0, 3), (0, 10)).raw(4)
        11
        """
        i = bisect_right(self.at, offset) - 1
        return self.to[i] + offset - self.at[i]


@dataclass(frozen=True, slots=True)
class Text:
    """A document's normalised text (ontology §2), its blocks, and the way back to the raw text.

    Paragraphs stand on lines of their own (``\\n``), a table's cells are parted by ``\\t``.
    """

    name: str
    raw: str
    text: str
    blocks: tuple[Block, ...]
    offsets: Offsets
