"""Tasks, and one task with every fact and its span."""

from __future__ import annotations

from fastapi import APIRouter

from app.api import parameters as p
from app.api.problems import PROBLEMS
from app.api.store import Opened
from queries import answers, detail
from queries.answer import MeasureRow
from queries.catalogue import Items
from queries.detail import MeasureDetail

router = APIRouter(prefix="/api/v1/measures", tags=["任务"], responses=PROBLEMS)


@router.get("", summary="任务列表")
def measures(
    store: Opened,
    asked: p.Asked,
    due_before: p.DueBefore = None,
    due_after: p.DueAfter = None,
    limit: p.Limit = 50,
    offset: p.Offset = 0,
) -> Items[MeasureRow]:
    """按字词、区划、文件、机构和角色、时限查任务,按文件中的次序排列。"""
    dates = {"due_before": due_before, "due_after": due_after}
    found = p.answered(answers.measures(store, limit=limit, offset=offset, **asked, **dates))
    return Items[MeasureRow](total=found.total, items=found.rows)


@router.get("/{id}", summary="一项任务")
def measure(store: Opened, id: str) -> MeasureDetail:
    """正文,以及从中读出的每一件事实和它的原句。"""
    return detail.measure(store, id)
