"""What a question's rows must be, found by a plain walk over the records: no store, no graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from graph.ids import document_id, measure_id, slug
from graph.model import Duty, Measure, Record

Slots = dict[str, Any]
QUOTES = str.maketrans("", "", "“”\"'‘’ ")


def fold(text: str | None) -> str:
    return (text or "").translate(QUOTES).lower()


class Place:
    """A measure with its document."""

    def __init__(self, record: Record, measure: Measure, id: str) -> None:
        self.record, self.measure, self.id = record, measure, id

    @property
    def title(self) -> str | None:
        return self.record.document.title

    def words(self) -> str:
        own = self.measure
        said = [
            own.title,
            *(h.title for h in own.path),
            *own.programs,
            *own.platforms,
            *(p for h in own.path for p in h.programs),
        ]
        said += [t.text + t.metric for t in own.targets]
        if self.record.text and own.start is not None:
            said.append(self.record.text[own.start : own.end])
        return fold(" ".join(word or "" for word in said))

    def names(self) -> list[str]:
        own = self.measure
        return [*own.programs, *own.platforms, *(p for h in own.path for p in h.programs)]


def places(records: Iterable[Record]) -> list[Place]:
    found = []
    for record in records:
        head, taken = record.document, Counter[str]()
        document = document_id(head.title, head.doc_no, head.region, record.source)
        for measure in record.measures:
            id = measure_id(document, [h.number for h in measure.path], measure.number)
            taken[id] += 1
            found.append(Place(record, measure, id if taken[id] == 1 else f"{id}·{taken[id]}"))
    return found


def last(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]


def passes(place: Place, slots: Slots) -> bool:
    """The filters that combine with every kind, but for the agency's."""
    head, measure = place.record.document, place.measure
    if slots.get("regions") and head.region not in slots["regions"]:
        return False
    if slots.get("documents") and head.title not in slots["documents"]:
        return False
    if any(fold(term) not in place.words() for term in slots.get("terms") or ()):
        return False
    if names := [fold(name) for name in slots.get("names") or ()]:
        own = [fold(name) for name in place.names()]
        if not any(name in own or name in fold(measure.title) for name in names):
            return False
    if slots.get("due"):
        date = measure.due.date if measure.due else None
        return date is not None and within(date, slots["due"])
    return True


def within(date: str, window: list[str | None]) -> bool:
    return (window[0] or "0") <= last(date) <= (window[1] or "9")


def fits(duty: Duty, slots: Slots) -> bool:
    return (
        (not slots.get("agencies") or slug(duty.canonical or "") in slots["agencies"])
        and (not slots.get("roles") or duty.role in slots["roles"])
        and (not slots.get("bases") or duty.basis in slots["bases"])
    )


def does(place: Place, slots: Slots) -> bool:
    return not slots.get("agencies") or any(fits(duty, slots) for duty in place.measure.agencies)


def pairs(all: list[Place], slots: Slots) -> Iterator[tuple[Place, Duty]]:
    for place in all:
        if passes(place, slots):
            yield from ((place, duty) for duty in place.measure.agencies if duty.canonical and fits(duty, slots))


def duties(all: list[Place], slots: Slots) -> Any:
    return {(p.id, slug(d.canonical or ""), d.role) for p, d in pairs(all, slots)}


def shared(all: list[Place], slots: Slots) -> Any:
    return {
        place.id
        for place in all
        if passes(place, slots)
        and all_different(place, slots["groups"])
    }  # fmt: skip


def all_different(place: Place, groups: list[Slots]) -> bool:
    found = [{slug(d.canonical or "") for d in place.measure.agencies if fits(d, group)} for group in groups]
    return all(found) and len(set().union(*found)) > 1


def partners(all: list[Place], slots: Slots) -> Any:
    count: Counter[tuple[str, str]] = Counter()
    other = {"roles": slots.get("partner_roles")}
    for place in all:
        if passes(place, slots):
            own = {slug(d.canonical or "") for d in place.measure.agencies if fits(d, slots)}
            rest = {slug(d.canonical or "") for d in place.measure.agencies if d.canonical and fits(d, other)}
            count.update((a, b) for a in own for b in rest if a != b)
    return Counter(dict(top([((b, a), n) for (a, b), n in count.items()], slots)))


def ranking(all: list[Place], slots: Slots) -> Any:
    seen = {(p.id, slug(d.canonical or "")) for p, d in pairs(all, slots)}
    return Counter(dict(top(list(Counter(agency for _, agency in seen).items()), slots)))


def top(counted: list[tuple[Any, int]], slots: Slots) -> list[tuple[Any, int]]:
    """The first so many; which of several equal ones come in is not asked, so their names are left out."""
    best = sorted(counted, key=lambda item: -item[1])
    if (many := slots.get("top")) is None:
        return best
    return [(f"#{place}", count) for place, (_, count) in enumerate(best[:many])]


def count(all: list[Place], slots: Slots) -> Any:
    what = slots.get("what")
    if what == "measures":
        return [sum(passes(place, slots) for place in all)]
    if what == "documents":
        return [len({id(place.record) for place in all})]
    if what == "agencies":
        return [len({slug(d.canonical or "") for _, d in pairs(all, slots)})]
    if what == "unassigned":
        return [len(unassigned(all, slots))]
    if what in ("platforms", "programs"):
        return [len(named(all, slots, what))]
    each = dict.fromkeys(slots["agencies"], 0) | dict(ranking(all, slots))
    return sorted(each.values())


