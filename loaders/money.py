"""What a sum of money is: money given, a goal, or neither (ontology §4, Targets and Funds).

``给予…50万元``, ``50万元奖励`` and ``安家费50万元`` are money given; ``产值达到10亿元`` is a goal; a sum in a
condition (``营业收入1亿元以上的企业``), a price, a fee or a fine is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.alternatives import either
from loaders.clauses import left_edge, right_edge, unnumbered
from loaders.figures import Figure, words

Role = Literal["fund", "goal"]

_SET_ASIDE = re.compile(r"(?:专项|财政|奖补|补助|扶持|引导|奖励|工作)(?:资金|经费)")
_GIVEN_RIGHT = re.compile(r"的?(?:标准|额度)?(?:分别)?(?:给予|予以(?:奖|补|资|支))")
_GIVEN_LEFT = re.compile(r"(?:支持|补助|奖励|资助|补贴|奖补|贴息|扶持)(?:总?额度?|金额|资金|标准|经费)[^,;\d]{0,6}$")
_ALSO = re.compile(r",(?:且|并|或|以及)[^。;,]{2,50}的,")
_GIVES_ON = re.compile(r"给予|奖励|补助|资助|补贴|奖补|支持|标准(?:支付|发放|安排|落实)")
_GIVEN = re.compile(
    r"给予|奖励|补助|资助|补贴|奖补|最高|一次性|(?<!储备)(?<!发行)额度|财政[^,]{0,12}(?:投入|安排|出资)"
)
_FLOOR = re.compile(r"(?:满|超过|超出|低于|高于|达到|突破)$")
_OPENS_FOR = re.compile(r"(?:其中:?)?(?:对(?!外|接|标|照|口)|凡)")
_BOUNDED = re.compile(r"(?:\(含\))?(?:及?以上|及?以下|以内)[\u4e00-\u9fff]")
_BEYOND = re.compile(r"(?<!不)(?<!不得)(?<!不能)(?:低于|超过|高于|少于|满|不足)$")
_WHOSE = re.compile(
    r"(?:\(含\))?(?:及?以上|及?以下|以内)的,?(?:可|再|分别|一次性|按[^,;]{0,20}|每[^,;]{1,4}){0,3}(?:给予|奖励|补助|补贴|奖补|资助)"
)
_INVESTED = re.compile(
    r"(?:^|每年|逐年|累计|合计|共|计划|拟|将|已|财政|政府|统筹|各级)再?投入(?:各类|各级|专项|财政|补助|扶持|奖补){0,2}(?:资金|经费)?$"
)
_FOUNDED = re.compile(r"(?:设立|组建|成立|建立)[^,。;]{0,24}(?:基金|资金|资金池),$")
_SIZED = re.compile(r"(?:(?:首期|一期|初始|初期|总|资金|基金){0,3}规模|每年|年度)(?:安排|为|达到?)?$")
_TREASURY = re.compile(r"财政(?:[^,;]{0,20}每年|负担|承担|分担)$")
_RISE = re.compile(r"(?:增加|提高|提升|增长|扩大|下降|降低|减少|上调|调整)(?:到|至|为)")
_PER = re.compile(r"每(?:新增|增加|增长|满|超过?|新增加)?$")
_ASKED_RIGHT = re.compile(r"[^、,]{0,8}(?:罚款|罚金|扣除|保证金|门票)")
_SUCH = re.compile(
    r"(?:\(含[^)]{0,6}\))?(?:及?以上|及?以下|以内)?\(?含?\)?的?"
    r"(?:项目|企业|部分|单位|产品|设备|工程|主体|合同|订单|用户|农户|业务|贷款户|集群|产业|采购)"
)
_BOUND_LIST = re.compile(r"(?:\(含\))?(?:以上|以下|以内)[、和]")
_CONTINUES = re.compile(
    r"(?:其中:?|\d{1,3}[.、]|\([^()]{1,3}\))?(?:单[个家项户笔一]|每|最高|同一|累计|年度|总额|不超过|最多|最低|[特一二三四]等奖|[A-Ha-h一二三四五六七]类|第[一二三]"
    r"|(?:国家|省|自治区|市|区|县)级|博士|硕士|本科|大专|院士|正高|副高|优秀|合格|冠军|亚军|季军|[金银铜]奖|获)"
)
_GOES_ON = re.compile(
    r"(?:到?20\d\d年底?前?,?)?(?:力争|争取|确保|总量|总额)*(?:达到|达|突破|超过|增加到|增至|提高到)?$"
)
_LENT = re.compile(r"(?:发放|投放|新增|提供|完成)[^,给]{0,14}(?:贷款|授信)$")
_APPLIED = re.compile(r"可?(?:申请|申领|获得|领取)")
_DRAWN = re.compile(r"(?:引进|吸引|争取|力争|撬动|带动|到位)[^,;给补奖]{0,24}(?:资金|债券)$")
_STANDING = re.compile(r"(?:充分|切实|进一步)?(?:发挥|用好|用足|完善|依托|管好|盘活|规范)")
_LENDS = re.compile(r"(?:新增|增加|投放|发放)$")
_LOAN = re.compile(r"(?:以上)?(?:的)?[^,;。给补奖最]{0,10}(?:贷款|授信|信贷)(?!贴息|额度|补)")
_SOUGHT = re.compile(r"争取(?!.{0,30}(?:安排|列支|设立|出资))[^,;给]{0,30}$")
_DRAWN_IN = re.compile(r"(?:引进|吸引|争取|撬动|带动)(?:到)?[^,;给补奖设]{0,30}(?:资金|债券|投资)$")
_REACHED = re.compile(
    r"达到?|突破|超过|增长|增至|实现|完成|稳定在|力争|不低于|不少于|提高到|翻番|新增|至|为|到|撬动|带动|吸引|引进|争取|减轻|平均|约|近|以上|过"
)
_SUMMED = re.compile(r"(?:年度|累计|合计|原则上|奖励|补助|补贴|奖补|资助|贴息|最高)*总额(?:原则上|最高|累计)*$")
_INCLUDED = re.compile(r"(?:^|[(,])(?:不?含|包括|不包括)$")
_QUALIFIES = re.compile(r",[^,。;]{2,30}的,(?:按|给予|每|一次性|最高|奖励|补助|补贴|予以|可)")
_HANDED_OUT = re.compile(r"设立|发放|投放|推出|安排|派发")
_VOUCHER = re.compile(r"的?[^,。;、]{0,12}(?:券|补贴|奖励|补助|红包|资金池)")
_MADE = re.compile(r"(?:的|以上的?)?[^,。;]{0,6}(?:产值|产业集群|投资|收入|销售额|社会资本|增加值)")


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words beside a sum in its clause, and the sentence before that.

    ``given_later`` when the sum is for each (每人100元, 100元/人) and its sentence gives further on.
    """

    left: str
    bound: str
    own: str
    right: str
    before: str
    after: str
    context: bool
    given_later: bool


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(either(words("money", "gives")))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(either(words("money", "verbs")))


