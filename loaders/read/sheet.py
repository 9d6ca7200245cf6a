"""Spreadsheets (.xlsx, .csv): each sheet as its title lines and one table, merged cells repeated."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.errors import ReadError
from graph.model import Place
from loaders.read.container import opened, part, tree
from loaders.read.draft import MOST_CELLS, Box, Draft
from loaders.read.encoding import decoded
from loaders.read.numbering import child, number, tag, value
from loaders.read.plain import check_lines
from loaders.read.values import date_forms, shown
from loaders.text import Source

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s?\d*", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:注|备注|说明|填表|填报|制表|联系人)")
_SEPARATORS = ",\t;|"

Grid = dict[int, dict[int, Box]]  # row → column → box, both from 1


def read_xlsx(name: str, data: bytes, where: str) -> Source:
    """The visible sheets of a workbook. Raises ``ReadError``."""
    archive = opened(data, where)
    strings, dates = _strings(archive, where), date_forms(_root(archive, "xl/styles.xml", where))
    draft = Draft(name, where)
    for title, target in _sheets(archive, where):
        root = _root(archive, target, where)
        if root is not None:
            _add_sheet(draft, title, _grid(root, strings, dates, where))
    return _filled(draft, where)


def read_csv(name: str, data: bytes, where: str) -> Source:
    """The rows of a file of comma-separated values (or tabs, semicolons). Raises ``ReadError``."""
    text = decoded(data, where)
    check_lines(text, where)
    first = "\n".join(text.splitlines()[:5])
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows = list(_bounded(csv.reader(io.StringIO(text, newline=""), delimiter=separator), where))
    except csv.Error as error:
        long = f"里有一格超过 {csv.field_size_limit()} 个字,大概是引号没有成对"
        what = "表格" + (long if "limit" in str(error) else "读不出来")
        raise ReadError(what, where=where, remedy="请用表格程序打开后另存为 .xlsx") from error
    grid = {n: {c: Box(cell.strip()) for c, cell in enumerate(row, 1)} for n, row in enumerate(rows, 1)}
    draft = Draft(name, where)
    _add_sheet(draft, None, grid)
    return _filled(draft, where)


def _bounded(rows: Iterable[list[str]], where: str) -> Iterator[list[str]]:
    count = 0
    for row in rows:
        count += len(row)
        if count > MOST_CELLS:
            raise ReadError("表格过大", where=where, remedy="请拆分表格")
        yield row


def _filled(draft: Draft, where: str) -> Source:
    source = draft.source()
    if not source.blocks:
        raise ReadError("表格是空的", where=where, remedy="请核对文件内容")
    return source


def _add_sheet(draft: Draft, title: str | None, grid: Grid) -> None:
    """A sheet's title lines, its table and its notes."""
    numbers = [n for n in sorted(grid) if any(box.text for box in grid[n].values())]
    if not numbers:
        return
    heads = _leading(grid, numbers)
    notes = _trailing(grid, numbers[heads:])
    if not heads and title and not _UNNAMED.fullmatch(title):
        draft.paragraph(title, Place(sheet=title))
    for n in numbers[:heads]:
        draft.paragraph(_only(grid[n]), Place(sheet=title, row=n))
    body = numbers[heads : len(numbers) - notes]
    columns = [c for c in sorted({c for n in body for c in grid[n]}) if any(_text(grid, n, c) for n in body)]
    if len(body) * len(columns) > MOST_CELLS:
        raise ReadError("表格过大", where=draft.where, remedy="请拆分表格")
    rows = [[grid[n].get(c) or Box() for c in columns] for n in body]
    draft.table(rows, [Place(sheet=title, row=n) for n in body])
    for n in numbers[len(numbers) - notes :]:
        draft.paragraph(_only(grid[n]), Place(sheet=title, row=n))


def _text(grid: Grid, row: int, column: int) -> str:
    box = grid[row].get(column)
    return box.text if box else ""


def _texts(row: dict[int, Box]) -> list[str]:
    return [box.text for box in dict.fromkeys(row.values()) if box.text]


def _only(row: dict[int, Box]) -> str:
    return " ".join(_texts(row))


