"""Every programme and platform that a document names, in order."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from loaders.citing import declared, fold
from loaders.naming.field import field
from loaders.naming.platforms import platforms
from loaders.naming.programs import programs
from loaders.outline import Outline
from loaders.text import Span

Kind = Literal["program", "platform"]


@dataclass(frozen=True, slots=True)
class Named:
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
    measures = programs(ground, titles, declared(outline))
    places = platforms(ground, titles, tuple(measures))
    found = [Named("program", span.of(text), span) for span in measures]
    found += [Named("platform", span.of(text), span) for span in places]
    found.sort(key=lambda name: name.span.start)
    own = fold((outline.frame.title or "").split("(")[0])
    return tuple(name for name in found if not (own and own.endswith(fold(name.name))))


def within(found: tuple[Named, ...], span: Span) -> tuple[Named, ...]:
    """The names that begin inside a span."""
    low = bisect_left(found, span.start, key=lambda name: name.span.start)
    high = bisect_left(found, span.end, key=lambda name: name.span.start)
    return found[low:high]


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
