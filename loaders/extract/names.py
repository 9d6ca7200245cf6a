"""Named programmes and platforms (ontology §3)."""

from __future__ import annotations

from graph.model import Mention
from loaders.naming.named import named, within
from loaders.outline import Outline


def find(outline: Outline) -> list[tuple[Mention, ...]]:
    """One tuple of mentions per unit, in the order they stand."""
    found = named(outline)
    return [
        tuple(
            Mention(kind=name.kind, name=name.name, start=name.span.start, end=name.span.end)
            for name in within(found, unit.span)
        )
        for unit in outline.units
    ]


def in_headings(outline: Outline) -> dict[int, tuple[str, ...]]:
    """Programmes that an enclosing heading names: heading's start offset → names."""
    found = named(outline)
    heads = {head.span.start: head.span for unit in outline.units for head in unit.path}
    names = {
        start: tuple(dict.fromkeys(name.name for name in within(found, span) if name.kind == "program"))
        for start, span in heads.items()
    }
    return {start: named_there for start, named_there in names.items() if named_there}
