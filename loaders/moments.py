"""When: 到2025年底, “十四五”期末, 三年内, 每年, 自2024年起, 2018年以来 (ontology §4, Targets and due).

A moment says what the figures after it are due by, or how often they come round, or that they are past.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph.model import Period
from loaders.numbers import date, integer

MomentKind = Literal["by", "since", "past", "each", "baseline"]

_YEAR = r"(?:20\d{2}|二[〇零○][〇零○一二三四五六七八九]{2})"
_DAY = rf"{_YEAR} ?年(?: ?\d{{1,2}} ?月(?:份)?(?: ?\d{{1,2}} ?[日号])?)?"
_PART = r"(?:第?[一二三四]季度|上半年|下半年|年中)"
_BY = r"(?:年?底之?前|年底|年末|末之?前|底|末|之?前|以前|中旬|上旬|下旬|初)"
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:[-—–~至到](?:\d{1,2}|[一二两三四五六七八九十]{1,2}))?"
_PLAN = r"[“\"]?十(?P<plan>[一二三四五六])五[”\"]?(?:规划)?(?P<plan_end>期末|末期?|时期末|时期|期间|规划期末?|以来)"
_ENDS = {"一": "2010", "二": "2015", "三": "2020", "四": "2025", "五": "2030", "六": "2035"}
_QUARTERS = {"一": "03", "二": "06", "三": "09", "四": "12", "上": "06", "下": "12", "年": "06"}
_PERIODS: dict[str, Period] = {"半": "half-year", "季": "quarter", "月": "month"}

_MOMENT = re.compile(
    rf"(?P<past>截[至止到]{{1,2}}目?前?)(?P<past_at>{_DAY}(?:{_BY})?|目前)?"
    rf"|(?:自|从)(?P<since>{_DAY})(?:{_BY})?(?:起|开始|以来)?"
    rf"|(?P<till>[较比与同]|以)?(?P<to>(?:力争|争取|确保)?(?:[到至于在]))?"
    rf"(?:(?P<first>{_YEAR}) ?年?[-—–~至到](?P<last>{_YEAR}) ?年"
    rf"|(?P<day>{_DAY})(?:(?P<after>起|以来|开始|以后|之后)|(?P<part>{_PART})?(?P<end>{_BY})?))"
    rf"|(?P<toplan>[到至])?{_PLAN}"
    rf"|(?P<within>(?:用|以|未来|今后|再用|力争用|争取用)?{_COUNT} ?年(?:左右)?(?:的?时间)?(?:之内|以内|内|时间|左右时间)|(?:未来|今后){_COUNT} ?年)"
    rf"|(?P<thisyear>今年年?底?前?|本年度|年内|(?<!每)(?<!当)年底前|(?<!每)(?<!当)年底)"
    rf"|(?P<months>(?<![\d年])\d{{1,2}} ?月(?: ?\d{{1,2}} ?日|份)?(?:底|末)?之?前?)"
    rf"|(?P<each>每(?:一|个|满)?(?P<unit>年|季度|半年|月|季)度?|年均|年平均|全年|平均每年|每年度|逐月|按年度?)"
)
_BOUNDARY = frozenset("。;,:、!?\n\t(— ")


@dataclass(frozen=True, slots=True)
class Moment:
    """One time expression; ``fronted`` when it opens its sentence and so governs what follows."""

    start: int
    end: int
    kind: MomentKind
    date: str | None = None
    period: Period | None = None
    fronted: bool = False


def moments(text: str, start: int, end: int, issued: str | None) -> list[Moment]:
    """Every time expression of ``text[start:end]``; N年内 and 年内 count from the year of issue.

    >>> [(m.kind, m.date or m.period) for m in moments("到2025年底,每年培训;三年内", 0, 16, "2022-06-15")]
    [('by', '2025'), ('each', 'year'), ('by', '2025')]
    """
    year = int(issued[:4]) if issued else None
    found = (_moment(text, start, match, year) for match in _MOMENT.finditer(text, start, end))
    return [moment for moment in found if moment]


def last_before(found: list[Moment], offset: int) -> int:
    """How many of the moments begin before an offset."""
    return bisect_right(found, offset, key=lambda m: m.start)


def _moment(text: str, floor: int, match: re.Match[str], year: int | None) -> Moment | None:
    kind, when, period = _meaning(match, year)
    if kind is None:
        return None
    at = match.start()
    head = text[max(floor, at - 6) : at]
    fronted = not head or head[-1] in _BOUNDARY or head.endswith(("力争", "争取", "确保", "力争到", "标是", "目标"))
    return Moment(at, match.end(), kind, when, period, fronted and (bool(match["to"]) or bool(match["toplan"]) or text[match.end() : match.end() + 1] == ","))


def _meaning(match: re.Match[str], year: int | None) -> tuple[MomentKind | None, str | None, Period | None]:
    if match["past"]:
        return "past", None, None
    if match["since"] or match["after"]:
        past = match[0].endswith("以来")
        return ("past" if past else "since"), None, None
    if match["till"]:
        return "baseline", None, None
    if match["last"]:
        return "by", match["last"], None
    if match["day"]:
        return "by", _dated(match["day"], match["part"]), None
    if match["plan"]:
        return ("past", None, None) if match["plan_end"] == "以来" else ("by", _ENDS[match["plan"]], None)
    if match["each"]:
        return "each", None, _PERIODS.get((match["unit"] or "年")[0], "year")
    return "by", _relative(match, year), None


def _dated(day: str, part: str | None) -> str | None:
    found = date(day)
    if found and part and len(found) == 4:
        return f"{found}-{_QUARTERS[part.lstrip('第')[0]]}"
    return found


def _relative(match: re.Match[str], year: int | None) -> str | None:
    if year is None:
        return None
    if match["within"]:
        counts = [integer(n) for n in re.findall(r"\d{1,2}|[一二两三四五六七八九十]{1,2}", match["within"])]
        return str(year + max(n for n in counts if n is not None))
    if match["months"]:
        return date(f"{year}年{match['months']}")
    return str(year)
