"""Why a figure is no aim: conditions, names, shares, quotas, what is already there (ontology §4, Targets).

A table of rules; each carries sentences whose first figure it refuses and sentences that it lets pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from loaders.alternatives import either
from loaders.figures import Figure, words
from loaders.standing import Place, ends, opens, vague

_MATERIAL = re.compile(r"(?:复印件|申请[表书]|材料|证明|原件|照片|承诺书|登记表)$")
_WHO = re.compile(r"(?:对(?!外|接)|凡|如(?!期)|若|当(?!年)|符合|具备|针对|曾|近)")
_ALSO = re.compile(r"(?:且|并|或|以及)[^。;,]{2,50}的,")
_GRANTS = re.compile(r"(?:按|给予|每|一次性|分别|最高|奖励|奖补|补助|补贴|资助|可给予|予以|单)")
_GIVES = re.compile(r"(?:最高|一次性|可|再|另|按[^,;。]{0,12})?(?:给予|奖励|补助|补贴|奖补|资助)")
_GIVES_EACH = re.compile(r"(?:按)?每[^,年月季;]{1,6}(?:给予|奖励|补助|补贴|奖补|资助)")
_AT_MOST = re.compile(
    r"(?:最多|至多|不超过|限)(?:补助|补贴|资助|奖励|奖补|支持|申报|推荐|享受|申请)$|(?:可|允许)再?(?:延长|续期|连任|连聘|申请|申报|享受|补考|补贴|补助|领取)$"
)
_SCORED = re.compile(r"(?:分值|积|扣|加|计|得)(?:最高)?(?:为)?$")
_BY = re.compile(r"按照?(?!期|时)")
_NORM = re.compile(r"的(?:标准|要求|比例|原则|规格)")
_FOR_EACH = re.compile(r"每[亩户人家个项台](?:补贴|补助|奖补)?$")
_REWARD = re.compile(
    r"的?,?(?:一次性|再|另|每年)?(?:给予|奖励|补助|补贴|奖补|资助)(?:最高|不超过|企业)?\d[\d.]{0,8}[万亿千]?元"
)
_ROOM = re.compile(r"(?:面积|车位|半径)$")
_GOAL = re.compile(r"的(?:预期|增长|发展|年度|工作|奋斗|既定|总体)?目标")
_SETTLED = re.compile(r"的?(?:自然村|行政村|建制村|村[组庄屯]|村|社区|乡镇|城镇|城市|企业|单位|机构|小区)")
_KEPT_LOW = re.compile(r"控制|降|压|减|缩|保持|稳定")
_PART = re.compile(
    r"(?:的)(?P<who>[^,;的]{2,20}?)(?:全部|全面|普遍|集中在|消除|普及|接入|具备|成为|参与|参加|享受|设在|来源?于|来自|享有|覆盖|能够|基本|要|实现|达到|达标|建成|建立|建有|完成|开展|配备|设立|提供|纳入|通过)[^,;]*(?<!的)$"
)
_HELD = re.compile(r"(?:举办|开办|组织|开展|举行|培训|发行)[^,。;]{0,20}$")
_PACKAGE = re.compile(r"(?:新政|政策|措施|意见|规定|办法|清单|举措|纲要|行动)$")
_DONE = re.compile(r"已[^,]{1,12}的$")
_ON = re.compile(r"(?:对|将|把|在|从|依托|利用|整合|盘活|用好)")
_CHOSEN = re.compile(r"(?:遴选|评选|选树|认定|支持|建设|培育|打造|评定|选派|择优支持)$")
_DATED = re.compile(r"[年月日底]前$")
_SUCH = re.compile(
    r"的(?:企业|单位|项目|机构|个人|团队|人员|主体|地区|园区|平台|农户|家庭|基地|合作社)(?:$|可|应|须|由|按|给|优先|予)"
)
_BORNE = re.compile(
    r"(?:财政|单位|个人|企业|农户|省级?|市级?|县级?|区级?)(?:负担|承担|分担|自缴|自付|自筹)$|(?:奖补|补助|补贴|奖励|资助)(?:资金|金额)?$"
)
_PORTION = re.compile(r"(?<!补助)(?<!补贴)(?<!奖励)(?:比例|比重|占比)$")
_SCALE = re.compile(r"(?:补助|补贴|奖励|奖补|资助|报销|贴息)(?:比例|标准)")
_INTEREST = re.compile(r"(?:利率|费率|税率)$")
_HAVING = re.compile(r"(?:拥有|具有|具备|持有|设有|配备|开设)$")
_SUCH_MUST = re.compile(
    r"[^,的]{0,10}的[^,的]{0,10}(?:企业|单位|项目|机构|个人|团队|人员|主体|地区|园区|平台|农户|家庭|基地|合作社|学校|医院)"
    r"(?:可|应|须|由|按|优先|予)"
)
_HAN = "二三四五六七八九十两"
_UMBRELLA = re.compile(
    r"[^,、;。]{0,8}(?:行动|计划|机制|体系|制度|举措|措施|任务|战略|改革|政策|工程|队伍|清单|台账|链条)(?:$|[,、;。)])"
)
_PRIZE = re.compile(r"[特一二三]等奖$|[金银铜]奖$|优秀奖$|[特一二三]等奖|[金银铜]奖")
_RISE = re.compile(
    r"(?:增加|提高|提升|增长|扩大|下降|降低|减少|压减|压缩|缩短|拓展|上升|上调|调整)(?:到|至|为)|增至|升至|降至|增到"
)


@cache
def _share_beside() -> re.Pattern[str]:
    return re.compile(rf"{either(words('share', 'beside'))}|(?<!医)保费|按(?!期|时|需|规)")


@cache
def _share_behind() -> re.Pattern[str]:
    behind = either(words("share", "behind"))
    return re.compile(rf"(?:以内|以上|以下)?的?(?:比例|标准|额度)?[^,。;]{{0,6}}{behind}")


@cache
def _per_each() -> re.Pattern[str]:
    verb = either(words("aim", "setting"))
    return re.compile(rf"每(?:新|再)?(?:(?:{verb}){{0,2}}|{verb}[^,年月季]{{0,12}})$")


def _pointed_at(place: Place, figure: Figure) -> bool:
    if place.left.endswith("等") and figure.end > figure.core and opens("setting").search(place.clause):
        return False
    pointed = ends("pointing").search(place.left) and not _DATED.search(place.left)
    return bool(pointed and not ends("reaching").search(place.left))


def _existing(place: Place, _: Figure) -> bool:
    if _ON.match(place.clause) and _DONE.search(place.left):
        return True
    return bool(_ON.match(place.clause) and place.left.endswith(("现有", "原有", "已有", "已建成")))


def _given_for(place: Place, _: Figure) -> bool:
    return bool(_per_each().search(place.left))


def _rate_of(place: Place, figure: Figure) -> bool:
    """引进1名专家,给予5万元: one is what the sum is given for; so is what 每 takes up again behind it."""
    if place.closed != "," or "每" in place.clause:
        return False
    one = figure.value == 1 and figure.comparator == "="
    if _GIVES_EACH.match(place.following):
        return one or _WHO.match(place.clause) is not None
    return one and _GIVES.match(place.following) is not None


def _norm(place: Place, _: Figure) -> bool:
    """A rate by which something is done: 按照每50户配备1名专员的标准."""
    return bool(_BY.match(place.clause) and _NORM.search(place.right))


def _asked_at_most(place: Place, _: Figure) -> bool:
    return bool(_AT_MOST.search(place.left))


def _points(place: Place, figure: Figure) -> bool:
    return figure.unit == "分" and bool(_SCORED.search(place.left))


def _rated(place: Place, _: Figure) -> bool:
    """A size in the name of a thing: 100兆瓦/200兆瓦时电站."""
    return place.right.startswith("/")


def _room(place: Place, figure: Figure) -> bool:
    """An area that a benefit is limited to: 面积不超过100平方米."""
    low = figure.comparator == "<=" and not _KEPT_LOW.search(place.clause)
    return low and bool(_ROOM.search(place.bare) or (figure.kind == "measure" and _FOR_EACH.search(place.left)))


def _sized(place: Place, figure: Figure) -> bool:
    """How big the things are that are spoken of: 100人以上自然村通硬化路."""
    big = figure.unit in {"人", "户"} and figure.end > figure.core and figure.comparator == ">="
    return big and _SETTLED.match(place.right) is not None


def _rewarded(place: Place, _: Figure) -> bool:
    """带动20户以上补助3万元: what the sum behind it is given for."""
    return bool(_REWARD.match(place.right))


def _short_of(place: Place, _: Figure) -> bool:
    return place.left.endswith(("仍有", "还有", "尚有"))


def _copies(place: Place, figure: Figure) -> bool:
    return figure.unit == "份" and bool(_MATERIAL.search(place.left))


def _who_qualifies(place: Place, _: Figure) -> bool:
    return bool(_WHO.match(place.clause) and "的" in place.right)


def part_of(place: Place) -> str:
    """The subject of which a percentage is to do something: 80%以上的行政村建成…; else nothing."""
    alone = not place.bare or place.bare in words("aim", "places")
    said = _PART.match(place.right)
    return said["who"] if alone and said else ""


def _attribute(place: Place, figure: Figure) -> bool:
    if (figure.unit == "%" and part_of(place)) or _GOAL.match(place.right):
        return False
    if re.search(r"的(?:\([^)]*\))?$", place.right):
        return True
    return place.right.startswith("的") and not ends("setting").search(place.bare)


def _granted(place: Place, _: Figure) -> bool:
    return place.closed == "," and "的" in place.right and bool(_GRANTS.match(place.following))


def _also(place: Place, _: Figure) -> bool:
    return place.closed == "," and bool(_ALSO.match(place.following))


def _fined(place: Place, _: Figure) -> bool:
    return "罚款" in place.right


def _quota(place: Place, figure: Figure) -> bool:
    if figure.comparator != "<=" or figure.unit in {"%", "‰"} or _KEPT_LOW.search(place.clause):
        return False
    if place.timed and _CHOSEN.search(place.bare):
        return False
    return figure.kind == "counter" or bool(place.right)


def _share(place: Place, figure: Figure) -> bool:
    if figure.unit in {"个百分点", "百分点"} and _SCALE.search(place.clause):
        return True
    if figure.unit not in {"%", "‰"} or (place.left.endswith("率") and not _INTEREST.search(place.left)):
        return False
    if _BORNE.search(place.left):
        return True
    if figure.comparator == ">=" and _PORTION.search(place.bare):
        return False
    return bool(_share_beside().search(place.clause) or _share_behind().match(place.right))


def _umbrella(place: Place, figure: Figure) -> bool:
    """三项行动 sums up what is named beside it."""
    few = figure.value <= 12 and figure.core - figure.start == 2 and figure.comparator == "="
    return few and place.written[0] in _HAN and bool(_UMBRELLA.match(place.right))


def _prize(place: Place, figure: Figure) -> bool:
    return figure.unit in {"名", "个", "项"} and bool(_PRIZE.search(place.left) or _PRIZE.match(place.right))


def _total(place: Place, _: Figure) -> bool:
    return place.clause in {"共", "共计", "合计", "计"}


def _time(place: Place, figure: Figure) -> bool:
    needed = {"天": "天数", "岁": "寿命"}.get(figure.unit)
    return needed is not None and needed not in place.clause


def _phase(place: Place, figure: Figure) -> bool:
    """改扩建二期 is a part of one work; 举办三期 counts."""
    return figure.unit == "期" and place.written[0] in _HAN and not _HELD.search(place.left)


def _package(place: Place, figure: Figure) -> bool:
    return figure.unit == "条" and bool(_PACKAGE.search(place.left))


def _such(place: Place, _: Figure) -> bool:
    if _HAVING.fullmatch(place.clause) and _SUCH_MUST.match(place.right):
        return True
    return bool(_SUCH.search(place.right) and not opens("setting").search(place.clause))


def _before_a_rise(place: Place, _: Figure) -> bool:
    return bool(_RISE.match(place.right))


def _one_of(place: Place, _: Figure) -> bool:
    return place.right.startswith(("之一", "中的", "以上学历"))


def _vague(place: Place, _: Figure) -> bool:
    return bool(vague().match(place.right))


def _nothing(_: Place, figure: Figure) -> bool:
    return figure.value <= 0


class Refusal(NamedTuple):
    """One reason, with sentences whose first figure it refuses and sentences where it has nothing to say."""

    refuses: Callable[[Place, Figure], bool]
    refused: tuple[str, ...]
    kept: tuple[str, ...]


REFUSALS = (
    Refusal(_nothing, ("实现零次投诉。",), ("投诉率降至0.5%。",)),
    Refusal(
        _pointed_at,
        ("下设综合协调等6个小组。", "原16个街道。", "前10名企业。"),
        ("占比10%以上。", "引进10名专家。", "举办晚会、球赛等10场以上。"),
    ),
    Refusal(
        _existing,
        ("对现有38个工作站开展评估。", "对已完成改造的38户进行回访。"),
        ("全市现有工作站38个。", "现有38个工作站。"),
    ),
    Refusal(
        _given_for,
        ("每引进1名博士。", "每新增1个岗位。", "每新增就业1人。"),
        ("每年引进1名博士。", "每个乡镇配备1名专员。"),
    ),
    Refusal(
        _rate_of,
        ("引进1名教练,给予3万元奖励。", "对新建2个泵站,每个补助3万元。"),
        ("每村配备1名专员,给予补贴。", "引进12名教练,给予奖励。"),
    ),
    Refusal(_points, ("每满1年积2分。", "最高分值为20分。"), ("平均分达到90分。",)),
    Refusal(_rated, ("100兆瓦/200兆瓦时电站。",), ("新增100兆瓦。",)),
    Refusal(_norm, ("按照每村配备1名专员的标准。",), ("按照要求引进1名专员。", "配备2名专员。")),
    Refusal(_asked_at_most, ("每年最多补助5场。", "可延长1次。"), ("每年至少补助5场。",)),
    Refusal(
        _room,
        ("面积不超过90平方米。", "数量每亩不超过400公斤。"),
        ("用地面积控制在90平方米以内。", "每亩控制在400公斤以内。"),
    ),
    Refusal(_sized, ("实现200人以上自然村通路。",), ("推动200户以上农户参与。", "引进200人以上。")),
    Refusal(_rewarded, ("带动30户以上补助3万元。",), ("带动30户以上。", "引进30名专家。")),
    Refusal(_short_of, ("仍有23%的路段不达标。",), ("已有23个站点。",)),
    Refusal(_copies, ("提交身份证复印件2份。",), ("建立健康档案5万份。",)),
    Refusal(_who_qualifies, ("对年培训1000人次的基地予以表彰。",), ("对外招商10次。", "对接企业10家。")),
    Refusal(
        _attribute,
        ("年培训1000人次以上的,优先。", "缴存10%的费用。"),
        ("配备不少于2名的专员。", "80%以上的行政村建成驿站。", "实现收入增长9%的目标。"),
    ),
    Refusal(_granted, ("组织100人以上的团队,按人头奖励。",), ("组织100名专家,开展巡诊。",)),
    Refusal(_also, ("年服务达到1000人次,且持证经营的,予以补贴。",), ("服务达到1000人次,且建成平台。",)),
    Refusal(_fined, ("处数额1倍以上的罚款。",), ("产值增长1倍。",)),
    Refusal(
        _quota,
        ("每家申报不超过2项。", "停建低于20万吨的砖厂。"),
        ("每年遴选不超过9个试点县。", "细颗粒物浓度不高于25微克/立方米。", "事故控制在2起以内。", "失业率不超过5%。"),
    ),
    Refusal(
        _share,
        (
            "按投资额的10%补助。",
            "贷款利率下浮10%。",
            "按增量的1‰给予奖励。",
            "补助比例提高3个百分点。",
            "县财政负担60%。",
            "按年利率2%计息。",
        ),
        ("用于奖励团队的比例不低于70%。", "补贴发放率100%。", "死亡率降至2‰。", "占比达到10%。"),
    ),
    Refusal(_prize, ("设一等奖2名。", "评出3名一等奖。"), ("获得科技奖励3项。", "引进名师2名。")),
    Refusal(_total, ("(共23项)",), ("共引进23家。",)),
    Refusal(
        _umbrella,
        ("统筹实施五项重点行动。", "健全三项机制,"),
        ("实施5项工程。", "新建三个泵站。", "每年实施十余项工程。"),
    ),
    Refusal(_time, ("历时30天。", "招聘满35岁人员。"), ("优良天数达到300天。", "人均预期寿命达到79岁。")),
    Refusal(_phase, ("推进产业园改扩建二期。",), ("举办培训班三期。", "编印简报3期。")),
    Refusal(_package, ("落实惠企新政20条。",), ("开通公交线路30条。",)),
    Refusal(_such, ("专职人员5名的单位可申报。", "拥有5名专家的机构应备案。"), ("支持5名专家的团队。",)),
    Refusal(_before_a_rise, ("由10家增加到20家。",), ("新增10家。",)),
    Refusal(_one_of, ("符合3项之一。", "10名中的前列。"), ("推广3项。",)),
    Refusal(_vague, ("把握好三个方面。", "抓住5个环节,"), ("新建3个泵站。", "制定3项标准。")),
)


def refused(place: Place, figure: Figure) -> bool:
    """Whether any rule of the table refuses a figure."""
    return any(rule.refuses(place, figure) for rule in REFUSALS)
