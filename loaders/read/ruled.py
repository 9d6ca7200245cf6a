"""Ruled tables of a PDF page: the grid that its lines draw, and the text in its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.read.draft import Box
from loaders.read.glyphs import Glyph, Rule
from loaders.read.lines import Line, joined, lines

_NEAR = 3.0
_MOST = 400  # rows or columns of one table
_SHORT = 3
_OPEN = 6.0


@dataclass
class Grid:
    """A ruled table: its lines' places, and the box of every cell of the grid."""

    xs: list[float]
    ys: list[float]
    cells: list[list[Box]]
    boxes: dict[Box, tuple[float, float, float, float]] = field(default_factory=dict)

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character stands in the table."""
        x = (glyph.left + glyph.right) / 2
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < glyph.middle < self.ys[-1]

    def box(self, glyph: Glyph) -> Box:
        """The cell that a character of the table stands in."""
        column = bisect_right(self.xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(self.ys, glyph.middle) - 1
        return self.cells[min(row, len(self.cells) - 1)][min(column, len(self.cells[0]) - 1)]


def grids(found: Iterable[Rule]) -> list[Grid]:
    """The tables that these lines draw: at least two columns."""
    merged = _merged(list(found))
    if len(merged) > _MOST * 2:
        return []
    return [grid for group in _connected(merged) if (grid := _grid(group)) is not None]


def _merged(found: list[Rule]) -> list[Rule]:
    """Pieces of one line as one line."""
    kept: list[Rule] = []
    for upright in (True, False):
        own = [r for r in found if (r.left == r.right) == upright]
        own.sort(key=lambda r: (round((r.left if upright else r.top) / _NEAR), r.top if upright else r.left))
        last: Rule | None = None
        for rule in own:
            if last is not None and _continues(last, rule, upright):
                kept[-1] = last = _longer(last, rule, upright)
            else:
                kept.append(rule)
                last = rule
    return kept


def _continues(one: Rule, other: Rule, upright: bool) -> bool:
    if upright:
        return abs(one.left - other.left) < _NEAR and other.top <= one.bottom + _NEAR
    return abs(one.top - other.top) < _NEAR and other.left <= one.right + _NEAR


def _longer(one: Rule, other: Rule, upright: bool) -> Rule:
    if upright:
        return Rule(one.left, one.top, one.left, max(one.bottom, other.bottom))
    return Rule(one.left, one.top, max(one.right, other.right), one.top)


def _connected(found: list[Rule]) -> list[list[Rule]]:
    """Groups of lines that touch each other."""
    group = list(range(len(found)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    upright = [n for n, r in enumerate(found) if r.left == r.right]
    level = [n for n, r in enumerate(found) if r.top == r.bottom]
    for n in upright:
        for m in level:
            if _touch(found[n], found[m]):
                group[root(n)] = root(m)
    groups: dict[int, list[Rule]] = {}
    for n, rule in enumerate(found):
        groups.setdefault(root(n), []).append(rule)
    return list(groups.values())


def _touch(upright: Rule, level: Rule) -> bool:
    across = level.left - _NEAR <= upright.left <= level.right + _NEAR
    return across and upright.top - _NEAR <= level.top <= upright.bottom + _NEAR


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _grid(group: list[Rule]) -> Grid | None:
    upright, level = [r for r in group if r.left == r.right], [r for r in group if r.top == r.bottom]
    xs, ys = _places(r.left for r in upright), _with_open_ends(_places(r.top for r in level), upright)
    if len(xs) < 3 or len(ys) < 2 or len(xs) > _MOST or len(ys) > _MOST:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = _walls(upright, xs, ys, lambda r: (r.left, r.top, r.bottom))
    floors = _walls(level, ys, xs, lambda r: (r.top, r.left, r.right))
    cells: list[list[Box]] = []
    boxes: dict[Box, tuple[float, float, float, float]] = {}
    for row in range(rows):
        line: list[Box] = []
        for column in range(columns):
            if column and (column, row) not in walls:
                box = line[-1]
            elif row and (row, column) not in floors:
                box = cells[-1][column]
            else:
                box = Box()
            left, top, _, _ = boxes.get(box, (xs[column], ys[row], 0.0, 0.0))
            boxes[box] = (left, top, max(xs[column + 1], boxes.get(box, (0, 0, 0, 0))[2]), ys[row + 1])
            line.append(box)
        cells.append(line)
    return Grid(xs, ys, cells, boxes)


def _with_open_ends(ys: list[float], upright: Sequence[Rule]) -> list[float]:
    """The rows' edges; a row that a page break cuts has none on one side, but its upright lines run on."""
    if not ys or not upright:
        return ys
    top, bottom = min(r.top for r in upright), max(r.bottom for r in upright)
    before = [top] if top < ys[0] - _OPEN else []
    return [*before, *ys, *([bottom] if bottom > ys[-1] + _OPEN else [])]


def _walls(found: Sequence[Rule], across: list[float], along: list[float], ends: object) -> set[tuple[int, int]]:
    """Which pieces of the grid's inner lines are drawn: (line, piece)."""
    drawn = set()
    for rule in found:
        place, start, stop = ends(rule)  # type: ignore[operator]
        line = min(range(len(across)), key=lambda n: abs(across[n] - place))
        for piece in range(len(along) - 1):
            middle = (along[piece] + along[piece + 1]) / 2
            if start - _NEAR <= middle <= stop + _NEAR:
                drawn.add((line, piece))
    return drawn


def fill(grid: Grid, found: Iterable[Glyph], page: int) -> None:
    """Write the characters of a table into its cells."""
    inside: dict[Box, list[Glyph]] = {}
    for glyph in found:
        inside.setdefault(grid.box(glyph), []).append(glyph)
    for box, own in inside.items():
        left, _, right, _ = grid.boxes[box]
        box.text = in_cell(lines(own, page), right - left)


def in_cell(found: Sequence[Line], width: float) -> str:
    """A cell's lines: those broken for want of room are one, others stay lines of their own."""
    groups: list[list[str]] = []
    before: Line | None = None
    for line in found:
        if before is not None and (_full(before, width) or _both_short(before.text, line.text)):
            groups[-1].append(line.text)
        else:
            groups.append([line.text])
        before = line
    return "\n".join(map(joined, groups))


def _full(line: Line, width: float) -> bool:
    return width - (line.right - line.left) < 2.6 * line.size


def _both_short(one: str, other: str) -> bool:
    return len(one) <= _SHORT and len(other) <= _SHORT
