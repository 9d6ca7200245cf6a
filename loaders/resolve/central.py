"""Bodies of the centre, and what stands behind their names (中国人民银行武汉分行, 教育部高等教育司)."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model import AgencyKind
from loaders.regions import regions
from loaders.resolve.body import Body
from loaders.resolve.places import locate
from loaders.resolve.wording import Named, bare, central, in_force, pairs

_BANK = re.compile(
    r"人行(?=.{2,12}(?:分行|支行|营管部|营业管理部|管理部|营业部|总部|中支))|(?:中国)?人民银行(?=.{2,12}(?:分行|支行|营管部|营业管理部|总部|中支))"
)
_BRANCH = re.compile(
    r"(?:(?<!公)司|局|署|分署|总部|办公厅|处|分行|支行|中支|营业管理部|营管部|管理部|营业部|监管局|监管分局|监管支局|调查总队|调查队|税务局|分局|办事处|特派办|特派员办事处|中心|学会|研究院|海事局)\Z"
)
_LONGEST = 20


def central_body(name: str, region: str | None, year: int | None) -> tuple[Body, str | None] | None:
    """The central body of that name, or its branch with the division it stands in.

    >>> central_body("发展改革委", "cn", 2018)[0].canonical
    '国家发展和改革委员会'
    >>> central_body("人行武汉分行", "420000", 2021)
    (Body(canonical='中国人民银行武汉分行', kind='government', function='金融', parent=None, certain=True, level=None), '420000')
    """
    if found := _row(name, region == "cn", year):
        return _body(found), found.region or "cn"
    return _branch(name, region, year)


def _row(name: str, national: bool, year: int | None) -> Named | None:
    """The row for the year; a name used outside its years still means its body."""
    return in_force(central(national).get(bare(name), ()), None, year) or in_force(
        central(national).get(bare(name), ()), None, None
    )


def _body(found: Named) -> Body:
    kind: AgencyKind = found.kind  # type: ignore[assignment]
    return Body(found.full, kind, found.function)


def _branch(name: str, region: str | None, year: int | None) -> tuple[Body, str | None] | None:
    if not _BRANCH.search(name):
        return None
    if bank := _BANK.match(name):
        tail = _branch_name(name[bank.end() :])
        return Body(f"中国人民银行{tail}", "government", "金融"), region if region not in (None, "cn") else _place(
            tail, region
        )
    for short, full in pairs("bank").items():
        if name.startswith(short):
            name = full + name[len(short) :]
    for size in range(min(_LONGEST, len(name) - 1), 2, -1):
        tail = name[size:]
        found = _row(name[:size], False, year) if _splits(name[:size], tail) else None
        if found:
            head = _body(found)
            place = _place(tail, region)
            kind: AgencyKind = "office" if place == "cn" else head.kind
            return Body(head.canonical + tail, kind, head.function, head.canonical if place == "cn" else None), place
    return None


def _branch_name(tail: str) -> str:
    """株洲中支 → 株洲市中心支行; a provincial capital's goes without 市."""
    tail = re.sub(r"中支\Z", "中心支行", tail).replace("营管部", "营业管理部")
    at = locate(tail, None)
    is_city = (
        at.said == "short" and at.region and regions()[at.region].level == "city" and not at.region.endswith("0100")
    )
    return f"{regions()[at.region].name}{at.rest}" if is_city and at.rest == "中心支行" and at.region else tail


def _splits(head: str, tail: str) -> bool:
    return (
        not tail.startswith(("门", "署", "委")) and head not in ("国务院", "中国", "新疆生产建设兵团") and len(tail) > 1
    )


@lru_cache(maxsize=4096)
def _place(tail: str, region: str | None) -> str | None:
    at = locate(tail, region if region != "cn" else None)
    if at.said in ("full", "short") and at.region:
        return at.region
    return "cn"
