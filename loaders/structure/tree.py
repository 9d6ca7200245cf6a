"""Lines → a tree of numbered headings: which labels are real, and what stands under what (ontology §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.numbers import integer
from loaders.structure.decimals import follows
from loaders.structure.labels import STYLE, Label, labels
from loaders.structure.lines import Item, Line
from loaders.structure.unnumbered import unnumbered
from loaders.text import Table


@dataclass(slots=True)
class Node:
    """A numbered heading, its own items (its line first), and the headings under it."""

    label: Label | None
    items: list[Item] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    title: str | None = None

    @property
    def line(self) -> Line:
        """The heading's line."""
        assert isinstance(self.items[0], Line)
        return self.items[0]

    def every(self) -> Iterator[Item]:
        """All its items, and those of the headings under it."""
        yield from self.items
        for child in self.children:
            yield from child.every()

    def leaves(self) -> Iterator[Node]:
        """The nodes with nothing under them, in order."""
        for child in self.children:
            yield from child.leaves() if child.children else (child,)


def tree(items: Sequence[Item]) -> Node:
    """The headings of a part under a root that holds the unnumbered items before the first one.

    >>> one, two = Line(0, 0, "一、目标"), Line(0, 0, "(一)甲事。")
    >>> [child.label.number for child in tree([one, two, Line(0, 0, "(二)乙事。")]).children[0].children]
    ['1', '2']
    """
    chosen = choose(items)
    ranks = _ranks(chosen)
    root = Node(None)
    stack = [root]
    for item, label in zip(items, chosen, strict=True):
        if label is None:
            stack[-1].items.append(item)
            continue
        while len(stack) > 1 and _rank(stack[-1], ranks) >= _depth(label, ranks):
            stack.pop()
        node = Node(label, [item])
        stack[-1].children.append(node)
        stack.append(node)
    return root


def _depth(label: Label, ranks: dict[str, float]) -> float:
    depth = label.number.count(".") if label.style == "decimal" else 0
    return ranks[label.style] + depth / 10


def _rank(node: Node, ranks: dict[str, float]) -> float:
    return _depth(node.label, ranks) if node.label else -1.0


def _ranks(chosen: Sequence[Label | None]) -> dict[str, float]:
    """The styles' ranks in this part: as usual, but 任务一 stands where it is first used, and 1. above (一) when used so."""
    ranks = {name: style.rank for name, style in STYLE.items()}
    order = [label for label in chosen if label]
    first = {label.style: i for i, label in reversed(list(enumerate(order)))}
    if "task" in first:
        outer = [
            ranks[s]
            for s in ("han_paren", "arab")
            if s in first and first[s] < first["task"] and _inside(order, s, "task")
        ]
        ranks["task"] = max(outer) + 0.5 if outer else ranks["task"]
    if first.get("han", 99) < first.get("article", -1) and _through(order):
        ranks["article"] = 2.5
    if first.get("arab", 99) < first.get("han_paren", -1) and _inside(order, "arab", "han_paren", times=2):
        ranks["arab"] = 2.6
    return ranks


def _through(order: list[Label]) -> bool:
    """Whether articles are counted on from one 一、 to the next: 一、 is a chapter then."""
    found, last = 0, 0
    for before, label in pairwise(order):
        if label.style == "article":
            found += label.ordinal == last + 1 and before.style == "han"
            last = label.ordinal
    return found >= 2


def _inside(order: list[Label], outer: str, inner: str, times: int = 1) -> bool:
    """Whether the inner style comes between two labels of the outer that follow one another, restarting each time."""
    found = 0
    last: Label | None = None
    began = False
    for label in order:
        if label.style == inner:
            began = began or (label.ordinal == 1 or times == 1)
        elif label.style == outer:
            if last and began and label.ordinal == last.ordinal + 1:
                found += 1
            last, began = label, False
        elif STYLE[label.style].rank < STYLE[outer].rank:
            last, began = None, False
    return found >= times


# --- which labels are real


def choose(items: Sequence[Item]) -> list[Label | None]:
    """For each item the label that numbers it, if it is a heading in sequence with the others."""
    read = [list(labels(item.text)) if isinstance(item, Line) else [] for item in items]
    decimals = _decimals(read)
    sure = [_sure(found, decimals) for found in read]
    run = _run(items, read)
    run |= _tasks(items)
    sure = [run.get(i) or label for i, label in enumerate(sure)]
    sure = _chapters(sure) if decimals else sure
    plain = unnumbered(items, sure)
    sure = [plain.get(i) or label for i, label in enumerate(sure)]
    following = _following(sure)
    open_: dict[str, int] = {}
    seen: dict[str, int] = {}
    counted = {label.style for label in sure if label and label.ordinal == 2}  # a 1 alone is one of them
    out: list[Label | None] = []
    for i, item in enumerate(items):
        label = sure[i]
        if label is None and isinstance(item, Line):
            label = _weak(read[i], item, seen, open_, decimals, following[i])
        alone = label is not None and label.ordinal == 1 and label.style in counted
        if label is None or not (alone or _plausible(label, open_, seen, following[i], decimals)):
            out.append(None)
            continue
        rank = STYLE[label.style].rank
        open_ = {name: n for name, n in open_.items() if STYLE[name].rank < rank}
        open_[label.style] = seen[label.style] = label.ordinal
        out.append(label)
    return out


