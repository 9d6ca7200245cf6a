"""The grammar of responsibilities as a table: how documents *write* who leads, assists and guides (ontology §4).

A rule is one regular expression over normalised text with examples that it must match and must not match;
its words come from ``loaders/lexicon/roles.toml`` and ``bodies.toml``. Every quantifier is bounded, so that no
text, however long or odd, takes more than linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.alternatives import either
from loaders.parentheses import brackets
from loaders.text import Span
from loaders.wordtable import table


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing: ``pattern`` may name word groups as ``{role.lead}``; it is searched, not matched."""

    name: str
    says: str
    pattern: str
    matches: tuple[str, ...]
    misses: tuple[str, ...]


RULES: tuple[Rule, ...] = (
    Rule(
        "label",
        "A label before a list: its stem says the role",
        r"(?<![一-鿿])(?:{label.prefixes}){0,2}(?:(?P<lead>{label.lead})|(?P<duty>{label.duty})|(?P<assist>{label.assist})"
        r"|(?P<guide>{label.guide}))(?:\([一-鿿]{2,6}\)|(?:{label.units})?(?:[、/]|及|和|与|或)?(?:{label.any}))?"
        r"(?:{label.units})(?:\((?P<note>[^():]{0,40})\))?(?:(?:为|是)?\s?:|(?:为|是)(?=各|市|省|县|区|州|国|团|中央|自治区|财政|教育|公安|镇|乡|街道))",
        (
            "牵头单位:市科技局",
            "(责任部门:市财政局)",
            "配合(协办)单位:市司法局",
            "主要责任单位:县水利局",
            "责任处室:人事处",
            "指导单位:省教育厅",
            "牵头及配合单位:市商务局",
            "责任单位(排第一的为牵头单位):市发改委",
            "市级责任单位:市农业农村局",
            "牵头(汇总)单位:市统计局",
            "牵头单位和责任单位:市统计局",
            "责任单位 :市统计局",
            "牵头单位为市统计局",
        ),
        (
            "联系单位电话:",
            "牵头单位要加强",
            "用人单位:",
            "责任单位应当",
            "工作单位:",
            "责任单位为第一责任人",
            "各责任单位:",
        ),
    ),
    Rule(
        "boxed label",
        "A label in a box of its own, its list behind it",
        r"[【\[〔(](?:{label.prefixes}){0,2}(?P<label>(?:{label.any})(?:{label.any})?(?:{label.units}))[】\]〕)]\s?:?",
        ("【牵头单位】市科技局", "[责任部门]:市财政局", "〔配合单位〕市司法局"),
        ("【重点任务】", "(责任单位:市科技局)", "(试点单位)"),
    ),
    Rule(
        "open label",
        "A label at a line's beginning that lost its colon",
        r"(?:(?<=\n)|^)(?P<label>(?:{label.prefixes}){0,2}(?:{label.any})(?:{label.units}))(?=[一-鿿]{2})(?![要应须将和及与为是的主])",
        ("牵头单位市科技局", "配合单位市财政局、市司法局"),
        ("牵头单位:市科技局", "牵头单位要加强统筹", "责任单位主要负责人", "由牵头单位市科技局"),
    ),
    Rule(
        "glued label",
        "A label that lost the blank before it",
        r"(?<=[一-鿿])(?<![各其关由为与和及是向对的、])(?:牵头|责任|主办|承办|协办|配合|协同|协助|参与|主要责任|牵头责任)(?:单位|部门|处室|科室)\s?:",
        ("优化审批流程牵头单位:市数据局", "5月底完成责任单位:市数据局"),
        ("各责任单位:", "相关责任单位:", "责任单位:市数据局"),
    ),
    Rule(
        "short label",
        "A label of one word",
        r"(?<![一-鿿])(?:(?P<lead>{label.bare_lead})|(?P<duty>{label.bare_duty})|(?P<assist>{label.bare_assist})):",
        ("牵头:市教育局", "(责任:市民政局)", "配合:市卫健委"),
        ("牵头市教育局", "本级责任:"),
    ),
    Rule(
        "other label",
        "A label whose value names no agency",
        r"(?<![一-鿿]){label.other}(?:\([^():]{0,20}\))?:",
        ("完成时限:2025年底", "(适用范围:全市)", "责任人:王某"),
        ("责任单位:", "完成时限为"),
    ),
    Rule(
        "tail",
        "A verb that closes a group of names in a list",
        r"(?:(?P<shared>{tail.shared})|(?P<lead>{tail.lead})|(?P<assist>{tail.assist})|(?P<guide>{tail.guide})"
        r"|(?P<duty>{tail.duty}))(?:工作)?$",
        ("市科技局牵头", "市财政局、市审计局按职责分工负责", "市民政局配合", "省教育厅指导", "县水务局具体负责"),
        ("牵头单位", "市就业指导中心", "负责人"),
    ),
    Rule(
        "declaration",
        "A rule for every list: its first agency leads",
        r"(?:(?:排|列|位|居|写|名|序|处|标|放)(?:[名序列位在于为]{0,3})(?:第一|首|最前|前列|前面|第1)(?:[名位个家面]{0,2})|第[一1][名位个家]|首[位个家]|(?<![为是作])(?:第[一1]|为首|首列)(?:责任|承办)?(?:单位|部门)(?!,)|排名在前|前列(?=为))"
        r"[的者]{0,2}(?:责任)?(?:单位|部门|处室|科室|机构)?[的者]?(?:,(?=[即均都皆为是负牵]|默认))?(?:即|均|都|皆|默认)?(?:[为是系]|担任|负责|视为|作为)?(?:各?(?:项|该项)?(?:任务|工作|措施|事项)的?)?[^,。;()、]{0,4}"
        r"(?:牵头|主责|主办|总负责|总责|主要责任|第一责任)"
        r"|(?:牵头|主办)(?:单位|部门)(?:为|是)[^,。;、()]{0,12}(?:排|列|位|居)[^,。;、()]{0,6}(?:第一|首|最前|前列)",
        (
            "排第一的为牵头单位",
            "排在第一位的部门为牵头部门",
            "列第一位者为牵头单位",
            "列首位的单位为牵头单位",
            "排名第一的责任单位为牵头单位",
            "第一个单位为牵头单位",
            "位列第一的为主责单位",
            "排在首位的牵头",
            "排序第一的为牵头部门",
            "列在首位的部门为牵头单位",
            "排在最前面的为牵头单位",
            "第一位为牵头单位",
            "居首位的为牵头单位",
            "第一责任单位为牵头单位",
            "首列单位为牵头单位",
            "牵头单位为各项任务排名第一的责任单位",
        ),
        (
            "把安全放在第一位",
            "把安全放在第一位,落实牵头责任",
            "市科技局为第一责任单位,负责牵头",
            "第一书记牵头",
            "第一人民医院牵头",
            "党政主要负责人是第一责任人",
            "列入重点任务,由市科技局牵头",
        ),
    ),
    Rule(
        "notice",
        "Someone is charged with all that follows and not listed again",
        r"(?:(?:以下|下列|下述|以上|上述|各项|所有|全部|具体任务|具体工作)[^。;,、()\n]{0,16}?(?:均|都|皆|还|同时|一并)?(?:需|须|应|由|包括|含|涉及|要求){1,2}"
        r"(?P<who>(?:[^。;:()\n]|\([^()\n]{1,12}\)){2,60}?)(?:按职责|按照职责|分别|负责|共同|具体|组织|贯彻|抓好)*(?:落实|负责|参与|配合|承担|实施|执行)?"
        r"|(?P<them>(?:各|有关|相关)(?:[^。;:,、()\n]|\([^()\n]{1,12}\)|、(?=各)){1,40}?)(?:均|都|同时)?(?:为|是|作为|列为)(?:以下|各项|所有|上述|以上|全部)[^。;,()\n]{0,8}(?:责任|配合|落实)(?:单位|部门|主体)"
        r"|(?P<those>(?:各|有关|相关)(?:[^。;:,、()\n均都]|\([^()\n]{1,12}\)|、(?=各)){1,30}?)(?:均|都)(?:需|须|应|要|为|是|作为|列为|负责|参与)[^。;,()\n]{0,8}?(?:(?:责任|配合|落实)(?:单位|部门|主体)|落实|负责|参与|配合)"
        r"|(?:均|都)(?:需|须|由|涉及|包括|含)(?P<same>(?:[^。;:()\n]|\([^()\n]{1,12}\)){2,40}?)(?:按职责|分别|负责|共同|具体|组织)*(?:落实|负责|参与|配合|承担|实施|执行)"
        r"|(?P<doing>(?:各|有关|相关)(?:[^。;:,、()\n]|\([^()\n]{1,12}\)|、(?=各)){1,30}?)(?:负责|具体|组织|抓好)?(?:落实|实施|负责)(?:以下|下列|上述)(?:所有|各项|全部)?(?:任务|工作|措施|事项))"
        r"[,;。]?(?:以下)?(?:均|都)?(?:不再(?:一一|逐一|逐项|重复|单独|另行|单|做|作)?(?:列出|标注|列举|注明|标明|说明|列|分工|明确|赘述|重复)|(?:以下|下)同)"
        r"|(?:以下|下列|各项|所有|上述)[^。;,()\n]{0,10}除[^。;,()\n]{0,14}外,(?:其他|其余)?(?:均|都)由(?P<rest>(?:[^。;:,()\n]|\([^()\n]{1,12}\)){2,40}?)(?:具体|分别|组织)?(?:负责|牵头|落实|实施)",
        (
            "以下均需试点城市政府落实,不再列出",
            "以下责任单位均包括各设区市人民政府,不再列出",
            "以下任务均需各县区人民政府落实,不再一一列出",
            "各项任务均由各镇人民政府负责落实,不再单独列出",
            "所有任务均涉及各县(市、区),不再单列",
            "各县(市、区)人民政府为各项任务的责任单位,不再一一列出",
            "具体任务均涉及各县(区)人民政府,不再做分工",
            "各镇均为责任单位,以下不再列出",
            "以下任务各镇均要落实,不再逐一列出",
            "均需各镇人民政府落实,下同",
            "各镇负责落实以下所有任务,不再列出",
            "以下任务除注明外,均由各镇负责落实",
        ),
        ("以下简称责任单位", "以下均需落实", "不再列出", "市教育局为牵头单位", "各镇均要落实", "高校(含独立学院,下同)"),
    ),
    Rule(
        "remark",
        "A piece of a list that says how to read the list",
        r"^(?:以下|下)同$|不再.{0,6}(?:列出|标注|列举|注明|标明|说明|赘述|单列|列$|分工|明确|重复)|不分先后|^注明?:|^其(?:他|余|它)?.{0,8}(?:为|配合|参与|协同|协办|责任)"
        r"|(?:第一|首|最前|前列|前面|在前|第1|打头).{0,16}(?:牵头|主责|主办|总责|为责任|责任单位)|^以下(?:除|各项|任务|措施|责任|均|同)|^(?:所有|各项|全部|上述|以上)(?:任务|工作|措施|责任|事项|均)|(?:以下|各项|所有|上述)[^,]{0,8}(?:责任|配合|落实)(?:单位|部门)$",
        ("下同", "排第一的为牵头单位", "其他为责任单位", "不再一一列出", "列首位者为牵头单位", "其余为配合单位"),
        ("市科技局牵头", "其他有关部门", "各第一书记派出单位", "第一人民医院"),
    ),
)


