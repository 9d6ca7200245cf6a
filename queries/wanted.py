"""What is asked for, once every name is an identifier: the filters that combine with every kind of question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.model import Scalar
from queries.registry import bound

ALL_ROLES = ("leads", "assists", "guides")
RESPONSIBLE = ("leads", "assists")
ALL_BASES = ("explicit", "declared", "sole", "listed", "shared", "inherited", "prose")


@dataclass(frozen=True, slots=True)
class Body:
    """An agency as the question names it: every agency that the name may mean, and the role asked of it."""

    said: str
    ids: tuple[str, ...]
    roles: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a question; None is no filter, an empty tuple matches nothing."""

    bodies: tuple[Body, ...] = ()
    roles: tuple[str, ...] | None = None
    bases: tuple[str, ...] | None = None
    regions: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    issued: str | None = None
    measures: tuple[str, ...] | None = None
    terms: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    due_from: str | None = None
    due_until: str | None = None
    partner_roles: tuple[str, ...] | None = None
    metrics: tuple[str, ...] | None = None
    deadline_from: str | None = None
    deadline_until: str | None = None
    recipients: tuple[str, ...] | None = None
    payer: str | None = None
    bound: str | None = None
    least: float | None = None
    most: float | None = None
    unit: str | None = None
    status: str | None = None
    period: str | None = None
    kind: str | None = None
    sources: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    ends: tuple[str, ...] | None = None
    title: tuple[str, ...] | None = None
    issuers: tuple[str, ...] | None = None
    citing: tuple[str, ...] | None = None
    cited: tuple[str, ...] | None = None
    how: str | None = None
    what: str | None = None
    order: str | None = None
    sides: tuple[Wanted, ...] = ()
    label: str = ""

    @property
    def agencies(self) -> tuple[str, ...] | None:
        """Every agency that is asked about; None when the question names none."""
        return tuple(dict.fromkeys(i for body in self.bodies for i in body.ids)) if self.bodies else None

    def but(self, **changes: object) -> Wanted:
        """The same with some filters changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def parameters(self, *names: str) -> dict[str, Scalar]:
        """The parameters of those names that are given.

        >>> Wanted(regions=("430200",)).parameters("regions", "documents")
        {'regions': '430200'}
        """
        values: dict[str, Scalar | Iterable[str]] = {name: getattr(self, name) for name in names}
        return bound(values)


MEASURE = ("regions", "documents", "issued", "measures", "due_from", "due_until", "terms", "names", "named")
DOER = ("agencies", "roles", "bases")
