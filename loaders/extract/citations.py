"""Documents that a text names in 《》 or by a short name it declared (ontology §4, Reliance and citation)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from graph.model import Citation
from loaders.citing import Cited, cited, short_names
from loaders.outline import Outline
from loaders.text import Span


def find(outline: Outline) -> list[tuple[Citation, ...]]:
    """The documents that each unit cites, each once; carrying one out outweighs naming it."""
    found = cited(outline)
    return [_within(found, [unit.span]) for unit in outline.units]


def of_document(outline: Outline) -> tuple[Citation, ...]:
    """The documents cited outside any measure: notice, preamble, headings and what stands loose."""
    return _within(cited(outline), _outside(outline))


def aliases(outline: Outline) -> tuple[str, ...]:
    """Short names that the text declares for itself ((以下简称《办法》))."""
    return short_names(outline)


def _within(found: tuple[Cited, ...], spans: Iterable[Span]) -> tuple[Citation, ...]:
    once: dict[str, Citation] = {}
    starts = [citation.span.start for citation in found]
    for span in spans:
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            title, how, where = found[at].title, found[at].how, found[at].span
            if title not in once or (how == "implements" and once[title].how == "mentions"):
                once[title] = Citation(title=title, how=how, start=where.start, end=where.end)
    return tuple(once.values())


def _outside(outline: Outline) -> list[Span]:
    """Every span that belongs to the document but to no unit; all before the first unit when no frame is known."""
    frame, units = outline.frame, outline.units
    spans = {frame.notice, frame.front, frame.back, *outline.loose}
    spans |= {head.span for unit in units for head in unit.path} | {head.lead for unit in units for head in unit.path}
    if frame.notice.end == frame.front.end == 0:
        spans.add(Span(0, units[0].span.start if units else len(outline.text.text)))
    return sorted((span for span in spans if span.end > span.start), key=lambda span: span.start)
