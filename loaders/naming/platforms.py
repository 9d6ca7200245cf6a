"""Platforms: named, individual places, facilities, systems and bodies (ontology §3, Platform)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from loaders.naming.field import BLANK, Field, Item
from loaders.naming.places import is_place, place_prefix
from loaders.naming.runs import is_quantity, joins, run_start, strip_start
from loaders.text import Span
from loaders.words import one_of, sections

_WORDS = "platforms.txt"
_MARKS = "“”\"‘’"
_HOTLINE = re.compile(r"(?<![\d.,])(?:12[0-9]{3}|96[0-9]{3,4}|110|119|120|122)(?![\d.,%年月日个项万亿元人])")


@dataclass(frozen=True, slots=True)
class _List:
    """What is known of the list an item goes on: its verb, whether it named a platform, where its last words began."""

    first: int = -1
    verb: str = ""
    named: bool = False
    pending: int | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """A candidate: its words, its head and what shows that it is one thing: the word before it, the rest of the list."""

    text: str
    item: Item
    start: int
    end: int
    head: str
    group: str
    word: str
    before: _List
    titled: bool

    @property
    def name(self) -> str:
        return self.text[self.start : self.end]

    @property
    def modifier(self) -> str:
        return self.text[self.start : self.end - len(self.head)]


def platforms(field: Field, titles: frozenset[int] = frozenset(), taken: tuple[Span, ...] = ()) -> list[Span]:
    """Every platform named in a field, in order; ``taken`` are spans that name something else.

    >>> from loaders.naming.field import of_text
    >>> text = "依托湖州湾区创新中心,建设一批院士工作站,归集到省信用信息服务平台"
    >>> [span.of(text) for span in platforms(of_text(text))]
    ['湖州湾区创新中心', '省信用信息服务平台']
    """
    found: list[Span] = []
    before = _List()
    for item in field.items:
        quoted = _inside(field.quoted, item.span)
        before = before if before.first == item.first else _List(item.first)
        here, verb = _of_item(field.text, item, quoted, before, item.span.start in titles)
        found.extend(here)
        start, _ = run_start(field.text, item.span.start, item.span.end, _WORDS, "strong")
        here_known = bool(_known().search(field.text, item.span.start, item.span.end))
        pending = None if here or start >= item.span.end - 1 else start
        before = _List(item.first, verb, before.named or bool(here) or here_known, pending)
    found.extend(_hotlines(field))
    found.extend(Span(*match.span()) for match in _known().finditer(field.text))
    return _apart([*found, *_again(field, found)], taken)


def _of_item(
    text: str, item: Item, quoted: tuple[Span, ...], before: _List, titled: bool
) -> tuple[list[Span], str]:
    """The platforms of one item, and the verb that governs what its list goes on with."""
    found: list[Span] = []
    verb, floor = before.verb, item.span.start
    runs: list[_Run] = []
    for head in _heads().finditer(text, item.span.start, item.span.end):
        around = next((span for span in quoted if span.start < head.start() < span.end), None)
        if around and head.end() == around.end - 1:
            found.extend(_wholly_quoted(text, item, around))
            floor = around.end
        if around or head["quoted"]:
            continue
        run = _run(text, item, floor, head, before, titled, quoted)
        verb = run.word or verb
        if not _is_one(run):
            continue
        if runs and runs[-1].start == run.start and not (runs[-1].group in ("place", "zone") and run.group in ("place", "zone", "body")):
            continue
        if runs and runs[-1].start == run.start:
            runs.pop()
        elif runs and runs[-1].end > run.start:
            continue
        runs.append(run)
        before = replace(before, verb=verb, named=True)
        floor = run.end if run.group == "system" or joins().match(text, run.end) else floor
    found.extend(Span(run.start, _tail(text, run.end)) for run in runs)
    if not verb:
        _, verb = run_start(text, item.span.start, item.span.end, _WORDS, "strong")
    return found, verb


def _run(
    text: str, item: Item, floor: int, head: re.Match[str], before: _List, titled: bool, quoted: tuple[Span, ...]
) -> _Run:
    start, word = run_start(text, floor, head.start(), _WORDS, "strong")
    if word == "的" and text[start - 3 : start - 1] in ("统一", "全省", "全市", "全国", "全县", "全区", "全州"):
        _, word = run_start(text, floor, start - 1, _WORDS, "strong")
    inside = next((span for span in quoted if span.start < start < span.end), None)
    start = inside.start if inside else start
    begun = strip_start(text, start, head.start(), _WORDS, "lead")
    word = text[start:begun] or word
    if joins().match(text, begun) and not place_prefix(text, begun, head.end()):
        word = word or text[begun]
        begun = strip_start(text, begun + 1, head.start(), _WORDS, "lead")
    part = re.compile(r"[东西南北中]部(?!\()").match(text, begun, head.start())
    begun = part.end() if part and begun > item.span.start else begun
    begun = _behind_owner(text, begun, head.start())
    if head[0] in ("机场", "口岸"):
        begun = _behind_trade(text, begun, head.start())
    if begun == item.span.start and before.pending is not None and _continues(text, before.pending, begun, head.start()):
        begun = before.pending
    return _Run(text, item, begun, head.end(), head[0], head.lastgroup or "", word, before, titled)


def _behind_trade(text: str, start: int, end: int) -> int:
    """Where an airport's or a port's name begins: at its place, of which a long run keeps the last one."""
    if end - start <= 6 and place_prefix(text, start, end):
        return start
    return min((at for at in range(max(start, end - 6), end - 1) if is_place(text[at:end])), default=start)


def _continues(text: str, pending: int, start: int, end: int) -> bool:
    """Whether two items of a list make one name: 甲企业、乙企业服务联盟."""
    noun = text[start - 3 : start - 1]
    return start - pending <= 12 and noun in text[start : min(end, start + 8)]


def _behind_owner(text: str, start: int, end: int) -> int:
    """Leave off an owner or a place that merely precedes: 某某集团国家…中心, 某某市某某新区…园."""
    owner = re.match(r"[一-鿿]{2,12}?(?:集团|公司|股份)(?=国家|中国|全国|[一-鿿]{2,3}(?:省|市|自治区))", text[start:end])
    if owner:
        return start + owner.end()
    first = place_prefix(text, start, end, full=True)
    if first and place_prefix(text, start + first, end) and not text.startswith(("市", "区", "县"), start + first):
        return start + first
    return start


def _is_one(run: _Run) -> bool:
    """Whether a run names one individual thing rather than a kind of it."""
    modifier = run.modifier
    if not 2 <= len(modifier) <= 36 or re.search(rf"[\s{BLANK}]", modifier) or is_quantity(run.word):
        return False
    if re.match(r"[\d一二三四五六七八九十两]+[个大家项类座]|[该本此各某每其]|首批|一[个批]|多|若干|国家级|省级|市级|县级|[区县市州]级|自治区级|级", modifier):
        return False
    if (run.group != "system" and run.head != "集团" and _generic().fullmatch(modifier)) or _kind().fullmatch(modifier) or _after(run):
        return False
    if re.search(r"重要|先进|一流|影响力", modifier):
        return False
    if modifier.count("“") != modifier.count("”"):
        return False
    return _RULES[run.group](run)


def _after(run: _Run) -> bool:
    """What follows shows a kind: 等平台, 认定, 全覆盖; or an agency: 负责, 牵头."""
    after = run.text[run.end : run.end + 12]
    return bool(re.match(r"[\d一二三四五六七八九十两]{1,4}[个家座处所]|等[^,。;]{0,6}(?:渠道|方式|形式|途径|手段)|认定|评定|申报工作|全覆盖|负责|牵头|会同|主任|组长|建设标准|要(?!求)|应当|应(?!用|急)", after))


def _proper(run: _Run) -> bool:
    """A name that begins with a place or a founder, and says more than a kind."""
    size = place_prefix(run.text, run.start, run.end)
    rest = run.modifier[size:] if size else ""
    if run.head in ("机场", "口岸", "实验室", "科技城", "大学城", "科学城", "高铁"):
        return bool(size)
    return bool(size) and len(rest) > 1 and not _kind().fullmatch(rest)


def _level(run: _Run) -> bool:
    """国家…, 全国…, 省…, 市… with words of its own between level and head."""
    match = _levels().match(run.modifier)
    rest = run.modifier[match.end() :] if match else ""
    if run.group == "system":
        return len(rest) > 2 and not _kind().fullmatch(rest)
    return len(rest) > 2 and not _generic().fullmatch(rest)


def _own(run: _Run) -> bool:
    """A short proper word before a quotation inside the name: 某某“双创”示范区."""
    match = re.match(r"([一-鿿]{0,6})“([^”]{2,10})”(.*)", run.modifier)
    if not match:
        return bool(re.search(r"\([一-鿿]{2,4}\)$", run.modifier)) and is_place(run.modifier[run.modifier.rindex("(") + 1 : -1])
    if match[1]:
        return len(match[1]) > 1 and not _generic().fullmatch(match[1])
    return run.group == "system" and match[2] not in sections("programs.txt")["slogans"] and not re.search(r"[+、,]", match[2])


def _asked(run: _Run, section: str) -> bool:
    """Whether the word before the run, or before its list, is one of a section's."""
    words = sections(_WORDS)[section]
    if run.group != "system":
        words = tuple(word for word in words if len(word) > 1)
    return run.word.endswith(words) or (not run.word and run.before.verb.endswith(words))


