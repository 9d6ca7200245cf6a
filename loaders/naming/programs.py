"""Programmes: named 工程, 计划, 行动, 活动, 基金, 奖 … (ontology §3, Program)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from loaders.naming.field import BLANK, Field, Item
from loaders.naming.places import place_prefix
from loaders.naming.runs import is_quantity, run_start, strip_start
from loaders.text import Span
from loaders.words import one_of, sections

_WORDS = "programs.txt"
_GUARDED = ("工程", "计划", "行动", "活动", "项目", "基金", "奖", "专项")
_STRONG_HEADS = ("行动计划", "专项行动", "专项计划", "工程", "计划", "行动")
# Behind a quoted part these end a name too; a tail is what may stand between the quote and its head.
_QUOTED_HEADS = (*_STRONG_HEADS, "专项", "活动", "项目", "基金", "奖", "试点", "品牌", "论坛", "大赛", "大会", "活动周", "活动月", "政策体系")
_MARKS = "“”\"‘’"


class Found(NamedTuple):
    """A programme's name and where it stands; ``core`` is its quoted part when that may stand alone."""

    span: Span
    core: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """One item of the field with its quoted parts, and what is known of the list it stands in."""

    text: str
    item: Item
    quoted: tuple[Span, ...]
    titled: bool
    carried: bool


def programs(field: Field, titles: frozenset[int] = frozenset(), aliases: frozenset[str] = frozenset()) -> list[Span]:
    """Every programme named in a field, in order; ``titles`` are the offsets where a heading's or title's text begins.

    >>> from loaders.naming.field import of_text
    >>> text = "实施“春雨育苗”工程和乡村教师成长计划,推广“揭榜挂帅”机制"
    >>> [span.of(text) for span in programs(of_text(text))]
    ['“春雨育苗”工程', '乡村教师成长计划']
    """
    found: list[Found] = []
    listed: tuple[int, bool] = (-1, False)
    for item in field.items:
        place = _Place(
            field.text, item, _inside(field.quoted, item.span), item.span.start in titles, listed[0] == item.first and listed[1]
        )
        here = _of_item(place, aliases)
        found.extend(here)
        listed = (item.first, bool(here) or place.carried or _opens(place))
    found.extend(_beside(field, found))
    return _whole([*found, *_again(field, found), *_known(field), *_titles_given(field)])


def _of_item(place: _Place, aliases: frozenset[str]) -> list[Found]:
    found = [name for span in place.quoted if (name := _quoted(place, span, aliases))]
    return sorted([*found, *_plain(place, found)], key=lambda name: name.span.start)


def _opens(place: _Place) -> bool:
    """Whether an item without a name begins a list with the verb that governs it (加大甲人才、乙教育培养计划)."""
    span = place.item.span
    start, _ = run_start(place.text, span.start, span.end, _WORDS, "strong")
    return span.start == place.item.first and (start > span.start or strip_start(place.text, start, span.end, _WORDS, "adverbs") > start)


def _beside(field: Field, found: list[Found]) -> list[Found]:
    """Items without a head among programmes, when the list ends in 等 and a head, or its next item shares their beginning."""
    more: list[Found] = []
    starts = {name.span.start: name for name in found}
    lists: dict[int, list[Item]] = {}
    for item in field.items:
        lists.setdefault(item.first, []).append(item)
    for items in lists.values():
        inside = [any(start in starts for start in range(item.span.start, item.span.end)) for item in items] if len(items) > 1 else []
        end = _closing().search(field.text, items[-1].span.start, min(len(field.text), items[-1].span.end)) if inside else None
        for at, item in enumerate(items if inside else []):
            if inside[at] or (end and not any(inside[:at])):
                shared = at + 1 < len(items) and inside[at + 1] and _twin(field.text, item, items[at + 1])
                more.extend([Found(shared)] if shared and not inside[at] else [])
                continue
            stop = end.start() if end and item is items[-1] else item.span.end
            if end and 4 < stop - item.span.start < 15 and not re.search(r"[的等]", field.text[item.span.start : stop]):
                more.append(Found(Span(item.span.start, stop)))
    return more


