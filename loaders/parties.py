"""The agencies of a document's graph: from its duties, or from a name that stands elsewhere (ontology §3, Agency).

What an agency *is* follows from its canonical name and division alone, so that every document, extracted or
written by hand, says the same of it.
"""

from __future__ import annotations

from functools import lru_cache

from graph.ids import named_id, slug
from graph.model import Duty, Measure, Record, Scalar
from loaders.regions import regions
from loaders.resolve import Agency, agency, successors
from loaders.sketch import End, Sketch


class Parties:
    """Draws agencies with their division, their parent and their successors."""

    def __init__(self, sketch: Sketch, record: Record) -> None:
        issued = (record.document.issued_on or "")[:4]
        self._sketch = sketch
        self.region = record.document.region
        self._year = int(issued) if issued.isdecimal() else None
        self._known = {duty.name: duty for m in reversed(record.measures) for duty in reversed(m.agencies)}

    def of_duty(self, duty: Duty) -> End | None:
        """The agency behind a duty; none when its name could not be resolved."""
        return self._agency(duty.canonical, duty.region, duty.parent) if duty.canonical else None

    def named(self, name: str, measure: Measure | None = None, *, certain: bool = False) -> End | None:
        """The agency so written in the measure or the document, or else whatever agency the name means.

        With ``certain``, not one body of which only the division's prefix could be told.
        """
        near = {duty.name: duty for duty in reversed(measure.agencies)} if measure else {}
        if duty := near.get(name) or self._known.get(name):
            return self.of_duty(duty)
        found = agency(name, self.region, self._year)
        if found is None or (certain and not found.certain and found.kind not in ("collective", "sector")):
            return None
        return self._agency(found.canonical, found.region, found.parent)

    def _agency(self, canonical: str, region: str | None, parent: str | None = None) -> End:
        name = slug(canonical)
        end = ("Agency", named_id(name, region))
        if self._sketch.has(end):
            return end
        own = described(name, region)
        self._sketch.node(end, own)
        self._sketch.located(end, region)
        if (above := own.get("parent") or parent) and slug(str(above)) != name:
            self._sketch.edge("PART_OF", end, self._agency(str(above), region))
        self._succeeded(end, canonical, region, self._year)
        return end

    def _succeeded(self, end: End, canonical: str, region: str | None, year: int | None) -> None:
        for later in successors(canonical, region, year):
            if slug(later.canonical) != slug(canonical):
                self._sketch.edge("SUCCEEDED_BY", end, self._agency(later.canonical, region), {"year": later.year})


@lru_cache(maxsize=65536)
def _meaning(name: str, region: str | None) -> Agency | None:
    """What a canonical name says of itself; none when it is not understood as itself."""
    found = agency(name, region)
    return found if found and slug(found.canonical) == name else None


def described(name: str, region: str | None) -> dict[str, Scalar]:
    """An agency's properties, a function of its canonical name and division.

    >>> described("株洲市科学技术局", "430200")["function"]
    '科学技术'
    """
    found, place = _meaning(name, region), regions().get(region or "")
    own: dict[str, Scalar] = {"canonical": name, "region": region, "level": place.level if place else None}
    if found:
        own |= {"kind": found.kind, "function": found.function, "parent": found.parent}
        own["level"] = found.level if found.region == region else own["level"]
    return own
