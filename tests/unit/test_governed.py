"""Which division a document governs, from what it says of itself; texts of our own writing."""

from __future__ import annotations

import pytest

from graph.model import DocumentHead, Duty, Measure, Record
from loaders.resolve.governed import governed


def _record(
    title: str | None = None,
    issuers: tuple[str, ...] = (),
    doc_no: str | None = None,
    text: str | None = None,
    names: str = "",
) -> Record:
    duties = tuple(Duty(name=name, role="leads", basis="sole") for name in names.split())
    head = DocumentHead(title=title, issuers=issuers, doc_no=doc_no)
    return Record(document=head, measures=(Measure(number="1", agencies=duties),), text=text)


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("国务院办公厅", "cn"),
        ("工业和信息化部", "cn"),
        ("国家发展改革委", "cn"),
        ("国家税务总局株洲市税务局", "430200"),
        ("中共株洲市委办公室", "430200"),
        ("中共内蒙古自治区委员会办公厅", "150000"),
        ("上海市浦东新区人民政府", "310115"),
        ("浙江省经济和信息化厅", "330000"),
        ("阿坝州人民政府办公室", "513200"),
        ("新疆生产建设兵团办公厅", "新疆生产建设兵团"),
        ("芷江侗族自治县人民政府", "431228"),
        ("鄂尔多斯市东胜区人民政府办公室", "150602"),
    ],
)
def test_the_issuer_says_it(issuer: str, region: str) -> None:
    assert governed(_record(issuers=(issuer,))) == region


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("湘潭市养老服务三年行动方案", "430300"),
        ("关于印发《安徽省数字乡村建设方案》的通知", "340000"),
        ("关于推进成都市绿道建设的若干意见", "510100"),
        ("全国托育服务发展规划", "cn"),
        ("国家防汛应急预案", "cn"),
        ("句容市全民健身实施方案", "321183"),
        ("伊金霍洛旗农牧业发展规划", "150627"),
        ("重庆市渝北区促进就业措施", "500112"),
        ("养老服务三年行动方案", None),
    ],
)
def test_the_title_says_it(title: str, region: str | None) -> None:
    assert governed(_record(title)) == region


@pytest.mark.parametrize(
    ("doc_no", "text", "region"),
    [
        ("渝府办发〔2021〕8号", None, "500000"),
        ("鄂党办发〔2022〕1号", None, "150600"),
        ("鄂政办发〔2022〕1号", None, "420000"),
        ("国办发〔2022〕1号", None, "cn"),
        ("云政办发〔2022〕1号", "云县今年要修路。云县各乡镇要抓紧。", "530922"),
        ("宁政发〔2022〕1号", "南京要建公园。南京各区要配合。", "320100"),
        ("宁政发〔2022〕1号", None, "640000"),
        ("〔2022〕1号", None, None),
    ],
)
def test_the_number_says_it(doc_no: str, text: str | None, region: str | None) -> None:
    assert governed(_record(doc_no=doc_no, text=text)) == region


def test_a_shared_name_is_decided_by_the_text() -> None:
    assert governed(_record("鼓楼区社区食堂建设方案", text="南京市要求各区建好食堂。南京市民政局来检查。")) == "320106"
    assert governed(_record("鼓楼区社区食堂建设方案")) is None


def test_the_places_that_the_text_names_say_it() -> None:
    text = "我市要办好食堂。株洲是老工业城市,株洲有五个区。学习长沙的经验。"
    assert governed(_record(text=text, names="市民政局 市财政局")) == "430200"
    assert governed(_record(text="要办好食堂。")) is None


def test_ministries_as_the_responsible_units_say_it() -> None:
    assert governed(_record(names="财政部 教育部 民政部 各地区")) == "cn"
    assert governed(_record(names="市财政局 市教育局 财政部")) is None


def test_a_long_text_is_read_in_linear_time() -> None:
    assert governed(_record(text="市" * 3_000_000)) is None


@pytest.mark.parametrize(
    ("title", "doc_no", "text", "region"),
    [
        ("鼓楼区促进消费实施方案", "徐鼓政办发〔2021〕3号", "结合鼓楼实际", "320302"),
        ("鼓楼区促进消费实施方案", "汴鼓政办〔2021〕3号", "结合我区实际", "410204"),
        ("新城区促进消费实施方案", "新政办发〔2021〕3号", "贯彻自治区和呼和浩特市部署", "150102"),
        ("桥西区就业实施方案", None, "落实张家口市要求", "130703"),
        ("江北区加快服务业发展的意见", "甬北政发〔2021〕3号", "", "330205"),
        ("河东区加快服务业发展的意见", None, "落实临沂市要求", "371312"),
        ("江北区加快服务业发展的意见", None, "", "500105"),
        ("桥西区就业实施方案", None, "", None),
        ("加快产业发展的意见", None, "推进建设,结合兵团实际,制定本意见", "新疆生产建设兵团"),
        ("加快产业发展的意见", None, "建设兵团城市", None),
    ],
)
def test_of_several_divisions_of_one_name_the_text_says_which(
    title: str, doc_no: str | None, text: str, region: str | None
) -> None:
    assert governed(_record(title, doc_no=doc_no, text=text)) == region


def test_an_issuer_whose_name_several_divisions_share() -> None:
    assert governed(_record(issuers=("铁西区人民政府",), text="落实鞍山市部署")) == "210303"


def test_what_is_sent_to_all_provinces_governs_the_country() -> None:
    text = "各省、自治区、直辖市人民政府及新疆生产建设兵团:\n现将计划印发给你们。"
    assert governed(_record("安全生产整治计划", text=text)) == "cn"
    assert governed(_record("安全生产整治计划", text="学习各省、自治区、直辖市的做法。")) is None


@pytest.mark.parametrize(
    ("doc_no", "region"),
    [("武昌政办〔2019〕3号", "420106"), ("石柱府办发〔2023〕41号", "500240"), ("民政发〔2012〕1号", None)],
)
def test_a_number_that_begins_with_a_countys_whole_name(doc_no: str, region: str | None) -> None:
    assert governed(_record(doc_no=doc_no)) == region


def test_branches_that_bear_a_county_s_name_among_its_own_bureaus() -> None:
    assert governed(_record(names="区发改局 区财政局 市生态环境局咸安分局")) == "421202"
    assert governed(_record(names="市发改局 市财政局 市公安局咸安分局")) is None
    assert governed(_record(names="区发改局 区财政局 市公安局咸安分局 市公安局鼓楼分局")) is None
