"""Plain text: paragraphs, lost line ends, drawn tables."""

import pytest

from loaders.normalise import normalise
from loaders.read import from_string
from loaders.text import Paragraph, Table


def shown(raw: str) -> list[str | list[list[str]]]:
    """The blocks of a text: a paragraph's text, a table's cells."""
    text = normalise(from_string("a.txt", raw))
    found: list[str | list[list[str]]] = []
    for block in text.blocks:
        if isinstance(block, Paragraph):
            found.append(text.text[block.start : block.end])
        else:
            found.append([[text.text[c.start : c.end] for c in row.cells] for row in block.rows])
    return found


def test_a_paragraph_per_line_with_text() -> None:
    assert shown("甲\r\n\r\n  乙 \n　　\n丙") == ["甲", "乙", "丙"]


def test_indents_part_the_paragraphs_of_a_page_without_line_ends() -> None:
    long = "各县要抓好落实，" * 30
    raw = (
        f"云溪市实施方案　　{long}。　　一、总体目标　　到2025年建成。　　第二章　附　　则　　第九条　由市数据局解释。"
    )
    assert shown(raw)[2:] == ["一、总体目标", "到2025年建成。", "第二章附则", "第九条由市数据局解释。"]


def test_short_lines_keep_their_wide_spaces() -> None:
    assert shown("目　　录\n王　　明　　市长") == ["目录", "王明市长"]


def test_lines_broken_at_a_fixed_width_are_rejoined() -> None:
    first = "　　为推动全市数据工作高质量发展,健全公共数据资源体系,释放数据要素价值,结合我市实际情况,制定本方案,请各部门认真执行。"
    body = [first.replace("制定本方案", f"形成第{n}项安排并逐级分解") for n in "一二三四五六七八"]
    wrapped = "\n".join(line[k : k + 26] for line in body for k in range(0, len(line), 26))
    expected = [line.strip() for line in body]
    assert shown(f"云溪市方案\n一、总体要求\n{wrapped}") == ["云溪市方案", "一、总体要求", *expected]
    assert len(shown("\n".join(line[:24] + "。" for line in body * 3))) == 24


TABLE = [["任务", "牵头单位"], ["建平台", "市数据局"], ["育企业", "市工信局"]]


@pytest.mark.parametrize(
    "raw",
    [
        "任务\t牵头单位\n建平台\t市数据局\n育企业\t市工信局",
        "| 任务 | 牵头单位 |\n|---|:---:|\n| 建平台 | 市数据局 |\n| 育企业 | 市工信局 |",
        "┌──┬──┐\n│任务│牵头单位│\n├──┼──┤\n│建平台│市数据局│\n├──┼──┤\n│育企业│市工信局│\n└──┴──┘",
        "┌──┬──┐\n│任务│牵头单位│\n├──┼──┤\n│建平台│市数据局│\n│育企业│市工信局│\n└──┴──┘",
        "┌──┬──┐\n│任务│牵头│\n│　　│单位│\n├──┼──┤\n│建平│市数据│\n│台　│局　　│\n├──┼──┤\n│育企│市工│\n│业　│信局│\n└──┴──┘",
    ],
)
def test_drawn_tables(raw: str) -> None:
    assert shown(f"分工表\n{raw}\n完") == ["分工表", TABLE, "完"]


def test_numbered_lines_with_tabs_are_no_table() -> None:
    raw = "一、\t总体要求\n1.\t加强领导\n2.\t加大投入"
    assert shown(raw) == ["一、总体要求", "1.加强领导", "2.加大投入"]


def test_rows_have_places() -> None:
    source = from_string("a.txt", "表\n任务\t单位\n甲\t乙")
    table = source.blocks[1]
    assert isinstance(table, Table)
    assert [(row.place.paragraph, row.place.row) for row in table.rows] == [(2, 1), (2, 2)]


@pytest.mark.parametrize("unit", ["│", "|", "\t", "| \n", "│甲│\n", "　　", "甲\t乙\n"])
def test_hostile_lines_take_linear_time(unit: str) -> None:
    from_string("a.txt", unit * (300_000 // len(unit)))
