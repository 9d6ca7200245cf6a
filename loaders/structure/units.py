"""A tree of headings → units: the smallest numbered ones, with path, title and span (ontology §1, Measure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.outline import Head, Unit, UnitKind
from loaders.structure.duty_lists import lists, says
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
_LISTED = re.compile(r"\([^()]{2,200}\)$|〔[^〔〕]{2,200}〕$")
_PART = re.compile(r"[;,、]$")


@dataclass(frozen=True, slots=True)
class Found:
    """A part's units, and the spans of its text that belongs to none (lead-ins and closing paragraphs too)."""

    units: tuple[Unit, ...]
    loose: tuple[Span, ...]


def title(text: str, joined: bool = False) -> str | None:
    """A heading's title: its text up to the first full stop when that is short enough.

    >>> title("加强领导。成立领导小组。"), title("重点任务(市科技局牵头)"), title("甲" * 41)
    ('加强领导', '重点任务', None)
    """
    head = text.split("。", 1)[0].split("\n", 1)[0].strip()
    listed = _LISTED.search(head)
    if listed and says(listed[0][1:-1]):
        head = head[: listed.start()]
    head = _TAIL.sub("", head)
    if joined:
        head = _run_in(text, "openers" if len(head) > RUN_IN else "sure_openers") or head
    return head if 0 < len(head) <= TITLE else None


def _run_in(text: str, openers: str) -> str | None:
    """The heading of a text that goes on without a mark: it ends in a heading's noun, and a sentence's word follows."""
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


def units(text: str, root: Node, path: tuple[Head, ...]) -> Found:
    """The units of a part's tree under the part's own path entry, if it has one."""
    found: list[Unit] = []
    loose: list[Span] = []
    _walk(text, root, path, found, loose)
    return Found(tuple(found), tuple(loose))


def _walk(text: str, node: Node, path: tuple[Head, ...], found: list[Unit], loose: list[Span]) -> None:
    body = _own(node)
    tables = [item for item in body if isinstance(item, Table) and task_table(text, item)]
    if node.label and (not node.children or _completes(node)) and not tables:
        found.append(_unit(node, path))
        return
    if node.label:
        head = _head(node)
        path = (*path, head)
        loose.append(node.line.span)
    rest = body[1:] if node.label else body
    loose.extend(Span(item.start, item.end) for item in rest if item not in tables)
    for table in tables:
        found.extend(rows(text, table, path))
    if not node.label and not node.children and not tables:
        found.extend(_paragraphs(rest, path))
        taken = {unit.span.start for unit in found}
        loose[:] = [span for span in loose if span.start not in taken]
    for child in node.children:
        _walk(text, child, path, found, loose)


def _own(node: Node) -> list[Item]:
    return node.items


def _every(node: Node) -> Iterator[Item]:
    yield from node.items
    for child in node.children:
        yield from _every(child)


def _unit(node: Node, path: tuple[Head, ...]) -> Unit:
    assert node.label
    items = list(_every(node))
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
    """Where the lead-in begins when it stands on the heading's own line behind its full stop."""
    assert node.label
    stop = node.line.text.find("。", node.label.end)
    if 0 <= stop < len(node.line.text) - 1:
        return node.line.start + stop + 1
    return None


def _paragraphs(items: Sequence[Item], path: tuple[Head, ...]) -> Iterator[Unit]:
    """A body with no numbering: each paragraph of fifty characters or more."""
    position = 0
    for item in items:
        if isinstance(item, Line) and len(item.text) >= PARAGRAPH:
            position += 1
            yield Unit("paragraph", str(position), path, title(item.text), item.span, place=item.place)


# --- enumerations


def _completes(node: Node) -> bool:
    """Whether the headings under a node only complete its lead-in's sentence (ontology §1, Measure)."""
    if not node.label or not node.children or any(child.children and not _completes(child) for child in node.children):
        return False
    texts = [_text(child) for child in node.children]
    if any(_listed(text) for text in texts):
        return False
    lead = node.items[-1].text if isinstance(node.items[-1], Line) else ""
    article = node.label.style == "article"
    opens = lead.endswith((":", ",")) or ((len(node.items) > 1 or article) and not lead.endswith("。"))
    parted = sum(bool(_PART.search(text)) for text in texts[:-1])
    if len(texts) > 1 and parted >= len(texts) - 1 - (len(texts) >= 5):
        return opens or article or STYLE[node.children[0].label.style].rank >= 5  # type: ignore[union-attr]
    return opens and _fragments(lead, texts)


def _fragments(lead: str, texts: Sequence[str]) -> bool:
    return bool(re.search(any_of("enumerates"), lead[-40:])) and all(len(t) <= 80 and "。" not in t[:-1] for t in texts)


def _text(node: Node) -> str:
    return "\n".join(item.text for item in _every(node) if isinstance(item, Line))


def _listed(text: str) -> bool:
    return any(True for _ in lists(text, Span(0, len(text))))
