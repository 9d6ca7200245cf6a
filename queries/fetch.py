"""Asks a store one question: a page of its rows, and how many there are in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from graph.model import Scalar
from graph.store import Row, Store
from queries.registry import question

T = TypeVar("T")


class Page(NamedTuple):
    """Which rows are wanted; no limit means all."""

    limit: int | None = None
    offset: int = 0

    def of(self, rows: Sequence[T]) -> list[T]:
        """The page of rows that are all at hand."""
        return list(rows[self.offset :][: self.limit])


EVERYTHING = Page()


class Found(NamedTuple):
    """How many rows there are in all, and those of the page."""

    total: int
    rows: list[Row]


def fetch(store: Store, name: str, parameters: Mapping[str, Scalar], page: Page = EVERYTHING) -> Found:
    """A page of a question's rows."""
    asked = question(name).given(parameters)
    if page.limit is None:
        rows = store.rows(asked, parameters)
        return Found(len(rows), rows[page.offset :])
    limits: dict[str, Scalar] = {"limit": page.limit, "offset": page.offset}
    rows = store.rows(asked.paged(), {**parameters, **limits})
    if rows and len(rows) < page.limit:  # the last page: what is before it and on it is all
        return Found(page.offset + len(rows), rows)
    total = store.rows(asked.counted(), parameters)[0]["total"]
    return Found(int(total or 0), rows)
