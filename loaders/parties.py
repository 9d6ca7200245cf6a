"""The agencies of a document's graph: from its duties, or from a name that stands elsewhere (ontology §3, Agency)."""

from __future__ import annotations

from graph.ids import named_id, slug
from graph.model import Duty, Measure, Record, Scalar
from loaders.sketch import End, Sketch


class Parties:
    """Draws agencies with their division, their parent and their successors."""

    def __init__(self, sketch: Sketch, record: Record) -> None:
        self._sketch = sketch
        self.region = record.document.region
        self._known = {duty.name: duty for m in reversed(record.measures) for duty in reversed(m.agencies)}

    def of_duty(self, duty: Duty) -> End | None:
        """The agency behind a duty; none when its name could not be resolved."""
        return self._agency(duty) if duty.canonical else None

    def named(self, name: str, measure: Measure | None = None) -> End | None:
        """The agency so written in the measure or anywhere in the document."""
        near = {duty.name: duty for duty in reversed(measure.agencies)} if measure else {}
        duty = near.get(name) or self._known.get(name)
        return self.of_duty(duty) if duty else None

    def _agency(self, duty: Duty) -> End:
        canonical = slug(duty.canonical or "")
        end = ("Agency", named_id(canonical, duty.region))
        own: dict[str, Scalar] = {
            "canonical": canonical, "region": duty.region, "level": duty.level,
            "kind": duty.kind, "function": duty.function, "parent": duty.parent,
        }  # fmt: skip
        self._sketch.node(end, own)
        self._sketch.located(end, duty.region)
        return end
