"""Unnumbered lines that each give a body its duty (市水利局:负责水情监测。): units of their own (ontology §1, §4 ``sole``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.structure.lines import Item, Line
from loaders.structure.words import any_of

_FEWEST = 3


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿、()]{{1,40}}?{any_of('bodies')}(?:\([一-鿿]{{2,16}}\))?:(?=[一-鿿]{{4}})")


def of_a_body(text: str) -> bool:
    """Whether a line gives one body, named before a colon, its duty.

    >>> [of_a_body(t) for t in ("市水利局:负责水情监测。", "各县人民政府,市直各部门:", "牵头单位:市水利局", "总体要求:坚持统筹。")]
    [True, False, False, False]
    """
    return _body().match(text) is not None and not text.startswith(("牵头", "责任", "配合", "参加", "主办", "协办"))


def duty_lines(items: Sequence[Item]) -> bool:
    """Whether most lines behind a title are such lines, at least three.

    >>> duty_lines([Line(0, 0, f"市{x}局:负责有关工作。") for x in "甲乙丙"]), duty_lines([Line(0, 0, "市甲局:负责有关工作。")])
    (True, False)
    """
    lines = [item for item in items if isinstance(item, Line)]
    found = sum(of_a_body(line.text) for line in lines)
    return found >= _FEWEST and found * 2 > len(lines)
