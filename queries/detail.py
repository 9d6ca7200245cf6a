"""One node with everything that the graph says of it: a measure, a programme, a platform."""

from __future__ import annotations

from graph.store import Store
from queries.answer import DocumentRow, DutyRow, FundRow, MeasureRow, NameRow, RelianceRow, Row, TargetRow
from queries.catalogue import unknown
from queries.fetch import EVERYTHING
from queries.kinds import Kind
from queries.kinds_of_things import KINDS
from queries.wanted import Wanted


class MeasureDetail(MeasureRow):
    """A measure with all its facts; ``quote`` is its whole text."""

    agencies: tuple[DutyRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    funds: tuple[FundRow, ...] = ()
    programs: tuple[NameRow, ...] = ()
    platforms: tuple[NameRow, ...] = ()
    relies_on: tuple[RelianceRow, ...] = ()


class NameDetail(Row):
    """A programme or platform with the measures that name it and what it relies on or carries."""

    id: str
    name: str
    kind: str
    region: str | None = None
    measures: tuple[MeasureRow, ...] = ()
    funds: tuple[FundRow, ...] = ()


_FACTS = {
    "agencies": "responsible",
    "targets": "targets",
    "funds": "funds",
    "programs": "programs",
    "platforms": "platforms",
    "relies_on": "relies",
}


def measure(store: Store, id: str) -> MeasureDetail:
    """One measure. Raises ``NotFoundError`` with the nearest names."""
    wanted = Wanted(measures=(id,))
    rows = _rows(store, "measures", wanted)
    if not rows:
        raise unknown(store, "任务", id)
    facts = {field: _rows(store, kind, wanted) for field, kind in _FACTS.items()}
    return MeasureDetail.model_validate({**rows[0].model_dump(), **facts})


def named(store: Store, kind: str, id: str) -> NameDetail:
    """One programme or platform. Raises ``NotFoundError`` with the nearest names."""
    wanted = Wanted(names=(id,))
    rows = [row for row in _rows(store, f"{kind}s", wanted) if isinstance(row, NameRow) and row.id == id]
    if not rows:
        raise unknown(store, {"program": "工程计划", "platform": "平台"}[kind], id)
    found = rows[0]
    facts = {"measures": _rows(store, "measures", wanted), "funds": _rows(store, "funds", wanted)}
    return NameDetail.model_validate(
        {"id": found.id, "name": found.name, "kind": kind, "region": found.region, **facts}
    )


def target(store: Store, id: str) -> TargetRow:
    """One target. Raises ``NotFoundError`` with the nearest names."""
    rows = _rows(store, "targets", Wanted(measures=(id.rpartition("~")[0],)))
    found = next((row for row in rows if isinstance(row, TargetRow) and row.target == id), None)
    if found is None:
        raise unknown(store, "目标", id)
    return found


def document(store: Store, id: str) -> DocumentRow:
    """One loaded document. Raises ``NotFoundError`` with the nearest names."""
    for row in _rows(store, "documents", Wanted(documents=(id,))):
        if isinstance(row, DocumentRow):
            return row
    raise unknown(store, "文件", id)


def _rows(store: Store, kind: str, wanted: Wanted) -> tuple[Row, ...]:
    asked: Kind = KINDS[kind]
    return asked(store, wanted, EVERYTHING).rows