def targets(all: list[Place], slots: Slots) -> Any:
    """Those that count what is asked; where none does, all of the measures that say so."""
    return _targets(all, slots) or (_targets(all, _anywhere(slots, "metrics")) if slots.get("metrics") else Counter())


def _anywhere(slots: Slots, said: str) -> Slots:
    return {**slots, said: None, "terms": [*(slots.get("terms") or ()), *slots[said]]}


def _targets(all: list[Place], slots: Slots) -> Any:
    found: Counter[Any] = Counter()
    for place in all:
        if not (passes(place, slots) and does(place, slots)):
            continue
        for t in place.measure.targets:
            said = fold(t.text) + " " + fold(t.metric)
            if (
                all_in(slots.get("metrics"), said)
                and (not slots.get("deadline") or (t.deadline and within(t.deadline, slots["deadline"])))
                and (not slots.get("status") or t.status == slots["status"])
                and (slots.get("least") is None or (t.value_max or t.value) >= slots["least"])
                and (not slots.get("unit") or t.unit == slots["unit"])
            ):
                found[place.id, t.metric, t.value] += 1
    return found


def all_in(terms: list[str] | None, said: str) -> bool:
    return all(fold(term) in said for term in terms or ())


def funds(all: list[Place], slots: Slots) -> Any:
    """Those whose sentence says what is asked; where none does, all of the measures that say so."""
    return _funds(all, slots) or (_funds(all, _anywhere(slots, "recipients")) if slots.get("recipients") else Counter())


def _funds(all: list[Place], slots: Slots) -> Any:
    found: Counter[Any] = Counter()
    for place in all:
        if not (passes(place, slots) and does(place, slots)):
            continue
        for f in place.measure.funds:
            said = fold(" ".join([f.text, f.recipient or "", f.payer or ""]))
            if (
                all_in(slots.get("recipients"), said)
                and (slots.get("least") is None or (f.amount_cny_max or f.amount_cny) >= slots["least"])
                and (slots.get("most") is None or f.amount_cny <= slots["most"])
                and (not slots.get("payer") or slots["payer"] in (f.payer or ""))
            ):
                found[place.id, f.amount_cny] += 1
    return found


def named(all: list[Place], slots: Slots, what: str) -> Any:
    found = set()
    for place in all:
        if passes(place, slots) and does(place, slots):
            own = place.measure
            above = [name for heading in own.path for name in heading.programs]
            names = [*own.programs, *above] if what == "programs" else own.platforms
            found |= {(slug(name), place.record.document.region) for name in names}
    return found


def relies(all: list[Place], slots: Slots) -> Any:
    found = set()
    for place in all:
        if passes(place, slots):
            for r in place.measure.relies_on:
                if (not slots.get("target") or r.target in slots["target"]) and (
                    not slots.get("source") or r.source in slots["source"]
                ):
                    found.add((place.id, slug(r.target)))
    return found


def impact(all: list[Place], slots: Slots) -> Any:
    """Every measure that relies on the node, or on what relies on it, however far."""
    reached, measures, grew = {slots["node"]}, set[str](), True
    while grew:
        grew = False
        for place in all:
            for r in place.measure.relies_on:
                source = r.source if r.source in place.names() else None
                if r.target in reached:
                    new = source not in reached if source else place.id not in measures
                    grew = grew or new
                    reached |= {source} if source else set()
                    measures |= set() if source else {place.id}
    return measures, reached - {slots["node"]}


def due(all: list[Place], slots: Slots) -> Any:
    return {p.id for p in all if passes(p, slots) and does(p, slots)}


def unassigned(all: list[Place], slots: Slots) -> Any:
    return {p.id for p in all if passes(p, slots) and not any(d.role == "leads" for d in p.measure.agencies)}


def compare(all: list[Place], slots: Slots) -> Any:
    return [duties(all, side) for side in slots["sides"]]


def documents(all: list[Place], slots: Slots) -> Any:
    heads = {id(place.record): place.record for place in all}.values()
    if cited := slots.get("cited"):
        return {r.document.title for r in heads if any(c.title == cited and how(c, slots) for c in citations(r))}
    if citing := slots.get("citing"):
        return {c.title for r in heads if r.document.title == citing for c in citations(r) if how(c, slots)}
    return {
        r.document.title
        for r in heads
        if (not slots.get("regions") or r.document.region in slots["regions"])
        and (not slots.get("issuer") or slots["issuer"] in r.document.issuers)
        and (not slots.get("issued") or (r.document.issued_on or "").startswith(slots["issued"]))
    }


def citations(record: Record) -> list[Any]:
    return [*record.document.cites, *(c for measure in record.measures for c in measure.cites)]


def how(citation: Any, slots: Slots) -> bool:
    return not slots.get("how") or citation.how == slots["how"]


KINDS = {
    "duties": duties, "responsible": duties, "shared": shared, "partners": partners, "ranking": ranking,
    "count": count, "targets": targets, "funds": funds, "relies": relies, "impact": impact, "due": due,
    "unassigned": unassigned, "compare": compare, "documents": documents,
    "programs": lambda all, slots: named(all, slots, "programs"),
    "platforms": lambda all, slots: named(all, slots, "platforms"),
}  # fmt: skip