def _sure(found: list[Label], decimals: bool) -> Label | None:
    if decimals:
        found = [x for x in found if x.style != "arab" or not any(y.style == "decimal" for y in found)]
        return next((x for x in found if x.style == "decimal" or not x.weak), None)
    return next((x for x in found if not x.weak), None)


def _chapters(sure: list[Label | None]) -> list[Label | None]:
    """The headings 1. and 2、 that 1.1 and 2.1 follow number chapters, not points."""
    out = list(sure)
    below = ""
    for i in range(len(sure) - 1, -1, -1):
        label = sure[i]
        if label and label.style == "arab" and below == f"{label.number}.1":
            out[i] = Label("bare", label.number, label.ordinal, label.end)
        below = label.number if label else below
    return out


def _decimals(read: list[list[Label]]) -> bool:
    """Whether a part is numbered 1.1, 1.2, 2.1 …: several such labels, each going on from the one before."""
    numbers = [x.number for found in read for x in found if x.style == "decimal"]
    runs = sum(1 for a, b in pairwise(numbers) if follows(a, b))
    return len(numbers) >= 3 and runs >= (len(numbers) - 1) * 0.6


def _following(sure: list[Label | None]) -> list[dict[str, int]]:
    """For each item the next label's ordinal of every style behind it, up to a greater heading of another style."""
    out: list[dict[str, int]] = []
    ahead: dict[str, int] = {}
    for label in reversed(sure):
        out.append(dict(ahead))
        if label:
            rank = STYLE[label.style].rank
            ahead = {name: n for name, n in ahead.items() if STYLE[name].rank <= rank or name == "arab"}
            ahead[label.style] = label.ordinal
    return out[::-1]


def _weak(
    found: list[Label], line: Line, seen: dict[str, int], open_: dict[str, int], decimals: bool, ahead: dict[str, int]
) -> Label | None:
    """A bare numeral that its neighbours make a heading: 1 总则 before 1.1, 三加强领导 between 二、 and 四、."""
    heading = _short(line)
    for label in found:
        if label.style == "bare" and decimals and heading and label.ordinal == seen.get("bare", 0) + 1:
            return label
        if label.style == "han_bare" and heading:
            before, after = open_.get("han", 0), ahead.get("han", 0)
            if label.ordinal == before + 1 and after == label.ordinal + 1:
                return Label("han", label.number, label.ordinal, label.end)
    return None


def _short(line: Line) -> bool:
    return len(line.text) <= 30 and _SENTENCE.search(line.text) is None


_SENTENCE = re.compile("[。,;:]")


def _run(items: Sequence[Item], read: list[list[Label]]) -> dict[int, Label]:
    """Headings numbered by bare Chinese numerals throughout: 一 总体要求, 二 主要任务, 三 保障措施."""
    run: dict[int, Label] = {}
    for i, (item, found) in enumerate(zip(items, read, strict=True)):
        label = next((x for x in found if x.style == "han_bare"), None)
        if label and isinstance(item, Line) and _short(item) and label.ordinal == len(run) + 1:
            run[i] = Label("han", label.number, label.ordinal, label.end)
    other = any(x.style == "han" for found in read for x in found)
    return run if len(run) >= (3 if other else 2) else {}


_TASK = re.compile(
    r"(?P<word>重点任务|任务|措施|行动|举措|工程|专项行动|专项|项目|板块)(?P<n>[一二三四五六七八九十]{1,2}|\d{1,2})(?=[一-鿿“])"
)


def _tasks(items: Sequence[Item]) -> dict[int, Label]:
    """Headings 行动一 …, 行动二 … without a mark behind the number: short lines that count on from one."""
    run: dict[int, Label] = {}
    word = ""
    for i, item in enumerate(items):
        match = _TASK.match(item.text) if isinstance(item, Line) else None
        if (
            match
            and isinstance(item, Line)
            and _short(item)
            and integer(match["n"]) == len(run) + 1
            and word in ("", match["word"])
        ):
            word = match["word"]
            run[i] = Label("task", str(len(run) + 1), len(run) + 1, match.end())
    return run if len(run) >= _FEWEST else {}


_FEWEST = 2
_LOOSE = {"arab", "arab_paren", "arab_half", "circled", "han_half", "task"}


def _plausible(
    label: Label, open_: dict[str, int], seen: dict[str, int], ahead: dict[str, int], decimals: bool
) -> bool:
    """Whether a label goes on in number, restarts, or is gone on from behind it."""
    name, n = label.style, label.ordinal
    if label.weak:
        return decimals
    last = open_.get(name, seen.get(name, 0))
    if name in open_:
        if n in (last, last + 1, last + 2, last + 3) or (n == 1 and ahead.get(name) == 2):
            return True
        return name not in _LOOSE and ahead.get(name) == n + 1
    if n == 1:
        return name not in _LOOSE or ahead.get(name) in (2, 3) or name == "task"
    if n == seen.get(name, 0) + 1 or ahead.get(name) == n + 1:
        return True
    return name not in _LOOSE and n <= seen.get(name, 0) + 3


def tables(items: Sequence[Item]) -> list[Table]:
    """The tables among items."""
    return [item for item in items if isinstance(item, Table)]
