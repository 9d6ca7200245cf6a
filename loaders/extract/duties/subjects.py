"""Noun phrases that can be the subject of a duty: how agencies, collectives and sectors are named in prose (ontology §3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from loaders.extract.duties.items import names
from loaders.parentheses import outside
from loaders.wordtable import either, table

LONGEST = 240


class Subject(NamedTuple):
    """The agencies that a phrase names, and where the phrase ends in the string it was read from."""

    names: tuple[str, ...]
    end: int


def subjects(phrase: str, *, by: bool = False) -> Iterator[Subject]:
    """Every way to read agencies at the beginning of a phrase, the longest first.

    ``by`` says that 由 stands before it, where even a bare 省(区、市) acts.

    >>> next(subjects("各区县、市级有关部门要落实主体责任")).names
    ('各区县', '市级有关部门')
    >>> list(subjects("指导各区县落实主体责任"))
    []
    """
    window = phrase[:LONGEST]
    ends = sorted({m.start() + len(m[1]) for m in _heads().finditer(window)}, reverse=True)
    for end in ends:
        found = _read(window[:end], by)
        if found:
            yield Subject(found, _glossed(phrase, end))


_GLOSS = re.compile(r"\((?:以下|简称|统称|下称|设在|下设|办公室设)[^()]{1,40}\)")


def _glossed(phrase: str, end: int) -> int:
    gloss = _GLOSS.match(phrase, end)
    return gloss.end() if gloss else end


@cache
def _words() -> Any:
    return table("prose")["subject"]


@cache
def _heads() -> re.Pattern[str]:
    """Where a head stands; a bracket right behind it (各镇(街道、管委会)) belongs to it."""
    words = _words()
    heads = either([*words["heads"], *words["short"], *words["places"], "等力量", "等方面", "人员"])
    return re.compile(rf"(?=({heads}(?:\((?!以下|简称|统称|下称|设在)[^()]{{1,30}}\))?))")


def _read(phrase: str, by: bool) -> tuple[str, ...]:
    """The agencies of a phrase that names nothing else, or nothing."""
    phrase = re.sub("等(?:力量|方面)$", "", phrase)
    if not phrase or phrase[-1] in "、,和与及" or phrase.count("(") != phrase.count(")"):
        return ()
    named = names(_split(phrase))
    acting = [n for n in named if not _enterprises(n)]
    if not acting or not all(actor(n, first=i == 0, by=by) for i, n in enumerate(acting)):
        return ()
    return tuple(acting)


_SEPARATOR = re.compile("[、,]|(?<=[部门政府单位区县市委局厅镇街道会办级地])(?<!全.)(?=各)")


def _split(phrase: str) -> list[str]:
    """At separators outside brackets, and where 各 begins a name right behind another (各乡镇各部门)."""
    cuts = [m for free in outside(phrase, 0, len(phrase)) for m in _SEPARATOR.finditer(phrase, free.start, free.end)]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(phrase)]
    return [phrase[a:b] for a, b in zip(starts, ends, strict=True)]


def _enterprises(name: str) -> bool:
    return name.endswith(tuple(_words()["classes"])) or name.endswith(("企业", "人员", "银行"))


def actor(name: str, *, first: bool = True, by: bool = False) -> bool:
    """Whether a name in prose is an agency's.

    >>> [actor(n) for n in ("市科技局", "各有关部门", "组织部门", "督促各部门", "县级以上地方人民政府", "包头市", "数据专区")]
    [True, True, True, False, True, False, False]
    """
    words = _words()
    if not 2 <= len(name) <= 40 or any(w in name for w in words["never"]):
        return False
    if name in words["bare"]:
        return not first and name in ("政府", "党委", "街道", "乡镇", "工会", "妇联", "高校", "园区")
    if re.search(r"[^一-鿿()、A-Za-z0-9·]", name) or not _started(name, by):
        return False
    return _ended(re.sub(r"\([^()]*\)$", "", name) or name, name, by)


def _ended(core: str, name: str, by: bool) -> bool:
    words = _words()
    if core.endswith(("公司", "集团")):
        return bool(re.match("各|有关|市|省|县|区|国家|中国|政府", core))
    if core.endswith("中心"):
        return not re.search("创新|科创|研发|孵化|展示|商务中心|城市中心", core) and bool(
            re.search(
                "^(?:各|市|省|县|区|州|镇|乡|国家|全|街道)|(?:养护|服务|管理|监测|疾控|保障|监控|指挥|调度|推广|结算|交易|信息|数据|指导|执法|检验|促进|发展)中心$",
                core,
            )
        )
    if core.endswith("机构"):
        return bool(
            re.search(
                "^(?:各|有关|相关)|管理|监管|监督|专业|推广|检验|检测|主管|行政|执法|经办|担保|指定|评审|常设|议事|协调",
                core,
            )
        )
    if core.endswith(tuple(words["heads"])):
        return True
    if core[-1:] in words["short"]:
        return len(core) >= 2 and core[-2] not in words["short"][core[-1]]
    if by and re.match(r"省\(", name):
        return True
    return bool(_place().match(name))


@cache
def _place() -> re.Pattern[str]:
    words = _words()
    level = (
        f"{either([*words['places'], '自治区', '直辖市', '自治州', '自治县', '街道', '乡镇', '镇街'])}(?:\\([^()]*\\))?"
    )
    return re.compile(f"^{either(words['place_openers'])}[一-鿿]{{0,6}}?{level}(?:[、和及]?{level}){{0,4}}$")


def _started(name: str, by: bool) -> bool:
    """No verb or preposition that has the name as its object stands in front, but a clause may qualify it."""
    if "的" in name[:-1]:
        before, _, after = name.rpartition("的")
        if not actor(after, by=by) or re.search(r"^(?:对|向|把|将|为|与|在|按|根据)", before):
            return False
        return by or before.startswith(tuple(_words()["relative"])) or bool(_inner(before))
    if _object().match(name):
        return False
    verb = _naming().match(name)
    return not (verb and name[verb.end() :].startswith(tuple(_words()["determiners"])) and len(name) > verb.end() + 2)


def _inner(before: str) -> bool:
    """县(市)人民政府确定的, 参与处置的: a clause with an actor or a verb of its own."""
    return bool(
        re.search(r"(?:确定|指定|授权|设立|组成|所在|承担|负责|管辖|主管|成立|批准)$", before)
    ) and not _object().match(before)


@cache
def _object() -> re.Pattern[str]:
    return re.compile(
        f"{either(_words()['object_verbs'])}(?!(?:单位|部门|机构|小组|办|办公室|会|局|处|处室|中心|委员会|机关)$)"
    )


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(either(_words()["name_verbs"]))
