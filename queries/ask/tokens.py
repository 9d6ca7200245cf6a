"""A question as tokens: names of the graph, words of the lexicon, dates and amounts, and what is left over.

The cheapest way to cover the question wins: every left-over character costs more than any token, so that a long
name beats its parts and nothing that could be understood is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from queries.ask.grammar import RULES, Value
from queries.ask.lexicon import words
from queries.ask.titles import called
from queries.fold import fold, simplified
from queries.names import Names, Ref

Kind = Literal["name", "cue", "value", "title", "place", "topic", "rest", "gap"]
_COSTS = {"name": 1.0, "title": 1.0, "value": 1.0, "cue": 1.2, "place": 1.5, "rest": 3.0, "gap": 0.0}
_LINK, _SINGLE, _YEARLY = 0.6, 1.3, 0.8
_TOPIC, _TOPIC_CHARACTER, _AIMED = 1.5, 0.55, 0.1
_LONGEST_TOPIC, _AROUND = 24, 8
_LONGEST_TITLE, _SHORTEST_TITLE = 40, 4
_SHORTEST_METRIC = 4
_DOCUMENT = re.compile(r"(?:方案|规划|计划|意见|办法|通知|措施|清单|条例|细则|要点|预案|政策|\d条)$")
_WEAK = frozenset({"Program", "Platform", "Title"})
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z0-9]")
_SPACES = re.compile(r"(?<=[\u3000-\u9fff]) +| +(?=[\u3000-\u9fff])")
_QUOTES = re.compile(r"[\"“”‘’'「」『』\u200b-\u200f\ufeff]")
_TITLE = re.compile(r"《([^《》]{1,100})》")
_NUMBERED = re.compile(r"[\[(（【〔](20\d\d)[\])）】〕]|(?<=[发函字办])(20\d\d)年?(?=第?\d{1,4}号)")
_LETTER = re.compile(r"(〔20\d\d〕)第?(\d{1,4}号)(?:文(?!件))?")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a question and what it is taken for."""

    kind: Kind
    start: int
    end: int
    text: str
    word: str = ""
    refs: tuple[Ref, ...] = ()
    value: Value | None = None


def plain(question: str) -> str:
    """A question as it is read: simplified, lower case, without quotes and spaces between characters.

    >>> plain("請問“市科技局” 牽頭 什麼?")
    '请问市科技局牵头什么?'
    >>> plain("甲府发2022年8号文里")
    '甲府发〔2022〕8号里'
    """
    text = _NUMBERED.sub(lambda found: f"〔{found[1] or found[2]}〕", _QUOTES.sub("", simplified(question)).lower())
    return _SPACES.sub("", " ".join(_LETTER.sub(r"\1\2", text).split()))


def tokens(question: str, names: Names, today: date) -> tuple[Token, ...]:
    """The cheapest cover of a question that is already ``plain``.

    What is left over is tried again as a topic: a run of characters that some measure holds.
    """
    found = _cover(question, names, today, frozenset())
    around = frozenset(_topical(found))
    if not around:
        return tuple(_joined(found, question))
    return tuple(_asked(list(_joined(_cover(question, names, today, around), question)), question))


def _asked(found: list[Token], question: str) -> Iterator[Token]:
    """哪些人才计划 and 人才计划有哪些 ask for 计划, which is parted from the topic that it ends."""
    asks = False
    for i, token in enumerate(found):
        after = [t.word for t in found[i + 1 :] if t.kind != "gap" and t.word not in ("links", "grammar")][:1]
        if token.kind == "topic" and (asks or after == ["what"]) and (noun := _noun_at_end(token.text)):
            cut = token.end - len(noun)
            yield Token("topic", token.start, cut, question[token.start : cut])
            yield Token("cue", cut, token.end, noun, word=words().classes[noun])
        else:
            yield token
        asks = token.word == "what" or (asks and token.kind == "topic")


def _noun_at_end(text: str) -> str | None:
    nouns = words().sections["nouns"]
    ends = (text[at:] for at in range(2, len(text)))
    return next((end for end in ends if words().classes.get(end) in nouns and len(end) > 1), None)


def _cover(question: str, names: Names, today: date, topical: frozenset[int]) -> list[Token]:
    best: list[tuple[float, Token | None]] = [(0.0, None), *((float("inf"), None) for _ in question)]
    for at in range(len(question)):
        cost = best[at][0]
        topics = (*_topics(question, at, names, topical), *_parts_of_titles(question, at, names, topical))
        for token in (*_at(question, at, names, today), *topics):
            total = cost + _cost(token)
            if total < best[token.end][0]:
                best[token.end] = (total, token)
    found: list[Token] = []
    at = len(question)
    while at and (last := best[at][1]):
        found.append(last)
        at = last.start
    return found[::-1]


def _topical(found: list[Token]) -> Iterator[int]:
    """The positions around what is left over, up to the next name, value or gap."""
    for i, token in enumerate(found):
        if token.kind == "rest":
            yield token.start
            for near in (reversed(found[:i]), found[i + 1 :]):
                yield from _near(near)


