"""The clauses of a text, and one clause in its sentence: what comes before, what follows, what it tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from graph.model import Basis, Role
from loaders.parentheses import brackets
from loaders.text import Span

LONGEST_OBJECT = 300
LONGEST_CLAUSE = 600


class Clause(NamedTuple):
    """A stretch between commas; ``sentence`` counts the sentences of the unit."""

    start: int
    end: int
    sentence: int


class Told(NamedTuple):
    """One agency's role as a sentence tells it; ``start`` and ``end`` are the sentence, ``at`` the place of the name."""

    name: str
    role: Role
    basis: Basis
    object: str | None
    start: int
    end: int
    at: int


_ENDS = re.compile(r"[,。;!?:\n]")
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:、|[是要](?=[^,。]))|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九十百\d]{1,5}[条款章]\s*(?:[(【][一-鿿、]{2,16}[)】])?"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.、)]?\s*(?![\d年月日%个项])|[①-⑳]|[-—●■◆▲*•·]{1,3})?\s*"
)
_OPENING = "特别是|尤其是|同时|此外|另外|其中|必要时|对此|为此|届时|原则上|目前|今后|具体由|请(?!求|示)|并请|此项工作|该项工作|上述工作|工作中|期间|首先|其次|再次|最后|即日起|原则上由"
_OPENER = re.compile(
    rf"(?:{_OPENING}"
    r"|(?:到|于|自|从|截至)?(?:每年|每季度|每月|今年|当年|\d{4}年|\d{1,2}月)[^,、各市县省区局部委厅门由]{0,10}?(?:底|末|前|起|内|开始)之?前?)(?=[一-鿿])"
)
_OPENS = frozenset(word[0] for word in _OPENING.split("|")) | frozenset("到于自从截每今当0123456789")


def clauses(text: str, spans: list[Span]) -> list[Clause]:
    """The clauses of some stretches of text; what stands in brackets parts nothing.

    >>> t = "同时,市科技局(牵头;统筹)要落实。完成"
    >>> [t[c.start : c.end] for c in clauses(t, [Span(0, len(t))])]
    ['同时', '市科技局(牵头;统筹)要落实', '完成']
    """
    found: list[Clause] = []
    sentence = 0
    for span in spans:
        held = brackets(text, span.start, span.end, 200)
        starts = [h.start for h in held]
        at = span.start
        for mark in _ENDS.finditer(text, span.start, span.end):
            i = bisect_right(starts, mark.start()) - 1
            if i >= 0 and held[i].end > mark.start():
                continue
            found.append(Clause(at, mark.start(), sentence))
            at = mark.end()
            sentence += mark[0] not in ","
        found.append(Clause(at, span.end, sentence))
        sentence += 1
    return [c for c in found if c.end > c.start]


def bounds(parts: list[Clause]) -> dict[int, Span]:
    """Where each sentence stands, by its count."""
    out: dict[int, Span] = {}
    for c in parts:
        first = out.get(c.sentence)
        out[c.sentence] = Span(first.start if first else c.start, c.end)
    return out


def _behind_label(text: str, start: int, end: int) -> int:
    """Where the words of a clause begin; no label begins with a character that is neither numeral nor mark."""
    first = text[start]
    if "一" <= first <= "鿿" and first not in "第一二三四五六七八九十":
        return start
    label = _LABEL.match(text, start, end)
    return label.end() if label else start


class Context:
    """One clause in its sentence, and how to make a duty of what is found in it."""

    def __init__(self, text: str, parts: list[Clause], index: int, sentence: Span) -> None:
        clause = parts[index]
        self.text, self.sentence = text, sentence
        start = _behind_label(text, clause.start, clause.end)
        opener = _OPENER.match(text, start, clause.end) if text[start : start + 1] in _OPENS else None
        self.start = opener.end() if opener else start
        self.body = text[self.start : min(clause.end, self.start + LONGEST_CLAUSE)]
        self.parts, self.index = parts, index

    def following(self, steps: int = 1) -> str:
        """The clause that comes next in the same sentence."""
        at = self.index + steps
        if at >= len(self.parts) or self.parts[at].sentence != self.parts[self.index].sentence:
            return ""
        return self._cut(at)

    def behind_colon(self) -> str:
        """What stands behind the colon that ends the clause."""
        at = self.index + 1
        end = self.parts[self.index].end
        if at >= len(self.parts) or self.text[end : end + 1] != ":":
            return ""
        return self._cut(at).strip()

    def before(self) -> str:
        """The clause that came before in the same sentence."""
        at = self.index - 1
        if at < 0 or self.parts[at].sentence != self.parts[self.index].sentence:
            return ""
        return self._cut(at).strip()

    def _cut(self, at: int) -> str:
        part = self.parts[at]
        return self.text[part.start : min(part.end, part.start + LONGEST_CLAUSE)]

    def told(self, name: str, role: Role, basis: Basis, at: int) -> Told:
        """A duty found at ``at`` of the clause's body; its object is the rest of the sentence."""
        place = self.start + at
        rest = self.text[place : min(self.sentence.end, place + LONGEST_OBJECT)].strip(" ,\n")
        return Told(name, role, basis, rest or None, self.sentence.start, self.sentence.end, place)
