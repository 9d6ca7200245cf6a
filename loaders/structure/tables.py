"""Tables: which ones assign tasks, and their rows as measures (ontology §1, table row)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.numbers import integer
from loaders.outline import Field, Head, Unit
from loaders.structure.labels import labels
from loaders.structure.lines import Item
from loaders.structure.words import columns
from loaders.text import Cell, Row, Span, Table

_TITLE = 40
_DEEP = 6
_DUTY = {"lead", "assist", "guide"}
_WHAT = ("task", "content", "duty", "goal")
_NUMBER = re.compile(r"[(第]?\s?(\d{1,3}|[一二三四五六七八九十百]{1,4})\s?[)、.项]?$")


def task_table(text: str, table: Table) -> bool:
    """Whether a table's rows are measures: it names tasks and who is responsible, or bodies and their duties."""
    return header(text, table) is not None


def header(text: str, table: Table) -> tuple[int, tuple[str, ...], tuple[str, ...]] | None:
    """How many rows the heading of a task table takes, its labels, and what each column holds.

    Looked for in the first rows: a title may stand above the column names.
    """
    for i, row in enumerate(table.rows[:_DEEP]):
        names = tuple(_bare(_of(text, cell)) for cell in row.cells)
        kinds = tuple(_kind(name) for name in names)
        if _spans(row) or not _heading(names, kinds):
            continue
        if i + 1 < len(table.rows):
            names, kinds, size = _second(text, row, table.rows[i + 1], names, kinds)
        else:
            size = 1
        kinds = _refined(kinds)
        return (i + size, names, kinds) if _assigns(kinds) else None
    return None


def joined(text: str, items: Sequence[Item]) -> list[Item]:
    """A table that goes on in the next one, under the same column names or none, is one table."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if isinstance(item, Table) and isinstance(before, Table) and _goes_on(text, before, item):
            out[-1] = Table(before.start, item.end, before.rows + item.rows)
        else:
            out.append(item)
    return out


def _goes_on(text: str, table: Table, after: Table) -> bool:
    found, again = header(text, table), header(text, after)
    same = len(table.rows[-1].cells) == len(after.rows[0].cells)
    return found is not None and same and (again is None or again[1] == found[1])


def _of(text: str, cell: Cell) -> str:
    return text[cell.start : cell.end]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _kind(name: str) -> str:
    """What a column holds by its name; brackets behind the name are a remark."""
    known = columns()
    plain = _BESIDES.sub("", re.sub(r"\(.*?\)|\d{4}年?|[::]", "", name))
    return known.get(name) or known.get(plain) or _by_ending(plain)


_BESIDES = re.compile(
    "(?<=[位门室体])(?:及|和|与|、|/)(?:责任人|负责人|联系人|联络人|责任领导|分管领导)$"
)  # 责任单位及责任人
_ENDINGS = (
    ("lead", re.compile(r"(?:牵头|责任|负责|主办|承办|主责|实施).{0,4}(?:单位|部门|处室|主体)$")),
    ("assist", re.compile(r"(?:配合|协同|协办|参与|参加|协助|支持).{0,4}(?:单位|部门|处室)$")),
    ("guide", re.compile(r"(?:指导|督导|监督|考核|督查).{0,4}(?:单位|部门)$")),
    ("indicator", re.compile(r"指标|分值|评分|得分")),
    ("due", re.compile(r"(?:时限|时间|期限|节点)$")),
    ("duty", re.compile(r"(?:职责|重点领域|职能)$")),
    ("task", re.compile(r"(?:任务|措施|举措|事项)$")),
    ("content", re.compile(r"(?:内容|要求)$")),
    ("goal", re.compile(r"(?:目标|成果)$")),
)


def _by_ending(name: str) -> str:
    if not 2 <= len(name) <= 12:
        return ""
    return next((kind for kind, pattern in _ENDINGS if pattern.search(name)), "")


def _heading(names: Sequence[str], kinds: Sequence[str]) -> bool:
    filled = [(name, kind) for name, kind in zip(names, kinds, strict=True) if name]
    known = sum(bool(kind) for _, kind in filled)
    return len(filled) >= 2 and known >= 2 and known * 2 >= len(filled) and all(len(name) <= 24 for name, _ in filled)


def _second(
    text: str, row: Row, below: Row, names: tuple[str, ...], kinds: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """A heading of two rows: 责任单位 above 牵头 and 配合."""
    lower = tuple(_bare(_of(text, cell)) for cell in below.cells)
    same = [a == b or not _of(text, b).strip() for a, b in zip(row.cells, below.cells, strict=False)]
    twice = len(set(row.cells)) < len(row.cells)
    if (
        len(lower) == len(names)
        and (any(same) and twice)
        and all(s or _kind(name) for s, name in zip(same, lower, strict=True))
    ):
        merged = tuple(_kind(name) or kind for name, kind in zip(lower, kinds, strict=True))
        return tuple(name or above for name, above in zip(lower, names, strict=True)), merged, 2
    return names, kinds, 1


def _refined(kinds: Sequence[str]) -> tuple[str, ...]:
    """部门 beside 职责 is the agency; 部门 or 单位 beside tasks only is who leads."""
    out = list(kinds)
    if "agency" in out and "duty" not in out and any(k in ("task", "content") for k in out) and not _DUTY & set(out):
        out[out.index("agency")] = "lead"
    return tuple(out)


def _assigns(kinds: Sequence[str]) -> bool:
    held = set(kinds)
    if "indicator" in held and "task" not in held:
        return False
    if held & {"people", "term"} and not held & _DUTY:
        return False
    if "agency" in held and "duty" in held:
        return True
    what = any(kind in held for kind in _WHAT)
    return (what and bool(held & _DUTY)) or (
        "task" in held and "seq" in held and bool(held & {"due", "goal", "content"})
    )


# --- rows


def rows(text: str, table: Table, path: tuple[Head, ...]) -> Iterator[Unit]:
    """The data rows of a task table as units: a heading row that spans the table is a path entry."""
    found = header(text, table)
    if found is None:
        return
    size, names, kinds = found
    body = [row for row in table.rows[size:] if not _repeats(text, row, names)]
    heads = [_heads(text, row, kinds, body) for row in body]
    numbers = _numbers(text, [row for row, head in zip(body, heads, strict=True) if head is None], kinds)
    seen: set[Cell] = {cell for row in table.rows[:size] for cell in row.cells}
    here = path
    spanning = 0
    for row, head in zip(body, heads, strict=True):
        if head is not None:
            spanning += 1
            here = (*path, _entry(text, head, spanning))
            continue
        number = next(numbers)
        if number is None:
            continue
        own = [cell for cell in row.cells if cell not in seen and cell.end > cell.start]
        seen.update(row.cells)
        if own:
            yield _row(text, row, own, number, here, names, kinds)


def _spans(row: Row) -> bool:
    return len(row.cells) > 1 and len(set(row.cells)) == 1


def _repeats(text: str, row: Row, names: tuple[str, ...]) -> bool:
    """The column names again, on a later page, or a row that says nothing."""
    cells = tuple(_bare(_of(text, cell)) for cell in row.cells)
    return cells == names or not any(cells) or cells[0] in ("合计", "总计")


_HAN = re.compile(r"[(第]?[一二三四五六七八九十]{1,3}[)、.]?$")


def _heads(text: str, row: Row, kinds: Sequence[str], body: Sequence[Row]) -> tuple[Cell, ...] | None:
    """The cells of a row that is a heading: one text across the table, or 一 and a name with nothing assigned."""
    filled = tuple(dict.fromkeys(cell for cell in row.cells if cell.end > cell.start))
    if len(row.cells) > 1 and len(filled) == 1 and not _NUMBER.match(_bare(_of(text, filled[0]))):
        alone = row.cells.count(filled[0]) == len(row.cells) or filled[0] == row.cells[0]
        return filled if alone and len(_of(text, filled[0])) <= 80 else None
    first = _bare(_of(text, row.cells[0]))
    if len(filled) == 2 and kinds[0] == "seq" and _HAN.match(first) and filled[0] == row.cells[0]:
        return filled if any(_bare(_of(text, other.cells[0])).isdigit() for other in body) else None
    return None


def _entry(text: str, cells: Sequence[Cell], position: int) -> Head:
    """A heading row as a path entry: its label's number, or its position among such rows."""
    name = "、".join(_of(text, cell).strip().rstrip("、.") for cell in cells)
    label = next((x for x in labels(name) if not x.weak), None)
    title = name[label.end :].strip() if label else name
    end = cells[-1].end
    return Head(
        label.number if label else str(position), title.rstrip("。") or None, Span(cells[0].start, end), Span(end, end)
    )


