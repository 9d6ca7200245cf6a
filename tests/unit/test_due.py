"""A measure's own deadline: what says it and what does not (ontology §4, ``due``)."""

from __future__ import annotations

import pytest

from graph.model import Due
from loaders.extract.due import find
from loaders.outline import Field, Frame, Outline, Unit
from loaders.text import Offsets, Paragraph, Span, Text


def outline(written: str, issued: str | None, fields: tuple[Field, ...] = (), title: str | None = None) -> Outline:
    text = Text("t", written, written, (Paragraph(0, len(written)),), Offsets((0,), (0,)))
    unit = Unit("row" if fields else "numbered", "1", (), title, Span(0, len(written)), fields)
    return Outline(text, Frame(None, None, (), issued), (unit,), ())


def due(written: str, issued: str | None = "2022-03-01", title: str | None = None) -> tuple[str | None, bool] | None:
    found = find(outline(written, issued, title=title))[0]
    return (found[0].date, found[0].ongoing) if found else None


FOUND: list[tuple[str, tuple[str | None, bool]]] = [
    ("1.推进平台建设。(责任单位:市大数据局;完成时限:2023年12月底前)", ("2023-12", False)),
    ("完善制度体系。完成时限:2022年6月30日。", ("2022-06-30", False)),
    ("开展专项整治。时间节点:2024年底前", ("2024", False)),
    ("编制专项规划。完成时间:2022年10月。", ("2022-10", False)),
    ("做好宣传引导。完成时限:持续推进。", (None, True)),
    ("做好宣传引导。(市委宣传部牵头,持续推进)", (None, True)),
    ("加强队伍建设。(责任单位:市人社局;完成时限:长期坚持)", (None, True)),
    ("健全工作机制。完成时限:2023年6月底前,并长期坚持。", ("2023-06", True)),
    ("健全工作机制。(完成时限:2023年底,持续推进)", ("2023", True)),
    ("制定实施细则。(5月底完成,责任单位:市财政局)", ("2022-05", False)),
    ("制定实施细则。(市财政局牵头,2022年9月底前完成)", ("2022-09", False)),
    ("制定实施细则。(2022年9月底前)", ("2022-09", False)),
    ("开展普查。(责任单位:市统计局,12月底前完成)", ("2022-12", False)),
    ("出台管理办法,2025年6月底前完成。", ("2025-06", False)),
    ("全面排查风险隐患,建立台账,2022年11月底前全部完成。", ("2022-11", False)),
    ("2023年年底前,各县区要对乡村道路进行全面排查。", ("2023", False)),
    ("一、全面排查乡村道路\n2023年12月31日前,各县区要对乡村道路进行排查。", ("2023-12-31", False)),
    ("优化审批流程。完成时限:“十四五”期末。", ("2025", False)),
    ("优化审批流程。完成时限:2021—2025年。", ("2025", False)),
    ("优化审批流程。完成时限:2023年上半年。", ("2023-06", False)),
    ("优化审批流程。完成时限:2023年第三季度。", ("2023-09", False)),
    ("优化审批流程。办结时限:二〇二三年六月底前。", ("2023-06", False)),
    ("推进信息共享。时限要求:立即启动,2022年8月底前完成。", ("2022-08", False)),
    ("推进信息共享。〔市发展改革委负责,2022年底前完成〕", ("2022", False)),
    ("推进信息共享。完成时限:全年推进。", (None, True)),
    ("推进信息共享。进度安排:常态化推进。", (None, True)),
    ("推进信息共享。(市数据局牵头,今年10月底前完成)", ("2022-10", False)),
    ("推进信息共享。实施时间:2023年1月—11月。", ("2023-11", False)),
    ("推进信息共享。(实施期限:2022年-2026年)", ("2026", False)),
    ("推进信息共享,力争2023年10月底前建成投用。", ("2023-10", False)),
    ("制定实施细则,确保9月底前出台。", ("2022-09", False)),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), FOUND)
def test_when_it_is_due(written: str, expected: tuple[str | None, bool]) -> None:
    title = "全面排查乡村道路" if written.startswith("一、") else None
    assert due(written, title=title) == expected


NOT_FOUND = [
    "到2025年,全市高新技术企业达到500家。",
    "到2023年6月,平台框架基本搭成;到2025年,引进商户80家。",
    "争取2023年全部交付使用。",
    "引入运营团队,2022年底前开门迎客。",
    "持续推进营商环境改革,长期坚持问题导向。",
    "持续优化服务流程。",
    "2022年6月底前完成方案编制,2023年6月底前完成主体建设。",
    "根据《2022年工作要点》(2022年3月印发)要求,抓好落实。",
    "每年12月底前报送工作总结。",
    "自2023年1月1日起施行,有效期5年。",
    "2018年以来,累计培训1万人次。",
    "(责任单位:市发改委、市财政局)",
    "2022年计划举办招聘会12场。",
    "对2022年12月31日前开工的项目给予补助。",
    "工作经费由市财政保障(2022年度)。",
    "5月组织开展集中宣传活动。",
]


@pytest.mark.parametrize("written", NOT_FOUND)
def test_when_nothing_says_so(written: str) -> None:
    assert due(written) is None


COLUMNS: list[tuple[str, str, tuple[str | None, bool] | None]] = [
    ("完成时限", "2023年底", ("2023", False)),
    ("完成时间", "2023.12", ("2023-12", False)),
    ("时间节点", "2023-06-30", ("2023-06-30", False)),
    ("完成时限", "12月底前", ("2022-12", False)),
    ("完成 时限", "持续推进", (None, True)),
    ("进度安排", "2022年9月底前完成,长期坚持", ("2022-09", True)),
    ("备注", "2023年底", None),
    ("完成时限", "按照上级要求", None),
]


@pytest.mark.parametrize(("label", "cell", "expected"), COLUMNS)
def test_a_column_of_deadlines(label: str, cell: str, expected: tuple[str | None, bool] | None) -> None:
    written = f"1\t建设平台\t{cell}\t市科技局"
    field = Field(label, Span(7, 7 + len(cell)))
    found = find(outline(written, "2022-03-01", fields=(field,)))[0]
    assert ((found[0].date, found[0].ongoing) if found else None) == expected


def test_a_month_without_a_year_needs_the_year_of_issue() -> None:
    assert due("制定实施细则。(5月底完成,责任单位:市财政局)", issued=None) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("某县2023年重点任务分解表", "2023-12"),
        ("某县支持企业若干措施", "2022-12"),
        ("三年行动计划(2023—2025年)", "2022-12"),
    ],
)
def test_the_year_of_a_plan_is_the_year_of_its_deadlines(title: str, expected: str) -> None:
    said = outline("新建泵站。完成时限:12月底", "2022-12-30")
    titled = Outline(said.text, Frame(title, None, (), "2022-12-30"), said.units, ())
    assert find(titled)[0][0].date == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("完成时限:10月", "2022-10"),
        ("时限要求:第三季度", "2022-09"),
        ("完成时间:下半年", "2022-12"),
        ("完成时间:立即", None),
    ],
)
def test_a_label_may_say_no_more_than_a_month_or_a_quarter(written: str, expected: str | None) -> None:
    assert due(f"新建泵站。{written}") == ((expected, False) if expected else None)


def test_the_span_is_the_time() -> None:
    whole = outline("制定细则。(市财政局牵头,2022年9月底前完成)", "2022")
    found: Due = find(whole)[0][0]
    assert found.start is not None
    assert whole.text.text[found.start : found.end] == "2022年9月底前完成"
