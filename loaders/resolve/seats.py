"""Bodies seated elsewhere than they belong: county offices of city bureaus (象州生态环境局), customs, bodies of a proper name."""

from __future__ import annotations

from dataclasses import replace

from graph.model import AgencyKind
from loaders.regions import Region, chain, regions
from loaders.resolve.body import Body
from loaders.resolve.bureaus import bureau
from loaders.resolve.divisions import display, short
from loaders.resolve.places import Located, locate

_ENVIRONMENT = "生态环境局"
_SINCE = 2019
_LONGEST = 30
# Bodies that a place's bare name, or another proper one, makes complete: last words, kind, line of work.
_PROPER: tuple[tuple[str, AgencyKind, str], ...] = (
    ("海关", "government", "海关"),
    ("海事局", "government", "交通运输"),
    ("金融法院", "other", "审判"),
    ("海事法院", "other", "审判"),
    ("互联网法院", "other", "审判"),
    ("知识产权法院", "other", "审判"),
    ("铁路运输法院", "other", "审判"),
    ("铁路运输检察院", "other", "检察"),
    ("国家公园管理局", "government", "林业和草原"),
)


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
    if _is_city(place):
        return _county_office(at, year)
    above = regions().get(place.parent or "")
    if place.level == "county" and above and _is_city(above) and at.said in ("level", "none"):
        return _own_office(replace(at, region=above.code, said="full"), place.code, year)
    return None


def _is_city(place: Region) -> bool:
    return place.level == "city" or (place.level == "province" and place.name.endswith("市"))


def _county_office(at: Located, year: int | None) -> tuple[Body, str | None] | None:
    inner = locate(at.rest, at.region)
    if (
        inner.said == "short"
        and inner.rest in (_ENVIRONMENT, "生态环境分局")
        and regions()[inner.region or "cn"].level == "county"
    ):
        return Body(at.name + at.rest, "government", "生态环境"), inner.region
    return _branch(at, year)


def _own_office(at: Located, county: str, year: int | None) -> tuple[Body, str | None] | None:
    """市生态环境局河间分局 in a text of 河间市: the bureau is the city's above it, for the branch bears the county's name.

    The county's office for natural resources is its city's branch without saying so (区规划资源分局).
    """
    found = _branch(at, year)
    if found and found[1] == county:
        return found
    line = at.rest.removesuffix("分局")
    parent = bureau(f"{line}局", at, year) if line != at.rest and len(line) < _LONGEST else None
    if parent is None or not parent.certain or parent.function != "自然资源":
        return None
    return Body(f"{parent.canonical}{short(county)}分局", "government", parent.function), county


def _branch(at: Located, year: int | None) -> tuple[Body, str | None] | None:
    """A bureau's branch for a county, whose last word the bureau may leave to it (公安局天元分局, 生态环境瑞安分局)."""
    if not at.rest.endswith("分局") or len(at.rest) > _LONGEST:
        return None
    for end in range(len(at.rest) - 4, 1, -1):
        seat = locate(at.rest[end:], at.region)
        if seat.said not in ("full", "short") or seat.rest != "分局" or seat.region in (None, at.region):
            continue
        head = at.rest[:end]
        parent = bureau(head if head[-1] in "局委会" else f"{head}局", at, year)
        if parent and parent.certain:
            return Body(f"{parent.canonical}{seat.prefix}分局", "government", parent.function), seat.region
    return None


def proper(at: Located, region: str | None) -> tuple[Body, str | None] | None:
    """杭州海关 in a text of 浙江: named after a city, it serves the text's own division; 拱北海关 after no division.

    >>> proper(Located("330100", "海关", "short", "杭州"), "330000")[1]
    '330000'
    >>> proper(Located("500000", "成渝金融法院", "none"), "500000")[0].canonical
    '成渝金融法院'
    """
    found = next((row for row in _PROPER if at.rest.endswith(row[0])), None)
    if found is None:
        return None
    word, kind, function = found
    if at.said == "none" and 1 < len(at.rest) - len(word) < 5 and not at.rest.startswith("地方"):
        return Body(at.rest, kind, function), region
    if at.said != "short" or at.rest != word:
        return None
    seat = region if region and region in chain(at.region or "") else at.region
    return Body(at.prefix + at.rest, kind, function), seat


def seated(body: Body, at: Located, region: str | None) -> tuple[Body, str | None]:
    """湖南工业大学 in a text of 株洲: a proper name's province does not move the body out of the text's division.

    >>> seated(Body("湖南工业大学", "institution", certain=False), Located("430000", "工业大学", "short", "湖南"), "430200")[1]
    '430200'
    """
    named_after = at.said == "short" and not body.certain and region and at.region in chain(region)
    return body, region if named_after else at.region
