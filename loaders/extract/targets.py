"""Quantified goals and results of each measure (ontology §4, Targets)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from graph.model import Period, Target
from loaders.aims import Aim, aims
from loaders.alternatives import either
from loaders.clauses import quoted, sentences, unquoted
from loaders.criteria import conditions, is_headed, listed
from loaders.figures import scan, words
from loaders.moments import Moment, counted_from, moments
from loaders.money import roles
from loaders.outline import Outline, Unit
from loaders.reports import is_report, looks_back
from loaders.text import Span

_SUMMED = r"(?<!年)累计(?!下降|增长|提高|达|新增|降低|减少|压减)"
_NOW = re.compile(rf"(?<![从由])目前(?!的)|(?<![对将把在从])现有|先后|{_SUMMED}")
_PAST = re.compile(r"(?:^|[,;])(?:近|过去)[\d一二两三四五六七八九十]{1,2}年|今年以来|近年来|年初以来")
_BULLET = re.compile(r"[^\S\n]*(?:[-—–]{1,2}|[•·●◆■▪*]|[①-⑳]|[一二三四五六七八九]是|\(\d{1,2}\)|\d{1,2}[.、](?!\d))")


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"{either(words('status', 'reported'))}|{_SUMMED}|[成现进办了]了\D{{0,2}}$")


@cache
def _hoped() -> re.Pattern[str]:
    return re.compile(either(words("status", "hoped")))


class _Scope(NamedTuple):
    """What governs the figures that follow: a deadline, how often, whether it is past."""

    deadline: str | None = None
    period: Period | None = None
    past: bool = False


def find(outline: Outline) -> list[tuple[Target, ...]]:
    """One tuple of targets per unit."""
    text, issued = outline.text.text, outline.frame.issued_on
    report = is_report(outline)
    year = counted_from(outline.frame.title, issued)
    return [
        () if is_headed(unit) else tuple(_once(_of_unit(text, unit, issued, year, report or looks_back(unit)), unit))
        for unit in outline.units
    ]


def _of_unit(text: str, unit: Unit, issued: str | None, year: str | None, report: bool) -> Iterator[Target]:
    span = unit.span
    names = quoted(text, span.start, span.end)
    figures = unquoted(scan(text, span.start, span.end), names)
    if not figures:
        return
    figures = unquoted(figures, list(listed(text, span.start, span.end)))
    when = unquoted(moments(text, span.start, span.end, year), names)
    scope = head = _inherited(text, unit, year)
    f = m = 0
    line = span.start
    for start, end in sentences(text, span.start, span.end):
        here, times = f, m
        while f < len(figures) and figures[f].start < end:
            f += 1
        while m < len(when) and when[m].start < end:
            m += 1
        sums = roles(text, start, end, figures[here:f])
        given = conditions(text, start, end, figures[here:f], sums)
        counted = [
            x
            for x, role, no in zip(figures[here:f], sums, given, strict=True)
            if not no and (x.kind != "money" or role == "goal")
        ]
        timed = scope.deadline is not None or any(t.kind in {"by", "each"} for t in when[times:m])
        found = aims(text, start, end, counted, timed) if timed or unit.kind != "article" else []
        placed, scope = _placed(text, found, when[times:m], scope, issued, report)
        for aim, at in placed:
            yield from _targets(text, start, aim, at, report)
        if text[end - 1 : end] == "\n":
            head = head if _BULLET.match(text, line) else scope
            scope, line = _below(text, end, scope, head), end


def _below(text: str, end: int, scope: _Scope, head: _Scope) -> _Scope:
    """What of a line's scope reaches into the next: all of it behind : or ;, its head's date into a bullet."""
    if text[end - 2 : end - 1] in {":", ";"} and scope.deadline:
        return scope
    return head if _BULLET.match(text, end) else _Scope()


def _inherited(text: str, unit: Unit, issued: str | None) -> _Scope:
    """A lead-in that ends in a colon gives its date to the units below it."""
    lead = unit.path[-1].lead if unit.path else Span(0, 0)
    if not lead.of(text).rstrip().endswith(":"):
        return _Scope()
    dates = [m.date for m in moments(text, lead.start, lead.end, issued) if m.kind == "by" and m.fronted]
    return _Scope(dates[-1]) if dates else _Scope()


def _placed(
    text: str, found: list[Aim], times: Sequence[Moment], scope: _Scope, issued: str | None, report: bool
) -> tuple[list[tuple[Aim, _Scope]], _Scope]:
    """Each aim of a sentence with its scope, and what of that reaches into the next sentence."""
    carried, placed, i, at = scope, [], 0, 0
    wider: _Scope | None = None
    narrow = False
    for aim in [*found, None]:
        while i < len(times) and (aim is None or times[i].start < aim.figure.start):
            whole_year = text[times[i].start : times[i].end] == "全年"
            wider = scope if times[i].kind == "each" and not whole_year else None
            narrow = times[i].narrow
            scope, carried = _moved(scope, carried, times[i], issued, report)
            at = times[i].end
            i += 1
        if aim is None:
            break
        if ";" in text[max(at, aim.start - 1) : aim.figure.start] or (at and ";" in text[at : aim.figure.start]):
            scope = scope._replace(period=None)
        if wider is not None and _left_behind(text[at : aim.figure.start], narrow, aim.figure.unit in {"%", "‰"}):
            scope, wider = wider, None
        at = aim.figure.end
        placed.append((aim, scope))
    return _paired(text, placed, times), carried


def _left_behind(between: str, narrow: bool, share: bool) -> bool:
    """Whether 每年 no longer holds: a share or a level reached in the next clause, 年均增长8%、占比达到20%."""
    if "," in between:
        return narrow or share or "达到" in between
    return narrow and share and bool(re.match(r"、[^,]*(?:占|比重|率)", between))


def _paired(text: str, placed: list[tuple[Aim, _Scope]], times: Sequence[Moment]) -> list[tuple[Aim, _Scope]]:
    """到2024年、2026年,…分别达到A、B: each figure takes its own date."""
    for dates in _chains(text, [m for m in times if m.kind == "by" and m.date][:50]):
        run = [i for i, (_, scope) in enumerate(placed) if scope.deadline == dates[-1]][: len(dates)]
        if len(run) == len(dates) and len({placed[i][0].start for i in run}) == 1:
            for i, when in zip(run, dates, strict=True):
                placed[i] = (placed[i][0], placed[i][1]._replace(deadline=when))
    return placed


def _chains(text: str, dates: Sequence[Moment]) -> Iterator[list[str]]:
    """Dates with nothing but 、 or 和 between them, two or more."""
    chain: list[str] = []
    for i, moment in enumerate(dates):
        if i and text[dates[i - 1].end : moment.start] not in {"、", "和", "及", "以及"}:
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append(moment.date or "")
    if len(chain) > 1:
        yield chain


def _moved(scope: _Scope, carried: _Scope, time: Moment, issued: str | None, report: bool) -> tuple[_Scope, _Scope]:
    if time.kind == "baseline":
        return scope, carried
    if time.kind == "each":
        return _Scope(None, time.period, scope.past), carried
    before = time.date is not None and issued is not None and time.date[:4] < issued[:4]
    if time.kind == "past" or before or (report and not time.ahead and time.date):
        return _Scope(past=True), _Scope()
    moved = _Scope(time.date)
    return moved, moved if time.fronted and time.date else _Scope()


def _targets(text: str, start: int, aim: Aim, scope: _Scope, report: bool) -> Iterator[Target]:
    figure = aim.figure
    bounded = figure.end > figure.core and figure.comparator != "="
    before, clause = text[max(start, aim.start - 80) : aim.start], text[aim.start : figure.start]
    status = _status(before, clause, scope, report, bounded)
    for phrase in aim.phrases:
        yield Target(
            text=text[aim.start : aim.end],
            metric=phrase,
            value=figure.value,
            value_max=figure.high,
            unit=figure.unit,
            comparator="=" if figure.high is not None else figure.comparator,
            deadline=scope.deadline if status == "planned" else None,
            period=scope.period,
            status=status,
            start=aim.start,
            end=aim.end,
        )


def _status(
    before: str, clause: str, scope: _Scope, report: bool, bounded: bool = False
) -> Literal["planned", "achieved"]:
    if scope.deadline is not None:
        return "planned"
    reported = _reported().search(clause)
    if reported and reported[0] == "同比" and bounded:
        reported = None
    told = (
        scope.period is None
        and (reported or _NOW.search(before) or _PAST.search(before + clause))
        and not _hoped().search(before + clause)
    )
    if report or scope.past or told:
        return "achieved"
    return "planned"


def _once(found: Iterator[Target], unit: Unit) -> list[Target]:
    """A figure that the unit's heading only announces and its body says again counts once."""
    listed = list(found)
    heading = unit.span.start + len(unit.title or "") + 10
    if not unit.title:
        return listed
    said: dict[tuple[float, str | None], list[str]] = {}
    for t in listed:
        if (t.start or 0) >= heading:
            said.setdefault((t.value, t.unit), []).append(t.metric)
    return [t for t in listed if (t.start or 0) >= heading or not _again(t.metric, said.get((t.value, t.unit), []))]


def _again(metric: str, said: list[str]) -> bool:
    """Whether one of the metrics said is this one in other words: one holds the other."""
    return any(metric in other or other in metric for other in said)
