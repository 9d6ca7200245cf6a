"""``Record`` → ``Graph``: what one document says as nodes and edges (ontology §3 and §4).

Pure: the same record gives the same graph. What several documents share (agencies, regions, stubs) has
properties that follow from its identifier alone, so that documents never disagree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.ids import document_id, measure_id, stub_id
from graph.model import Citation, Duty, Fact, Fund, Graph, Heading, Measure, Record, Reliance, Scalar
from loaders.parties import Parties
from loaders.sketch import End, Sketch


class _Place(NamedTuple):
    """A measure at its place in the document: its node and the things that it and its headings name."""

    measure: Measure
    end: End
    things: dict[str, End]


def to_graph(record: Record) -> Graph:
    """The nodes and edges of one document.

    >>> from graph.model import DocumentHead
    >>> graph = to_graph(Record(document=DocumentHead(title="甲市行动方案", region="430200")))
    >>> graph.document, [node.id for node in graph.nodes]
    ('430200~甲市行动方案', ['430200~甲市行动方案', '430200', '430000', 'cn'])
    """
    head = record.document
    document = document_id(head.title, head.doc_no, head.region, record.source)
    sketch = Sketch(document, record.text)
    own = ("Document", document)
    sketch.node(own, _document(record))
    sketch.located(own, head.region)
    parties = Parties(sketch, record)
    places = _places(sketch, record, document)
    for issuer in head.issuers:
        if agency := parties.named(issuer):
            sketch.edge("ISSUED", agency, own, {"name": issuer})
    _cite(sketch, own, head.cites)
    for position, place in enumerate(places):
        _measure(sketch, own, place, position)
        _duties(sketch, parties, place)
    known = {name: thing for place in reversed(places) for name, thing in place.things.items()}
    for place in places:
        _facts(sketch, parties, place, known)
    return sketch.graph()


def _document(record: Record) -> dict[str, Scalar]:
    head = record.document
    return {
        "title": head.title,
        "doc_no": head.doc_no,
        "issuers": _json(head.issuers),
        "issued_on": head.issued_on,
        "region": head.region,
        "aliases": _json(head.aliases),
        "cited_as": stub_id(head.title) if head.title else None,
        "loaded": True,
        "corrected": record.corrected,
        "source": record.source,
        "text": record.text,
        "record": record.model_dump_json(exclude={"text"}),
    }


def _places(sketch: Sketch, record: Record, document: str) -> list[_Place]:
    """Every measure with an identifier of its own: a second one of the same path and number gets ``·2``."""
    region, taken, found = record.document.region, set[str](), list[_Place]()
    for measure in record.measures:
        id = first = measure_id(document, [heading.number for heading in measure.path], measure.number)
        repeat = 1
        while id in taken:
            repeat += 1
            id = f"{first}·{repeat}"
        taken.add(id)
        found.append(_Place(measure, ("Measure", id), dict(_things(sketch, measure, region))))
    return found


def _things(sketch: Sketch, measure: Measure, region: str | None) -> Iterator[tuple[str, End]]:
    """The programmes and platforms that a measure or a heading above it names."""
    above = (name for heading in measure.path for name in heading.programs)
    for label, names in (("Program", [*above, *measure.programs]), ("Platform", measure.platforms)):
        for name in names:
            yield name, sketch.thing(label, name, region)


def _measure(sketch: Sketch, document: End, place: _Place, position: int) -> None:
    measure = place.measure
    due = measure.due
    sketch.node(
        place.end,
        {
            "document": document[1],
            "position": position,
            "number": measure.number,
            "path": "/".join(heading.number for heading in measure.path),
            "headings": " / ".join(heading.title for heading in measure.path if heading.title),
            "title": measure.title,
            "text": sketch.quote(measure),
            "start": measure.start,
            "end": measure.end,
            "due": due.date if due else None,
            "ongoing": bool(due and due.ongoing),
            "place": measure.place.model_dump_json(exclude_none=True) if measure.place else None,
        },
    )
    sketch.edge("PART_OF", place.end, document)


def _duties(sketch: Sketch, parties: Parties, place: _Place) -> None:
    for order, duty in enumerate(place.measure.agencies):
        if agency := parties.of_duty(duty):
            sketch.edge(duty.role.upper(), agency, place.end, _duty(duty, order) | sketch.evidence(duty))


def _duty(duty: Duty, order: int) -> dict[str, Scalar]:
    return {"name": duty.name, "basis": duty.basis, "order": order, "object": duty.object}


def _facts(sketch: Sketch, parties: Parties, place: _Place, known: dict[str, End]) -> None:
    _include(sketch, parties, place)
    for n, target in enumerate(place.measure.targets, 1):
        end = ("Target", f"{place.end[1]}~t{n}")
        sketch.node(end, target.model_dump(exclude={"start", "end"}))
        sketch.edge("SETS", place.end, end, sketch.evidence(target))
    for fund in place.measure.funds:
        _fund(sketch, parties, place, fund)
    for reliance in place.measure.relies_on:
        _rely(sketch, parties, place, reliance, known)
    _cite(sketch, place.end, place.measure.cites)


def _include(sketch: Sketch, parties: Parties, place: _Place) -> None:
    measure = place.measure
    mentions = {(said.kind.title(), said.name): said for said in reversed(measure.evidence)}
    said: list[tuple[str, str, str | None, Fact | None]] = [
        *(("Program", name, None, mentions.get(("Program", name))) for name in measure.programs),
        *(("Platform", name, None, mentions.get(("Platform", name))) for name in measure.platforms),
        *(("Program", name, "heading", heading) for heading, name in _named_above(measure.path)),
    ]
    for label, name, via, fact in said:
        own: dict[str, Scalar] = {"name": name, "via": via}
        sketch.include(place.end, sketch.thing(label, name, parties.region), own | sketch.evidence(fact))


def _named_above(path: Iterable[Heading]) -> Iterator[tuple[Heading, str]]:
    return ((heading, name) for heading in path for name in heading.programs)


def _fund(sketch: Sketch, parties: Parties, place: _Place, fund: Fund) -> None:
    """The payer, or the measure when it names none, funds what the recipient names, or the measure."""
    payer = parties.named(fund.payer, place.measure) if fund.payer else None
    inside = [name for name in place.things if name in (fund.recipient or "")]
    recipient = place.things[max(inside, key=len)] if inside else place.end
    own = fund.model_dump(exclude={"start", "end"}) | {"measure": place.end[1]}
    sketch.edge("FUNDS", payer or place.end, recipient, own | sketch.evidence(fund))


def _rely(sketch: Sketch, parties: Parties, place: _Place, reliance: Reliance, known: dict[str, End]) -> None:
    """A named source or the measure relies on something the document names, an agency, or else a platform."""
    source = (place.things | known).get(reliance.source or "", place.end)
    target = (
        place.things.get(reliance.target)
        or known.get(reliance.target)
        or _ending(known, reliance.target)
        or parties.named(reliance.target, place.measure, certain=True)
        or sketch.thing("Platform", reliance.target, parties.region)
    )
    own: dict[str, Scalar] = {"measure": place.end[1], "name": reliance.target}
    sketch.edge("RELIES_ON", source, target, own | sketch.evidence(reliance))


def _ending(known: dict[str, End], name: str) -> End | None:
    """The one thing whose full name ends in a short one: 碳中和研究院 of 甲市碳中和研究院.

    >>> _ending({"甲市碳中和研究院": ("Platform", "x")}, "碳中和研究院")
    ('Platform', 'x')
    """
    ends = {end for full, end in known.items() if len(name) > 2 and full.endswith(name)}
    return ends.pop() if len(ends) == 1 else None


def _cite(sketch: Sketch, source: End, citations: Iterable[Citation]) -> None:
    """Every citation leads to the title's stub; the store leads it on when that document is loaded."""
    for citation in citations:
        own: dict[str, Scalar] = {"title": citation.title, "how": citation.how}
        sketch.edge("CITES", source, sketch.stub(citation.title), own | sketch.evidence(citation))


def _json(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False)
