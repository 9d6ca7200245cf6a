"""Who leads, assists or guides each measure: lists, labels, columns, rules and prose (ontology §4)."""

from __future__ import annotations

import re

from graph.model import Duty
from loaders.outline import Outline

_LIST = re.compile(r"\((?:责任(?:单位|处室):)?([^()]{2,300})\)")


def find(outline: Outline) -> list[tuple[Duty, ...]]:
    """One tuple of duties per unit."""
    text = outline.text.text
    found: list[tuple[Duty, ...]] = []
    for unit in outline.units:
        last = None
        for last in _LIST.finditer(text, unit.span.start, unit.span.end):
            pass
        names = last[1].split("、") if last else []
        found.append(tuple(
            Duty(name=n, role="assists" if i else "leads", basis="listed" if len(names) > 1 else "sole", start=last.start() if last else None, end=last.end() if last else None)
            for i, n in enumerate(names) if len(n) > 1
        ))
    return found
