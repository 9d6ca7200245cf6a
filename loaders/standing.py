"""Where figures stand: their clause, what was read before them, what follows (for ``aims`` and ``refusals``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from loaders.alternatives import either
from loaders.clauses import left_edge, right_edge, unnumbered
from loaders.figures import Figure, words

_SIZED = re.compile(r"(?:总投资|计划投资|总价值|总面积|建筑面积|投资)[^,、]{1,14}的$")
_NO_ADVERB = re.compile(
    r"(?:(?:[才养者行展育师级士]|支持)计划|[供响对适相效反感]应|[主重需纪]要|[许认]可|公共|[首成]都)$"
)
_OFTEN = re.compile(r"每[年季月半]|年均|全年")


class Place(NamedTuple):
    """A run of figures in its clause: ``clause`` and ``left`` end before it, ``right`` follows it.

    ``left`` begins at ``begin``, after what was read before; ``bare`` is ``left`` without its closing
    adverbs. ``right`` begins at ``right_at``, after a bracket. ``closed`` is the mark that ends the clause,
    ``following`` the words after that, ``written`` the last figure itself. ``chained`` when an aim was read right before, ``timed`` when a
    deadline or 每年 governs.
    """

    edge: int
    stop: int
    closed: str
    following: str
    written: str
    clause: str
    begin: int
    left: str
    bare: str
    right_at: int
    right: str
    chained: bool
    timed: bool


def runs(text: str, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures of one unit with nothing but 、 or 和 between them: 65%和55%."""
    run: list[Figure] = []
    for figure in figures:
        if run and run[-1].unit == figure.unit and text[run[-1].end : figure.lead] in {"、", "和", "及", "以及"}:
            run.append(figure)
            continue
        if run:
            yield run
        run = [figure]
    if run:
        yield run


def place_of(
    text: str, start: int, end: int, run: list[Figure], floor: int = 0, after: bool = False, timed: bool = False
) -> Place:
    """The place of a run in the sentence ``text[start:end]``; ``floor`` is how far it has been read.

    >>> from loaders.figures import scan
    >>> s = "力争引进企业(机构)约10家,"
    >>> place = place_of(s, 0, len(s), scan(s, 0, len(s)))
    >>> place.left, place.right, place.closed
    ('力争引进企业(机构)', '', ',')
    """
    edge = left_edge(text, start, run[0].lead)
    stop = right_edge(text, run[-1].end, end)
    begin = max(edge, floor) if floor <= run[0].lead else edge
    left, clause = text[begin : run[0].lead], text[edge : run[0].lead]
    if left == "的" and (sized := _SIZED.search(clause)):
        left = clause[: sized.start()]
    right_at = run[-1].end
    if text.startswith("(", right_at) and (closed := text.find(")", right_at, stop)) > 0:
        right_at = closed + 1
    return Place(
        edge=edge,
        stop=stop,
        closed=text[stop : stop + 1],
        following=text[stop + 1 : min(end, stop + 60)],
        written=text[run[-1].start : run[-1].core],
        clause=unnumbered(clause),
        begin=begin,
        left=left,
        bare=bare(left),
        right_at=right_at,
        right=text[right_at:stop],
        chained=after and floor >= edge - 1 and ";" not in left,
        timed=timed or bool(_OFTEN.search(clause)),
    )


@cache
def _adverb_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('aim', 'adverbs'), words('aim', 'closing_adverbs'))}|[\s,、])$")


def bare(left: str) -> str:
    """Words without the adverbs at their end.

    >>> bare("县级教育投入力争平均")
    '县级教育投入'
    """
    while (match := _adverb_end().search(left)) and not _NO_ADVERB.search(left):
        left = left[: match.start()]
    return left


@cache
def ends(name: str) -> re.Pattern[str]:
    """One of a list's words at the end, with or without 了: 引进了."""
    return re.compile(rf"{either(words('aim', name))}(?:了|出|成|起|好|到)?$")


@cache
def opens(name: str) -> re.Pattern[str]:
    """One of a list's words, to be matched at a beginning or searched for."""
    return re.compile(either(words("aim", name)))


@cache
def vague() -> re.Pattern[str]:
    """A noun that makes a number with 个 or 项 no figure: 三个方面."""
    return re.compile(rf"{either(words('aim', 'vague'))}(?=$|[、,;:。)”和及与的进开上分])")
