"""Quantified goals and results of each measure (ontology §4, Targets)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph.model import Target
from loaders import nouns
from loaders.clauses import left_edge, quoted, right_edge, sentences
from loaders.figures import Figure, either, scan, words
from loaders.moments import Moment, moments
from loaders.money import roles
from loaders.outline import Outline, Unit

Status = Literal["planned", "achieved"]


@dataclass(frozen=True, slots=True)
class _Scope:
    """What governs the figures of a sentence: deadline, period, whether reported as past."""

    deadline: str | None = None
    period: Literal["year", "half-year", "quarter", "month"] | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class _Aim:
    """One figure that is a target, before its metric is split."""

    figure: Figure
    phrase: str
    start: int
    end: int
    spread: bool = False


def find(outline: Outline) -> list[tuple[Target, ...]]:
    """One tuple of targets per unit."""
    text, issued = outline.text.text, outline.frame.issued_on
    report = _is_report(outline)
    return [tuple(_of_unit(text, unit, issued, report)) for unit in outline.units]


def _is_report(outline: Outline) -> bool:
    """A text that only tells what was done: it reports, and nowhere sets itself a goal."""
    text = outline.text.text
    told = sum(len(_told().findall(text, u.span.start, u.span.end)) for u in outline.units)
    aimed = sum(len(_aimed().findall(text, u.span.start, u.span.end)) for u in outline.units)
    return told > 1 and told > 2 * aimed


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"累计|以来|同比|20\d\d年[^,。;底]{0,20}(?:建成|实现|完成|兑现|启动)|已有|了\d")


@cache
def _aimed() -> re.Pattern[str]:
    return re.compile(r"力争|争取|到20\d\d年|[底末]前|责任单位|牵头单位|负责\)")


def _of_unit(text: str, unit: Unit, issued: str | None, report: bool) -> list[Target]:
    found: list[Target] = []
    scope = _Scope()
    when = moments(text, unit.span.start, unit.span.end, issued)
    figures = scan(text, unit.span.start, unit.span.end)
    names = quoted(text, unit.span.start, unit.span.end)
    m = f = n = 0
    for start, end in sentences(text, unit.span.start, unit.span.end):
        here: list[Figure] = []
        while f < len(figures) and figures[f].start < end:
            while n < len(names) and names[n][1] <= figures[f].start:
                n += 1
            if not (n < len(names) and names[n][0] <= figures[f].start):
                here.append(figures[f])
            f += 1
        times: list[Moment] = []
        while m < len(when) and when[m].start < end:
            times.append(when[m])
            m += 1
        aims = _aims(text, start, end, here, bool(scope.deadline or times), unit.kind == "article")
        scope = _targets(text, start, aims, times, scope, report, found)
    return found


def _targets(
    text: str, start: int, aims: list[_Aim], times: list[Moment], scope: _Scope, report: bool, found: list[Target]
) -> _Scope:
    """Append a sentence's targets in order; returns what of its scope reaches into the next sentence."""
    carried = scope
    i, at = 0, start
    for aim in aims:
        while i < len(times) and times[i].start < aim.figure.start:
            scope, carried = _moved(scope, carried, times[i])
            i += 1
        if ";" in text[at : aim.figure.start]:
            scope = _Scope(scope.deadline, None, scope.past)
        at = aim.figure.end
        found.extend(_split(text, aim, scope, _status(text, start, aim, scope, report)))
    for time in times[i:]:
        scope, carried = _moved(scope, carried, time)
    return carried


def _moved(scope: _Scope, carried: _Scope, time: Moment) -> tuple[_Scope, _Scope]:
    if time.kind == "each":
        return _Scope(None, time.period, scope.past), carried
    if time.kind == "baseline":
        return scope, carried
    if time.kind == "past":
        return _Scope(past=True), _Scope()
    moved = _Scope(time.date if time.kind == "by" else None)
    return moved, moved if time.fronted else _Scope()


def _split(text: str, aim: _Aim, scope: _Scope, status: Status) -> list[Target]:
    phrases = [aim.phrase]
    if aim.spread and len(several := nouns.parts(aim.phrase)) > 1:
        phrases = several
    f = aim.figure
    planned = status == "planned"
    return [
        Target(
            text=text[aim.start : aim.end], metric=phrase, value=f.value, value_max=f.high, unit=f.unit,
            comparator=f.comparator, deadline=scope.deadline if planned else None, period=scope.period, status=status,
            start=aim.start, end=aim.end,
        )
        for phrase in phrases
    ]  # fmt: skip


def _status(text: str, start: int, aim: _Aim, scope: _Scope, report: bool) -> Status:
    if scope.deadline or scope.period:
        return "achieved" if report and not scope.deadline else "planned"
    clause = text[aim.start : aim.figure.start]
    told = report or scope.past or re.search(r"已|累计|同比|现有|共有|目前|先后|了$", clause)
    return "achieved" if told else "planned"