def _twin(text: str, item: Item, following: Item) -> Span | None:
    """The end of an item that begins like the next one: 卓越医生、卓越教师培养计划."""
    begun = text[following.span.start : following.span.start + 2]
    at = text.rfind(begun, item.span.start, item.span.end)
    return Span(at, item.span.end) if at >= 0 and 4 <= item.span.end - at <= 12 else None


# Quoted names -----------------------------------------------------------------------------------------------------


def _quoted(place: _Place, span: Span, aliases: frozenset[str]) -> Found | None:
    content = place.text[span.start + 1 : span.end - 1].strip()
    if content in aliases or len(content) < 2 or re.match(r"[一二三四五六七八九十\d]+[大项个]", content):
        return None
    tail = _tail().match(place.text, span.end, min(place.item.span.end, span.end + 24))
    if tail and tail["run"] in _set("celebrated") and _event().search(content):
        return Found(span, content)
    if tail and _takes(content, tail["run"], tail["head"]):
        own = 3 < len(content) < 12 and content not in _set("slogans") and not re.match(r"[将把以]", content)
        core = content if own else None
        return Found(Span(_fused(place, span, content), tail.end()), core)
    if content in _set("slogans"):
        return None
    if _stands_alone(place, span, content):
        return Found(Span(_fused(place, span, content), span.end), content if len(content) > 3 else None)
    return None


def _takes(content: str, run: str, head: str) -> bool:
    """Whether a quote, what follows it and a head make one name."""
    if _broken().search(run) or (content in _set("slogans") and head not in ("工程", "行动", "行动计划", "专项行动") and not run):
        return False
    if head == "政策体系":
        return bool(re.match(r"[\dN]+\+[\dN]", content))
    if head == "品牌":
        return bool(re.search(r"引才|引智|服务|活动|志愿|文化|党建|赛事|宣讲|工作", run))
    if re.match(r"企业|产业|人才|模式", run) and content in _set("slogans"):
        return False
    if head == "项目":
        return not run and not re.search(r"企业|产业|园|型$", content)
    return True


def _stands_alone(place: _Place, span: Span, content: str) -> bool:
    """Whether a quoted name without a head behind it is a programme: by its own head, a choosing, or its siblings."""
    before = place.text[max(0, span.start - 14) : span.start]
    after = place.text[span.end : span.end + 60]
    if len(content) < 3 or before.endswith("的"):
        return False
    if _own_head().search(content) and len(content) > 3:
        return True
    if _event().search(content) and len(content) > 3 and _held().search(before + "|" + after[:14]):
        return True
    if re.match(r"最美|十佳|十大|百佳|感动", content) or content.endswith("学者"):
        return True
    if _honour().search(content) and len(content) > 3 and (_chosen().search(after[:40]) or _chosen().search(before)):
        return True
    if _called().match(after):
        return True
    sibling = _siblings().match(after)
    return bool(sibling) and not _broken().search(sibling["run"])


def _fused(place: _Place, span: Span, content: str) -> int:
    """Where a name begins that has its field before a short quote: 科技“突围”工程, 教育“十百千万”."""
    start, _ = run_start(place.text, place.item.span.start, span.start, _WORDS, "strong")
    start = strip_start(place.text, start, span.start, _WORDS, "adverbs")
    before = place.text[start : span.start]
    if before.endswith(("大学", "学院")) and len(before) < 12:
        return start
    return start if 1 < len(content) < 5 and before in _set("fields") else span.start


# Names without quotes ----------------------------------------------------------------------------------------------


def _plain(place: _Place, taken: list[Found]) -> list[Found]:
    found: list[Found] = []
    text, item = place.text, place.item.span
    ends = [name.span.end for name in taken]
    for head in _heads().finditer(text, item.start, item.end):
        if any(span.start < head.start() < span.end for span in place.quoted):
            continue
        if any(name.span.start <= head.start() < name.span.end for name in taken):
            continue
        floor = max([item.start, *(end for end in ends if end <= head.start())])
        floor = max([floor, *(span.end for span in place.quoted if span.end <= head.start())])
        name = _run(place, floor, head)
        if name:
            found.append(name)
            ends.append(name.span.end)
    return found


