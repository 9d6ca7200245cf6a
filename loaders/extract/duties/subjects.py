"""Noun phrases that can be the subject of a duty: how agencies, collectives and sectors are named in prose (ontology §3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from loaders.alternatives import either
from loaders.extract.duties.items import names
from loaders.parentheses import outside
from loaders.wordtable import by_first, table

LONGEST = 240
Verdict = bool | Literal["weak"] | None


class Subject(NamedTuple):
    """The agencies that a phrase names, and where the phrase ends in the string it was read from."""

    names: tuple[str, ...]
    end: int


def subjects(phrase: str, *, by: bool = False) -> Iterator[Subject]:
    """Every way to read agencies at the beginning of a phrase, the shortest first.

    ``by`` says that 由 stands before it, where even a bare 省(区、市) acts.

    >>> [s.names for s in subjects("市教育局、有关单位要落实主体责任")]
    [('市教育局',), ('市教育局', '有关单位')]
    >>> list(subjects("指导各区县落实主体责任"))
    []
    """
    window = phrase[:LONGEST]
    if _barred(window):
        return
    for end in _ends(window):
        found = _read(window[:end], by)
        if found:
            yield Subject(found, _glossed(phrase, end))


def _ends(window: str) -> list[int]:
    """Where a name can end: behind each head, those inside another one included; a bare place only behind 各 or 有关."""
    heads, places = _heads(), _bare_places()
    ends: dict[int, bool] = {}
    match = heads.search(window)
    while match:
        ends[match.end()] = ends.get(match.end(), True) and match[0] in places
        match = heads.search(window, match.start() + 1)
    opener = _place_opener().search(window) if any(ends.values()) else None
    kept = {end for end, place in ends.items() if not place or (opener and opener.start() < end)}
    kept |= {end - 2 for end in kept if window.endswith(("妇联组织", "工会组织"), 0, end)}
    return sorted(kept)


@cache
def _bare_places() -> frozenset[str]:
    """Heads that are an agency's only as one of several or of all: 各县, 有关市; unlike 区县 and 省(区、市), which act by themselves."""
    words = _words()
    alone = {*words["heads"], *words["plain"], *table("bodies")["joined"]}
    return frozenset(place for place in words["places"] if place not in alone and "(" not in place)


@cache
def _place_opener() -> re.Pattern[str]:
    return re.compile(either(_words()["place_openers"]))


def reading(phrase: str, fits: Callable[[str], Verdict], *, by: bool = False) -> Subject | None:
    """The shortest reading behind which the phrase goes on as it should; a longer one where a name may go on.

    ``fits`` judges what follows: true, false (a subject, but without a duty), null (no subject at all), or
    ``"weak"`` (a subject if the phrase cannot be read to a later end).

    >>> verb = lambda rest: rest.startswith(("组织", "负责")) or None
    >>> reading("各级党委组织部门负责落实", verb).names
    ('各级党委组织部门',)
    """
    found = list(subjects(phrase, by=by))
    weak: Subject | None = None
    for i, subject in enumerate(found):
        if any(_runs_on(subject, longer, phrase) for longer in found[i + 1 :]):
            continue
        verdict = fits(phrase[subject.end :])
        if verdict == "weak":
            weak = subject
        elif verdict is not None:
            return subject if verdict else None
    return weak


def _runs_on(subject: Subject, longer: Subject, phrase: str) -> bool:
    """A name that only seems to end before a verb (市委|组织部, 各级党委|组织部门)."""
    between = phrase[subject.end : longer.end]
    verb = _naming().match(between)
    if not verb or len(between) > 12 or len(longer.names) < len(subject.names):
        return False
    if (
        between == "组织"
        and re.match("[一-鿿]", phrase[longer.end :])
        and not re.match("[要应须需将负]", phrase[longer.end :])
    ):
        return False
    if not longer.names[len(subject.names) - 1].startswith(subject.names[-1]):
        return False
    return not between[verb.end() :].startswith(tuple(_words()["determiners"][:14]))


def whole(phrase: str, *, by: bool = False) -> Subject | None:
    """The reading that takes in the whole phrase.

    >>> whole("市科技局和市财政局").names, whole("市科技局的意见")
    (('市科技局', '市财政局'), None)
    """
    return next((s for s in subjects(phrase, by=by) if s.end == len(phrase)), None)


_GLOSS = re.compile(r"\((?:以下|简称|统称|下称|设在|下设|办公室设)[^()]{1,40}\)")
_ETC = re.compile(r"等(?:\d*个?(?:部门|单位|地区|机构))?(?=[一-鿿,])")


