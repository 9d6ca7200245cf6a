"""Development zones: complete as written when they carry a proper name, else behind their division's short name."""

from __future__ import annotations

import re

from loaders.regions import regions
from loaders.resolve.body import Body
from loaders.resolve.places import Located, short
from loaders.resolve.wording import pairs, split
from loaders.tables import rows
from functools import cache

_COMMITTEE = re.compile(r"(?:管委会|管理委员会|党工委|管理局|管委办)\Z")
_FULL = {"管委会": "管理委员会", "管委办": "管理委员会办公室"}


def zone(name: str, at: Located) -> Body | None:
    """The zone behind a name, with its committee when that is written.

    >>> from loaders.resolve.places import locate
    >>> zone("市高新区", locate("市高新区", "430200")).canonical
    '株洲高新技术产业开发区'
    >>> zone("蒙苏经济开发区", locate("蒙苏经济开发区", "150600")).canonical
    '蒙苏经济开发区'
    """
    committee = _COMMITTEE.search(at.rest)
    tail = _FULL.get(committee[0], committee[0]) if committee else ""
    rest = at.rest[: committee.start()] if committee else at.rest
    if known := _known().get((rest, at.region or "")):
        return Body(known + tail, "institution", "开发区")
    for end, full in pairs("zone").items():
        if rest.endswith(end):
            return Body(_named(rest[: -len(end)], full, at) + tail, "institution", "开发区")
    return None


def _named(stem: str, full: str, at: Located) -> str:
    if at.said == "none" and stem:
        return stem + full
    if at.said in ("full", "short") and stem:
        return at.prefix + stem + full
    base = short(at.region) if at.region in regions() and at.region != "cn" and at.region else ""
    return (base if not stem else "") + stem + full


@cache
def _known() -> dict[tuple[str, str], str]:
    return {(alias, row["region"]): row["full"] for row in rows("zones.csv") for alias in split(row["names"])}
