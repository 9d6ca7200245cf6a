"""The heads of programmes' names, and what is known of the place where one is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loaders.alternatives import either
from loaders.naming.field import Item
from loaders.text import Span
from loaders.words import sections

WORDS = "programs.txt"
# An item of text has no more names than this.
MOST = 24
MARKS = '“”"‘’'
_MARKED = re.compile(rf"[{MARKS}、]")


class Found(NamedTuple):
    """A programme's name and where it stands; ``core`` is its quoted part when that may stand alone."""

    span: Span
    core: str | None = None


class Place(NamedTuple):
    """One item of the field with its quoted parts, whether a title begins with it, whether its list has a verb or has
    named a programme, and where the list's words begin when it has named none."""

    text: str
    item: Item
    quoted: tuple[Span, ...]
    titled: bool
    carried: bool
    pending: int | None = None


def guarded(head: str) -> str:
    """A pattern for a head and what must not stand right behind it: 工程 but not 工程师.

    >>> bool(re.search(guarded("工程"), "聘任工程师")), bool(re.search(guarded("工程"), "育才工程启动"))
    (False, True)
    """
    for known in sections(WORDS)["guarded"]:
        if head.endswith(known):
            more = "(?![一-鿿]{0,3}计划)" if head == "行动" else ""
            return rf"{head}{more}(?!{either(sections(WORDS)['never_next_' + known])})"
    return head


@cache
def plain_heads() -> re.Pattern[str]:
    """Every head, in one flat alternation, so that a search passes quickly over what no head begins with."""
    return re.compile("|".join(map(guarded, kind_of_head())))


@cache
def kind_of_head() -> dict[str, str]:
    """The kind of each head: the rule that decides what may stand before it."""
    kinds = [name for name in sections(WORDS) if name.startswith("head_")]
    return {head: kind[5:] for kind in kinds for head in sections(WORDS)[kind]}


@cache
def any_head() -> re.Pattern[str]:
    """Every head, whatever stands behind it."""
    kinds = [name for name in sections(WORDS) if name.startswith("head_")]
    return re.compile(either(tuple({head for kind in kinds for head in sections(WORDS)[kind]})))


def tails(text: str, start: int, end: int) -> Iterator[tuple[str, str, int]]:
    """What may follow a quoted part: the words up to each head, the head, and where it ends.

    >>> [(run, head) for run, head, _ in tails("“甲味”品牌建设三年行动,", 4, 16)]
    [('', '品牌'), ('品牌建设三年', '行动')]
    """
    stop = _MARKED.search(text, start, end)
    for head in _tail().finditer(text, start, stop.start() if stop else end):
        yield text[start : head.start()], head[0], head.end()


@cache
def _tail() -> re.Pattern[str]:
    guards = "|".join(guarded(head) for head in sorted(sections(WORDS)["tails"], key=len, reverse=True))
    return re.compile(rf"(?<=”)工程(?=建设)|{guards}")


@cache
def parting() -> re.Pattern[str]:
    """Words that part a quotation from a head behind it."""
    return re.compile(r"对(?![接口])|(?<!人)为|将|" + either(sections(WORDS)["parting"]))


@cache
def host() -> re.Pattern[str]:
    """What makes a name before it that of a place, a product, a body or a policy."""
    return re.compile(rf"(?:(?![的为将以在等])[一-鿿]){{0,6}}?{either(sections(WORDS)['hosts'])}")


@cache
def words(section: str) -> frozenset[str]:
    """A section of the word data as a set."""
    return frozenset(sections(WORDS)[section])


@cache
def ending(section: str) -> re.Pattern[str]:
    """A pattern for a text that ends in one of a section's words."""
    return re.compile(rf"{either(sections(WORDS)[section])}$")
