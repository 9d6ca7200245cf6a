"""A sentence for an answer, and what the question was taken to ask."""

from __future__ import annotations

from collections.abc import Iterable

from queries.answer import Row, Understood
from queries.names import Names, Ref
from queries.wanted import Wanted

_ROLES = {
    ("leads",): "牵头", ("assists",): "配合", ("guides",): "指导", ("leads", "assists"): "牵头或配合",
}  # fmt: skip
_WHAT = {"documents": "文件", "duties": "任务", "responsible": "任务"}
_SHOWN = 5


def understood(names: Names, kind: str, wanted: Wanted) -> Understood:
    """What the question was taken to ask, in the graph's own names."""
    return Understood(
        kind=kind,
        agencies=tuple(names.agencies[i].canonical for i in wanted.agencies or () if i in names.agencies),
        role="|".join(wanted.roles) if wanted.roles else None,
        region="、".join(names.regions[r].name for r in wanted.regions or () if r in names.regions) or None,
        document="、".join(_title(names, d) for d in wanted.documents or ()) or None,
        topic=" ".join(wanted.terms) if wanted.terms else None,
        year=wanted.issued,
        names=wanted.names or (),
        basis="|".join(wanted.bases) if wanted.bases else None,
    )


def summary(names: Names, kind: str, wanted: Wanted, total: int, rows: tuple[Row, ...]) -> str:
    """One Chinese sentence that holds for the whole answer."""
    return f"{total}" if total else f"没有符合条件的{_WHAT.get(kind, '内容')}。"


def _title(names: Names, document: str) -> str:
    thing = names.things.get(Ref("Document", document))
    return thing.name if thing else document


def some(words: Iterable[str]) -> str:
    """The first few of many.

    >>> some(["甲", "乙"])
    '甲、乙'
    """
    listed = list(words)
    return "、".join(listed[:_SHOWN]) + (f"等 {len(listed)} 个" if len(listed) > _SHOWN else "")
