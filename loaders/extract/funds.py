"""Sums of money given in each measure (ontology §4, Funds)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from graph.model import Fund, Period
from loaders.clauses import left_edge, quoted, right_edge, sentences, unquoted
from loaders.figures import Figure, either, scan, words
from loaders.money import roles
from loaders.numbers import integer
from loaders.outline import Outline, Unit

Bound = Literal["max", "min", "approx", "exact"]

_PERIODS: dict[str, Period] = {"年": "year", "月": "month", "季": "quarter", "半": "half-year"}
_SLASH = re.compile(r"/(?P<per>人|户|家|个|项|名|亩|吨|床|张|件|套|台|辆|平方米|公里|千瓦时|次|场|天|学时|课时|团队|项目|企业|村|班|生|千瓦|立方米)")
_EACH_TIME = re.compile(r"每(?P<unit>年|月|季|半年)度?|(?P<year>年度|年薪|/年|·年|按年)|(?P<month>/月|·月|按月)")
_NUMBER = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_YEARS = re.compile(
    rf"连续[^,。;\d一二两三四五六七八九十]{{0,6}}{_NUMBER}年|为期{_NUMBER}年|以{_NUMBER}年为|(?:期限|周期)(?:为|不超过|最长)?{_NUMBER}年|最长(?:不超过|可?达|为|给予|补贴|支持)?{_NUMBER}年|分{_NUMBER}年|{_NUMBER}年内(?:每年|给予|按)|共{_NUMBER}年|前{_NUMBER}年"
)
_NOUN_STOP = r"(?=给予|最高|最多|最低|不超过|不低于|不少于|每年|每月|补助|补贴|奖励|奖补|资助|支持|扶持|一次性|按|可|分别|累计|年度|总|各|每|再|原则|予以|安排|的|标准|发放|$|,|享受|不|最|约|为|投入|投资|配套|贷款|单)"


def find(outline: Outline) -> list[tuple[Fund, ...]]:
    """One tuple of sums per unit."""
    return [tuple(_of_unit(outline.text.text, unit)) for unit in outline.units]


def _of_unit(text: str, unit: Unit) -> Iterator[Fund]:
    names = quoted(text, unit.span.start, unit.span.end)
    figures = unquoted(scan(text, unit.span.start, unit.span.end), names)
    f = 0
    giving = False
    for start, end in sentences(text, unit.span.start, unit.span.end):
        first = f
        while f < len(figures) and figures[f].start < end:
            f += 1
        here = figures[first:f]
        kinds = roles(text, start, end, here, giving)
        funds = [(i, figure) for i, (figure, kind) in enumerate(zip(here, kinds, strict=True)) if kind == "fund"]
        yield from _of_sentence(text, start, end, here, funds)
        giving = bool(funds) if here else giving and text[start:end].strip() != ""


def _of_sentence(text: str, start: int, end: int, here: list[Figure], funds: list[tuple[int, Figure]]) -> Iterator[Fund]:
    previous: Fund | None = None
    group: list[Figure] = []
    for k, (i, figure) in enumerate(funds):
        floor = here[i - 1].end if i else start
        chained = previous is not None and previous.end is not None and text[floor : figure.lead].strip("、和及 ") == "" and funds[k - 1][0] == i - 1
        group = [*group, figure] if chained else [figure]
        previous = _fund(text, start, end, floor, figure, previous if chained else None)
        yield previous


def _fund(text: str, start: int, end: int, floor: int, figure: Figure, head: Fund | None) -> Fund:
    edge, stop = left_edge(text, start, figure.lead), right_edge(text, figure.core, end)
    own = text[max(edge, floor) : figure.lead]
    left, right = text[edge : figure.lead], text[figure.core : stop]
    bound = _bound(own, right, figure)
    per = _per(left, figure, right)
    return Fund(
        text=text[edge:stop],
        amount_cny=figure.value,
        amount_cny_max=figure.high,
        bound=head.bound if head and bound == "exact" else bound,
        per=per,
        period=_period(left, figure, right),
        years=_years(text[start:end][:400]),
        payer=_payer(text, start, edge, figure.lead),
        recipient=_recipient(text, start, edge, figure),
        status="achieved" if re.search(r"已|累计(?:发放|兑现|投入|安排|拨付)|以来|20\d\d年兑现|共(?:发放|兑现|投入|安排)", text[max(start, figure.start - 60) : figure.start]) else "planned",
        start=edge,
        end=stop,
    )


def _any(name: str) -> re.Pattern[str]:
    return re.compile(either(words("money", name)))


@cache
def _most() -> re.Pattern[str]:
    return _any("most")


@cache
def _least() -> re.Pattern[str]:
    return _any("least")


def _bound(own: str, right: str, figure: Figure) -> Bound:
    if figure.comparator == "<=" or _most().search(own) or re.match(r"(?:以内|为?封顶|的?上限|为上限|为限)", right):
        return "max"
    if figure.comparator == ">=" or _least().search(own):
        return "min"
    return "approx" if figure.comparator == "~" else "exact"


def _per(left: str, figure: Figure, right: str) -> str | None:
    slash = re.search(r"/(人|户|家|个|项|名|亩|吨|床|张|件|套|台|辆|平方米|公里|次|场|天|团队|项目|企业|村)", figure.unit + right[:8])
    if slash and (figure.unit.find("/") >= 0 or right.startswith("/")):
        return slash[1]
    found = None
    for match in re.finditer(rf"(?:每|单)(?:个|一)([\u4e00-\u9fff]{{1,8}}?){_NOUN_STOP}|每?(?<=每)(?:新?增加?|新?引进|培养|招用|吸纳|新招用|建设|新建|培训)1?(名|人|家|个|项)|[每单](人|名|位|家|户|项|亩|件|台|套|床|张|辆|吨|场|次|公里|平方米|支|篇|部|笔|村|所|处|座|期|例|孔|度|千瓦|头|只|班|天|生|棵|株|门)", left):
        found = match[1] or match[2] or match[3]
    return found


def _period(left: str, figure: Figure, right: str) -> Period | None:
    found: Period | None = None
    for match in _EACH_TIME.finditer(left[-60:] + figure.unit[1:] + right[:6]):
        found = "year" if match["year"] else "month" if match["month"] else _PERIODS[match["unit"][0]]
    return found


def _years(sentence: str) -> int | None:
    match = _YEARS.search(sentence)
    return integer(next(g for g in match.groups() if g)) if match else None


@cache
def _payers() -> re.Pattern[str]:
    who = either(words("money", "payers"))
    return re.compile(
        rf"(?:^|[,;:。\n])\s*(?:同时|此外|其中|另外)?由?(?P<who>(?:(?!对|给予|由|的|按|为|在|将|把|以|从|向|每)[\u4e00-\u9fff、]){{0,14}}{who})"
        r"(?=每年|连续|安排|给予|统筹|按|对|设立|出资|投入|筹集|列支|预算|兑现|划拨|拨付|共同|分别|可|应|将|再|予以|奖励|补助|承担|配套|拿出|一次性|资助|补贴|奖补|支持|从|给|落实|负担)"
    )


def _payer(text: str, start: int, edge: int, at: int) -> str | None:
    found = None
    for match in _payers().finditer(text[max(start, at - 200) : at]):
        found = match["who"]
    return found


def _recipient(text: str, start: int, edge: int, figure: Figure) -> str | None:
    left = text[max(start, edge - 80) : figure.lead]
    given = re.search(r"给予([\u4e00-\u9fff“”]{2,16}?)(?:最高|每|一次性|不超过|$)", left)
    if given and not re.search(r"奖励|补助|资助|补贴|支持", given[1]):
        return given[1]
    asked = re.findall(r"对([^。;]{2,60}?)(?:,|给予|按|每|可|分别|一次性|奖励|补助)", left)
    return asked[-1].strip("、 ") if asked else None
