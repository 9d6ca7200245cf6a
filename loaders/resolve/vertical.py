"""County offices of city bureaus: 象州生态环境局 and 生态环境局象州分局 are the city's, seated in the county."""

from __future__ import annotations

import re

from loaders.regions import regions
from loaders.resolve.body import Body
from loaders.resolve.bureaus import bureau
from loaders.resolve.places import Located, display, locate, short

_ENVIRONMENT = "生态环境局"
_SINCE = 2019
_BRANCH = re.compile(r"(?P<bureau>.{2,16}?(?:局|委员会|委))(?P<place>.{2,8}?)分局\Z")


def vertical(at: Located, year: int | None) -> tuple[Body, str | None] | None:
    """A city bureau's county office with the county; none where the name is no such office.

    >>> vertical(Located("451322", "生态环境局", "short", "象州"), 2021)[0].canonical
    '来宾市象州生态环境局'
    """
    place = regions().get(at.region or "")
    if place is None:
        return None
    if place.level == "county" and at.said == "short" and at.rest == _ENVIRONMENT and (year or _SINCE) >= _SINCE:
        return Body(display(place.parent) + at.prefix + at.rest, "government", "生态环境"), at.region
    if place.level == "city" or (place.level == "province" and place.name.endswith("市")):
        return _seated(at, year)
    return None


def _seated(at: Located, year: int | None) -> tuple[Body, str | None] | None:
    inner = locate(at.rest, at.region)
    if inner.said == "short" and inner.rest == _ENVIRONMENT and regions()[inner.region or "cn"].level == "county":
        return Body(at.name + at.rest, "government", "生态环境"), inner.region
    found = _BRANCH.match(at.rest)
    seat = locate(found["place"] + "分局", at.region) if found else None
    if not found or seat is None or seat.said == "none" or seat.rest != "分局" or seat.region in (None, at.region):
        return None
    parent = bureau(found["bureau"], at, year)
    if parent is None or seat.region is None:
        return None
    return Body(f"{parent.canonical}{short(seat.region)}分局", "government", parent.function), seat.region
