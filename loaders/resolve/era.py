"""The year whose institutions a text speaks of (ontology §3: names follow the institution's own era)."""

from __future__ import annotations

from collections import Counter

from graph.model import Record
from loaders.resolve.body import Context
from loaders.resolve.names import meaning
from loaders.resolve.reforms import reformed_in

_BEFORE, _AFTER = 2017, 2020


def era(record: Record, region: str | None) -> int | None:
    """The issue year; when it is unknown, a year before or after the reform whose bodies the text names; else none."""
    issued_on = record.document.issued_on
    if issued_on and issued_on[:4].isdigit():
        return int(issued_on[:4])
    names = {duty.name for measure in record.measures for duty in measure.agencies}
    found = Counter(sign for name in names if (sign := reformed_in(meaning(name, Context(region)).canonical, region)))
    old, new = found["before"], found["after"]
    if old == new:
        return None
    return _BEFORE if old > new else _AFTER
