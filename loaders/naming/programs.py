"""Programmes: named 工程, 计划, 行动, 活动, 基金, 奖 … (ontology §3, Program)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from loaders.alternatives import either
from loaders.naming.again import apart, occurrences
from loaders.naming.field import Field, Item, holding, inside, lists_with
from loaders.naming.heads import MARKS, WORDS, Found, Place, any_head, ending, host
from loaders.naming.plain import plain
from loaders.naming.quoted import quoted
from loaders.naming.runs import run_start, strip_start
from loaders.text import Span
from loaders.words import sections

_DAY = re.compile(
    r"(?:世界|国际|全国|中国|联合国)(?!工作|法定|休息|节假)[一-鿿]{2,8}?[日周月](?=[、等和及与“”]|主题|宣传|系列|活动)"
)
_KEPT = re.compile(r"[^。;\n]{0,40}?(?:宣传|活动)")
_QUOTED = re.compile(rf"[{MARKS}]")


def programs(field: Field, titles: frozenset[int] = frozenset(), aliases: frozenset[str] = frozenset()) -> list[Span]:
    """Every programme named in a field, in order.

    ``titles`` are the offsets where the text of a heading or a unit's title begins, ``aliases`` quoted names that
    the text has given to documents.

    >>> from loaders.naming.field import of_text
    >>> text = "实施“春雨育苗”工程和乡村教师成长计划,推广“揭榜挂帅”机制"
    >>> [span.of(text) for span in programs(of_text(text))]
    ['“春雨育苗”工程', '乡村教师成长计划']
    """
    found = [*_first_reading(field, titles, aliases)]
    found.extend(_beside(field, found))
    spans = [name.span for name in found]
    return apart([*spans, *_again(field, found), *_known(field), *_honours(field), *_days(field)])


def _first_reading(field: Field, titles: frozenset[int], aliases: frozenset[str]) -> Iterator[Found]:
    """The names that their own words and their sentence show."""
    for items in lists_with(field, any_head(), True):
        first, carried, pending = items[0].first, False, _opening(field.text, items[0])
        for item in items:
            around = inside(field.quoted, item.span)
            place = Place(field.text, item, around, item.span.start in titles, carried, pending)
            marked = [name for span in place.quoted if (name := quoted(place, span, aliases))]
            here = [*marked, *plain(place, marked)]
            yield from here
            carried = carried or bool(here) or (pending or 0) > first
            pending = None if here else pending


def _opening(text: str, item: Item) -> int | None:
    """Where the words of a list begin behind the verb that governs it (加大甲人才、乙教育培养计划)."""
    start, _ = run_start(text, item.span.start, item.span.end, WORDS, "strong")
    return strip_start(text, start, item.span.end, WORDS, "adverbs")


# Items without a head beside programmes ------------------------------------------------------------------------


def _beside(field: Field, found: list[Found]) -> Iterator[Found]:
    """Items that share their list's head: 甲、乙关爱等专项行动 behind a programme, 卓越医生、卓越教师培养计划."""
    starts = sorted(name.span.start for name in found)
    for items in holding(field, starts):
        holds = [_between(starts, item.span) for item in items]
        if any(holds) and len(items) > 1:
            beside = [*_twins(field.text, items, holds), *_under_one_head(field.text, items, holds)]
            yield from (name for name in beside if not ending("no_deeds").search(name.span.of(field.text)))


def _between(starts: list[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def _under_one_head(text: str, items: list[Item], holds: list[bool]) -> Iterator[Found]:
    end = _closing().search(text, items[-1].span.start, items[-1].span.end)
    begun = False
    for item, held in zip(items, holds, strict=True):
        stop = end.start() if end and item is items[-1] else item.span.end
        if end and begun and not held and 4 < stop - item.span.start < 15 and "的" not in text[item.span.start : stop]:
            yield Found(Span(item.span.start, stop))
        begun = begun or held


def _twins(text: str, items: list[Item], holds: list[bool]) -> Iterator[Found]:
    for at in range(len(items) - 1):
        begun = text[items[at + 1].span.start : items[at + 1].span.start + 2]
        start = text.rfind(begun, items[at].span.start, items[at].span.end)
        alone = holds[at + 1] and not holds[at] and start >= 0 and not _QUOTED.search(text, start, items[at].span.end)
        if alone and 4 <= items[at].span.end - start <= 12:
            yield Found(Span(start, items[at].span.end))


# What needs no sentence around it ------------------------------------------------------------------------------


def _again(field: Field, found: list[Found]) -> Iterator[Span]:
    """Names and quoted parts met once count wherever they stand again."""
    yield from occurrences(field.text, {name.span.of(field.text) for name in found})
    cores = {name.core for name in found if name.core}
    for span in field.quoted:
        content = field.text[span.start + 1 : span.end - 1].strip()
        if content in cores and not host().match(field.text, span.end):
            yield span


def _known(field: Field) -> Iterator[Span]:
    """Programmes by the list of known ones, with the quotation marks around them."""
    text = field.text
    for span in occurrences(text, sections(WORDS)["known"]):
        marked = text[max(0, span.start - 1) : span.start] in MARKS and text[span.end : span.end + 1] in MARKS
        whole = Span(span.start - 1, span.end + 1) if marked and span.start > 0 and span.end < len(text) else span
        if not host().match(text, whole.end):
            yield whole


def _honours(field: Field) -> Iterator[Span]:
    """Honours without quotes: 某某市核心专家, 某某省十佳农民, where they are chosen."""
    if not _praise().search(field.text):
        return
    for match in _honour().finditer(field.text):
        around = field.text[max(0, match.start() - 14) : match.end() + 8]
        if _choosing().search(around) and "级" not in match[0]:
            start, _ = run_start(field.text, match.start(), match.end(), WORDS, "strong")
            yield Span(strip_start(field.text, start, match.end(), WORDS, "adverbs"), match.end())


def _days(field: Field) -> Iterator[Span]:
    """Days and weeks of the world and the state, where they are kept: 世界某某日、全国某某周等宣传活动."""
    for match in _DAY.finditer(field.text):
        if _KEPT.match(field.text, match.end()):
            yield Span(*match.span())


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"等[^,。;:“”、的]{0,4}(?:专项行动|工程|行动|计划)")


@cache
def _praise() -> re.Pattern[str]:
    """The words in the middle of an honour: quickly looked for, where its beginning may be any."""
    return re.compile(f"[省市县区旗州]{either(sections(WORDS)['praise'])}")


@cache
def _honour() -> re.Pattern[str]:
    words = sections(WORDS)
    return re.compile(
        rf"[一-鿿]{{2,8}}?[省市县区旗州]{either(words['praise'])}[一-鿿]{{0,6}}?{either(words['honours'])}"
    )


@cache
def _choosing() -> re.Pattern[str]:
    return re.compile(either(sections(WORDS)["selecting"]))