def _near(found: Iterable[Token]) -> Iterator[int]:
    seen = 0
    for token in found:
        if token.kind not in ("cue", "rest") or seen >= _AROUND:
            return
        yield from range(token.start, token.end)
        seen += token.end - token.start


def _topics(text: str, at: int, names: Names, topical: frozenset[int]) -> Iterator[Token]:
    if words().classes.get(text[at]) == "links":
        return
    end = at + 2
    while at in topical and end - 1 in topical and end - at <= _LONGEST_TOPIC and _is_said(text[at:end], names):
        if (
            text[end - 1] != "的"
            and _ends(text, end)
            and not (at and _WORD.match(text[at]) and _WORD.match(text[at - 1]))
        ):
            yield Token("topic", at, end, text[at:end])
        end += 1


def _is_said(piece: str, names: Names) -> bool:
    return not piece.endswith(words().never) and piece in names.corpus


def _parts_of_titles(text: str, at: int, names: Names, topical: frozenset[int]) -> Iterator[Token]:
    """A piece of a loaded document's title: 三年行动方案, or 突发环境事件应急 when no measure says so."""
    if at not in topical:
        return
    longest = next((end for end in range(min(len(text), at + _LONGEST_TITLE), at + _SHORTEST_TITLE - 1, -1)
                    if end - 1 in topical and any(text[at:end] in title for title in names.titles)), None)  # fmt: skip
    if longest is not None:
        piece = text[at:longest]
        yield Token("title", at, longest, piece, refs=tuple(r for title, r in names.titles.items() if piece in title))


def _cost(token: Token) -> float:
    if token.word == "metric":
        return _COSTS["name"]
    only_title = token.kind == "name" and all(ref.label == "Title" for ref in token.refs)
    if (
        only_title
        or token.kind == "topic"
        or (token.kind == "title" and token.text[0] != "《" and not _DOCUMENT.search(token.text))
    ):
        aimed = _AIMED if token.text in words().aims else 0
        return _TOPIC + _TOPIC_CHARACTER * (token.end - token.start) - aimed
    if token.kind == "cue" and token.end - token.start == 1:
        return _LINK if token.word == "links" else _SINGLE
    return _YEARLY if token.word == "yearly" else _COSTS[token.kind]


def _at(text: str, at: int, names: Names, today: date) -> Iterator[Token]:
    """Every token that may begin here."""
    c = text[at]
    if c == "《" and (found := _TITLE.match(text, at)):
        yield Token("title", at, found.end(), found.group(), refs=titled(names, found[1]))
    if not (_HAN.match(c) or _WORD.match(c)):
        yield Token("gap", at, at + 1, c)
    else:
        yield Token("rest", at, at + 1, c)
    if _WORD.match(c) and at and _WORD.match(text[at - 1]):
        return
    for rule, make, *_ in RULES:
        if (found := rule.match(text, at)) and _ends(text, found.end()) and (value := make(found, today)) is not None:
            yield Token("value", at, found.end(), found.group(), value=value)
    yield from _known(text, at, names)
    for end, refs in called(text, at, names):
        yield Token("name", at, end, text[at:end], refs=refs)


def _known(text: str, at: int, names: Names) -> Iterator[Token]:
    lexicon = words()
    for end in range(at + 1, min(len(text), at + max(names.longest, lexicon.longest)) + 1):
        if not _ends(text, end):
            continue
        piece = text[at:end]
        refs = names.forms.get(piece if " " not in piece else fold(piece))
        if refs and not (piece in lexicon.classes and _WEAK.issuperset(ref.label for ref in refs)):
            yield Token("name", at, end, piece, refs=refs)
        elif piece in lexicon.places:
            yield Token("place", at, end, piece)
        if word := lexicon.classes.get(piece):
            yield Token("cue", at, end, piece, word=word)
        elif len(piece) >= _SHORTEST_METRIC and piece in names.metrics:
            yield Token("topic", at, end, piece, word="metric")


def _ends(text: str, end: int) -> bool:
    """A word of Latin letters ends where the letters end."""
    return end == len(text) or not (_WORD.match(text[end]) and _WORD.match(text[end - 1])) or text[end - 1].isdigit()


def titled(names: Names, title: str) -> tuple[Ref, ...]:
    """The documents of that title or short name; else the loaded ones whose title contains it."""
    folded = fold(title)
    exact = tuple(ref for ref in names.forms.get(folded, ()) if ref.label in ("Document", "Stub"))
    if any(ref.label == "Document" for ref in exact) or len(folded) < 4:
        return exact
    return exact + tuple(
        ref for ref, thing in names.things.items() if ref.label == "Document" and folded in fold(thing.name)
    )


def _joined(found: list[Token], text: str) -> Iterator[Token]:
    """Left-over characters that stand side by side become one run."""
    run: Token | None = None
    for token in found:
        if token.kind == "rest" and run is not None and run.end == token.start:
            run = Token("rest", run.start, token.end, text[run.start : token.end])
            continue
        if run is not None:
            yield run
        run = token if token.kind == "rest" else None
        if token.kind != "rest":
            yield token
    if run is not None:
        yield run
