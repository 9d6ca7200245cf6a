"""Tables in plain text: drawn with box characters, with pipes, or parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.text import Cell

_BOX = re.compile(r"\s*[┌├└┏┣┗╔╠╚│┃║╭╰]")
_BORDER = re.compile(r"[\s┌┬┐├┼┤└┴┘─━┏┳┓┣╋┫┗┻┛═╔╦╗╠╬╣╚╩╝╭╮╰╯│┃║┠┨┯┷┿|+:-]*")
_WALL = re.compile(r"[│┃║|]")
_PIPE = re.compile(r"\|")
_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、?|\d{1,3}(?:\.\d{1,2})*[.、]?|[(（].{1,3}[)）]|第.{1,4}[章节条]|[①-⑳●•·■◆-]|附件.{0,3}[:：]?)"
)
_SENTENCE = re.compile(r"[。;；]")
_HEADING = 20  # characters of a column's heading
_SPANNING = 40  # characters of a heading that spans a table

Span = tuple[int, int]
Lines = list[list[Cell]]  # the lines of one row, a cell per column in each


def kind(line: str) -> str | None:
    """Which sort of table a line may belong to.

    >>> [kind(line) for line in ("│ 1 │ 甲 │", "| 1 | 甲 |", "1 | 甲 | 乙", "1\\t甲\\t乙", "一、总体要求")]
    ['box', 'pipe', 'pipe', 'tab', None]
    """
    plain = line.strip()
    if _BOX.match(line):
        return "box"
    if plain.count("|") > (2 if plain.startswith("|") and plain.endswith("|") else 1):
        return "pipe"
    return "tab" if "\t" in plain else None


def kinds(lines: Sequence[str]) -> list[str | None]:
    """Each line's sort; a short line between lines with as many tabs is a heading that spans their table.

    >>> kinds(["序号\\t任务\\t单位", "一、甲类", "1\\t做甲\\t乙局", "结束"])
    ['tab', 'tab', 'tab', None]
    """
    found = [kind(line) for line in lines]
    for i in range(1, len(lines) - 1):
        above, line, below = lines[i - 1], lines[i].strip(), lines[i + 1]
        tabs = above.strip().count("\t")
        spans = found[i] is None and found[i - 1] == "tab" and tabs > 1 and below.strip().count("\t") == tabs
        if spans and 0 < len(line) <= _SPANNING and not _SENTENCE.search(line):
            found[i] = "tab"
    return found


def rows(raw: str, found: Sequence[Span], sort: str) -> list[Lines]:
    """The rows of consecutive lines of one sort, none when they make no table.

    >>> [[[(c.start, c.end) for c in line] for line in row] for row in rows("|甲|乙|\\n|丙|丁|", [(0, 5), (6, 11)], "pipe")]
    [[[(1, 2), (3, 4)]], [[(7, 8), (9, 10)]]]
    """
    made = _tabbed(raw, found) if sort == "tab" else _walled(raw, found, sort)
    return made if len(made) > 1 and len(made[0][0]) > 1 else []


def _tabbed(raw: str, found: Sequence[Span]) -> list[Lines]:
    """Lines of as many columns as their short headings; numbered paragraphs are none."""
    lines = [_cells(raw, start, end) for start, end in found]
    heads = [raw[cell.start : cell.end] for cell in lines[0]]
    width = len(heads)
    if any(len(head) > _HEADING or _SENTENCE.search(head) for head in heads) or any(
        len(line) > width for line in lines
    ):
        return []
    if sum(len(line) == width for line in lines) * 2 < len(lines) or _LABEL.fullmatch(heads[0]):
        return []
    return [[line + [Cell(line[-1].end, line[-1].end)] * (width - len(line))] for line in lines]


def _cells(raw: str, start: int, end: int) -> list[Cell]:
    cells = []
    while True:
        stop = raw.find("\t", start, end)
        cells.append(_trimmed(raw, start, end if stop < 0 else stop))
        if stop < 0:
            return cells
        start = stop + 1


def _trimmed(raw: str, start: int, end: int) -> Cell:
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return Cell(start, end)


def _walled(raw: str, found: Sequence[Span], sort: str) -> list[Lines]:
    """Lines parted by walls; in a box, lines without a border between them are one row."""
    wall = _WALL if sort == "box" else _PIPE
    made: list[Lines] = []
    new = True
    for start, end in found:
        if _BORDER.fullmatch(raw, start, end):
            new = True
            continue
        walls = _walls(raw, start, end, wall)
        cells = [_trimmed(raw, a + 1, b) for a, b in pairwise(walls)]
        if not cells or (made and len(cells) != len(made[0][0])):
            return []
        if new or sort == "pipe":
            made.append([cells])
        else:
            made[-1].append(cells)
        new = sort == "pipe"
    return _lined(made) if sort == "box" else made


def _walls(raw: str, start: int, end: int, wall: re.Pattern[str]) -> list[int]:
    """Where a line's walls stand; its ends are walls when none is drawn there."""
    found = [match.start() for match in wall.finditer(raw, start, end)]
    if found and raw[start : found[0]].strip():
        found.insert(0, start - 1)
    if found and raw[found[-1] + 1 : end].strip():
        found.append(end)
    return found


def _lined(made: list[Lines]) -> list[Lines]:
    """A box without borders between its rows has a row per line."""
    if len(made) > 2 or (len(made) == 2 and len(made[1]) == 1):
        return made
    return [[line] for row in made for line in row]
