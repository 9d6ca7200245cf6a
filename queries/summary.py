"""A sentence for an answer, and what the question was taken to ask, in the graph's own names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from queries.answer import AgencyCountRow, CompareRow, CountRow, FundRow, Row, Understood
from queries.names import Names, Ref
from queries.wanted import Wanted

_ROLES = {
    ("leads",): ("牵头", "leading"),
    ("assists",): ("配合", "assisting"),
    ("guides",): ("指导监督", "guiding"),
    ("leads", "assists"): ("牵头或配合", "leading or assisting"),
}
# Kind, or what is counted → classifier and noun, in Chinese and in English.
_NOUNS = {
    "agencies": ("个部门", "agencies"),
    "duties": ("项任务", "tasks"),
    "responsible": ("条分工", "roles of agencies"),
    "shared": ("项共同任务", "shared tasks"),
    "partners": ("个合作部门", "partners"),
    "ranking": ("个部门", "agencies"),
    "count": ("项", ""),
    "targets": ("个量化目标", "quantified targets"),
    "funds": ("笔资金", "sums of money"),
    "programs": ("个工程计划", "programmes"),
    "platforms": ("个平台", "platforms"),
    "relies": ("处依托", "relations of reliance"),
    "due": ("项限期任务", "tasks with a deadline"),
    "unassigned": ("项没有牵头单位的措施", "measures without a lead agency"),
    "compare": ("个方面", "lines of work"),
    "documents": ("份文件", "documents"),
    "measures": ("项措施", "measures"),
}
_SHOWN = 5


def understood(names: Names, kind: str, wanted: Wanted) -> Understood:
    """What the question was taken to ask, in the graph's own names."""
    return Understood(
        kind=kind,
        agencies=tuple(names.agencies[i].canonical for i in wanted.agencies or () if i in names.agencies),
        role="|".join(wanted.roles) if wanted.roles else None,
        region="、".join(names.regions[r].name for r in wanted.regions or () if r in names.regions) or None,
        document="、".join(_title(names, d) for d in _documents(wanted)) or None,
        topic=_topic(wanted),
        year=wanted.issued,
        names=tuple(_name(names, i) for i in _nodes(wanted)),
        basis="|".join(wanted.bases) if wanted.bases else None,
        due=_due(wanted),
        filters=tuple(_filters(wanted)),
    )


def summary(names: Names, kind: str, wanted: Wanted, total: int, rows: tuple[Row, ...], english: bool = False) -> str:
    """One sentence that holds for the whole answer, in Chinese or English."""
    told = _told(kind, wanted, total, rows, english)
    if told is None:
        noun = _NOUNS[kind][english]
        told = (
            (f"{total} {noun}" if total else f"no {noun}")
            if english
            else f"共 {total} {noun}"
            if total
            else f"没有{noun[1:]}"
        )
        told = (_role(wanted, english) + told) if wanted.roles and kind != "unassigned" else told
        told = _bodies(names, wanted, english) + told
    where = _where(names, wanted, english)
    sentence = f"{told} ({where})." if english and where else f"{told}." if english else f"{where}{told}。"
    return sentence + _several(wanted, english)


def some(words: Iterable[str]) -> str:
    """The first few of many.

    >>> some(["甲", "乙"])
    '甲、乙'
    """
    listed = list(words)
    return "、".join(listed[:_SHOWN]) + (f"等 {len(listed)} 个" if len(listed) > _SHOWN else "")


def _where(names: Names, wanted: Wanted, english: bool) -> str:
    """Place, document, topic, things and dates of a question."""
    known = understood(names, "", wanted)
    if english:
        return "; ".join(filter(None, (known.region, known.document, known.topic, some(known.names), known.due)))
    parts = (
        known.region,
        f"《{known.document}》中" if known.document else None,
        f"与“{known.topic}”有关" if known.topic else None,
        f"涉及{some(known.names)}" if known.names else None,
        _until(known.due) if known.due else None,
    )
    said = [part for part in parts if part]
    return ",".join(said) + ":" if said else ""


def _until(due: str) -> str:
    """A span of dates in words.

    >>> _until("..2023-12"), _until("2024")
    ('期限不晚于2023-12', '期限在2024')
    """
    return f"期限不晚于{due.removeprefix('..')}" if due.startswith("..") else f"期限在{due.replace('..', '至')}"


def _bodies(names: Names, wanted: Wanted, english: bool) -> str:
    said = some(names.agencies[i].canonical for i in wanted.agencies or () if i in names.agencies)
    return f"{said}: " if said and english else said


def _role(wanted: Wanted, english: bool) -> str:
    role = _ROLES.get(wanted.roles or (), ("", ""))[english]
    return f"{role} " if english and role else role


def _told(kind: str, wanted: Wanted, total: int, rows: tuple[Row, ...], english: bool) -> str | None:
    """What a count, a ranking, a comparison or a single sum says in words of its own."""
    if not rows or kind not in _TELLERS:
        return None
    return _TELLERS[kind](wanted, total, rows, english)


