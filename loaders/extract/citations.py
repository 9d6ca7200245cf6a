"""Citation facts of each measure (ontology §4)."""

from __future__ import annotations

from graph.model import Citation
from loaders.outline import Outline


def find(outline: Outline) -> list[tuple[Citation, ...]]:
    """One tuple per unit."""
    return [() for _ in outline.units]


def of_document(outline: Outline) -> tuple[Citation, ...]:
    """Citations outside any measure (``document.cites``)."""
    return ()


def aliases(outline: Outline) -> tuple[str, ...]:
    """Short names that the text declares for itself ((简称“…”))."""
    return ()
