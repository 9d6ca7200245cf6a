"""What a sum of money is: money given, a goal, or neither (ontology §4, Targets and Funds).

``给予…50万元``, ``50万元奖励`` and ``安家费50万元`` are money given; ``产值达到10亿元`` is a goal; a sum in a
condition (``营业收入1亿元以上的企业``), a price, a fee or a fine is neither.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from loaders.clauses import left_edge, right_edge
from loaders.figures import Figure, either, words

Role = Literal["fund", "goal"]

_CONTINUES = re.compile(
    r"^(?:其中:?)?(?:单[个家项户笔一]|每|最高|同一|累计|年度|总额|不超过|最多|最低|[特一二三四五]等奖|[A-Ha-h一二三四五六七]类|第[一二三]|国家级|省级|自治区级|市级|区级|县级|博士|硕士|本科|大专|院士|正高|副高|优秀|合格|对|冠军|亚军|季军|[金银铜]奖|[^,。;]{1,16}[::]?$)"
)
_GIVEN = re.compile(r"给予|奖励|补助|资助|补贴|最高|一次性|额度")
_BASELINE = re.compile(r"(?:增加|提高|提升|增长|扩大|下降|降低|减少|上调|调整)(?:到|至|为)")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(either(words("money", "verbs")))


@cache
def _noun_right() -> re.Pattern[str]:
    """What a sum says of what it is: 万元(的)…奖励."""
    return re.compile(rf"^(?:以内|以上|以下|左右|不等|\(含\))?的?[^,。;、\d]{{0,16}}?{either(words('money', 'nouns'))}")


@cache
def _noun_left() -> re.Pattern[str]:
    bounds = either(words("money", "most"), words("money", "least"), words("money", "about"))
    return re.compile(
        rf"{either(words('money', 'nouns'))}(?:总?额度?|金额|标准|资金|经费|合计|总计|共计|共|累计|各|分别|统一|可|再|一般|原则上|每年|每人|每月|均|约|为|是|按|:|达到?|超|近|{bounds}){{0,4}}$"
    )


@cache
def _indicator() -> re.Pattern[str]:
    return re.compile(either(words("money", "indicators")))


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(rf"{either(words('money', 'asked'))}[^给补奖资]{{0,6}}$")


@cache
def _drawing() -> re.Pattern[str]:
    return re.compile(either(words("money", "drawing")))


def roles(text: str, start: int, end: int, figures: list[Figure], context: bool = False) -> list[Role | None]:
    """The role of each figure of a sentence; ``context`` when the sentence before it gave money.

    >>> from loaders.figures import scan
    >>> s = "对营业收入1亿元以上的企业,给予50万元奖励"
    >>> roles(s, 0, len(s), scan(s, 0, len(s)))
    [None, 'fund']
    """
    found: list[Role | None] = []
    last: Figure | None = None
    giving = context
    for i, figure in enumerate(figures):
        role: Role | None = None
        if figure.kind == "money":
            floor = figures[i - 1].end if i else start
            chained = last is not None and text[floor : figure.lead].strip("、,和及 ") == "" and last.end == floor
            role = found[-1] if chained and found[-1] else _role(text, start, end, figure, giving)
            last = figure
        giving = giving or role == "fund"
        found.append(role)
    return found


def _role(text: str, start: int, end: int, figure: Figure, giving: bool) -> Role | None:
    edge, stop = left_edge(text, start, figure.lead), right_edge(text, figure.core, end)
    left, right = text[edge : figure.lead], text[figure.core : stop]
    verb = bool(_verb().search(left))
    noun = bool(_noun_right().match(right))
    if _BASELINE.match(right) or (_asked().search(left) and not noun):
        return None
    if re.match(r"^[^、,]{0,8}(?:罚款|罚金)", right):
        return None
    named = bool(_noun_left().search(left))
    if _conditional(left, right, verb or named, noun):
        return None
    if _is_goal(left, right, text[max(start, edge - 60) : edge]):
        return "goal"
    if noun or named or (verb and not _describes(left)):
        return "fund"
    if giving and _CONTINUES.match(left + "") and not _describes(left):
        return "fund"
    before = text[max(start, edge - 100) : edge]
    if _verb().search(before) and not _describes(left) and (figure.comparator == "<=" or re.search(r"最高|不超过|每", left) or not left):
        return "fund"
    return None


def _describes(left: str) -> bool:
    """Whether the sum is an attribute of somebody: 年营业收入…, 总投资…."""
    tail = left[-14:]
    hits = [m.end() for m in _indicator().finditer(tail)]
    gives = [m.end() for m in re.finditer(r"给予|奖励|补助|资助|补贴|最高|安排|一次性|发放", tail)]
    return bool(hits) and (not gives or gives[-1] < hits[-1])


def _conditional(left: str, right: str, given: bool, noun: bool) -> bool:
    """Whether the sum stands in a clause about who qualifies: ends in 的 or in 的 with its noun."""
    gives = re.search(r"给予|奖励|补助|资助|补贴|发放|安排|划拨|出资|拨付|最高|扶持|享受|可获", left)
    if gives and not re.search(r"(?:满|超过|超出|低于|高于|达到)$", left):
        return False
    if re.search(r"的(?:\([^)]*\))?$", right):
        return True
    if re.match(r"^(?:\(含\))?(?:以上|以下|以内)[、和]", right) and "的" in right:
        return True
    if noun and not re.match(r"^(?:\(含\))?(?:以上|以下|以内)", right):
        return False
    if re.match(r"^(?:\(含[^)]{0,6}\))?(?:及?以上|及?以下|以内)?\(?含?\)?的?(?:项目|企业|部分|单位|产品|设备|工程|主体|合同|订单|用户|农户|贷款户)", right):
        return True
    return bool(re.match(r"^(?:对|凡|如|若|当|符合|具备|针对)", left)) and "的" in right


_GOES_ON = re.compile(r"^(?:到?20\d\d年底?前?,?)?(?:力争|争取|确保|总量|总额)*(?:达到|达|突破|超过|增加到|增至|提高到)?$")


def _is_goal(left: str, right: str, before: str) -> bool:
    """Whether the sum is itself aimed at: an indicator reached, or money drawn in."""
    if re.search(r"给予|奖励|补助|资助|补贴|最高|一次性|额度|财政(?:局|厅|部门)?[^,]{0,8}(?:投入|安排|出资)", left):
        return False
    if re.search(r"设立|组建|成立", left) and "基金" in right:
        return False
    if re.search(r"(?:发放|投放|新增|提供|完成)[^,给]{0,14}贷款$", left):
        return True
    if _GOES_ON.match(left) and _indicator().search(before) and not _GIVEN.search(before):
        return True
    tail = left[-24:]
    indicator = bool(_indicator().search(tail)) or bool(re.match(r"^(?:的|以上的?)?[^,。;]{0,6}(?:产值|产业集群|投资|收入|销售额|社会资本|增加值)", right))
    reached = bool(re.search(r"(?:达到?|突破|超过|增长|增至|实现|完成|稳定在|力争|不低于|不少于|提高到|翻番|新增|至|为|到|撬动|带动|吸引|引进|争取|平均|约|近|以上|过)", tail + right[:2]))
    return indicator and (reached or bool(_drawing().search(left)) or bool(_indicator().search(left[-6:])))
