"""Party organs, governments, courts, mass organisations and other bodies with names of their own kind."""

from __future__ import annotations

import re

from graph.model import AgencyKind
from loaders.regions import regions
from loaders.resolve.body import Body
from loaders.resolve.places import display, kind_of, short
from loaders.resolve.wording import bare, in_force, organs

_PARTY = re.compile(r"(?:党委|委(?!员|办局))")
_GOVERNMENT = re.compile(r"(?:人民政府|政府)(?!投资|采购|债|性|网站|质量|储备)")
_PROVINCIAL = re.compile(r"自治区\Z|兵团\Z")


def organ(rest: str, region: str | None, year: int | None, *, party: bool = False) -> Body | None:
    """The body behind a name without its division, by the table of organs.

    >>> organ("委组织部", "430200", None).canonical
    '中共株洲市委组织部'
    >>> organ("统战部", "150000", None).canonical
    '中共内蒙古自治区委员会统一战线工作部'
    """
    for affiliation, inner in _readings(rest):
        found = in_force(organs().get(bare(inner), ()), region, year, affiliation)
        if found and (region != "cn" or affiliation):
            kind: AgencyKind = found.kind  # type: ignore[assignment]
            return Body(fill(found.full, region), kind, found.function, _parent(found.full, found.kind, region))
    return None


def affiliated(rest: str, region: str | None) -> Body | None:
    """An unlisted body of the party committee or the government (市委X, 市政府X): its words as written behind the prefix.

    >>> affiliated("委财经工作办公室", "430200").canonical
    '中共株洲市委财经工作办公室'
    """
    for pattern, full, kind in ((_PARTY, "{p}", "party"), (_GOVERNMENT, "{r}人民政府", "government")):
        found = pattern.match(rest)
        if found and len(rest) > found.end() and display(region):
            tail = rest[found.end() :]
            return Body(fill(full, region) + tail, kind, certain=False)  # type: ignore[arg-type]
    return None


def fill(full: str, region: str | None) -> str:
    """A full name's template with a division's names.

    >>> fill("{p}组织部", "150000")
    '中共内蒙古自治区委员会组织部'
    """
    name = display(region)
    if "{p}" in full:
        committee = f"中共{name}委员会" if _PROVINCIAL.search(name) else f"中共{_committee(name)}"
        full = full.replace("{p}", committee)
    if "{s}" in full:
        full = full.replace("{s}", _short(region))
    if "{t}" in full:
        full = full.replace("{t}", kind_of(region) if region in regions() and region else "")
    if "{c}" in full:
        above = regions()[region].parent if region in regions() and region else None
        full = full.replace("{c}", display(above))
    return full.replace("{r}", name)


def _committee(name: str) -> str:
    return f"{name[:-2]}地委" if name.endswith("地区") else f"{name}委"


def _short(region: str | None) -> str:
    return short(region) if region in regions() and region else ""


def _parent(full: str, kind: str, region: str | None) -> str | None:
    if kind != "office":
        return None
    found = re.match(r"\{r\}公安[局厅]", full)
    return fill(found[0], region) if found else None


def _readings(rest: str) -> list[tuple[str, str]]:
    """The name read as the party's, as the government's, and as it stands."""
    found = []
    if party := _PARTY.match(rest):
        found.append(("party", rest[party.end() :]))
    if government := _GOVERNMENT.match(rest):
        found.append(("government", rest[government.end() :]))
    return [*found, ("", rest)]
