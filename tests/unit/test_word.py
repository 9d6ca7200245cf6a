"""Word files: text as printed, with automatic numbers, merged cells, accepted changes."""

import pytest

from loaders.read import read_bytes
from loaders.read.labels import formatted
from loaders.text import Paragraph, Source, Table
from tests.unit.office_files import cell, docx, lists, numbered, p, table


def paragraphs(source: Source) -> list[str]:
    return [source.raw[b.start : b.end] for b in source.blocks if isinstance(b, Paragraph)]


def cells(source: Source) -> list[list[str]]:
    (found,) = (block for block in source.blocks if isinstance(block, Table))
    return [[source.raw[c.start : c.end] for c in row.cells] for row in found.rows]


def read(body: str, **parts: str) -> Source:
    return read_bytes("a.docx", docx(body, **parts))


def test_numbers_that_exist_only_in_the_numbering() -> None:
    numbering = lists(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    body = numbered("总体要求", 1) + numbered("目标", 1, 1) + numbered("平台", 1, 2) + numbered("企业", 1, 2)
    body += numbered("原则", 1, 1) + numbered("任务", 1, 2) + numbered("保障", 1)
    found = paragraphs(read(body, numbering=numbering))
    assert found == ["一、总体要求", "（一）目标", "1.平台", "2.企业", "（二）原则", "1.任务", "二、保障"]


def test_levels_within_one_label_and_articles() -> None:
    numbering = lists(("decimal", "%1"), ("decimal", "%1.%2")) + lists(("chineseCounting", "第%1条 "), number=2)
    body = numbered("总则", 1) + numbered("目的", 1, 1) + numbered("依据", 1, 1) + numbered("机构", 1)
    body += numbered("职责", 1, 1) + numbered("本办法适用于全市。", 2)
    assert paragraphs(read(body, numbering=numbering)) == [
        "1 总则",
        "1.1 目的",
        "1.2 依据",
        "2 机构",
        "2.1 职责",
        "第一条 本办法适用于全市。",
    ]


def test_numbering_through_styles_and_their_bases() -> None:
    numbering = lists(("chineseCounting", "%1、"), ("chineseCounting", "(%2)")).replace(
        '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="Sub"/>'
    )
    head = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    styles = (
        f'<w:style w:styleId="Head"><w:name w:val="heading 1"/>{head}</w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Head"/></w:style>'
        '<w:style w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("目标", '<w:pStyle w:val="Own"/>') + p("平台", '<w:pStyle w:val="Sub"/>')
    body += p("无号", '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    source = read(body, numbering=numbering, styles=styles)
    assert paragraphs(source) == ["一、目标", "(一)平台", "无号"]
    assert [b.level for b in source.blocks if isinstance(b, Paragraph)] == [1, None, 1]


def test_a_new_start_and_a_shared_list() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    shared = '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    numbering = lists(("decimal", "%1."), extra="") + again + shared
    body = numbered("甲", 1) + numbered("乙", 1) + numbered("丙", 3) + numbered("丁", 2) + numbered("戊", 2)
    assert paragraphs(read(body, numbering=numbering)) == ["1.甲", "2.乙", "3.丙", "1.丁", "2.戊"]


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("ideographDigital", 10, "一〇"),
        ("japaneseCounting", 10, "十"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("ideographTraditional", 2, "乙"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("decimalZero", 3, "03"),
        ("none", 3, ""),
        ("unheardOf", 3, "3"),
    ],
)
def test_number_formats(form: str, number: int, text: str) -> None:
    assert formatted(number, form) == text


def test_bullets_are_no_numbers() -> None:
    numbering = lists(("bullet", "\uf0b7")) + lists(("bullet", "——"), number=2)
    assert paragraphs(read(numbered("甲", 1) + numbered("乙", 2), numbering=numbering)) == ["•甲", "——乙"]


def test_merged_cells_are_the_same_span() -> None:
    span, begin, go_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [cell("序号"), cell("任务"), cell("单位")], [cell("一、数字经济", span), cell("甲")]
    more = (
        [cell("1", begin), cell("建平台"), cell("市数据局\n市财政局", begin)],
        [cell("", go_on), cell("育企业"), cell("", go_on)],
    )
    source = read(p("表") + table(*rows, *more))
    assert cells(source) == [
        ["序号", "任务", "单位"],
        ["一、数字经济", "一、数字经济", "甲"],
        ["1", "建平台", "市数据局\n市财政局"],
        ["1", "育企业", "市数据局\n市财政局"],
    ]
    assert source.raw.count("市数据局") == 1


def test_numbers_in_table_cells() -> None:
    auto = f"<w:tc>{numbered('', 1)}</w:tc>"
    source = read(table([auto, cell("甲")], [auto, cell("乙")]), numbering=lists(("decimal", "%1")))
    assert [[c.strip() for c in row] for row in cells(source)] == [["1", "甲"], ["2", "乙"]]


def test_a_frame_around_text_is_no_table() -> None:
    assert paragraphs(read(table([cell("关于开展试点的通知")], [cell("各县:\n请执行。")]))) == [
        "关于开展试点的通知",
        "各县:",
        "请执行。",
    ]


def test_changes_as_accepted_fields_and_notes_left_out() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = f"""<w:p>{run("由")}<w:del><w:r><w:delText>市经信委</w:delText></w:r></w:del><w:ins>{run("市工信局")}</w:ins>
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>{run("牵头")}
    <w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>
    <w:hyperlink>{run("负责")}</w:hyperlink><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:noBreakHyphen/></w:r>
    <w:r><w:ruby><w:rt>{run("guān")}</w:rt><w:rubyBase>{run("关")}</w:rubyBase></w:ruby></w:r></w:p>
    <w:ins><w:p>{run("新段")}</w:p></w:ins><w:sdt><w:sdtContent><w:p>{run("控件")}</w:p></w:sdtContent></w:sdt>"""
    assert paragraphs(read(body)) == ["由市工信局牵头负责一", "二-关", "新段", "控件"]


def test_text_boxes_are_said_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    body = f"<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert paragraphs(read(body)) == ["正文", "框内"]


def test_a_table_of_contents_is_left_out() -> None:
    styles = '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    assert paragraphs(read(p("一、目标 3", '<w:pStyle w:val="T"/>') + p("一、目标"), styles=styles)) == ["一、目标"]