_PARTED = re.compile("[、,]")


def _barred(window: str) -> bool:
    """Whether no agency can stand at the beginning: a verb with its object does, and no 的 makes it a qualifying clause.

    >>> [_barred(p) for p in ("加强各部门协作", "积极推动市场主体", "负责处置的人民政府", "组织部门要落实", "市科技局")]
    [True, True, False, False, False]
    """
    if not (_acts_first(window) or _governs_first(window)):
        return False
    qualified = window.find("的")
    return qualified < 0 or bool(_PARTED.search(window, 0, qualified))


def _acts_first(window: str) -> bool:
    """Whether a verb stands at the beginning, with or without an adverb before it; 建设区 is no verb."""
    first = window[:1]
    if window.startswith(_hard_verbs().get(first, ())):
        return True
    verbs = _verbs().get(first, ())
    if window.startswith(verbs) and any(window.startswith(v) and not window.startswith("区", len(v)) for v in verbs):
        return True
    return window.startswith(_first_adverbs().get(first, ())) and bool(_adverbial().match(window))


def _governs_first(window: str) -> bool:
    """Whether a preposition, or a verb that may begin a name but here does not, stands at the beginning.

    An item that ends behind such a verb may share the head of a later one: 组织、人社部门.

    >>> [_governs_first(w) for w in ("支持高校院所", "支持单位要", "组织市直部门", "组织部门", "组织、人社部门", "经市政府同意")]
    [True, False, True, False, False, True]
    """
    if window.startswith("组织"):
        verb = _any_verb().match(window)
        return bool(verb and verb[0] == "组织" and not _ORGANISER_OR_MORE.match(window, 2))
    return bool(_governing().match(window)) and not window.startswith(_TAKEN_OFF)


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(f"{either(_words()['naming_objects'])}(?!{_SERVED}|{_SERVING}?{_MORE})|{_preposed().pattern}")


@cache
def _hard_verbs() -> dict[str, tuple[str, ...]]:
    words = _words()
    hard = (v for v in words["object_verbs"] if v not in words["naming_objects"])
    return by_first(v for v in hard if not v.startswith(_TAKEN_OFF))


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    nominal = _words()["nominal"]
    return by_first(v for v in _long_verbs() if v not in nominal)


def _long_verbs() -> list[str]:
    return [v for v in table("prose")["predicate"]["verbs"] if len(v) > 1 and not v.startswith(_TAKEN_OFF)]


@cache
def _first_adverbs() -> dict[str, tuple[str, ...]]:
    return by_first(a for a in table("prose")["predicate"]["adverbs"] if not a.startswith(_TAKEN_OFF))


@cache
def _adverbial() -> re.Pattern[str]:
    adverbs = either(a for listed in _first_adverbs().values() for a in listed)
    return re.compile(f"(?:{adverbs}地?)+{either(_long_verbs())}(?!区)")


_TAKEN_OFF = ("由", "请", "并", "以及", "及", "和", "与", "含", "包括", "原")  # what may stand before the first item


def _glossed(phrase: str, end: int) -> int:
    gloss = _GLOSS.match(phrase, end) or _ETC.match(phrase, end)
    return gloss.end() if gloss else end


@cache
def _words() -> Any:
    return table("prose")["subject"]


@cache
def _heads() -> re.Pattern[str]:
    """A head; a bracket right behind it (各镇(街道、管委会)) belongs to it.

    One flat alternation of words, so that a search passes quickly over what no head begins with.
    """
    words = _words()
    plain = either([*words["heads"], *words["places"], "等力量", "等方面", "人员", "企业"]).removesuffix(")")
    short = "|".join(f"{head}(?![{words['short_after'][head]}])" for head in words["short"])
    return re.compile(rf"{plain}|{short})(?:\((?!以下|简称|统称|下称|设在)[^()]{{1,30}}\))?")


def _read(phrase: str, by: bool) -> tuple[str, ...]:
    """The agencies of a phrase that names nothing else, or nothing."""
    phrase = phrase[:-3] if phrase.endswith(("等力量", "等方面")) else phrase
    if (
        not phrase
        or _TAIL_OF_OTHERS.match(phrase)
        or phrase[-1] in "、,和与及"
        or phrase.count("(") != phrase.count(")")
    ):
        return ()
    named = names(_split(phrase))
    acting = [n for n in named if not _enterprises(n)]
    if any(not _started(n, by) for n in named):
        return ()
    if not acting or not all(actor(n, first=len(acting) == 1, by=by) for n in acting):
        return ()
    return tuple(acting)


