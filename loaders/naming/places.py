"""Names of places at the beginning of a platform's name."""

from __future__ import annotations

import re
from functools import cache

from loaders.regions import area_names, regions

# Short names of divisions that are common words; only their full names count here.
_COMMON = frozenset(
    "二七 互助 公安 共和 前进 前锋 动力 友好 友谊 合作 向阳 同心 名山 回民 和平 城区 复兴 大同 太平 安定 安居 安康 平安 光明 惠民 惠农 工农 振兴 政和"
    " 新兴 新华 新区 新城 新建 新星 方正 无极 昌平 明光 普定 民主 江海 海港 港口 温泉 满城 滨海 滨湖 灯塔 爱民 永红 红旗 富裕 富民 资源 青年 东方 东风"
    " 万年 万全 中方 中站 交口 从化 会同 会理 天全 市中 城中 城东 城西 城北 城南 市北 市南 市郊 南市 北市 城关 城厢 城口 南部 北部 东部 中部 西部 文明"
    " 建设 解放 团结 胜利 联合 人民 民族 长征 科区 矿区 郊区 新市 新县 高新 高港 大厂 大方 乐业 双流 双湖 古交 开化 成安 中国".split()
)
_ALSO = (
    r"首府|首都|京蒙|粤港澳大湾区|粤港澳|大湾区|京津冀|长三角|珠三角|成渝|海峡|两岸|东盟|中欧|中德|中新|中日|中韩|中俄|中法|中英|上合|金砖|东北亚|西部陆海新通道|长江|黄河|雄安|前海|横琴|河套|张江|中关村|光明科学城"
    r"|清华大学|北京大学|上海交大|上海交通大学|浙江大学|中国科学院|中科院|中国农科院|中石油|中石化|中国移动|中国电信|中国联通|国家电网"
)


def place_prefix(text: str, start: int, end: int, full: bool = False) -> int:
    """How many characters of ``text[start:end]`` are the place that it begins with; 0 for none.

    >>> place_prefix("湖州湾区创新中心", 0, 8), place_prefix("公安信息平台", 0, 6), place_prefix("公安县信息平台", 0, 7)
    (2, 0, 3)
    """
    names = _full() if full else _all()
    for size in range(min(12, end - start), 1, -1):
        if text[start : start + size] in names:
            return size
    if full:
        return 0
    match = _also().match(text, start, end)
    return len(match[0]) if match else 0


def is_place(name: str) -> bool:
    """Whether a word is the name of a place and nothing else.

    >>> is_place("北京"), is_place("试行")
    (True, False)
    """
    return name in _all()


@cache
def _full() -> frozenset[str]:
    return frozenset(region.name for region in regions().values() if len(region.name) > 2)


@cache
def _all() -> frozenset[str]:
    short = {name for region in regions().values() for name in region.short.split("/") if len(name) > 1}
    return (_full() | short | set(area_names())) - _COMMON


@cache
def _also() -> re.Pattern[str]:
    return re.compile(_ALSO)
