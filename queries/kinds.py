"""The kinds of question: what each one asks of the store, and the rows that it makes of it (interfaces §2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from graph.store import Store
from queries.answer import AnyRow, DocumentRow, DutyRow, Row
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


def documents(store: Store, wanted: Wanted, page: Page) -> Result:
    """The loaded documents."""
    parameters = wanted.parameters("regions", "documents", "issued", "title", "issuers", "cited", "how")
    return _of(DocumentRow, fetch(store, "documents", parameters, page))


def _of(kind: type[AnyRow], found: Found) -> Result:
    return Result(found.total, typed(kind, found.rows))


KINDS: dict[str, Kind] = {"duties": duties, "responsible": responsible, "documents": documents}
