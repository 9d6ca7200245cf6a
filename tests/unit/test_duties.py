"""Who leads, assists and guides: a table of texts in both directions, and what reaches over a whole document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from loaders.extract.duties import find, notes
from loaders.outline import Field, Frame, Head, Outline, Unit
from loaders.text import Offsets, Paragraph, Span, Text

CODES = {"explicit": "e", "declared": "d", "sole": "s", "listed": "l", "shared": "h", "inherited": "i", "prose": "p"}


def outline(*measures: str, front: str = "", back: str = "") -> Outline:
    """Units of one text, one after the other, with text before and behind them."""
    whole, units = front, []
    for number, measure in enumerate(measures, 1):
        units.append(Unit("numbered", str(number), (), None, Span(len(whole), len(whole) + len(measure))))
        whole += measure + "\n"
    whole += back
    text = Text("t", whole, whole, (Paragraph(0, len(whole)),), Offsets((0,), (0,)))
    return Outline(text, Frame(None, None, (), None), tuple(units), ())


def said(document: Outline) -> list[list[str]]:
    return [[f"{d.name} {d.role[0].upper()}{CODES[d.basis]}" for d in duties] for duties in find(document)]


def rows() -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / "duties_rows.txt").read_text("utf-8").splitlines()
    pairs = [line.rpartition("=>") for line in lines if line and not line.startswith("#")]
    return [(t.strip().replace("\\n", "\n"), [p.strip() for p in e.split(", ") if p.strip()]) for t, _, e in pairs]


@pytest.mark.parametrize(("text", "expected"), rows())
def test_row(text: str, expected: list[str]) -> None:
    assert said(outline(text))[0] == expected


RULED = "各项任务的责任单位中,排在首位的为牵头单位,其他为配合单位。"


@pytest.mark.parametrize(
    ("front", "back"),
    [(RULED + "\n", ""), ("", "注:" + RULED), ("", "说明:列第一位的部门为牵头部门。"), ("", "排名第一的单位牵头。")],
)
def test_a_rule_reaches_over_the_document_wherever_it_stands(front: str, back: str) -> None:
    found = said(
        outline(
            "甲。(市水利局、市林业局)",
            "乙。(市财政局)",
            "丙。(市教育局、市体育局按职责分工负责)",
            front=front,
            back=back,
        )
    )
    assert found == [["市水利局 Ld", "市林业局 Ad"], ["市财政局 Ls"], ["市教育局 Lh", "市体育局 Lh"]]


def test_a_rule_in_the_first_bracket_holds_for_those_below() -> None:
    found = said(outline("甲。(市水利局、市林业局,排名首位的为牵头单位,下同)", "乙。(市财政局、市审计局)"))
    assert found == [["市水利局 Ld", "市林业局 Ad"], ["市财政局 Ld", "市审计局 Ad"]]


def test_a_rule_inside_one_list_holds_for_that_list() -> None:
    found = said(outline("甲。(市水利局、市林业局,排名首位的为牵头单位)", "乙。(市财政局、市审计局)"))
    assert found == [["市水利局 Ld", "市林业局 Ad"], ["市财政局 Ll", "市审计局 Al"]]


@pytest.mark.parametrize(
    "notice",
    [
        "以下均需各试点城市政府落实,不再列出",
        "以下责任单位均包括各试点城市政府,不再一一列出",
        "以下均由各试点城市政府落实,不再重复标注",
        "所有任务均涉及各试点城市政府,不再单列",
        "各试点城市政府为以下任务的责任单位,不再一一列出",
    ],
)
def test_a_notice_charges_someone_with_all_that_follows(notice: str) -> None:
    found = said(
        outline("甲。(责任单位:省教育厅)", f"乙。(责任单位:省民政厅,{notice})", "丙。(责任单位:省财政厅)", "丁。")
    )
    assert found == [
        ["省教育厅 Ls"],
        ["省民政厅 Ls", "各试点城市政府 Ai"],
        ["省财政厅 Ls", "各试点城市政府 Ai"],
        ["各试点城市政府 Li"],
    ]


def under(title: str, lead: str, *measures: str) -> Outline:
    """Units below one heading with a lead-in."""
    plain = outline(*measures, front=f"{title}\n{lead}\n")
    head = Head("1", title, Span(0, len(title)), Span(len(title) + 1, len(title) + 1 + len(lead)))
    units = tuple(replace(unit, path=(head,)) for unit in plain.units)
    return replace(plain, units=units)


@pytest.mark.parametrize(
    ("title", "lead", "measure", "expected"),
    [
        ("应急响应", "事发地人民政府应当采取以下措施:", "疏散群众。", ["事发地人民政府 Li"]),
        ("应急响应", "县应急局、县公安局负责以下工作。", "疏散群众。", ["县应急局 Li", "县公安局 Li"]),
        ("应急响应", "事发地人民政府应当加强领导。", "疏散群众。", []),
        ("应急响应", "事发地人民政府可以采取以下措施:", "疏散群众。", []),
        ("县教育局职责", "", "排查校舍。", ["县教育局 Li"]),
        ("成员单位职责", "", "县教育局:排查校舍。", ["县教育局 Ls"]),
        ("推进改革(市发改委牵头)", "", "优化流程。", ["市发改委 Li"]),
        ("推进改革(市发改委牵头)", "", "优化流程。(市财政局负责)", ["市财政局 Ls"]),
    ],
)
def test_headings_name_actors_for_the_units_below(title: str, lead: str, measure: str, expected: list[str]) -> None:
    assert said(under(title, lead, measure))[0] == expected


def row(*cells: tuple[str, str], back: str = "") -> Outline:
    """One row of a task table."""
    whole, fields = "", []
    for label, value in cells:
        fields.append(Field(label, Span(len(whole), len(whole) + len(value))))
        whole += value + "\t"
    plain = outline(whole, back=back)
    return replace(plain, units=(replace(plain.units[0], kind="row", fields=tuple(fields)),))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("任务", "修建水库"), ("牵头单位", "市水利局"), ("配合单位", "市财政局、市林业局")], ["市水利局 Le", "市财政局 Ae", "市林业局 Ae"]),
        ([("任务", "修建水库"), ("责任单位", "市水利局")], ["市水利局 Ls"]),
        ([("任务", "修建水库"), ("责任单位", "市水利局\n市林业局")], ["市水利局 Ll", "市林业局 Al"]),
        ([("任务", "修建水库"), ("责任部门", "市水利局"), ("协同部门", "市林业局")], ["市水利局 Le", "市林业局 Ae"]),
        ([("任务", "修建水库"), ("责任单位", "市水利局牵头,市林业局配合")], ["市水利局 Le", "市林业局 Ae"]),
        ([("任务", "修建水库"), ("责任单位", "市水利局、市林业局按职责分工负责")], ["市水利局 Lh", "市林业局 Lh"]),
        ([("任务", "修建水库"), ("指导部门", "水利部、财政部")], ["水利部 Ge", "财政部 Ge"]),
        ([("任务", "修建水库"), ("牵头单位(责任人)", "市水利局")], []),
        ([("任务", "修建水库"), ("责任领导", "张某"), ("完成时限", "2025年")], []),
        ([("部门", "市水利局"), ("职责", "修建水库")], ["市水利局 Ls"]),
        ([("序号", "1"), ("任务", "修建水库"), ("部门", "市水利局、市林业局")], ["市水利局 Ll", "市林业局 Al"]),
        ([("任务", "修建水库"), ("责任分工", "市水利局牵头,市林业局配合")], ["市水利局 Le", "市林业局 Ae"]),
        ([("任务", "修建水库"), ("职责分工", "按计划推进")], []),
        ([("任务", "修建水库"), ("市直责任单位", "市水利局"), ("牵头市级部门", "市林业局")], ["市水利局 Ae", "市林业局 Le"]),
        ([("单位", "市水利局\n水文中心"), ("工作职责", "修建水库")], ["市水利局 Ls", "水文中心 Ls"]),
        ([("部门", "工会、团委、妇联等"), ("职责", "修建水库")], ["工会 Ls", "团委 Ls", "妇联 Ls"]),
        ([("部门", "宣传部(融媒体中心)"), ("职责", "修建水库")], ["宣传部 Ls", "融媒体中心 Ls"]),
        ([("责任单位", "市发展和\n改革委员会、市财政局"), ("任务", "修建水库")], ["市发展和改革委员会 Ll", "市财政局 Al"]),
    ],
)  # fmt: skip
def test_columns_play_the_part_of_labels(cells: list[tuple[str, str]], expected: list[str]) -> None:
    assert said(row(*cells))[0] == expected


def test_a_rule_in_a_table_s_footnote_holds_for_its_rows() -> None:
    found = said(row(("责任单位", "市水利局、市林业局"), back="注:责任单位中排第一的为牵头单位。"))
    assert found[0] == ["市水利局 Ld", "市林业局 Ad"]


def test_evidence_is_the_list_or_the_sentence() -> None:
    document = outline("修建水库。市林业局要做好补偿工作。(市水利局负责)")
    text = document.text.text
    (prose, listed) = find(document)[0]
    assert text[prose.start : prose.end] == "市林业局要做好补偿工作"
    assert prose.object == "要做好补偿工作"
    assert text[listed.start : listed.end] == "(市水利局负责)"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("修建水库。(市水利局负责)", []),
        ("修建水库。(责任单位:)", ["unmatched"]),
        ("修建水库。(责任单位:市水利局、大坝)", ["odd-list"]),
        ("修建水库,由大坝小组负责。", ["unmatched"]),
        ("修建水库。(责任单位:市水利局", ["odd-list"]),
        ("修建水库,由市水利局负责。", []),
        ("由分管副县长牵头负责。", []),
    ],
)
def test_what_was_not_understood_is_noted(text: str, kinds: list[str]) -> None:
    document = outline(text)
    assert [note.kind for note in notes(document, find(document))] == kinds


def test_a_text_without_measures_is_noted() -> None:
    document = replace(outline(front="通知\n"), units=())
    assert [note.kind for note in notes(document, find(document))] == ["no-measures"]


HOSTILE = [
    "(",
    "、",
    "由",
    "市教育局、",
    "责任单位:",
    "各局要,",
    "推进。(市教育局负责)",
    "责任单位:市教育局\n",
    "排第一",
    "以下均需",
    "牵头",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    document = outline(piece * (20_000 // len(piece)))
    notes(document, find(document))


def test_text_behind_the_last_list_closes_the_document_where_every_measure_ends_with_its_list() -> None:
    lists = ["甲。(市水利局负责)", "乙。(市林业局负责)", "丙。(市教育局负责)"]
    assert said(outline(*lists, "丁。(市财政局负责)各部门要抓好落实。"))[-1] == ["市财政局 Ls"]
    assert said(outline(*lists[:2], "丙。", "丁。(市财政局负责)各部门要抓好落实。"))[-1] == ["市财政局 Ls", "各部门 Lp"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("发展基础", []), ("“十三五”规划完成情况", []), ("夯实发展基础", ["市水利局 Lp"]), ("总体要求", ["市水利局 Lp"])],
)
def test_a_unit_that_looks_back_gives_no_duty_in_prose(title: str, expected: list[str]) -> None:
    plain = outline("市水利局认真落实河湖长制,组织清淤。")
    assert said(replace(plain, units=(replace(plain.units[0], title=title),))) == [expected]


def test_what_those_at_the_top_think_is_no_duty() -> None:
    assert said(
        outline("市委、市政府高度重视水利工作。", "市委、市政府要高度重视水利工作。", "各部门高度重视,落实责任。")
    ) == [
        [],
        ["市委 Lp", "市政府 Lp"],
        ["各部门 Lp"],
    ]
