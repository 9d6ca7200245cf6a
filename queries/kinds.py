"""The kinds of question: what each one asks of the store, and the rows that it makes of it (interfaces §2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from graph.store import Store
from queries.answer import (
    AgencyCountRow,
    AnyRow,
    DutyRow,
    FundRow,
    MeasureRow,
    Part,
    RelianceRow,
    Row,
    SharedRow,
    TargetRow,
)
from queries.fetch import Found, Page, fetch
from queries.rows import typed
from queries.wanted import DOER, MEASURE, Wanted


class Result(NamedTuple):
    """How many rows there are in all, and those of the page."""

    total: int
    rows: tuple[Row, ...]


Kind = Callable[[Store, Wanted, Page], Result]


def duties(store: Store, wanted: Wanted, page: Page) -> Result:
    """What each agency must do; one row per measure and role."""
    if wanted.agencies is None:
        return responsible(store, wanted, page)
    return _of(DutyRow, fetch(store, "duties", wanted.parameters(*DOER, *MEASURE), page))


def responsible(store: Store, wanted: Wanted, page: Page) -> Result:
    """Who must do what is asked about; one row per measure and agency."""
    return _of(DutyRow, fetch(store, "responsible", wanted.parameters("roles", "bases", *MEASURE), page))


def shared(store: Store, wanted: Wanted, page: Page) -> Result:
    """The measures in which every body of the question has its role."""
    parameters = wanted.but(roles=None).parameters(*DOER, *MEASURE)
    by_measure: dict[str, list[DutyRow]] = {}
    for row in typed(DutyRow, fetch(store, "duties", parameters).rows):
        by_measure.setdefault(row.measure, []).append(row)
    rows = [_together(found) for rows in by_measure.values() if (found := _every(wanted, rows))]
    return Result(len(rows), tuple(page.of(rows)))


def partners(store: Store, wanted: Wanted, page: Page) -> Result:
    """With whom the bodies of the question share measures."""
    parameters = wanted.parameters(*DOER, *MEASURE, "partner_roles")
    return _of(AgencyCountRow, fetch(store, "partners", parameters, page))


def ranking(store: Store, wanted: Wanted, page: Page) -> Result:
    """The agencies with most measures first, or with fewest."""
    parameters = wanted.parameters(*DOER, *MEASURE)
    if wanted.order != "fewest":
        return _of(AgencyCountRow, fetch(store, "ranking", parameters, page))
    rows = sorted(
        typed(AgencyCountRow, fetch(store, "ranking", parameters).rows), key=lambda row: (row.count, row.agency_id)
    )
    return Result(len(rows), tuple(page.of(rows)))


def due(store: Store, wanted: Wanted, page: Page) -> Result:
    """The measures with a deadline of their own."""
    return _of(MeasureRow, fetch(store, "due", wanted.parameters(*DOER, *MEASURE), page))


def measures(store: Store, wanted: Wanted, page: Page) -> Result:
    """The measures themselves."""
    return _of(MeasureRow, fetch(store, "measures", wanted.parameters(*DOER, *MEASURE), page))


def unassigned(store: Store, wanted: Wanted, page: Page) -> Result:
    """The measures that no agency leads."""
    return _of(MeasureRow, fetch(store, "unassigned", wanted.parameters(*DOER, *MEASURE), page))


def targets(store: Store, wanted: Wanted, page: Page) -> Result:
    """Quantified goals and results."""
    own = ("metrics", "deadline_from", "deadline_until", "least", "most", "unit", "status", "period")
    return _of(TargetRow, fetch(store, "targets", wanted.parameters(*DOER, *MEASURE, *own), page))


def funds(store: Store, wanted: Wanted, page: Page) -> Result:
    """Sums of money; the largest first when that is asked."""
    own = ("recipients", "least", "most", "bound", "status", "payer", "period")
    parameters = wanted.parameters(*DOER, *MEASURE, *own)
    if wanted.order != "largest":
        return _of(FundRow, fetch(store, "funds", parameters, page))
    rows = sorted(typed(FundRow, fetch(store, "funds", parameters).rows), key=lambda row: -row.amount_cny)
    return Result(len(rows), tuple(page.of(rows)))


def relies(store: Store, wanted: Wanted, page: Page) -> Result:
    """What relies on what."""
    parameters = wanted.parameters(*DOER, *MEASURE, "sources", "targets", "ends")
    return _of(RelianceRow, fetch(store, "relies", parameters, page))


def _every(wanted: Wanted, rows: list[DutyRow]) -> list[DutyRow]:
    """The rows of one measure when every body has one in its role, else none."""
    kept: list[DutyRow] = []
    for body in wanted.bodies:
        roles = body.roles or wanted.roles
        own = [row for row in rows if row.agency_id in body.ids and (roles is None or row.role in roles)]
        if not own:
            return []
        kept += [row for row in own if row not in kept]
    return kept if len({row.agency_id for row in kept}) > 1 else []


def _together(rows: list[DutyRow]) -> SharedRow:
    first = rows[0].model_dump(include=set(SharedRow.model_fields) - {"roles"})
    parts = tuple(Part(agency=r.agency, agency_id=r.agency_id, role=r.role, basis=r.basis) for r in rows)
    return SharedRow(**first, roles=parts)


def _of(kind: type[AnyRow], found: Found) -> Result:
    return Result(found.total, typed(kind, found.rows))
