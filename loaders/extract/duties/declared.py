"""Document-wide rules: 列首位的为牵头单位,其余为配合单位 (ontology §4, basis ``declared``)."""

from __future__ import annotations

from bisect import bisect_right

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
    listed: list[Span] | None = None
    for match in compiled("declaration").finditer(text):
        if "下同" in text[match.start() : match.end() + 40]:
            return True
        if listed is None:
            listed = [found.span for found in find(text, Span(0, len(text)))]
        i = bisect_right(listed, match.start(), key=lambda s: s.start) - 1
        if i < 0 or listed[i].end <= match.start():
            return True
    return False
