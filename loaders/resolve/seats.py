"""Bodies seated elsewhere than they belong: county offices of city bureaus (象州生态环境局), customs, bodies of a proper name."""

from __future__ import annotations

import re

from loaders.regions import chain, regions
from loaders.resolve.body import Body
from loaders.resolve.bureaus import bureau
from loaders.resolve.divisions import display
from loaders.resolve.places import Located, locate

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
        return _county_office(at, year)
    return None


def _county_office(at: Located, year: int | None) -> tuple[Body, str | None] | None:
    inner = locate(at.rest, at.region)
    if (
        inner.said == "short"
        and inner.rest in (_ENVIRONMENT, "生态环境分局")
        and regions()[inner.region or "cn"].level == "county"
    ):
        return Body(at.name + at.rest, "government", "生态环境"), inner.region
    found = _BRANCH.match(at.rest)
    seat = locate(found["place"] + "分局", at.region) if found else None
    if not found or seat is None or seat.said == "none" or seat.rest != "分局" or seat.region in (None, at.region):
        return None
    parent = bureau(found["bureau"], at, year)
    if parent is None or seat.region is None:
        return None
    return Body(f"{parent.canonical}{seat.prefix}分局", "government", parent.function), seat.region


def customs(at: Located, region: str | None) -> tuple[Body, str | None] | None:
    """杭州海关 in a text of 浙江: named after a city, it serves the text's own division; 拱北海关 after no division.

    >>> customs(Located("330100", "海关", "short", "杭州"), "330000")[1]
    '330000'
    """
    if at.said == "none" and at.rest.endswith("海关") and 3 < len(at.rest) < 7:
        return Body(at.rest, "government", "海关"), region
    if at.said != "short" or at.rest not in ("海关", "海事局"):
        return None
    function = "海关" if at.rest == "海关" else "交通运输"
    seat = region if region and region in chain(at.region or "") else at.region
    return Body(at.prefix + at.rest, "government", function), seat


def seated(body: Body, at: Located, region: str | None) -> tuple[Body, str | None]:
    """湖南工业大学 in a text of 株洲: a proper name's province does not move the body out of the text's division.

    >>> seated(Body("湖南工业大学", "institution", certain=False), Located("430000", "工业大学", "short", "湖南"), "430200")[1]
    '430200'
    """
    named_after = at.said == "short" and not body.certain and region and at.region in chain(region)
    return body, region if named_after else at.region