def _run(place: _Place, floor: int, head: re.Match[str]) -> Found | None:
    """The run of words that ends in a head, when it is a name and not a kind of thing."""
    text = place.text
    cut, word = run_start(text, floor, head.start(), _WORDS, "strong")
    start = cut if word in _set("taken_in") else strip_start(text, cut, head.start(), _WORDS, "adverbs")
    modifier, kind = text[start : head.start()], head.lastgroup or ""
    led = start > place.item.span.start or place.carried or bool(_among().match(text, head.end()))
    beside_quote = start == floor and floor > place.item.span.start and text[floor - 1] in _MARKS
    if is_quantity(word) or beside_quote:
        return None
    lead = re.split(r"[。;,\n\x00]", text[max(place.item.first, start - 40) : start])[-1]
    if not _nameable(modifier, kind in ("special", "fund", "prize")) or not _RULES[kind](modifier, head[0], lead, led or place.titled, place):
        return None
    return Found(Span(start, head.end()))


def _nameable(modifier: str, owned: bool = False) -> bool:
    """Whether the words before a head can make a name at all.

    >>> [_nameable(words) for words in ("乡村教师成长", "五大", "重点人才", "各类", "3项")]
    [True, False, False, False, False]
    """
    if not 2 <= len(modifier) <= 36 or re.search(rf"[{_MARKS}\s{BLANK}]", modifier):
        return False
    if re.match(r"[一二三四五六七八九十百\d]+[大项个类批场种]|[该本此这各某每首]|一[个项批]|重[点大](?!疾病|传染)|有关|相关|跨|临时", modifier):
        return False
    return not (_generic().fullmatch(modifier) or modifier in _set("bare")) or (owned and bool(_proper().match(modifier)))


