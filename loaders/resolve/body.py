"""What a name resolves to: an agency with its division, kind, line of work and later selves (ontology §3, Agency fields)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from graph.model import AgencyKind, Level


@dataclass(frozen=True, slots=True)
class Successor:
    """What a body became, and in which year."""

    canonical: str
    year: int


@dataclass(frozen=True, slots=True)
class Agency:
    """One body, collective or sector; ``certain`` is false where only the division's prefix could be told."""

    name: str
    canonical: str
    region: str | None
    level: Level | None
    kind: AgencyKind
    function: str | None = None
    parent: str | None = None
    successors: tuple[Successor, ...] = ()
    certain: bool = True


class Context(NamedTuple):
    """Where a name stands: the division and year of its text, the body whose offices it names, the item before it in its list."""

    region: str | None = None
    year: int | None = None
    issuer: str | None = None
    before: Agency | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What a rule makes of a name behind its division's prefix."""

    canonical: str
    kind: AgencyKind
    function: str | None = None
    parent: str | None = None
    certain: bool = True
    level: Level | None = None
