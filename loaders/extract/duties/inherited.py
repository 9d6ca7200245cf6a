"""Actors named once for what follows: 以下均需…落实,不再列出, and lead-ins of headings (ontology §4, ``inherited``)."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.extract.duties import owner, prose
from loaders.extract.duties.items import names
from loaders.extract.duties.lists import Said, find, groups, roles
from loaders.outline import Head, Outline, Unit
from loaders.rules import compiled, named
from loaders.text import Span


class Inherited(NamedTuple):
    """Agencies that act in measures which do not name them; ``titled`` when a heading is their name."""

    names: tuple[str, ...]
    span: Span
    titled: bool = False


def notices(outline: Outline) -> list[Inherited]:
    """The notices of a text that charge someone with all that follows, in order (以下责任单位均包括…,不再列出)."""
    text = outline.text.text
    found: list[Inherited] = []
    for match in compiled("notice").finditer(text):
        who = names(re.split("[、,]", re.sub("^(?:由|需|须|包括|含|涉及|为)+", "", match["who"])))
        if who and all(named(w) for w in who):
            found.append(Inherited(tuple(who), Span(match.start(), match.end())))
    return found


def covering(notices_found: list[Inherited], unit: Unit) -> list[Inherited]:
    """The notices that stand before a unit's end: 以下 covers the unit in whose list it is said, and all behind it."""
    return [n for n in notices_found if n.span.start < unit.span.end]


def of_heads(text: str, unit: Unit) -> list[Inherited]:
    """The actors that the headings above a unit name in their lead-ins, as their own title, or in a list of theirs."""
    return [found for head in unit.path for found in _of_head(text, head)]


_FOLLOWS = re.compile("以下|下列|如下|下述")


def _of_head(text: str, head: Head) -> list[Inherited]:
    found: list[Inherited] = []
    who = owner.of_heading(re.sub("[。:]$", "", head.title or ""))
    if who:
        found.append(Inherited(who, head.span, True))
    for told in prose.tell(text, [head.lead]) if head.lead.end > head.lead.start else []:
        if told.role == "leads" and _FOLLOWS.search(text, told.at, told.end + 1):
            found.append(Inherited((told.name,), Span(told.start, told.end)))
    return found


def lists_of_heads(text: str, unit: Unit) -> list[tuple[Said, Span]]:
    """The list that closes a heading or its lead-in, for the units below that have none of their own."""
    for head in reversed(unit.path):
        for span in (head.span, head.lead):
            listed = find(text, span) if span.end > span.start else []
            said = [(s, one.span) for one in listed for s in roles(groups(one.content), False)]
            if said:
                return said
    return []
