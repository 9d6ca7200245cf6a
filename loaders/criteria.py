"""What is asked of whoever applies or is given something: its figures set nothing (ontology §4, Targets)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.clauses import unnumbered
from loaders.figures import Figure
from loaders.outline import Unit

_LED = re.compile(
    r"(?:下列|以下|如下|相应|基本)[^,。;:\n]{0,12}(?:条件|情形|要求)[^,。;:\n]{0,8}:|(?:条件|情形)之一[^,。;:\n]{0,8}:|(?:认定|申报|评定|准入|入选)(?:标准|条件)(?:为|是|如下)?:"
)
_HEADED = re.compile(
    r"(?:申报|申请|认定|准入|基本|支持|扶持|评选|遴选|推荐|入选|资格|奖励|补贴)条件$|(?:支持|扶持|适用|申报|申请|奖励|补贴|补助)(?:对象|范围)$"
)
_ITEM = re.compile(r"\s*(?:[-—–•·]|[①-⑳]|\(?[一二三四五六七八九十\d]{1,2}[)、.])")


def is_headed(unit: Unit) -> bool:
    """Whether a unit, or the heading it stands under, is about who may apply."""
    titles = (unit.title, *(head.title for head in unit.path[-1:]))
    return any(title and _HEADED.search(title) for title in titles)


def listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of lists behind 符合下列条件: up to the end of the sentence, or of the items that follow.

    >>> written = "须符合以下条件:从业3年;持证5人。培训200人。"
    >>> [written[a:b] for a, b in listed(written, 0, len(written))]
    ['从业3年;持证5人。']
    """
    for match in _LED.finditer(text, start, end):
        stop = _line_end(text, match.end(), end)
        if text[match.end() : stop].strip():
            closed = text.find("。", match.end(), stop)
            yield match.end(), stop if closed < 0 else closed + 1
            continue
        while stop < end and _ITEM.match(text, stop + 1, end):
            stop = _line_end(text, stop + 1, end)
        yield match.end(), stop


def _line_end(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found


def conditions(text: str, start: int, end: int, figures: Sequence[Figure], found: Sequence[str | None]) -> list[bool]:
    """Which figures only say who gets what is given behind them: 对培训100人以上且…的企业,给予5万元.

    >>> from loaders.figures import scan
    >>> s = "对建成2个站点,且服务100户以上,奖励5万元"
    >>> conditions(s, 0, len(s), scan(s, 0, len(s)), [None, None, "fund"])
    [True, True, False]
    """
    asked, sums = [False] * len(figures), [i for i, role in enumerate(found) if role == "fund"]
    for i, figure in enumerate(figures):
        if found[i] == "fund":
            continue
        floor, ceiling = max(start, figure.lead - _SENTENCE), min(end, figure.end + _SENTENCE)
        at = max(floor, text.rfind(";", floor, figure.lead) + 1)
        stop = text.find(";", figure.end, ceiling)
        stop = ceiling if stop < 0 else stop
        opening = unnumbered(text[at : figure.lead])
        behind = next((j for j in sums if j > i), None)
        if behind is not None and figures[behind].lead < stop and _WHO_GETS.match(opening):
            asked[i] = not _TREATED.match(text[figure.end : figures[behind].lead])
        elif not _PLANNED.search(opening):
            gets = _GETS if figure.kind == "money" or figure.unit in _FOREIGN else _THAT_GETS
            asked[i] = gets.match(text[figure.end : min(stop, figure.end + 200)]) is not None
    return asked


_SENTENCE = 400
_FOREIGN = ("美元", "欧元", "港元", "日元")
_PLANNED = re.compile(r"力争|争取|(?<![\d一二两三四五])年内|确保|到20\d\d年|目标|预计|每年|全年|计划|今年|20\d\d年")
_GETS = re.compile(
    r"(?:(?!对(?![外应标照])|力争|争取|确保|到20)[^。;]){0,160}?(?:给予|奖励|补助|补贴|资助|奖补|返还|无偿|减免|减半|免征|优惠|一事一议|一企一策)"
)
_THAT_GETS = re.compile(
    r"(?:(?!对(?![外应标照])|力争|争取|确保|到20)[^。;]){0,160}?的(?:[^,。;的]{0,10}(?:企业|单位|项目|机构|团队|个人|主体|旅行社|基地|园区|农户|家庭|合作社|农场|楼宇|平台|学校|门店|商户))?,?"
    r"(?:可|再|分别|一次性|申请|享受|按[^,。;]{0,30}|每[^,]{1,4}){0,4}(?:给予|奖励|补助|补贴|奖补|资助|予以奖|予以补|\d[\d.—-]{0,8}万?元)"
)
_WHO_GETS = re.compile(r"(?:[^,。;]{0,20}(?:。|:))?(?:其中:?)?对(?!外|接|标|照|口|象|全[市县区省])")
_TREATED = re.compile(r"[^,;]{0,24}(?:进行|开展|实施)[^,;的]{2,12},")
