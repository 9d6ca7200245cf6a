"""What was heard in a question: its tokens sorted into names, words, dates, amounts and what is not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from queries.ask.grammar import Amount, Moment, Top
from queries.ask.lexicon import words
from queries.ask.tokens import Token
from queries.names import Names, Ref
from queries.wanted import RESPONSIBLE

_EVERYONE = frozenset(
    {"各部门", "各单位", "有关部门", "相关部门", "各有关部门", "部门", "单位", "部门和单位", "各机构"}
)
_UNIT = 2
_AND = ("和", "与", "及", "或", "以及", "或者", "还是")
_HELP, _NOBODY_YET = ("帮忙", "help", "帮着"), ("who", "what", "agencies")
_SPECIFIC = ("leads", "assists", "guides")


@dataclass(frozen=True)
class Heard:
    """The tokens of a question and the names they are taken from."""

    tokens: tuple[Token, ...]
    names: Names

    def has(self, *classes: str) -> bool:
        """Whether a word of one of the classes was heard."""
        return any(word in self.classes for word in classes)

    @cached_property
    def cues(self) -> tuple[Token, ...]:
        """The words of the lexicon."""
        return tuple(token for token in self.tokens if token.kind == "cue" or self._generic(token))

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of the words that were heard."""
        said = frozenset(token.word or "agencies" for token in self.cues)
        return said | {"unled"} if any(map(self._leads_nobody, self.cues)) else said

    @cached_property
    def bodies(self) -> tuple[Token, ...]:
        """The tokens that name agencies."""
        return tuple(t for t in self.tokens if self.ids(t, "Agency") and not self._generic(t))

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The divisions that are named."""
        return self._all("Region", unless=("Agency",))

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The loaded documents that are named."""
        return self._all("Document", unless=("Agency",))

    @cached_property
    def stubs(self) -> tuple[str, ...]:
        """The documents that are named and only known by citations."""
        return self._all("Stub", unless=("Agency", "Document"))

    @cached_property
    def issuers(self) -> tuple[str, ...]:
        """The bodies that are named as issuers of documents."""
        return self._all("Issuer", unless=())

    @cached_property
    def things(self) -> tuple[Token, ...]:
        """The tokens that name programmes and platforms."""
        return tuple(t for t in self.tokens if self.ids(t, "Program", "Platform") and not self.ids(t, "Agency"))

    @cached_property
    def titles(self) -> tuple[Token, ...]:
        """The tokens that are nothing but a measure's title."""
        return tuple(t for t in self.tokens if t.refs and {ref.label for ref in t.refs} == {"Title"})

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Words that some measure holds and that name nothing else."""
        return tuple(self._with_noun(token) for token in self.tokens if token.kind == "topic" or token in self.titles)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """What was not understood."""
        counted = {token.end for token in self.tokens if token.word == "howmany"}
        units = {token.start for token in self.tokens if token.start in counted and len(token.text) <= _UNIT}
        strange = [
            t
            for t in self.tokens
            if (_strange(t) or self._lacks(t)) and t.start not in units and not self._negligible(t)
        ]
        return tuple(dict.fromkeys(self._whole(token) for token in strange))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Divisions of the country that no document of the store is about."""
        return tuple(token.text for token in self.tokens if token.kind == "place")

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Titles in 《》 that no document has."""
        return tuple(token.text for token in self.tokens if token.kind == "title" and not token.refs)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The dates."""
        return tuple(token.value for token in self.tokens if isinstance(token.value, Moment))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The bounds on numbers."""
        return tuple(token.value for token in self.tokens if isinstance(token.value, Amount))

    @cached_property
    def top(self) -> int | None:
        """How many rows are asked for."""
        return next((token.value.rows for token in self.tokens if isinstance(token.value, Top)), None)

    @property
    def who(self) -> bool:
        """Whether agencies are asked for: 谁, 哪些部门, 部门有哪些."""
        return self.has("who") or (self.has("agencies") and self.has("what", "howmany"))

    @property
    def thing(self) -> bool:
        """Whether a thing or a topic is named."""
        return bool(self.things or self.topics)

    @property
    def anything(self) -> bool:
        """Whether anything at all is named that narrows the question."""
        return bool(self.thing or self.bodies or self.regions or self.documents or self.moments)

    def ids(self, token: Token, *labels: str) -> tuple[str, ...]:
        """The identifiers of those labels behind a token."""
        return tuple(ref.id for ref in token.refs if ref.label in labels)

    def strangers(self) -> tuple[str, ...]:
        """Bodies of a place that has none so called: 国家发改委 where only a city's is known."""
        named = [token for token in self.tokens if token.text != "的"]
        return tuple(
            place.text + body.text
            for place, body in pairwise(named)
            if body in self.bodies and (codes := self.ids(place, "Region")) and not self.ids(place, "Agency")
            and not any(self.names.agencies[i].region in self._below(codes) for i in self.ids(body, "Agency"))
        )  # fmt: skip

    def _below(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return self.names.below(codes) if self.has("below") else codes

    def roles(self, cues: Iterable[Token] | None = None) -> tuple[str, ...] | None:
        """The roles that some words ask for: 牵头 beats 负责, and nothing heard is no role."""
        found = {token.word for token in (self.cues if cues is None else cues) if not self._asks_help(token)}
        specific = tuple(role for role in _SPECIFIC if role in found)
        if specific == ("assists",) and self._joined("responsible", "assists"):
            return RESPONSIBLE
        return specific or (RESPONSIBLE if "responsible" in found else None)

    def _joined(self, *classes: str) -> bool:
        """Whether words of two classes are named side by side: 责任单位和配合单位."""
        own = [t for t in self.tokens if t.kind != "gap"]
        return any(
            {a.word, b.word} == set(classes) and link.text in _AND
            for a, link, b in zip(own, own[1:], own[2:], strict=False)
        )

    def _asks_help(self, cue: Token) -> bool:
        """帮忙 before anybody is named asks for the answer."""
        before = (t for t in self.tokens if t.end <= cue.start)
        return cue.text in _HELP and not any(t.kind in ("name", "topic") or t.word in _NOBODY_YET for t in before)

    def adjacent(self, first: str, then: Iterable[str]) -> str | None:
        """The class among ``then`` of the noun that follows a word of class ``first``, else of the one before it."""
        own = [t for t in self.tokens if t.kind != "gap" and t.word not in words().sections["fillers"]]
        at = next((i for i, token in enumerate(own) if token.word == first), None)
        if at is None:
            return None
        after, before = own[at + 1 : at + 2], own[at - 1 : at] if at else []
        return next((token.word for token in (*after, *before) if token.word in then), None)

    @property
    def asked(self) -> str | None:
        """The class of the noun that is asked for: 哪些任务, 任务有哪些, else the last: 工程任务."""
        nouns = words().sections["nouns"]
        return self.adjacent("what", nouns) or next(
            (c.word for c in reversed(self.cues) if c.word in nouns and not self._inside(c)), None
        )

    def _generic(self, token: Token) -> bool:
        """各部门 is an agency that has duties, or everybody who is ranked, or 哪些有关部门."""
        if token.kind != "name" or token.text.lstrip("省市县区州") not in _EVERYONE:
            return False
        before = [other for other in self.tokens if other.end <= token.start and other.kind != "gap"][-1:]
        asked = bool(before) and before[0].word in ("who", "what", "howmany")
        ranked = any(other.word in ("most", "fewest", "number") for other in self.tokens)
        return asked or ranked or self.top is not None

    def _with_noun(self, topic: Token) -> str:
        """服务平台 is one word when no platforms are asked for and some measure holds it."""
        nouns = words().sections["nouns"] - {self.asked}
        after = next((cue.text for cue in self.cues if cue.start == topic.end and cue.word in nouns), "")
        return topic.text + after if topic.text + after in self.names.corpus else topic.text

    def _inside(self, cue: Token) -> bool:
        """文件 in 文件里 is where, not what."""
        return any(token.start == cue.end and token.text[0] in "里中内当" for token in self.tokens)

    def _lacks(self, token: Token) -> bool:
        return token.word == "lack" and not self._leads_nobody(token)

    def _leads_nobody(self, token: Token) -> bool:
        """A word of lack with one of leading after it: 找不到牵头单位."""
        if token.word != "lack":
            return False
        passed = words().sections["fillers"] | {"unlisted", "who", "what", "agencies", "implements"}
        after = [cue for cue in self.cues if cue.start >= token.end and cue.word not in passed]
        return bool(after) and after[0].word in ("leads", "responsible")

    def _negligible(self, token: Token) -> bool:
        """A single light character between words of the lexicon (督查用,列出…) changes nothing."""
        if token.kind == "rest" and token.text in words().heads:
            return any(thing.end == token.start for thing in self.things)
        if token.kind != "rest" or token.text not in words().light:
            return False
        touching = [t for t in self.tokens if t.end == token.start or t.start == token.end]
        return all(t.kind in ("cue", "gap") and t.word != "most" for t in touching)

    def _whole(self, strange: Token) -> str:
        """A left-over run with the topics that touch it, pieces of the same word, and the place before it."""
        start, end = strange.start, strange.end
        for token in reversed(self.tokens):
            before = token.kind == "topic" or bool(self.ids(token, "Region"))
            start = token.start if before and token.end == start else start
        for token in self.tokens:
            end = token.end if token.kind == "topic" and token.start == end else end
        return "".join(token.text for token in self.tokens if start <= token.start and token.end <= end)

    def _all(self, *labels: str, unless: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._each(labels, unless)))

    def _each(self, labels: tuple[str, ...], unless: tuple[str, ...]) -> Iterator[str]:
        for token in self.tokens:
            if not self.ids(token, *unless):
                yield from self.ids(token, *labels)


def _strange(token: Token) -> bool:
    return token.kind in ("rest", "place") or token.word == "outside" or (token.kind == "title" and not token.refs)


def named(names: Names, ref: Ref) -> str:
    """The name of a programme, platform or document."""
    return names.things[ref].name if ref in names.things else ref.id
