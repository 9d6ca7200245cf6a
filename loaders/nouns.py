"""What a figure counts: the shortest complete noun phrase before or after it (ontology §4, ``metric``)."""

from __future__ import annotations

import re
from functools import cache

from loaders.figures import either, words

_EDGES = " 、,;:。!?和及与或()-—~～的"
_LIST = re.compile(r"、|以及|(?<![联总共饱温缓])和(?!谐|平|睦|解|田)|(?<![涉普惠以])及(?!时|其)|与(?!会)")
_RATES = re.compile(r"(?:率|比重|比例|占比|总?量|总?额|面积|产值|人数|增速|收入|规模|投入|数量|数|里程|强度|覆盖面|水平|能力)$")
_TRAIL = re.compile(r"(?:的)?(?:数量|总数|总量|数)?$")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile("|".join(words("aim", "predicates")))


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(f"^(?:{either(words('aim', 'prefixes'))})+")


@cache
def _setting() -> re.Pattern[str]:
    """A run of setting verbs, each maybe followed by 了 or by adverbs and conjunctions."""
    verb = either(words("aim", "setting"))
    return re.compile(rf"{verb}(?:了|好|、{verb}|和{verb}|并|{verb}){{0,4}}")


def _outside_quotes(phrase: str) -> str:
    """The phrase with quoted runs masked by a letter each, so that offsets stay."""
    return re.sub(r"[“\"《][^”\"》]{0,60}[”\"》]", lambda m: "X" * len(m[0]), phrase)


def shorten(phrase: str) -> str:
    """Leave off modifiers before the last 的, and what only says where or which.

    >>> shorten("拥有自主知识产权的高水平创新创业团队"), shorten("全市各类人才"), shorten("专业化的技术经纪人")
    ('高水平创新创业团队', '人才', '技术经纪人')
    """
    phrase = phrase.strip(_EDGES)
    head, _, tail = phrase[: _cut(phrase)], None, phrase[_cut(phrase) :]
    short = tail if len(tail) > 1 else head
    bare = _prefix().sub("", short)
    return (bare if len(bare) > 1 else short).strip(_EDGES)


def _cut(phrase: str) -> int:
    """After the last 的 that is not within quotes."""
    at = _outside_quotes(phrase).rfind("的")
    return at + 1 if 0 <= at < len(phrase) - 2 else 0


def after(right: str) -> str:
    """The noun phrase that a clause begins with.

    >>> after("的农村公路专管员"), after("课题并给予经费资助"), after("高层次领军人才重点培养")
    ('农村公路专管员', '课题', '高层次领军人才')
    """
    masked = _outside_quotes(right)
    stop = len(right)
    for match in _predicate().finditer(masked, 1):
        if match.start() > 1 or masked[0] == "的":
            stop = match.start()
            break
    phrase = right[:stop]
    listed = re.search(r"[、,;:。]", masked[:stop])
    return shorten(phrase[: listed.start()] if listed else phrase)


def object_of(left: str) -> str:
    """The noun phrase that a clause ends in: what stands behind its first setting verb, else the whole.

    >>> object_of("围绕主导产业创建国家级重点实验室、工程实验室"), object_of("支持建立各类培训机构"), object_of("高层次人才占比")
    ('国家级重点实验室、工程实验室', '培训机构', '高层次人才占比')
    """
    masked = _outside_quotes(left)
    for match in _setting().finditer(masked):
        if match.end() < len(left) and left[match.start() : match.start() + 2] not in {"新增"}:
            return shorten(left[match.end() :])
        if match.end() < len(left):
            return shorten(left[match.start() :])
    return shorten(left)


def subject_of(left: str) -> str:
    """The noun phrase before a verb of reaching: the clause without leading adverbs.

    >>> subject_of("力争全市高新技术企业"), subject_of("人才资源总量")
    ('高新技术企业', '人才资源总量')
    """
    return shorten(left)


def parts(phrase: str, count: int | None = None) -> list[str]:
    """The members of a coordinated noun phrase, a shared beginning or end given to each.

    >>> parts("花生种植、收获机械化率"), parts("示范家庭农场和农民合作社示范社")
    (['花生种植机械化率', '花生收获机械化率'], ['示范家庭农场', '农民合作社示范社'])
    """
    spans = [m.span() for m in _LIST.finditer(_outside_quotes(phrase))]
    cuts = [0, *(x for span in spans for x in span), len(phrase)]
    members = [phrase[a:b].strip(_EDGES) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    members = [m for m in members if m]
    if count is not None and len(members) != count:
        return []
    last = members[-1] if members else ""
    if len(members) > 1 and len(last) > 3 and all(not _RATES.search(m) for m in members[:-1]) and _RATES.search(last):
        return _shared(members, 2)
    if len(members) > 1 and all(m.endswith("级") for m in members[:-1]) and "级" in last:
        tail = last[last.index("级") + 1 :]
        return [m + tail for m in members[:-1]] + [last]
    return members


def _shared(members: list[str], width: int) -> list[str]:
    """Parallel words of ``width`` characters: 花生|种植 、 收获|机械化率."""
    head, tail = members[0][:-width], members[-1][width:]
    return [members[0] + tail, *(head + m + tail for m in members[1:-1]), head + members[-1]]
