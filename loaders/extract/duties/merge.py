"""One role per agency and measure: a list or an explicit word wins over prose (ontology §4)."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Duty, Note
from loaders.extract.duties import declared, lists, prose
from loaders.outline import Outline, Unit
from loaders.text import Span


def find(outline: Outline) -> list[tuple[Duty, ...]]:
    """One tuple of duties per unit, in the order of writing."""
    ruled = declared.in_force(outline)
    return [_duties(outline.text.text, unit, ruled) for unit in outline.units]


def notes(outline: Outline, found: list[tuple[Duty, ...]]) -> tuple[Note, ...]:
    """What looked like a responsibility and was not understood."""
    return ()


def _duties(text: str, unit: Unit, ruled: bool) -> tuple[Duty, ...]:
    listed = lists.find(text, unit.span)
    ranked: list[tuple[int, int, Duty]] = []
    for one in listed:
        for said in lists.roles(lists.groups(one.content), ruled or declared.stated(one.content)):
            duty = Duty(name=said.name, role=said.role, basis=said.basis, start=one.span.start, end=one.span.end)
            ranked.append((0, one.span.start, duty))
    for told in prose.tell(text, _free(unit.span, [one.span for one in listed])):
        duty = Duty(
            name=told.name, role=told.role, basis=told.basis, object=told.object, start=told.start, end=told.end
        )
        ranked.append((1 if told.basis == "explicit" else 2, told.at, duty))
    return _one_each(ranked)


def _one_each(ranked: Iterable[tuple[int, int, Duty]]) -> tuple[Duty, ...]:
    """The strongest statement for each agency, then all in the order of writing."""
    kept: dict[str, tuple[int, int, Duty]] = {}
    for entry in sorted(ranked, key=lambda e: e[0]):
        kept.setdefault(entry[2].name, entry)
    return tuple(entry[2] for entry in sorted(kept.values(), key=lambda e: e[1]))


def _free(span: Span, taken: list[Span]) -> list[Span]:
    """What a unit says outside its lists."""
    out, at = [], span.start
    for one in taken:
        if one.start > at:
            out.append(Span(at, one.start))
        at = max(at, one.end)
    return [*out, Span(at, span.end)] if at < span.end else out
