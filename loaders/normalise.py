"""``Source`` → ``Text``: one spelling for everything, with the way back to every raw character (ontology §2).

The blocks are joined into one string, and each step of ``STEPS`` is applied to it in turn. A step either
keeps every character's place (``fold``) or lists the edits that it makes (``find``); edits carry the map.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from loaders import characters, entities, pinyin, shifted, spaces
from loaders.edits import Edit, edited, places, through
from loaders.text import Block, Cell, Offsets, Paragraph, Row, Source, Table, Text

_ROUNDS = 8  # an edit may lay bare another one of the same step: &amp;lt; or X(guān)(guān)
_YEAR = re.compile(r"[一二三四五六七八九][○◯ОΟOo0〇零一二三四五六七八九]{3}(?= ?年)")
_ZEROS = str.maketrans(dict.fromkeys("○◯ОΟOo0", "〇"))
_DASHED = re.compile(r"[—-](?:(?<=^\(.)(?=\))|(?<=^.)(?=、)|(?<=十.)(?=[、)]))", re.MULTILINE)
_QUOTED = re.compile(r'"([^"\n\t]*)"')


class Step(NamedTuple):
    """One step: exactly one of ``fold`` (every character keeps its place) and ``find`` is given."""

    name: str
    fold: Callable[[str], str] | None = None
    find: Callable[[str], list[Edit]] | None = None


def simplified(text: str) -> str:
    """Traditional to Simplified by OpenCC t2s, every character in its place.

    OpenCC's t2s has phrases of one length only; should a line's length change all the same, its
    characters are converted one by one.

    >>> simplified("關於乾隆")
    '关于乾隆'
    """
    convert = _converter().convert
    plain: str = convert(text)
    if len(plain) == len(text):
        return plain
    return "".join(_same_length(line, convert) for line in text.splitlines(keepends=True))


def _same_length(line: str, convert: Callable[[str], str]) -> str:
    plain = convert(line)
    if len(plain) == len(line):
        return plain
    return "".join(new if len(new := convert(character)) == 1 else character for character in line)


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def years(text: str) -> str:
    """The zero of a year in Chinese numerals, however drawn.

    >>> years("二○二二年、二O一八年")
    '二〇二二年、二〇一八年'
    """
    return _YEAR.sub(lambda match: match[0].translate(_ZEROS), text)


def ones(text: str) -> str:
    """The numeral 一 of a label, drawn as a dash.

    >>> ones("(—)总体要求\\n—、目标\\n(十—)其他\\n——坚持创新")
    '(一)总体要求\\n一、目标\\n(十一)其他\\n——坚持创新'
    """
    return _DASHED.sub("一", text)


def quotes(text: str) -> str:
    """Straight double quotes as pairs within a line; one without a partner stays.

    >>> quotes('"三支一扶"计划, 5"')
    '“三支一扶”计划, 5"'
    """
    return _QUOTED.sub(r"“\1”", text)


STEPS = (
    Step("paragraph numbers that lost their byte boundary", find=shifted.numbers),
    Step("characters that lost their byte boundary", find=pinyin.realigned),
    Step("characters of one spelling", fold=characters.folded),
    Step("entities", find=entities.decoded),
    Step("entities without their &", find=entities.mended),
    Step("characters of several or none", find=characters.spelled),
    Step("injected pinyin", find=pinyin.removed),
    Step("quotes", fold=quotes),
    Step("spaces", find=spaces.closed),
    Step("empty lines", find=spaces.empty_lines),
    Step("years", fold=years),
    Step("numerals drawn as dashes", fold=ones),
    Step("Simplified characters", fold=simplified),
)


def normalise(source: Source) -> Text:
    """Fold a source's text to the normal form of ontology §2, with the map back to ``source.raw``."""
    joined = _Joined(source)
    text, offsets = joined.text, Offsets((0,), (0,))
    for step in STEPS:
        if step.fold:
            text = step.fold(text)
        elif step.find:
            text, offsets = _repeated(step.find, text, offsets)
    return Text(source.name, source.raw, text, joined.blocks(offsets), _back(offsets, joined.offsets(), len(text)))


