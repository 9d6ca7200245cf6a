"""Programmes without quotation marks: a described or proper part and a head, in a sentence that carries it out."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from loaders.alternatives import either
from loaders.naming.field import BLANK
from loaders.naming.heads import MARKS, MOST, WORDS, Found, Place, ending, kind_of_head, plain_heads, words
from loaders.naming.places import place_prefix
from loaders.naming.runs import is_quantity, run_start, strip_start
from loaders.text import Span
from loaders.words import sections

_KIND = re.compile(
    r"[一二三四五六七八九十百\d]+[大项个类批场种]|[该本此这各某每首]|一[个项批]|重[点大](?!慢性|疾病|传染|公共卫生|灾害|风险|动物疫|技术装备|活动保障)|有关|相关|跨|临时"
)
_AMONG = re.compile(r"等[^,。;:“”、的]{0,6}(?:项目|工程|计划|专项|行动|活动)")
_CARRIED_OUT = re.compile(r"(?:实施|启动)[一-鿿]{0,2}$")
_DONE = re.compile(r"(?:实施|开展|启动)[一-鿿]{0,2}$")
_HELD = re.compile(r"(?:举办|承办|办好|主办|筹办)(?:[一-鿿]{0,2}|[^,;。]{1,40}、)$")
_FOUNDED = re.compile(r"(?:设立|组建|成立|发起|用好|做大|建立)[^,]{0,16}$")
_WISHED = re.compile(r"鼓励|引导(?!基金)|支持|允许|社会资本")
_RAID = re.compile(r"(?:执法|检查|巡查|清查|督查|排查|抽查|打击|救援|疏散|响应|预警|联合|限载)$")
_FOSTERED = re.compile(
    r"(?:能力|体系|队伍|人才|创新中心|文化|品牌|道德|文明|诚信|法治|师德|作风|学科|课程|环境|生态|信用|素质|标准|组织|阵地|示范|基层|机制|智库)建设$"
)
_BUILT = re.compile(
    r"(?:管网|泵站|河道|堤防|桥梁|水闸|渠道|路面|厂房|校舍|病房).{0,8}(?:改造|维修|加固|养护|整治|治理|新建|扩建|更新)$"
)
_LEVEL = re.compile(r"^(?:国家|自治区|省|市|县|区|州)级")
_ORDINAL = re.compile(r"(?:20\d\d年)?(?:第[一二三四五六七八九十百\d]{1,4}|首)届|\d+(?:\.\d+)?[万亿]+元(?:规模)?的?")
_WORLDWIDE = re.compile(r"国际|世界|全球|中国|全国")
_FESTIVE = re.compile(r"[节日周月](?:系列)?(?:庆祝|纪念|宣传|主题|文化)$")
_PROPER = re.compile(
    r"国家(?!级)|中国|中华|全国|世界|国际|自治区(?!级)|[一-鿿]{2,3}[省市](?!级)|省(?!级)|市(?!级|场)|县(?!级)|中央|全球"
    r"|[一-鿿]{2,4}自治区|第[一二三四五六七八九十\d]+届"
)


class Candidate(NamedTuple):
    """The words before a head, the head, the clause before them; whether a verb governs them, their list has named a
    programme, a title is made of them alone."""

    modifier: str
    head: str
    lead: str
    led: bool
    carried: bool = False
    alone: bool = False


def plain(place: Place, taken: list[Found]) -> list[Found]:
    """The programmes of an item that stand outside the quotations and the names already taken."""
    found: list[Found] = []
    text, item = place.text, place.item.span
    heads = list(islice(plain_heads().finditer(text, item.start, item.end), MOST))
    if not heads:
        return found
    closed = [*(span.end for span in place.quoted), *(name.span.end for name in taken)]
    covered = [*place.quoted, *(name.span for name in taken)]
    for head in heads:
        if any(span.start <= head.start() < span.end for span in covered):
            continue
        floor = max([item.start, *(end for end in closed if end <= head.start())])
        name = _run(place, floor, head)
        if name:
            found.append(name)
            closed.append(name.span.end)
    return found


def is_name(candidate: Candidate, kind: str) -> bool:
    """Whether a run of words and its head name one programme rather than a kind.

    >>> is_name(Candidate("乡村教师成长", "计划", "实施", True), "plan")
    True
    >>> is_name(Candidate("年度投资", "计划", "实施", True), "plan")
    False
    """
    owned = kind in ("special", "fund", "prize")
    return _nameable(candidate.modifier, owned) and _RULES[kind](candidate)


def _run(place: Place, floor: int, head: re.Match[str]) -> Found | None:
    text, item = place.text, place.item
    cut, word = run_start(text, floor, head.start(), WORDS, "strong")
    start = cut if word in words("taken_in") else strip_start(text, cut, head.start(), WORDS, "adverbs")
    beside_quote = start == floor > item.span.start and text[floor - 1] in MARKS
    if is_quantity(word) or beside_quote or (word == "等" and start == cut):
        return None
    start = _behind_ordinal(text, start, head.start())
    led = start > item.span.start or place.carried or place.titled or bool(_AMONG.match(text, head.end()))
    lead = re.split(r"[。;,\n\x00]", text[max(item.first, start - 40) : start])[-1]
    if start == item.span.start and place.pending is not None and _goes_on(text, place.pending, start, head.start()):
        start = place.pending
    alone = place.titled and start == item.span.start and head.end() == item.span.end
    candidate = Candidate(text[start : head.start()], head[0], lead, led, place.carried, alone)
    return Found(Span(start, head.end())) if is_name(candidate, kind_of_head()[head[0]]) else None


def _behind_ordinal(text: str, start: int, end: int) -> int:
    """Behind which time it is held and how large it is: 第三届某地文化节, 10亿元某地基金."""
    match = _ORDINAL.match(text, start, end)
    return match.end() if match and match.end() < end else start


def _goes_on(text: str, pending: int, start: int, end: int) -> bool:
    """Whether a list stands inside a name: 革命老区、边疆地区、民族地区支教计划, 实施急需、紧缺人才引进计划."""
    if start - pending == 3 and text.endswith(("实施", "开展", "启动"), 0, pending):
        return True
    return 0 < start - pending <= 24 and text[start - 3 : start - 1] in text[start : min(end, start + 8)]


def _nameable(modifier: str, owned: bool = False) -> bool:
    """Whether the words before a head can make a name at all.

    >>> [_nameable(modifier) for modifier in ("乡村教师成长", "五大", "重点人才", "各类", "3项")]
    [True, False, False, False, False]
    """
    if not 2 <= len(modifier) <= 36 or re.search(rf"[{MARKS}\s{BLANK}]", modifier) or _KIND.match(modifier):
        return False
    if re.search(r"[一二三四五六七八九十]大(?!数据|学)", modifier):
        return False
    kind = _generic().fullmatch(modifier) or modifier in words("bare")
    return not kind or (owned and bool(_PROPER.match(modifier)))


def _is_owned(modifier: str) -> bool:
    """Whether a name begins with whose it is."""
    return bool(_PROPER.match(modifier)) or place_prefix(modifier, 0, len(modifier)) > 0


def _holds_place(modifier: str) -> bool:
    """Whether a name of a place stands anywhere in it (生态某地国际论坛)."""
    return any(place_prefix(modifier, at, len(modifier)) for at in range(len(modifier) - 1))


def _is_work(candidate: Candidate) -> bool:
    """工程: not works that are built, nor the study of them."""
    modifier = candidate.modifier
    built = _BUILT.search(modifier) or (ending("works").search(modifier) and not _FOSTERED.search(modifier))
    return candidate.led and not built


def _is_plan(candidate: Candidate) -> bool:
    """计划: not a plan of work or money; one of training or help when it is carried out or long."""
    modifier = candidate.modifier
    if ending("plans").search(modifier):
        return False
    soft = ending("plans_soft").search(modifier)
    return candidate.led and (not soft or len(modifier) > (3 if _CARRIED_OUT.search(candidate.lead) else 6))


def _is_action(candidate: Candidate) -> bool:
    """行动: not a raid, a rescue or a joint one."""
    named = len(candidate.modifier) > 3 or _DONE.search(candidate.lead)
    return candidate.led and bool(named) and not _RAID.search(candidate.modifier)


def _is_fund(candidate: Candidate) -> bool:
    """基金: one that is set up, or that bears its owner's name; no insurance fund, no kind of fund."""
    modifier = candidate.modifier
    if _fund_kind().fullmatch(_LEVEL.sub("", modifier)) or ending("insurance").search(modifier):
        return False
    founded = _FOUNDED.search(candidate.lead) or candidate.carried
    return _is_owned(modifier) or (len(modifier) > 3 and bool(founded) and not _WISHED.search(candidate.lead))


