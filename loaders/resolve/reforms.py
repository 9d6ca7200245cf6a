"""What bodies became in the reforms since 2013, above all those of 2018–19 and 2023–24 (ontology §4, SUCCEEDED_BY)."""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from loaders.regions import chain, regions
from loaders.resolve.body import Successor
from loaders.resolve.bureaus import bureau
from loaders.resolve.divisions import display
from loaders.resolve.organs import fill
from loaders.resolve.places import Located
from loaders.resolve.wording import split, words
from loaders.tables import rows

_REFORM = range(2018, 2020)


class Reform(NamedTuple):
    """One row of reforms.csv: from when, at which level and where a body is succeeded by another."""

    successor: str
    level: str
    year: int
    scope: frozenset[str]
    elsewhere: frozenset[str]


@lru_cache(maxsize=65536)
def successors(canonical: str, region: str | None, year: int | None = None) -> tuple[Successor, ...]:
    """What a body became and when, by its canonical name and division; ``year`` leaves out what was past by then.

    >>> successors("株洲市经济和信息化委员会", "430200")
    (Successor(canonical='株洲市工业和信息化局', year=2019),)
    >>> successors("株洲市科学技术局", "430200")
    ()
    """
    place = regions().get(region or "")
    if place is None:
        return ()
    at = Located(place.code, "", "full", place.name)
    holding = [
        reform
        for name in _readings(canonical, at)
        for reform in _reforms().get(name, ())
        if _holds(reform, place.code, place.level)
    ]
    nearest = [reform for reform in holding if reform.scope] or holding
    found = {full: reform.year for reform in nearest if (full := _named(reform, at)) != canonical}
    return tuple(Successor(full, since) for full, since in found.items() if year is None or since >= year)


@lru_cache(maxsize=65536)
def reformed_in(canonical: str, region: str | None) -> Literal["before", "after"] | None:
    """Whether a body belongs to the time before the reform of 2018–19 or to the time after; none when to both.

    >>> reformed_in("株洲市卫生和计划生育委员会", "430200"), reformed_in("株洲市财政局", "430200")
    ('before', None)
    """
    if any(after.year in _REFORM for after in successors(canonical, region)):
        return "before"
    return "after" if any(word in canonical for word in words("reformed")) else None


def _readings(canonical: str, at: Located) -> list[str]:
    """The name without its division, and with the division's names as the templates write them."""
    name = display(at.region)
    found = [canonical.removeprefix(name)] if name and canonical.startswith(name) else []
    if at.region == "cn":
        return [canonical]
    for field in ("{p}", "{s}"):
        value = fill(field, at)
        if value and value in canonical:
            found.append(canonical.replace(value, field, 1))
    return found


def _holds(reform: Reform, region: str, level: str | None) -> bool:
    wanted = {"": ("province", "city", "county", None), "sub": ("city", "county")}.get(reform.level, (reform.level,))
    above = chain(region)
    return (
        level in wanted
        and (not reform.scope or any(code in reform.scope for code in above))
        and not any(code in reform.elsewhere for code in above)
    )


def _named(reform: Reform, at: Located) -> str:
    if "{" in reform.successor:
        return fill(reform.successor, at)
    found = bureau(reform.successor, at, reform.year) if at.region != "cn" else None
    return found.canonical if found else at.name + reform.successor


@cache
def _reforms() -> MappingProxyType[str, tuple[Reform, ...]]:
    found: dict[str, tuple[Reform, ...]] = {}
    for row in rows("reforms.csv"):
        scope, elsewhere = frozenset(row["scope"].split()), frozenset(row["not"].split())
        reform = Reform(row["successor"], row["level"], int(row["year"]), scope, elsewhere)
        for name in split(row["names"]):
            found[name] = (*found.get(name, ()), reform)
    return MappingProxyType(found)
