"""What relies on what: 依托X, 以X为依托, 以X为载体, with X a node (ontology §4, Reliance and citation)."""

from __future__ import annotations

import re
from functools import cache

from graph.model import Reliance
from loaders.alternatives import either
from loaders.naming.field import BLANK
from loaders.naming.heads import MARKS
from loaders.naming.named import Named, named, within
from loaders.naming.places import place_prefix
from loaders.outline import Outline, Unit
from loaders.text import Span
from loaders.words import sections

_LONGEST = 120
_ITEM = 16
_BEHIND = re.compile(r"依托(?:于)?(?!单位|机构|主体|关系|方)")
_BETWEEN = re.compile(r"以(?P<what>[^。;!?\n\x00]{2,80}?)(?:等)?(?:作)?为(?:主要|重要)?(?:依托|载体)")
_JOIN = re.compile(r"[、和与及]|以及|,以及")
_STOP = re.compile(r"[。;,:!?\n\x00]")
_SENTENCE = re.compile(r"[。;\n]")
_ZONE = re.compile(r"(?:开发|高新|新|园|试验|示范|合作)区\Z")
_SKIP = re.compile(
    r"(?:我[省市县区州]|本[省市县区]|全[省市县区州]|现有|已有|已建成的?|统一的?|国家、省|国家和省|[“”])*"
)


def find(outline: Outline) -> list[tuple[Reliance, ...]]:
    """One tuple per unit: each node that something in it relies on, once."""
    found = named(outline)
    short = frozenset(name.name[-size:] for name in found for size in range(4, len(name.name)))
    return [_of_unit(outline.text.text, unit, found, short) for unit in outline.units]


def _of_unit(text: str, unit: Unit, found: tuple[Named, ...], short: frozenset[str]) -> tuple[Reliance, ...]:
    once: dict[str, Reliance] = {}
    for phrase in phrases(text, unit.span):
        for target in targets(text, phrase, within(found, phrase), short):
            name = _unquoted(target.of(text))
            source = _source(text, unit, phrase, found, name)
            once.setdefault(name, Reliance(source=source, target=name, start=target.start, end=target.end))
    return tuple(once.values())


def _unquoted(name: str) -> str:
    """A name without the marks around it, when they stand around all of it."""
    whole = name[0] in MARKS and name[-1] in MARKS
    return name[1:-1] if whole else name


def phrases(text: str, span: Span) -> list[Span]:
    """The phrases that say what is relied on.

    >>> text = "依托甲平台,以乙园为载体,以丙为抓手"
    >>> [phrase.of(text) for phrase in phrases(text, Span(0, len(text)))]
    ['甲平台', '乙园']
    """
    found = []
    for match in _BEHIND.finditer(text, span.start, span.end):
        stop = _STOP.search(text, match.end(), min(span.end, match.end() + _LONGEST))
        found.append(Span(match.end(), stop.start() if stop else min(span.end, match.end() + _LONGEST)))
    for match in _BETWEEN.finditer(text, span.start, span.end):
        inner = match["what"].rfind("以", 0, max(0, len(match["what"]) - 4))
        start = match.start("what") + (
            inner + 1 if inner >= 0 and not place_prefix(text, match.start("what") + inner, match.end("what")) else 0
        )
        found.append(Span(start, match.end("what")))
    return sorted(found, key=lambda phrase: phrase.start)


def targets(text: str, phrase: Span, here: tuple[Named, ...], short: frozenset[str]) -> list[Span]:
    """The nodes a phrase lists from its beginning on: names, short forms of names, bodies, collectives."""
    found: list[Span] = []
    at = phrase.start
    while at < phrase.end:
        at = _SKIP.match(text, at, phrase.end).end()  # type: ignore[union-attr]
        node = _node(text, Span(at, phrase.end), here, short, bool(found))
        if node is None:
            at = _behind_item(text, at, phrase.end)
            continue
        found.append(node)
        at = node.end + (1 if text[node.end : node.end + 1] == "”" else 0)
        join = _JOIN.match(text, at, phrase.end)
        if join:
            at = join.end()
        elif not any(name.span.start == at for name in here):
            break
    return found