def _is_work(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """工程: not works that are built, nor the study of them."""
    return led and not _ends("works").search(modifier) and (place.titled is False or len(modifier) > 3 or led)


def _is_plan(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """计划: not a plan of work or money, unless it is long and carried out."""
    if _ends("plans").search(modifier):
        return False
    if _ends("plans_soft").search(modifier):
        carried_out = re.search(r"(?:实施|启动)[一-鿿]{0,2}$", lead)
        return len(modifier) > (3 if carried_out else 6) and led
    return led


def _is_action(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """行动: not a raid, a rescue or a joint one."""
    if re.search(r"(?:执法|检查|巡查|清查|督查|排查|抽查|打击|救援|疏散|响应|预警|联合)$", modifier):
        return False
    return led and (len(modifier) > 3 or re.search(r"(?:实施|开展|启动)[一-鿿]{0,2}$", lead) is not None)


def _is_fund(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """基金: one that is set up, or that bears its owner's name; no insurance fund, no kind of fund."""
    if _fund_kind().fullmatch(modifier) or _ends("insurance").search(modifier):
        return False
    if re.search(r"鼓励|引导|支持|允许|社会资本", lead):
        return _is_owned(modifier)
    founded = re.search(r"(?:设立|组建|成立|发起|用好|做大|建立)[^,]{0,16}$", lead)
    return _is_owned(modifier) or (len(modifier) > 3 and bool(founded or place.carried))


def _is_owned(modifier: str) -> bool:
    """Whether a name begins with whose it is."""
    return bool(_proper().match(modifier)) or place_prefix(modifier, 0, len(modifier)) > 0


def _is_prize(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """奖: the state's, a province's or a city's own."""
    return _is_owned(modifier) and len(modifier) > 3 and not re.search(r"级$|[一二三特]等$|优秀$", modifier)


def _is_special(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """专项: one of science that bears its owner's level."""
    return _is_owned(modifier) and bool(re.search(r"科技|研发|重大|技术", modifier)) and len(modifier) > 3


def _is_activity(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """活动: held (not merely carried on) and described at length, or beside programmes in a list."""
    held = re.search(r"(?:举办|承办|办好|主办)[一-鿿]{0,2}$", lead)
    school = re.match(r"[一-鿿]{2,6}(?:大学|学院)", modifier)
    return len(modifier) > 5 and not re.search(r"等$|^(?:系列|各类|多种|形式)|系列$", modifier) and bool(held or (place.carried and school))


def _is_meeting(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """大会, 论坛 …: held under a name, or with a proper one."""
    if _is_owned(modifier) and len(modifier) > 2:
        return led
    return len(modifier) > 4 and head not in ("大赛", "比赛") and bool(re.search(r"(?:举办|承办|办好|主办|筹办)[一-鿿]{0,2}$", lead))


def _is_week(modifier: str, head: str, lead: str, led: bool, place: _Place) -> bool:
    """活动周, 宣传月 …"""
    return len(modifier) > 3


_RULES = {
    "work": _is_work, "plan": _is_plan, "action": _is_action, "fund": _is_fund, "prize": _is_prize,
    "special": _is_special, "activity": _is_activity, "meeting": _is_meeting, "week": _is_week,
}  # fmt: skip


# The second reading ------------------------------------------------------------------------------------------------


def _again(field: Field, found: list[Found]) -> list[Found]:
    """Names and quoted parts met once count wherever they stand again."""
    names = {name.span.of(field.text) for name in found}
    cores = {name.core for name in found if name.core}
    again = [Found(Span(*match.span())) for match in _any(names).finditer(field.text)] if names else []
    for span in field.quoted:
        if field.text[span.start + 1 : span.end - 1].strip() in cores and not _hosts().match(field.text, span.end):
            again.append(Found(span))
    return again


def _known(field: Field) -> list[Found]:
    known = _any(frozenset(sections(_WORDS)["known"])).finditer(field.text)
    return [Found(Span(*match.span())) for match in known if not _hosts().match(field.text, match.end() + (field.text[match.end() : match.end() + 1] == "”"))]


def _titles_given(field: Field) -> list[Found]:
    """Honours without quotes: 某某市核心专家, 某某省十佳农民, where they are chosen."""
    found = []
    for match in _own_honour().finditer(field.text):
        around = field.text[max(0, match.start() - 14) : match.end() + 8]
        if _chosen().search(around) and "级" not in match[0]:
            start, _ = run_start(field.text, match.start(), match.end(), _WORDS, "strong")
            start = strip_start(field.text, start, match.end(), _WORDS, "adverbs")
            found.append(Found(Span(start, match.end())))
    return found


def _whole(found: list[Found]) -> list[Span]:
    """The names that stand in no longer one."""
    kept: list[Span] = []
    for span in sorted({name.span for name in found}, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            if kept and span.start < kept[-1].end:
                continue
            kept.append(span)
    return kept


def _inside(spans: tuple[Span, ...], outer: Span) -> tuple[Span, ...]:
    low = bisect_left(spans, outer.start, key=lambda span: span.start)
    high = bisect_left(spans, outer.end, key=lambda span: span.start)
    return spans[low:high]


# Patterns from the word data ---------------------------------------------------------------------------------------


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(sections(_WORDS)[section])


def _any(names: set[str] | frozenset[str]) -> re.Pattern[str]:
    return re.compile(one_of(tuple(sorted(names))))


def _guard(head: str) -> str:
    """A head and what must not stand behind it."""
    for guarded in _GUARDED:
        if head.endswith(guarded):
            return rf"{head}(?!{one_of(sections(_WORDS)['never_next_' + guarded])})"
    return head


@cache
def _heads() -> re.Pattern[str]:
    kinds = {
        "work": ("工程",), "plan": ("行动计划", "专项计划", "计划"), "action": ("专项行动", "行动(?![一-鿿]{0,3}计划)"), "fund": ("基金",), "prize": ("奖",),
        "special": ("专项",), "activity": ("活动",),
        "meeting": ("大会", "论坛", "峰会", "博览会", "交易会", "大赛", "艺术节", "文化节", "旅游节", "运动会", "洽谈会"),
        "week": ("活动周", "宣传周", "宣传月", "活动月", "科普日"),
    }  # fmt: skip
    order = ("week", "plan", "action", "work", "fund", "special", "activity", "meeting", "prize")
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(_guard(head) for head in kinds[kind])})" for kind in order))


@cache
def _tail() -> re.Pattern[str]:
    heads = "|".join(_guard(head) for head in sorted(_QUOTED_HEADS, key=len, reverse=True))
    return re.compile(rf"(?P<run>[^{_MARKS}、]{{0,16}}?)(?P<head>{heads})")


@cache
def _broken() -> re.Pattern[str]:
    """Words that part a quote from a head behind it."""
    return re.compile(r"对(?![接口])|(?<!人)为|将|" + one_of(sections(_WORDS)["parting"]))


@cache
def _hosts() -> re.Pattern[str]:
    """What makes a quoted name behind it that of a place or a product."""
    return re.compile(r"[一-鿿]{0,6}?(?:基地|中心|平台|园|馆|示范村|示范县|企业|产品|嘉宾|委员会|办公室|领导小组|组委会|方针|策略|战略|理念|机制|体系|制度|布局|格局|思想|模式|思维)")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"等[^,。;:“”、的]{0,4}(?:专项行动|工程|行动|计划)")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"{one_of(sections(_WORDS)['generic'])}{{1,6}}")


@cache
def _fund_kind() -> re.Pattern[str]:
    return re.compile(rf"{one_of(sections(_WORDS)['funds'])}{{1,2}}")


@cache
def _ends(section: str) -> re.Pattern[str]:
    return re.compile(rf"{one_of(sections(_WORDS)[section])}$")


@cache
def _own_head() -> re.Pattern[str]:
    return re.compile(r"(?:计划|工程|行动|专项|基金|奖|论坛|大赛|服务团|博览会|挑战赛|[\d一二三四五六七八九十百]+条)$")


@cache
def _event() -> re.Pattern[str]:
    return re.compile(r"(?:周|月|日|节|年|(?<![银运执先进同通飞施步发言并平可出])行|大讲堂|大课堂|晚会|博览会|展)$")


@cache
def _held() -> re.Pattern[str]:
    return re.compile(r"举办|开展|组织|活动|契机|参加|品牌|深化|办好|举行")


@cache
def _honour() -> re.Pattern[str]:
    return re.compile(rf"{one_of(sections(_WORDS)['honours'])}$")


@cache
def _own_honour() -> re.Pattern[str]:
    return re.compile(
        r"[一-鿿]{2,8}?[省市县区旗州](?:十佳|百佳|十大|最美|杰出|核心|优秀|突出贡献)[一-鿿]{0,6}?"
        rf"{one_of(sections(_WORDS)['honours'])}"
    )


@cache
def _chosen() -> re.Pattern[str]:
    return re.compile(one_of(sections(_WORDS)["selecting"]))


@cache
def _called() -> re.Pattern[str]:
    """A choosing right behind a quote."""
    return re.compile(r"(?:[一-鿿]{0,6}?)(?:评选|评审|推选|荣誉称号|荣誉|称号)")


@cache
def _siblings() -> re.Pattern[str]:
    """More quotes and then a head, or 等 and a head: “甲”“乙”行动, “甲”等交流活动, “甲”、乙交流、丙等工程."""
    heads = "|".join(_guard(head) for head in ("活动", "行动", "工程", "计划"))
    more = r"(?:[、和与及]?[一-鿿]{0,4}[“\"][^“”\"\n]{1,30}[”\"])"
    plain = r"(?:[、和与及][^,。;“”\"、]{2,14})"
    run = r"(?P<run>[^,。;:“”\"、]{0,8}?)"
    return re.compile(rf"(?:{more}{{1,6}}等?|{more}{{0,6}}{plain}{{0,2}}等){run}(?:{heads})")


@cache
def _among() -> re.Pattern[str]:
    """等 and what kind of things were listed."""
    return re.compile(r"等[^,。;:“”、的]{0,6}(?:项目|工程|计划|专项|行动|活动)")


@cache
def _proper() -> re.Pattern[str]:
    """What a name of one body's own begins with."""
    return re.compile(r"国家(?!级)|中国|中华|全国|世界|国际|自治区(?!级)|[一-鿿]{2,3}[省市](?!级)|省(?!级)|市(?!级|场)|县(?!级)|中央|全球|[一-鿿]{2,4}自治区|第[一二三四五六七八九十\d]+届")
