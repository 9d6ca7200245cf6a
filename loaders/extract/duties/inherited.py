"""Actors named once for what follows: 以下均需…落实,不再列出, and lead-ins of headings (ontology §4, ``inherited``)."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.model import Role
from loaders.extract.duties import owner, prose
from loaders.extract.duties.groups import groups
from loaders.extract.duties.items import names
from loaders.extract.duties.lists import find
from loaders.extract.duties.parts import Said, roles
from loaders.outline import Head, Outline, Unit
from loaders.rules import compiled, named
from loaders.text import Span


class Inherited(NamedTuple):
    """Agencies that act in measures which do not name them; ``titled`` when a heading is their name."""

    names: tuple[str, ...]
    span: Span
    titled: bool = False
    role: Role = "leads"


def notices(outline: Outline) -> list[Inherited]:
    """The notices of a text that charge someone with all that follows, in order (以下责任单位均包括…,不再列出)."""
    text = outline.text.text
    found: list[Inherited] = []
    for again in list(_AGAIN.finditer(text))[:MOST]:
        match = compiled("notice").search(text, max(0, again.start() - REACH), again.end() + 50)
        if not match:
            continue
        who = names(re.split("[、,]", re.sub("^(?:由|需|须|包括|含|涉及|为)+", "", next(filter(None, match.groups())))))
        if who and all(named(w) for w in who):
            found.append(Inherited(tuple(who), Span(match.start(), match.end())))
    return found


_AGAIN = re.compile("不再(?=.{0,6}(?:[列标注说]|分工|明确|赘述|重复))|下同|外,(?=其[他余]|[均都])")
MOST = 60
REACH = 120


def covering(notices_found: list[Inherited], unit: Unit) -> list[Inherited]:
    """The notices that stand before a unit's end: 以下 covers the unit in whose list it is said, and all behind it."""
    return [n for n in notices_found if n.span.start < unit.span.end]


class Heads:
    """What headings say for the units below them, each heading read once."""

    def __init__(self, text: str) -> None:
        """Read the headings of this text."""
        self._text = text
        self._actors: dict[Head, list[Inherited]] = {}
        self._lists: dict[Head, list[tuple[Said, Span]]] = {}

    def actors(self, unit: Unit) -> list[Inherited]:
        """The actors that the headings above a unit name in their lead-ins, or as their own title."""
        for head in unit.path:
            if head not in self._actors:
                self._actors[head] = _of_head(self._text, head)
        return [found for head in unit.path for found in self._actors[head]]

    def lists(self, unit: Unit) -> list[tuple[Said, Span]]:
        """The list that closes the nearest heading or its lead-in, for the units below that have none of their own."""
        for head in reversed(unit.path):
            if head not in self._lists:
                self._lists[head] = _lists_of(self._text, head)
            if self._lists[head]:
                return self._lists[head]
        return []


_FOLLOWS = re.compile(
    "(?:以下|下列|如下|下述)[^,。]{0,8}(?:措施|工作|任务|职责|事项|要求|行动|义务|规定|标准|流程|程序|内容)"
)


_GIVEN = re.compile(r"\s*(?:以下|下列|下述)[^,。由]{0,8}(?:措施|工作|任务|事项|行动|内容)(?:均|都|具体|统一)?由")


def _of_head(text: str, head: Head) -> list[Inherited]:
    found: list[Inherited] = []
    who = owner.of_heading(re.sub("[。:]$", "", head.title or ""))
    if who:
        found.append(Inherited(who, head.span, True))
    lead = [head.lead] if head.lead.end > head.lead.start else []
    found.extend(
        Inherited((told.name,), Span(told.start, told.end), role=told.role)
        for told in prose.tell(text, lead)
        if _GIVEN.match(text, told.start, told.end)
        or (told.role == "leads" and _FOLLOWS.search(text, told.at, told.end + 1))
    )
    return found


def _lists_of(text: str, head: Head) -> list[tuple[Said, Span]]:
    for span in (head.span, head.lead):
        listed = find(text, span) if span.end > span.start else ()
        said = [(s, one.span) for one in listed for s in roles(groups(one.content), False)]
        if said:
            return said
    return []
