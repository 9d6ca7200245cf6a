"""Fills in a record: the division its text governs, and every duty's agency (ontology §3 and §5)."""

from __future__ import annotations

from graph.model import Duty, Measure, Note, Record
from loaders.resolve.body import Agency, Context
from loaders.resolve.governed import governed
from loaders.resolve.names import meaning


def resolve(record: Record) -> Record:
    """Fill in the document's division and every duty's canonical agency; say which names only got a prefix."""
    region = record.document.region or governed(record)
    context = Context(region, _year(record.document.issued_on), None)
    measures = tuple(_measure(measure, context) for measure in record.measures)
    return record.model_copy(
        update={
            "document": record.document.model_copy(update={"region": region}),
            "measures": measures,
            "notes": record.notes,
        }
    )


def _year(issued_on: str | None) -> int | None:
    return int(issued_on[:4]) if issued_on and issued_on[:4].isdigit() else None


def _measure(measure: Measure, context: Context) -> Measure:
    found: list[Duty] = []
    before: Agency | None = None
    for duty in measure.agencies:
        now = meaning(duty.name, Context(context.region, context.year, context.issuer, before))
        found.append(_filled(duty, now))
        before = now
    return measure.model_copy(update={"agencies": tuple(found)})


def _filled(duty: Duty, now: Agency) -> Duty:
    return duty.model_copy(
        update={
            "canonical": now.canonical, "region": now.region, "level": now.level,
            "kind": now.kind, "function": now.function, "parent": now.parent,
        }
    )  # fmt: skip