def _groups() -> dict[str, str]:
    roles = table("roles")
    label, tail = roles["label"], roles["tail"]
    words = {f"label.{k}": either(v) for k, v in label.items()}
    words |= {f"tail.{k}": either(v) for k, v in tail.items()}
    words["label.any"] = either([*label["lead"], *label["duty"], *label["assist"], *label["guide"]])
    return words


@cache
def compiled(name: str) -> re.Pattern[str]:
    """The expression of the rule of that name.

    >>> compiled("label").search("(牵头单位:市科技局)")["lead"]
    '牵头'
    """
    pattern = next(rule.pattern for rule in RULES if rule.name == name)
    for key, words in _groups().items():
        pattern = pattern.replace("{" + key + "}", words)
    return re.compile(pattern)


@cache
def _head() -> re.Pattern[str]:
    bodies = table("bodies")
    return re.compile(f"{either(bodies['heads'])}(?:等|\\([^()]{{0,40}}\\))?$")


@cache
def _start() -> re.Pattern[str]:
    return re.compile(f"(?:各|有关|相关|{either(table('bodies')['beginnings'])})")


def seek(name: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """The rule's match that begins exactly at ``start``.

    >>> seek("label", "。责任单位:市科技局", 1, 10).end()
    6
    """
    return compiled(name).match(text, start, end)


def label_may_stand(text: str, start: int, end: int) -> bool:
    """Whether a colon, or 为 or 是 behind a label's last word, stands in a stretch: quickly seen, where a label is not.

    >>> label_may_stand("责任单位:市科技局", 0, 9), label_may_stand("推动单位换装", 0, 6)
    (True, False)
    """
    return text.find(":", start, end) >= 0 or _label_end().search(text, start, end) is not None


@cache
def _label_end() -> re.Pattern[str]:
    return re.compile(f"{either(table('roles')['label']['units'])}(?:\\([^():]{{0,40}}\\))?[为是]")


@lru_cache(maxsize=4096)
def named(item: str) -> bool:
    """Whether a list item looks like an agency by how it ends or begins (ontology §3, Agency).

    >>> [named(i) for i in ("市科技局", "团市委", "各县(市、区)", "轨道交通", "部门")]
    [True, True, True, False, False]
    """
    if not 2 <= len(item) <= 60 or item in table("bodies")["general"] or item.endswith("平台"):
        return False
    return bool(_head().search(item[-50:]) or (_start().match(item) and not _ODD.search(item)))


_ODD = re.compile("[的见附是把将]|工作$|情况$|意见$")


_SEPARATORS = re.compile(r"[、,;。\s]|(?<=[局委办部厅院会署司])[/|](?=[一-鿿]{2})")
_INNER = re.compile(r"\([^()]*\)")


def lists(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The bracketed responsibility lists of ``text[start:end]``, outermost and in order (ontology §4).

    >>> t = "推进改革(试点)。(市发改委、市财政局)完善制度(市司法局负责)"
    >>> [s.of(t) for s in lists(t, 0, len(t))]
    ['(市发改委、市财政局)', '(市司法局负责)']
    """
    return tuple(s for s in brackets(text, start, end) if _responsible(text, s))


@lru_cache(maxsize=1024)  # parse and extract ask for the same brackets
def _responsible(text: str, span: Span) -> bool:
    inside = text[span.start + 1 : span.end - 1]
    if len(inside) < 3:
        return False
    if (
        compiled("label").search(inside)
        or compiled("glued label").search(inside)
        or (compiled("short label").match(inside) and _named_first(_SEPARATORS.split(inside[:200])))
    ):
        return True
    general = table("bodies")["general"]
    flat = _INNER.sub("", inside)
    items = [i for i in _SEPARATORS.split(flat) if i and not (compiled("remark").search(i) or _aside(i))]
    if any(compiled("tail").search(item) for item in items[-4:]):
        return _named_first(items)
    governed = any(i.endswith(("政府", "管委会")) for i in items)
    return (
        _stands_alone(text, span)
        and any(named(i) for i in items)
        and all(named(i) or i in general or (governed and _DIVISION.fullmatch(i)) for i in items)
    )


_DIVISION = re.compile("[一-鿿]{2,5}[市县区旗]")  # 河东区、河西区人民政府


_TIME = re.compile(r"\d{1,4}年|\d月|完成$|推进$|坚持$|开展$|^(?:长期|持续|全年|常态)")


def _aside(item: str) -> bool:
    """A deadline or a filler among the items (2026年6月底前完成, 持续推进)."""
    return item in table("roles")["filler"]["words"] or bool(_TIME.search(item) and not named(item))


def _named_first(items: list[str]) -> bool:
    """Some name near the beginning is an agency's, once its verb is taken off."""
    for item in items[:4]:
        bare = compiled("tail").sub("", item.rpartition(":")[2]).removeprefix("由")
        if named(bare) or any(named(part) for part in re.split("会同|[和及与]", bare)):
            return True
    return False


def _stands_alone(text: str, span: Span) -> bool:
    """A bracket without a verb is a list only where a sentence is over: it explains nothing that stands before it."""
    before = text[max(0, span.start - 1) : span.start]
    after = text[span.end : span.end + 1]
    return (
        before in "。;!?:\n"
        or (before == "”" and after not in "和与及的")
        or after in "\n"
        or (after in "。;" and not named(text[max(0, span.start - 4) : span.start]))
    )
