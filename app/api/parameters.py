"""Query parameters that many routes take, with their limits and descriptions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from graph.errors import NotFoundError
from graph.model import DATE, AgencyKind, Basis, Level
from queries.answer import Answer
from queries.fetch import Page

Limit = Annotated[int, Query(ge=1, le=1000, description="这一页最多几条")]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="跳过前几条")]
Words = Annotated[str | None, Query(max_length=500, description="名称或正文里的字词", examples=["人才公寓"])]
Region = Annotated[
    str | None, Query(min_length=1, max_length=100, description="行政区划代码或名称", examples=["520400"])
]
Below = Annotated[bool, Query(description="连同下级区划")]
Document = Annotated[str | None, Query(min_length=1, max_length=500, description="文件的标识、标题或简称")]
Agency = Annotated[
    str | None, Query(min_length=1, max_length=200, description="机构的标识或名称", examples=["安顺市科学技术局"])
]
RoleName = Annotated[
    Literal["leads", "assists", "guides", "responsible"] | None,
    Query(description="leads 牵头,assists 配合,guides 指导,responsible 牵头或配合"),
]
BasisName = Annotated[Basis | None, Query(description="角色的依据;listed 是按列名顺序的惯例,并非明文")]
KindName = Annotated[AgencyKind | None, Query(description="机构类别")]
LevelName = Annotated[Level | None, Query(description="行政层级")]
DueBefore = Annotated[str | None, Query(pattern=f"^{DATE}$", description="到这一天(月、年)为止", examples=["2025-06"])]
DueAfter = Annotated[str | None, Query(pattern=f"^{DATE}$", description="从这一天(月、年)起", examples=["2025"])]


async def filters(
    q: Words = None,
    region: Region = None,
    below: Below = False,
    document: Document = None,
    agency: Agency = None,
    role: RoleName = None,
) -> dict[str, Any]:
    """The filters that combine with every kind of question, as ``queries.answers`` takes them."""
    return {"topic": text(q), "region": region, "below": below, "document": document, "agency": agency, "role": role}


Asked = Annotated[dict[str, Any], Depends(filters)]


def page(limit: int, offset: int) -> Page:
    """The page that ``limit`` and ``offset`` ask for."""
    return Page(limit, offset)


def answered(answer: Answer) -> Answer:
    """An answer that has one. Raises ``NotFoundError`` when a name in a filter is in no document."""
    if not answer.answered:
        near = f"相近的名称:{'、'.join(answer.suggestions)}" if answer.suggestions else ""
        raise NotFoundError(answer.reason or "没有读懂", remedy=near)
    return answer


def text(words: str | None) -> str | None:
    """Words with control characters and spaces around them taken away; None when nothing is left.

    >>> text(" 人才\\n公寓 "), text(" ")
    ('人才 公寓', None)
    """
    return " ".join("".join(c if c.isprintable() else " " for c in words or "").split()) or None
