"""Platforms: named, individual places, facilities, systems and bodies (ontology §3, Platform)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from loaders.alternatives import either
from loaders.naming.again import apart, occurrences
from loaders.naming.field import Field, Item, inside, lists_with
from loaders.naming.heads import MOST
from loaders.naming.individual import WORDS, List, Run, generic, is_one, kind
from loaders.naming.places import is_place, place_prefix
from loaders.naming.runs import is_quantity, joins, run_start, strip_start
from loaders.text import Span
from loaders.words import sections

_QUARTER = "社区"
_OWNER = re.compile(r"[一-鿿]{2,12}?(?:集团|公司|股份)(?=国家|中国|全国|[一-鿿]{2,3}(?:省|市|自治区))")
_HOTLINE = re.compile(
    r"(?<![\d.,])(?:12[0-9]{3}|96[0-9]{3,4}|(?:110|119|120|122)(?=[急报接指热平、和与及]))"
    r"(?!\s*(?:[\d.,%年月日个项万亿元人户家名件亩吨公余多台套次张条所座批处期辆名床]|平?米|平方|以上|左右|以内|以下))"
)
_LINE = re.compile(r"(?:(?![等和与及])[一-鿿]){0,10}?(?:热线|服务平台|专线)|平台")
_LEVELS = ("国家", "全国", "中国", "自治区", "省", "市", "县", "区", "州")
_WIDE = ("统一", "全省", "全市", "全国", "全县", "全区", "全州")
_PART = re.compile(r"[东西南北中]部(?!\()")
_BRACKET = re.compile(r"\(([^()\n、,;:]{2,16})\)")
_WAY = re.compile(r"(?:、?“[^”\n]{2,16}”){0,4}等?[^,。;、“”]{0,4}(?:模式|机制|制度|方式|做法|理念|创建|称号|荣誉|认定)")
_TOGETHER = re.compile(
    r"(?:“[^”\n]{2,12}”[、和与及]?){1,6}等(?:[^,。;、“”]{0,6})(?:平台|系统|APP|小程序|公众号|应用程序)(?!企业|经济|主体)"
)
_SHARED = re.compile(r"(?:“[^”\n]{2,12}”[、和与及]?){2,6}(?=平台|系统|APP|小程序|公众号)(?!平台经济)")
_QUOTED_KIND = re.compile(r"贷|码|券|模式|[+、]|一[网窗站张件]")
_ANOTHER = re.compile(r"[^和与及]{2}(?:[区园城院所站馆港]|中心|平台|系统|基地|市场|集团|联盟)\Z")
_UMBRELLA = re.compile(r"[一二三四五六七八九十N\d]+[大个平中园基]|\+|^[一二三]|[×X某]{2}")


def platforms(field: Field, titles: frozenset[int] = frozenset()) -> list[Span]:
    """Every platform named in a field, in order; ``titles`` are where the text of headings and unit titles begins.

    >>> from loaders.naming.field import of_text
    >>> text = "依托湖州湾区创新中心,建设一批院士工作站,归集到省信用信息服务平台"
    >>> [span.of(text) for span in platforms(of_text(text))]
    ['湖州湾区创新中心', '省信用信息服务平台']
    """
    known = _known(field.text)
    found = [*_first_reading(field, titles, known), *_hotlines(field), *known, *_listed(field)]
    names = {span.of(field.text) for span in found}
    again = occurrences(field.text, (name for name in names if len(name) > 3))
    return apart([*found, *again, *_cores(field, names)])


def _first_reading(field: Field, titles: frozenset[int], known: tuple[Span, ...]) -> Iterator[Span]:
    """The names that their own words and their sentence show."""
    for items in lists_with(field, _any_head(), False):
        before = List(items[0].first)
        for item in items:
            here, verb = _of_item(field.text, item, inside(field.quoted, item.span), before, item.span.start in titles)
            yield from here
            if item is not items[-1]:
                start, last = run_start(field.text, item.span.start, item.span.end, WORDS, "strong")
                named = bool(here) or bool(inside(known, item.span))
                pending = None if here or start >= item.span.end - 1 else start
                before = List(item.first, verb or last, before.named or named, pending)


def _of_item(text: str, item: Item, quoted: tuple[Span, ...], before: List, titled: bool) -> tuple[list[Span], str]:
    """The platforms of one item, and the verb that they leave to govern what its list goes on with."""
    found: list[Span] = []
    runs: list[Run] = []
    floor = item.span.start
    for head in islice(_heads().finditer(text, item.span.start, item.span.end), MOST):
        around = next((span for span in quoted if span.start < head.start() < span.end), None)
        if around and head.end() == around.end - 1 and not _heads().match(text, around.end):
            found.extend(_wholly_quoted(text, item, around))
            floor = around.end
        if around or head[0] == _QUARTER:
            continue
        run = _run(text, item, floor, head, before, titled, quoted)
        before = before._replace(verb=run.word or before.verb)
        if is_one(run) and _goes_on(runs, run):
            runs.append(run)
            before = before._replace(named=True)
            floor = run.end if run.group == "system" or joins().match(text, run.end) else floor
    return [*found, *(Span(run.start, _tail(text, run.end)) for run in runs)], before.verb


def _goes_on(runs: list[Run], run: Run) -> bool:
    """Whether a run is a name beside those before it; a place's name that goes on takes its beginning's place."""
    last = runs[-1] if runs else None
    if (
        last
        and last.start == run.start
        and last.group in ("place", "zone")
        and (run.group != "system" or run.head == "系统")
    ):
        runs.pop()
        return True
    return last is None or last.end <= run.start


def _run(
    text: str, item: Item, floor: int, head: re.Match[str], before: List, titled: bool, quoted: tuple[Span, ...]
) -> Run:
    """The words up to a head, without verbs, joins, quantities and owners before them."""
    start, word = run_start(text, floor, head.start(), WORDS, "strong")
    if word == "的" and text[start - 3 : start - 1] in _WIDE:
        _, word = run_start(text, floor, start - 1, WORDS, "strong")
    start = next((span.start for span in quoted if span.start < start < span.end), start)
    start = max(
        [start, *(span.start for span in quoted if span.end <= head.start() and _apart(text, start, span.start))]
    )
    begun = strip_start(text, start, head.start(), WORDS, "lead")
    word = _telling(word, text[start:begun])
    join = joins().match(text, begun)
    if join and not place_prefix(text, begun, head.end()):
        word = word or (before.verb if begun == floor > item.span.start else "") or join[0]
        begun = strip_start(text, join.end(), head.start(), WORDS, "lead")
    begun = _behind_another(text, begun, head.start())
    begun = _behind_part(text, item, _behind_verb(text, begun, head.start()), head)
    if (
        begun == item.span.start
        and before.pending is not None
        and _continues(text, before.pending, begun, head.start())
    ):
        begun = before.pending
    return Run(text, item, begun, head.end(), head[0], _groups()[head[0]], word, before, titled)


def _apart(text: str, start: int, at: int) -> bool:
    """Whether a name begins with its quotation: behind a join, a verb, a quotation, or general words (创新“某”平台)."""
    joined = any(join.end() == at for join in joins().finditer(text, max(start, at - 2), at))
    parted = text.endswith(("”", *sections(WORDS)["handled"]), start, at)
    return start < at and (joined or parted or bool(kind().fullmatch(text, start, at)))


def _behind_another(text: str, start: int, end: int) -> int:
    """Leave off another name that a join parts from this one: 某某高新区和某地保税区."""
    for join in joins().finditer(text, start, end):
        if _ANOTHER.search(text, start, join.start()) and place_prefix(text, join.end(), end):
            return join.end()
    return start


def _behind_verb(text: str, start: int, end: int) -> int:
    """Leave off a second verb that shares the first one's object (建设和运维某某平台, 建设运营某某园)."""
    second = _second_verb().match(text, start, end)
    if not second:
        return start
    owned = place_prefix(text, second.end(), end) or text.startswith(("“", *_LEVELS), second.end())
    return second.end() if owned else start