@cache
def _noun_right() -> re.Pattern[str]:
    """What a sum says of what it is: 50万元的…奖励."""
    nouns = either(words("money", "nouns"))
    return re.compile(rf"(?:以内|以上|以下|左右|不等|\(含\))?的?[^,。;、\d]{{0,16}}?{nouns}")


@cache
def _noun_left() -> re.Pattern[str]:
    """A noun of money with nothing but fillers between it and the sum: 补贴标准为每人50元."""
    bounds = either(words("money", "most"), words("money", "least"), words("money", "about"))
    fill = rf"总?额度?|金额|标准|资金|经费|合计|总计|共计|共|累计|各|分别|统一|可|再|一般|原则上|每[^,]{{1,4}}?|人均|均|约|为|是|按|:|达到?|超|近|提高到|规模|(?:由[^,;]{{1,12}})?(?:提高|增加|提升|上调|调整)(?:到|至|为)|{bounds}"
    rates = r"(?:标准|公用经费|奖金|津贴|补贴)[^,;。\d]{0,10}$"
    return re.compile(rf"{either(words('money', 'nouns'))}(?:{fill}){{0,5}}$|{rates}")


@cache
def _indicator() -> re.Pattern[str]:
    return re.compile(either(words("money", "indicators")))


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(rf"{either(words('money', 'asked'))}[^给补奖资]{{0,6}}$")


