"""Named programmes and platforms (ontology §3)."""

from __future__ import annotations

from graph.model import Mention
from loaders.outline import Outline


def find(outline: Outline) -> list[tuple[Mention, ...]]:
    """One tuple of mentions per unit."""
    return [() for _ in outline.units]


def in_headings(outline: Outline) -> dict[int, tuple[str, ...]]:
    """Programmes that an enclosing heading names: heading's start offset → names."""
    return {}
