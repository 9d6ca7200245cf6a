"""What relies on what, and who works with whom."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from app.api import parameters as p
from app.api.problems import PROBLEMS
from app.api.store import Opened
from queries import dependencies as found_in
from queries.answer import Answer
from queries.dependencies import Dependencies
from queries.network import Network
from queries.network import network as drawn

router = APIRouter(prefix="/api/v1", tags=["依托与网络"], responses=PROBLEMS)

Kind = Literal["RELIES_ON", "INCLUDES", "CITES", "SHARES"]
Direction = Annotated[Literal["upstream", "downstream"], Query(description="upstream 它依托什么,downstream 什么依托它")]
Depth = Annotated[int | None, Query(ge=1, le=100, description="最多几层;缺省到尽头")]
Kinds = Annotated[tuple[Kind, ...], Query(description="沿哪些关系;SHARES(共同牵头)是较弱的一种")]


@router.get("/dependencies/{id}", summary="依托链")
def dependencies(
    store: Opened,
    id: str,
    direction: Direction = "upstream",
    depth: Depth = None,
    kinds: Kinds = ("RELIES_ON", "INCLUDES", "CITES"),
) -> Dependencies:
    """一个节点依托什么、什么依托它,附每一步的原句;环会指出。"""
    return found_in.dependencies(store, id, direction=direction, depth=depth, kinds=kinds)


@router.get("/impact/{id}", summary="延期的影响")
def impact(store: Opened, id: str, limit: p.Limit = 50, offset: p.Offset = 0) -> Answer:
    """直接或间接依托它的一切,以及牵头这些任务的单位。"""
    names = found_in.names_of(store)
    node = found_in.node_of(names, id, store)
    return found_in.impact(store, [node], page=p.page(limit, offset), names=names)


@router.get("/network", summary="合作网络")
def network(
    store: Opened,
    agency: p.Agency = None,
    region: p.Region = None,
    document: p.Document = None,
    role: p.RoleName = None,
    min_weight: Annotated[int, Query(ge=1, le=1_000_000, description="至少共同承担几项")] = 1,
) -> Network:
    """画图用的节点与边:同在一项任务里的单位相连,附中心度与割点。"""
    return drawn(store, agency=agency, region=region, document=document, role=role, min_weight=min_weight)
