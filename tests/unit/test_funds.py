"""Sums of money: sentences of subsidy policies, each with what a careful reader finds in it (ontology §4, Funds)."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Fund
from loaders.extract.funds import find
from loaders.outline import Field, Frame, Outline, Unit
from loaders.text import Offsets, Paragraph, Span, Text

W = 10_000
MAX, MIN, ABOUT = "max", "min", "approx"
Y, M = "year", "month"


def outline(written: str, issued: str | None = None, fields: tuple[Field, ...] = ()) -> Outline:
    text = Text("t", written, written, (Paragraph(0, len(written)),), Offsets((0,), (0,)))
    unit = Unit("row" if fields else "numbered", "1", (), None, Span(0, len(written)), fields)
    return Outline(text, Frame(None, None, (), issued), (unit,), ())


def funds(written: str) -> list[Fund]:
    return list(find(outline(written))[0])


def said(fund: Fund) -> tuple[Any, ...]:
    amount = (fund.amount_cny, fund.amount_cny_max) if fund.amount_cny_max is not None else fund.amount_cny
    return (amount, fund.bound, fund.per, fund.period, fund.payer)


def sums(
    *amounts: Any, bound: str = "exact", per: str | None = None, each: str | None = None, payer: str | None = None
) -> list[tuple[Any, ...]]:
    return [(amount, bound, per, each, payer) for amount in amounts]


FOUND: list[tuple[str, list[tuple[Any, ...]]]] = [
    # given
    ("对首次认定的高新技术企业,给予一次性奖励20万元。", sums(20 * W)),
    ("对新入规工业企业一次性奖励10万元。", sums(10 * W)),
    ("给予入选团队500万元经费支持。", sums(500 * W)),
    ("奖励项目负责人5000元。", sums(5000)),
    ("可享受100万元科研启动经费和50万元安家费。", sums(100 * W, 50 * W)),
    ("发放一次性求职创业补贴2000元。", sums(2000)),
    ("给予20—100万元不等的资金支持。", sums((20 * W, 100 * W))),
    ("奖励5000元至2万元。", sums((5000, 2 * W))),
    ("给予三十万元奖励。", sums(30 * W)),
    ("拨付专项资金1200万元用于设备更新。", sums(1200 * W)),
    ("对获评国家级工业设计中心的,奖励100万元;获评省级的,奖励50万元。", sums(100 * W, 50 * W)),
    # each of whatever noun
    ("对包机每架次奖励2万元,专列每趟奖励3万元。", sums(2 * W, per="架次") + sums(3 * W, per="趟")),
    ("对新建驿站,每个车位补助2000元,每个最高补助6万元。", sums(2000, per="车位") + sums(6 * W, bound=MAX, per="个")),
    ("单机补贴额一般不超过3万元。", sums(3 * W, bound=MAX, per="机")),
    ("节能改造按每吨标准煤300元补助。", sums(300, per="吨标准煤")),
    ("市财政每年安排人才住房资金2000万元。", sums(2000 * W, each=Y, payer="市财政")),
    ("每亩补助200元,同一主体累计补助不超过8万元。", sums(200, per="亩") + sums(8 * W, bound=MAX)),
    # vouchers, and totals of what was given
    ("每年设立总额不超过8000万元的“数据券”。", sums(8000 * W, bound=MAX, each=Y)),
    ("发放总额300万元的家电消费券。", sums(300 * W)),
    ("按购房款的10%给予补贴,总额不超过40万元。", sums(40 * W, bound=MAX)),
    # a numbered unit's payer
    ("二、市财政对新设托育机构给予每班1万元补助。", sums(W, per="班", payer="市财政")),
    ("高标准农田亩均财政补助标准不低于2000元。", sums(2000, bound=MIN, per="亩")),
    # who qualifies, and what a range includes
    ("固定资产投资在200万元到2000万元(不含2000万元)的项目,按1%给予奖励。", []),
    ("引进捐赠资金20万元以上,用于公益事业的,按5%给予奖励。", []),
    ("减轻企业负担30亿元。", []),
    ("100万元以下部分按3%补助;100—300万元部分按2%补助,单个企业最高补助20万元。", sums(20 * W, bound=MAX, per="企业")),
    # lists
    ("对新获批的国家级、省级、市级创新平台,分别给予100万元、50万元、20万元奖励。", sums(100 * W, 50 * W, 20 * W)),
    ("分别给予300、200、100万元奖励。", sums(300 * W, 200 * W, 100 * W)),
    ("对年营业收入首次突破1亿元、5亿元、10亿元的企业,分别奖励10万元、30万元和50万元。", sums(10 * W, 30 * W, 50 * W)),
    ("按A、B、C类分别给予最高100万元、60万元、30万元购房补贴。", sums(100 * W, 60 * W, 30 * W, bound=MAX)),
    ("设一等奖1名、二等奖2名、三等奖3名,分别奖励10万元、5万元、2万元。", sums(10 * W, 5 * W, 2 * W)),
    ("一等奖奖金10万元,二等奖奖金5万元。", sums(10 * W, 5 * W)),
    ("资助标准为国家级50万元、省级30万元。", sums(50 * W, 30 * W)),
    # bounds
    ("按实际投入的10%给予补助,最高不超过200万元。", sums(200 * W, bound=MAX)),
    ("给予企业最高90万元资助。", sums(90 * W, bound=MAX)),
    ("最高给予50万元贴息。", sums(50 * W, bound=MAX)),
    ("资助总额最高可达1000万元。", sums(1000 * W, bound=MAX)),
    ("补贴额度以30万元为上限。", sums(30 * W, bound=MAX)),
    ("按保费的50%予以补贴,20万元封顶。", sums(20 * W, bound=MAX)),
    ("给予不超过实际支出50%、最高30万元的补贴。", sums(30 * W, bound=MAX)),
    ("给予50万元以内的研发补助。", sums(50 * W, bound=MAX)),
    ("安排不少于2000万元专项资金。", sums(2000 * W, bound=MIN)),
    ("给予6万元左右的资金支持。", sums(6 * W, bound=ABOUT)),
    ("安排补助资金约300万元。", sums(300 * W, bound=ABOUT)),
    ("信用贷款额度可提高至400万元。", sums(400 * W, bound=MAX)),
    ("个人创业担保贷款最高额度30万元。", sums(30 * W, bound=MAX)),
    ("提供最高300万元的贴息贷款。", sums(300 * W, bound=MAX)),
    # per and period
    ("单个企业年度奖补最高不超过100万元。", sums(100 * W, bound=MAX, per="企业", each=Y)),
    ("每家企业累计补助不超过500万元。", sums(500 * W, bound=MAX, per="家")),
    ("单个项目最高支持1000万元。", sums(1000 * W, bound=MAX, per="项目")),
    ("对入选匠人每人给予30万元经费支持。", sums(30 * W, per="人")),
    ("给予每人每年2万元生活补贴。", sums(2 * W, per="人", each=Y)),
    ("按每人每月1000元标准发放租房补贴,最长不超过3年。", sums(1000, per="人", each=M)),
    ("对博士、硕士、本科毕业生每人每年分别给予3万元、2万元、1万元生活补贴。", sums(3 * W, 2 * W, 1 * W, per="人", each=Y)),
    ("每引进1名博士,给予用人单位5万元奖励。", sums(5 * W, per="名")),
    ("每新增1个就业岗位补贴1000元。", sums(1000, per="个")),
    ("奖励标准为2万元/人。", sums(2 * W, per="人")),
    ("按500元/亩给予补助。", sums(500, per="亩")),
    ("补助标准为每亩600元。", sums(600, per="亩")),
    ("按每平方米10元给予租金补贴。", sums(10, per="平方米")),
    ("新建养老机构按每张床位5000元给予一次性建设补贴。", sums(5000, per="张")),
    ("每个团队给予200万元资助。", sums(200 * W, per="团队")),
    ("每名特派员每年补助1万元。", sums(W, per="名", each=Y)),
    ("每户给予一次性补助3000元。", sums(3000, per="户")),
    ("对每个示范村奖补50万元。", sums(50 * W, per="示范村")),
    ("运营补贴为每年20万元,连续补贴3年。", sums(20 * W, each=Y)),
    ("给予10万元/年的工作经费。", sums(10 * W, each=Y)),
    ("按1500元/人/月发放见习补贴。", sums(1500, per="人", each=M)),
    ("同一项目每年最高50万元,连续支持不超过三年。", sums(50 * W, bound=MAX, each=Y)),
    ("单笔贷款贴息最高20万元。", sums(20 * W, bound=MAX, per="笔")),
    ("对农村公路日常养护,按每年每公里不低于5000元安排资金。", sums(5000, bound=MIN, per="公里", each=Y)),
    ("给予讲师每年2-4万元津贴。", sums((2 * W, 4 * W), each=Y)),
    ("基本公共卫生服务人均补助标准由84元提高到89元。", sums(89, per="人")),
    # payer
    ("市财政每年安排5000万元专项资金。", sums(5000 * W, each=Y, payer="市财政")),
    ("省财政连续5年每年出资3亿元设立引导资金。", sums(30000 * W, each=Y, payer="省财政")),
    ("县本级每年预算安排科普工作经费200万元。", sums(200 * W, each=Y, payer="县本级")),
    ("由县财政给予一次性补助10万元。", sums(10 * W, payer="县财政")),
    ("省财政厅对考核优秀的县给予500万元奖励。", sums(500 * W, payer="省财政厅")),
    ("市、区两级财政各安排1000万元。", sums(1000 * W, payer="市、区两级财政")),
    ("市融资担保公司对优质小微企业,担保额度可提高至1000万元。", sums(1000 * W, bound=MAX, payer="市融资担保公司")),
    ("各级财政共同投入养护资金每公里3000元。", sums(3000, per="公里", payer="各级财政")),
    ("对金融机构按贷款余额增量给予50万元奖励。", sums(50 * W)),
    ("企业引进博士的,由企业所在地财政给予20万元补助。", sums(20 * W, payer="企业所在地财政")),
    # who bears it, said behind or for each share
    ("对轮作农户每亩补贴180元,由县财政承担。", sums(180, per="亩", payer="县财政")),
    ("每台补助12万元,其中省财政承担8万元、市财政承担4万元。", sums(12 * W, per="台") + sums(8 * W, per="台", payer="省财政") + sums(4 * W, per="台", payer="市财政")),
    ("每个县建设中心;全年新建9所,省财政安排300万元。", sums(300 * W, payer="省财政")),
    # for each, the giving said at the end
    ("按初级工600元/人、中级工900元/人、高级工1400元/人,给予培训机构补贴。", sums(600, 900, 1400, per="人")),
    ("专科生每人800元/月,本科生每人1200元/月,按季给予实习支持。", sums(800, 1200, per="人", each=M)),
    ("每个分别奖励3万元、2万元。", sums(3 * W, 2 * W, per="个")),
    ("每件新品给予8万元且每家企业每年最高60万元。", sums(8 * W, per="件") + sums(60 * W, bound=MAX, per="家", each=Y)),
    ("单家旅行社全年最高15万元奖励。", sums(15 * W, bound=MAX, per="家", each=Y)),
    ("按新增限上企业3万元/家的标准奖励园区。", sums(3 * W, per="家")),
    ("可申请不超过25万元的贷款,贷款8万元以下、由基金担保的,给予不超过4000元的补贴。", sums(25 * W, 4000, bound=MAX)),
    ("特困人员最低标准每人每月提高30元。", sums(30, per="人", each=M)),
    ("新增授信90亿元。", []),
    ("专项债储备额度30亿元以上。", []),
    ("设立规模不低于2亿元的产业引导资金,列入预算。", sums(2 * 10**8, bound=MIN)),
    ("一类岗位补助1.6万/人/年;二类岗位补助0.9~1.2万/人/年。", sums(16000, (9000, 12000), per="人", each=Y)),
    ("单个企业年补助金额不超过3万元。", sums(3 * W, bound=MAX, per="企业", each=Y)),
    ("给予最高18元/平方米·月的房租补助。", sums(18, bound=MAX, per="平方米", each=M)),
    ("在上级补助的基础上区级财政再给予一次性补助6万元。", sums(6 * W, payer="区级财政")),
    ("全年低于3000元的服务可全额抵用,全年合计补助不超过4万元。", sums(4 * W, bound=MAX, each=Y)),
    ("每亩补助1200元,由县级财政负担70%,市级财政负担30%。", sums(1200, per="亩")),
    ("村医每人每年补助不低于8000元,其中省级财政负担5000元。", sums(8000, bound=MIN, per="人", each=Y) + sums(5000, per="人", payer="省级财政")),
    ("单个企业年度最高补助25万元。", sums(25 * W, bound=MAX, per="企业", each=Y)),
    ("每个乡(镇)激励奖补60万元,每个村激励奖补9万元。", sums(60 * W, per="乡(镇)") + sums(9 * W, per="村")),
    ("能繁母猪每头保费50元,由农户缴纳。", []),
    ("引导资金每年安排500万元,其中科技服务业200万元、文化产业100万元。", sums(500 * W, each=Y) + sums(200 * W, 100 * W)),
    ("每新引进或培育新增1家符合园区产业定位的限上商贸企业,给予管理单位4万元奖励。", sums(4 * W, per="家")),
    ("饲养二元杂交母猪的,每场补助20万元。", sums(20 * W, per="场")),
    ("按照每学时150元、每人不超过1200元的标准支付培训费。", sums(150, per="学时") + sums(1200, bound=MAX, per="人")),
    ("中介每成功引荐1名博士,给予9000元奖励。", sums(9000, per="名")),
    ("发挥3亿元人才基金、6亿元科创基金作用。", []),
    ("争取国家银行40亿元信贷支持。", []),
    ("争取上级补助资金6000万元。", []),
    ("最低工资标准调整为每月1900元。", []),
    ("省财政专门安排3亿元奖补资金。", sums(3 * 10**8, payer="省财政")),
    ("对900万元以上技术改造项目,按设备投资额给予10%奖补。", []),
    ("增加90亿元应急贷款。", []),
    ("发放最高40万元的创业担保贷款。", sums(40 * W, bound=MAX)),
    # put in, founded, applied for
    ("县财政设立英才专项资金,每年不低于900万元。", sums(900 * W, bound=MIN, each=Y, payer="县财政")),
    ("各级财政对每个行政村每年不低于7万元。", sums(7 * W, bound=MIN, per="行政村", each=Y, payer="各级财政")),
    ("同一企业同一年度享受奖补资金总额不超过700万元。", sums(700 * W, bound=MAX, each=Y)),
    ("按每个标准化车间6万元的标准补助。", sums(6 * W, per="标准化车间")),
    ("每年投入3亿元,重点支持平台建设。", sums(3 * 10**8, each=Y)),
    ("设立应急周转资金,首期规模4000万元。", sums(4000 * W)),
    ("连续4年再集中12亿元用于设备更新。", sums(12 * 10**8)),
    ("每家企业每年最高可申领8万元。", sums(8 * W, bound=MAX, per="家", each=Y)),
    ("每家企业每个项目给予6000元补助。", sums(6000, per="项目")),
    ("给予领军人才90万元安家补助和每月4000元津贴。", sums(90 * W) + sums(4000, each=M)),
    ("设备费用达2万元、6万元以上的分别给予奖励3000元、9000元。", sums(3000, 9000)),
    ("争取中央预算内投资8亿元、省级专项资金3亿元以上。", []),
    # thresholds beside sums
    ("对年营业收入超过1亿元的企业,给予20万元奖励。", sums(20 * W)),
    ("对投资额5000万元(含)以上的项目,按设备投资额的8%给予补助,单个项目最高500万元。", sums(500 * W, bound=MAX, per="项目")),
    ("固定资产投资1亿元以上的,给予200万元补助。", sums(200 * W)),
    ("年纳税额首次超过500万元的,奖励经营团队30万元。", sums(30 * W)),
    ("年度研发投入达到300万元,且增长10%以上的企业,按增量部分的20%给予奖补,最高100万元。", sums(100 * W, bound=MAX)),
    ("合同金额在1000万元以下的部分按2%补贴,最高20万元。", sums(20 * W, bound=MAX)),
    ("年服务收入达到100万元,且连续三年盈利的,给予10万元奖励。", sums(10 * W)),
    ("对优秀、良好、合格的站点,分别增加45万元、35万元、25万元运营补助。", sums(45 * W, 35 * W, 25 * W)),
    # continued in a sentence of its own
    ("对企业技术改造给予补助。单个企业最高300万元。", sums(300 * W, bound=MAX, per="企业")),
    ("按租金的50%给予补贴,每年不超过10万元,期限两年。", sums(10 * W, bound=MAX, each=Y)),
    # funds and instruments
    ("设立总规模10亿元的人才发展基金。", sums(100000 * W)),
    ("建立5000万元风险补偿资金池。", sums(5000 * W)),
    ("发放文旅消费券500万元。", sums(500 * W)),
    ("给予最高1000万元股权投资支持。", sums(1000 * W, bound=MAX)),
    ("博士后年薪不低于30万元。", sums(30 * W, bound=MIN, each=Y)),
    # as such texts go on
    ("16.对年薪30万元以上的高端人才,予以奖励5万元。", sums(5 * W)),
    ("近三年,市财政累计投入专项资金3.6亿元。", sums(36000 * W, payer="市财政")),
    ("设特等奖1名,奖金50万元;一等奖2名,奖金各30万元。", sums(50 * W, 30 * W)),
    ("单个项目支持金额不低于500万元。", sums(500 * W, bound=MIN, per="项目")),
    ("按2万元/人·年给予补助。", sums(2 * W, per="人", each=Y)),
    ("按500元/月/人发放补贴。", sums(500, per="人", each=M)),
    ("按每人次50元给予补助。", sums(50, per="人次")),
    ("每床位每年补助2000元。", sums(2000, per="床位", each=Y)),
    ("市级人才专项资金规模由每年5000万元增加到1亿元。", sums(10000 * W, each=Y)),
    ("可申请最高20万元、期限最长3年的创业担保贷款。", sums(20 * W, bound=MAX)),
    ("带动就业的按每人1000元、总额不超过2万元给予补贴。", [*sums(1000, per="人"), *sums(2 * W, bound=MAX, per="人")]),
    ("按照产值每新增1000万元奖励2万元的标准给予增量奖励。", sums(2 * W)),
    ("对新开工的总投资5亿元及以上的优质项目,给予最高不超过1亿元奖励。", sums(10000 * W, bound=MAX)),
    ("每出栏1头牛补助1000元、每只羊补助100元。", [*sums(1000, per="头"), *sums(100, per="只")]),
    ("每条航线年度补贴不超过600万元。", sums(600 * W, bound=MAX, per="条", each=Y)),
    ("城乡低保标准分别提高到每人每月900元、每人每年8400元。",
     [*sums(900, per="人", each=M), *sums(8400, per="人", each=Y)]),
    ("生均公用经费小学不低于720元、初中不低于940元。", sums(720, 940, bound=MIN, per="生")),
    ("补助标准:(一)国家级传承人每人每年2万元;(二)省级每人每年5000元。", sums(2 * W, 5000, per="人", each=Y)),
    ("分别给予 100 万元、30 万元奖励。", sums(100 * W, 30 * W)),
    ("对完成年度目标任务的镇奖励20万元。", sums(20 * W)),
    ("县财政计划每年安排3亿元打造标志性产业链群。", sums(30000 * W, each=Y, payer="县财政")),
    ("省财政给予最高1000万元支持;对省级平台,给予补助100万元。",
     [*sums(1000 * W, bound=MAX, payer="省财政"), *sums(100 * W, payer="省财政")]),
    ("对国家级平台,省财政给予补助100万元;对省级平台,给予补助50万元。", [*sums(100 * W, payer="省财政"), *sums(50 * W)]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), FOUND, ids=[str(i) for i in range(len(FOUND))])
def test_what_a_sentence_gives(written: str, expected: list[tuple[Any, ...]]) -> None:
    assert [said(f) for f in funds(written)] == expected


NOT_FOUND = [
    "年营业收入2000万元以上、研发投入占比5%以上的企业可以申报。",
    "对用款需求200万元以下的商户,实行信用担保。",
    "到2025年,产业总规模达到500亿元。",
    "基础教育投入超过90亿元。",
    "处1000元以上5000元以下罚款。",
    "注册资本不低于1000万元。",
    "按照每月300元定额扣除。",
    "扣除标准为每月1200元。",
    "推进总投资120亿元的产业项目建设。",
    "力争招引10亿元以上项目5个。",
    "单价5万元以上的设备实行集中采购。",
    "完成固定资产投资300亿元。",
    "撬动社会资本20亿元以上。",
    "力争全年旅游总收入突破100亿元。",
    "给予最高12%比例的资助。",
    "提供10元平价菜品。",
    "培育年产值超10亿元企业5家。",
    "缴纳保证金2万元。",
    "居民人均可支配收入达到3.5万元。",
    "打造千亿元产业集群。",
    "落实“万元奖补”等政策。",
    "门票价格每张50元。",
]


@pytest.mark.parametrize("written", NOT_FOUND)
def test_what_gives_nothing(written: str) -> None:
    assert [said(f) for f in funds(written)] == []


RECIPIENTS = [
    ("对首次认定的高新技术企业,给予一次性奖励20万元。", ["首次认定的高新技术企业"]),
    ("给予企业最高90万元资助。", ["企业"]),
    ("每年划拨800万元用于青年引才资助。", ["青年引才"]),
    ("对新获批的国家级、省级、市级创新平台,分别给予100万元、50万元、20万元奖励。",
     ["新获批的国家级创新平台", "新获批的省级创新平台", "新获批的市级创新平台"]),
    ("博士、硕士毕业生分别给予3万元、2万元补贴。", ["博士毕业生", "硕士毕业生"]),
    ("对入选匠人每人给予20万元经费支持。", ["入选匠人"]),
    ("设立总规模10亿元的人才发展基金。", ["人才发展基金"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), RECIPIENTS)
def test_who_receives(written: str, expected: list[str]) -> None:
    assert [f.recipient for f in funds(written)] == expected


YEARS = [
    ("运营补贴为每年20万元,连续补贴3年。", 3),
    ("以4年为周期,每年给予6万元支持。", 4),
    ("按每人每月1000元标准发放租房补贴,最长不超过两年。", 2),
    ("安家补贴80万元,分5年发放。", 5),
    ("给予一次性奖励20万元。", None),
]


@pytest.mark.parametrize(("written", "years"), YEARS)
def test_for_how_many_years(written: str, years: int | None) -> None:
    assert [f.years for f in funds(written)] == [years]


STATUSES = [
    ("累计发放补贴1.2亿元。", "achieved"),
    ("2021年以来,兑现奖补资金3000万元。", "achieved"),
    ("已拨付专项资金800万元。", "achieved"),
    ("市财政每年安排专项资金800万元。", "planned"),
    ("单个企业累计补助不超过500万元。", "planned"),
]


@pytest.mark.parametrize(("written", "status"), STATUSES)
def test_given_or_to_be_given(written: str, status: str) -> None:
    assert [f.status for f in funds(written)] == [status]


def test_a_column_gives_its_unit() -> None:
    written = "1\t农村道路改造\t120\t市交通局"
    cells = (
        Field("序号", Span(0, 1)),
        Field("项目", Span(2, 8)),
        Field("补助资金(万元)", Span(9, 12)),
        Field("单位", Span(13, 17)),
    )
    found = find(outline(written, fields=cells))[0]
    assert [(f.amount_cny, f.start, f.end) for f in found] == [(120 * W, 9, 12)]


def test_spans_are_the_text() -> None:
    whole = outline("对入选团队,每年给予20万元、最高累计100万元支持。")
    for fund in find(whole)[0]:
        assert fund.start is not None
        assert whole.text.text[fund.start : fund.end] == fund.text