def _behind_item(text: str, at: int, end: int) -> int:
    """Where the next item of a list begins, behind one that is no node; the end when this one already says what is done."""
    mark = re.compile("、").search(text, at, end)
    done = mark is None or mark.start() - at > _ITEM or _done().search(text, at, mark.start())
    return end if done or mark is None else mark.end()


def _node(text: str, rest: Span, here: tuple[Named, ...], short: frozenset[str], listed: bool) -> Span | None:
    for name in here:
        if rest.start - 1 <= name.span.start <= rest.start + 1:
            return name.span
    for size in range(min(30, rest.end - rest.start), 3, -1):
        if text[rest.start : rest.start + size] in short:
            return Span(rest.start, rest.start + size)
    return _collective(text, rest, listed) or _body(text, rest)


def _collective(text: str, rest: Span, listed: bool) -> Span | None:
    """省会地区高校; in a list that began with one, a bare 科研院所 too."""
    match = (_group_listed() if listed else _group()).match(text, rest.start, rest.end)
    return Span(*match.span()) if match else None


def _body(text: str, rest: Span) -> Span | None:
    """A single body by its own name: 某某大学, 市疾控中心."""
    size = place_prefix(text, rest.start, rest.end)
    if size and _ZONE.search(text, rest.start, rest.start + size):
        return Span(rest.start, rest.start + size)
    level = re.compile(r"团(?=[省市县区州]委)|国家|省|市|县|区|自治区|州").match(text, rest.start, rest.end)
    start = rest.start + (size or (len(level[0]) if level else 0))
    match = _own_body().match(text, start, rest.end)
    if match and start > rest.start:
        return Span(rest.start, match.end())
    match = _school().match(text, rest.start, rest.end)
    return Span(*match.span()) if match and not _schools().search(match[0]) else None


def _source(text: str, unit: Unit, phrase: Span, found: tuple[Named, ...], target: str) -> str | None:
    """What is built on it, when the sentence or the unit's title names it; else null: the measure itself."""
    stop = _SENTENCE.search(text, phrase.end, unit.span.end)
    for name in within(found, Span(phrase.start, stop.start() if stop else unit.span.end)):
        if name.name != target and _building().search(text[max(phrase.start, name.span.start - 8) : name.span.start]):
            return name.name
    if unit.title:
        for name in within(found, Span(unit.span.start, min(unit.span.end, unit.span.start + len(unit.title) + 12))):
            if name.kind == "platform" and not name.name.endswith(target) and unit.title.endswith(name.name):
                return name.name
    return None


@cache
def _group() -> re.Pattern[str]:
    words = sections("reliance.txt")
    return re.compile(rf"{either(words['owners'])}[一-鿿]{{0,6}}?{either(words['collectives'])}{_edge()}")


@cache
def _group_listed() -> re.Pattern[str]:
    return re.compile(rf"(?:(?!等)[一-鿿]){{0,6}}?{either(sections('reliance.txt')['collectives'])}{_edge()}")


@cache
def _own_body() -> re.Pattern[str]:
    return re.compile(
        rf"(?!级)[^、,;。和与及等的{BLANK}]{{0,16}}?{either(sections('reliance.txt')['bodies'])}{_edge()}"
    )


def _edge() -> str:
    """What a phrase's node ends at: the phrase's end, a mark of a list, or the verb of what is done on it."""
    return rf"(?=$|[、和与及,等]|{either(sections('reliance.txt')['edges'])})"


@cache
def _done() -> re.Pattern[str]:
    """Verbs of what is done on a thing, of more than one character."""
    return re.compile(either(tuple(word for word in sections("reliance.txt")["edges"] if len(word) > 1)))


@cache
def _school() -> re.Pattern[str]:
    """A university or institute by a name that no place begins."""
    return re.compile(rf"[一-鿿]{{2,8}}?(?:大学|学院|科学院|工程院|分院){_edge()}")


@cache
def _schools() -> re.Pattern[str]:
    """What makes a school's name that of a kind."""
    return re.compile(either(sections("reliance.txt")["no_names"]))


@cache
def _building() -> re.Pattern[str]:
    return re.compile(rf"{either(sections('reliance.txt')['building'])}[^,。;、]{{0,2}}$")
