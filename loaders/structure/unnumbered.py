"""Headings without a number above (一) or 1.: lines between units that restart or go on below them (ontology §1, ``path``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.duty_lists import labelled
from loaders.structure.labels import STYLE, Label
from loaders.structure.lines import Item, Line
from loaders.structure.signature import body, dated

_PLAIN = re.compile(r"(?![—\-(【\[附注])[^。;,:!?…|]{4,30}(?<!等)")
_FEWEST = 3
_REACH = 3  # a paragraph or two may lead in between a heading and its first unit


def unnumbered(items: Sequence[Item], sure: Sequence[Label | None]) -> dict[int, Label]:
    """The lines that head the units of a part whose greatest numbering is (一) or 1., each by its position.

    >>> def line(text): return Line(0, 0, text)
    >>> items = [line(t) for t in ("加强领导工作", "(一)做甲事。", "(二)做乙事。", "强化保障工作", "(一)做丙事。")]
    >>> one, two = Label("han_paren", "1", 1, 3), Label("han_paren", "2", 2, 3)
    >>> [(i, x.number) for i, x in unnumbered(items, [None, one, two, None, one]).items()]
    [(0, '1'), (3, '2')]
    """
    found = [label for label in sure if label and not label.weak]
    greatest = min(found, key=lambda label: STYLE[label.style].rank, default=None)
    if greatest is None or greatest.style not in {"han_paren", "arab"}:
        return {}
    tops = [i for i, label in enumerate(sure) if label and label.style == greatest.style]
    above = {i: _above(items, sure, i) for i in tops}
    heads = [at for at in above.values() if at is not None]
    restarts = [i for i in tops[1:] if (label := sure[i]) and label.ordinal == 1]
    if above[tops[0]] is None or any(above[i] is None for i in restarts) or len(heads) * 2 > len(tops) + 1:
        return {}
    if not restarts and len(heads) < _FEWEST:
        return {}
    return {at: Label("han", str(n), n, 0) for n, at in enumerate(heads, 1)}


def _above(items: Sequence[Item], sure: Sequence[Label | None], i: int) -> int | None:
    """The heading right above a unit; above the first of a new count, paragraphs may stand between."""
    label = sure[i]
    reach = _REACH if label and label.ordinal == 1 else 1
    for at in range(i - 1, max(i - 1 - reach, -1), -1):
        if sure[at] is not None:
            return None
        if _plain(items[at]):
            return at
    return None


def _plain(item: Item) -> bool:
    return (
        isinstance(item, Line)
        and _PLAIN.fullmatch(item.text) is not None
        and not (body(item.text) or dated(item) or labelled(item))
    )