def _telling(word: str, lead: str) -> str:
    """Of the verb cut off and the words behind it, the one that says what is done with a platform."""
    telling = (*sections(WORDS)["build"], *sections(WORDS)["use"])
    return word if word.endswith(telling) and not lead.endswith(telling) else lead or word


def _behind_part(text: str, item: Item, start: int, head: re.Match[str]) -> int:
    """Leave off what merely precedes: a part of the town, an owner, a place above the place."""
    part = _PART.match(text, start, head.start())
    start = part.end() if part and start > item.span.start else start
    start = _behind_owner(text, start, head.start())
    return _behind_trade(text, start, head.start()) if head[0] in ("机场", "口岸") else start


def _behind_owner(text: str, start: int, end: int) -> int:
    """Leave off an owner or a place that merely precedes: 某某集团国家…中心, 某某市某某新区…园."""
    owner = _OWNER.match(text[start:end])
    if owner:
        return start + owner.end()
    first = place_prefix(text, start, end, full=True)
    if first and place_prefix(text, start + first, end) and not text.startswith(("市", "区", "县"), start + first):
        return start + first
    return start


def _behind_trade(text: str, start: int, end: int) -> int:
    """Where an airport's or a port's name begins: at its place, of which a long run keeps the last one."""
    if end - start <= 6 and place_prefix(text, start, end):
        return start
    return min((at for at in range(max(start, end - 6), end - 1) if is_place(text[at:end])), default=start)


def _continues(text: str, pending: int, start: int, end: int) -> bool:
    """Whether two items of a list make one name: 甲企业、乙企业服务联盟."""
    noun = text[start - 3 : start - 1]
    return start - pending <= 12 and noun in text[start : min(end, start + 8)]