@cache
def _setting_end() -> re.Pattern[str]:
    return re.compile(rf"{either(words('aim', 'setting'))}(?:了|出|到|成|起|好|约)?$")


@cache
def _reaching_end() -> re.Pattern[str]:
    return re.compile(rf"{either(words('aim', 'reaching'))}(?:了)?$")


@cache
def _adverb_end() -> re.Pattern[str]:
    return re.compile(rf"{either(words('aim', 'adverbs'))}$")


@cache
def _pointing_end() -> re.Pattern[str]:
    return re.compile(rf"{either(words('aim', 'pointing'))}$")


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(either(words("aim", "vague")))


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(either(words("aim", "predicates")))


@cache
def _has_setting() -> re.Pattern[str]:
    return re.compile(either(words("aim", "setting")))


def _aims(text: str, start: int, end: int, figures: list[Figure], timed: bool, strict: bool) -> list[_Aim]:
    """The figures of one sentence that are targets, each with the phrase it counts."""
    aims: list[_Aim] = []
    sums = roles(text, start, end, figures)
    for i, figure in enumerate(figures):
        floor = figures[i - 1].end if i else start
        if figure.kind == "money" and sums[i] != "goal":
            continue
        aim = _aim(text, start, end, floor, figure, aims[-1] if aims else None, timed)
        if aim:
            aims.append(aim)
    return aims


def _aim(text: str, start: int, end: int, floor: int, figure: Figure, last: _Aim | None, timed: bool) -> _Aim | None:
    edge = left_edge(text, start, figure.lead)
    stop = right_edge(text, figure.end, end)
    clause_left = text[edge : figure.lead]
    chained = last is not None and last.figure.end >= edge - 1 and floor == last.figure.end
    left = text[max(edge, floor) : figure.lead]
    right = text[figure.end : stop]
    if right.startswith("("):
        right = right[right.find(")") + 1 :] if ")" in right else ""
    if _barred(clause_left, left, right, figure):
        return None
    bare, adverbs = _bare(left)
    follows = bool(right) and not _predicate().match(right) and right[0] not in "、)》”" and not re.match(r"[和及与]|以及", right)
    setting, reaching = _setting_end().search(bare), _reaching_end().search(bare)
    sign = figure.lead < figure.start
    if follows and (setting or not reaching) and (setting or chained or re.search(r"[内中里为给]$", bare)):
        if not setting and not chained and not _has_setting().search(clause_left + right):
            return None
        phrase = nouns.after(right)
    elif reaching and bare[: reaching.start()].strip("、,和及 "):
        phrase = nouns.object_of(_bare(bare[: reaching.start()])[0])
    elif bare.strip("、,和及 ") and not setting and (sign or figure.end > figure.core or _has_setting().search(bare) or chained or timed or "每" in clause_left):
        phrase = nouns.object_of(bare.lstrip("、,和及"))
    elif setting:
        phrase = _mentioned(text, start, edge, setting[0]) or nouns.object_of(bare[: setting.start()])
    else:
        return None
    if not phrase or _vague().match(phrase):
        return None
    begin = max(edge, floor) if chained else edge
    return _Aim(figure, phrase, _skip(text, begin), stop if follows else figure.end, bool(re.search(r"分别|均|各", left)))


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] in "、,和及 以":
        at += 1
    return at


def _bare(left: str) -> tuple[str, bool]:
    """The words to the left without the adverbs at their end."""
    bare = left.rstrip()
    while match := _adverb_end().search(bare):
        bare = bare[: match.start()].rstrip("、, ")
    return bare, bare != left


def _barred(clause: str, left: str, right: str, figure: Figure) -> bool:
    """Whether the figure is a condition, a part of a name, or what is already there."""
    if _pointing_end().search(left) and not left.endswith(("目标", "指标")):
        return True
    if left.endswith("每") or re.search(r"每[^年月季度半]{1,4}$", left) and not _setting_end().search(left):
        return True
    if re.match(r"^(?:对|凡|如|若|当|符合|具备)", clause) and "的" in right:
        return True
    if right.endswith("的") or (right.startswith("的") and not _setting_end().search(_bare(left)[0])):
        return True
    if re.match(r"(?:增加|提高|提升|增长|扩大|下降|降低|减少|压减|压缩|缩短)(?:到|至|为)", right):
        return True
    return _vague().match(right) is not None


def _mentioned(text: str, start: int, edge: int, verb: str) -> str:
    """The noun beside an earlier mention of the same verb: 扩大成员接收规模,每年接收20名."""
    before = text[max(start, edge - 80) : edge - 1]
    at = before.rfind(verb)
    return nouns.object_of(re.split(r"[,;:]", before[:at])[-1]) if at > 0 else ""
