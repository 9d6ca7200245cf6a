"""Drops a table of contents in front of the text: headings with nothing under them that all come again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.labels import labels
from loaders.structure.lines import Item, Line

_PAGE = re.compile(r"[.…·\s\-—]*\d{0,3}[.…·\s\-—]*$")
_FEWEST = 3
_MOST = 400


def without_contents(items: Sequence[Item]) -> list[Item]:
    """The items without a table of contents.

    >>> toc = [Line(0, 0, t) for t in ("目录", "一、甲", "二、乙", "三、丙", "一、甲", "做甲。", "二、乙", "三、丙")]
    >>> [i.text for i in without_contents(toc)]
    ['一、甲', '做甲。', '二、乙', '三、丙']
    """
    best: tuple[int, int] | None = None
    i = 0
    while i < min(len(items), 400):
        if not _entry(items[i]):
            i += 1
            continue
        end = _end(items, i, chapters=False)
        size = _again(items, i, _end(items, i, chapters=True)) or _again(items, i, end)
        if size >= _FEWEST and best is None:
            best = (i, i + size)
            break
        i = end
    if best is None:
        return [item for item in items if not _titled(item)]
    return [item for k, item in enumerate(items) if not best[0] <= k < best[1] and not _titled(item)]


def _titled(item: Item) -> bool:
    return isinstance(item, Line) and _TITLE.fullmatch(item.text) is not None


_TITLE = re.compile(r"目\s?[录次]")


def _name(item: Item) -> str:
    assert isinstance(item, Line)
    return "".join(_PAGE.sub("", item.text).split())


def _start(line: Line) -> str:
    return "".join(line.text[:80].split())


def _entry(item: Item) -> bool:
    """A line that could stand in a table of contents: numbered, short, without a sentence."""
    if not isinstance(item, Line) or len(item.text) > 60 or "。" in item.text:
        return False
    return any(True for _ in labels(item.text)) or bool(re.match(r"附[件则录]|第.{1,4}[章节]", item.text))


def _end(items: Sequence[Item], i: int, chapters: bool) -> int:
    """Where a run of entries ends; with ``chapters`` those without a number are entries too."""
    while i < len(items) and (_entry(items[i]) or (chapters and _unlabelled(items, i))):
        i += 1
    return i


def _unlabelled(items: Sequence[Item], i: int) -> bool:
    """A chapter whose number the table of contents has lost: a short line right above 2.1."""
    item, below = items[i], items[i + 1] if i + 1 < len(items) else None
    named = isinstance(item, Line) and re.fullmatch(r"[一-鿿、]{2,16}", item.text) is not None
    return named and isinstance(below, Line) and re.match(r"\d{1,2}\.1(?!\d)", below.text) is not None


def _again(items: Sequence[Item], begin: int, end: int) -> int:
    """How many entries from the first come again, in order, behind the run's own repetition point."""
    names = [_name(item) for item in items[begin:end]]
    first = next((k for k in range(1, len(names)) if names[k] == names[0]), None)
    size = first if first is not None else len(names)
    later = [_start(item) for item in items[begin + size : begin + size + 4000] if isinstance(item, Line)]
    if not later or size > _MOST:
        return 0
    if first is not None and size > 1 and not any(line.startswith(names[size - 1]) for line in later):
        size -= 1  # the first chapter's own heading, above the point with which the contents began
    at = 0
    hits = 0
    for name in names[:size]:
        found = next((k for k in range(at, len(later)) if later[k].startswith(name)), None)
        if found is not None:
            hits += 1
            at = found + 1
    return size if hits >= max(_FEWEST, 0.7 * size) else 0
