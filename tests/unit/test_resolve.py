"""Records resolved: context of lists, issuers, eras, shortened names; texts of our own writing."""

from __future__ import annotations

import pytest

from graph.model import DocumentHead, Duty, Measure, Record
from loaders.resolve import agency, resolve


def _duty(name: str, at: int) -> Duty:
    return Duty(name=name, role="leads", basis="shared", start=at, end=at + 5)


def _record(*lists: str, text: str | None = None, **head: object) -> Record:
    measures = tuple(
        Measure(number=str(n), agencies=tuple(_duty(name, n * 10) for name in names.split()))
        for n, names in enumerate(lists, 1)
    )
    return Record(document=DocumentHead.model_validate(head), measures=measures, text=text)


def _canonical(record: Record) -> list[list[str | None]]:
    return [[duty.canonical for duty in measure.agencies] for measure in resolve(record).measures]


def test_a_list_lends_its_level_prefix_to_what_follows() -> None:
    record = _record("省财政厅 地方金融监管局 教育厅", "伊金霍洛旗委 旗人民政府", title="安徽省方案", issued_on="2021")
    assert _canonical(record)[0] == ["安徽省财政厅", "安徽省地方金融监督管理局", "安徽省教育厅"]
    inner = _record("伊金霍洛旗委 旗人民政府", title="鄂尔多斯市方案")
    assert _canonical(inner) == [["中共伊金霍洛旗委员会", "伊金霍洛旗人民政府"]]


def test_a_bureau_takes_the_division_of_the_bureau_before_it() -> None:
    record = _record(
        "省财政厅 地方金融监管局 市教育局 公安局 天元区政府 民政局 各县市区", title="株洲市方案", issued_on="2021"
    )
    assert _canonical(record)[0] == [
        "湖南省财政厅",
        "湖南省地方金融监督管理局",
        "株洲市教育局",
        "株洲市公安局",
        "株洲市天元区人民政府",
        "株洲市民政局",
        "株洲市各县市区",
    ]


def test_offices_hang_behind_the_issuing_department() -> None:
    record = _record("人事处 规划处 厅办公室", title="湖北省科学技术厅年度工作方案", issued_on="2022")
    assert _canonical(record) == [["湖北省科学技术厅人事处", "湖北省科学技术厅规划处", "湖北省科学技术厅办公室"]]
    duty = resolve(record).measures[0].agencies[0]
    assert (duty.kind, duty.parent, duty.level, duty.region) == ("office", "湖北省科学技术厅", "province", "420000")


def test_names_follow_their_own_era() -> None:
    assert _canonical(_record("市编办", title="株洲市方案", issued_on="2022")) == [["中共株洲市委机构编制委员会办公室"]]
    assert _canonical(_record("市编办", title="株洲市方案", issued_on="2016")) == [["株洲市机构编制委员会办公室"]]


def test_an_unknown_year_is_told_by_the_bodies_that_are_named() -> None:
    assert _canonical(_record("市卫计委 市编办", title="株洲市方案"))[0][1] == "株洲市机构编制委员会办公室"
    assert (
        _canonical(_record("市卫健委 市退役军人局 市编办", title="株洲市方案"))[0][2]
        == "中共株洲市委机构编制委员会办公室"
    )


def test_an_unknown_year_is_else_told_by_the_title() -> None:
    assert _canonical(_record("市编办", title="株洲市人才行动方案(2021—2023年)")) == [
        ["中共株洲市委机构编制委员会办公室"]
    ]
    assert _canonical(_record("市编办", title="株洲市人才行动方案")) == [["株洲市机构编制委员会办公室"]]


def test_a_shortened_group_is_spelled_out_by_the_text() -> None:
    text = "成立攸县河道清理工作领导小组(以下简称领导小组),负责全县河道。"
    assert _canonical(_record("领导小组 领导小组办公室", title="攸县河道清理方案", text=text)) == [
        ["攸县河道清理工作领导小组", "攸县河道清理工作领导小组办公室"]
    ]


def test_a_cut_collective_takes_its_lead_from_the_item_before() -> None:
    assert _canonical(_record("各有关地方 部门和单位", issuers=("国务院办公厅",))) == [
        ["各有关地方", "各有关部门和单位"]
    ]


def test_two_spellings_with_and_without_a_filler_are_one_body() -> None:
    record = _record("市重点工程项目建设管理中心", "市重点工程建设管理中心", title="株洲市方案")
    assert _canonical(record) == [["株洲市重点工程项目建设管理中心"], ["株洲市重点工程项目建设管理中心"]]


def test_a_name_that_only_gets_a_prefix_is_noted_once() -> None:
    found = resolve(_record("市蓝天办 市科技局", "市蓝天办", title="株洲市方案"))
    assert [(note.kind, note.quote, note.measure) for note in found.notes] == [("prefix-only", "市蓝天办", "1")]


def test_resolving_twice_changes_nothing() -> None:
    once = resolve(_record("市科技局 市蓝天办 各县市区", title="株洲市方案", issued_on="2021-03"))
    assert resolve(once) == once


def test_a_record_without_division_still_tells_what_is_certain() -> None:
    duties = resolve(_record("市科技局 财政部")).measures[0].agencies
    assert [(duty.canonical, duty.region) for duty in duties] == [("市科学技术局", None), ("财政部", "cn")]


@pytest.mark.parametrize(
    ("name", "region", "year", "canonical"),
    [
        ("区外办", "361102", 2022, "上饶市信州区人民政府外事办公室"),
        ("黄山区政府", "341000", 2022, "黄山市黄山区人民政府"),
        ("县生态环境分局", "341524", 2021, "六安市金寨县生态环境分局"),
        ("区生态环境分局", "340104", 2021, "合肥市蜀山区生态环境分局"),
        ("市生态环境局嘉鱼县分局", "421221", 2024, "咸宁市生态环境局嘉鱼县分局"),
        ("火炬管委会", "350200", 2020, "火炬管理委员会"),
        ("兵团党委组织部", "新疆生产建设兵团", 2022, "中共新疆生产建设兵团委员会组织部"),
        ("区城管执法局", "310115", 2023, "上海市浦东新区城市管理行政执法局"),
        ("陕西煤监局", "610000", 2021, "国家矿山安全监察局陕西局"),
    ],
)
def test_unlisted_places_follow_the_practice_of_their_province(
    name: str, region: str, year: int, canonical: str
) -> None:
    found = agency(name, region, year)
    assert found is not None
    assert found.canonical == canonical
