"""Five documents of our own writing as records with text and spans: what the questions are asked about."""

from __future__ import annotations

from functools import cache
from typing import Any

from graph.model import Record

# fmt: off
CANONICAL = {
    "520300": {
        "市科技局": "遵义市科学技术局", "市财政局": "遵义市财政局", "市委组织部": "中共遵义市委组织部",
        "市住建局": "遵义市住房和城乡建设局", "市工信局": "遵义市工业和信息化局",
        "市人社局": "遵义市人力资源和社会保障局", "各县区": "遵义市各县区", "市委督查室": "中共遵义市委督查室",
        "市教育局": "遵义市教育局", "团市委": "共青团遵义市委员会", "遵投集团": "遵义市遵投集团",
    },
    "520000": {
        "省科技厅": "贵州省科学技术厅", "省委组织部": "中共贵州省委组织部", "省财政厅": "贵州省财政厅",
        "各市州": "贵州省各市州", "省大数据局": "贵州省大数据发展管理局", "人社部门": "贵州省人力资源和社会保障部门",
        "人才处": "贵州省科学技术厅人才处",
    },
    "520400": {
        "市大数据局": "安顺市大数据发展管理局", "市科技局": "安顺市科学技术局", "市工信局": "安顺市工业和信息化局",
        "市财政局": "安顺市财政局", "市发改委": "安顺市发展和改革委员会", "各县区": "安顺市各县区",
        "市政务服务中心": "安顺市政务服务中心",
    },
    "520402": {
        "区民政局": "安顺市西秀区民政局", "区卫健局": "安顺市西秀区卫生健康局", "区财政局": "安顺市西秀区财政局",
        "各乡镇": "安顺市西秀区各乡镇", "区残联": "安顺市西秀区残疾人联合会",
    },
    "cn": {
        "科技部": "科学技术部", "财政部": "财政部", "工业和信息化部": "工业和信息化部",
        "各省级人民政府": "各省级人民政府", "教育部": "教育部",
    },
}


def _record(head: dict[str, Any], *measures: dict[str, Any]) -> Record:
    text = head["title"] + "\n" + "\n".join(measure["text"] for measure in measures)
    region = head["region"]
    at = len(head["title"]) + 1
    found = []
    for measure in measures:
        found.append(_measure(measure, at, region))
        at += len(measure["text"]) + 1
    return Record.model_validate({"document": head, "measures": found, "text": text, "source": head["title"] + ".txt"})


def _measure(said: dict[str, Any], at: int, region: str) -> dict[str, Any]:
    text = said["text"]

    def span(words: str) -> dict[str, int]:
        start = text.index(words)
        return {"start": at + start, "end": at + start + len(words)}

    agencies = [
        {
            "name": name,
            "canonical": CANONICAL[region][name],
            "region": region,
            "role": role,
            "basis": basis,
            **span(name),
        }
        for basis, role, names in said.get("agencies", ())
        for name in names.split("、")
    ]
    kinds = (("program", said.get("programs", ())), ("platform", said.get("platforms", ())))
    return {
        "number": said["number"],
        "path": [{"number": number, "title": title} for number, title in said["path"]],
        "title": said.get("title"),
        "start": at,
        "end": at + len(text),
        "agencies": agencies,
        "due": said.get("due"),
        "programs": said.get("programs", ()),
        "platforms": said.get("platforms", ()),
        "targets": [{**target, **span(target["text"])} for target in said.get("targets", ())],
        "funds": [{**fund, **span(fund["text"])} for fund in said.get("funds", ())],
        "relies_on": [{"source": s, "target": t, **span(t)} for s, t in said.get("relies_on", ())],
        "cites": [{"title": t, "how": how, **span(t)} for t, how in said.get("cites", ())],
        "evidence": [{"kind": kind, "name": name, **span(name)} for kind, names in kinds for name in names],
    }


def _target(
    text: str, metric: str, value: float, unit: str, deadline: str | None = None, **more: Any
) -> dict[str, Any]:
    return {"text": text, "metric": metric, "value": value, "unit": unit, "deadline": deadline, **more}


