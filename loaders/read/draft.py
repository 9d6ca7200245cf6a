"""A source in the making, for formats whose text has to be put together: paragraphs and tables, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.errors import ReadError
from graph.model import Place
from loaders.text import Block, Cell, Paragraph, Row, Source, Table

MOST_CELLS = 1_000_000  # of all tables, merged ones counted as often as they are repeated


@dataclass(eq=False)
class Box:
    """One cell's text; the same box in several rows or columns is a merged cell."""

    text: str = ""


@dataclass
class Draft:
    """Collects text and the blocks that point into it."""

    name: str
    where: str = ""
    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _size: int = 0
    _cells: int = 0

    def paragraph(self, text: str, place: Place | None = None, level: int | None = None) -> None:
        """One paragraph, unless it is blank."""
        if text.strip():
            start, end = self._add(text)
            self._blocks.append(Paragraph(start, end, place or Place(), level))

    def table(self, rows: Sequence[Sequence[Box]], places: Sequence[Place] = ()) -> None:
        """One table, a box per column of the grid in every row, unless all of it is blank.

        >>> draft, both = Draft("a.docx"), Box("甲")
        >>> draft.table([[both, Box("乙")], [both, Box("丙")]])
        >>> table = draft.source().blocks[0]
        >>> table.rows[0].cells[0] == table.rows[1].cells[0], draft.source().raw
        (True, '甲\\n乙\\n丙\\n')
        """
        self._cells += sum(map(len, rows))
        if self._cells > MOST_CELLS:
            raise ReadError("表格过大", where=self.where or self.name, remedy="请拆分表格")
        if not any(box.text.strip() for row in rows for box in row):
            return
        start = self._size
        cells: dict[Box, Cell] = {}
        for box in (box for row in rows for box in row):
            if box not in cells:
                cells[box] = Cell(*self._add(box.text))
        kept = [(row, places[n] if places else Place()) for n, row in enumerate(rows) if row]
        found = tuple(Row(tuple(cells[box] for box in row), place) for row, place in kept)
        self._blocks.append(Table(start, self._size - 1, found))

    def source(self) -> Source:
        """What has been collected."""
        return Source(self.name, "".join(self._parts), tuple(self._blocks))

    def _add(self, text: str) -> tuple[int, int]:
        start = self._size
        self._parts += (text, "\n")
        self._size += len(text) + 1
        return start, start + len(text)