def _told_count(wanted: Wanted, _: int, rows: tuple[Row, ...], english: bool) -> str | None:
    if isinstance(first := rows[0], CountRow):
        return f"{first.count} {_NOUNS[first.name][1]}" if english else f"共有 {first.count} {_NOUNS[first.name][0]}"
    role = _role(wanted, english)
    counted = [row for row in rows if isinstance(row, AgencyCountRow)]
    if english:
        return "; ".join(f"{row.agency} {role}{row.count}" for row in counted)
    return ";".join(f"{row.agency}{role} {row.count} 项任务" for row in counted)


def _told_ranking(wanted: Wanted, total: int, rows: tuple[Row, ...], english: bool) -> str | None:
    role, best = _role(wanted, english), _first(rows, english)
    if english:
        return f"{role}the {'fewest' if wanted.order else 'most'} tasks: {best} (of {total} agencies)"
    return f"{role}任务最{'少' if wanted.order else '多'}的是{best}(共 {total} 个部门)"


def _told_partners(_: Wanted, total: int, rows: tuple[Row, ...], english: bool) -> str | None:
    own = some(dict.fromkeys(row.of or "" for row in rows if isinstance(row, AgencyCountRow)))
    best = _first(rows, english)
    return (
        f"{own} works most with {best} (of {total} partners)"
        if english
        else f"{own}合作最多的是{best}(共 {total} 个部门)"
    )


def _told_funds(wanted: Wanted, total: int, rows: tuple[Row, ...], english: bool) -> str | None:
    first = rows[0]
    if not isinstance(first, FundRow):
        return None
    if wanted.order == "largest" and total > 1:
        return (
            f"the largest of {total}: {first.amount_cny:,} CNY"
            if english
            else f"共 {total} 笔资金,最高 {first.amount_cny:,} 元"
        )
    if total != 1:
        return None
    return f"{first.amount_cny:,} CNY" if english else f"共 1 笔资金,{first.amount_cny:,} 元"


def _told_compare(_: Wanted, __: int, rows: tuple[Row, ...], english: bool) -> str | None:
    ends = Counter[str]()
    for row in rows:
        ends.update({side.side: side.count for side in row.sides} if isinstance(row, CompareRow) else {})
    unit = "" if english else " 项"
    return (", " if english else "、").join(f"{side} {count}{unit}" for side, count in ends.items()) or None


def _first(rows: tuple[Row, ...], english: bool) -> str:
    counted = [row for row in rows if isinstance(row, AgencyCountRow)]
    names = some(dict.fromkeys(row.agency for row in counted if row.count == counted[0].count))
    return f"{names}, {counted[0].count}" if english else f"{names},{counted[0].count} 项"


_TELLERS: dict[str, Callable[[Wanted, int, tuple[Row, ...], bool], str | None]] = {
    "count": _told_count,
    "ranking": _told_ranking,
    "partners": _told_partners,
    "funds": _told_funds,
    "compare": _told_compare,
}


def _several(wanted: Wanted, english: bool) -> str:
    """Says when one name stands for bodies of several places."""
    shared = [body for body in wanted.bodies if len(body.ids) > 1]
    if not shared:
        return ""
    means, count = (" means", "") if english else ("有", " 个")
    told = "、".join(dict.fromkeys(f"“{body.said}”{means} {len(body.ids)}{count}" for body in shared))
    return f" ({told}, answered for all.)" if english else f"({told},逐行分列。)"


def _documents(wanted: Wanted) -> tuple[str, ...]:
    return (*(wanted.documents or ()), *(wanted.citing or ()), *(wanted.cited or ()))


def _nodes(wanted: Wanted) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(i for ids in (wanted.names, wanted.sources, wanted.targets, wanted.ends) for i in ids or ())
    )


def _topic(wanted: Wanted) -> str | None:
    found = (*(wanted.terms or ()), *(wanted.metrics or ()), *(wanted.recipients or ()), *(wanted.title or ()))
    return " ".join(found) or None


def _due(wanted: Wanted) -> str | None:
    first = wanted.due_from or wanted.deadline_from
    last = wanted.due_until or wanted.deadline_until
    if last is None:
        return None
    if first and (first[:4], first[4:], last[4:]) == (last[:4], "-01-01", "-12-31"):
        return first[:4]
    return f"{first or ''}..{last.removesuffix('-31')}"


def _filters(wanted: Wanted) -> Iterable[str]:
    for name in ("least", "most", "unit", "status", "how", "what", "order", "payer", "issuers", "partner_roles"):
        value = getattr(wanted, name)
        if value is not None:
            yield f"{name}={'|'.join(value) if isinstance(value, tuple) else value}"


def _title(names: Names, document: str) -> str:
    known = names.things.get(Ref("Document", document)) or names.things.get(Ref("Stub", document))
    return known.name if known else document


def _name(names: Names, node: str) -> str:
    if agency := names.agencies.get(node):
        return agency.canonical
    for label in ("Program", "Platform"):
        if thing := names.things.get(Ref(label, node)):
            return thing.name
    return node.rpartition("~")[2]
