"""Collectives (各县市区, 有关部门) and sectors (人社部门): named by kind, not one by one (ontology §3)."""

from __future__ import annotations

import re
from functools import cache

from loaders.alternatives import either
from loaders.resolve.body import Body
from loaders.resolve.bureaus import line_of
from loaders.resolve.places import Located
from loaders.resolve.wording import endings, pairs, words

# The authority's own words behind a line of work: 环境保护主管部门, 卫生健康行政部门.
_SECTOR = re.compile(r"(?P<stem>.{1,20}?)(?P<tail>(?:行政主管|行政管理|行政执法|行政|主管|监管|监督管理|管理)?部门)\Z")
_MANY = re.compile(r"有关|相关|各")
_ELSEWHERE = re.compile(r"所在地|事发地|发生地|户籍地")
# Behind 市 or 县 a weak first word makes no collective of one hospital or college.
_GENERAL = re.compile(r"(?:部门|单位|机构|机关|组织|团体|政府|区|市|县|旗|州|乡镇|街道|企业)\Z")
# 市政府驻成都办事处 is one house; 教育局机关党委 stands behind its bureau.
_HOUSE = re.compile(r"(?:人民)?政府驻.{2,6}办事处\Z|[^各]{2,16}[局厅会](?:机关)?党[委组]\Z")
_BRACKETS = re.compile(r"\([^()]*\)")
_LEVELLED = re.compile(
    r"(?P<lead>(?:各级|各|有关|相关|其他|其它|所有|本级|上级|同级|下级|地方|基层|[省市县区州旗盟镇乡]级|[省市县区州旗盟]直)+)(?P<rest>.+)\Z"
)


def collective(at: Located) -> Body | None:
    """The collective behind a name that says so by its first words; none otherwise.

    >>> collective(Located("430200", "各县市区", "none")).canonical
    '株洲市各县市区'
    """
    if not _first("lead").match(at.rest) or not _plural(at.rest, "members", "members_lead"):
        return None
    return Body(_prefix(at) + _expanded(at.rest), "collective", _function(at.rest))


def sector(at: Located) -> Body | None:
    """The sector behind a name (人社部门), whoever its bodies are.

    >>> sector(Located("150000", "人社部门", "none")).canonical
    '内蒙古自治区人力资源和社会保障部门'
    """
    if at.rest.endswith("机关") and at.rest[:-2] in pairs("organ_line"):
        return Body(_prefix(at) + at.rest, "sector", pairs("organ_line")[at.rest[:-2]] or None)
    found = _SECTOR.match(at.rest)
    if not found or _first("lead").match(at.rest) or _MANY.search(at.rest):
        return None
    if found["tail"] == "部门" and _first("lead_weak").match(at.rest) and not line_of(found["stem"]):
        return None
    if found["stem"] in words("no_line"):
        return Body(_prefix(at) + at.rest, "collective")
    full, function = _spelled(found)
    return Body(_prefix(at) + full, "sector", function, certain=function is not None)


def kinds_of_body(at: Located) -> Body | None:
    """A collective by weaker signs (地方政府, 县(市)人民政府, 二级以上综合医院): asked when nothing more certain fits.

    >>> kinds_of_body(Located("420000", "地方政府", "none")).canonical
    '湖北省地方政府'
    """
    if not _first("lead_weak").match(at.rest) or not _plural(at.rest, "members"):
        return None
    bare = _BRACKETS.sub("", at.rest)
    one = not _GENERAL.search(bare) if at.said in ("level", "short") else at.said == "full" and bare.endswith("院")
    if one or _HOUSE.match(at.rest):
        return None
    return Body(_prefix(at) + _expanded(at.rest), "collective", _function(at.rest), certain=False)


def _plural(rest: str, *uses: str) -> bool:
    return bool(endings(*uses).search(rest) or endings(*uses).search(_BRACKETS.sub("", rest)))


def _spelled(found: re.Match[str]) -> tuple[str, str | None]:
    stem, tail, written = found["stem"], found["tail"], found[0]
    if stem in pairs("party_line") and tail == "部门":
        return f"党委{written}", pairs("party_line")[stem]
    if tail == "部门" and stem.removeprefix("党委") in pairs("party_line"):
        return written, pairs("party_line")[stem.removeprefix("党委")]
    if written[:-2] in words("staffing"):
        return "机构编制管理部门", "机构编制"
    whole = line_of(written[:-2]) if tail != "部门" else None
    line = whole or line_of(stem)
    if line is None:
        return written, None
    if stem in words("kept"):
        return written, line.key
    return (f"{line.formal}部门" if whole else line.formal + tail), line.key


def _expanded(rest: str) -> str:
    """各级人社部门 → 各级人力资源和社会保障部门."""
    found = _LEVELLED.match(rest)
    inner = _SECTOR.match(found["rest"]) if found else None
    if not found or not inner or inner["stem"] in pairs("party_line"):
        return rest
    return found["lead"] + _spelled(inner)[0]


def _function(rest: str) -> str | None:
    found = _LEVELLED.match(rest)
    inner = _SECTOR.match(found["rest"]) if found else None
    return _spelled(inner)[1] if inner else None


def _prefix(at: Located) -> str:
    return "" if _ELSEWHERE.search(at.rest) else at.name


@cache
def _first(*uses: str) -> re.Pattern[str]:
    listed = either(*(words(use) for use in uses))
    return re.compile(rf"(?:人民政府|政府|党委|委)?[级直属]?\d{{0,3}}个?{listed}")
