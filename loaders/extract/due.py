"""Each measure's own deadline: a column, a label, a bracket or a closing phrase says it (ontology §4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from graph.model import Due
from loaders.alternatives import either
from loaders.clauses import outside, quoted, unquoted
from loaders.figures import words
from loaders.moments import Moment, counted_from, moments
from loaders.numbers import date
from loaders.outline import Outline, Unit
from loaders.text import Span

_BRACKET = re.compile(r"[(〔\[]([^()〔〕\[\]\n]{2,200})[)〕\]]")
_RANGE = re.compile(r"20\d{2}年?[-—–~至]{1,2}20\d{2}年?")
_PLAIN_DATE = re.compile(r"^\s*20\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?\s*(?:前|底|底前)?\s*$")
_MONTHS = re.compile(r"(20\d{2})年\d{1,2}月?[-—–~至到]{1,2}(\d{1,2})月")
_DONE = re.compile(
    r"(?:全部|全面|基本|要|须|必须|应|应当)?(?:完成|办结|落实到位|整改到位|到位|完毕|建成投用|建成使用|投入使用|建成|投用|出台|印发|见效)"
)


def find(outline: Outline) -> list[tuple[Due, ...]]:
    """At most one deadline per unit."""
    text, issued = outline.text.text, counted_from(outline.frame.title, outline.frame.issued_on)
    return [_of_unit(text, unit, issued) for unit in outline.units]


def _of_unit(text: str, unit: Unit, issued: str | None) -> tuple[Due, ...]:
    sources = (_columns(unit), _labels(text, unit), _brackets(text, unit, issued), _prose(text, unit, issued))
    for span in chain.from_iterable(sources):
        if due := _read(text, span, issued):
            return (due,)
    return ()


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{either(words('due', 'labels'))}\s*[::]\s*([^。;)\n\t]{{2,60}})")


@cache
def _ongoing() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:并|需|要|且)?{either(words('due', 'ongoing'))}\s*$")


def _columns(unit: Unit) -> Iterator[Span]:
    for field in unit.fields:
        label = re.sub(r"\s", "", field.label)
        if any(word in label for word in words("due", "labels")):
            yield field.span


def _labels(text: str, unit: Unit) -> Iterator[Span]:
    for match in _label().finditer(text, unit.span.start, unit.span.end):
        yield Span(*match.span(1))


def _brackets(text: str, unit: Unit, issued: str | None) -> Iterator[Span]:
    """(5月底完成,责任单位:X) and (X负责,持续推进): the part of a bracket that is a time and nothing else."""
    names = quoted(text, unit.span.start, unit.span.end)
    for match in outside(_BRACKET.finditer(text, unit.span.start, unit.span.end), names):
        if _RANGE.fullmatch(match[1]):
            continue
        for part in re.finditer(r"[^,;。]+", match[1]):
            span = Span(match.start(1) + part.start(), match.start(1) + part.end())
            if _ongoing().match(part[0]) or _whole(text, span, issued):
                yield span


def _whole(text: str, span: Span, issued: str | None) -> Moment | None:
    """The one date of a span that holds nothing else but 前 or 完成."""
    found = [m for m in moments(text, span.start, span.end, issued or "2000") if m.kind == "by"]
    if len(found) != 1:
        return None
    rest = text[span.start : found[0].start] + text[found[0].end : span.end]
    plain = re.sub(r"(?:拟|力争|确保|计划|于|在|请|并|全部|全面|基本|完成|办结|落实|到位|前|底|完毕|\s)", "", rest)
    return found[0] if not plain else None


def _prose(text: str, unit: Unit, issued: str | None) -> Iterator[Span]:
    """The one date by which all is to be done: …,2025年6月底前完成。 or 2013年年底前, at the opening of the body."""
    span = unit.span
    names = quoted(text, span.start, span.end)
    dates = [m for m in unquoted(moments(text, span.start, span.end, issued), names) if m.kind == "by" and m.date]
    limits = [m for m in dates if text[m.start : m.end].endswith("前") or text[m.end : m.end + 1] == "前"]
    if len({m.date for m in dates}) != 1 or not limits:
        return
    first = limits[0]
    opening = text[span.start : first.start].rstrip()
    body = opening == "" or opening.endswith((unit.title or "\0", "。" if len(opening) < 60 else "\0"))
    closing = re.match(rf"{_DONE.pattern}(?:[。;)\n]|$)", text[first.end : first.end + 12])
    if closing or (body and text[first.end : first.end + 1] == "," and _heads(text, unit, first)):
        yield Span(first.start, first.end)


def _heads(text: str, unit: Unit, moment: Moment) -> bool:
    """Whether nothing but the unit's number and title stands before the moment."""
    before = text[unit.span.start : moment.start]
    before = before.replace(unit.title or "\0", "", 1)
    return len(re.sub(r"[\s\d一二三四五六七八九十()、.。第条章]", "", before)) == 0


_YEARLESS = re.compile(
    r"\s*第?(?:(?P<month>\d{1,2})月份?(?:[上中下]旬|初|底|末)?|(?P<part>[一二三四上下](?=季度|半年)).{2})(?:之?前|末|底|内|完成)*\s*"
)
_PART_ENDS = {"一": 3, "二": 6, "三": 9, "四": 12, "上": 6, "下": 12}


def _yearless(written: str, issued: str | None) -> str | None:
    """A month, a quarter or a half of the plan's own year that is all a label says: 10月, 第三季度."""
    match = _YEARLESS.fullmatch(re.split(r"[,;、]", written)[0])
    if not match or not issued:
        return None
    month = int(match["month"]) if match["month"] else _PART_ENDS[match["part"]]
    return f"{issued[:4]}-{month:02}" if 1 <= month <= 12 else None


def _read(text: str, span: Span, issued: str | None) -> Due | None:
    written = span.of(text)
    parts = re.split(r"[,;、]|并(?=持续|长期|常态)", written)
    ongoing = any(_ongoing().match(part) for part in parts)
    if _PLAIN_DATE.match(written):
        when = date(written)
    elif months := _MONTHS.search(written):
        when = date(f"{months[1]}年{months[2]}月")
    else:
        dates = [m.date for m in moments(text, span.start, span.end, issued) if m.kind == "by" and m.date]
        when = max(dates) if dates else _yearless(written, issued)
    if when is None and not ongoing:
        return None
    return Due(date=when, ongoing=ongoing, start=span.start, end=span.end)
