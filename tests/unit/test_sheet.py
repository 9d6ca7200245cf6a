"""Workbooks and separated values: title lines, one table a sheet, values as shown."""

from loaders.read import read_bytes
from loaders.text import Paragraph, Source, Table
from tests.unit.office_files import rows, xlsx

LEDGER = rows(
    ["附件1"],
    ["云溪市2025年重点任务台账"],
    ["序号", "任务", "牵头单位", "完成时限"],
    ["1", "建设数据平台", "市数据局", "6月底前"],
    [None, "开放数据", None, "12月底前"],
    [None, None, None, None],
    ["2", "培育企业", "市工信局\n市科技局", "长期坚持"],
    ["注:时限均为2025年。"],
)
MERGES = '<mergeCells><mergeCell ref="A4:A5"/><mergeCell ref="C4:C5"/><mergeCell ref="A2:XFD2"/></mergeCells>'


def shown(source: Source) -> list[str | list[list[str]]]:
    found: list[str | list[list[str]]] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            found.append(source.raw[block.start : block.end])
        else:
            found.append([[source.raw[c.start : c.end] for c in row.cells] for row in block.rows])
    return found


def test_a_ledger_with_title_merged_cells_and_note() -> None:
    source = read_bytes("台账.xlsx", xlsx({"任务": LEDGER + MERGES}))
    assert shown(source) == [
        "附件1",
        "云溪市2025年重点任务台账",
        [
            ["序号", "任务", "牵头单位", "完成时限"],
            ["1", "建设数据平台", "市数据局", "6月底前"],
            ["1", "开放数据", "市数据局", "12月底前"],
            ["2", "培育企业", "市工信局\n市科技局", "长期坚持"],
        ],
        "注:时限均为2025年。",
    ]
    table = next(b for b in source.blocks if isinstance(b, Table))
    assert [(row.place.sheet, row.place.row) for row in table.rows] == [
        ("任务", 3),
        ("任务", 4),
        ("任务", 5),
        ("任务", 7),
    ]
    assert source.raw.count("市数据局") == 1


def test_several_sheets_and_hidden_ones() -> None:
    one = rows(["任务", "单位"], ["甲", "乙"])
    source = read_bytes("a.xlsx", xlsx({"工业": one, "Sheet2": one, "底稿": one}, hidden=("底稿",)))
    assert shown(source) == ["工业", [["任务", "单位"], ["甲", "乙"]], [["任务", "单位"], ["甲", "乙"]]]


def test_values_as_the_sheet_shows_them() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="9"/></cellXfs>'
    )
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    values = (
        '<c r="A2"><v>3</v></c><c r="B2" s="1"><v>46022</v></c>',
        '<c r="A3" s="3"><v>0.15</v></c><c r="B3" s="2"><v>46022</v></c>',
    )
    data = f'<sheetData><row r="1">{cells}</row><row r="2">{values[0]}</row><row r="3">{values[1]}</row></sheetData>'
    source = read_bytes("a.xlsx", xlsx({"s": data}, ["数量", "时限"], styles))
    assert shown(source)[-1] == [["数量", "时限"], ["3", "2025年12月31日"], ["15%", "2025年12月"]]


def test_separated_values_in_any_encoding() -> None:
    text = '重点任务表,,\n任务,单位,时限\n"建平台,育企业",市数据局,\n,,\n修路,市交通局,年底'
    expected = [
        "重点任务表",
        [["任务", "单位", "时限"], ["建平台,育企业", "市数据局", ""], ["修路", "市交通局", "年底"]],
    ]
    assert shown(read_bytes("a.csv", text.encode("gb18030"))) == expected
    assert (
        shown(read_bytes("a.csv", text.replace(",", "\t").replace("建平台\t", "建平台,").encode("utf-16"))) == expected
    )
