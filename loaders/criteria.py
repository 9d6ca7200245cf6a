"""Where a text lists what is asked of an applicant: its figures set nothing (ontology §4, Targets)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.outline import Unit

_LED = re.compile(
    r"(?:下列|以下|如下|相应|基本)[^,。;:\n]{0,12}(?:条件|情形|要求)[^,。;:\n]{0,8}:|(?:条件|情形)之一[^,。;:\n]{0,8}:"
)
_HEADED = re.compile(
    r"(?:申报|申请|认定|准入|基本|支持|扶持|评选|遴选|推荐|入选|资格|奖励|补贴)条件$|(?:支持|扶持|适用|申报|申请|奖励|补贴|补助)(?:对象|范围)$"
)
_ITEM = re.compile(r"\s*(?:[-—–•·]|[①-⑳]|\(?[一二三四五六七八九十\d]{1,2}[)、.])")


def is_headed(unit: Unit) -> bool:
    """Whether a unit, or the heading it stands under, is about who may apply."""
    titles = (unit.title, *(head.title for head in unit.path[-1:]))
    return any(title and _HEADED.search(title) for title in titles)


def listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of lists behind 符合下列条件: up to the end of the sentence, or of the items that follow.

    >>> written = "须符合以下条件:从业3年;持证5人。培训200人。"
    >>> [written[a:b] for a, b in listed(written, 0, len(written))]
    ['从业3年;持证5人。']
    """
    for match in _LED.finditer(text, start, end):
        stop = _line_end(text, match.end(), end)
        if text[match.end() : stop].strip():
            closed = text.find("。", match.end(), stop)
            yield match.end(), stop if closed < 0 else closed + 1
            continue
        while stop < end and _ITEM.match(text, stop + 1, end):
            stop = _line_end(text, stop + 1, end)
        yield match.end(), stop


def _line_end(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found
