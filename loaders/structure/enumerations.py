"""Enumerations that only complete their lead-in's sentence are no measures (ontology §1, Measure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.duty_lists import lists
from loaders.structure.labels import STYLE
from loaders.structure.lines import Line
from loaders.structure.tree import Node
from loaders.structure.words import any_of
from loaders.text import Span

_PART = re.compile(r"[;,、]$")


def completes(node: Node, lawful: bool = False) -> bool:
    """Whether the headings under a node only complete its lead-in's sentence; ``lawful`` inside an article."""
    if (
        not node.label
        or not node.children
        or any(child.children and not completes(child, lawful) for child in node.children)
    ):
        return False
    texts = [_text(child) for child in node.children]
    if any(_listed(text) for text in texts):
        return False
    lead = node.items[-1].text if isinstance(node.items[-1], Line) else ""
    opens = lead.endswith((":", ",")) or ((len(node.items) > 1 or lawful) and not lead.endswith("。"))
    parted = sum(bool(_PART.search(text)) for text in texts[:-1])
    if len(texts) > 1 and parted >= len(texts) - 1 - (len(texts) >= 5):
        return opens or lawful or STYLE[node.children[0].label.style].rank >= 5  # type: ignore[union-attr]
    return opens and lead.endswith((":", ",")) and _fragments(lead, texts)


def _fragments(lead: str, texts: Sequence[str]) -> bool:
    return bool(re.search(any_of("enumerates"), lead[-40:])) and all(len(t) <= 80 and "。" not in t[:-1] for t in texts)


def _text(node: Node) -> str:
    return "\n".join(item.text for item in node.every() if isinstance(item, Line))


def _listed(text: str) -> bool:
    return bool(lists(text, Span(0, len(text))))
