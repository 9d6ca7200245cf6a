"""Every programme and platform that a document names, in order."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from loaders.citing import declared, fold
from loaders.naming.again import yielding
from loaders.naming.field import Field, field
from loaders.naming.platforms import platforms
from loaders.naming.programs import programs
from loaders.outline import Outline
from loaders.text import Span

Kind = Literal["program", "platform"]


class Named(NamedTuple):
    """A name where it stands."""

    kind: Kind
    name: str
    span: Span


@lru_cache(maxsize=4)
def named(outline: Outline) -> tuple[Named, ...]:
    """The names of a document; the document's own title is none."""
    ground = field(outline)
    titles = frozenset(_titles(outline))
    text = outline.text.text
    found = [Named(kind, span.of(text), span) for kind, span in names(ground, titles, declared(outline))]
    own = fold((outline.frame.title or "").split("(")[0])
    return tuple(name for name in found if not (own and own.endswith(fold(name.name))))


def names(
    ground: Field, titles: frozenset[int] = frozenset(), aliases: frozenset[str] = frozenset()
) -> list[tuple[Kind, Span]]:
    """The programmes and platforms of a field in order; of two names one inside the other, the longer.

    >>> from loaders.naming.field import of_text
    >>> text = "实施“青禾英才”工程,建设湖州“青禾英才”创业中心"
    >>> [(kind, span.of(text)) for kind, span in names(of_text(text))]
    [('program', '“青禾英才”工程'), ('platform', '湖州“青禾英才”创业中心')]
    """
    measures, places = programs(ground, titles, aliases), platforms(ground, titles)
    both = set(places)
    kept = [span for span in yielding(measures, places) if span not in both]
    found: list[tuple[Kind, Span]] = [("program", span) for span in kept]
    found += [("platform", span) for span in yielding(places, kept)]
    return sorted(found, key=lambda name: name[1].start)


def within(found: tuple[Named, ...], span: Span) -> tuple[Named, ...]:
    """The names that begin inside a span."""
    low = bisect_left(found, span.start, key=_start)
    return found[low : bisect_left(found, span.end, low, key=_start)]


_start = attrgetter("span.start")


def _titles(outline: Outline) -> list[int]:
    """Where the text of headings and of titled units begins, behind the number."""
    text = outline.text.text
    found = []
    for title, span in [(u.title, u.span) for u in outline.units] + [
        (h.title, h.span) for u in outline.units for h in u.path
    ]:
        if title:
            at = text.find(title, span.start, span.end)
            if at >= 0:
                found.append(at)
    return found
