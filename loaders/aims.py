"""Which figures are aimed at, and what they count (ontology §4, Targets).

Chinese counts in two orders, ``引进10家创新型企业`` and ``引进创新型企业10家``, and measures in a third,
``人才占比达到35%``. Whatever stands in a condition, a quotation, a price or a share of a subsidy is no aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders import nouns
from loaders.clauses import left_edge
from loaders.figures import Figure, words
from loaders.refusals import part_of, refused
from loaders.standing import Place, bare, ends, opens, place_of, runs, vague


class Aim(NamedTuple):
    """A figure with the phrase, or with 分别 the phrases, that it counts, said at ``text[start:end]``."""

    figure: Figure
    phrases: tuple[str, ...]
    start: int
    end: int


def aims(text: str, start: int, end: int, figures: Sequence[Figure], timed: bool) -> list[Aim]:
    """The aims of a sentence in order; ``timed`` when a deadline or 每年 governs it.

    >>> from loaders.figures import scan
    >>> s = "引进12名教练、专业裁判30名,女性占比超过35%"
    >>> [(a.phrases, a.figure.value) for a in aims(s, 0, len(s), scan(s, 0, len(s)), False)]
    [(('教练',), 12), (('专业裁判',), 30), (('女性占比',), 35)]
    """
    found: list[Aim] = []
    passed = floor = start
    for run in runs(text, figures):
        if run[0].lead == floor > start:  # 3个5个: nothing between to count
            floor = run[-1].end
            continue
        place = place_of(text, start, end, run, floor, after=bool(found), timed=timed)
        noted = text[passed : place.edge] == "("
        last = found[-1].phrases[-1] if found else ""
        phrase = None if noted or refused(place, run[-1]) else _phrase(text, start, place, run, last)
        floor = run[-1].end
        if phrase is None:
            passed = floor
            continue
        written, behind = phrase
        written = written if behind else nouns.ranked(written, last)
        floor = place.right_at + nouns.extent(place.right) if behind else floor
        if place.chained:
            _complete(found, written)
        _named_later(found, run[0].unit, written)
        found.extend(_shared(text, place, run, written, floor))
    return found


_NO_NOUN = re.compile(r"(?:$|[、)》”;,:/]|以及|和(?![美谐])|及|与|或)")


def _complete(found: list[Aim], written: str) -> None:
    """Give the bare ranks just read, eight at most, the noun that follows: 2个国家级、5个省级产业园."""
    for i in range(len(found) - 1, max(-1, len(found) - 9), -1):
        phrases = tuple(nouns.ranked(phrase, written) for phrase in found[i].phrases)
        if phrases == found[i].phrases and not nouns.is_rank(phrases[0]):
            return
        found[i] = found[i]._replace(phrases=phrases)


def _named_later(found: list[Aim], unit: str, written: str) -> None:
    """Give figures that only a verb stood before, eight at most, the noun of the next of their unit."""
    for i in range(len(found) - 1, max(-1, len(found) - 9), -1):
        if found[i].phrases[0] not in _MAKING or found[i].figure.unit != unit or written in _MAKING:
            return
        found[i] = found[i]._replace(phrases=(written,))


def _phrase(text: str, start: int, place: Place, run: list[Figure], last: str) -> tuple[str, bool] | None:
    """What the run counts, and whether it is named behind the figure."""
    figure, left = run[0], place.bare
    if _indefinite(text, place, figure):
        return None
    setting, reaching = ends("setting").search(left), ends("reaching").search(left)
    if setting and reaching and setting[0] != reaching[0] and setting[0].endswith(reaching[0]):  # 建设 is no 设
        reaching = None
    noun = not _NO_NOUN.match(place.right) and not opens("predicates").match(place.right)
    part = part_of(place) if figure.unit == "%" else ""
    if part or (noun and _points_on(place, figure, setting is not None)):
        who = nouns.people(place.right) if figure.unit in {"名", "人", "位"} else nouns.shorten(part)
        return _named(who or nouns.after(place.right), True)
    entering = _entering(place, figure)
    if entering:
        return _named(nouns.after(entering), True)
    reached = _reached(text, start, place, left[: reaching.start()], last) if reaching else ""
    if reached:
        return _named(reached, False)
    if setting:
        return _named(_object(text, start, place, left, setting, last), False)
    return _without_verb(text, start, place, figure, last, noun)


def _without_verb(
    text: str, start: int, place: Place, figure: Figure, last: str, noun: bool
) -> tuple[str, bool] | None:
    """What a figure counts that no verb stands before."""
    if not place.bare and place.closed == ")" and text[place.edge - 1 : place.edge] == "(":
        return _bracketed(text, start, place)
    if noun and _led_on(place, figure):
        return _laid(place, figure)
    return _standing(text, start, place, figure, last)


def _entering(place: Place, figure: Figure) -> str:
    """Who is to enter something: 力争5个项目列入规划, 将300名困难群众纳入保障."""
    hoped = not place.bare and (_HOPE.search(place.left) or (place.chained and figure.end > figure.core))
    if figure.kind != "counter" or not (hoped or re.match(r"[将把]", place.clause)):
        return ""
    found = _ENTERS.match(place.right)
    return found["who"] if found else ""


def _bracketed(text: str, start: int, place: Place) -> tuple[str, bool] | None:
    """A figure alone in a bracket counts the noun before it: 打造专科群(10个以上)."""
    clause = text[left_edge(text, start, place.edge - 1) : place.edge - 1]
    return _named(nouns.object_of(clause), False) if opens("setting").search(clause) else None


def _laid(place: Place, figure: Figure) -> tuple[str, bool] | None:
    """A verb opens the clause, then where, how much and what: 完成滨河路2公里步道贯通."""
    sets = opens("setting").match(place.clause, nouns.opening(place.clause))
    return _named(nouns.after(place.right), True) if sets and figure.unit in _LENGTHS else None


_LENGTHS = ("公里", "米", "平方米", "万平方米", "亩", "公顷")


def _led_on(place: Place, figure: Figure) -> bool:
    """A noun on both sides and no verb: nothing says which of them is counted."""
    return figure.unit != "%" and not place.chained and not opens("setting").match(place.right)


def _reached(text: str, start: int, place: Place, left: str, last: str) -> str:
    """What reaches a figure: its subject, or the aim before when only the verb is said (…,达到20家)."""
    subject = _subject(text, start, place, left)
    if subject:
        return nouns.object_of(subject) if ends("trailing").search(place.bare) else nouns.subject_of(subject)
    return last if _TO.search(place.bare) else ""


def _points_on(place: Place, figure: Figure, setting: bool) -> bool:
    """Whether the noun is the one behind: 引进12名教练, 园区内2家企业."""
    if figure.unit == "%" and figure.end > figure.core and place.left.endswith(("、", "和")):
        return True
    if setting or (place.chained and not place.bare.strip("和及以")):
        return True
    if _TREATED.search(place.bare) and figure.comparator == "=" and _TREATMENT.search(place.right):
        return True
    if figure.kind != "counter" or not ends("places").search(place.bare):
        return False
    if _SERVED.search(place.bare):
        return True
    return _governed(place) and (bool(opens("setting").search(place.clause)) or not _ACTS.search(place.right))


_TO = re.compile("(?:[到至在为达占]|提高|提升|增长|下降|降低|减少|增加|上升|突破|超过|高于|低于|翻番|递增|递减)$")
_ACTS = re.compile(r".(?:全部|均|都|基本|率先|实现|达到|建成|建立|完成|开展|设立|通)")
_SERVED = re.compile(r"为[^,]{0,10}$")
_TREATED = re.compile(r"(?:^|[^\u4e00-\u9fff]|全面|继续)对(?:全[市县区省]|辖区内?)?$")
_TREATMENT = re.compile(r"[^,的]{2,30}(?:进行|开展|实施|完成)")
_SMALL = re.compile("[两一二三四五六七八九]")
_RATE = re.compile(r"(?:率|比例|比重|占比|满意度)$")


def _indefinite(text: str, place: Place, figure: Figure) -> bool:
    """一 is an article unless it is a least or a share of each."""
    if not text.startswith("一", figure.start) or figure.value != 1 or figure.comparator == ">=":
        return False
    if figure.unit == "倍":
        return False
    return not re.search(r"每(?:个|家)|每[县市镇乡村区所校]|至少|最少", place.clause)


def _subject(text: str, start: int, place: Place, left: str) -> str:
    """The subject of a verb of reaching: before it, before 从 or 由 of a rise, or in the clause before."""
    subject = _COMPARED.sub("", bare(left)).strip("、和及以 ")
    if nouns.opening(subject) < len(subject) and not _YEARS.fullmatch(subject):
        return subject
    if rise := re.match(r"(.{2,60}?)(?:从|由)(?!事|于)", place.clause):
        return rise[1]
    if place.edge - 1 <= start:
        return ""
    before = re.split(r"[,;:。]", text[max(start, place.edge - 80) : place.edge - 1])[-1]
    return _ROSE.sub("", before) if _ROSE.search(before) else ""


_SPREAD = re.compile(r"(?:分别|(?<!平)均|各)(?:(?:较|比|与)[^,]{2,14})?[^,]{0,7}$")
_YEARS = re.compile(r"(?:力争|争取|再?用)?[\d一二三四五六七八九十两]{1,3}年")
_COMPARED = re.compile(r"(?:较|比|与)[^,]{0,14}(?:年|期|末|底|水平|均值?)前?(?:相比)?$")
_AGAINST = re.compile(
    r"(?:(?:不低于|不少于|不超过|高于|低于)[^,;]{1,14}的|(?:高于|快于|超过|低于)[^,;]{1,14}(?:水平|平均|均值|增速|增幅))$"
)
_HOPE = re.compile(r"力争|争取|确保")
_ENTERS = re.compile(
    r"(?P<who>[^,;、的]{2,20}?)(?:列入|纳入|入选|入围|进入|获批|获评|开工|投产|竣工|通过|上市|落地|挂牌|达标|建成)"
)
_ROSE = re.compile(r"(?:实现|力争)?(?:翻一番|翻番|倍增|稳步提升|大幅提升|显著提升|持续增长|稳步增长|较快增长)$")


def _object(text: str, start: int, place: Place, left: str, setting: re.Match[str], last: str) -> str:
    """What a verb right before a figure sets: itself when it is a noun too (职业技能培训3万人次)."""
    verb = setting[0]
    if verb in _MAKING and left[nouns.opening(left) :] in {verb, "再" + verb}:
        return last or _counted_before(text, start, place) or (verb if place.written[-1:] != "%" else "")
    if verb in words("aim", "nominal"):
        return nouns.object_of(left) or verb
    if _WORK.search(left) and (work := nouns.object_of(left)).endswith(verb) and len(work) > len(verb) + 1:
        return work
    mentioned = _mentioned(text, start, place.edge, verb)
    if mentioned and last:
        return last
    before = bare(left[: setting.start()].removesuffix("新"))
    named = nouns.object_of(before) if nouns.opening(before) < len(before) else ""
    return mentioned or named or last or verb


def _counted_before(text: str, start: int, place: Place) -> str:
    """What the same measure word counted before: 在30个站点基础上,新建20个."""
    unit = place.written[-1:]
    found = re.findall(rf"\d{unit}([\u4e00-\u9fff]{{2,12}})", text[max(start, place.edge - 80) : place.edge])
    return nouns.after(found[-1].partition("的")[0]) if found and re.fullmatch(r"[\u4e00-\u9fff]", unit) else ""


_MAKING = {"建设", "新建", "建成", "建", "创建", "打造", "培育", "完成"}
_WORK = re.compile(r"完成|实施|推进|开展|组织|做好|启动")


def _standing(text: str, start: int, place: Place, figure: Figure, last: str) -> tuple[str, bool] | None:
    """A noun with a figure behind it and no verb between: 专业裁判30名, 办结率100%."""
    left = place.left.strip("、,和及以 ").removesuffix("等")
    bounded = figure.lead < figure.start or figure.end > figure.core
    small = figure.value < 10 and _SMALL.match(text, figure.start) and figure.unit in {"项", "次", "位", "条", "期"}
    if place.closed == ":" or (small and not bounded):
        return None
    phrase = _AGAINST.sub("", _COMPARED.sub("", bare(left)))
    if (bounded or _HOPE.fullmatch(left)) and nouns.opening(phrase) == len(phrase):
        return _named(last or _clause_before(text, start, place), False)
    said = _governed(place) or opens("setting").search(text, max(start, place.edge - 60), place.edge)
    against = figure.unit.endswith("百分点") and phrase != bare(left)
    if not phrase or not (bounded or said or against or (figure.unit == "%" and _RATE.search(phrase))):
        return None
    listed = place.chained and place.left[:1] in {"、", "和", "及", "以"}
    return _named(nouns.subject_of(phrase) if listed or figure.unit == "%" else nouns.object_of(phrase), False)


def _clause_before(text: str, start: int, place: Place) -> str:
    """What the clause before sets: 开展创业沙龙活动,全年不少于12期."""
    if text[place.edge - 1 : place.edge] != "," or place.edge - 1 <= start:
        return ""
    clause = text[left_edge(text, start, place.edge - 1) : place.edge - 1]
    return nouns.object_of(clause) if opens("setting").search(clause) else ""


def _governed(place: Place) -> bool:
    return place.timed or place.chained or bool(opens("setting").search(place.clause))


def _named(phrase: str, behind: bool) -> tuple[str, bool] | None:
    if (len(phrase) < 2 and phrase not in {"县", "市", "镇", "乡", "村", "区"}) or vague().fullmatch(phrase):
        return None
    return phrase, behind


def _mentioned(text: str, start: int, edge: int, verb: str) -> str:
    """The noun beside an earlier mention of the same verb: 扩大研修班招收规模,每年招收20名."""
    before = text[max(start, edge - 80) : max(start, edge - 1)]
    at = before.rfind(verb)
    return nouns.object_of(re.split(r"[,;:]", before[:at])[-1]) if at > 0 else ""


def _shared(text: str, place: Place, run: list[Figure], phrase: str, stop: int) -> Iterator[Aim]:
    """An aim for each figure of the run: 分别 and 均 give each its own of the listed things."""
    begin = place.begin if place.chained else place.edge
    while text[begin : begin + 1] in {"、", ",", "和", "及", " "}:
        begin += 1
    members = nouns.parts(phrase, len(run)) if len(run) > 1 else []
    spread = len(run) == 1 and _SPREAD.search(place.left) is not None
    for i, figure in enumerate(_alike(place, run)):
        if members:
            phrases: tuple[str, ...] = (members[i],)
        else:
            phrases = tuple(nouns.parts(phrase)) if spread else (phrase,)
        yield Aim(figure, phrases or (phrase,), begin, stop)


def _at_least(place: Place) -> bool:
    return "至少" in place.clause or "最少" in place.clause or re.search("不少于|不低于", place.left) is not None


def _alike(place: Place, run: list[Figure]) -> list[Figure]:
    """A bound said once, or 至少 before the verb, holds for the whole run."""
    signs = [f.comparator for f in run if f.comparator != "="]
    sign = signs[0] if signs else ">=" if _at_least(place) else "="
    return [f._replace(comparator=sign) if f.comparator == "=" else f for f in run]