_TAIL_OF_OTHERS = re.compile("与(?!会)|包括|含(?!山)")  # 与X签订协议的单位: X is somebody's partner
_SEPARATOR = re.compile("[、,]|(?<=[部门政府单位区县市委局厅镇街道会办地])(?=各)")


def _split(phrase: str) -> list[str]:
    """At separators outside brackets, and where 各 begins a name right behind another (各乡镇各部门)."""
    if "、" not in phrase and "," not in phrase and "各" not in phrase:
        return [phrase]
    cuts: list[re.Match[str]] = []
    for free in outside(phrase, 0, len(phrase)):
        for mark in _SEPARATOR.finditer(phrase, free.start, free.end):
            if mark[0] or phrase[cuts[-1].end() if cuts else 0] == "各":
                cuts.append(mark)
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(phrase)]
    return [phrase[a:b] for a, b in zip(starts, ends, strict=True)]


def _enterprises(name: str) -> bool:
    if "公共" in name or name.endswith("人民银行"):
        return False
    return name.endswith(tuple(_words()["classes"])) or name.endswith(("企业", "人员", "银行"))


_SHARED_DETERMINER = ("各级", "部门", "单位", "部门和单位")  # 各级、各部门; 有关乡镇、部门


@lru_cache(maxsize=4096)
def actor(name: str, *, first: bool = True, by: bool = False) -> bool:
    """Whether a name in prose is an agency's.

    >>> [actor(n) for n in ("市科技局", "各有关部门", "组织部门", "督促各部门", "县级以上地方人民政府", "包头市", "数据专区")]
    [True, True, True, False, True, False, False]
    """
    words = _words()
    if not 2 <= len(name) <= 40 or _never().search(name):
        return False
    if name in _SHARED_DETERMINER:
        return not first
    if name in words["bare"]:
        return not first and name in words["plain"]
    if _FOREIGN.search(name) or not _started(name, by):
        return False
    return _ended(_GLOSSED.sub("", name) or name, name)


# What no name holds: the signs of a clause that only begins with one.
_FOREIGN = re.compile(
    "|".join(
        (
            r"[^一-鿿()、A-Za-z0-9·]|^[的其](?!他|余)|者的|人或|不(?!动产)|授权(?!的)",
            r"(?<!自)由|.从(?!业)|.将(?!乐)|.向(?!阳|导|上|前)|(?<![所存])在(?!线|校|职|建|编|地)",  # prepositions
            r".经(?![济信贸营办开发合管纪])|.商(?=有关|相关|各|同级|上级)|(?<![协共合大相不])同(?=[省市县区州]|有关|相关|各)",
            r"(?<![感接享])受(?=[省市县区国州各])|.报(?=各|[省市县区州国同上])|报送[至给到]|[送交]至|后(?=报|由|上|经|向|再)",  # 审核后报县政府
            r"每[年月季周日]|\d{4}年|\d[个家名项]|[任为](?:组长|主任|总?指挥)|^副?[省市县区镇乡州]长|[长任记]主持",  # times, figures, posts
        )
    )
)
_GLOSSED = re.compile(r"\([^()]*\)$")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(either(_words()["never"]))


def _ended(core: str, name: str) -> bool:
    words = _words()
    for head, needed in words["needs"].items():
        if core.endswith(head):
            return bool(re.search(needed, core))
    if core.endswith(tuple(words["heads"])):
        return True
    if core[-1:] in words["short"]:
        return len(core) >= 2 and core[-2] not in words["short"][core[-1]]
    placed = bool(_place().match(name)) and not core.endswith(tuple(words["no_places"]))
    return placed or bool(_LEVEL_CLASS.match(name))


_LEVEL_CLASS = re.compile(r"[省市县区州镇乡村](?:\([^()]{1,12}\))$")


@cache
def _place() -> re.Pattern[str]:
    words = _words()
    level = (
        f"{either([*words['places'], '自治区', '直辖市', '自治州', '自治县', '街道', '乡镇', '镇街'])}(?:\\([^()]*\\))?"
    )
    return re.compile(f"^{either(words['place_openers'])}[一-鿿]{{0,6}}?{level}(?:[、和及]?{level}){{0,4}}$")


