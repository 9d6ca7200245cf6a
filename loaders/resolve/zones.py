"""Development zones: complete as written when they carry a proper name, else behind their division's short name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from loaders.regions import chain, regions
from loaders.resolve.body import Body
from loaders.resolve.divisions import short
from loaders.resolve.places import Located
from loaders.resolve.wording import pairs, split, words
from loaders.tables import rows

_COMMITTEE = re.compile(r"(?:管委会|管理委员会|管委|党工委|管理局|管委办)\Z")
# 经济技术开发区(头屯河区): a zone and a district under one roof.
_BRACKET = re.compile(r"\([^()]{2,16}区\)\Z")
# 宁东, 松山湖: a proper name; 园区, 市区 are none.
_PROPER = re.compile(r"..[^区园]\Z|.[^区园城镇乡村]\Z|...\Z")
# 市属开发区, 市级园区: many zones.
_BELONGING = ("属", "级", "直", "辖")
_FULL = {"管委会": "管理委员会", "管委": "管理委员会", "管委办": "管理委员会办公室"}


def zone(at: Located) -> Body | None:
    """The zone behind a name, with its committee when that is written.

    >>> from loaders.resolve.places import locate
    >>> zone(locate("市高新区", "430200")).canonical
    '株洲高新技术产业开发区'
    >>> zone(locate("蒙苏经济开发区", "150600")).canonical
    '蒙苏经济开发区'
    """
    if bracket := _BRACKET.search(at.rest):
        inner = zone(replace(at, rest=at.rest[: bracket.start()]))
        return replace(inner, canonical=inner.canonical + bracket[0]) if inner else None
    committee = _COMMITTEE.search(at.rest)
    tail = _FULL.get(committee[0], committee[0]) if committee else ""
    rest = at.rest[: committee.start()] if committee else at.rest
    if known := _listed(rest, at.region or ""):
        return Body(known + tail, "institution", "开发区")
    for end, full in pairs("zone").items():
        if rest == end and at.said == "none" and _is_province(at.region):
            return Body(at.name + at.rest, "collective", certain=False)
        if rest.endswith(end) and rest[: -len(end)] not in _BELONGING:
            return Body(_named(rest[: -len(end)], full, at) + tail, "institution", "开发区")
    if committee and at.said in ("none", "short") and _PROPER.search(rest) and tail.startswith("管理委员会"):
        return Body(at.prefix + rest + tail, "institution", "开发区")
    return None


def _named(stem: str, full: str, at: Located) -> str:
    if stem in words("zone_kind") and at.said in ("level", "none"):
        return at.name + stem + full
    if stem:
        return (at.prefix if at.said in ("full", "short") else "") + stem + full
    place = regions().get(at.region or "cn")
    if place and place.level == "county" and full == "经济技术开发区" and at.rest.startswith("经开区"):
        full = "经济开发区"  # a county's zone is the province's, not the country's
    return (short(place.code) if place and place.code != "cn" else at.prefix) + full


def _is_province(region: str | None) -> bool:
    """Whether a bare 高新区 speaks of the zones of many cities."""
    place = regions().get(region or "")
    return place is not None and place.level == "province" and not place.name.endswith("市")


def _listed(rest: str, region: str) -> str | None:
    """The full name of a listed zone; one with a name of its own is known in the texts of the divisions above it, too."""
    found = _known().get(rest, {})
    if region in found or rest in pairs("zone"):
        return found.get(region)
    below = [full for code, full in found.items() if region in chain(code)]
    return below[0] if len(below) == 1 else None


@cache
def _known() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("zones.csv"):
        for alias in split(row["names"]):
            found.setdefault(alias, {})[row["region"]] = row["full"]
    return found