@cache
def _drawing() -> re.Pattern[str]:
    return re.compile(either(words("money", "drawing")))


def gives(text: str, start: int, end: int) -> bool:
    """Whether a span speaks of giving money, in its last hundred characters.

    >>> gives("对技术改造给予补助。", 0, 10), gives("加强组织领导。", 0, 7)
    (True, False)
    """
    return bool(_giving().search(text, max(start, end - 100), end))


def roles(text: str, start: int, end: int, figures: Sequence[Figure], context: bool = False) -> list[Role | None]:
    """The role of each figure of a sentence; ``context`` when the sentence before it gave money.

    >>> from loaders.figures import scan
    >>> s = "对营业收入1亿元以上的企业,给予50万元奖励"
    >>> roles(s, 0, len(s), scan(s, 0, len(s)))
    [None, 'fund']
    """
    found: list[Role | None] = []
    while len(found) < len(figures):
        i = j = len(found)
        while (
            j + 1 < len(figures)
            and figures[j + 1].kind == figures[i].kind
            and _joined(text, figures[j], figures[j + 1])
        ):
            j += 1
        role = None
        if figures[i].kind == "money":
            role = _role(
                _beside(text, (start, end), figures[i - 1].end if i else start, figures[i], figures[j], context)
            )
        context = context or role == "fund"
        found.extend([role] * (j + 1 - i))
    return found


def _joined(text: str, first: Figure, second: Figure) -> bool:
    return text[first.end : second.lead] in {"、", "和", "及", "以及", ""}


def _beside(text: str, sentence: tuple[int, int], floor: int, first: Figure, last: Figure, context: bool) -> _Beside:
    """The words beside a list of sums: left of its first, right of its last."""
    start, end = sentence
    edge, stop = left_edge(text, start, first.lead), right_edge(text, last.core, end)
    before, after = text[max(start, edge - 100) : edge], text[stop : min(end, stop + 60)]
    own = unnumbered(text[max(edge, min(floor, first.lead)) : first.lead].lstrip("、和及"))
    left = unnumbered(text[edge : first.lead])
    later = "/" in first.unit or _EACH_END.search(left) is not None
    given_later = later and _GIVES_ON.search(text, stop, min(end, stop + _SENTENCE)) is not None
    return _Beside(
        left, text[first.lead : first.start], own, text[last.core : stop], before, after, context, given_later
    )


def _role(near: _Beside) -> Role | None:
    noun = bool(_noun_right().match(near.right))
    if _is_neither(near, noun):
        return None
    if _SOUGHT.search(near.left) or (not near.bound and _LENDS.search(near.left) and _LOAN.match(near.right)):
        return "goal"
    if _is_plain_gift(near):
        return "fund"
    if _is_goal(near.left, near.right, near.before):
        return "goal"
    return "fund" if _is_gift(near, noun) else None


def _is_neither(near: _Beside, noun: bool) -> bool:
    """Whether the sum is a step, a price, a fine, or what somebody must have to qualify."""
    left, right = near.left, near.right
    if _INCLUDED.search(left) or _PER.search(left) or _RISE.match(right) or _ASKED_RIGHT.match(right):
        return True
    if (_asked().search(left) and not noun) or _conditional(left + near.bound, right, noun):
        return True
    if _STANDING.match(left) and not _giving().search(left):
        return True
    given = _giving().search(left) or (noun and _APPLIED.search(left))
    return bool((_ALSO.match(near.after) or _QUALIFIES.match(near.after)) and not given)


