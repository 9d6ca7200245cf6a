"""Normalised text: what becomes what, and the way back to the raw text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.normalise import normalise
from loaders.read import from_string
from loaders.text import Cell, Paragraph, Row, Source, Table, Text


def text_of(raw: str) -> str:
    return normalise(from_string("a.txt", raw)).text.removesuffix("\n")


EXAMPLES = [
    ("加快建設創新鏈、產業鏈", "加快建设创新链、产业链"),
    ("有關(guān)部門", "有关部门"),
    ("有關（guān）部門", "有关部门"),
    ("機構(gou)與(yǔ)個(ɡè)人", "机构与个人"),
    ("各鄉鎮?cè)嗣駲z驗所", "各乡镇人民检验所"),
    ("資源?qì)炏葯C(jī)構", "资源优先机构"),
    ("２０２２年，ＧＤＰ增长６％（左右）：三类；", "2022年,GDP增长6%(左右):三类;"),
    ("㈠总体要求 ⒈目标 ⑵任务 ①其一", "(一)总体要求 1.目标(2)任务①其一"),
    ("Ⅲ级响应", "III级响应"),
    ("⺠⽣⼯程、⻓江、⻚码", "民生工程、长江、页码"),
    ("甲&nbsp;乙&amp;nbsp;丙&ldquo;丁&rdquo;&#25919;&#x7B56;", "甲乙丙“丁”政策"),
    ("建立“信息库?rdquo;和ldquo;需求库rdquo;", "建立“信息库”和“需求库”"),
    ("政\u200b策\ufeff文\u00ad件\u2060", "政策文件"),
    ("市　科技局\u00a0、 教育局", "市科技局、教育局"),
    ("到 2025 年，建成 5 个、占 10% 以上", "到2025年,建成5个、占10%以上"),
    ("1 总则", "1 总则"),
    ("2.1 组织机构", "2.1 组织机构"),
    ("3 家庭医生签约", "3 家庭医生签约"),
    ("1. 加强领导", "1.加强领导"),
    ("Digital  China plan", "Digital China plan"),
    ('组织"技能大师""工匠"评选', "组织“技能大师”“工匠”评选"),
    ("「三支一扶」『计划』", "“三支一扶”‘计划’"),
    ("《意见》〔2020〕3号。", "《意见》〔2020〕3号。"),
    ("二○二二年、二OO九年、二〇二〇年", "二〇二二年、二〇〇九年、二〇二〇年"),
    ("（—）总体要求", "(一)总体要求"),
    ("十—、其他", "十一、其他"),
    ("\uf0b7建设平台", "•建设平台"),
    ("责任单位∶市科技局", "责任单位:市科技局"),
    ("u\u0308ber é", "über é"),
]
UNCHANGED = [
    "会员(vip)和部门(app)",
    "R&D经费、AT&T、A&B;C",
    "100㎡、25℃、10²",
    "问题?为什么(he)会这样",
    "——建设城市……",
    "合计(-)",
    "2021—2025年、(2021-2025年)",
    "查询?a=1&times=3",
    '直径5"的管道',
    "1∕2、①②③",
]


@pytest.mark.parametrize(("raw", "plain"), EXAMPLES)
def test_one_spelling(raw: str, plain: str) -> None:
    assert text_of(raw) == plain


@pytest.mark.parametrize("raw", UNCHANGED)
def test_what_stays(raw: str) -> None:
    assert text_of(raw) == raw


def raw_of(text: Text) -> list[int]:
    return [text.offsets.raw(i) for i in range(len(text.text))]


def test_characters_lead_back_to_those_that_made_them() -> None:
    raw = "  有關(guān)部門 &nbsp;的\u200b㈠項\n\n乙"
    text = normalise(from_string("a.txt", raw))
    assert text.text == "有关部门的(一)项\n乙\n"
    back = [raw[i] for i in raw_of(text)]
    assert "".join(back[:5]) == "有關部門的"
    assert back[5:9] == ["㈠", "㈠", "㈠", "項"]
    assert back[10] == "乙"


SPACED = "关 關 關(guān) (guan) ( ) （ ） & amp; &amp; &nbsp; &lt; rdquo; ?rdquo; ? ?cè)嗣駲z . , ， 。 “ 「 ㈠ ⒈ ﬁ é 瞭解 乾 隆 ○ 二 薴 Ａ x 1 2025 年 个"
PIECES = st.sampled_from(
    [
        *SPACED.split(),
        *["\u200b", "\xad", "\u3000", "\xa0", "\t", "\r\n", "\u3000\u3000", "é", "&#10;", ";"],
        " ",
        "\n",
        '"',
    ]
)
RAW = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(RAW)
def test_offsets_are_monotone_and_inside(raw: str) -> None:
    text = normalise(from_string("a.txt", raw))
    back = raw_of(text)
    assert back == sorted(back)
    assert all(0 <= i < len(raw) for i in back)
    assert text.offsets.at[0] == 0
    assert list(text.offsets.at) == sorted(set(text.offsets.at))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(RAW)
def test_a_normalised_text_stays_as_it_is(raw: str) -> None:
    once = normalise(from_string("a.txt", raw)).text
    assert normalise(from_string("a.txt", once)).text == once


@settings(max_examples=200, deadline=None, derandomize=True)
@given(RAW)
def test_blocks_are_the_lines_of_the_text(raw: str) -> None:
    text = normalise(from_string("a.txt", raw))
    assert "".join(text.text[b.start : b.end] + "\n" for b in text.blocks) == text.text


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*"关於市民生一二三（），。", "關", "ａ"]), min_size=1, max_size=30))
def test_every_character_is_the_normal_form_of_its_raw_one(characters: list[str]) -> None:
    raw = "".join(characters)
    text = normalise(from_string("a.txt", raw))
    for i, character in enumerate(text.text.rstrip("\n")):
        assert character == text_of(raw[text.offsets.raw(i)])


def test_a_table_keeps_its_cells_and_says_merged_ones_once() -> None:
    raw = "任務  部門（guān）\n甲項 市科技局\n市教育局  乙項"
    place = {word: Cell(raw.index(word), raw.index(word) + len(word)) for word in ("任務", "甲項", "乙項")}
    heads = Cell(4, raw.index("\n"))
    merged = Cell(raw.index("市科"), raw.index("市教") + 4)
    rows = (Row((place["任務"], heads)), Row((place["甲項"], merged)), Row((place["乙項"], merged)))
    text = normalise(Source("a.docx", raw, (Table(0, len(raw), rows), Paragraph(0, 0))))
    assert text.text == "任务\t部门(guān)\n甲项\t市科技局\n市教育局\n乙项\n".replace("(guān)", "")
    (table,) = text.blocks
    assert isinstance(table, Table)
    assert table.rows[1].cells[1] == table.rows[2].cells[1]
    cell = table.rows[2].cells[1]
    assert text.text[cell.start : cell.end] == "市科技局\n市教育局"


@pytest.mark.parametrize("unit", ["(", "关(", "&", '" ', "关 关", "1 ", "?a", "(guān", "𠀀"])
def test_hostile_input_takes_linear_time(unit: str) -> None:
    raw = unit * (200_000 // len(unit))
    assert normalise(from_string("a.txt", raw)).text
