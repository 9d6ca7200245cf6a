"""Party organs, governments, courts, mass organisations and other bodies with names of their own kind."""

from __future__ import annotations

import re

from graph.model import AgencyKind
from loaders.regions import regions
from loaders.resolve.body import Body
from loaders.resolve.divisions import display, kind_of, short
from loaders.resolve.places import Located
from loaders.resolve.wording import bare, in_force, organs

_PARTY = re.compile(r"(?:党委|委(?!员|办局))")
_GOVERNMENT = re.compile(r"(?:人民政府|政府)(?!投资|采购|债|性|网站|质量|储备)")
# 市委市政府, 市委、市政府督查室: both at once.
_BOTH = re.compile(r"(?:党委|委)[、和]?(?:自治区|[省市县区旗州盟])?(?:人民)?政府(?P<tail>.{0,12})\Z")
_COMMITTEES = re.compile(r"(.)工委\Z")
# 市政府驻成都办 has a house there, 市政府驻外办 none.
_AWAY = re.compile(r"\A(驻(?!外).{2,6}?)办\Z")
_PROVINCIAL = re.compile(r"自治区\Z|兵团\Z")


def organ(rest: str, at: Located, year: int | None) -> Body | None:
    """The body behind a name without its division, by the table of organs.

    >>> organ("委组织部", Located("430200", "委组织部", "level"), None).canonical
    '中共株洲市委组织部'
    >>> organ("统战部", Located("150000", "统战部", "none"), None).canonical
    '中共内蒙古自治区委员会统一战线工作部'
    """
    for affiliation, inner in _readings(rest, at):
        found = in_force(organs().get(bare(inner), ()), at.region, year, affiliation, past=False)
        if found and (at.name or "{" not in found.full):
            kind: AgencyKind = found.kind  # type: ignore[assignment]
            return Body(fill(found.full, at), kind, found.function, _parent(found.full, found.kind, at))
    return None


def affiliated(rest: str, at: Located) -> Body | None:
    """An unlisted body of the party committee or the government (市委X, 市政府X): its words as written behind the prefix.

    >>> affiliated("委财经工作办公室", Located("430200", "委财经工作办公室", "level")).canonical
    '中共株洲市委财经工作办公室'
    """
    both = _BOTH.match(rest)
    if both and at.said == "none":
        return None
    if both and at.name:
        return Body(fill("{p}、{r}人民政府", at) + both["tail"], "party", certain=not both["tail"])
    kinds: tuple[tuple[re.Pattern[str], str, AgencyKind], ...] = (
        (_PARTY, "{p}", "party"), (_GOVERNMENT, "{r}人民政府", "government"),
    )  # fmt: skip
    for pattern, full, kind in kinds:
        found = pattern.match(rest)
        if found and len(rest) > found.end() and at.name:
            tail = _AWAY.sub(r"\1办事处", _COMMITTEES.sub(r"\1工作委员会", rest[found.end() :]))
            return Body(fill(full, at) + tail, kind, certain=False)
    return None


def fill(full: str, at: Located) -> str:
    """A full name's template with a division's names.

    >>> fill("{p}组织部", Located("150000", "组织部", "none"))
    '中共内蒙古自治区委员会组织部'
    """
    place = regions().get(at.region or "")
    above = display(place.parent) if place and "{c}" in full else ""
    if above and at.name.startswith(above):
        full = full.replace("{c}{r}", "{r}")  # a district's name holds its city's
    full = full.replace("{p}", f"中共{_committee(at.name)}").replace("{r}", at.name)
    if "{" not in full:
        return full
    return (
        full.replace("{s}", short(place.code) if place else "").replace("{t}", kind_of(at.name)).replace("{c}", above)
    )


def _committee(name: str) -> str:
    if _PROVINCIAL.search(name):
        return f"{name}委员会"
    return f"{name[:-2]}地委" if name.endswith("地区") else f"{name}委"


def _parent(full: str, kind: str, at: Located) -> str | None:
    found = re.match(r"\{r\}公安[局厅]", full) if kind == "office" else None
    return fill(found[0], at) if found else None


def _readings(rest: str, at: Located) -> list[tuple[str, str]]:
    """The name read behind a bare place name, as the party's, as the government's, and as it stands."""
    found = [("named", rest)] if at.said == "short" else []
    if party := _PARTY.match(rest):
        found.append(("party", rest[party.end() :]))
    if government := _GOVERNMENT.match(rest):
        found.append(("government", rest[government.end() :]))
    return [*found, ("", rest)]