def _wished(run: _Run) -> bool:
    """Whether others are only encouraged to build it."""
    before = re.split(r"[。;,\n\x00]", run.text[max(0, run.item.first - 40) : run.start])[-1]
    return bool(re.search(r"鼓励|支持[一-鿿]{0,20}(?:建|组|设)|引导[一-鿿]{0,20}(?:建|组|设)|各|有条件|每个|等[一-鿿]{0,6}$", before))


def _is_system(run: _Run) -> bool:
    if _proper(run) or _level(run) or _own(run):
        return True
    if _wished(run) or re.search(r"等|专门|专用|[和与及]", run.modifier) or (run.head == "平台" and not _served().search(run.modifier)):
        return False
    return len(run.modifier) > 4 and (_asked(run, "build") or _asked(run, "use"))


def _is_place(run: _Run) -> bool:
    asked = _asked(run, "build") or _asked(run, "use")
    if run.head in ("学院", "医院", "大学"):
        return _proper(run) and _asked(run, "build")
    if _proper(run):
        return asked or not (run.head == "中心" and _office().search(run.modifier))
    if _level(run):
        return asked or run.head not in ("中心", "示范区", "试验区", "基地")
    if _own(run) or ("”" in run.modifier and run.modifier[0] != "“" and run.word.endswith(sections(_WORDS)["build"])):
        return not _wished(run)
    if run.head == "国家公园":
        return len(run.modifier) < 8
    if run.head in ("实验室", "研究院", "科学城", "科技城", "大学城") and run.word.endswith(sections(_WORDS)["build"]):
        return len(run.modifier) > 4 and not _wished(run)
    if run.before.named and len(run.modifier) > 3:
        return not _wished(run)
    if run.word.endswith("参与") and run.text.startswith("建设", run.end):
        return len(run.modifier) > 3
    return run.titled and _asked(run, "build") and not _wished(run)


