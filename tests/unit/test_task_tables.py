"""Which tables assign tasks, and what their rows become (ontology §1, table row)."""

import pytest

from loaders.normalise import normalise
from loaders.parse import parse
from loaders.text import Cell, Paragraph, Row, Source, Table


def document(*blocks):
    """A parsed document of lines (strings) and tables (lists of rows); ``^`` repeats the cell above, ``<`` the left one."""
    raw, made = "", []
    for block in blocks:
        if isinstance(block, str):
            made.append(Paragraph(len(raw), len(raw) + len(block)))
            raw += block + "\n"
            continue
        rows, start = [], len(raw)
        for cells in block:
            row = []
            for i, text in enumerate(cells):
                if text == "^":
                    row.append(rows[-1].cells[i])
                elif text == "<":
                    row.append(row[-1])
                else:
                    row.append(Cell(len(raw), len(raw) + len(text)))
                    raw += text + "\t"
            rows.append(Row(tuple(row)))
            raw += "\n"
        made.append(Table(start, len(raw), tuple(rows)))
    return parse(normalise(Source("sample", raw, tuple(made))))


def places(outline):
    return [" > ".join([f"{h.number} {h.title}" for h in u.path] + [f"{u.number} {u.title}"]) for u in outline.units]


HEADER = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]
FIVE = ["", "<", "<", "<", "<"]


def test_rows_of_a_task_table():
    outline = document("云溪市重点任务分工表", [HEADER, ["1", "建设冷库3座。", "市商务局", "市财政局", "2022年底"]])
    (unit,) = outline.units
    assert (unit.kind, unit.number, unit.title) == ("row", "1", "建设冷库3座")
    assert [(f.label, f.span.of(outline.text.text)) for f in unit.fields][1:] == [
        ("重点任务", "建设冷库3座。"),
        ("牵头单位", "市商务局"),
        ("配合单位", "市财政局"),
        ("完成时限", "2022年底"),
    ]


def test_rows_that_share_a_number_are_parts_and_repeat_merged_cells():
    outline = document(
        "云溪市重点任务分工表",
        [
            HEADER,
            ["1", "建设冷库", "市商务局", "", "2022年"],
            ["^", "改造冷库", "^", "", "2023年"],
            ["2", "修路", "市交通局", "", ""],
        ],
    )
    assert places(outline) == ["1-1 建设冷库", "1-2 改造冷库", "2 修路"]
    assert "市商务局" in [f.span.of(outline.text.text) for f in outline.units[1].fields]
    assert outline.units[0].span.end <= outline.units[1].span.start


def test_a_row_across_the_table_is_a_path_entry():
    outline = document(
        "云溪市重点任务分工表",
        [
            HEADER,
            ["一、基础设施", *FIVE[1:]],
            ["1", "修路", "市交通局", "", ""],
            ["二、主体培育", *FIVE[1:]],
            ["2", "培训", "市人社局", "", ""],
        ],
    )
    assert places(outline) == ["1 基础设施 > 1 修路", "2 主体培育 > 2 培训"]


def test_a_row_with_a_chinese_numeral_and_nothing_assigned_is_a_path_entry():
    outline = document(
        "云溪市重点任务分工表",
        [
            ["序号", "重点任务", "责任单位"],
            ["一", "基础设施", ""],
            ["1", "修路", "市交通局"],
            ["二", "培训", ""],
            ["2", "办班", "市人社局"],
        ],
    )
    assert places(outline) == ["1 基础设施 > 1 修路", "2 培训 > 2 办班"]


def test_the_heading_may_stand_below_a_title_and_come_again():
    outline = document(
        "云溪市任务清单",
        [
            ["2024年任务清单", "<", "<"],
            ["项目", "工作内容", "责任单位"],
            ["道路", "改造主干道", "市住建局"],
            ["项目", "工作内容", "责任单位"],
            ["水务", "建水厂", "市水务局"],
        ],
    )
    assert places(outline) == ["1 道路", "2 水务"]


def test_a_heading_of_two_rows():
    outline = document(
        "云溪市分工方案",
        [
            ["序号", "工作任务", "责任单位", "<"],
            ["^", "^", "牵头", "配合"],
            ["1", "编制规划", "市自然资源局", "市发改委"],
        ],
    )
    assert [f.label for f in outline.units[0].fields] == ["序号", "工作任务", "牵头", "配合"]


def test_a_table_goes_on_in_the_next_one():
    outline = document(
        "云溪市分工方案",
        [["序号", "任务", "责任单位"], ["1", "修路", "市交通局"]],
        [["2", "架桥", "市交通局"]],
        [["序号", "任务", "责任单位"], ["3", "通车", "市交通局"]],
    )
    assert places(outline) == ["1 修路", "2 架桥", "3 通车"]


def test_bodies_and_their_duties():
    outline = document(
        "云溪市成员单位职责",
        [["部 门", "政策重点领域"], ["市应急局", "组织协调。承担值班。"], ["市水利局", "监测水情"]],
    )
    assert places(outline) == ["1 组织协调", "2 监测水情"]
    assert [f.label for f in outline.units[0].fields] == ["部门", "政策重点领域"]


def test_a_table_under_a_heading_and_the_text_behind_it():
    outline = document(
        "云溪市实施方案",
        "一、总体要求",
        "坚持统筹。",
        "二、任务分工",
        [["序号", "任务", "责任单位"], ["1", "修路", "市交通局"]],
        "三、保障",
        "加强领导。",
    )
    assert places(outline) == ["1 总体要求", "2 任务分工 > 1 修路", "3 保障"]


@pytest.mark.parametrize(
    "header",
    [
        ["序号", "指标名称", "单位", "2025年", "属性"],
        ["一级指标", "二级指标", "目标值", "责任单位"],
        ["姓名", "单位", "职务", "联系电话"],
        ["名词", "解释"],
        ["序号", "材料名称", "份数"],
        ["年份", "产量", "增速"],
    ],
)  # fmt: skip
def test_other_tables_are_no_measures(header):
    row = [f"甲{i}" for i in range(len(header))]
    outline = document("云溪市规划", "一、目标", "主要数据如下。", [header, row, row], "二、任务", "抓好落实。")
    assert places(outline) == ["1 目标", "2 任务"]
    assert outline.units[0].span.of(outline.text.text).endswith(row[-1])


def test_a_table_with_its_own_title_behind_the_text_is_an_annex():
    outline = document(
        "云溪市实施方案",
        "一、总体要求",
        "坚持统筹。",
        "二、保障措施",
        "加强领导,落实责任。",
        "重点任务分工表",
        [["序号", "任务", "责任单位"], ["1", "修路", "市交通局"]],
    )
    assert places(outline) == ["1 总体要求", "2 保障措施", "1 重点任务分工表 > 1 修路"]


def test_rows_of_unequal_length_are_no_second_row_of_column_names() -> None:
    wider = [["序号", "任务", "<"], ["^", "^", "<", "责任单位", "建设"], ["1", "建平台", "甲"]]
    assert document(wider, "一、建设平台").units