def _is_plain_gift(near: _Beside) -> bool:
    """Whether its words say that it is given, whatever else they name: 给予…, 补助总额…, 每年投入…, a fund's size."""
    left = near.left
    if _GIVEN_RIGHT.match(near.right) or _GIVEN_LEFT.search(left) or _INVESTED.search(left):
        return True
    if _TREASURY.search(left) or (near.context and left.startswith("其中") and not _REACHED.search(near.own)):
        return True
    summed = _SUMMED.match(left) and _GIVEN.search(near.before)
    return bool(summed or (_FOUNDED.search(near.before) and _SIZED.match(left)))


def _is_gift(near: _Beside, noun: bool) -> bool:
    """Whether a verb or noun of money is beside the sum, or what was said before gives it."""
    left, right = near.left, near.right
    describes = _describes(left)
    offered = "最高" in left + near.bound and any(word in right for word in words("money", "nouns"))
    if noun or offered or _noun_left().search(left) or (not describes and _verb().search(left)):
        return True
    told = (
        near.context or near.given_later or _giving().search(near.before) or _GIVES_ON.search(right + near.after[:20])
    )
    follows = near.given_later or _CONTINUES.match(near.own) or _PLAIN.match(near.own) or _EACH_END.search(left)
    return bool(told and not describes and follows)


_SENTENCE = 400
_EACH_END = re.compile(
    r"每(?:人|户|家|名|个|亩|床|件|年|月|学时|课时|公里|平方米|吨|头|只|辆|台|套|次|场|班|张|项|村|校|[^,]{1,3}每[年月])$"
)
_PLAIN = re.compile(r"[^\d]{0,14}$")


def _describes(left: str) -> bool:
    """Whether the sum is an attribute of somebody: 年营业收入…, 总投资…."""
    if re.search(r"财政[^,]{0,12}(?:投入|安排|出资)", left):
        return False
    tail = left[-14:]
    named = [m.end() for m in _indicator().finditer(tail)]
    given = [m.end() for m in _giving().finditer(tail)]
    return bool(named) and (not given or given[-1] < named[-1])


def _conditional(left: str, right: str, noun: bool) -> bool:
    """Whether the sum stands in a clause about who qualifies: ends in 的 or in 的 with its noun."""
    if _giving().search(left) and not _FLOOR.search(left):
        return False
    if re.search(r"的(?:\([^)]*\))?$", right) or (_BOUND_LIST.match(right) and "的" in right):
        return True
    if noun and not re.match(r"(?:\(含\))?(?:以上|以下|以内)", right):
        return False
    if (right.startswith("的") and _BEYOND.search(left)) or _WHOSE.match(right):
        return True
    if _OPENS_FOR.match(left) and _BOUNDED.match(right):
        return True
    return bool(_SUCH.match(right) or (re.match(r"对|凡|如|若|当|符合|具备|针对", left) and "的" in right))


def _is_goal(left: str, right: str, before: str) -> bool:
    """Whether the sum is itself aimed at: an indicator reached, or money drawn in."""
    if _DRAWN_IN.search(left):
        return True
    if (
        _GIVEN.search(left)
        or _SET_ASIDE.search(left)
        or (re.search(r"设立|组建|成立", left) and re.search("基金|资金", right))
    ):
        return False
    if (
        _LENT.search(left)
        or _DRAWN.search(left)
        or (_GOES_ON.match(left) and _indicator().search(before) and not _GIVEN.search(before))
    ):
        return True
    if _HANDED_OUT.search(left) and _VOUCHER.match(right):
        return False
    tail = left[-24:]
    reached = _REACHED.search(tail + right[:2]) or _drawing().search(left) or _indicator().search(left[-6:])
    return bool(reached and (_indicator().search(tail) or _MADE.match(right)))