def _fund(text: str, amount: float, **more: Any) -> dict[str, Any]:
    return {"text": text, "amount_cny": amount, **more}


@cache
def records() -> tuple[Record, ...]:
    """A province's plan, two cities' and a district's under it, and one of the country."""
    return (_zunyi(), _guizhou(), _anshun(), _xixiu(), _country())


def _zunyi() -> Record:
    one, two = ("1", "引才聚才"), ("2", "育才留才")
    return _record(
        {
            "title": "遵义市人才兴业行动方案",
            "doc_no": "遵府办发〔2022〕9号",
            "issued_on": "2022-05-10",
            "region": "520300",
            "aliases": ["人才兴业20条"],
            "cites": [{"title": "贵州省人才强省规划", "how": "implements"}],
        },
        {
            "path": [one],
            "number": "1",
            "title": "领航人才引进工程",
            "text": "1.领航人才引进工程。到2025年引进领军人才50名,对入选团队给予最高300万元资助。(市科技局牵头,市委组织部、市财政局配合)",
            "agencies": [("explicit", "leads", "市科技局"), ("explicit", "assists", "市委组织部、市财政局")],
            "programs": ["领航人才引进工程"],
            "targets": [_target("引进领军人才50名", "领军人才", 50, "名", "2025")],
            "funds": [_fund("对入选团队给予最高300万元资助", 3e6, bound="max", recipient="入选团队")],
        },
        {
            "path": [one],
            "number": "2",
            "title": "青年人才安居",
            "text": "2.青年人才安居。建设人才公寓2000套,市财政每年安排安居资金3000万元,2023年底前完成。(市住建局、市财政局、各县区负责)",
            "agencies": [("listed", "leads", "市住建局"), ("listed", "assists", "市财政局、各县区")],
            "due": {"date": "2023"},
            "targets": [_target("建设人才公寓2000套", "人才公寓", 2000, "套")],
            "funds": [_fund("市财政每年安排安居资金3000万元", 3e7, period="year", payer="市财政", recipient="安居")],
        },
        {
            "path": [one],
            "number": "3",
            "title": "搭建创新平台",
            "text": "3.搭建创新平台。依托遵义科创园建设娄山创新中心,2024年6月底前完成。(市科技局、市工信局按职责分工负责)",
            "agencies": [("shared", "leads", "市科技局、市工信局")],
            "due": {"date": "2024-06"},
            "platforms": ["遵义科创园", "娄山创新中心"],
            "relies_on": [("娄山创新中心", "遵义科创园")],
        },
        {
            "path": [two],
            "number": "4",
            "title": "技能大师培育计划",
            "text": "4.技能大师培育计划。每年培育技能大师20名,每人补贴5万元,2022年12月底前完成首批。(市人社局负责)",
            "agencies": [("sole", "leads", "市人社局")],
            "due": {"date": "2022-12"},
            "programs": ["技能大师培育计划"],
            "targets": [_target("每年培育技能大师20名", "技能大师", 20, "名", period="year")],
            "funds": [_fund("每人补贴5万元", 5e4, per="人", recipient="技能大师")],
        },
        {
            "path": [two],
            "number": "5",
            "title": "人才服务专班",
            "text": "5.人才服务专班。依托娄山创新中心设立人才服务窗口,为高层次人才提供子女入学便利。",
            "platforms": ["娄山创新中心"],
            "relies_on": [(None, "娄山创新中心")],
        },
        {
            "path": [two],
            "number": "6",
            "title": "青年归雁计划",
            "text": "6.青年归雁计划。吸引高校毕业生返乡就业1万人以上。(市人社局牵头,市教育局、团市委、遵投集团参与,市委督查室督导)",
            "agencies": [
                ("explicit", "leads", "市人社局"),
                ("explicit", "assists", "市教育局、团市委、遵投集团"),
                ("explicit", "guides", "市委督查室"),
            ],
            "programs": ["青年归雁计划"],
            "targets": [_target("返乡就业1万人以上", "返乡就业", 10000, "人", comparator=">=")],
        },
    )


