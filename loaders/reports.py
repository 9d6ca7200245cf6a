"""Whether a text only tells what was done (ontology §4, ``status``)."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.outline import Outline

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
