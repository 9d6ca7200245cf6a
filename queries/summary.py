"""A sentence for an answer, and what the question was taken to ask, in the graph's own names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from queries.answer import AgencyCountRow, CompareRow, CountRow, FundRow, Row, Understood
from queries.names import Names, Ref
from queries.wanted import Wanted

_ROLES = {
    ("leads",): ("牵头", "leading"),
    ("assists",): ("配合", "assisting"),
    ("guides",): ("指导监督", "guiding"),
    ("leads", "assists"): ("牵头或配合", "leading or assisting"),
}
# Kind → classifier and noun, in Chinese and in English.
_NOUNS = {
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
    "due": ("项有期限的任务", "tasks with a deadline"),
    "unassigned": ("项没有牵头单位的措施", "measures without a lead agency"),
    "compare": ("个方面", "lines of work"),
    "documents": ("份文件", "documents"),
    "measures": ("项措施", "measures"),
}
_COUNTED = {
    "measures": ("项措施", "measures"), "agencies": ("个部门", "agencies"), "programs": ("个工程计划", "programmes"),
    "platforms": ("个平台", "platforms"), "documents": ("份文件", "documents"),
    "unassigned": ("项没有牵头单位的措施", "measures without a lead agency"),
}  # fmt: skip
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
    subject = (_english if english else _chinese)(names, wanted)
    said = _counted(kind, rows, english) or _found(kind, total, english)
    sentence = f"{subject}: {said}." if english and subject else f"{subject}{said}" + ("." if english else "。")
    return sentence + _several(wanted, english)


def some(words: Iterable[str]) -> str:
    """The first few of many.

    >>> some(["甲", "乙"])
    '甲、乙'
    """
    listed = list(words)
    return "、".join(listed[:_SHOWN]) + (f"等 {len(listed)} 个" if len(listed) > _SHOWN else "")


def _chinese(names: Names, wanted: Wanted) -> str:
    known = understood(names, "", wanted)
    parts = [
        f"{known.region}" if known.region else "",
        f"《{known.document}》中" if known.document else "",
        f"与“{known.topic}”有关的" if known.topic else "",
        f"涉及{some(known.names)}的" if known.names else "",
        f"期限为{known.due}的" if known.due else "",
        some(known.agencies),
        _ROLES.get(wanted.roles or (), ("", ""))[0],
    ]
    return (
        ",".join(part for part in parts[:5] if part)
        + ("," if any(parts[:5]) and any(parts[5:]) else "")
        + "".join(parts[5:])
    )


def _english(names: Names, wanted: Wanted) -> str:
    known = understood(names, "", wanted)
    parts = (
        some(known.agencies),
        _ROLES.get(wanted.roles or (), ("", ""))[1],
        known.region,
        known.document,
        known.topic,
    )
    return ", ".join(
        [*(part for part in parts if part), *([some(known.names)] if known.names else []), *filter(None, [known.due])]
    )


def _found(kind: str, total: int, english: bool) -> str:
    noun = _NOUNS[kind][english]
    if english:
        return f"{total} {noun}" if total else f"no {noun} found"
    return f"共 {total} {noun}" if total else f"没有符合条件的{noun[1:]}"


def _counted(kind: str, rows: tuple[Row, ...], english: bool) -> str | None:
    """What a count, a ranking, or the largest sum says in itself."""
    first = rows[0] if rows else None
    if kind == "count" and isinstance(first, CountRow):
        noun = _COUNTED[first.name][english]
        return f"{first.count} {noun}" if english else f"共 {first.count} {noun}"
    if kind == "count":
        total = [row for row in rows if isinstance(row, AgencyCountRow)]
        each = "、".join(f"{row.agency} {row.count}" + ("" if english else " 项") for row in total[:_SHOWN])
        return each if len(total) > 1 or english else f" {total[0].count} 项任务" if total else None
    if kind in ("ranking", "partners") and isinstance(first, AgencyCountRow):
        best = "、".join(row.agency for row in rows if isinstance(row, AgencyCountRow) and row.count == first.count)
        return f"{best} comes first with {first.count} tasks" if english else f"{best}居首,{first.count} 项"
    if kind == "funds" and len(rows) == 1 and isinstance(first, FundRow):
        return f"{first.amount_cny:,} CNY" if english else f"共 1 笔资金,{first.amount_cny:,} 元"
    if kind == "compare":
        ends = Counter[str]()
        for row in rows:
            ends.update({side.side: side.count for side in row.sides} if isinstance(row, CompareRow) else {})
        return ("; " if english else "、").join(
            f"{side} {count}" + ("" if english else " 项") for side, count in ends.items()
        ) or None
    return None


def _several(wanted: Wanted, english: bool) -> str:
    """Says when one name stands for bodies of several places."""
    shared = [body for body in wanted.bodies if len(body.ids) > 1]
    if not shared:
        return ""
    told = "、".join(
        f"“{body.said}”{'means' if english else '有'} {len(body.ids)}{'' if english else ' 个'}" for body in shared
    )
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
    return f"{first or ''}…{last}".replace("-31", "") if last else None


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
