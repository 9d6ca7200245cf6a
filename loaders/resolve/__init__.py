"""What a written name *means*: the agency behind it, its division, its era (ontology §3)."""

from __future__ import annotations

from graph.model import Record


def resolve(record: Record) -> Record:
    """Fill in the document's division and every duty's canonical agency."""
    return record