def _wholly_quoted(text: str, item: Item, span: Span) -> list[Span]:
    """“…中心”: one thing when its name is its own and no quantity stands before it; 某地“…社区” with its place."""
    start, word = run_start(text, item.span.start, span.start, WORDS, "strong")
    content = text[span.start + 1 : span.end - 1]
    if is_quantity(word) or word in ("的", "等") or _UMBRELLA.search(content) or _WAY.match(text, span.end):
        return []
    begins = range(max(start, span.start - 6), span.start - 1)
    place = next((at for at in begins if place_prefix(text, at, span.start) == span.start - at), None)
    if len(content) > 2 and place is not None:
        return [Span(place, span.end)]
    start = strip_start(text, start, span.start, WORDS, "lead")
    if re.fullmatch(r"[一-鿿]{2,10}(?:大学|学院|研究院)", text[start : span.start]):
        return [Span(start, span.end)]
    if len(content) > 3 and content.endswith(sections(WORDS)["parks"]) and not generic().fullmatch(content):
        return [Span(span.start + 1, span.end - 1)]
    placed = len(content) > 4 and place_prefix(content, 0, len(content)) and content.endswith("网")
    if (
        (len(content) < 6 and not placed)
        or generic().fullmatch(content)
        or kind().fullmatch(content)
        or content.endswith("社区")
    ):
        return []
    return [Span(span.start + 1, span.end - 1)]


def _tail(text: str, end: int) -> int:
    """Where a name ends that goes on in a bracket (某某中心(北京)) or has a second name behind 暨."""
    second = _second().match(text, end, min(len(text), end + 40))
    if second:
        return second.end()
    match = _BRACKET.match(text, end)
    if match and (is_place(match[1]) or re.search(r"(?:方向|中心|基地|片区|段)$", match[1])):
        return match.end()
    return end


def _listed(field: Field) -> Iterator[Span]:
    """Quotations that are called platforms together: “某事通”“某企办”等平台."""
    for match in (*_TOGETHER.finditer(field.text), *_SHARED.finditer(field.text)):
        for span in inside(field.quoted, Span(*match.span())):
            if not _QUOTED_KIND.search(span.of(field.text)):
                yield span


def _cores(field: Field, names: set[str]) -> Iterator[Span]:
    """Quotations that named an application before, told again without its head: “某事通”APP, then “某事通”."""
    cores = {name[: name.index("”") + 1] for name in names if re.fullmatch(r"“[^”]{3,8}”(?:APP|App|app|小程序)", name)}
    for span in field.quoted:
        if span.of(field.text) in cores and not _heads().match(field.text, span.end):
            yield span


def _hotlines(field: Field) -> Iterator[Span]:
    """Numbers of public lines: 12345, 12315, with the line's own name when it follows."""
    for match in _HOTLINE.finditer(field.text):
        around = field.text[max(0, match.start() - 16) : match.end() + 26]
        if re.search(r"热线|平台|电话|专线|服务|投诉|举报", around):
            line = _LINE.match(field.text, match.end())
            yield Span(match.start(), line.end() if line else match.end())


def _known(text: str) -> tuple[Span, ...]:
    """Platforms that need nothing around them, unless the text forbids new ones of them."""
    spans = occurrences(text, sections(WORDS)["known"])
    return tuple(span for span in spans if not text.endswith("新建", max(0, span.start - 2), span.start))


@cache
def _heads() -> re.Pattern[str]:
    """Every head; a 社区 is one only at the end of a quotation.

    One flat alternation, so that a search passes quickly over what no head begins with.
    """
    words = sections(WORDS)
    after = dict.fromkeys(words["places"], "(?!平台|系统)") | {_QUARTER: "(?=”)"}
    flat = (re.escape(head) + after.get(head, "") + _unless(head, words["person"]) for head in _groups())
    return re.compile(f"(?:{'|'.join(flat)})(?!(?<!”平台){either(words['never_next'])})")


def _unless(head: str, whole: tuple[str, ...]) -> str:
    """What must not follow a head, lest it be the beginning of one of these words (中心 of 中心主任)."""
    rest = tuple(word[len(head) :] for word in whole if word.startswith(head))
    return f"(?!{either(rest)})" if rest else ""


@cache
def _groups() -> dict[str, str]:
    """The group of each head, which is the rule that decides; longer heads before shorter ones of their group."""
    words = sections(WORDS)
    groups = {"body": words["bodies"], "system": words["digital"], "zone": words["zones"], "place": words["places"]}
    found = {head: group for group, heads in groups.items() for head in sorted(heads, key=len, reverse=True)}
    return found | {_QUARTER: "quoted"}


@cache
def _any_head() -> re.Pattern[str]:
    words = sections(WORDS)
    heads = (*words["bodies"], *words["digital"], *words["zones"], *words["places"], "社区")
    return re.compile(either(heads))


@cache
def _second_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{joins().pattern}|、|并)?{either(sections(WORDS)['second'])})+")


@cache
def _second() -> re.Pattern[str]:
    words = sections(WORDS)
    return re.compile(rf"暨[一-鿿]{{2,28}}?{either((*words['places'], *words['digital'], *words['bodies']))}")
