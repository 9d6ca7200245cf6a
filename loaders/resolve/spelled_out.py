"""Full names that put the division inside (中共株洲市委员会, 共青团株洲市委员会), turned about so that it comes first."""

from __future__ import annotations

import re

from loaders.resolve.places import locate
from loaders.resolve.wording import pairs

_ROUND: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:中共|中国共产党)(?!中央)(?P<rest>.+)"), "{place}{rest}"),
    (re.compile(r"(?:中国)?(?:共青团|共产主义青年团)(?!中央)(?P<rest>.+?)(?:委员会|委)\Z"), "{place}{rest}团委"),
    (
        re.compile(
            r"(?:中国)?(?:人民)?政(?:治)?协(?:商会议)?(?!全国)(?P<rest>.{2,}?)委员会(?P<tail>办公[室厅]|[^会]{2,6}委员会)?\Z"
        ),
        "{place}{rest}政协{tail}",
    ),
    (
        re.compile(r"(?P<party>民革|民盟|民建|民进|农工党|致公党|九三学社)(?P<rest>.+?)(?:委员会|委会|委)\Z"),
        "{place}{rest}{party}",
    ),
    (re.compile(r"(?:国铁|中国铁路)(?P<rest>.{2,4})局(?:集团)?(?:有限)?(?:责任)?(?:公司)?"), "{place}{rest}铁路局"),
    (re.compile(r"中国国际贸易促进委员会(?P<rest>.{2,}?)(?:委员会|支会|分会)\Z"), "{place}{rest}贸促会"),
)
# 县纪委县监委, 市纪委、市监委: one house.
_COMMISSION = re.compile(r"纪委、?(?:[省市县区旗州盟]|自治区|自治州)?(?:监委|监察委)(?!员)")
_JOINT = re.compile(r"、(?:人民政府(?!办公)|监察委员会)")
_BARE_LEVELS = ("省", "市", "县", "区", "旗", "州", "盟", "自治区")
_COMMITTEE = re.compile(r"委员会")


def turned(name: str, region: str | None) -> str:
    """The name with its division first, in the short form that the tables know; as it is when it is no such name.

    >>> turned("中共株洲市委组织部", None), turned("中共内蒙古自治区委员会组织部", None)
    ('株洲市委组织部', '内蒙古自治区党委组织部')
    >>> turned("中共株洲市委、株洲市人民政府", None)
    '株洲市委、人民政府'
    >>> turned("共青团株洲市委员会", None), turned("中国人民政治协商会议攸县委员会", None), turned("市科技局", None)
    ('株洲市团委', '攸县政协', '市科技局')
    """
    name = _in_short(_COMMISSION.sub("纪委监委", name))
    for pattern, form in _ROUND:
        found = pattern.fullmatch(name)
        place = _place(found["rest"], region) if found else None
        if found and place:
            prefix, rest = place
            rest = _COMMITTEE.sub("党委", rest, count=1) if rest.startswith("委员会") else rest
            rest = rest.replace(f"、{prefix}", "、")
            if "、" in rest and not _JOINT.search(rest):
                return name
            said = {key: value or "" for key, value in found.groupdict().items() if key != "rest"}
            return form.format(place=prefix, rest=rest, **said)
    return name


def _in_short(name: str) -> str:
    """中国民主同盟株洲市委员会 → 民盟株洲市委员会."""
    found = next((full for full in pairs("party") if name.startswith(full) and name != full), None)
    return pairs("party")[found] + name[len(found) :] if found else name


def _place(rest: str, region: str | None) -> tuple[str, str] | None:
    """The division at the beginning, and what follows; a bare 市 is one too (民建市委)."""
    if rest in _BARE_LEVELS:
        return rest, ""
    at = locate(rest, region)
    alone = at.said == "short" and not at.rest  # 国铁济南局
    return (at.prefix, at.rest) if at.said in ("full", "level") or alone else None
