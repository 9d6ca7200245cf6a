"""Labels that number a unit: 第一章, 第十条, 一、, (一), 1., (1), ①, 3.2.1, 任务一 … (ontology §1, ``number``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.numbers import integer

_H = "一二三四五六七八九十百零〇"
_N = rf"(?P<n>[{_H}]{{1,6}}|\d{{1,3}})"


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering; a smaller ``rank`` encloses a greater one. ``weak`` needs its neighbours' support."""

    name: str
    rank: float
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    weak: bool = False


STYLES = (
    Style(
        "part",
        0.1,
        rf"第{_N}(?:部分|篇(?!:)|编)[:、.]?",
        ("第一部分 总体要求", "第二篇"),
        ("第一批部分", "第一部", "第一篇:某市办法"),
    ),
    Style("chapter", 0.3, rf"第{_N}章[:、.]?", ("第一章 总则", "第十二章附则"), ("第一条", "本章")),
    Style("section", 0.5, rf"第{_N}节[:、.]?", ("第二节 管理",), ("第二季",)),
    Style(
        "article",
        1.0,
        rf"第{_N}条(?!、第|[,的]|第[{_H}\d]{{1,4}}[款项]|[和及至到或]第|规定|之[一二三]|中规定|所[列称]|[、和]本)[:、.]?",
        ("第一条 为了", "第二十三条市政府", "第五条规范性文件", "第六条中小企业", "第七条项目单位", "第八条第一类对象"),
        ("第十条、第十一条", "第三条规定", "第五条第二款", "第九条的", "第八条和第九条"),
    ),
    Style(
        "han",
        2.0,
        rf"(?P<n>[{_H}]{{1,4}})\s?[、.丶](?!\s?[{_H}]{{1,3}}(?:[、线级产类季]|年级|期工程|\([{_H}])|\d(?!\d{{3}}年))",
        ("一、总体要求", "十二、保障", "三.加强", "二 、目标", "三丶任务", "一、2025年", "一、一年来", "三、一批"),
        ("一、二、三产业", "三、四线城市", "一是加强", "一方面"),
    ),
    Style(
        "task",
        2.5,
        r"[【\[]?(?:重点)?(?:任务|措施|行动|举措|工程|专项行动|专项|项目|事项)\s?"
        rf"(?P<n>[{_H}]{{1,3}}|\d{{1,2}})\s?(?:[】\]]|[:、.])[:、.]?",
        ("任务1:建设平台", "任务一、建设", "重点任务3.推进", "【行动二】强化"),
        ("任务十分繁重", "措施2025年", "项目1个"),
    ),
    Style(
        "han_paren",
        3.0,
        rf"\(\s?(?P<n>[{_H}]{{1,4}})\s?\)[、.:]?(?![款项])",
        ("(一)加强领导", "(十八)健全", "( 二 )落实"),
        ("(一)项", "(市局)", "(二"),
    ),
    Style("han_half", 3.0, rf"(?P<n>[{_H}]{{1,3}})\)[、.]?", ("一)加强领导", "十)落实"), ("一项)", "(一)")),
    Style(
        "arab",
        4.0,
        r"(?P<n>\d{1,3})\s?(?:[.、:](?!\d)|\.(?=(?:20|19)\d\d年)|、(?=(?:20|19)\d\d年))",
        ("1.加强", "12、落实", "3 . 建设", "2.2025年底前", "1. 建设", "3:推进"),
        ("1.5万亿", "2021年", "10个", "3.2.1 概况", "1、2、3号线"),
    ),
    Style("arab_paren", 5.0, r"\(\s?(?P<n>\d{1,3})\s?\)[、.]?", ("(1)加强", "( 12 )落实"), ("(2021)", "(1个)")),
    Style("arab_half", 5.5, r"(?P<n>\d{1,2})\)[、.]?", ("1)加强", "12)落实"), ("1个)", "100)")),
    Style("circled", 6.0, r"(?P<n>[①-⑳❶-❿])[、.]?", ("①加强", "⑫落实", "❷推进"), ("1加强",)),
    Style(
        "decimal",
        2.2,
        r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、](?!\d)|(?![\d.%~\-—年月日万亿千百多余倍元米吨度]|个(?![人体别])|公(?![安共众布开司告])|平(?![台安时战])|分(?![级工类析布阶管])))",
        ("1.1 编制目的", "3.2.1预警分级", "4.10 其他", "4.2分级响应", "2.3公安机关"),
        ("1.5万吨", "99.9%", "2022.10.1", "3.5个百分点", "9.5分", "2.4公里"),
        weak=True,
    ),
    Style(
        "bare", 2.2, r"(?P<n>\d{1,2})\s?(?=[一-鿿]{2})", ("1 总则", "2组织指挥体系"), ("1.1 目的", "2021年"), weak=True
    ),
    Style(
        "han_bare",
        2.0,
        rf"(?P<n>[一二三四五六七八九十]{{1,2}}|二十[一二三四五六七八九])(?![{_H}])\s?(?=[一-鿿]{{2}})(?!大(?![力幅])|[是个次类级方种张网带路站农五年季度届中体要])",
        ("三加强组织领导", "四 保障措施", "五大力发展"),
        ("一是加强", "三农工作", "十四五时期", "五大工程"),
        weak=True,
    ),
)
STYLE = {style.name: style for style in STYLES}


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: its style, its number as the record gives it, its last numeral, and its length."""

    style: str
    number: str
    ordinal: int
    end: int

    @property
    def weak(self) -> bool:
        """Whether only its neighbours make it a label."""
        return STYLE[self.style].weak


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A style's compiled pattern."""
    return re.compile(STYLE[name].pattern)


_REACH = 48  # no label is longer
_FIRST = re.compile(rf"[第\[【\(\d①-⑳❶-❿{_H}任措行举工专项重]")


def labels(text: str) -> tuple[Label, ...]:
    """Every way to read the beginning of a line as a label, the surest first.

    >>> [(x.style, x.number) for x in labels("(十八)健全机制。")]
    [('han_paren', '18')]
    >>> [(x.style, x.number) for x in labels("3.2.1预警分级")]
    [('decimal', '3.2.1')]
    >>> labels("一是加强领导")
    ()
    """
    return _read(text[:_REACH]) if _FIRST.match(text) else ()


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> tuple[Label, ...]:
    """The labels of a line's first characters; a line is asked about many times."""
    found = ((style.name, pattern(style.name).match(text)) for style in STYLES)
    return tuple(_label(name, match) for name, match in found if match)


def _circled(numeral: str) -> int:
    return ord(numeral) - (0x245F if numeral <= "⑳" else 0x2775)


def _label(style: str, match: re.Match[str]) -> Label:
    numeral = match["n"]
    if style == "decimal":
        return Label(style, numeral, int(numeral.rpartition(".")[2]), match.end())
    ordinal = _circled(numeral) if style == "circled" else integer(numeral) or 0
    return Label(style, str(ordinal), ordinal, match.end())
