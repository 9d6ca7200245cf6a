"""A tree of headings → units: the smallest numbered ones, with path, title and span (ontology §1, Measure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.outline import Head, Unit, UnitKind
from loaders.structure.duty_lists import closed
from loaders.structure.enumerations import completes
from loaders.structure.labels import STYLE
from loaders.structure.lines import Item, Line
from loaders.structure.tables import rows, task_table
from loaders.structure.tree import Node
from loaders.structure.words import any_of
from loaders.text import Span, Table

TITLE = 40
PARAGRAPH = 50
RUN_IN = 24
_TAIL = re.compile(r"[。;:,、.\s]+$")


def title(text: str, joined: bool = False) -> str | None:
    """A heading's title: its text up to the first full stop when that is short enough.

    >>> title("加强领导。成立领导小组。"), title("重点任务(市科技局牵头)"), title("甲" * 41)
    ('加强领导', '重点任务', None)
    """
    head = text.split("。", 1)[0].split("\n", 1)[0].strip()
    head = _TAIL.sub("", head[: closed(head)])
    if joined:
        head = _run_in(text, "openers" if len(head) > RUN_IN else "sure_openers") or head
    elif len(head) > TITLE:
        head = _usual(text) or head
    return head if 0 < len(head) <= TITLE else None


def _run_in(text: str, openers: str) -> str | None:
    """The heading of a text that goes on without a mark: it ends in a heading's noun, and a sentence's word follows."""
    usual = _usual(text)
    if usual:
        return usual
    first = re.match(r"[^,。;:()]{4,60}", text)
    if not first:
        return None
    clause = first[0]
    ends = re.compile(any_of("endings"))
    begins = re.compile(rf"{any_of(openers)}|20\d\d年")
    for at in range(4, min(len(clause), TITLE) + 1):
        if begins.match(clause, at) and any(m.end() == at for m in ends.finditer(clause, max(0, at - 3), at)):
            return clause[:at]
    return None


def _usual(text: str) -> str | None:
    """One of the headings that every document has, with text behind it."""
    usual = re.match(rf"{any_of('usual_headings')}(?![,。;、和及与的])", text)
    return usual[0] if usual and usual.end() < len(text) else None


def units(text: str, node: Node, path: tuple[Head, ...], prose: bool = True, lawful: bool = False) -> Iterator[Unit]:
    """The units of a part's tree under the part's own path entry, if it has one.

    ``prose``: paragraphs count where nothing is numbered; ``lawful``: inside an article.
    """
    lawful = lawful or (node.label is not None and node.label.style == "article")
    assigning = [item for item in node.items if isinstance(item, Table) and task_table(text, item)]
    if node.label and not assigning and (not node.children or completes(node, lawful)):
        yield _unit(node, path)
        return
    if node.label:
        path = (*path, _head(node))
    for table in assigning:
        yield from rows(text, table, path)
    if prose and not node.label and not node.children and not assigning:
        yield from _paragraphs(node.items, path)
    for child in node.children:
        yield from units(text, child, path, prose, lawful)


def _unit(node: Node, path: tuple[Head, ...]) -> Unit:
    assert node.label
    items = list(node.every())
    kind: UnitKind = "article" if node.label.style == "article" else "numbered"
    span = Span(node.line.start, max(item.end for item in items))
    return Unit(kind, node.label.number, path, _title(node), span, place=node.line.place)


def _title(node: Node) -> str | None:
    assert node.label
    runs_on = node.line.joined and STYLE[node.label.style].rank >= 2
    return title(node.line.text[node.label.end :].strip(), runs_on)


def _head(node: Node) -> Head:
    assert node.label
    rest = node.items[1:]
    lead = Span(rest[0].start, rest[-1].end) if rest else Span(node.line.end, node.line.end)
    inline = _lead_in_line(node)
    if inline:
        lead = Span(inline, lead.end if rest else node.line.end)
    return Head(node.label.number, _title(node), node.line.span, lead)


def _lead_in_line(node: Node) -> int | None:
    """Where the lead-in begins that stands on the heading's own line: behind its full stop, or all of an article."""
    assert node.label
    line = node.line.text
    stop = line.find("。", node.label.end)
    if node.label.style == "article" or line.endswith(":") or _title(node) is None:
        return node.line.start + node.label.end
    return node.line.start + stop + 1 if 0 <= stop < len(line) - 1 else None


def _paragraphs(items: Sequence[Item], path: tuple[Head, ...]) -> Iterator[Unit]:
    """A body with no numbering: each paragraph of fifty characters or more."""
    position = 0
    for item in items:
        if isinstance(item, Line) and len(item.text) >= PARAGRAPH:
            position += 1
            yield Unit("paragraph", str(position), path, title(item.text), item.span, place=item.place)
