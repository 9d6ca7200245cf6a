"""Document-wide rules: 排第一的为牵头单位,其他为责任单位,下同 (ontology §4, basis ``declared``)."""

from __future__ import annotations

from loaders.extract.duties.lists import find
from loaders.outline import Outline
from loaders.rules import compiled
from loaders.text import Span


def stated(content: str) -> bool:
    """Whether a passage says that the first agency of a list leads.

    >>> stated("市科技局、市财政局,列首位的为牵头单位"), stated("把安全放在第一位")
    (True, False)
    """
    return bool(compiled("declaration").search(content))


def in_force(outline: Outline) -> bool:
    """Whether such a rule stands anywhere outside a list, or in a list that says 下同."""
    text = outline.text.text
    for match in compiled("declaration").finditer(text):
        around = text[match.start() : match.end() + 40]
        if "下同" in around or not _inside(outline, match.start()):
            return True
    return False


def _inside(outline: Outline, at: int) -> bool:
    unit = next((u for u in outline.units if u.span.start <= at < u.span.end), None)
    return bool(unit) and any(
        s.span.start <= at < s.span.end for s in find(outline.text.text, unit.span if unit else Span(0, 0))
    )