def _leading(grid: Grid, numbers: Sequence[int]) -> int:
    """How many rows before the table hold a single text: its title, 附件1, the unit."""
    count = 0
    while count < len(numbers) and count < 10 and len(_texts(grid[numbers[count]])) == 1:
        count += 1
    return count if count < len(numbers) else 0


def _trailing(grid: Grid, numbers: Sequence[int]) -> int:
    """How many rows behind the table are notes."""
    count = 0
    while count < len(numbers) - 1:
        texts = _texts(grid[numbers[-1 - count]])
        if len(texts) != 1 or not _NOTE.match(texts[0]):
            break
        count += 1
    return count


def _root(archive: zipfile.ZipFile, name: str, where: str) -> Any:
    data = part(archive, name, where)
    return tree(data, where) if data else None


def _strings(archive: zipfile.ZipFile, where: str) -> list[str]:
    root = _root(archive, "xl/sharedStrings.xml", where)
    return [_rich(item) for item in root if tag(item) == "si"] if root is not None else []


def _rich(item: Any) -> str:
    """A string's runs, without the reading that is printed over them."""
    return "".join(e.text or "" for e in item.iter() if tag(e) == "t" and tag(e.getparent()) != "rPh")


def _sheets(archive: zipfile.ZipFile, where: str) -> Iterator[tuple[str, str]]:
    """The names and parts of the sheets that are not hidden, in order."""
    workbook, links = _root(archive, "xl/workbook.xml", where), _root(archive, "xl/_rels/workbook.xml.rels", where)
    targets = {link.get("Id"): link.get("Target") or "" for link in links} if links is not None else {}
    sheets = child(workbook, "sheets")
    for n, sheet in enumerate(sheets if sheets is not None else (), 1):
        if (value(sheet, "state") or "visible") != "visible":
            continue
        target = targets.get(value(sheet, "id") or "", f"worksheets/sheet{n}.xml")
        yield sheet.get("name") or "", target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _grid(root: Any, strings: list[str], dates: list[str], where: str) -> Grid:
    grid: Grid = {}
    count = 0
    data, last = child(root, "sheetData"), 0
    for row in data if data is not None else ():
        last = number(row.get("r"), last + 1)
        column = 0
        for cell in row:
            place = _CELL.match(cell.get("r") or "")
            column = _column(place[1]) if place else column + 1
            text = _shown(cell, strings, dates)
            if text:
                grid.setdefault(last, {})[column] = Box(text)
                count += 1
        if count > MOST_CELLS:
            raise ReadError("表格过大", where=where, remedy="请拆分表格")
    _merge(root, grid, where)
    return grid


def _shown(cell: Any, strings: list[str], dates: list[str]) -> str:
    kind, content = cell.get("t") or "n", child(cell, "v")
    if kind == "inlineStr":
        return _rich(cell).strip()
    text = (content.text or "") if content is not None else ""
    if kind == "s":
        return strings[int(text)].strip() if text.isdecimal() and int(text) < len(strings) else ""
    if kind in {"str", "d"}:
        return text.strip()
    form = number(cell.get("s"))
    return shown(text, dates[form] if form < len(dates) else "") if kind == "n" else ""


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


def _merge(root: Any, grid: Grid, where: str) -> None:
    """Repeat merged cells, as far as the sheet is used at all."""
    rows = sorted(grid)
    widest = max((max(cells) for cells in grid.values()), default=0)
    merges = child(root, "mergeCells")
    count = 0
    for merge in merges if merges is not None else ():
        corners = _CELL.findall(merge.get("ref") or "")
        if len(corners) != 2:
            continue
        (left, top), (right, bottom) = ((_column(c), int(r)) for c, r in corners)
        box = grid.get(top, {}).get(left)
        if box is None:
            continue
        covered, columns = (
            rows[bisect_left(rows, top) : bisect_right(rows, bottom)],
            range(left, min(right, widest) + 1),
        )
        count += len(covered) * len(columns)
        if count > MOST_CELLS:
            raise ReadError("表格过大", where=where, remedy="请拆分表格")
        for n in covered:
            grid[n].update(dict.fromkeys(columns, box))