def _guizhou() -> Record:
    one, two = ("1", "重点任务"), ("2", "组织实施")
    return _record(
        {
            "title": "贵州省人才强省规划",
            "doc_no": "黔党发〔2021〕8号",
            "issued_on": "2021-03-01",
            "region": "520000",
            "issuers": ["省委组织部"],
        },
        {
            "path": [one],
            "number": "1",
            "title": "院士智汇行动",
            "text": "1.院士智汇行动。到2025年柔性引进院士30名,支持贵阳大数据实验室引才,给予不低于500万元经费。(省科技厅牵头,省委组织部、省财政厅配合)",
            "agencies": [("explicit", "leads", "省科技厅"), ("explicit", "assists", "省委组织部、省财政厅")],
            "programs": ["院士智汇行动"],
            "platforms": ["贵阳大数据实验室"],
            "targets": [_target("柔性引进院士30名", "院士", 30, "名", "2025")],
            "funds": [_fund("给予不低于500万元经费", 5e6, bound="min", recipient="贵阳大数据实验室")],
        },
        {
            "path": [one],
            "number": "2",
            "title": "数字人才培养",
            "text": "2.数字人才培养。依托贵阳大数据实验室培养数字经济人才5万人,2025年底前完成。(省大数据局、省科技厅、各市州)",
            "agencies": [("listed", "leads", "省大数据局"), ("listed", "assists", "省科技厅、各市州")],
            "due": {"date": "2025"},
            "platforms": ["贵阳大数据实验室"],
            "targets": [_target("培养数字经济人才5万人", "数字经济人才", 50000, "人", "2025")],
            "relies_on": [(None, "贵阳大数据实验室")],
        },
        {
            "path": [two],
            "number": "3",
            "title": None,
            "text": "3.人社部门负责人才统计工作,省科技厅人才处负责日常联络。",
            "agencies": [("prose", "leads", "人社部门、人才处")],
        },
    )


def _anshun() -> Record:
    one, two = ("1", "夯实底座"), ("2", "拓展应用")
    return _record(
        {
            "title": "安顺市数字经济发展三年行动计划",
            "doc_no": "安府发〔2023〕12号",
            "issued_on": "2023-06-09",
            "region": "520400",
            "cites": [{"title": "贵州省数字经济促进条例", "how": "implements"}],
        },
        {
            "path": [one],
            "number": "1",
            "title": "建设黄果树算力中心",
            "text": "1.建设黄果树算力中心。到2024年建成机架5000架,2024年底前投运。(市大数据局牵头,市发改委、市财政局配合)",
            "agencies": [("explicit", "leads", "市大数据局"), ("explicit", "assists", "市发改委、市财政局")],
            "due": {"date": "2024"},
            "platforms": ["黄果树算力中心"],
            "targets": [_target("建成机架5000架", "机架", 5000, "架", "2024")],
        },
        {
            "path": [one],
            "number": "2",
            "title": "升级智慧安顺平台",
            "text": "2.升级智慧安顺平台。智慧安顺平台依托黄果树算力中心运行,2023年9月底前完成。(市大数据局、市科技局负责)",
            "agencies": [("listed", "leads", "市大数据局"), ("listed", "assists", "市科技局")],
            "due": {"date": "2023-09"},
            "platforms": ["智慧安顺平台", "黄果树算力中心"],
            "relies_on": [("智慧安顺平台", "黄果树算力中心")],
        },
        {
            "path": [two],
            "number": "3",
            "title": "企业上云行动",
            "text": "3.企业上云行动。依托智慧安顺平台推动企业上云800家以上,单个企业奖励最高20万元。(市工信局牵头,市科技局、各县区配合)",
            "agencies": [("explicit", "leads", "市工信局"), ("explicit", "assists", "市科技局、各县区")],
            "programs": ["企业上云行动"],
            "platforms": ["智慧安顺平台"],
            "targets": [_target("企业上云800家以上", "企业上云", 800, "家", comparator=">=")],
            "funds": [_fund("单个企业奖励最高20万元", 2e5, bound="max", per="企业", recipient="企业")],
            "relies_on": [(None, "智慧安顺平台")],
        },
        {
            "path": [two],
            "number": "4",
            "title": "科技创新券",
            "text": "4.科技创新券。落实《贵州省人才强省规划》,向中小企业发放科技创新券。(市科技局负责)",
            "agencies": [("sole", "leads", "市科技局")],
            "cites": [("贵州省人才强省规划", "implements")],
        },
        {
            "path": [two],
            "number": "5",
            "title": "政务服务掌上办",
            "text": "5.政务服务掌上办。已建成自助终端120台,高频事项网上可办率达到98%。(市政务服务中心、市大数据局按职责分工负责)",
            "agencies": [("shared", "leads", "市政务服务中心、市大数据局")],
            "targets": [
                _target("已建成自助终端120台", "自助终端", 120, "台", status="achieved"),
                _target("高频事项网上可办率达到98%", "高频事项网上可办率", 98, "%"),
            ],
        },
    )


