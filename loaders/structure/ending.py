"""Takes the paragraphs that close a document off its last unit: they belong to no measure (ontology §1, number)."""

from __future__ import annotations

import re

from loaders.structure.duty_lists import labelled, lists
from loaders.structure.lines import Item, Line
from loaders.structure.tree import Node
from loaders.structure.words import any_of
from loaders.text import Span

_FEWEST = 3
_VALID = re.compile(
    r"附则$|(?:本|以上|上述)[一-鿿]{0,12}(?:[,，])?(?:自.{2,20}(?:起|之日)|由.{2,40}(?:负责)?解释|有效期|有效至|执行期|施行期|从.{2,16}起|的解释权)"
)


def without_closing(root: Node) -> Node:
    """The tree with the closing paragraphs moved from its last unit to the root."""
    leaves = list(root.leaves())
    if not leaves:
        return root
    last = leaves[-1]
    keep = _keep(last, leaves[:-1])
    root.items.extend(last.items[keep:])
    del last.items[keep:]
    return root


def _keep(last: Node, others: list[Node]) -> int:
    """How many of the last unit's items are its own."""
    size = len(last.items)
    if last.label and last.label.style == "article":
        return size
    if size > 1 and (habit := _habit(last, others)):
        size = min(size, habit)
        while size < len(last.items) and (labelled(last.items[size]) or _part(last.items[size])):
            size += 1
    closed = _closed(last, others)
    size = min(size, closed)
    bare = "。" not in last.line.text  # all that follows a bare heading may be its own
    least = min(2, len(last.items)) if bare else 1
    while size > least and _closes(last.items[size - 1], strong=bare):
        size -= 1
    for i in range(least, size):
        if _closes(last.items[i], strong=True):
            return i
    return size


def _part(item: Item) -> bool:
    """A bullet, or one of several points within a unit."""
    return (
        isinstance(item, Line)
        and re.match(r"[—\-●•■◆▪·○]|[一二三四五六七八九十][是要]|第[一二三四五六七八九十],", item.text) is not None
    )


def _habit(last: Node, others: list[Node]) -> int:
    """The number of lines that all other units of this kind have, when they agree."""
    alike = [x for x in others if x.label and last.label and x.label.style == last.label.style]
    sizes = {len(x.items) for x in alike}
    return sizes.pop() if len(alike) >= _FEWEST and len(sizes) == 1 else 0


def _listed(item: Item) -> bool:
    if not isinstance(item, Line):
        return False
    text = item.text.rstrip("。")
    return any(span.end == len(text) for span in lists(text, Span(0, len(text))))


def _closed(last: Node, others: list[Node]) -> int:
    """Behind the responsibility list, when the others' lists end them."""
    at = next((i for i, item in enumerate(last.items) if _listed(item)), None)
    if at is None or at + 1 == len(last.items) or _listed(last.items[at + 1]):
        return len(last.items)
    ends = [_listed(x.items[-1]) for x in others if any(_listed(item) for item in x.items)]
    return at + 1 if len(ends) >= 2 and sum(ends) >= 0.8 * len(ends) else len(last.items)


def _closes(item: Item, strong: bool = False) -> bool:
    if not isinstance(item, Line):
        return False
    if _VALID.match(item.text):
        return True
    found = re.match(any_of("closings"), item.text)
    return bool(found) and (
        not strong or re.match(r"[自本以上原]|特此|附件|联系人|联系电话|抄[送报]", item.text) is not None
    )
