"""How documents are cited: 《title》, short names declared for it, and the words that say what is done with it.

Below the extractors because names must not be looked for inside a title, and short names are the text's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from loaders.alternatives import either
from loaders.brackets import titles
from loaders.outline import Outline
from loaders.text import Span
from loaders.words import sections

How = Literal["implements", "mentions"]

_NUMBER = r"(?:\s*[(〔\[][^()〔〕\[\]\n]{0,12}[〔\[(][12]\d{3}[〕\])][^()\n]{0,12}[)〕\]]|\([^()\n]{1,30}号\))?"
_SHORT = re.compile(
    rf"{_NUMBER}[,,]?\s*[((](?:[^()\n]{{0,12}}?)(?:以下|下文|下)?(?:分别|统一|统)?(?:简称|下称)(?:为)?[::]?"
    r"(?P<names>[^()\n]{1,60})[))]"
)
_NAME = re.compile(r"[“\"《‘]([^“”\"《》‘’\n]{1,30})[”\"》’]")
_MOVED = re.compile(r"(?:把|将|确保|推动|推进|促进|抓好|抓实|保证|保障)[^,。;《》]{0,20}$")
# Titles that one word can govern at most.
_LISTED = 20
_CLAUSE_END = re.compile(r"[。;;\n!?]")
_NOW = re.compile(r"现将[^。;:]{0,200}$")
_PASSED_ON = re.compile(r"[^。]{0,80}?(?:印发|转发|下发|发给|发布|予以公布)")
# The notice's own title: 某局关于印发《X》的通知 on a line of its own.
_HEADED = re.compile(r"^[^。,;:《》]{0,60}(?:印发|转发|发布|公布|下发)[^。,;:《》]{0,30}$")
_OF_NOTICE = re.compile(r"[^。,;:《》\n]{0,16}的通知\s*(?:\n|$)")
_BESIDE = re.compile(r"[、,和及与]?")
_APPROVED = re.compile(
    r"[^《》。]{0,12}(?:已|业)经?[^《》。]{0,40}(?:同意|通过|批准|审定)[^《》。]{0,20}(?:印发|转发|公布|发布|施行)"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """One place where a document is cited."""

    title: str
    how: How
    span: Span


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is known of one text while its citations are read."""

    text: str
    own: frozenset[str]
    number: str | None
    short: dict[str, str | None]


@lru_cache(maxsize=4)
def cited(outline: Outline) -> tuple[Cited, ...]:
    """Every citation of a text in order, short names given their full title; the text's own title is none."""
    reader = _reader(outline)
    found = [*_bracketed(reader), *_by_short_name(reader)]
    return tuple(sorted(found, key=lambda citation: citation.span.start))


def short_names(outline: Outline) -> tuple[str, ...]:
    """The short names that a text declares for itself."""
    return tuple(name for name, title in _reader(outline).short.items() if title is None)


def declared(outline: Outline) -> frozenset[str]:
    """Every short name that a text declares for a document, itself or another."""
    return frozenset(_reader(outline).short)


def fold(title: str) -> str:
    """A title without what writers are careless of: quotes, spaces, brackets and a leading 关于.

    >>> fold("关于推进“一网 通办”的意见") == fold("推进一网通办的意见")
    True
    """
    kept = re.sub(r"[\s\"'“”‘’《》〈〉<>()\[\]、,。;:·]", "", unicodedata.normalize("NFKC", title))
    return kept.removeprefix("关于")


def how_cited(text: str, span: Span) -> How:
    """Whether the text carries out what stands at the span, by the words before and behind it.

    >>> text = "按照《甲办法》、《乙细则》要求,制定《丙方案》"
    >>> [how_cited(text, span) for span in titles(text)]
    ['implements', 'implements', 'mentions']
    """
    before = _before(text, span.start)
    last = deque(_cues().finditer(before), maxlen=1)
    cue = last[0].lastgroup if last else None
    behind = text[span.end : span.end + 40]
    if cue == "implements" or before.endswith("按") or (cue == "weak" and _satisfied().match(behind)):
        return "implements"
    alias = _SHORT.match(text, span.end)
    rest = text[alias.end() : alias.end() + 40] if alias else behind
    moved = _MOVED.search(before) and _brought_home().match(rest)
    return "implements" if moved or _carried().match(rest) else "mentions"


@lru_cache(maxsize=2)
def _reader(outline: Outline) -> _Reader:
    text = outline.text.text
    own = {fold(outline.frame.title)} if outline.frame.title else set()
    own |= _enclosed(text)
    own.discard("")
    return _Reader(text, frozenset(own), outline.frame.doc_no, _declared(text, own))


def _enclosed(text: str) -> set[str]:
    """The titles of what a notice passes on: 现将《X》印发给你们, 《X》《Y》已经…同意,现印发."""
    found = set()
    beside: int | None = None
    for span in reversed(titles(text)):
        listed = beside is not None and _BESIDE.fullmatch(text, span.end, beside)
        if listed or _is_passed_on(text, span):
            found.add(fold(text[span.start + 1 : span.end - 1]))
            beside = span.start
    return found


