"""Names and what they mean: the expected values come from reading, across divisions, levels and eras."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from loaders.regions import regions
from loaders.resolve import agency, region_chain, successors
from loaders.resolve.body import Context
from loaders.resolve.divisions import display
from loaders.resolve.names import meaning

_TABLE = Path(__file__).with_name("agency_names.csv")
_ROWS = list(csv.DictReader(line for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#")))

_NO_AGENCY = [
    "我市",
    "责任单位",
    "市第十二次党代会",
    "市人代会",
    "龙头企业",
    "张某某",
    "年底前",
    "牵头单位",
    "配合单位",
    "全市",
    "本省",
    "全省",
    "全国",
    "企业家",
    "企业",
    "民营企业家",
    "高质量发展",
    "下同",
    "持续推进",
    "长期坚持",
    "2025年底",
    "工作新格局",
    "各项工作",
    "各类人才",
    "优秀干部",
    "领导干部",
    "社会",
    "市场",
    "乡村",
    "市民",
    "株洲",
    "株洲市",
    "天元区",
    "人才公寓",
    "加快建设现代产业体系",
    "区域协调",
    "县域经济",
    "国家级",
    "有关规定",
    "相关政策",
    "重大项目",
    "科技创新",
    "教育",
    "财政资金",
    "人才工作站建设",
    "博览会",
    "运动会",
    "交易会",
    "实验室",
    "国家重点实验室",
    "推进乡村振兴",
    "落实",
    "做好服务工作",
    "12345",
    "高新技术企业",
    "重点企业",
    "中小企业",
    "毕业生",
    "群众",
    "广大党员干部",
    "人民",
    "布局",
    "格局",
    "大局",
    "全局",
    "结合实际",
    "学科",
    "网站",
    "团队",
    "创新团队",
    "以企业为主体",
    "产业链",
    "数字经济",
    "市场主体",
    "试点",
    "按职责分工负责",
    "长株潭",
    "京津冀",
    "乡镇",
    "社区",
    "督办",
    "承办",
    "主办",
    "长效机制",
    "保障措施",
    "总体要求",
    "绩效考核",
    "基层",
    "学校",
    "银行",
    "医院",
    "公司",
    "平台",
    "示范区",
    "示范基地",
    "孵化器",
    "科技园",
    "老年人",
    "外部",
    "内部",
    "党的领导",
    "国际合作处处长",
    "局长",
    "副市长",
    "主任",
    "市长",
    "市委书记",
    "5个工作日",
    "第一责任人",
    "机会",
    "培训班",
    "社会力量",
    "大学",
    "中心",
    "法律法规",
    "地方标准",
    "监督执法",
    "区块链",
]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['name']}-{row['governed']}-{row['year']}")
def test_a_name_means_one_body(row: dict[str, str]) -> None:
    found = agency(row["name"], row["governed"] or None, int(row["year"]) if row["year"] else None)
    assert found is not None
    said = (found.canonical, found.region or "", found.level or "", found.kind, found.function or "")
    assert said == (row["canonical"], row["region"], row["level"], row["kind"], row["function"])


@pytest.mark.parametrize("name", _NO_AGENCY)
def test_what_is_no_agency_is_none(name: str) -> None:
    assert agency(name, "430200", 2020) is None


def test_a_full_name_means_itself() -> None:
    for row in _ROWS:
        found = agency(row["canonical"], row["governed"] or None, int(row["year"]) if row["year"] else None)
        assert found is not None, row
        assert found.canonical == row["canonical"], row


def test_different_bodies_never_merge() -> None:
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _ROWS:
        meant[row["canonical"], row["region"]].add(row["kind"] + row["function"])
    assert [names for names in meant.values() if len(names) > 1] == []


@pytest.mark.parametrize(
    "names",
    [
        "市科技局 市科学技术局 株洲市科技局 株洲科技局 株洲市科学技术局",
        "市人社局 市人力资源和社会保障局 株洲市人社局 株洲市人力资源社会保障局 市人力社保局",
        "市委办 市委办公室 中共株洲市委办公室",
        "市政府办 市政府办公室 市人民政府办公室 市府办 株洲市政府办公室",
        "市国资委 市政府国资委 株洲市人民政府国有资产监督管理委员会",
        "市金融办 市政府金融办 市金融工作办公室",
        "团市委 株洲团市委 共青团株洲市委 共青团株洲市委员会",
        "市政协 政协株洲市委员会 中国人民政治协商会议株洲市委员会",
        "市委统战部 中共株洲市委统战部 中共株洲市委统一战线工作部",
        "株洲高新区 市高新区 株洲高新技术产业开发区",
    ],
)
def test_one_body_never_splits(names: str) -> None:
    found = {name: agency(name, "430200", 2017) for name in names.split()}
    assert len({one.canonical if one else name for name, one in found.items()}) == 1, found


@pytest.mark.parametrize(
    "names",
    [
        "市科技局 市科协 市委科技办 市科技馆",
        "市公安局 市公安局交警支队 市公安局特警支队",
        "市委办 市政府办 市人大办 市政协办",
        "天元区教育局 芦淞区教育局 市教育局 省教育厅 教育部",
        "市国税局 市地税局 市税务局",
        "市委编办 市委组织部 市委老干部局",
        "市住建局 市房产局 市规划局",
        "市文旅局 市体育局 市文联",
    ],
)
def test_different_names_stay_apart(names: str) -> None:
    found = [agency(name, "430200", 2017) for name in names.split()]
    assert len({one.canonical for one in found if one}) == len(names.split())


def test_the_division_of_the_text_decides_between_divisions_of_one_name() -> None:
    meant = {governed: agency("鼓楼区教育局", governed) for governed in ("320100", "350000", "410200")}
    assert [one.region for one in meant.values() if one] == ["320106", "350102", "410204"]
    undecided = agency("鼓楼区教育局")
    assert undecided is not None
    assert undecided.region is None


@pytest.mark.parametrize(
    ("name", "region", "before", "canonical"),
    [
        ("地方金融监管局", "340000", "省财政厅", "安徽省地方金融监督管理局"),
        ("旗人民政府", "150600", "伊金霍洛旗委", "伊金霍洛旗人民政府"),
        ("卫健委", "150000", "自治区科技厅", "内蒙古自治区卫生健康委员会"),
    ],
)
def test_the_item_before_lends_its_division(name: str, region: str, before: str, canonical: str) -> None:
    found = agency(name, region, 2021, before=agency(before, region, 2021))
    assert found is not None
    assert found.canonical == canonical


@pytest.mark.parametrize("office", ["人事处", "规划处", "机关党委", "社发处"])
def test_an_office_hangs_behind_the_issuing_body(office: str) -> None:
    found = agency(office, "420000", 2022, issuer="湖北省科学技术厅")
    assert found is not None
    assert (found.canonical, found.kind, found.parent) == (f"湖北省科学技术厅{office}", "office", "湖北省科学技术厅")


@pytest.mark.parametrize(
    ("canonical", "region", "later"),
    [
        ("株洲市经济和信息化委员会", "430200", [("株洲市工业和信息化局", 2019)]),
        ("浙江省经济和信息化委员会", "330000", [("浙江省经济和信息化厅", 2018)]),
        ("重庆市经济和信息化委员会", "500000", []),
        ("北京市经济和信息化委员会", "110000", [("北京市经济和信息化局", 2018)]),
        ("株洲市文化广电新闻出版局", "430200", [("株洲市文化旅游广电体育局", 2019)]),
        ("株洲市地方税务局", "430200", [("国家税务总局株洲市税务局", 2018)]),
        ("湖北省扶贫开发办公室", "420000", [("湖北省乡村振兴局", 2021)]),
        ("攸县乡村振兴局", "430223", [("攸县农业农村局", 2024)]),
        ("中国银行业监督管理委员会湖北监管局", "420000", [("中国银行保险监督管理委员会湖北监管局", 2018)]),
        ("株洲市机构编制委员会办公室", "430200", [("中共株洲市委机构编制委员会办公室", 2019)]),
        ("深圳市科技创新委员会", "440300", [("深圳市科技创新局", 2024)]),
        ("环境保护部", "cn", [("生态环境部", 2018)]),
        ("中国银行保险监督管理委员会", "cn", [("国家金融监督管理总局", 2023)]),
        ("株洲市财政局", "430200", []),
        ("株洲市监察局", "430200", [("株洲市监察委员会", 2018)]),
        ("株洲市社会治安综合治理委员会办公室", "430200", [("中共株洲市委政法委员会", 2019)]),
        ("中国人民银行株洲市中心支行", "430200", [("中国人民银行株洲市分行", 2023)]),
        ("常州市政务服务管理办公室", "320400", [("常州市数据局", 2024)]),
        ("宜昌市住房和城乡建设局", "420500", [("宜昌市住房和城市更新局", 2024)]),
    ],
)
def test_reforms_made_one_body_of_another(canonical: str, region: str, later: list[tuple[str, int]]) -> None:
    assert [(after.canonical, after.year) for after in successors(canonical, region)] == later


def test_a_name_that_only_gets_a_prefix_says_so() -> None:
    assert meaning("市蓝天办", Context("430200")).certain is False
    assert meaning("市科技局", Context("430200")).certain is True


def test_region_chain_ends_with_the_country() -> None:
    assert region_chain("430211") == ("430211", "430200", "430000", "cn")


@pytest.mark.parametrize(
    "name", ["(" * 60, "、" * 60, "市" * 60, "局" * 59, "委员会" * 20, "科技" * 29 + "局", "\x00", "", " "]
)
def test_odd_names_are_answered_at_once(name: str) -> None:
    found = agency(name, "430200", 2020)
    assert found is None or found.canonical
    assert meaning(name, Context("430200", 2020)).name == name


@pytest.mark.parametrize("region", [None, "cn", "430211", "nowhere", "长株潭", "新疆生产建设兵团", "419001", "500300"])
@pytest.mark.parametrize(
    "name", ["市科技局", "区委组织部", "各县市区", "高新区", "人事处", "全区各部门", "生态环境分局", "省市场监管局"]
)
def test_every_division_is_answered(name: str, region: str | None) -> None:
    assert meaning(name, Context(region)).canonical


def test_a_very_long_name_takes_linear_time() -> None:
    assert meaning("市" + "科技局" * 100_000, Context("430200")).region == "430200"


_EVERY_TENTH = [
    code
    for code, place in sorted(regions().items())
    if place.status == "current" and place.name.endswith(("市", "县", "区", "旗")) and "直辖" not in place.name
    if place.level in ("city", "county") and code.isdigit() and int(code[4:]) not in range(71, 80)  # no zones
][::10]


@pytest.mark.parametrize("word", ["人社", "人力社保", "人力资源社会保障", "人力资源和社会保障", "人力资源与社会保障"])
def test_every_abbreviation_is_one_bureau_in_any_division(word: str) -> None:
    assert len(_EVERY_TENTH) > 280
    for code in _EVERY_TENTH:
        place = regions()[code]
        for prefix in (place.name[-1], place.name):
            found = agency(f"{prefix}{word}局", code, 2022)
            assert found is not None
            assert found.canonical == f"{display(code)}人力资源和社会保障局", (prefix, word)


def test_neighbouring_bodies_are_apart_in_any_division() -> None:
    names = [
        "科技局",
        "科协",
        "工商联",
        "市场监管局",
        "公安局",
        "交警支队",
        "妇联",
        "妇儿工委",
        "档案局",
        "档案馆",
        "数据局",
        "大数据中心",
        "法院",
        "检察院",
    ]
    for code in _EVERY_TENTH:
        found = [agency(regions()[code].name[-1] + name, code, 2022) for name in names]
        assert len({body.canonical for body in found if body}) == len(names), code