@lru_cache(maxsize=4096)  # the longer readings of a phrase ask again for the names of the shorter ones
def _started(name: str, by: bool) -> bool:
    """No verb or preposition that has the name as its object stands in front, but a clause may qualify it."""
    if "的" in name[:-1] and not name.startswith("的"):
        before, _, head = name.rpartition("的")
        return _qualified(before, head, by)
    return not (_object().match(name) or _preposed().match(name) or _verbal(name.partition("或")[0]))


_GENERAL = ("部门", "单位", "机构", "机关")
_TASK = re.compile("^(?:各项|该项|每项|所列|上述|有关|相关)?[一-鿿]{0,6}(?:任务|工作|措施|项目|事项|指标|问题)$")
_IN_CHARGE = re.compile("(?:主要|各|第一)?(?:牵头|责任|主办|承办|配合|协办|参与)(?:责任)?(?:单位|部门)")
_PREPOSITION = re.compile("^(?:对|向|把|将|为|与|在|按|根据)")


def _qualified(before: str, head: str, by: bool) -> bool:
    """A clause before 的 qualifies an actor: 负责处置的人民政府, 县人民政府确定的部门."""
    if _TASK.search(before) and _IN_CHARGE.fullmatch(head):
        return True
    general = head in _GENERAL and (_inner(before) or before.startswith(("负责", "承担", "主管")))
    if not (general or actor(head, by=by)) or _PREPOSITION.search(before):
        return False
    return by or before.startswith(tuple(_words()["relative"])) or _inner(before)


def _verbal(name: str) -> bool:
    """A verb and its object, not a name that begins with a verb (组织部门, 运营管理单位)."""
    bare = _adverbs().sub("", name)
    verb = _any_verb().match(bare)
    if not verb:
        return False
    rest = bare[verb.end() :]
    if bare != name or verb[0] not in _words()["nominal"]:
        return not (bare == name and _HEAD_ONLY.match(rest) and verb[0] in _words()["nominal"])
    if verb[0] == "组织":
        return not _ORGANISER.match(rest)
    if verb[0] in _words()["name_verbs"] and rest.startswith(tuple(_words()["determiners"])) and len(rest) > 2:
        return True
    while (more := _any_verb().match(rest)) and more[0] in _words()["nominal"]:
        rest = rest[more.end() :]
    return not (_HEAD_ONLY.match(rest) or (verb[0] in _words()["name_verbs"] and not more))


_ORGANISER = re.compile("(?:人事|宣传|实施|机构)?(?:部|部门|处|科|办|单位|机构|委员会)")
_MORE = "[、,和及与或暨以]"
_ORGANISER_OR_MORE = re.compile(f"{_ORGANISER.pattern}|(?:人事|宣传|实施|机构)?{_MORE}")
_HEAD_ONLY = re.compile(
    "(?:主管|行政|责任|有关|相关|成员|综合)?(?:单位|部门|机构|机关|小组|领导小组|办|办公室|会|委员会|局|处|科|处室|中心|队伍|集团|公司|院|所|站|方|组织部|部|县|市|区|地区|城市|省份)(?:[(].*)?$"
)


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"^(?:{either(table('prose')['predicate']['adverbs'])}地?)+")


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(either(v for v in table("prose")["predicate"]["verbs"] if len(v) > 1) + "(?!区)")


@cache
def _preposed() -> re.Pattern[str]:
    return re.compile(
        "经(?!济|信|贸|开|营|办|发|合)|当(?!地)|如(?!皋|东)|若|因|应(?!急)|要|须|需|可|归|含|原则|凡|报(?!社|业|刊|名)"
    )


def _inner(before: str) -> bool:
    """县(市)人民政府确定的, 参与处置的: a clause with an actor or a verb of its own."""
    return bool(
        re.search(r"(?:确定|指定|授权|设立|组成|所在|承担|负责|管辖|主管|成立|批准)$", before)
    ) and not _object().match(before)


@cache
def _object() -> re.Pattern[str]:
    words = _words()
    hard = [v for v in words["object_verbs"] if v not in words["naming_objects"]]
    return re.compile(f"(?:{either(hard)}|{either(words['naming_objects'])}(?!{_SERVED}(?:$|[或和及与(])))")


# What a verb may stand before that is a name: 支持单位, 协调小组.
_SERVING = "(?:行政|主管|行政主管|领导|责任|综合)"
_SERVED = f"{_SERVING}?(?:单位|部门|机构|小组|办|办公室|会|局|处|处室|中心|委员会|机关|委|院)"


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(either(_words()["name_verbs"]))