def _is_prize(candidate: Candidate) -> bool:
    """奖: the state's, a province's or a city's own, or one listed with such a one."""
    modifier = candidate.modifier
    owned = _is_owned(modifier) or candidate.carried
    return owned and len(modifier) > 3 and not re.search(r"级$|[一二三特]等$|优秀$", modifier)


def _is_special(candidate: Candidate) -> bool:
    """专项: one of science that bears its owner's level."""
    modifier = candidate.modifier
    return _is_owned(modifier) and len(modifier) > 3 and bool(re.search(r"科技|研发|重大|技术", modifier))


def _is_activity(candidate: Candidate) -> bool:
    """活动: held (not merely carried on) and described at length, or a school's own among programmes."""
    modifier = candidate.modifier
    school = candidate.carried and re.match(r"[一-鿿]{2,6}(?:大学|学院)", modifier)
    loose = re.search(r"等$|^(?:系列|各类|多种|形式)|系列$", modifier)
    festive = _FESTIVE.search(modifier)
    return len(modifier) > 5 and not loose and not festive and bool(_HELD.search(candidate.lead) or school)


def _is_meeting(candidate: Candidate) -> bool:
    """大会, 论坛 …: held under a name, or with a proper one."""
    modifier = candidate.modifier
    owned = _is_owned(modifier) and (
        len(modifier) > 2 or candidate.head in ("艺术节", "运动会", "马拉松", "马拉松赛", "戏剧节")
    )
    if owned or (_WORLDWIDE.search(modifier) and _holds_place(modifier)):
        return candidate.led
    contest = candidate.head in words("contests")
    return len(modifier) > 4 and not contest and bool(_HELD.search(candidate.lead))


def _is_project(candidate: Candidate) -> bool:
    """项目: only where a title is its name."""
    return candidate.alone and len(candidate.modifier) > 3


def _is_week(candidate: Candidate) -> bool:
    """活动周, 宣传月 …: any that says of what."""
    return len(candidate.modifier) > 3


_RULES = {
    "week": _is_week,
    "plan": _is_plan,
    "action": _is_action,
    "work": _is_work,
    "fund": _is_fund,
    "special": _is_special,
    "activity": _is_activity,
    "meeting": _is_meeting,
    "prize": _is_prize,
    "project": _is_project,
}


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"{either(sections(WORDS)['generic'])}{{1,6}}")


@cache
def _fund_kind() -> re.Pattern[str]:
    return re.compile(rf"{either(sections(WORDS)['funds'])}{{1,2}}")
