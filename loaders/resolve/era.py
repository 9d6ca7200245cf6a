"""The year whose institutions a text speaks of (ontology §3: names follow the institution's own era)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from graph.model import Record
from loaders.resolve.body import Context
from loaders.resolve.names import meaning
from loaders.resolve.reforms import reformed_in

_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?=年|—|-|~|至)")
_BEFORE, _AFTER = 2017, 2020


def era(record: Record, region: str | None) -> int | None:
    """The issue year; when it is unknown, a year before or after the reform whose bodies the text names; else the title's."""
    issued_on = record.document.issued_on
    if issued_on and issued_on[:4].isdigit():
        return int(issued_on[:4])
    names = {duty.name for measure in record.measures for duty in measure.agencies}
    found = Counter(_sign(name, region) for name in names)
    titled = _YEAR.search(record.document.title or "")
    year = int(titled[0]) if titled else None
    if found["before"] == found["after"]:
        return year
    told = _BEFORE if found["before"] > found["after"] else _AFTER
    return year if year and (year >= _AFTER) == (told == _AFTER) else told


def _sign(name: str, region: str | None) -> Literal["before", "after"] | None:
    """On which side of the reform a name puts its text; a name that both sides use says nothing."""
    old, new = (meaning(name, Context(region, year)).canonical for year in (_BEFORE, _AFTER))
    return reformed_in(new, region) if old == new else None
