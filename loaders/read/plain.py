"""Plain text: a paragraph per line, and the paragraphs that a page without line ends marks by its indents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from graph.errors import ReadError
from graph.model import Place
from loaders.read import drawn, wrapped
from loaders.read.draft import Box, Draft
from loaders.read.encoding import decoded
from loaders.text import Paragraph, Row, Source, Table

_LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_INDENT = re.compile(r"[\u3000\u2003]{2,}|(?<=[。:;!?:;!?])[ \u3000\u2002\xa0]{4,}")
_BLANKS = re.compile(r"[\u3000\u2003 \u2002\xa0]{2}")  # in every indent
_ALIGNED = re.compile(r"(?:^|[\s\u3000])\S\s*\Z")
_MOST_LINES = 400_000  # blank ones among them
_SAMPLE = 400  # lines that tell how a text was broken
_LONG = 200  # a line this long is a page whose line ends were lost


def read_text(name: str, data: bytes, where: str) -> Source:
    """The paragraphs of a text file. Raises ``ReadError``."""
    text = decoded(data, where)
    check_lines(text, where)
    return from_string(name, text)


def check_lines(text: str, where: str) -> None:
    """Refuse what has too many lines to be a document, before they are counted out. Raises ``ReadError``."""
    if max(text.count("\n"), text.count("\r")) > _MOST_LINES:
        raise ReadError(f"超过 {_MOST_LINES} 行,不像一份文件", where=where, remedy="请拆成几份")


def from_string(name: str, raw: str) -> Source:
    """A source of one paragraph per line with text, and of the tables drawn in it.

    >>> [(p.start, p.end, p.place.paragraph) for p in from_string("a.txt", "甲\\n\\n 乙\\n").blocks]
    [(0, 1, 1), (3, 5, 3)]
    """
    blocks = list(_blocks(raw))
    if all(isinstance(block, Paragraph) or all(len(row) == 1 for row in block.rows) for block in blocks):
        return Source(name, raw, tuple(b if isinstance(b, Paragraph) else b.block() for b in blocks))
    draft = Draft(name)
    for block in blocks:
        if isinstance(block, Paragraph):
            draft.paragraph(raw[block.start : block.end], block.place)
        else:
            draft.table(block.boxes(raw), block.places())
    return draft.source()


class _Drawn(NamedTuple):
    """A table drawn in text: the cells of each line of each row, and the number of its first line."""

    rows: list[drawn.Lines]
    line: int

    def places(self) -> list[Place]:
        return [Place(paragraph=self.line, row=n) for n in range(1, len(self.rows) + 1)]

    def block(self) -> Table:
        found = zip(self.rows, self.places(), strict=True)
        made = tuple(Row(tuple(cells), place) for (cells,), place in found)
        return Table(made[0].cells[0].start, made[-1].cells[-1].end, made)

    def boxes(self, raw: str) -> list[list[Box]]:
        """The cells' text where a row takes several lines."""
        columns = ((zip(*row, strict=True)) for row in self.rows)
        return [[Box("".join(raw[c.start : c.end] for c in column)) for column in row] for row in columns]


def lines(raw: str) -> Iterator[tuple[int, int]]:
    """The start and end of every line, without its line end."""
    start = 0
    for match in _LINE_END.finditer(raw):
        yield start, match.start()
        start = match.end()
    if start < len(raw):
        yield start, len(raw)


def _blocks(raw: str) -> Iterator[Paragraph | _Drawn]:
    numbered = list(enumerate(lines(raw), 1))
    limit = wrapped.width([raw[start:end] for _, (start, end) in numbered[:_SAMPLE]])
    sorts = drawn.kinds([raw[start:end] for _, (start, end) in numbered])
    for sort, group in groupby(zip(sorts, numbered, strict=True), lambda item: item[0]):
        found = [line for _, line in group]
        rows = drawn.rows(raw, [span for _, span in found], sort) if sort is not None else []
        if rows:
            yield _Drawn(rows, found[0][0])
        elif limit is None:
            for n, (start, end) in found:
                yield from _paragraphs(raw, start, end, n)
        else:
            yield from _rejoined(raw, found, limit)


def _rejoined(raw: str, found: list[tuple[int, tuple[int, int]]], limit: int) -> Iterator[Paragraph]:
    """The paragraphs of lines that were broken at a fixed width; each runs over its line ends."""
    begun: tuple[int, int, int] | None = None  # its first line's number, its start, its last line's start
    stop = 0
    for n, (start, end) in found:
        if begun and wrapped.goes_on(raw[begun[2] : stop], raw[start:end], limit):
            begun, stop = (begun[0], begun[1], start), end
            continue
        if begun:
            yield from _paragraphs(raw, begun[1], stop, begun[0])
        begun, stop = (n, start, start), end
    if begun:
        yield from _paragraphs(raw, begun[1], stop, begun[0])


def _paragraphs(raw: str, start: int, end: int, n: int) -> Iterator[Paragraph]:
    for begin, stop in split_at_indents(raw, start, end) if end - start > _LONG else ((start, end),):
        if raw[begin:stop].strip():
            yield Paragraph(begin, stop, Place(paragraph=n))


def split_at_indents(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a long line: each begins with two ideographic spaces; `目　　录` is one word drawn wide.

    >>> list(split_at_indents("甲。　　乙丙　　丁戊", 0, 10))
    [(0, 2), (4, 6), (8, 10)]
    """
    begin = start
    for match in _INDENT.finditer(raw, start, end) if _BLANKS.search(raw, start, end) else ():
        if match.start() > begin and not _drawn_wide(raw, match, begin, end):
            yield begin, match.start()
            begin = match.end()
    yield begin, end


def _drawn_wide(raw: str, match: re.Match[str], begin: int, end: int) -> bool:
    alone_before = _ALIGNED.search(raw, max(begin, match.start() - 2), match.start()) is not None
    after = raw[match.end() : min(end, match.end() + 2)]
    alone_after = len(after) == 1 or (len(after) == 2 and after[1].isspace())
    return alone_before and alone_after
