"""Divisions by their names: which one a name means in a text, and how each stands in official names."""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType

from loaders.regions import Region, area_names, chain, regions
from loaders.tables import rows

LEVELS = (
    "林区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "兵团",
    "地区",
    "地",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "州",
    "盟",
)


def by_level(level: str, region: str | None) -> str | None:
    """The division of a level nearest above or at ``region``: 市 in a text of 天元区 is 株洲市.

    >>> by_level("市", "430211")
    '430200'
    >>> by_level("省", "150600") is None
    True
    >>> regions()[by_level("县", "421088") or ""].name
    '监利县'
    """
    if fixed := {"国": "cn", "兵团": "新疆生产建设兵团"}.get(level):
        return fixed
    found = [code for code in chain(region or "") if _is(code, level)]
    if not found and level == "区":
        return by_level("自治区", region)
    return found[0] if found else _earlier(level, region)


def _earlier(level: str, region: str | None) -> str | None:
    """What a county was before it became a city or a district: 县 in a text of 监利市 of its years as a county."""
    now = regions().get(region or "")
    if now is None or now.level != "county" or level not in ("县", "市"):
        return None
    named = division_names().get(now.short + level, ()) if len(now.short) > 1 else ()
    return next((code for code in named if regions()[code].parent == now.parent), None)


def display(code: str | None) -> str:
    """A division's name as it stands in official names: a district behind its city, the country silent.

    >>> display("430211"), display("150627"), display("cn")
    ('株洲市天元区', '伊金霍洛旗', '')
    """
    place = regions().get(code or "cn")
    if place is None or place.code == "cn":
        return ""
    above = regions().get(place.parent or "")
    is_district = place.level == "county" and place.name.endswith("区")
    if not is_district or above is None or _is_placeholder(above.name) or _is_citys_zone(place, above):
        return place.name
    return above.name + place.name


def short(code: str) -> str:
    """A division's short name: 株洲, 内蒙古; a county of one character keeps its 县.

    >>> short("430200"), short("431200")
    ('株洲', '怀化')
    """
    place = regions()[code]
    if place.name.endswith("旗"):
        return place.name  # 准旗 is for speech
    return place.short.split("/")[-1] if code != "cn" else ""


def kind_of(name: str) -> str:
    """What a division calls itself: 省, 自治区, 市, 州, 盟, 县, 区, 旗.

    >>> kind_of("伊金霍洛旗"), kind_of("阿坝藏族羌族自治州")
    ('旗', '州')
    """
    return next((level[-1] if level != "自治区" else level for level in LEVELS if name.endswith(level)), "")


@cache
def division_names() -> MappingProxyType[str, tuple[str, ...]]:
    """Every name and short name of a division → the codes it may mean."""
    found: dict[str, list[str]] = {}
    for code, name in _names():
        known = found.setdefault(name, [])
        if code not in known:
            known.append(code)
    return MappingProxyType({name: tuple(codes) for name, codes in found.items()})


@lru_cache(maxsize=65536)
def decide(name: str, region: str | None) -> str | None:
    """Which division a name means in a text of ``region``: one below or above it, else the highest; none when two remain.

    >>> decide("鼓楼区", "320100"), decide("鼓楼区", None), decide("株洲", None)
    ('320106', None, '430200')
    """
    codes = division_names().get(name, ())
    if len(codes) > 1:
        codes = _nearest(codes, region)
    return codes[0] if len(codes) == 1 else None


def _nearest(codes: tuple[str, ...], region: str | None) -> tuple[str, ...]:
    for rule in (inside, _same_province):
        if region and (kept := tuple(c for c in codes if rule(c, region))):
            codes = kept
            break
    current = tuple(c for c in codes if regions()[c].status == "current") or codes
    highest = min(len(chain(c)) for c in current)
    return tuple(c for c in current if len(chain(c)) == highest)


def inside(code: str, region: str) -> bool:
    """Whether a division lies in another, or holds it.

    >>> inside("430211", "430200"), inside("430000", "430200"), inside("430100", "430200")
    (True, True, False)
    """
    return region != "cn" and (region in chain(code) or code in chain(region))


def _same_province(code: str, region: str) -> bool:
    return region != "cn" and code[:2] == region[:2]


def _names() -> list[tuple[str, str]]:
    found = [(row["code"], name) for row in rows("region_names.csv") for name in row["names"].split("/")]
    for code, place in regions().items():
        if place.level and code != "cn" and not _is_placeholder(place.name) and not _is_zone(code):
            found.append((code, place.name))
            found += [(code, name) for name in _shorts(code)]
    return found + [(code, name) for name, code in area_names().items() if len(name) > 2]


def _shorts(code: str) -> list[str]:
    place = regions()[code]
    if place.level == "county" and place.name[-1] not in "市县区旗":
        return []
    found = []
    for name in place.short.split("/"):
        if place.level != "county" or name[-1] in "旗县州":
            found.append(name)
        last = place.name[-1]
        if place.name.endswith("地区") and place.level == "city":
            found.append(place.name[:-1])
        if last in "州盟县旗市区" and name[-1] != last and len(name) > 1:
            found.append(name + last)
    return found


@cache
def county_shorts() -> MappingProxyType[str, tuple[str, ...]]:
    """The bare names of counties (象州) → the codes they may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for code, place in regions().items():
        if _has_county_short(place) and not _is_zone(code):
            found[place.short] = (*found.get(place.short, ()), code)
    return MappingProxyType(found)


def _has_county_short(place: Region) -> bool:
    if place.level != "county" or place.status != "current" or place.name == "市中区":
        return False  # 市中医院, 市中级法院
    return place.name[-1] in "市县区旗" and len(place.short) > 1


def _is_zone(code: str) -> bool:
    """A development zone with a code of its own: a body of its city, no division."""
    return code.isdigit() and (int(code[4:]) in range(71, 80) or regions()[code].name.endswith("开发区"))


_RANKS = {
    "州": "city",
    "盟": "city",
    "自治州": "city",
    "省": "province",
    "区": "county",
    "县": "county",
    "旗": "county",
}


def _is(code: str, level: str) -> bool:
    place = regions()[code]
    return place.level == _RANKS.get(level, place.level) and place.name.endswith("地区" if level == "地" else level)


def _is_citys_zone(place: Region, above: Region) -> bool:
    """Whether a zone bears its city's name (长春经济技术开发区); 黄山区 is a district of 黄山市."""
    return place.name.startswith(above.short) and place.name != f"{above.short}区"


def _is_placeholder(name: str) -> bool:
    return name == "市" or "直辖" in name
