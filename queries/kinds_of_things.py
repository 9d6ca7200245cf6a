"""The kinds of question about programmes, platforms, documents, numbers and differences."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import Row as Stored
from graph.store import Store
from queries import kinds
from queries.agencies import Agency, stem
from queries.answer import AgencyCountRow, CompareRow, CountRow, DocumentRow, DutyRow, NameRow, Row, Side, Sourced
from queries.fetch import Page, fetch
from queries.kinds import Kind, Result
from queries.names import Names, names_of
from queries.rows import typed
from queries.wanted import DOER, MEASURE, Wanted


class Named(Sourced):
    """A programme or platform in one measure."""

    name: str
    id: str
    kind: str


def programs(store: Store, wanted: Wanted, page: Page) -> Result:
    """Named programmes, a row each."""
    return _named(store, wanted, page, "program")


def platforms(store: Store, wanted: Wanted, page: Page) -> Result:
    """Named platforms, a row each."""
    return _named(store, wanted, page, "platform")


def documents(store: Store, wanted: Wanted, page: Page) -> Result:
    """The loaded documents; with ``cited`` those that cite a document, with ``citing`` those that one cites."""
    if wanted.citing is not None or wanted.cited is not None:
        return _citations(store, wanted, page)
    if wanted.agencies is not None or wanted.measures is not None:
        own = [str(row["document_id"]) for row in fetch(store, "measures", wanted.parameters(*DOER, *MEASURE)).rows]
        wanted = wanted.but(documents=tuple(dict.fromkeys(own)))
    parameters = wanted.parameters("regions", "documents", "issued", "title", "issuers")
    found = fetch(store, "documents", parameters, page)
    return Result(found.total, typed(DocumentRow, found.rows))


def count(store: Store, wanted: Wanted, page: Page) -> Result:
    """How many there are of what is asked: for every body its own number."""
    what = wanted.what or "measures"
    if what != "measures":
        counted = wanted.but(what=None)
        total = _distinct(what, COUNTED[what](store, counted, Page()).rows)
        return Result(1, (CountRow(count=total, name=what),))
    if wanted.agencies is None:
        total = kinds.measures(store, wanted, Page(0)).total
        return Result(1, (CountRow(count=total, name=what),))
    parameters = wanted.parameters(*DOER, *MEASURE)
    had = {str(row["agency_id"]): row for row in fetch(store, "ranking", parameters).rows}
    names = names_of(store)
    rows = [_counted(wanted, names, i, had.get(i)) for i in wanted.agencies]
    return Result(len(rows), tuple(page.of(rows)))


def compare(store: Store, wanted: Wanted, page: Page) -> Result:
    """A row for every line of work that one of the sides has."""
    sides = [(side.label, typed(DutyRow, fetch_duties(store, side))) for side in wanted.sides]
    lines = {
        agency.id: line_of_work(agency, names) for names in (names_of(store),) for agency in names.agencies.values()
    }
    found = sorted({lines[row.agency_id] for _, rows in sides for row in rows})
    rows = [
        _line(name, [(label, [r for r in own if lines[r.agency_id] == name]) for label, own in sides]) for name in found
    ]
    return Result(len(rows), tuple(page.of(rows)))


def fetch_duties(store: Store, wanted: Wanted) -> list[Stored]:
    """Every duty of one side."""
    if wanted.agencies is None:
        return fetch(store, "responsible", wanted.parameters("roles", "bases", *MEASURE)).rows
    return fetch(store, "duties", wanted.parameters(*DOER, *MEASURE)).rows


def line_of_work(agency: Agency, names: Names) -> str:
    """The line of work that agencies of all divisions share: the function, else the name without its division."""
    return agency.function or stem(agency, names.regions.get(agency.region or ""))


def _line(name: str, sides: Iterable[tuple[str, list[DutyRow]]]) -> CompareRow:
    return CompareRow(name=name, sides=tuple(_side(label, rows) for label, rows in sides))


def _side(label: str, rows: list[DutyRow]) -> Side:
    agencies = tuple(dict.fromkeys(row.agency for row in rows))
    return Side(side=label, agencies=agencies, count=len({row.measure for row in rows}), measures=tuple(rows))


def _named(store: Store, wanted: Wanted, page: Page, kind: str) -> Result:
    parameters = wanted.but(kind=kind).parameters(*DOER, *MEASURE, "kind")
    by_name: dict[str, list[Stored]] = {}
    for row in fetch(store, "named", parameters).rows:
        by_name.setdefault(str(row["id"]), []).append(row)
    rows = [_name(found) for found in by_name.values()]
    return Result(len(rows), tuple(page.of(rows)))


def _name(rows: list[Stored]) -> NameRow:
    measures = tuple(dict.fromkeys(str(row["measure"]) for row in rows))
    return NameRow(measures=measures, **typed(Named, rows[:1])[0].model_dump())


def _citations(store: Store, wanted: Wanted, page: Page) -> Result:
    """A row for every document at the other end of a citation, with the first place that says so."""
    found = fetch(store, "citations", wanted.parameters("citing", "cited", "how")).rows
    end = "document_id" if wanted.cited is not None else "cited_id"
    first: dict[str, Stored] = {}
    for row in found:
        first.setdefault(str(row[end]), row)
    whole = {str(row["document_id"]): row for row in fetch(store, "documents", {}).rows}
    rows = [_document(whole.get(key), row, end) for key, row in first.items()]
    kept = [row for row in rows if wanted.regions is None or row.region in wanted.regions]
    return Result(len(kept), tuple(page.of(kept)))


def _document(whole: Stored | None, citation: Stored, end: str) -> DocumentRow:
    title = citation["document"] if end == "document_id" else citation["cited"]
    known: Stored = whole or {"document": title, "document_id": citation[end], "measures": 0}
    said = {name: citation[name] for name in ("how", "measure", "quote", "start", "end")}
    return typed(DocumentRow, [{**known, **said}])[0]


def _counted(wanted: Wanted, names: Names, agency: str, row: Stored | None) -> AgencyCountRow:
    known = names.agencies[agency]
    role = "|".join(wanted.roles) if wanted.roles else None
    had = int(row["count"] or 0) if row else 0
    return AgencyCountRow(agency=known.canonical, agency_id=agency, region=known.region, role=role, count=had)


def _distinct(what: str, rows: Iterable[Row]) -> int:
    if what in ("agencies", "partners"):
        return len({row.agency_id for row in rows if isinstance(row, DutyRow | AgencyCountRow)})
    return len(list(rows))


# What can be counted → the kind whose rows are counted.
COUNTED: dict[str, Kind] = {
    "agencies": kinds.responsible,
    "partners": kinds.partners,
    "programs": programs,
    "platforms": platforms,
    "documents": documents,
    "targets": kinds.targets,
    "funds": kinds.funds,
    "unassigned": kinds.unassigned,
    "due": kinds.due,
}

KINDS: dict[str, Kind] = {
    "duties": kinds.duties,
    "responsible": kinds.responsible,
    "shared": kinds.shared,
    "partners": kinds.partners,
    "ranking": kinds.ranking,
    "count": count,
    "targets": kinds.targets,
    "funds": kinds.funds,
    "programs": programs,
    "platforms": platforms,
    "relies": kinds.relies,
    "due": kinds.due,
    "unassigned": kinds.unassigned,
    "compare": compare,
    "documents": documents,
    "measures": kinds.measures,
}
