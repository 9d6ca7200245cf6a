"""The division that a name begins with, or that its text lends it (ontology §3: canonical names carry their region)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from loaders.regions import Region, area_names, chain, regions
from loaders.tables import rows

Said = Literal["full", "short", "level", "whole", "none"]

_LONGEST = 18
_LEVELS = ("自治区", "自治州", "自治县", "自治旗", "兵团", "地区", "地", "省", "市", "县", "区", "旗", "州", "盟")
_WHOLE = re.compile(r"(?:我|本|全|吾)(自治区|自治州|自治县|自治旗|兵团|省|市|县|区|旗|州|盟|国)")
# What a level's character may not be read as a prefix before: 市场监管, 区域合作, 县域; but 市市场监管局 is 市 + 市场监管局.
_CITY = "市(?![场政容级直监])"
_NO_PREFIX = {
    "市": re.compile(
        r"场|监(?!察|狱|管|理|委)|容|域|民(?=中心|之家|热线|卡|代表|服务|广场|$)|政(?!府|协|务|法|研|数|策)|区|直辖|[县州盟、(和]|级以|乡(?!村)"
    ),
    "区": re.compile(rf"域|块|间|{_CITY}|[县旗、(和]|外|位"),
    "县": re.compile(rf"域|城(?!管|市|乡|建|投|关)|{_CITY}|[区旗、(和]|级以|乡(?!村)"),
    "省": re.compile(rf"际|{_CITY}|[区州、(和]|份"),
    "旗": re.compile(rf"帜|舰|{_CITY}|[县区、(和]"),
    "州": re.compile(rf"{_CITY}|[县、(和]"),
    "盟": re.compile(rf"{_CITY}|[、(和]|员"),
    "地": re.compile(r"[^委直]"),
    "地区": re.compile(r"[^委直行教科财民公司人交农水商文卫审工发市住税林医应统国]"),
}
# A town of the county's own name: 芷江镇 is no 芷江 + 镇.
_TOWN = re.compile(r"[镇乡村]|街道|社区|苏木")
_DOUBLED = re.compile(
    r"(?:市(?=市[场政容直级监])|区(?=区[域直级块])|县(?=县[级直])|省(?=省[级直])|旗(?=旗[直级])|州(?=州[级直]))"
)


@dataclass(frozen=True, slots=True)
class Located:
    """A name behind its prefix: the division, what follows, and how the division was said."""

    region: str | None
    rest: str
    said: Said
    prefix: str = ""

    @property
    def name(self) -> str:
        """How the division stands in official names; its written prefix where it cannot be told which one is meant."""
        return display(self.region) if self.region or self.said == "none" else self.prefix


def locate(name: str, region: str | None, before: str | None = None) -> Located:
    """Part a name into its division and the rest; ``before`` is the division of the list's item before it.

    >>> locate("市科技局", "430200")
    Located(region='430200', rest='科技局', said='level', prefix='市')
    >>> locate("湖北银保监局", "420000").rest
    '银保监局'
    """
    if whole := _WHOLE.match(name):
        return Located(by_level(whole[1], region) or region, name[whole.end() :], "whole", whole[0])
    found = _named(name, region) or _levelled(name, region, before) or _ambiguous(name)
    return found or Located(region, name, "none")


def by_level(level: str, region: str | None) -> str | None:
    """The division of a level nearest above or at ``region``: 市 in a text of 天元区 is 株洲市.

    >>> by_level("市", "430211")
    '430200'
    >>> by_level("省", "150600") is None
    True
    """
    if fixed := {"国": "cn", "兵团": "新疆生产建设兵团"}.get(level):
        return fixed
    found = [code for code in chain(region or "") if _is(code, level)]
    if not found and level == "区":
        return by_level("自治区", region)
    return found[0] if found else None


def some(at: Located) -> Located | None:
    """A level below the text's division, not one division of it: 区财政局 in a text of 广州市; none otherwise.

    >>> some(Located("440100", "区财政局", "none"))
    Located(region=None, rest='财政局', said='level', prefix='广州市区')
    """
    if at.said != "none" or not at.name:
        return None
    for level in (*_LEVELS, "镇", "乡"):
        if at.rest.startswith(level) and not (level in _NO_PREFIX and _NO_PREFIX[level].match(at.rest[len(level) :])):
            return Located(None, at.rest[len(level) :], "level", at.name + level)
    return None


def display(code: str | None) -> str:
    """A division's name as it stands in official names: a district behind its city, the country silent.

    >>> display("430211"), display("150627"), display("cn")
    ('株洲市天元区', '伊金霍洛旗', '')
    """
    place = regions().get(code or "cn")
    if place is None or place.code == "cn":
        return ""
    above = regions().get(place.parent or "")
    if place.level == "county" and place.name.endswith("区") and above and not place.name.startswith(above.short):
        return (
            above.name if above.level in ("city", "province") and not _is_placeholder(above.name) else ""
        ) + place.name
    return place.name


def short(code: str) -> str:
    """A division's short name: 株洲, 内蒙古; a county of one character keeps its 县.

    >>> short("430200"), short("431200")
    ('株洲', '怀化')
    """
    place = regions()[code]
    return place.short.split("/")[-1] if code != "cn" else ""


def kind_of(name: str) -> str:
    """What a division calls itself: 省, 自治区, 市, 州, 盟, 县, 区, 旗.

    >>> kind_of("伊金霍洛旗"), kind_of("阿坝藏族羌族自治州")
    ('旗', '州')
    """
    return next((level[-1] if level != "自治区" else level for level in _LEVELS if name.endswith(level)), "")


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
    for rule in (_inside, _same_province):
        if region and (kept := tuple(c for c in codes if rule(c, region))):
            codes = kept
            break
    current = tuple(c for c in codes if regions()[c].status == "current") or codes
    highest = min(len(chain(c)) for c in current)
    return tuple(c for c in current if len(chain(c)) == highest)


def _inside(code: str, region: str) -> bool:
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
    if place.level == "county" and (
        not code.isdigit() or int(code[4:]) in range(71, 80) or place.name[-1] not in "市县区旗"
    ):
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
def _county_shorts() -> MappingProxyType[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, place in regions().items():
        if _has_county_short(place) and not _is_zone(code):
            found[place.short] = (*found.get(place.short, ()), code)
    return MappingProxyType(found)


def _has_county_short(place: Region) -> bool:
    return (
        place.level == "county" and place.name[-1] in "市县区旗" and len(place.short) > 1 and place.status == "current"
    )


def _is_zone(code: str) -> bool:
    """A development zone with a code of its own: a body of its city, no division."""
    return code.isdigit() and int(code[4:]) in range(71, 80)


def _named(name: str, region: str | None) -> Located | None:
    found = _longest(name, region)
    if (found is None or (region and not _inside(found[1], region))) and (near := _county_named(name, region)):
        return near
    if found is None:
        return None
    prefix, code = found
    rest = name[len(prefix) :]
    while (inner := _longest(rest, code)) and code in chain(inner[1])[1:] and inner[0] == regions()[inner[1]].name:
        prefix, code, rest = prefix + inner[0], inner[1], rest[len(inner[0]) :]
    bare = prefix in regions()[code].short.split("/") and prefix[-1] not in "旗县"
    return Located(code, rest, "short" if bare and prefix != regions()[code].name else "full", prefix)


def _longest(name: str, region: str | None) -> tuple[str, str] | None:
    known = division_names()
    for size in range(min(_LONGEST, len(name)), 1, -1):
        prefix = name[:size]
        if prefix in known and _may_end(prefix, name[size:]):
            code = decide(prefix, region)
            if code:
                return prefix, code
    return None


def _may_end(prefix: str, rest: str) -> bool:
    if prefix[-1] == "地":
        return rest[:1] in ("委", "直")
    if prefix[-1] not in "省市县区旗州盟" and _TOWN.match(rest):
        return False
    return not (prefix[-1] == "市" and rest[:1] in ("场", "容"))


def _county_named(name: str, region: str | None) -> Located | None:
    """象州 in 象州公路养护中心: a county's bare name counts only in its own text or in one of its city or province."""
    for size in range(min(6, len(name) - 2), 1, -1):
        codes = [c for c in _county_shorts().get(name[:size], ()) if region and _inside(c, region)]
        if len(codes) == 1 and not _TOWN.match(name[size:]):
            return Located(codes[0], name[size:], "short", name[:size])
    return None


def _levelled(name: str, region: str | None, before: str | None) -> Located | None:
    doubled = _DOUBLED.match(name)
    for level in _LEVELS:
        if not name.startswith(level) or name == level:
            continue
        rest = name[len(level) :]
        if not doubled and level in _NO_PREFIX and _NO_PREFIX[level].match(rest):
            return None
        code = by_level(level, region) or by_level(level, before)
        if level == "区" and _is_provincial(rest):
            code = by_level("自治区", region) or code
        if code or (region in (None, "cn") and level not in ("地区", "地", "区")):
            return Located(code, rest, "level", level) if code or region is None else None
        return None
    return None


def _ambiguous(name: str) -> Located | None:
    """A division that several share and the text does not decide between (鼓楼区): named, not located."""
    for size in range(min(8, len(name)), 2, -1):
        if name[size - 1] in "市县区旗" and len(division_names().get(name[:size], ())) > 1:
            return Located(None, name[size:], "full", name[:size])
    return None


def _is_provincial(rest: str) -> bool:
    return rest.endswith("厅") or rest.startswith("党委")


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


def _is_placeholder(name: str) -> bool:
    return name == "市" or "直辖" in name
