"""What bodies became in the reforms of 2018–19 and 2023–24 (ontology §4, SUCCEEDED_BY)."""

from __future__ import annotations

from loaders.resolve.body import Successor


def successors(canonical: str, region: str | None, year: int | None = None) -> tuple[Successor, ...]:
    """The later selves of a body, by its canonical name and division."""
    return ()
