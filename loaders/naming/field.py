"""Where names are looked for: the text without titles, lists of responsible units and table cells of agencies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from loaders.brackets import quotes, titles
from loaders.outline import Outline
from loaders.text import Span

BLANK = "\x00"
_LABEL = re.compile(
    r"(?:牵头|责任|配合|协同|负责|参与|参加|协办|主办|承办|支持|指导|督导|实施|落实|完成)(?:单位|部门|处室|科室|主体|领导|人)\s*:[^。;\n\t\x00]{0,1500}"
)
_PAREN = re.compile(r"[()〔〕\[\]\n]")
_CLOSED = re.compile(r"[)〕\]]")
_INNER = re.compile(
    r"[一-鿿]{2,6}|[^、,;:()]{2,14}(?:方向|中心|分中心|基地|园区|片区|一期|二期|三期)|[一二三四五六七八九十\d]期|[A-Za-z]{2,8}"
)
_SHORT = re.compile(r"\(([^()\n、,;:]{1,16})\)")
_AGENCIES = ("单位", "部门", "处室", "牵头", "责任", "配合", "协同")
_LONGEST = 400
_MARK = re.compile(r"[。;!?:,\n\t\x00()〔〕…、]")
_NUMBER = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.、]?(?=[^\d.%年月日个家项万亿])|\d{1,2}\.(?=\d{3}[^\d.年])|第[一二三四五六七八九十百]{1,4}[章条节])?\s*"
)


class Item(NamedTuple):
    """A stretch of text between 、 and harder marks; ``first`` is where its list begins. One without marks is cut."""

    span: Span
    first: int


class Listed(NamedTuple):
    """A list between harder marks than 、: where it begins, and where each of its items ends."""

    first: int
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A text with what holds no names blanked out, of the same length; its quoted parts; its lists of items in order."""

    text: str
    quoted: tuple[Span, ...]
    lists: tuple[Listed, ...]

    @property
    def items(self) -> list[Item]:
        """All items in order."""
        return [item for listed in self.lists for item in _items(self.text, listed)]


@lru_cache(maxsize=4)
def field(outline: Outline) -> Field:
    """The field of a document."""
    cells = [f.span for unit in outline.units for f in unit.fields if any(word in f.label for word in _AGENCIES)]
    return of_text(outline.text.text, cells)


def of_text(text: str, cells: list[Span] | None = None) -> Field:
    """The field of a text; ``cells`` are blanked out too.

    >>> f = of_text("实施育才计划(市教育局、市人社局负责),按《甲计划》办理")
    >>> f.text.count(BLANK), [item.span.of(f.text) for item in f.items][:1]
    (18, ['实施育才计划'])
    """
    chars = list(text)
    for span in [*titles(text), *_lists(text), *(cells or [])]:
        chars[span.start : span.end] = BLANK * (span.end - span.start)
    masked = "".join(chars)
    masked = _LABEL.sub(lambda match: BLANK * len(match[0]), masked)
    quoted = tuple(span for span in quotes(masked) if BLANK not in span.of(masked))
    masked = _curled(masked, quoted)
    return Field(masked, quoted, tuple(_cut(masked, quoted)))


def _curled(text: str, quoted: tuple[Span, ...]) -> str:
    """The text with every quotation between “ and ”, whatever marks it was written with."""
    if all(text[span.start] == "“" and text[span.end - 1] == "”" for span in quoted):
        return text
    chars = list(text)
    for span in quoted:
        chars[span.start], chars[span.end - 1] = "“", "”"
    return "".join(chars)


def _lists(text: str) -> list[Span]:
    """Brackets that hold a list or a responsibility rather than a part of a name."""
    found: list[Span] = []
    if not _CLOSED.search(text):
        return found
    opened: list[int] = []
    for match in _PAREN.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            opened = []
        elif mark in "(〔[":
            opened = [*opened[-3:], at]
        elif opened:
            start = opened.pop()
            inside = text[start + 1 : at]
            if not opened and not _part_of_name(inside):
                found.append(Span(start, at + 1))
    return found


def _part_of_name(inside: str) -> bool:
    if "“" in inside and not re.search(r"负责|牵头|单位|部门", inside):
        return True
    return len(inside) <= 24 and not re.search(r"[、,;:]|负责|牵头|单位|简称|下同|以下|见附件|含", inside)


def inside(spans: tuple[Span, ...], outer: Span) -> tuple[Span, ...]:
    """Those of ordered spans that begin in another.

    >>> inside((Span(0, 2), Span(3, 5), Span(9, 12)), Span(2, 10))
    (Span(start=3, end=5), Span(start=9, end=12))
    """
    low = bisect_left(spans, (outer.start,))
    return spans[low : bisect_left(spans, (outer.end,), low)]


def lists_with(field: Field, heads: re.Pattern[str], quoted: bool) -> Iterator[list[Item]]:
    """The lists of items that hold one of the heads, or a quotation when that is asked for too.

    >>> f = of_text("实施育才计划、甲,做好服务,推进乙工程")
    >>> [[item.span.of(f.text) for item in items] for items in lists_with(f, re.compile("计划|工程"), True)]
    [['实施育才计划', '甲'], ['推进乙工程']]
    """
    marks = [match.start() for match in heads.finditer(field.text)]
    marks += [span.start for span in field.quoted] if quoted else []
    marks.sort()
    return holding(field, marks)


def holding(field: Field, marks: list[int]) -> Iterator[list[Item]]:
    """The lists of items in which any of some rising offsets stand; the others are never cut into items."""
    last = -1
    for mark in marks:
        at = bisect_left(field.lists, (mark + 1,)) - 1
        if at > last:
            last = at
            items = _items(field.text, field.lists[at])
            if items and mark < items[-1].span.end:
                yield items


def _behind_number(text: str, start: int, end: int) -> int:
    if "一" <= text[start] <= "鿿" and text[start] != "第":  # most items begin with a word
        return start
    match = _NUMBER.match(text, start, end)
    return match.end() if match else start


def _items(text: str, listed: Listed) -> list[Item]:
    """The items of a list, without the numbers that they begin with."""
    found: list[Item] = []
    start, first = listed.first, listed.first
    for end in listed.ends:
        if start < end:
            start = _behind_number(text, start, end)
            found += [Item(Span(begun, min(end, begun + _LONGEST)), first) for begun in range(start, end, _LONGEST)]
        start = end + 1
    return found


def _cut(text: str, quoted: tuple[Span, ...]) -> Iterator[Listed]:
    """The text cut at every mark that no quotation encloses; a short bracket inside a name does not cut."""
    protected = bytearray(len(text))
    for span in quoted:
        protected[span.start : span.end] = b"\x01" * (span.end - span.start)
    for match in _SHORT.finditer(text):
        if _INNER.fullmatch(match[1]):
            protected[match.start() : match.end()] = b"\x01" * len(match[0])
    ends: list[int] = []
    start = first = 0
    for match in _MARK.finditer(text + "\n"):
        at = match.start()
        if at < len(text) and protected[at] and at - start < _LONGEST:
            continue
        ends.append(at)
        start = at + 1
        if match[0] != "、":
            if first < at:
                yield Listed(first, tuple(ends))
            ends, first = [], start