def _is_zone(run: _Run) -> bool:
    named = 2 < len(run.modifier) < 12 and not re.search(r"[和与及至]", run.modifier)
    return named and _asked(run, "build") and not _wished(run)


def _is_body(run: _Run) -> bool:
    if run.head == "集团" and run.word.endswith(("发挥", "好", "组建", "成立")):
        return len(run.modifier) > 5 or bool(_levels().match(run.modifier)) or _proper(run)
    if _proper(run) or _level(run):
        return run.head not in ("委员会", "理事会") and (run.head != "集团" or _asked(run, "build"))
    if _own(run):
        return True
    return len(run.modifier) > 3 and _asked(run, "build") and not _wished(run)


_RULES = {"system": _is_system, "place": _is_place, "zone": _is_zone, "body": _is_body}


def _wholly_quoted(text: str, item: Item, span: Span) -> list[Span]:
    """“…中心”: one thing when its name is its own and no quantity stands before it."""
    start, word = run_start(text, item.span.start, span.start, _WORDS, "strong")
    start = strip_start(text, start, span.start, _WORDS, "lead")
    for join in joins().finditer(text, start, span.start):
        start = join.end() if not place_prefix(text, join.start(), span.start) else start
    before, content = text[start : span.start], text[span.start + 1 : span.end - 1]
    if is_quantity(word) or word in ("的", "等") or re.search(r"[一二三四五六七八九十N\d]+[大个平中园基]|\+|^[一二三]", content):
        return []
    place = next((at for at in range(max(start, span.start - 6), span.start - 1) if place_prefix(text, at, span.start) == span.start - at), None)
    if len(content) > 2 and place is not None:
        return [Span(place, span.end)]
    if re.fullmatch(r"[一-鿿]{2,10}(?:大学|学院|研究院)", before):
        return [Span(start, span.end)]
    if len(content) < 6 or _generic().fullmatch(content) or _kind().fullmatch(content) or content.endswith("社区"):
        return []
    return [Span(span.start + 1, span.end - 1)]


