"""One role per agency and measure: a list or an explicit word wins over prose (ontology §4)."""

from __future__ import annotations

from graph.model import Duty, Note
from loaders.extract.duties import declared, lists
from loaders.outline import Outline


def find(outline: Outline) -> list[tuple[Duty, ...]]:
    """One tuple of duties per unit, in the order of writing."""
    text = outline.text.text
    ruled = declared.in_force(outline)
    found: list[tuple[Duty, ...]] = []
    for unit in outline.units:
        duties: dict[str, Duty] = {}
        for listed in lists.find(text, unit.span):
            for said in lists.roles(lists.groups(listed.content), ruled or declared.stated(listed.content)):
                duties.setdefault(
                    said.name,
                    Duty(
                        name=said.name, role=said.role, basis=said.basis, start=listed.span.start, end=listed.span.end
                    ),
                )
        found.append(tuple(duties.values()))
    return found


def notes(outline: Outline, found: list[tuple[Duty, ...]]) -> tuple[Note, ...]:
    """What looked like a responsibility and was not understood."""
    return ()