def _xixiu() -> Record:
    one = ("1", "养老服务")
    return _record(
        {"title": "西秀区2024年养老服务任务清单", "issued_on": "2024-02-01", "region": "520402"},
        {
            "path": [one],
            "number": "1",
            "title": "社区食堂建设",
            "text": "1.社区食堂建设。建成社区食堂12个,2024年10月底前完成。牵头单位:区民政局;配合单位:区财政局、各乡镇",
            "agencies": [("explicit", "leads", "区民政局"), ("explicit", "assists", "区财政局、各乡镇")],
            "due": {"date": "2024-10"},
            "targets": [_target("建成社区食堂12个", "社区食堂", 12, "个")],
        },
        {
            "path": [one],
            "number": "2",
            "title": "适老化改造",
            "text": "2.适老化改造。完成家庭适老化改造300户,每户补助3000元,2024年12月31日前完成。配合单位:区残联",
            "agencies": [("explicit", "assists", "区残联")],
            "due": {"date": "2024-12-31"},
            "targets": [_target("完成家庭适老化改造300户", "家庭适老化改造", 300, "户")],
            "funds": [_fund("每户补助3000元", 3000, per="户", recipient="家庭")],
        },
        {
            "path": [one],
            "number": "3",
            "title": "“银龄守护”行动",
            "text": "3.“银龄守护”行动。开展“银龄守护”行动,长期坚持。牵头单位:区卫健局;配合单位:区民政局",
            "agencies": [("explicit", "leads", "区卫健局"), ("explicit", "assists", "区民政局")],
            "due": {"date": None, "ongoing": True},
            "programs": ["“银龄守护”行动"],
        },
    )


def _country() -> Record:
    one = ("1", "主要任务")
    return _record(
        {
            "title": "关于支持科技成果转化的若干措施",
            "doc_no": "国办发〔2019〕7号",
            "issued_on": "2019-01-20",
            "region": "cn",
        },
        {
            "path": [one],
            "number": "1",
            "title": "完善转化机制",
            "text": "(一)完善转化机制。赋予科研人员成果所有权。(科技部、财政部、教育部按职责分工负责)",
            "agencies": [("shared", "leads", "科技部、财政部、教育部")],
        },
        {
            "path": [one],
            "number": "2",
            "title": "建设国家技术交易网络",
            "text": "(二)建设国家技术交易网络。技术合同成交额突破1000亿元。(科技部牵头,工业和信息化部、各省级人民政府参加)",
            "agencies": [("explicit", "leads", "科技部"), ("explicit", "assists", "工业和信息化部、各省级人民政府")],
            "targets": [_target("技术合同成交额突破1000亿元", "技术合同成交额", 1e11, "元", comparator=">=")],
        },
    )