def _tail(text: str, end: int) -> int:
    """Where a name ends that goes on in a bracket (某某中心(北京)) or has a second name behind 暨."""
    second = _second().match(text, end, min(len(text), end + 40))
    if second:
        return second.end()
    match = re.compile(r"\(([^()\n、,;:]{2,16})\)").match(text, end)
    if match and (is_place(match[1]) or re.search(r"方向|中心|基地|片区$", match[1])):
        return match.end()
    return end


def _hotlines(field: Field) -> list[Span]:
    """Numbers of public lines: 12345, 12315, with the line's own name when it follows."""
    found = []
    for match in _HOTLINE.finditer(field.text):
        around = field.text[max(0, match.start() - 16) : match.end() + 26]
        if re.search(r"热线|平台|电话|专线|服务", around):
            name = re.compile(r"(?:(?![等和与及])[一-鿿]){0,10}?(?:热线|服务平台|专线)").match(field.text, match.end())
            found.append(Span(match.start(), name.end() if name else match.end()))
    return found


def _again(field: Field, found: list[Span]) -> list[Span]:
    """Names met once count wherever they stand again."""
    names = {span.of(field.text) for span in found if len(span.of(field.text)) > 3}
    if not names:
        return []
    return [Span(*match.span()) for match in re.finditer(one_of(tuple(sorted(names))), field.text)]


def _apart(found: list[Span], taken: tuple[Span, ...]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(found), key=lambda span: (span.start, -span.end)):
        if kept and span.start < kept[-1].end:
            continue
        if not any(other.start < span.end and span.start < other.end for other in _inside(taken, span)):
            kept.append(span)
    return kept


def _inside(spans: tuple[Span, ...], outer: Span) -> tuple[Span, ...]:
    low = max(0, bisect_left(spans, outer.start, key=lambda span: span.start) - 1)
    high = bisect_left(spans, outer.end, key=lambda span: span.start)
    return tuple(span for span in spans[low:high] if span.end > outer.start)


@cache
def _heads() -> re.Pattern[str]:
    words = sections(_WORDS)
    groups = {"body": words["bodies"], "system": words["digital"], "zone": words["zones"], "place": words["places"]}
    joined = "|".join(f"(?P<{group}>{one_of(heads)})" for group, heads in groups.items())
    after = f"(?!{one_of(words['never_next'])})"
    return re.compile(rf"(?!{one_of(words['person'])})(?:{joined}|(?P<quoted>社区(?=”))){after}")


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(
        r"国家(?!级)|全国|中国|中央|首府|首都|自治区(?!级)|省(?!级|[内外市区直])|市(?!级|[场直县民区域属])"
        r"|州(?!级)|县(?!级|[域区乡城市直])|区(?!级|[域块县])"
    )


@cache
def _second() -> re.Pattern[str]:
    words = sections(_WORDS)
    return re.compile(rf"暨[一-鿿]{{2,28}}?{one_of((*words['places'], *words['digital'], *words['bodies']))}")


@cache
def _served() -> re.Pattern[str]:
    """What a 平台 that is one system does, as against a stage for people (交流平台, 培养平台)."""
    served = one_of(sections(_WORDS)["served"])
    return re.compile(rf"{served}(?!.*(?:培养|协作|合作|交流|研发|创新|育才|引才|展示|发展|宣传|支撑|孵化|转化|公共服务)$)")


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"{one_of(sections(_WORDS)['kinds'])}{{1,3}}")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"{one_of(sections(_WORDS)['offices'])}$")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(sections(_WORDS)['level'])}|[、和与及]){{1,8}}")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<!新建){one_of(sections(_WORDS)['known'])}")
