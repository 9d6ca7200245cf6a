"""Fills in a record: the division its text governs, and every duty's agency (ontology §3 and §5)."""

from __future__ import annotations

from typing import Any

from graph.model import Duty, Measure, Note, Record
from loaders.resolve.body import Agency, Context
from loaders.resolve.era import era
from loaders.resolve.governed import governed
from loaders.resolve.issuing import issuing_body
from loaders.resolve.names import meaning
from loaders.resolve.said_elsewhere import Elsewhere

# Kinds of which one body is named, so that an unknown name may hide an abbreviation.
_NAMED = ("party", "government", "enterprise", "institution", "mass")


def resolve(record: Record) -> Record:
    """Fill in the document's division and every duty's canonical agency; say which names only got a prefix."""
    region = record.document.region or governed(record)
    year = era(record, region)
    context = Context(region, year, issuing_body(record, region, year))
    elsewhere = Elsewhere(record)
    found = [_agencies(measure, context, elsewhere) for measure in record.measures]
    merged = elsewhere.one_body([agency for agencies in found for agency in agencies])
    measures = tuple(
        measure.model_copy(
            update={"agencies": tuple(_filled(d, merged.get(a, a)) for d, a in zip(measure.agencies, now, strict=True))}
        )
        for measure, now in zip(record.measures, found, strict=True)
    )
    document = record.document.model_copy(update={"region": region})
    return record.model_copy(update={"document": document, "measures": measures, "notes": _notes(record, found)})


def _agencies(measure: Measure, context: Context, elsewhere: Elsewhere) -> list[Agency]:
    found: list[Agency] = []
    listed: tuple[int | None, int | None, Agency | None] = (None, None, None)
    for duty in measure.agencies:
        same = (duty.start, duty.end) == listed[:2]
        before = listed[2] if same or duty.start is None else None
        name = elsewhere.whole(duty.name, before.name if before else None)
        now = meaning(name, Context(context.region, context.year, context.issuer, _short(before)))
        found.append(now)
        listed = (duty.start, duty.end, now)
    return found


def _short(before: Agency | None) -> Agency | None:
    """What counts of the item before: its division and its kind, so that equal contexts are equal."""
    return Agency("", "", before.region, None, before.kind, before.function) if before else None


def _filled(duty: Duty, now: Agency) -> Duty:
    meant: dict[str, Any] = {
        "canonical": now.canonical, "region": now.region, "level": now.level,
        "kind": now.kind, "function": now.function, "parent": now.parent,
    }  # fmt: skip
    return Duty(**duty.__dict__ | meant)


def _notes(record: Record, found: list[list[Agency]]) -> tuple[Note, ...]:
    """One note for each name of which only the prefix could be told, at its first place."""
    notes: dict[str, Note] = {note.quote: note for note in record.notes if note.kind == "prefix-only"}
    for measure, agencies in zip(record.measures, found, strict=True):
        for duty, now in zip(measure.agencies, agencies, strict=True):
            if not now.certain and now.kind in _NAMED and now.name == duty.name and duty.name not in notes:
                notes[duty.name] = Note(
                    kind="prefix-only", quote=duty.name, measure=measure.number, start=duty.start, end=duty.end
                )
    others = tuple(note for note in record.notes if note.kind != "prefix-only")
    return (*others, *notes.values())
