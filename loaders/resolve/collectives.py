"""Collectives (各县市区, 有关部门) and sectors (人社部门): named by kind, not one by one (ontology §3)."""

from __future__ import annotations

import re
from functools import cache

from loaders.resolve.body import Body
from loaders.resolve.bureaus import line_of
from loaders.resolve.places import display
from loaders.resolve.wording import endings, words

# The authority's own words behind a line of work: 环境保护主管部门, 卫生健康行政部门.
_SECTOR = re.compile(r"(?P<stem>.{1,20}?)(?P<tail>(?:行政主管|行政管理|行政|主管|监管|监督管理|管理)?部门)\Z")
_PARTY_LINES = {"组织": "组织", "宣传": "宣传", "统战": "统战", "政法": "政法"}
_STAFFING = ("编制", "编制管理", "机构编制", "机构编制管理", "编办")
# A line of work that keeps its short word before 部门, because the short word is the usual one.
_KEPT = ("网信", "公安", "金融")
_ELSEWHERE = re.compile(r"所在地|事发地|发生地|属地|当地|户籍地")
_OTHERS = re.compile(r"其他|有关|相关|各级|各|所有|本级|上级|同级|下级|全体")


def collective(rest: str, region: str | None, prefix: str = "", said: str = "none") -> Body | None:
    """The collective or sector behind a name; none when it names one body.

    >>> collective("各县市区", "430200").canonical, collective("人社部门", "430200").kind
    ('株洲市各县市区', 'sector')
    """
    if sector := _sector(rest):
        full, function = sector
        return Body(_prefix(rest, region) + full, "sector", function)
    if _is_collective(rest):
        return Body(_prefix(rest, region) + rest, "collective")
    return None


def is_collective(name: str) -> bool:
    """Whether a name speaks of bodies by kind.

    >>> is_collective("各有关部门"), is_collective("科技局")
    (True, False)
    """
    return _sector(name) is not None or _is_collective(name)


def _sector(rest: str) -> tuple[str, str | None] | None:
    found = _SECTOR.match(rest)
    if not found or _OTHERS.match(rest) and not _OTHERS.sub("", found["stem"]):
        return None
    start = _OTHERS.match(rest)
    stem = found["stem"][start.end() :] if start else found["stem"]
    if start:
        return None
    if stem in _PARTY_LINES and found["tail"] == "部门":
        return f"党委{rest}", _PARTY_LINES[stem]
    if stem in _STAFFING or rest == "编制管理部门":
        return "机构编制管理部门", "机构编制"
    if rest[:-2] in _STAFFING:
        return "机构编制管理部门", "机构编制"
    whole = line_of(rest[:-2]) if found["tail"] != "部门" else None
    line = whole or line_of(stem)
    if line is None:
        return (rest, None) if _looks_like_sector(rest) else None
    if stem in _KEPT:
        return rest, line.key
    return (f"{line.formal}部门" if whole else line.formal + found["tail"]), line.key


def _looks_like_sector(rest: str) -> bool:
    return not endings("members").search(rest[:-2]) and not _lead().match(rest) and len(rest) <= 16


def _is_collective(rest: str) -> bool:
    return bool(_lead().match(rest)) and bool(endings("members", "head").search(rest)) and rest not in ("中央", "地方")


def _prefix(rest: str, region: str | None) -> str:
    return "" if _ELSEWHERE.search(rest) else display(region)


@cache
def _lead() -> re.Pattern[str]:
    listed = sorted(words("lead"), key=len, reverse=True)
    return re.compile(r"\d{0,3}(?:" + "|".join(map(re.escape, listed)) + ")")