def _is_passed_on(text: str, span: Span) -> bool:
    before = _CLAUSE_END.split(text[max(0, span.start - 240) : span.start])[-1]
    behind = text[span.end : span.end + 120].split("\n", maxsplit=1)[0]
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    own = _HEADED.search(line) and _OF_NOTICE.match(text, span.end)
    return bool(own or (_NOW.search(before) and _PASSED_ON.match(behind)) or _APPROVED.match(behind))


def _declared(text: str, own: set[str]) -> dict[str, str | None]:
    """Short name → full title; null when it stands for the text itself."""
    found: dict[str, str | None] = {}
    for span in titles(text):
        match = _SHORT.match(text, span.end)
        if match:
            title = text[span.start + 1 : span.end - 1]
            names = _NAME.findall(match["names"]) or [match["names"].strip(" :为是")]
            for name in names[:1]:
                found[name] = None if fold(title) in own else title
    return found


def _bracketed(reader: _Reader) -> list[Cited]:
    found = []
    before: dict[str, set[str]] = defaultdict(set)
    for span in titles(reader.text):
        written = re.sub(r"\s", "", reader.text[span.start + 1 : span.end - 1])
        title = reader.short.get(written, written)
        if title == written and written in _kinds():
            title = _named_before(reader, written, before[written])
        elif title:
            for size in range(1, 9):
                before[title[-size:]].add(title)
        if title is None or _periodical().search(title) or _is_own(reader, title, span):
            continue
        found.append(Cited(title, how_cited(reader.text, span), span))
    return found


def _by_short_name(reader: _Reader) -> list[Cited]:
    """Short names in quotes, or bare when they are long enough to mean nothing else."""
    found = []
    for name, title in reader.short.items():
        if title is None:
            continue
        bare = re.escape(name)
        pattern = rf"[“\"]{bare}[”\"]" + (rf"|{bare}" if len(name) > 4 and fold(name) not in _kinds() else "")
        for match in re.finditer(pattern, reader.text):
            inside = reader.text[max(0, match.start() - 8) : match.start()]
            if "简称" not in inside and "《" not in reader.text[max(0, match.start() - 1) : match.start()]:
                span = Span(*match.span())
                found.append(Cited(title, how_cited(reader.text, span), span))
    return found


def _is_own(reader: _Reader, title: str, span: Span) -> bool:
    """The text's own title, unless it is an earlier issue that is set aside."""
    if fold(title) not in reader.own:
        return False
    return not _ended().match(reader.text, span.end)


def _named_before(reader: _Reader, kind: str, before: set[str]) -> str | None:
    """The one title cited before that a bare 《决定》 can stand for; null when there is none or it is the own one."""
    if len(before) != 1 or any(own.endswith(kind) for own in reader.own):
        return None
    return next(iter(before))


def _before(text: str, at: int) -> str:
    """What governs the span: its clause up to it, and the clauses of the titles it is listed with."""
    window = _CLAUSE_END.split(text[max(0, at - 400) : at])[-1]
    pieces = window.split("》")
    kept = [pieces[-1]]
    for piece in reversed(pieces[-_LISTED - 1 : -1]):
        if not _joins(kept[0]):
            break
        kept.insert(0, piece.rpartition("《")[0])
    return re.split(r"[,,]", kept[0])[-1] if len(kept) > 1 else re.split(r"[,,]", window)[-1]


def _joins(between: str) -> bool:
    """Whether a text between two titles only lists them: 、, 和, an issuer's name, a document number."""
    return (
        len(between) <= 60
        and not re.search(r"[::]|制定|出台|要求|规定|精神", between)
        and "," not in re.sub(r"\([^()]*\)", "", between)
    )


@cache
def _cues() -> re.Pattern[str]:
    words = sections("citing.txt")
    return re.compile(
        rf"(?P<mentions>{either(words['mentions'])})|(?P<implements>{either(words['implements'])})|(?P<weak>{either(words['weak'])})"
    )


@cache
def _satisfied() -> re.Pattern[str]:
    return re.compile(rf"[^,。;《》]{{0,16}}{either(sections('citing.txt')['satisfied'])}")


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(rf"[^,。;《》]{{0,4}}{either(sections('citing.txt')['carried'])}")


@cache
def _brought_home() -> re.Pattern[str]:
    return re.compile(rf"[^,。;《》]{{0,14}}?{either(sections('citing.txt')['brought_home'])}")


@cache
def _kinds() -> frozenset[str]:
    return frozenset(sections("citing.txt")["kinds"])


@cache
def _periodical() -> re.Pattern[str]:
    return re.compile(rf"{either(sections('citing.txt')['periodical'])}$")


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}[^。;《》]{{0,20}}{either(sections('citing.txt')['ended'])}")
