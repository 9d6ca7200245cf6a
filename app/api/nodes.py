"""Programmes, platforms, targets, money and divisions."""

from __future__ import annotations

from fastapi import APIRouter

from app.api import parameters as p
from app.api.problems import PROBLEMS
from app.api.store import Opened
from queries import answers, catalogue, detail
from queries.answer import FundRow, NameRow, TargetRow
from queries.catalogue import Items, RegionRow
from queries.detail import NameDetail

router = APIRouter(prefix="/api/v1", tags=["工程、平台、目标、资金、区划"], responses=PROBLEMS)


@router.get("/programs", summary="工程与计划")
def programs(store: Opened, asked: p.Asked, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[NameRow]:
    """有名字的工程、计划、行动、基金、奖,一行一个,附提到它的任务。"""
    found = p.answered(answers.programs(store, limit=limit, offset=offset, **asked))
    return Items[NameRow](total=found.total, items=found.rows)


@router.get("/programs/{id}", summary="一个工程或计划")
def program(store: Opened, id: str) -> NameDetail:
    """提到它的任务、给它的资金。"""
    return detail.named(store, "program", id)


@router.get("/platforms", summary="平台")
def platforms(store: Opened, asked: p.Asked, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[NameRow]:
    """有名字的平台、园区、中心、系统,一行一个,附提到它的任务。"""
    found = p.answered(answers.platforms(store, limit=limit, offset=offset, **asked))
    return Items[NameRow](total=found.total, items=found.rows)


@router.get("/platforms/{id}", summary="一个平台")
def platform(store: Opened, id: str) -> NameDetail:
    """提到它的任务、给它的资金。"""
    return detail.named(store, "platform", id)


@router.get("/targets", summary="量化目标")
def targets(store: Opened, asked: p.Asked, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[TargetRow]:
    """数值、单位、比较、期限,附原句。"""
    found = p.answered(answers.targets(store, limit=limit, offset=offset, **asked))
    return Items[TargetRow](total=found.total, items=found.rows)


@router.get("/targets/{id}", summary="一个量化目标")
def target(store: Opened, id: str) -> TargetRow:
    """一个目标和说出它的那句话。"""
    return detail.target(store, id)


@router.get("/funds", summary="资金")
def funds(store: Opened, asked: p.Asked, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[FundRow]:
    """金额(元)、上下限、每人每家、出资与受益,附原句。"""
    found = p.answered(answers.funds(store, limit=limit, offset=offset, **asked))
    return Items[FundRow](total=found.total, items=found.rows)


@router.get("/regions", summary="行政区划")
def regions(store: Opened, q: p.Words = None, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[RegionRow]:
    """图里出现的区划与区域。"""
    return catalogue.regions(store, text=p.text(q), page=p.page(limit, offset))


@router.get("/regions/{id}", summary="一个区划")
def region(store: Opened, id: str) -> RegionRow:
    """一个区划或区域。"""
    return catalogue.region(store, id)
