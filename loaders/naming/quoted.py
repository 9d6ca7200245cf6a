"""Programmes whose name is quoted, wholly or in part: “草青”工程, “鸿志计划”, “甲”“乙”行动 (ontology §3)."""

from __future__ import annotations

import re
from functools import cache

from loaders.alternatives import either
from loaders.naming.heads import WORDS, Found, Place, ending, guarded, host, parting, tails, words
from loaders.naming.runs import run_start, strip_start
from loaders.text import Span
from loaders.words import sections

_COUNT = re.compile(
    r"[一二三四五六七八九十百\d]+[大项个类][一-鿿]{0,6}(?:工程|行动|计划|专项|战役|攻坚战|平台|中心|基地|体系|产业|集群)"
)
_CARRIED_OUT = re.compile(r"(?:实施|启动|推进|开展|申报|引进|入选|设立)[一-鿿]{0,2}$")
_PERIOD = re.compile(r"“?[一二三四五六七八九十]+五|(?:19|20)\d\d")
_OWN_HEAD = re.compile(r"(?:计划|工程|行动|专项|基金|奖|论坛|大赛|服务团|博览会|挑战赛|[\d一二三四五六七八九十百]+条)$")
_NAMED = re.compile(r"[^“”]{3}(?:计划|行动|工程)$")
_EVENT = re.compile(r"(?:周|月|日|节|年|(?<![银运执先进同通飞施步发言并平可出])行|汇|大讲堂|大课堂|晚会|博览会|展)$")
_HELD = re.compile(r"举办|设立|开展|组织|活动|契机|参加|品牌|深化|办好|举行")
_CALLED = re.compile(r"(?:[、和]?“[^”\n]{2,16}”){0,4}[一-鿿]{0,6}?(?:评选|评审|推选|荣誉称号|荣誉|称号)")
_SENTENCE = re.compile(r"[。;!?\n]")
_PRAISED = re.compile(r"最美|十佳|十大|百佳|感动")
_PRAISE = re.compile(r"最美|优秀.{2,8}(?:人才|工作者|干部)$")
_BRANDED = re.compile(r"引才|引智|服务|活动|志愿|文化|党建|赛事|宣讲|工作|创业|普法|助学")
_PROMOTED = re.compile(r"(?:扶持|拓展|资助|培养|培训|帮扶|志愿|公益|提升|关爱|救助|援助)$")
_PLAIN = re.compile(r"(?:企业|产业|人才|模式|服务)(?:培育|引进|发展|提升)?")
_TRADED = re.compile(r"企业|产业|园|型$")
_STRICT = ("工程", "行动", "行动计划", "专项行动", "大赛", "论坛", "大会")


def quoted(place: Place, span: Span, aliases: frozenset[str] = frozenset()) -> Found | None:
    """The programme that a quotation names, by the head behind it or by itself; null when it names none."""
    content = place.text[span.start + 1 : span.end - 1].strip()
    if content in aliases or len(content) < 2 or _COUNT.fullmatch(content):
        return None
    for run, head, end in tails(place.text, span.end, min(place.item.span.end, span.end + 24)):
        if run in words("celebrated") and _EVENT.search(content):
            return Found(span, content)
        if len(run) <= 16 and takes(content, run, head, place.titled):
            return Found(Span(_fused(place, span, content), end), _core(content))
    if content not in words("slogans") and _stands_alone(place, span, content):
        return Found(Span(_fused(place, span, content), span.end), content if len(content) > 3 else None)
    return None


def takes(content: str, run: str, head: str, titled: bool = False) -> bool:
    """Whether a quotation, what follows it and a head make one name; a title may say more between the two.

    >>> takes("春雨", "育苗", "工程"), takes("揭榜挂帅", "机制实施科技", "项目"), takes("专精特新", "", "项目")
    (True, False, False)
    """
    slogan = content in words("slogans")
    if parting().search(run) or (slogan and _PLAIN.fullmatch(run)):
        return False
    if _PERIOD.fullmatch(content) or (slogan and (head == "试点" or (not run and head not in _STRICT))):
        return False
    if head == "政策体系":
        return bool(re.match(r"[\dN]+\+[\dN]", content))
    if head == "品牌":
        return bool(_BRANDED.search(run))
    if head == "项目":
        return not slogan and (titled or not run or bool(_PROMOTED.search(run))) and not _TRADED.search(content)
    return True


def _core(content: str) -> str | None:
    """The quoted part, when it is a name that can be told again without its head."""
    own = 3 < len(content) < 12 and content not in words("slogans") and not re.match(r"[将把以]|[^一-鿿]+$", content)
    return content if own else None


def _stands_alone(place: Place, span: Span, content: str) -> bool:
    """Whether a quoted name without a head behind it is a programme: by its own head, a choosing, or its siblings."""
    before = _SENTENCE.split(place.text[max(0, span.start - 14) : span.start])[-1]
    after = _SENTENCE.split(place.text[span.end : span.end + 60])[0]
    if (before.endswith("的") and not _NAMED.search(content)) or host().match(after):
        return False
    if len(content) > 3 and (_headed(content) or _held(content, before, after) or _chosen(content, before, after)):
        return True
    if content.endswith("项目") and len(content) > 3 and content[:-2] not in words("slogans"):
        return bool(_CARRIED_OUT.search(before))
    return bool(len(content) > 2 and (_PRAISED.match(content) or _CALLED.match(after))) or _sibling(after)


def _headed(content: str) -> bool:
    works = content.endswith("工程") and ending("works").search(content[:-2])
    return (bool(_OWN_HEAD.search(content)) and not works) or content.endswith("学者")


def _held(content: str, before: str, after: str) -> bool:
    lectures = content.endswith(("大讲堂", "大课堂"))
    return bool(_EVENT.search(content) and (lectures or _HELD.search(before + "|" + after[:14])))


def _chosen(content: str, before: str, after: str) -> bool:
    praised = ending("honours").search(content) or _PRAISE.search(content)
    return bool(praised and (_choosing().search(after[:40]) or _choosing().search(before)))


def _sibling(after: str) -> bool:
    match = _siblings().match(after)
    return match is not None and not parting().search(match["run"])


def _fused(place: Place, span: Span, content: str) -> int:
    """Where a name begins that has its field or its school before the quotation: 科技“突破”工程, 教育“十百千”."""
    start, _ = run_start(place.text, place.item.span.start, span.start, WORDS, "strong")
    start = strip_start(place.text, start, span.start, WORDS, "adverbs")
    before = place.text[start : span.start]
    if before.endswith(("大学", "学院")) and len(before) < 12:
        return start
    return start if 1 < len(content) < 5 and before in words("fields") else span.start


@cache
def _choosing() -> re.Pattern[str]:
    return re.compile(either(sections(WORDS)["selecting"]))


@cache
def _siblings() -> re.Pattern[str]:
    """More quotations and then a head, or 等 and a head: “甲”“乙”行动, “甲”等交流活动, “甲”、乙交流、丙等工程."""
    heads = "|".join(guarded(head) for head in ("活动", "行动", "工程", "计划"))
    more = r"(?:[、和与及]?[一-鿿]{0,4}[“\"][^“”\"\n]{1,30}[”\"])"
    plain = r"(?:[、和与及][^,。;“”\"、]{2,14})"
    run = r"(?P<run>[^,。;:“”\"、]{0,8}?)"
    return re.compile(rf"(?:{more}{{1,6}}等?|{more}{{0,6}}{plain}{{0,2}}等){run}(?:{heads})")
