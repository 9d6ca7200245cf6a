"""督查台账: the tasks of a store as a workbook that an office would print."""

from __future__ import annotations

import calendar
import io
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.terminal import BASES, COMPARATORS, number
from graph.errors import QuestionError
from graph.store import Store
from queries import answers
from queries.answer import DutyRow, FundRow, MeasureRow, TargetRow

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CELL = 32_767  # Excel's limit of characters in a cell
_SHEET = 31  # and in a sheet's name
LEGEND = (
    ("牵头单位", "文件写明或约定牵头的单位;“按列名顺序”者并非明文,名后标 *"),
    ("配合单位", "配合、协同、参与、协助的单位"),
    ("完成时限", "文件写明的时限,取该年、月的最后一天;“长期”指持续推进"),
    ("量化目标", "≥ 不低于,≤ 不超过,约 大约"),
    ("出处", "文件标题与条目编号;依据为原句,位置是它在归一后正文中的字符区间"),
)


@dataclass
class Task:
    """One measure with all that the ledger shows of it."""

    measure: MeasureRow
    duties: list[DutyRow] = field(default_factory=list)
    targets: list[TargetRow] = field(default_factory=list)
    funds: list[FundRow] = field(default_factory=list)

    def units(self, role: str) -> str:
        """The agencies of a role, one per line; a star marks a role that is only a convention."""
        return "\n".join(d.agency + ("*" if d.basis == "listed" else "") for d in self.duties if d.role == role)

    def leaders(self) -> list[str]:
        """The agencies that lead the task."""
        return [d.agency for d in self.duties if d.role == "leads"]


COLUMNS: tuple[tuple[str, int, Callable[[Task], Any]], ...] = (
    ("编号", 10, lambda t: " › ".join([*t.measure.path, t.measure.number])),
    ("任务", 36, lambda t: t.measure.title or _first_sentence(t.measure.quote)),
    ("牵头单位", 24, lambda t: t.units("leads")),
    ("配合单位", 30, lambda t: t.units("assists")),
    ("指导单位", 18, lambda t: t.units("guides")),
    ("完成时限", 13, lambda t: last_day(t.measure.due)),
    ("长期", 6, lambda t: "是" if t.measure.ongoing else ""),
    ("量化目标", 30, lambda t: "\n".join(map(_target, t.targets))),
    ("资金", 24, lambda t: "\n".join(map(_fund, t.funds))),
    ("文件", 30, lambda t: t.measure.document),
    ("依据", 50, lambda t: "\n".join(dict.fromkeys(d.quote for d in t.duties if d.quote)) or (t.measure.quote or "")),
    ("角色依据", 14, lambda t: "、".join(dict.fromkeys(BASES[d.basis] for d in t.duties))),
)


def tasks(store: Store, **filters: Any) -> list[Task]:
    """Every task that the filters leave, in the order of its document. Raises ``QuestionError`` for an unknown name."""
    answer = answers.measures(store, **filters)
    if not answer.answered:
        raise QuestionError(answer.reason or "没有读懂", remedy="`mandate documents` 列出已读入的")
    found = {row.measure: Task(row) for row in answer.rows if isinstance(row, MeasureRow)}
    places = {name: filters[name] for name in ("region", "document") if name in filters}
    _collect(found, answers.duties(store, **places).rows, DutyRow, "duties")
    _collect(found, answers.targets(store, **places).rows, TargetRow, "targets")
    _collect(found, answers.funds(store, **places).rows, FundRow, "funds")
    return list(found.values())


def _collect(found: dict[str, Task], rows: Iterable[Any], kind: type, name: str) -> None:
    for row in rows:
        if isinstance(row, kind) and row.measure in found:  # type: ignore[attr-defined]
            getattr(found[row.measure], name).append(row)  # type: ignore[attr-defined]


def write(listed: list[Task], out: Path, *, by_agency: bool = False) -> None:
    """Write the workbook: all tasks, one sheet per leading agency when asked for, and a legend."""
    from xlsxwriter import Workbook

    made = io.BytesIO()  # a full disk is then an error of the system, not of the library
    with Workbook(made, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        styles = _styles(book)
        _sheet(book.add_worksheet("任务台账"), listed, styles)
        if by_agency:
            for name, own in _by_leader(listed).items():
                _sheet(book.add_worksheet(_sheet_name(book, name)), own, styles)
        _legend(book.add_worksheet("说明"), styles)
    out.write_bytes(made.getvalue())


def _styles(book: Workbook) -> dict[str, Format]:
    cell = {
        "text_wrap": True,
        "valign": "top",
        "border": 1,
        "border_color": "#BFBFBF",
        "font_name": "宋体",
        "font_size": 10,
    }
    head = {**cell, "bold": True, "bg_color": "#DDEBF7", "align": "center", "valign": "vcenter"}
    return {
        "cell": book.add_format(cell),
        "head": book.add_format(head),
        "date": book.add_format({**cell, "num_format": "yyyy-mm-dd"}),
    }


def _sheet(sheet: Worksheet, listed: list[Task], styles: dict[str, Format]) -> None:
    for column, (title, width, _) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, styles["head"])
    for row, task in enumerate(listed, 1):
        for column, (_, _, value_of) in enumerate(COLUMNS):
            value = value_of(task)
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, styles["date"])
            else:
                sheet.write_string(row, column, str(value)[:_CELL], styles["cell"])
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(listed), 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _legend(sheet: Worksheet, styles: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
    for row, (name, text) in enumerate(LEGEND):
        sheet.write_string(row, 0, name, styles["head"])
        sheet.write_string(row, 1, text, styles["cell"])


def _by_leader(listed: list[Task]) -> dict[str, list[Task]]:
    found: defaultdict[str, list[Task]] = defaultdict(list)
    for task in listed:
        for name in task.leaders():
            found[name].append(task)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _sheet_name(book: Workbook, name: str) -> str:
    """A sheet's name that Excel takes and that no other sheet has."""
    clean = "".join("_" if c in "[]:*?/\\'" else c for c in name)
    taken = {sheet.get_name() for sheet in book.worksheets()}
    choices = [clean[:_SHEET], *(f"{clean[: _SHEET - 4]}·{n}" for n in range(2, 1000))]
    return next(choice for choice in choices if choice not in taken)


def last_day(due: str | None) -> date | str:
    """The last day of a year, month or day; an empty string when there is none.

    >>> last_day("2024-02"), last_day("2025"), last_day(None)
    (datetime.date(2024, 2, 29), datetime.date(2025, 12, 31), '')
    """
    if not due:
        return ""
    year, month, day = (*map(int, due.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _target(row: TargetRow) -> str:
    by = f"({row.deadline})" if row.deadline else ""
    return f"{row.metric}{COMPARATORS[row.comparator]}{number(row.value)}{row.unit or ''}{by}"


def _fund(row: FundRow) -> str:
    bound = {"max": "最高", "min": "不低于", "approx": "约"}.get(row.bound, "")
    return f"{row.recipient or ''} {bound}{number(row.amount_cny)}元{'/' + row.per if row.per else ''}".strip()


def _first_sentence(text: str | None) -> str:
    return (text or "").split("。")[0][:200]
