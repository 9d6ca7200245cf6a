"""Annexes that hold no measures: criteria, indicators, glossaries, lists of people, forms (ontology §1)."""

from __future__ import annotations

import re

from loaders.structure.assigned import duty_lines
from loaders.structure.parts import Part, first_label, substance
from loaders.structure.words import any_of
from loaders.text import Table


def idle(part: Part) -> bool:
    """Whether an annex holds no measures, by its title or because nothing in it is numbered."""
    if part.kind != "annex":
        return False
    title = re.sub(r"\([^()]*\)$", "", part.named.title or "")
    if re.search(any_of("idle_annexes") + "》?$", title):
        return True
    if duty_lines(part.items):
        return False
    return not any(isinstance(item, Table) or first_label(item) for item in part.items) or not substance(part.items)
