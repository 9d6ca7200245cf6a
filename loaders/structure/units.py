"""A tree of headings → units: the smallest numbered ones, with path, title and span (ontology §1, Measure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.outline import Head, Unit, UnitKind
from loaders.structure.assigned import duty_lines, of_a_body
from loaders.structure.enumerations import completes
from loaders.structure.lines import Item, Line
from loaders.structure.tables import rows, task_table
from loaders.structure.titles import title
from loaders.structure.tree import Node
from loaders.text import Span, Table

PARAGRAPH = 50


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
    if (prose or duty_lines(node.items)) and not node.label and not node.children and not assigning:
        yield from _paragraphs(node.items, path)
    for child in node.children:
        yield from units(text, child, path, prose, lawful)


def _unit(node: Node, path: tuple[Head, ...]) -> Unit:
    assert node.label
    items = list(node.every())
    kind: UnitKind = "article" if node.label.style == "article" else "numbered"
    span = Span(node.line.start, max(item.end for item in items))
    return Unit(kind, node.label.number, path, node.title, span, place=node.line.place)


def _head(node: Node) -> Head:
    assert node.label
    rest = node.items[1:]
    lead = Span(rest[0].start, rest[-1].end) if rest else Span(node.line.end, node.line.end)
    inline = _lead_in_line(node)
    if inline:
        lead = Span(inline, lead.end if rest else node.line.end)
    return Head(node.label.number, node.title, node.line.span, lead)


def _lead_in_line(node: Node) -> int | None:
    """Where the lead-in begins that stands on the heading's own line: behind its full stop, or all of an article."""
    assert node.label
    line = node.line.text
    stop = line.find("。", node.label.end)
    if node.label.style == "article" or line.endswith(":") or node.title is None:
        return node.line.start + node.label.end
    return node.line.start + stop + 1 if 0 <= stop < len(line) - 1 else None


def _paragraphs(items: Sequence[Item], path: tuple[Head, ...]) -> Iterator[Unit]:
    """A body with no numbering: each paragraph of fifty characters or more, and each line of a body with its duty."""
    position = 0
    shared = duty_lines(items)
    for item in items:
        if isinstance(item, Line) and (len(item.text) >= PARAGRAPH or (shared and of_a_body(item.text))):
            position += 1
            yield Unit("paragraph", str(position), path, title(item.text), item.span, place=item.place)
