"""Who: agencies, what they must do, with whom."""

from __future__ import annotations

from fastapi import APIRouter

from app.api import parameters as p
from app.api.problems import PROBLEMS
from app.api.store import Opened
from queries import answers, catalogue
from queries.answer import AgencyCountRow, DutyRow
from queries.catalogue import AgencyDetail, AgencyRow, Items

router = APIRouter(prefix="/api/v1/agencies", tags=["机构"], responses=PROBLEMS)


@router.get("", summary="机构列表")
def agencies(
    store: Opened,
    q: p.Words = None,
    region: p.Region = None,
    kind: p.KindName = None,
    level: p.LevelName = None,
    limit: p.Limit = 50,
    offset: p.Offset = 0,
) -> Items[AgencyRow]:
    """按名称、区划、类别、层级查机构;`q` 在规范名称和文件里的写法中查找。"""
    regions = catalogue.region_ids(store, region)
    found = p.page(limit, offset)
    return catalogue.agencies(store, text=p.text(q), regions=regions, kind=kind, level=level, page=found)


@router.get("/{id}", summary="一个机构")
def agency(store: Opened, id: str) -> AgencyDetail:
    """规范名称、区划、层级、类别、职能、沿革,以及它牵头和配合多少项。"""
    return catalogue.agency(store, id)


@router.get("/{id}/measures", summary="一个机构的任务")
def measures(
    store: Opened,
    id: str,
    role: p.RoleName = None,
    basis: p.BasisName = None,
    document: p.Document = None,
    due_before: p.DueBefore = None,
    limit: p.Limit = 50,
    offset: p.Offset = 0,
) -> Items[DutyRow]:
    """它在哪些任务里牵头、配合、指导,每行附原句。"""
    catalogue.agency(store, id)
    filters = {"role": role, "basis": basis, "document": document, "due_before": due_before}
    found = p.answered(answers.duties(store, id, limit=limit, offset=offset, **filters))
    return Items[DutyRow](total=found.total, items=found.rows)


@router.get("/{id}/partners", summary="一个机构的合作单位")
def partners(store: Opened, id: str, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[AgencyCountRow]:
    """和它同在一项任务里的单位,共同任务多的在前。"""
    catalogue.agency(store, id)
    found = p.answered(answers.partners(store, id, limit=limit, offset=offset))
    return Items[AgencyCountRow](total=found.total, items=found.rows)
