"""What a sum of money is: money given, a goal, or neither (ontology §4, Targets and Funds)."""

from __future__ import annotations

import re
from functools import cache

from loaders.clauses import left_edge, right_edge
from loaders.figures import Figure, either, words


@cache
def _indicator() -> re.Pattern[str]:
    return re.compile(either(words("money", "indicators")))


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(either(words("money", "giving")))


def is_goal(text: str, start: int, end: int, figure: Figure) -> bool:
    """Whether a sum is what is aimed at (产值达到10亿元) and not money given."""
    edge = left_edge(text, start, figure.lead)
    left = text[edge : figure.lead]
    return bool(_indicator().search(left)) and not re.search(r"奖励|补助|给予|资助|补贴|最高", left)
