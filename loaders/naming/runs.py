"""Where the run of words that makes a name begins: behind the last word that cannot be part of it."""

from __future__ import annotations

import re
from functools import cache

from loaders.alternatives import either
from loaders.words import sections

LONGEST = 40
_KINDS = "一批|若干|系列|各类|各项|各种|各级|多个|多项|多家|所有|其他|其它"
_MANY = rf"(?<![\d第新一二三四五六七八九十百])[\d一二两三四五六七八九十百]{{1,3}}[个项名家批期届轮次座所]|{_KINDS}"
_QUANTITY = re.compile(_MANY)
# Particles and prepositions, each unless it begins a word that names hold (对口, 和谐, 以旧换新, 在线, 等级 …).
# Each alternative begins with a character of its own, so that a search passes quickly over all others; what must not
# stand before it is looked for behind that character.
_COUNTED = "|".join(
    rf"{digit}(?<![\d第新一二三四五六七八九十百]{digit})[\d一二两三四五六七八九十百]{{0,2}}[个项名家批期届轮次座所]"
    for digit in "0123456789一二两三四五六七八九十百"
)
_JOINED = "|".join(
    f"{join}(?<=(?:制度|战略|政策|机制|体系|规划|改革|要求|部署|精神|任务|措施|方案|标准|规定){join})"
    for join in "和与及"
)
_PARTICLE = (
    r"的(?<!目的)(?!士)|了(?![解望])|将(?<![一-鿿]将)|对(?![接口外标台俄欧象应])|为(?<!华为)(?![民农老侨企先主])|以(?!旧|赛|工代|上|下|奖|内|外|商)"
    r"|在(?![线职校岗建册押地])|等(?![级额待保])|到(?![家村户位岗期账])|由(?!来)|把(?!关)|被(?!动|褥)|向(?![导日阳])|从(?!业|化|江)"
    r"|使(?<!天使)(?![用命者馆节])|让(?<![转出]让)(?!利)|于|并(?!购|联|网)|是|即(?!时)|及其|以及|或者|或|用于|针对|面向|瞄准|聚焦|围绕|按照|根据|通过|依托|借助|组织(?<![党会作群团性业区]组织)(?!化|部|体系|生活)"
    rf"|{_JOINED}|每年|1\d{{3}}年|2\d{{3}}年|年底前?|{_COUNTED}|{_KINDS}|包括|包含|和(?=国家|中国|全国|世界)|与(?=国家|中国|全国|世界)"
)
# Verbs that a name may end in before its head (某某政策落实行动).
_TAKEN = frozenset({"落实", "推行", "推动", "参与", "执行"})
_JOIN = r"以及|和(?!谐|林格|平|田|县|美|睦|解|硕|静|布|顺|龙)|与|(?<![普涉触提危波])及(?![时周])|或|暨"


def run_start(text: str, floor: int, end: int, words: str, section: str) -> tuple[int, str]:
    """Where the run that ends at ``end`` begins, not before ``floor``, and the last word that cannot be part of it.

    That word is a particle, a quantity (一批, 各类) or one of the verbs of a section of the word data; empty when
    there is none.
    """
    floor = max(floor, end - LONGEST)
    start, word = floor, ""
    for match in _cutter(words, section).finditer(text, floor, end + 2):
        ends = match.end() == end and match[0] in _TAKEN and match.start() - start > 1
        if match.end() <= end and not ends:
            start, word = match.end(), match[0]
    return start, word


def is_quantity(word: str) -> bool:
    """Whether a word says that many of a kind follow.

    >>> [is_quantity(word) for word in ("一批", "3个", "实施")]
    [True, True, False]
    """
    return bool(_QUANTITY.fullmatch(word))


def strip_start(text: str, start: int, end: int, words: str, section: str) -> int:
    """``start`` moved behind the adverbs and weak verbs that a run begins with."""
    pattern = _leading(words, section)
    match = pattern.match(text, start, end)
    return match.end() if match and match.end() < end else start


@cache
def joins() -> re.Pattern[str]:
    """The words that join two names."""
    return re.compile(_JOIN)


_SUPPORT = {"支持": "(?!系统|平台|中心)"}  # it ends a kind of system too (决策支持系统)


@cache
def _cutter(words: str, section: str) -> re.Pattern[str]:
    verbs = sorted(sections(words)[section], key=len, reverse=True)
    return re.compile("|".join([_PARTICLE, *(verb + _SUPPORT.get(verb, "") for verb in verbs)]))


@cache
def _leading(words: str, section: str) -> re.Pattern[str]:
    return re.compile(rf"{either(sections(words)[section])}+")
