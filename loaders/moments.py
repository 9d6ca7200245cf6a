"""When: 到2025年底, “十四五”期末, 三年内, 每年, 自2024年起, 2018年以来 (ontology §4, Targets and due).

A moment says what the figures after it are due by, or how often they come round, or that they are past.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from graph.model import Period
from loaders.numbers import date, integer

MomentKind = Literal["by", "since", "past", "each", "baseline"]

_YEAR = r"(?:20\d{2}|二[〇零○][〇零○一二三四五六七八九]{2})"
_TWO = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"{_YEAR} ?年(?: ?{_TWO} ?月(?:份)?(?: ?{_TWO} ?[日号])?)?"
_PART = r"(?:第?[一二三四]季度|上半年|下半年|年中)"
_BY = r"(?:年?底之?前|年底|年末|末之?前|底|末|之?前|以前|中旬|上旬|下旬|初)"
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:[-—–~至到](?:\d{1,2}|[一二两三四五六七八九十]{1,2}))?"
_PLAN = r"[“\"]?十(?P<plan>[一二三四五六])五[”\"]?(?:规划)?(?P<plan_end>期末|末期?|时期末|时期|期间|规划期末?|以来)"
_ENDS = {"一": "2010", "二": "2015", "三": "2020", "四": "2025", "五": "2030", "六": "2035"}
_QUARTERS = {"一": "03", "二": "06", "三": "09", "四": "12", "上": "06", "下": "12", "年": "06"}
_PERIODS: dict[str, Period] = {"半": "half-year", "季": "quarter", "月": "month"}

_MOMENT = re.compile(
    rf"(?=[截自从较比与同以力争确到至于在\d一二两三四五六七八九第“\"十用未今再经通本年每平全逐按])(?:(?P<past>截[至止到]{{1,2}}目?前?)(?P<past_at>{_DAY}(?:{_BY})?|目前)?"
    rf"|(?:自|从)(?P<since>{_DAY})(?:{_BY})?(?:起|开始|以来)?"
    rf"|(?P<till>[较比与同]|以)?(?P<to>(?:力争|争取|确保)?(?:[到至于在]))?"
    rf"(?:(?P<first>{_YEAR}) ?年?[-—–~至到](?P<last>{_YEAR}) ?年"
    rf"|(?P<day>{_DAY})(?:[-—–~至]{{1,2}}(?P<until>\d{{1,2}}) ?月(?:份)?)?(?:(?P<after>起|以来|开始|以后|之后)|(?P<part>{_PART})?(?P<end>{_BY})?))"
    rf"|(?P<toplan>[到至])?{_PLAN}"
    rf"|(?P<within>(?:用|以|未来|今后|再用|力争用|争取用)?{_COUNT} ?年(?:左右)?(?:的?时间)?(?:之内|以内|内|时间|左右时间)|(?:未来|今后){_COUNT} ?年|(?:(?<=力争)|(?<![^,。;:])){_COUNT}年(?=[达实完建累翻培引集])|(?:经过|通过){_COUNT} ?年(?:左右)?的?努力)"
    rf"|(?P<months>(?:今年|(?<![\d年]))\d{{1,2}} ?月(?: ?\d{{1,2}} ?日|份)?(?:底前|底|末前?|之?前))"
    rf"|(?P<thisyear>今年(?!以来)年?底?前?|本年度|(?:(?<![\u4e00-\u9fff])|(?<=力争)|(?<=争取)|(?<=确保)|(?<=计划)|(?<=预计))年内|(?<!每)(?<!当)年底前|(?<!每)(?<!当)年底)"
    rf"|(?P<each>每(?:一|个|满)?(?P<unit>年|季度|半年|月|季)度?|(?<![\u4e00-\u9fff\d])年(?=培训|接待|服务|新增|引进|举办|组织|培养|输送)(?!..(?:能力|规模|量))|年均(?!浓度|值|气温|降水)|年平均(?!浓度|值|气温|降水)|全年|平均每年|每年度|逐月|按年度?))"
)
_TIME = re.compile("[年月季截期]|十[一二三四五六]五")  # one of these stands in every moment, and in few sentences
_TITLE_YEAR = re.compile(r"(?<![-—–~至到\d])(20\d{2})年(?:度)?(?![-—–~至到以前底])")
_PLANS = re.compile(r"任务|要点|清单|方案|计划|分解|安排|实事|分工")
_OF = ("的", "水平", "基础", "度的")
_CHANGES = re.compile("(?:平均)?(?:降低|提高|增长|增加|递增|递减|下降|减少|提升|上升)")
_SHARED = re.compile(r"每[^年月季,。;]{1,3}$")
_BOUNDARY = frozenset("。;,:、!?\n\t(— ")


class Moment(NamedTuple):
    """One time expression; ``fronted`` when it opens its sentence and so governs what follows.

    ``ahead`` when its words look forward whatever the year: 到2025年, 2025年底前, “十四五”期末.
    ``narrow`` when it goes no further than its own clause: 年均增长8%.
    """

    start: int
    end: int
    kind: MomentKind
    date: str | None = None
    period: Period | None = None
    fronted: bool = False
    ahead: bool = False
    narrow: bool = False


@lru_cache(maxsize=1024)  # targets and deadlines ask for those of the same units
def moments(text: str, start: int, end: int, issued: str | None) -> tuple[Moment, ...]:
    """Every time expression of ``text[start:end]``; N年内 and 年内 count from the year of issue.

    >>> [(m.kind, m.date or m.period) for m in moments("到2025年底,每年培训;三年内", 0, 16, "2022-06-15")]
    [('by', '2025'), ('each', 'year'), ('by', '2025')]
    """
    year = int(issued[:4]) if issued else None
    if not _TIME.search(text, start, end):
        return ()
    return tuple(_moment(text, start, match, year) for match in _MOMENT.finditer(text, start, end))


def counted_from(title: str | None, issued: str | None) -> str | None:
    """The year that 12月底 and 年内 mean: the one year that a plan's title names, else the day of issue (ontology §4).

    >>> counted_from("某县2023年重点任务分解表", "2022-12-30"), counted_from("三年行动计划(2023—2025年)", "2023-01-05")
    ('2023', '2023-01-05')
    """
    named = {m[1] for m in _TITLE_YEAR.finditer(title or "")}
    return named.pop() if len(named) == 1 and _PLANS.search(title or "") else issued


def skip(text: str, at: int) -> int:
    """Where the time expression that begins at an offset ends; the offset itself when none does.

    >>> skip("2026年12月31日前完成", 0), skip("完成", 0)
    (12, 0)
    """
    match = _MOMENT.match(text, at)
    return match.end() if match else at


def _moment(text: str, floor: int, match: re.Match[str], year: int | None) -> Moment:
    kind, when, period = _meaning(match, year)
    at, end = match.start(), match.end()
    head, tail = text[max(floor, at - 6) : at], text[end : end + 2]
    if kind == "by" and (
        tail.startswith((*_OF, "“")) or head.endswith(("近", "过去", "每年", "当年", "次年", "满", "超过", "不足"))
    ):
        kind = "baseline"
    opens = (
        not head or head[-1] in _BOUNDARY or head.endswith(("力争", "争取", "确保", "力争到", "标是", "目标", "计划"))
    )
    to = bool(match["to"] and not match["to"].endswith("在")) or bool(match["toplan"])
    ahead = to or bool(match["plan"]) or (match["end"] or "").endswith("前")
    narrow = match[0] in {"年", "年均", "年平均", "平均每年"} or bool(
        kind == "each" and (_SHARED.search(head) or _CHANGES.match(text, end))
    )
    return Moment(at, end, kind, when, period, opens and (to or tail[:1] == ","), ahead, narrow)


def _meaning(match: re.Match[str], year: int | None) -> tuple[MomentKind, str | None, Period | None]:
    if match["past"]:
        at = date(match["past_at"] or "")
        return ("by", at, None) if at and year and int(at[:4]) >= year else ("past", None, None)
    if match["since"] or match["after"] or match["plan_end"] == "以来":
        return ("past" if match[0].endswith("以来") else "since"), None, None
    if match["each"]:
        return "each", None, _PERIODS.get((match["unit"] or "年")[0], "year")
    return ("baseline" if match["till"] else "by"), _when(match, year), None


def _when(match: re.Match[str], year: int | None) -> str | None:
    if match["last"]:
        return match["last"]
    if match["until"]:
        return date(f"{(date(match['day']) or '')[:4]}年{match['until']}月")
    if match["day"]:
        return _dated(match["day"], match["part"])
    return _ENDS[match["plan"]] if match["plan"] else _relative(match, year)


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
        return date(f"{year}年{match['months'].removeprefix('今年')}")
    return str(year)
