"""Target facts of each measure (ontology §4)."""

from __future__ import annotations

from graph.model import Target
from loaders.outline import Outline


def find(outline: Outline) -> list[tuple[Target, ...]]:
    """One tuple per unit."""
    return [() for _ in outline.units]
