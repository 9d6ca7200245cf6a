"""The workbook of tasks, opened again by another library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import ledger
from graph.store import Store

TITLES = [title for title, _, _ in ledger.COLUMNS]


@pytest.fixture
def sheets(sample_store: Store, tmp_path: Path):
    out = tmp_path / "台账.xlsx"
    ledger.write(ledger.tasks(sample_store), out, by_agency=True)
    return load_workbook(out)


def rows(sheet) -> list[dict[str, object]]:
    return [dict(zip(TITLES, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_every_task_is_a_row_with_its_units_and_a_real_date(sheets) -> None:
    found = {row["任务"]: row for row in rows(sheets["任务台账"])}
    task = found["建设宜昌城市数据中枢"]
    assert task["牵头单位"] == "宜昌市大数据局"
    assert task["配合单位"] == "宜昌市发展和改革委员会\n宜昌市财政局"
    assert task["完成时限"] == datetime(2025, 9, 30)
    assert task["文件"] == "宜昌市2025年数字经济重点工作任务分工表"


def test_a_role_that_is_only_a_convention_is_starred_and_explained(sheets) -> None:
    (task,) = [row for row in rows(sheets["任务台账"]) if row["任务"] == "优化设施布局"]
    assert task["牵头单位"] == "安顺市自然资源局*"
    assert any("*" in str(text) for _, text in sheets["说明"].iter_rows(values_only=True))


def test_the_sheet_can_be_filtered_and_its_head_stays(sheets) -> None:
    sheet = sheets["任务台账"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref.partition(":")[0]) == ("C2", "A1")
    assert sheet["A1"].font.bold
    assert sheet["B2"].alignment.wrap_text


def test_each_leading_agency_has_a_sheet_of_its_own_tasks(sheets) -> None:
    own = rows(sheets["宜昌市科学技术局"])
    assert own
    assert all("宜昌市科学技术局" in str(row["牵头单位"]) for row in own)


def test_one_agencys_own_list(sample_store: Store) -> None:
    listed = ledger.tasks(sample_store, agency="安顺市财政局")
    assert {task.measure.title for task in listed} == {"领航人才引育工程", "办好安居实事", "落实财税支持"}


def test_names_that_a_sheet_cannot_have_are_changed(tmp_path: Path, sample_store: Store) -> None:
    task = ledger.tasks(sample_store)[0]
    long = [
        d.model_copy(update={"agency": f"甲/乙[{'长' * 40}]{n}", "role": "leads"})
        for n, d in enumerate(task.duties[:2])
    ]
    ledger.write([ledger.Task(task.measure, long)], tmp_path / "a.xlsx", by_agency=True)
    assert len(load_workbook(tmp_path / "a.xlsx").sheetnames) == 4


def test_words_that_look_like_formulas_stay_words(tmp_path: Path, sample_store: Store) -> None:
    task = ledger.tasks(sample_store)[0]
    task.measure = task.measure.model_copy(update={"title": "=1+1"})
    ledger.write([task], tmp_path / "b.xlsx")
    assert rows(load_workbook(tmp_path / "b.xlsx")["任务台账"])[0]["任务"] == "=1+1"


def test_a_full_disk_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError):
        ledger.write([], Path("/dev/full"))
