"""Which figures are aimed at, and what they count (ontology §4, Targets).

Chinese counts in two orders, ``引进10家创新型企业`` and ``引进创新型企业10家``, and measures in a third,
``人才占比达到35%``. Whatever stands in a condition, a quotation, a price or a share of a subsidy is no aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from loaders import nouns
from loaders.clauses import left_edge, right_edge
from loaders.figures import Figure, either, words


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure with the phrase, or with 分别 the phrases, that it counts, said at ``text[start:end]``."""

    figure: Figure
    phrases: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A run of figures in its clause: ``clause`` and ``left`` end before it, ``right`` follows it.

    ``left`` begins after what was read before; ``bare`` is ``left`` without its closing adverbs.
    """

    edge: int
    stop: int
    closed: str
    following: str
    clause: str
    begin: int
    left: str
    bare: str
    right_at: int
    right: str
    chained: bool
    timed: bool


def aims(text: str, start: int, end: int, figures: list[Figure], timed: bool) -> list[Aim]:
    """The aims of a sentence in order; ``timed`` when a deadline or 每年 governs it.

    >>> from loaders.figures import scan
    >>> s = "引进10名院士、高级专家104名,团队占比超过35%"
    >>> [(a.phrases, a.figure.value) for a in aims(s, 0, len(s), scan(s, 0, len(s)), False)]
    [(('院士',), 10), (('高级专家',), 104), (('团队占比',), 35)]
    """
    found: list[Aim] = []
    refused = floor = start
    for run in _runs(text, figures):
        place = _place(text, (start, end), floor, run, bool(found), timed)
        noted = place.edge - 1 > start and text[place.edge - 1] == "(" and refused == place.edge - 1
        phrase = None if noted or _barred(place, run[-1]) else _phrase(text, start, place, run, found[-1].phrases[-1] if found else "")
        floor = run[-1].end
        if phrase is None:
            refused = floor
            continue
        written, behind = phrase
        floor = place.right_at + nouns.extent(place.right) if behind else floor
        if found and place.chained:
            found[-1] = replace(found[-1], phrases=tuple(nouns.ranked(p, written) for p in found[-1].phrases))
        found.extend(_shared(text, place, run, written, floor))
    return found


def _runs(text: str, figures: list[Figure]) -> Iterator[list[Figure]]:
    """Figures of one unit with nothing but 、 or 和 between them: 65%和55%."""
    run: list[Figure] = []
    for figure in figures:
        if run and run[-1].unit == figure.unit and text[run[-1].end : figure.lead] in {"、", "和", "及", "以及"}:
            run.append(figure)
            continue
        if run:
            yield run
        run = [figure]
    if run:
        yield run


def _place(text: str, sentence: tuple[int, int], floor: int, run: list[Figure], before: bool, timed: bool) -> _Place:
    first, final = run[0], run[-1]
    edge = left_edge(text, sentence[0], first.lead)
    stop = right_edge(text, final.end, sentence[1])
    begin = max(edge, floor) if floor <= first.lead else edge
    left = text[begin : first.lead]
    right_at = final.end
    if text[right_at : right_at + 1] == "(" and (closed := text.find(")", right_at, stop)) > 0:
        right_at = closed + 1
    clause = text[edge : first.lead]
    chained = before and begin >= edge - 1 and (floor >= edge - 1) and not _NEW.search(left)
    often = timed or bool(_OFTEN.search(clause))
    return _Place(edge, stop, text[stop : stop + 1], text[stop + 1 : stop + 6], clause, begin, left, bare(left), right_at, text[right_at:stop], chained, often)


_NEW = re.compile(r"[。;]")
_OFTEN = re.compile(r"每[年季月半]|年均|全年")


@cache
def _adverb_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('aim', 'adverbs'))}|[\s,、])$")


def bare(left: str) -> str:
    """Words without the adverbs at their end.

    >>> bare("市本级科技创新投入力争平均")
    '市本级科技创新投入'
    """
    while match := _adverb_end().search(left):
        left = left[: match.start()]
    return left


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"{either(words('aim', 'vague'))}(?=$|[、,;:。)”和及与的进开上])")


@cache
def _ends(name: str) -> re.Pattern[str]:
    return re.compile(rf"{either(words('aim', name))}(?:了|出|成|起|好|到)?$")


@cache
def _opens(name: str) -> re.Pattern[str]:
    return re.compile(either(words("aim", name)))


_NO_NOUN = re.compile(r"(?:$|[、)》”;,:/]|以及|和|及|与|或)")
_SHARE = re.compile(r"给予|补助|奖励|资助|补贴|贴息|减免|费率|利率|税率|减按|上浮|下浮|优惠|扣除|权重|分值|保费|报销|打折|提取|缴纳|按(?!期|时|需|规)|承担|承租|出资|股")
_SHARED_RIGHT = re.compile(r"^(?:以内|以上|以下)?的?(?:比例|标准|额度)?[^,。;]{0,6}(?:给予|补助|奖励|资助|补贴|贴息|执行|计算|确定|收取|扣除|缴纳|税率|利率|费率)")
_GRANTS = re.compile(r"(?:按|给予|每|一次性|分别|最高|奖励|奖补|补助|补贴|资助|可给予|予以|单)")
_OF_SUCH = re.compile(r"的(?:企业|单位|项目|机构|个人|团队|人员|主体|地区|园区|平台|农户|家庭|基地|合作社)(?:$|可|应|须|由|按|给|优先|予)")
_BASELINE = re.compile(r"(?:增加|提高|提升|增长|扩大|下降|降低|减少|压减|压缩|缩短|拓展|上升|上调|调整)(?:到|至|为)|增至|升至|降至|增到|以上学历|之一|中的")


def _barred(place: _Place, figure: Figure) -> bool:
    """Whether the figure is a condition, a part of a name, a share, or what is already there."""
    left, right = place.left, place.right
    if figure.value <= 0 or (_ends("pointing").search(left) and not _ends("reaching").search(left)):
        return True
    if re.search(r"每[^年月季度半,]{0,6}$", left) and not re.search(r"每(?:个|家|县|市|镇|乡|村|区|名|所|户|校|人|省|街道|社区)", left[-8:]):
        return True
    if re.match(r"(?:对(?!外|接)|凡|如(?!期)|若|当(?!年)|符合|具备|针对|曾|近)", place.clause) and "的" in right:
        return True
    if re.search(r"的(?:\([^)]*\))?$", right) or (right.startswith("的") and not _ends("setting").search(place.bare)):
        return True
    if "罚款" in right or (place.closed == "," and "的" in right and _GRANTS.match(place.following)):
        return True
    if figure.comparator == "<=" and figure.unit not in {"%", "‰"} and not re.search(r"控制|降|压|减|缩|保持|稳定", place.clause):
        return True
    if figure.unit == "%" and not left.endswith("率") and (_SHARE.search(place.clause) or _SHARED_RIGHT.match(right)):
        return True
    if re.fullmatch(r"共计?|合计|计", place.clause):
        return True
    if (figure.unit == "天" and "天数" not in place.clause) or (figure.unit == "岁" and "寿命" not in place.clause):
        return True
    if figure.unit == "条" and re.search(r"(?:新政|政策|措施|意见|规定|办法|清单|举措|纲要|行动)$", left):
        return True
    if _OF_SUCH.search(right) and not _opens("setting").search(place.clause):
        return True
    return bool(_BASELINE.match(right) or _vague().match(right))


def _phrase(text: str, start: int, place: _Place, run: list[Figure], last: str) -> tuple[str, bool] | None:
    """What the run counts, and whether it is named behind the figure."""
    figure, left = run[0], place.bare
    if _indefinite(text, place, figure):
        return None
    setting, reaching = _ends("setting").search(left), _ends("reaching").search(left)
    noun = not _NO_NOUN.match(place.right) and not _opens("predicates").match(place.right)
    if noun and (setting or (place.chained and not left.strip("和及以"))):
        return _named(nouns.after(place.right), True)
    if noun and figure.kind == "counter" and _ends("places").search(left) and (_governed(place) or _SERVED.search(left)):
        return _named(nouns.after(place.right), True)
    if reaching:
        subject = _subject(text, start, place, left[: reaching.start()])
        trailing = _ends("trailing").search(left)
        if subject or not setting or (last and _TO.search(reaching[0])):
            return _named((nouns.object_of(subject) if trailing else nouns.subject_of(subject)) if subject else last, False)
    if setting:
        return _named(_object(text, start, place, left, setting), False)
    if noun and not place.chained and not _opens("setting").match(place.right) and figure.kind == "counter":
        return None
    return _standing(text, place, figure)


_TO = re.compile("[到至在为达占]$")
_SERVED = re.compile(r"为[^,]{0,10}$")
_SMALL = re.compile("[两一二三四五六七八九]")
_RATE = re.compile(r"(?:率|比例|比重|占比|满意度)$")


def _indefinite(text: str, place: _Place, figure: Figure) -> bool:
    """一 is an article unless it is a least or a share of each."""
    if not text.startswith("一", figure.start) or figure.value != 1 or figure.comparator == ">=":
        return False
    return not re.search(r"每(?:个|家)|每[县市镇乡村区所校]|至少|最少", place.clause)


def _subject(text: str, start: int, place: _Place, left: str) -> str:
    """The subject of a verb of reaching: before it, before 从 or 由 of a rise, or in the clause before."""
    subject = _COMPARED.sub("", bare(left)).strip("、和及以 ")
    if nouns.opening(subject) < len(subject):
        return subject
    if rise := re.match(r"(.{2,60}?)(?:从|由)(?!事|于)", place.clause):
        return rise[1]
    if place.edge - 1 <= start:
        return ""
    before = re.split(r"[,;:。]", text[max(start, place.edge - 80) : place.edge - 1])[-1]
    return _ROSE.sub("", before) if _ROSE.search(before) else ""


_COMPARED = re.compile(r"(?:较|比|与)[^,]{0,14}(?:年|期|末|底|水平|均值?)(?:相比)?$")
_ROSE = re.compile(r"(?:实现|力争)?(?:翻一番|翻番|倍增|稳步提升|大幅提升|显著提升|持续增长|稳步增长|较快增长)$")


def _object(text: str, start: int, place: _Place, left: str, setting: re.Match[str]) -> str:
    """What a verb right before a figure sets: itself when it is a noun too (职业技能培训3万人次)."""
    verb = setting[0]
    if verb in words("aim", "nominal"):
        return nouns.object_of(left) or verb
    return _mentioned(text, start, place.edge, verb) or nouns.object_of(left[: setting.start()]) or verb


def _standing(text: str, place: _Place, figure: Figure) -> tuple[str, bool] | None:
    """A noun with a figure behind it and no verb between: 高级专家104名, 办结率100%."""
    left = place.left.strip("、,和及以 ")
    bounded = figure.lead < figure.start or figure.end > figure.core
    small = figure.value < 10 and _SMALL.match(text, figure.start) and figure.unit in {"项", "次", "位", "条", "期"}
    if place.closed == ":" or (small and not bounded):
        return None
    phrase = _COMPARED.sub("", bare(left))
    if not phrase or not (bounded or _governed(place) or (figure.unit == "%" and _RATE.search(phrase))):
        return None
    listed = place.chained and place.left[:1] in {"、", "和", "及", "以"}
    return _named(nouns.subject_of(phrase) if listed else nouns.object_of(phrase), False)


def _governed(place: _Place) -> bool:
    return place.timed or place.chained or bool(_opens("setting").search(place.clause))


def _named(phrase: str, behind: bool) -> tuple[str, bool] | None:
    if len(phrase) < 2 and phrase not in {"县", "市", "镇", "乡", "村", "区"} or _vague().fullmatch(phrase):
        return None
    return phrase, behind


def _mentioned(text: str, start: int, edge: int, verb: str) -> str:
    """The noun beside an earlier mention of the same verb: 扩大成员接收规模,每年接收20名."""
    before = text[max(start, edge - 80) : max(start, edge - 1)]
    at = before.rfind(verb)
    return nouns.object_of(re.split(r"[,;:]", before[:at])[-1]) if at > 0 else ""


def _shared(text: str, place: _Place, run: list[Figure], phrase: str, stop: int) -> Iterator[Aim]:
    """An aim for each figure of the run: 分别 and 均 give each its own of the listed things."""
    begin = place.begin if place.chained else place.edge
    while text[begin : begin + 1] in {"、", ",", "和", "及", " "}:
        begin += 1
    members = nouns.parts(phrase, len(run)) if len(run) > 1 else []
    spread = len(run) == 1 and re.search(r"分别|(?<!平)均|各", place.left[-8:]) is not None
    for i, figure in enumerate(_alike(place, run)):
        if members:
            phrases: tuple[str, ...] = (members[i],)
        else:
            phrases = tuple(nouns.parts(phrase)) if spread else (phrase,)
        yield Aim(figure, phrases or (phrase,), begin, stop)


def _alike(place: _Place, run: list[Figure]) -> list[Figure]:
    """A bound said once, or 至少 before the verb, holds for the whole run."""
    signs = [f.comparator for f in run if f.comparator != "="]
    sign = signs[0] if signs else ">=" if re.search(r"至少|最少|不少于", place.clause) else "="
    return [replace(f, comparator=sign) if f.comparator == "=" else f for f in run]
