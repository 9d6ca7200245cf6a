"""The administrative divisions (GB/T 2260) and the named areas of several divisions (ontology §3, Region)."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from graph.errors import QuestionError
from graph.model import Level
from loaders.tables import rows


class Region(NamedTuple):
    """A division, or an area of several (``members``): ``parent`` is the code above it, null for the country."""

    code: str
    name: str
    short: str
    level: Level | None
    parent: str | None
    status: Literal["current", "historical"]
    longitude: float | None = None
    latitude: float | None = None
    members: tuple[str, ...] = ()


@cache
def regions() -> MappingProxyType[str, Region]:
    """Every division and area by its code, the country first.

    >>> regions()["430200"].name, regions()["430200"].parent
    ('株洲市', '430000')
    """
    found = {row["code"]: _division(row) for row in rows("regions.csv")}
    found |= {row["id"]: _area(row) for row in rows("areas.csv")}
    return MappingProxyType(found)


def chain(code: str) -> tuple[str, ...]:
    """The codes from a division up to the country, itself first; empty for an unknown code.

    >>> chain("150627")
    ('150627', '150600', '150000', 'cn')
    >>> chain("呼包鄂乌")
    ('呼包鄂乌', '150000', 'cn')
    """
    found: list[str] = []
    at: str | None = code
    while at is not None and at in regions() and at not in found:
        found.append(at)
        at = regions()[at].parent
    return tuple(found)


@cache
def area_names() -> MappingProxyType[str, str]:
    """Every name of a named area → its id.

    >>> area_names()["长江三角洲"]
    '长三角'
    """
    return MappingProxyType({name: row["id"] for row in rows("areas.csv") for name in row["names"].split("/")})


def given(said: str) -> str:
    """The code of a division that a person gives by its code or by its name. Raises ``QuestionError``.

    >>> given("430200"), given("株洲市"), given("湖南"), given("长三角")
    ('430200', '430200', '430000', '长三角')
    """
    if said in regions():
        return said
    current = [r for r in regions().values() if r.status == "current"]
    found = [r for r in current if r.name == said] or [r for r in current if r.short == said]
    if len(found) == 1:
        return found[0].code
    near = "、".join(f"{r.code} {r.name}" for r in found[:5])
    what = f"叫“{said}”的区划有 {len(found)} 个:{near}" if found else f"没有区划“{said}”"
    raise QuestionError(what, remedy="请用行政区划代码(GB/T 2260),如 430200")


def _division(row: dict[str, str]) -> Region:
    return Region(
        row["code"],
        row["name"],
        row["short"],
        row["level"],  # type: ignore[arg-type]
        row["parent"] or None,
        row["status"],  # type: ignore[arg-type]
        float(row["longitude"]) if row["longitude"] else None,
        float(row["latitude"]) if row["latitude"] else None,
    )


def _area(row: dict[str, str]) -> Region:
    name = row["names"].split("/")[0]
    return Region(row["id"], name, name, None, row["parent"], "current", members=tuple(row["members"].split()))