def _repeated(find: Callable[[str], list[Edit]], text: str, offsets: Offsets) -> tuple[str, Offsets]:
    for _ in range(_ROUNDS):
        edits = find(text)
        if not edits:
            break
        text, offsets = edited(text, edits), through(offsets, edits)
    return text, offsets


def _back(outer: Offsets, inner: Offsets, size: int) -> Offsets:
    """The map that leads through both: ``inner[outer[i]]``."""
    at: list[int] = []
    to: list[int] = []
    i = 0
    for n, (here, there) in enumerate(zip(outer.at, outer.to, strict=True)):
        stop = outer.at[n + 1] if n + 1 < len(outer.at) else size + 1
        while i + 1 < len(inner.at) and inner.at[i + 1] <= there:
            i += 1
        at.append(here)
        to.append(inner.to[i] + there - inner.at[i])
        k = i + 1
        while k < len(inner.at) and inner.at[k] - there + here < stop:
            at.append(inner.at[k] - there + here)
            to.append(inner.to[k])
            k += 1
    return Offsets(tuple(at), tuple(to))


class _Joined:
    """The text of all blocks as one string, a line each, and where each block's pieces stand in it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: list[str] = []
        self._at: list[int] = []
        self._to: list[int] = []
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}
        self._size = 0
        for block in source.blocks:
            self._add_block(block)
        self.text = "".join(self._parts)

    def offsets(self) -> Offsets:
        """The map from the joined string to the raw text."""
        return Offsets(tuple(self._at), tuple(self._to)) if self._at else Offsets((0,), (0,))

    def _add_block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._add(block.start, block.end, "\n", keep_lines=False)
            return
        for row in block.rows:
            new = [cell for cell in dict.fromkeys(row.cells) if (cell.start, cell.end) not in self._spans]
            for n, cell in enumerate(new, 1):
                self._add(cell.start, cell.end, "\t" if n < len(new) else "\n", keep_lines=True)

    def _add(self, start: int, end: int, after: str, *, keep_lines: bool) -> None:
        raw = self._source.raw[start:end]
        piece = raw.strip()
        lead = start + len(raw) - len(raw.lstrip()) if piece else start
        if "\t" in piece:
            piece = piece.replace("\t", " ")
        if "\n" in piece and not keep_lines:
            piece = piece.replace("\n", " ")
        self._spans[start, end] = (self._size, self._size + len(piece))
        for at, to in ((self._size, lead), (self._size + len(piece), min(lead + len(piece), max(lead, end - 1)))):
            if self._at and self._at[-1] == at:
                self._at.pop()
                self._to.pop()
            self._at.append(at)
            self._to.append(to)
        self._parts += (piece, after)
        self._size += len(piece) + 1

    def blocks(self, offsets: Offsets) -> tuple[Block, ...]:
        """The source's blocks, pointing into the string that ``offsets`` belongs to; without text, none."""
        ends = sorted({end for span in self._spans.values() for end in span})
        new = dict(zip(ends, places(offsets, ends), strict=True))
        spans = {old: (new[start], new[end]) for old, (start, end) in self._spans.items()}
        return tuple(_moved(self._source.blocks, spans))


def _moved(blocks: tuple[Block, ...], spans: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph):
            start, end = spans[block.start, block.end]
            if start < end:
                yield block._replace(start=start, end=end)
        elif block.rows:
            rows = tuple(Row(tuple(Cell(*spans[c.start, c.end]) for c in row.cells), row.place) for row in block.rows)
            inside = [cell for row in rows for cell in row.cells]
            if any(cell.start < cell.end for cell in inside):
                yield Table(min(cell.start for cell in inside), max(cell.end for cell in inside), rows)
