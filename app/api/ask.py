"""A question in words, any node by words, and how much there is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from app.api import parameters as p
from app.api.problems import PROBLEMS
from app.api.store import Opened
from queries import catalogue
from queries.answer import Answer
from queries.ask import ask as answer
from queries.catalogue import Hit, Items, Stats

router = APIRouter(prefix="/api/v1", tags=["提问"], responses=PROBLEMS)

Question = Annotated[
    str,
    Query(
        min_length=1,
        max_length=500,
        description="中文或英文的问题",
        examples=["市科技局牵头什么", "what does 市科技局 lead"],
    ),
]
Sought = Annotated[str, Query(min_length=1, max_length=500, description="要找的字词", examples=["人才公寓"])]


@router.get("/ask", summary="提问")
def ask(store: Opened, q: Question, region: p.Region = None, limit: p.Limit = 50, offset: p.Offset = 0) -> Answer:
    """一句话、若干行,每行有原句和出处;不懂的问题不答,说明哪里不懂。"""
    catalogue.region_ids(store, region)
    return answer(store, q, region=region, limit=limit, offset=offset)


@router.get("/search", summary="查找")
def search(store: Opened, q: Sought, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[Hit]:
    """名称或正文里含有这些字的机构、工程、平台、文件、区划、任务。"""
    return catalogue.search(store, q, p.page(limit, offset))


@router.get("/stats", summary="总量")
def stats(store: Opened) -> Stats:
    """图里各类各有多少。"""
    return catalogue.stats(store)
