"""One role per agency and measure: a list or an explicit word wins over prose (ontology §4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from graph.model import Duty
from loaders.extract.duties import columns, declared, inherited, lists, owner, prose
from loaders.extract.duties.groups import groups
from loaders.extract.duties.parts import Said, roles
from loaders.outline import Outline, Unit
from loaders.reports import looks_back
from loaders.text import Span


class _Ranked(NamedTuple):
    """A statement: the lower its rank the stronger it is; ``at`` is its place in the order of writing."""

    rank: int
    at: int
    duty: Duty


def find(outline: Outline) -> list[tuple[Duty, ...]]:
    """One tuple of duties per unit, in the order of writing."""
    ruled = declared.in_force(outline)
    notices = inherited.notices(outline)
    text = outline.text.text
    heads = inherited.Heads(text)
    units = _closed(text, outline.units)
    return [_duties(text, unit, ruled, heads, inherited.covering(notices, unit)) for unit in units]


def _closed(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Where every other measure ends with its list, the last one does too: what follows closes the document.

    A file that lost its line breaks shows no other end (ontology §1: text after the last unit belongs to no measure).
    """
    if len(units) < 4 or units[-1].fields or "\n" in units[-1].span.of(text).strip():
        return units
    ends = [_list_end(text, unit) for unit in units[-12:]]
    if not ends[-1] or any(
        end is None or unit.span.end - end > 2 for end, unit in zip(ends[:-1], units[-12:-1], strict=True)
    ):
        return units
    return (*units[:-1], replace(units[-1], span=Span(units[-1].span.start, ends[-1])))


def _list_end(text: str, unit: Unit) -> int | None:
    found = lists.find(text, unit.span)
    return found[-1].span.end if found else None


def _duties(
    text: str, unit: Unit, ruled: bool, heads: inherited.Heads, notices: list[inherited.Inherited]
) -> tuple[Duty, ...]:
    listed = () if unit.fields else lists.find(text, unit.span)
    own = _one_each([*_listed(text, unit, listed, ruled), *_owned(text, unit), *_told(text, unit, listed)])
    more = [*_from_heads(unit, heads, own), *_from_notices(notices, own)]
    return tuple(r.duty for r in _one_each([*own, *more]))


def _one_each(ranked: list[_Ranked]) -> list[_Ranked]:
    """The strongest statement for each agency, then all in the order of writing."""
    kept: dict[str, _Ranked] = {}
    for entry in sorted(ranked, key=attrgetter("rank")):
        kept.setdefault(entry.duty.name, entry)
    return sorted(kept.values(), key=attrgetter("at"))


def _listed(text: str, unit: Unit, listed: Sequence[lists.Listed], ruled: bool) -> Iterator[_Ranked]:
    for said, span in columns.find(text, unit, ruled):
        yield _Ranked(0, span.start, _duty(said, span))
    for one in listed:
        for said in roles(groups(one.content), ruled or declared.stated(one.content)):
            yield _Ranked(0, one.span.start, _duty(said, one.span))


def _duty(said: Said, span: Span) -> Duty:
    return Duty(name=said.name, role=said.role, basis=said.basis, start=span.start, end=span.end)


def _owned(text: str, unit: Unit) -> Iterator[_Ranked]:
    found = None if unit.fields else owner.find(text, unit)
    for name in found.names if found else ():
        span = found.span if found else unit.span
        yield _Ranked(1, span.start, Duty(name=name, role="leads", basis="sole", start=span.start, end=span.end))


def _told(text: str, unit: Unit, listed: Sequence[lists.Listed]) -> Iterator[_Ranked]:
    """What the sentences say outside the lists; of a table row, outside the columns that list agencies.

    A unit that looks back (发展基础) tells what was done: its sentences give no duty.
    """
    if looks_back(unit):
        return
    spans = _free(unit.span, [one.span for one in listed])
    if unit.fields:
        spans = list({f.span: None for f in unit.fields if len(f.span.of(text)) > 30 and not columns.part_of(f.label)})
    for told in prose.tell(text, spans):
        duty = Duty(
            name=told.name, role=told.role, basis=told.basis, object=told.object, start=told.start, end=told.end
        )
        yield _Ranked(1 if told.basis in ("explicit", "shared") else 2, told.at, duty)


def _from_heads(unit: Unit, heads: inherited.Heads, own: list[_Ranked]) -> Iterator[_Ranked]:
    named = any(r.rank < 2 for r in own)
    for found in heads.actors(unit):
        if named and found.titled:
            continue
        for name in found.names:
            span = found.span
            duty = Duty(name=name, role=found.role, basis="inherited", start=span.start, end=span.end)
            yield _Ranked(3, unit.span.end, duty)
    if not named:
        for said, span in heads.lists(unit):
            yield _Ranked(
                3,
                unit.span.end,
                Duty(name=said.name, role=said.role, basis="inherited", start=span.start, end=span.end),
            )


def _from_notices(notices: list[inherited.Inherited], own: list[_Ranked]) -> Iterator[_Ranked]:
    led = any(r.duty.role == "leads" and r.duty.basis != "prose" for r in own)
    for found in notices:
        for name in found.names:
            span = found.span
            duty = Duty(
                name=name, role="assists" if led else "leads", basis="inherited", start=span.start, end=span.end
            )
            yield _Ranked(3, span.start if own and span.start > own[0].at else 1 << 60, duty)


def _free(span: Span, taken: list[Span]) -> list[Span]:
    """What a unit says outside its lists."""
    out, at = [], span.start
    for one in taken:
        if one.start > at:
            out.append(Span(at, one.start))
        at = max(at, one.end)
    return [*out, Span(at, span.end)] if at < span.end else out
