"""Whether a text, or a part of it, only tells what was done (ontology §4, ``status``)."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.outline import Outline, Unit

_TOLD = re.compile(
    r"累计(?!不|达到|最高|补|给|资|奖|享|支|总)|以来|同比|20\d\d年[^,。;底]{0,20}(?:建成|实现|完成|兑现|启动)|已有|了\d"
)
_AIMED = re.compile(r"力争|争取|到20\d\d年|[底末]前|责任单位|牵头单位|负责\)|要求")


@lru_cache(maxsize=4)  # targets and funds ask
def is_report(outline: Outline) -> bool:
    """A text without a number of its own that reports, and nowhere sets itself a goal.

    A year to come is a plan however it is put: 2025年建成.
    """
    if outline.frame.doc_no is not None:
        return False
    text, issued = outline.text.text, outline.frame.issued_on
    told = [m[0] for u in outline.units for m in _TOLD.finditer(text, u.span.start, u.span.end)]
    past = [words for words in told if not (issued and words.startswith("20") and words[:4] > issued[:4])]
    if len(past) < 3:
        return False
    aimed = sum(1 for u in outline.units for _ in _AIMED.finditer(text, u.span.start, u.span.end))
    return len(past) > 2 * aimed


_PERIOD = r"(?:“?十[一二三四五]五”?(?:时期|期间|以来)?|\d{4}年(?:以来)?|近年来|前期)"
_BEHIND = re.compile(
    rf"{_PERIOD}?(?:工作|发展|事业|规划|编制|主要|建设|取得的?|现有|现实|产业|基本){{0,2}}"
    r"(?:背景|现状|基础|成效|成就|成绩|回顾)(?:[和与及、](?:背景|形势|现状|基础|成效|成就|问题|挑战|面临的?形势))?"
    rf"|{_PERIOD}[^,。;:]{{0,16}}(?:执行|完成|实施|进展|发展|落实)情况(?:回顾)?"
)


def looks_back(unit: Unit) -> bool:
    """Whether a unit stands under a heading that looks back: 发展基础, “十三五”规划完成情况; 夯实工作基础 does not.

    >>> from loaders.text import Span
    >>> [looks_back(Unit("1", "1", (), t, Span(0, 0))) for t in ("发展基础", "“十三五”规划完成情况", "夯实工作基础", "基本情况")]
    [True, True, False, False]
    """
    return any(title and _BEHIND.fullmatch(title) for title in (unit.title, *(head.title for head in unit.path)))
