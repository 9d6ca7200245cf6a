"""Sums of money given in each measure (ontology §4, Funds)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph.model import Fund, Period
from loaders import nouns
from loaders.alternatives import either
from loaders.clauses import left_edge, quoted, right_edge, sentences, unquoted
from loaders.figures import Figure, scan, words
from loaders.money import gives, roles
from loaders.numbers import integer, value
from loaders.outline import Field, Outline, Unit
from loaders.payers import payer, payer_after, sharer
from loaders.reports import is_report

Bound = Literal["max", "min", "approx", "exact"]

_PERIODS: dict[str, Period] = {"年": "year", "月": "month", "季": "quarter", "半": "half-year"}
_EACH_TIME = re.compile(
    r"每(?P<unit>年|月|季|半年)度?|(?P<year>年度(?=[最补奖累总不限支资额贴享]|$)|(?<=同一)年度|全年(?=[最补奖累总不限支资额贴共给合]|$)|年薪|[/·•]年|按年|(?<![\d一二三四五六七八九十两几多当次首每前后分同该])年(?=补助|补贴|奖励|奖补|资助|最高))|(?P<month>[/·•]月|按月|月薪)"
)
_TIMED = re.compile(r"[/·•每]|的?[年月]薪|按[年月]")
_NUMBER = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_YEARS = re.compile(
    rf"连续[^,。;\d一二两三四五六七八九十]{{0,8}}{_NUMBER}年|为期{_NUMBER}年|以{_NUMBER}年为"
    rf"|(?:期限|周期)(?:为|不超过|最长)?{_NUMBER}年|最长(?:不超过|可?达|为|给予|补贴|支持)?{_NUMBER}年"
    rf"|分{_NUMBER}年|{_NUMBER}年内(?:每年|给予|按)|共{_NUMBER}年|前{_NUMBER}年|不超过{_NUMBER}年"
)
_MONTHS = re.compile(r"最长(?:不超过|可?达|为|给予|补贴)?(\d{2,3})个月")
_TOLD = re.compile(
    r"已(?!经认定)|累计(?:发放|兑现|投入|安排|拨付|支付|落实|下达)|以来|20\d\d年兑现|共(?:发放|兑现|投入|拨付)"
)
_CEILING = re.compile(r"(?:以内|为?封顶|(?:为|的)?上限|为限)")
_COLUMN = re.compile(r"(?:资金|补助|补贴|奖|经费|预算|投入)[^(]{0,6}\((?P<unit>亿元|万元|元)\)")
_FACTOR = {"亿元": 10**8, "万元": 10**4, "元": 1}


@dataclass(frozen=True, slots=True)
class _Sum:
    """One sum in its sentence; ``own`` are the words since the figure before it."""

    figure: Figure
    edge: int
    stop: int
    own: str
    left: str
    right: str
    before: str


def find(outline: Outline) -> list[tuple[Fund, ...]]:
    """One tuple of sums per unit."""
    text = outline.text.text
    found = [(*_of_columns(text, unit.fields), *_of_unit(text, unit)) for unit in outline.units]
    if not is_report(outline):
        return found
    return [tuple(fund.model_copy(update={"status": "achieved"}) for fund in funds) for funds in found]


def _of_columns(text: str, fields: tuple[Field, ...]) -> Iterator[Fund]:
    """A bare number in a column whose head names the unit: 补助资金(万元)."""
    for field in fields:
        head = _COLUMN.search(field.label)
        amount = value(field.span.of(text)) if head else None
        if head and amount:
            start, end = field.span.start, field.span.end
            yield Fund(text=text[start:end], amount_cny=amount * _FACTOR[head["unit"]], start=start, end=end)


def _of_unit(text: str, unit: Unit) -> Iterator[Fund]:
    names = quoted(text, unit.span.start, unit.span.end)
    figures = unquoted(scan(text, unit.span.start, unit.span.end), names)
    if not any(figure.kind == "money" for figure in figures):
        return
    f, giving = 0, False
    for start, end in sentences(text, unit.span.start, unit.span.end):
        first = f
        while f < len(figures) and figures[f].start < end:
            f += 1
        kinds = roles(text, start, end, figures[first:f], giving)
        given = [i for i, kind in enumerate(kinds) if kind == "fund"]
        for run in _runs(text, figures[first:f], given):
            yield from _alike(text, start, end, figures[first:f], run)
        if text[start:end].strip():
            giving = bool(given) or gives(text, start, end)


def _runs(text: str, figures: Sequence[Figure], given: list[int]) -> Iterator[list[int]]:
    """Sums with nothing but 、 or 和 between them are said together."""
    run: list[int] = []
    for i in given:
        if run and (
            run[-1] != i - 1 or text[figures[i - 1].end : figures[i].lead] not in {"、", "和", "及", "以及", ""}
        ):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _alike(text: str, start: int, end: int, figures: Sequence[Figure], run: list[int]) -> Iterator[Fund]:
    """The sums of a run share bound, share, period and payer; 分别 gives each its own recipient."""
    floor = figures[run[0] - 1].end if run[0] else start
    first, last = figures[run[0]], figures[run[-1]]
    edge, stop = left_edge(text, start, first.lead), right_edge(text, last.core, end)
    left = text[edge : first.lead]
    near = _Sum(
        first,
        edge,
        stop,
        text[max(edge, floor) : first.lead],
        left,
        text[last.core : stop],
        text[max(start, edge - 200) : edge],
    )
    years = _years(near.before[-60:] + text[edge : min(end, stop + 20)])
    to = _recipients(near, len(run))
    told = _TOLD.search(near.before[-40:] + left)
    shared = _bound(near, first)
    for i, who in zip(run, to, strict=True):
        bound = _bound(near, figures[i])
        yield Fund(
            text=text[edge:stop],
            amount_cny=figures[i].value,
            amount_cny_max=figures[i].high,
            bound=shared if bound == "exact" else bound,
            per=_per(near, figures[i]),
            period=_period(near, figures[i]),
            years=years,
            payer=sharer(near.own) or payer(near.before, left) or payer_after(text, stop, end),
            recipient=who,
            status="achieved" if told else "planned",
            start=edge,
            end=stop,
        )


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![规限]){either(words('money', name))}(?!标准|工资|生活保障)")


def _bound(near: _Sum, figure: Figure) -> Bound:
    if figure.comparator == "<=" or _any("most").search(near.own) or _CEILING.match(near.right):
        return "max"
    if figure.comparator == ">=" or _any("least").search(near.own):
        return "min"
    return "approx" if figure.comparator == "~" else "exact"


@cache
def _each() -> re.Pattern[str]:
    """单个企业, 每家, 每张床位, 每引进1名: what a sum is given for, in the last group that matched."""
    stop = either(words("money", "each_stop")).replace("标准", "标准(?!化)")
    one, time, grown, given = (either(words("money", name)) for name in ("each", "each_time", "grown", "each_gift"))
    return re.compile(
        rf"(?:每|单)(?P<bare>个)(?={given}|$)|(?:每|单)(?:个|一)(?P<noun>[\u4e00-\u9fff]{{1,8}}?(?:\([镇乡街道办区市县、]{{1,5}}\)[\u4e00-\u9fff]{{0,2}}?)?)(?={stop}|$|,|\()"
        rf"|每新?(?!{time})(?:(?:(?!每)[\u4e00-\u9fff]){{2,10}}?[1一](?P<first>{one})(?!性)|(?:(?!每)[\u4e00-\u9fff]){{2,4}}?(?P<counted>名|家|个|项|人(?![才员均工力口民文社物]))(?!月))"
        rf"|(?:每|单(?!位))(?P<one>{one})|(?P<head>[人生户亩床村])均"
        rf"|(?:每(?!{time}|{grown})|单(?![位独列纯]))(?P<any>[\u4e00-\u9fff]{{1,4}}?)(?={stop}|$|\()"
    )


@cache
def _slashed() -> re.Pattern[str]:
    return re.compile(rf"(?:[/·•每][年月季]度?)*[/·•每](?P<one>{either(words('money', 'each'))})")


def _per(near: _Sum, figure: Figure) -> str | None:
    """Each of whom a sum is for: 2万元/人, 每人, 单个企业 (the noun), 每引进1名."""
    written = figure.unit[1:] + near.right[:8]
    if written.startswith(("/", "每", "·", "•")) and (slash := _slashed().match(written)):
        return slash["one"]
    found = _last_each(near.left)
    if found is None and (before := re.search(r"(?:^|[,;])([^,;每]{0,12}每[^,;元]{2,60}),$", near.before)):
        found = _last_each(before[1])
    whole, of_it, _ = (near.before.rpartition(";")[2] + near.left).rpartition("其中")
    return _last_each(whole) if found is None and of_it and sharer(near.own) else found


def _last_each(words_before: str) -> str | None:
    found = None
    for match in _each().finditer(words_before):
        found = (
            match["noun"]
            or match["first"]
            or match["counted"]
            or match["one"]
            or match["head"]
            or match["any"]
            or match["bare"]
        )
    return found


def _period(near: _Sum, figure: Figure) -> Period | None:
    found: Period | None = None
    behind = near.right[:8] if _TIMED.match(near.right) else ""
    for match in _EACH_TIME.finditer(near.left[-60:] + figure.unit[1:] + behind):
        found = "year" if match["year"] else "month" if match["month"] else _PERIODS[match["unit"][0]]
    return found


def _years(sentence: str) -> int | None:
    if match := _YEARS.search(sentence):
        return integer(next(g for g in match.groups() if g))
    months = _MONTHS.search(sentence)
    return int(months[1]) // 12 if months and int(months[1]) % 12 == 0 else None


_TO = re.compile(
    r"(?:给予|奖励|补助|资助|奖补|发放给|支持)(?P<who>[\u4e00-\u9fff“”]{2,16}?)(?:最高|每|一次性|不超过|不低于|共|分别|总额|$)"
)
_FOR = re.compile(
    r"(?:(?<!一)对(?![象口接外应标照比策方])|向|给(?!予))(?P<who>[^。;]{2,60}?)(?:,|给予|按(?!规定)|每|可|分别|一次性|奖励|补助|奖补|资助|发放|最高|,|安排|$)"
)
_USED = re.compile(r"(?:以上|以内|左右)?,?(?:专项)?(?:用于|支持|建立|设立)(?P<who>[^,。;]{2,24})")
_NAMED = re.compile(r"的?(?P<who>[^,。;、]{0,12}(?:基金|资金池|券[”\"]?))")
_SHARED = re.compile(r"(?P<who>[^,。;]{2,40}?)(?:人均|平均|每|分别|均|各|按)")
_GIFT = re.compile(r"(?:资助|补助|补贴|奖励|支持)$")
_NO_WHO = re.compile(
    r"[\d一二三四五六七八九十]{1,3}年|自[^,]{2,12}[起内]|原则|同一|分别|按|每|单|累计|最|全年|年度|可|再|设立|一次性|[^,]{0,6}(?:奖励|补助|资助|补贴|扶持|标准)$|[^,]{0,8}财政(?:计划|预算)?$|[^,]{0,12}(?:资金|经费|奖学金|助学金|津贴)$"
)


def _recipients(near: _Sum, count: int) -> list[str | None]:
    phrase = _recipient(near)
    if phrase is None or count == 1:
        return [phrase] * count
    members = nouns.parts(phrase, count)
    return [*members] if members else [phrase] * count


def _recipient(near: _Sum) -> str | None:
    """The phrase that receives: 对X, 给予X, X每人, 用于X, or the fund that is founded."""
    for written in (near.left, near.before[-80:] + near.left):
        given = _TO.search(written)
        found = [m["who"] for m in _FOR.finditer(written)]
        for who in ([given["who"]] if given else []) + found[::-1]:
            if named := _named(who):
                return named
    if used := _USED.match(near.right):
        return _named(_GIFT.sub("", used["who"]))
    for match in (_NAMED.match(near.right), _SHARED.match(near.left)):
        if match and (named := _named(match["who"])):
            return named
    return None


def _named(who: str) -> str | None:
    """The phrase without its number and closing 的; none when it is no more than an adverb or the money itself."""
    who = (
        re.sub(r"^(?:\d{1,3}[.、]|[一二三四五六七八九十]{1,3}、|\([^)]{1,4}\))", "", who)
        .strip("、, ")
        .removesuffix("的")
    )
    return None if len(who) < 2 or _NO_WHO.match(who) else who