def _numbers(text: str, body: Sequence[Row], kinds: Sequence[str]) -> Iterator[str | None]:
    """Each row's number: its 序号, or its position; rows that share one merged 序号 are 1-1, 1-2 …"""
    column = kinds.index("seq") if "seq" in kinds else None
    if column is None:
        yield from (str(i) for i in range(1, len(body) + 1))
        return
    keys: list[str] = []
    cells: list[Cell] = []
    for position, row in enumerate(body, 1):
        cell = row.cells[column] if column < len(row.cells) else row.cells[-1]
        match = _NUMBER.match(_bare(_of(text, cell)))
        number = str(integer(match[1])) if match else (keys[-1] if keys and cell.start == cell.end else str(position))
        keys.append(number)
        cells.append(cell)
    shared = Counter(zip(keys, cells, strict=True)) if column is not None else Counter()
    blank = [cell.start == cell.end for cell in cells]
    part: Counter[str] = Counter()
    for i, (key, cell) in enumerate(zip(keys, cells, strict=True)):
        split = shared[key, cell] > 1 or blank[i] or (i + 1 < len(blank) and blank[i + 1])
        part[key] += 1
        yield f"{key}-{part[key]}" if split else key


def _row(
    text: str,
    row: Row,
    own: Sequence[Cell],
    number: str,
    path: tuple[Head, ...],
    names: Sequence[str],
    kinds: Sequence[str],
) -> Unit:
    fields = tuple(
        Field(name, Span(cell.start, cell.end))
        for name, cell in zip(names, row.cells, strict=False)
        if name and cell.end > cell.start
    )
    span = Span(min(cell.start for cell in own), max(cell.end for cell in own))
    return Unit("row", number, path, _row_title(text, row, kinds), span, fields, row.place)


def _row_title(text: str, row: Row, kinds: Sequence[str]) -> str | None:
    """The task's name, else the first sentence of what the row says."""
    for kind in _WHAT:
        for cell, held in zip(row.cells, kinds, strict=False):
            if held == kind and cell.end > cell.start:
                name = re.split(r"[。\n]", _of(text, cell).strip(), maxsplit=1)[0]
                label = next((x for x in labels(name) if not x.weak), None)
                name = re.sub(r"[;:,、\s]+$", "", name[label.end :].strip() if label else name)
                return name if 0 < len(name) <= _TITLE else None
    return None
