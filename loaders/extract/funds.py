"""Fund facts of each measure (ontology §4)."""

from __future__ import annotations

from graph.model import Fund
from loaders.outline import Outline


def find(outline: Outline) -> list[tuple[Fund, ...]]:
    """One tuple per unit."""
    return [() for _ in outline.units]
