"""Dates, amounts and counts in a question: small regular expressions with bounded repeats."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_N = r"(?:\d{1,9}(?:\.\d{1,4})?|[一二两三四五六七八九十百]{1,4})"
_SCALES = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "千": 1000, "百": 100}
_END = r"(?P<end>年?[底末]?(?:之前|以前|前|为止|截止前)|[底末])?"


@dataclass(frozen=True, slots=True)
class Moment:
    """A span of days; ``by`` counts everything up to its end, ``to`` is 到N年."""

    first: str
    last: str
    mode: str


class Amount(NamedTuple):
    """A bound on a number."""

    least: float | None
    most: float | None
    unit: str | None


class Top(NamedTuple):
    """How many rows are asked for."""

    rows: int


Value = Moment | Amount | Top
Maker = Callable[[re.Match[str], date], Value | None]


def number(text: str) -> float:
    """A short numeral.

    >>> number("十"), number("二十五"), number("3.5"), number("百")
    (10.0, 25.0, 3.5, 100.0)
    """
    if text[0].isdigit():
        return float(text)
    total, digit = 0, 0
    for c in text:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[c]
    return float(total + digit)


def years(year: int, until: int | None = None) -> tuple[str, str]:
    """A year, or several, as days.

    >>> years(2023)
    ('2023-01-01', '2023-12-31')
    """
    return f"{year}-01-01", f"{until or year}-12-31"


def _month(year: int, month: int) -> tuple[str, str]:
    return f"{year}-{month:02}-01", f"{year}-{month:02}-31"


def _before_it(found: re.Match[str], span: tuple[str, str]) -> Moment:
    """2024年前 is before the year begins, 2024年底前 on or before its end."""
    end = found["end"] or ""
    if end.endswith("前") and not any(sign in end for sign in "底末") and "截止" not in end:
        year, month = int(span[0][:4]), int(span[0][5:7])
        whole = span[0][5:7] != span[1][5:7]
        last = f"{year - 1}-12-31" if whole or month == 1 else f"{year}-{month - 1:02}-31"
        return Moment(span[0], last, "by")
    return Moment(*span, _mode(found))


def _mode(found: re.Match[str]) -> str:
    end = found["end"] or ""
    if end.endswith(("前", "为止")):
        return "by"
    return "to" if found.groupdict().get("to") else "in"


def _year(found: re.Match[str], _: date) -> Moment | None:
    written = found["year"]
    year = int(written) if written[0].isdigit() else int("".join(str(_DIGITS[c]) for c in written))
    return _before_it(found, years(year))


def _year_month(found: re.Match[str], _: date) -> Moment | None:
    month = int(found["month"])
    return _before_it(found, _month(int(found["year"]), month)) if 1 <= month <= 12 else None


def _day(found: re.Match[str], _: date) -> Moment | None:
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    return Moment(day, day, _mode(found))


def _month_only(found: re.Match[str], today: date) -> Moment | None:
    month = int(number(found["month"]))
    return _before_it(found, _month(today.year, month)) if 1 <= month <= 12 else None


def _relative(found: re.Match[str], today: date) -> Moment | None:
    return Moment(*years(today.year + _YEARS[found["word"]]), _mode(found))


def _year_end(_: re.Match[str], today: date) -> Moment | None:
    return Moment(*years(today.year), "by")


def _relative_month(found: re.Match[str], today: date) -> Moment | None:
    step = {"本": 0, "这": 0, "当": 0, "下": 1, "上": -1, "this": 0, "next": 1, "last": -1}[found["word"]]
    at = today.year * 12 + today.month - 1 + step
    return Moment(*_month(at // 12, at % 12 + 1), "by" if (found.groupdict().get("end") or "").endswith("前") else "in")


def _half(found: re.Match[str], today: date) -> Moment | None:
    year = int(found["year"] or today.year)
    months = (1, 6) if found["half"] == "上" else (7, 12)
    return Moment(_month(year, months[0])[0], _month(year, months[1])[1], _mode(found))


def _quarter(found: re.Match[str], today: date) -> Moment | None:
    year, quarter = int(found["year"] or today.year), int(number(found["quarter"]))
    if not 1 <= quarter <= 4:
        return None
    return Moment(_month(year, quarter * 3 - 2)[0], _month(year, quarter * 3)[1], _mode(found))


def _plan(found: re.Match[str], _: date) -> Moment | None:
    first = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}[found["plan"]]
    if found["end"]:
        return Moment(*years(first + 4), "by" if found["end"].endswith("前") else "to")
    return Moment(*years(first, first + 4), "in")


def _before(found: re.Match[str], _: date) -> Moment | None:
    month = found["month"]
    year = int(found["year"])
    span = _month(year, _MONTHS.index(month[:3]) + 1) if month else years(year)
    strict = found.group().startswith(("before", "until")) and "end" not in found.group() and not month
    return Moment(span[0], f"{year - 1}-12-31" if strict else span[1], "by")


def _soon(_: re.Match[str], today: date) -> Moment | None:
    return Moment(today.isoformat(), (today + timedelta(days=30)).isoformat(), "in")


def _overdue(_: re.Match[str], today: date) -> Moment | None:
    return Moment("0001-01-01", (today - timedelta(days=1)).isoformat(), "by")


def _at_least(found: re.Match[str], _: date) -> Amount:
    return Amount(_amount(found), None, found["unit"] or None)


def _at_most(found: re.Match[str], _: date) -> Amount:
    return Amount(None, _amount(found), found["unit"] or None)


def _amount(found: re.Match[str]) -> float:
    return number(found["n"]) * _SCALES[found["scale"] or ""]


def _top(found: re.Match[str], _: date) -> Top:
    return Top(max(1, int(number(found["n"]))))


_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "年内": 0, "明年": 1, "下一年": 1, "后年": 2, "去年": -1,
          "上年": -1, "前年": -2, "this year": 0, "next year": 1, "last year": -1}  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_Q = rf"(?P<n>{_N})(?P<scale>百万|千万|万|亿|千|百)?(?P<unit>元|块钱|人次|人|名|个|家|项|套|%|户|台|所)?(?:人民币)?"
_MEASURED = r"(?=\d|[一二两三四五六七八九十百]{1,4}(?:万|亿|千|元|人|名|家|个|项|套|户))"
_CLASS = r"(?:个|名|家|位|项|条)?"

# Every rule: its expression, what it makes, an example that it must match whole, and one that it must not.
RULES: tuple[tuple[re.Pattern[str], Maker, str, str], ...] = tuple(
    (re.compile(pattern), maker, good, bad)
    for pattern, maker, good, bad in (
        (rf"(?:到|至|截至|截止)?(?P<year>20\d\d)[年\-./](?P<month>\d{{1,2}})[月\-./](?P<day>\d{{1,2}})日?{_END}", _day, "2024年6月30日前", "2024年6月"),
        (rf"(?P<to>到|至|截至|截止到?)?(?P<year>20\d\d)(?:年|-)(?P<month>\d{{1,2}})月?份?{_END}", _year_month, "2024年6月底前", "2024年"),
        (rf"(?P<year>20\d\d)?年?(?P<half>[上下])半年{_END}", _half, "2024年上半年", "半年"),
        (rf"(?P<year>20\d\d)?年?(?:第)?(?P<quarter>[一二三四1-4])季度{_END}", _quarter, "2024年第三季度", "季度"),
        (rf"(?P<to>到|至|截至|截止到?)?(?P<year>20\d\d|二[〇零][〇零一二三四五六七八九]{2})年?(?:度|当年|以内|内)?{_END}", _year, "到2025年", "1千年"),
        (rf"(?P<to>到)?(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?{_END}", _month_only, "6月底前", "13月"),
        (rf"(?P<to>到)?(?P<word>今年|本年度|本年|当年|年内|明年|下一年|后年|去年|上年|前年|this year|next year|last year){_END}", _relative, "今年底前", "多年"),
        (r"(?:到|在)?年[底末](?:之前|以前|前)?|by (?:the )?end of (?:the|this) year|by year end", _year_end, "年底前", "年"),
        (r"(?P<word>本|这|当|下|上)个?月(?:份|内)?(?P<end>底前|前)?", _relative_month, "下个月", "月"),
        (r"(?P<word>this|next|last) month", _relative_month, "next month", "month"),
        (r"(?:到)?(?P<plan>十[二三四五]五)(?:规划)?(?:期间|时期)?(?P<end>期?末(?:之前|前)?|收官)?", _plan, "十四五期末", "十四"),
        (r"(?:by|before|until|due by|no later than)(?: the)?(?: end of)? ?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?[a-z]{0,6} ?(?P<year>20\d\d)", _before, "before the end of 2023", "in 2023"),
        (r"近期|即将|快要|马上|快(?=到期)|soon", _soon, "即将", "将"),
        (r"逾期|已过期|过期|超期|overdue", _overdue, "逾期", "期"),
        (rf"{_MEASURED}{_Q}(?:以上|及以上)", _at_least, "100万元以上", "100万元以下"),
        (rf"(?:超过|不少于|不低于|高于|大于|多于|至少|突破|over|above|more than|at least) ?{_Q}", _at_least, "超过500万元", "不超过500万元"),
        (rf"{_MEASURED}{_Q}(?:以下|以内|及以下)", _at_most, "10万元以下", "10万元以上"),
        (rf"(?:不超过|不高于|低于|少于|小于|至多|under|below|less than|at most|no more than) ?{_Q}", _at_most, "不超过10万元", "超过10万元"),
        (rf"(?:排名|排在|排|居|列|取|位列)?前(?P<n>{_N}){_CLASS}", _top, "前十名", "前后"),
        (r"(?:top|first) (?P<n>\d{1,3})", _top, "top 10", "top"),
        (rf"最[多重忙大]的(?P<n>{_N})(?:个|名|家|位|项|条)", _top, "最多的5家", "最多的部门"),
    )
)  # fmt: skip
