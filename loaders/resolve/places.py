"""The division that a name begins with, or that its text lends it (ontology §3: canonical names carry their region)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from loaders.regions import chain, regions
from loaders.resolve.divisions import LEVELS, by_level, county_shorts, decide, display, division_names, inside

Said = Literal["full", "short", "level", "whole", "none"]

_LONGEST = 18
# 全州 is a county of 桂林, not the whole prefecture.
_WHOLE = re.compile(r"(?:我|本|全(?!州县)|吾)(自治区|自治州|自治县|自治旗|兵团|省|市|县|区|旗|州|盟|国)")
# What a level's character may not be read as a prefix before: 市场监管, 区域合作, 县域; but 市市场监管局 is 市 + 市场监管局.
_CITY = "市(?![场政容级直监管])"
_NO_PREFIX = {
    "市": re.compile(
        r"场|监(?!察|狱|管|理|委)|容|域|民(?=中心|之家|热线|卡|代表|服务|广场|$)|政(?!府|协|务|法|研|数|策)|区(?!划)|直辖|[县州盟、(和]|级以|乡(?!村)"
    ),
    "区": re.compile(rf"域|块|间|{_CITY}|[县旗、(和]|外(?![办事侨汇经贸宣])|位"),
    "县": re.compile(rf"域|城(?!管|市|乡|建|投|关|发|运|控|旅|更)|{_CITY}|[区旗、(和]|级以|乡(?!村)"),
    "省": re.compile(rf"际|{_CITY}|[区州、(和]|份"),
    "旗": re.compile(rf"帜|舰|{_CITY}|[县区、(和]"),
    "州": re.compile(rf"{_CITY}|[县、(和]"),
    "盟": re.compile(rf"{_CITY}|[、(和]|员"),
    "地": re.compile(r"[^委直]"),
    "地区": re.compile(
        r"[^委直行教科财民公司人交农水商文卫审工发市住税林医应统国总团妇残侨红供计老档监检法邮烟粮外生自退乡信机广体金药大数]"
    ),
}
# A town or a street that bears a division's name: 芷江镇 is no 芷江 + 镇.
_TOWN = re.compile(r"[镇村路街桥]|乡(?!村)|大道|社区|苏木")
_DOUBLED = re.compile(
    r"(?:市(?=市[场政容直级监管])|区(?=区[域直级块])|县(?=县[级直])|省(?=省[级直])|旗(?=旗[直级])|州(?=州[级直]))"
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
        if self.region and self.prefix.startswith(self.region):
            return self.prefix  # an area of several divisions, by the name that is written
        return display(self.region) if self.region or self.said == "none" else self.prefix


def locate(name: str, region: str | None, before: str | None = None) -> Located:
    """Part a name into its division and the rest; ``before`` is the division of the list's item before it.

    >>> locate("市科技局", "430200")
    Located(region='430200', rest='科技局', said='level', prefix='市')
    >>> locate("湖北银保监局", "420000").rest
    '银保监局'
    """
    whole = _WHOLE.match(name)
    if whole and not (whole[0] == "全州" and region and not by_level("州", region)):
        return Located(by_level(whole[1], region) or region, name[whole.end() :], "whole", whole[0])
    found = _named(name, region) or _levelled(name, region, before) or _ambiguous(name)
    return found or Located(region, name, "none")


def some(at: Located) -> Located | None:
    """A level below the text's division, not one division of it: 区财政局 in a text of 广州市; none otherwise.

    >>> some(Located("440100", "区财政局", "none"))
    Located(region=None, rest='财政局', said='level', prefix='广州市区')
    """
    if at.said != "none" or not at.name:
        return None
    for level in (*LEVELS, "镇", "乡"):
        if at.rest.startswith(level) and not (level in _NO_PREFIX and _NO_PREFIX[level].match(at.rest[len(level) :])):
            return Located(None, at.rest[len(level) :], "level", at.name + level)
    return None


def _named(name: str, region: str | None) -> Located | None:
    found = _longest(name, region)
    if (found is None or (region and not inside(found[1], region))) and (near := _county_named(name, region)):
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
        codes = [c for c in county_shorts().get(name[:size], ()) if region and inside(c, region)]
        if len(codes) == 1 and not _TOWN.match(name[size:]):
            return Located(codes[0], name[size:], "short", name[:size])
    return None


def _levelled(name: str, region: str | None, before: str | None) -> Located | None:
    doubled = _DOUBLED.match(name)
    for level in LEVELS:
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
