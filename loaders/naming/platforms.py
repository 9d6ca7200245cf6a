"""Platforms: named, individual places, facilities, systems and bodies (ontology §3, Platform)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from loaders.naming.field import BLANK, Field, Item
from loaders.naming.places import is_place, place_prefix
from loaders.naming.runs import is_quantity, run_start, strip_start
from loaders.text import Span
from loaders.words import one_of, sections

_WORDS = "platforms.txt"
_MARKS = "“”\"‘’"
_HOTLINE = re.compile(r"(?<![\d.,])(?:12[0-9]{3}|96[0-9]{3,4}|110|119|120|122)(?![\d.,%年月日个项万亿元人])")


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
    listed: str
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
    listed: tuple[int, str] = (-1, "")
    for item in field.items:
        quoted = _inside(field.quoted, item.span)
        before = listed[1] if listed[0] == item.first else ""
        here, word = _of_item(field.text, item, quoted, before, item.span.start in titles)
        found.extend(here)
        listed = (item.first, word or before)
    found.extend(_hotlines(field))
    return _apart([*found, *_again(field, found)], taken)


def _of_item(text: str, item: Item, quoted: tuple[Span, ...], listed: str, titled: bool) -> tuple[list[Span], str]:
    found: list[Span] = []
    verb = listed
    floor = item.span.start
    for head in _heads().finditer(text, item.span.start, item.span.end):
        around = next((span for span in quoted if span.start < head.start() < span.end), None)
        if around:
            if head.end() == around.end - 1:
                found.extend(_wholly_quoted(text, item, around, listed))
                floor = around.end
            continue
        run = _run(text, item, floor, head, listed, titled, quoted)
        verb = run.word or verb
        if _is_one(run):
            found.append(Span(run.start, _tail(text, run.end)))
            floor = run.end
    if not verb:
        _, verb = run_start(text, item.span.start, item.span.end, _WORDS, "strong")
    return found, verb


def _run(
    text: str, item: Item, floor: int, head: re.Match[str], listed: str, titled: bool, quoted: tuple[Span, ...]
) -> _Run:
    start, word = run_start(text, floor, head.start(), _WORDS, "strong")
    inside = next((span for span in quoted if span.start < start < span.end), None)
    start = inside.start if inside else start
    begun = strip_start(text, start, head.start(), _WORDS, "lead")
    word = text[start:begun] or word
    begun = _behind_owner(text, begun, head.start())
    return _Run(text, item, begun, head.end(), head[0], head.lastgroup or "", word, listed, titled)


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
    if re.match(r"[\d一二三四五六七八九十两]+[个大家项类座]|[该本此各某每首其]|一[个批]|多|若干|国家级|省级|市级|县级|[区县市州]级|自治区级|级", modifier):
        return False
    if _generic().fullmatch(modifier) or _after(run):
        return False
    if modifier.count("“") != modifier.count("”"):
        return False
    return _RULES[run.group](run)


def _after(run: _Run) -> bool:
    """What follows shows a kind: 等平台, 认定, 全覆盖; or an agency: 负责, 牵头."""
    after = run.text[run.end : run.end + 12]
    return bool(re.match(r"认定|评定|申报工作|全覆盖|负责|牵头|会同|主任|组长|建设标准|要(?!求)|应当|应(?!用|急)", after))


def _proper(run: _Run) -> bool:
    """A name that begins with a place, a level of its own or a foundation's name."""
    size = place_prefix(run.text, run.start, run.end)
    rest = run.modifier[size:] if size else ""
    return bool(size) and (len(rest) > 1 or run.head in ("机场", "口岸", "实验室", "科技城", "大学城", "科学城")) and not _generic().fullmatch(rest)


def _level(run: _Run) -> bool:
    """国家…, 全国…, 省…, 市… with words of its own between level and head."""
    match = re.match(r"国家(?!级)|全国|中国|中央|首府|首都|自治区(?!级)|省(?!级|[内外市区直])|市(?!级|[场直县民区域属])|州(?!级)|县(?!级|[域区乡城市直])|区(?!级|[域块县])", run.modifier)
    return bool(match) and len(run.modifier) - match.end() > 2 and not _generic().fullmatch(run.modifier[match.end() :])


def _asked(run: _Run, section: str) -> bool:
    """Whether the word before the run, or before its list, is one of a section's."""
    words = sections(_WORDS)[section]
    return run.word.endswith(words) or (not run.word and run.listed.endswith(words))


def _wished(run: _Run) -> bool:
    """Whether others are only encouraged to build it."""
    before = re.split(r"[。;,\n\x00]", run.text[max(0, run.item.first - 40) : run.start])[-1]
    return bool(re.search(r"鼓励|支持[一-鿿]{0,20}(?:建|组|设)|引导[一-鿿]{0,20}(?:建|组|设)|各|有条件|每个|等[一-鿿]{0,6}$", before))


def _is_system(run: _Run) -> bool:
    if _wished(run) and not (_proper(run) or _level(run)):
        return False
    if _proper(run) or _level(run):
        return True
    if run.text.startswith(("等", "建设标准"), run.end):
        return False
    return len(run.modifier) > 4 and (_asked(run, "build") or _asked(run, "use")) and "等" not in run.modifier


def _is_place(run: _Run) -> bool:
    if _proper(run):
        return True
    if _level(run):
        return run.head not in ("中心", "示范区", "试验区", "学院", "医院", "基地") or _asked(run, "build") or _asked(run, "use")
    return run.titled and _asked(run, "build") and not _wished(run)


def _is_zone(run: _Run) -> bool:
    return (_proper(run) or _level(run)) and _asked(run, "build") and not _wished(run)


def _is_body(run: _Run) -> bool:
    if _proper(run) or _level(run):
        return run.head not in ("委员会", "理事会", "集团") or _asked(run, "build")
    return len(run.modifier) > 3 and run.head != "集团" and _asked(run, "build") and run.word.endswith(("组建", "成立", "打造")) and not _wished(run)


_RULES = {"system": _is_system, "place": _is_place, "zone": _is_zone, "body": _is_body}


def _wholly_quoted(text: str, item: Item, span: Span, listed: str) -> list[Span]:
    """“…中心”: one thing when its name is its own and no quantity stands before it."""
    before = text[max(item.span.start, span.start - 12) : span.start]
    content = text[span.start + 1 : span.end - 1]
    if len(content) < 5 or re.search(r"一批|各|若干|多|\d[个家]|的$|级$|等$", before) or _generic().fullmatch(content):
        return []
    prefix = re.search(r"[一-鿿]{2,12}(?:大学|学院|研究院)$", before)
    if prefix:
        start, _ = run_start(text, item.span.start, span.start, _WORDS, "strong")
        return [Span(start, span.end)]
    return [Span(span.start + 1, span.end - 1)]


def _tail(text: str, end: int) -> int:
    """Where a name ends that goes on in a bracket (某某中心(北京)) or a branch."""
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
            name = re.compile(r"[一-鿿]{0,10}?(?:热线|服务平台|专线)").match(field.text, match.end())
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
    person = one_of(words["person"])
    groups = {"body": words["bodies"], "system": words["digital"], "zone": words["zones"], "place": words["places"]}
    joined = "|".join(f"(?P<{group}>{one_of(heads)})" for group, heads in groups.items())
    after = r"(?![一-鿿]{0,4}(?:中心|平台|系统|基地|研究院|实验室|工作站|示范区|试验区|联盟|委员会)(?!建设))(?![化性类型级内外])"
    return re.compile(rf"(?!{person})(?:{joined}){after}")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(sections(_WORDS)['level'])}|[、和与及]){{1,8}}")
