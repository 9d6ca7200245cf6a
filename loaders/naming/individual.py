"""What shows that a platform's name means one individual thing and not a kind of it (ontology §3, Platform)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loaders.alternatives import either
from loaders.naming.field import BLANK, Item
from loaders.naming.places import is_place, place_prefix
from loaders.naming.runs import is_quantity, joins
from loaders.words import sections

WORDS = "platforms.txt"
_KIND = re.compile(
    r"离岸|海外|异地|境外|[\d一二三四五六七八九十两]+[个大家项类座]|[该本此各某每其×]|首批|一[个批]|多|若干|国家级|省级|市级|县级|[区县市州]级|自治区级|级|省市(?![场政民容监])|市县|县乡|区县|上下|[省市县区乡村镇]+[两三四]级"
)
_BOAST = re.compile(
    r"重要|先进制造业$|制造业创新$|先进(?:水平|地区|城市|典型|$)|(?:世界|国际|国内|全国)先进|一流|影响力"
)
# What follows shows a kind (5个, 等渠道, 认定, 全覆盖) or an agency (负责, 牵头).
_AFTER = re.compile(
    r"[\d一二三四五六七八九十两]{1,4}[个家座处所]|等[^,。;]{0,6}(?:渠道|方式|形式|途径|手段)|认定|评定|申报工作|全覆盖|负责|牵头|会同|主任|组长"
    r"|建设标准|要(?!求)|应当|应(?!用|急)"
)
_WISHED = re.compile(
    r"鼓励|县级以上|以上地方|支持[一-鿿]{0,20}(?:建|组|设)|引导[一-鿿]{0,20}(?:建|组|设)|各|有条件|每个|等[一-鿿]{0,6}$"
)
_BEARER = re.compile(r"(?:等)?(?:作)?为(?:主要|重要)?(?:载体|依托|平台)")
_PROMOTED = re.compile(
    r"(?:\([^()\n]{1,20}\))?(?:(?:等[^,。;、]{0,6})?建设"
    r"|(?:、[^,。;、]{2,30}){0,4}等[^,。;、]{0,12}(?:平台|载体|机构|中心)(?!的?(?:申报|创建|认定)))"
)
_BUILDING = re.compile(r"(?:[及和与、][^,。;:]{2,24}?)?建设")
_TO_BE_BUILT = re.compile(r"(?:、[^,。;:、]{2,20}){0,3}的?建设")
_OWN = re.compile(r"([一-鿿]{0,6})“([^”]{2,10})”")
_LEVEL = re.compile(
    r"国家(?!级)|全国|中国|中央|首府|首都|自治区(?!级)|省(?!级|[内外区直]|市(?![场政民监]))|市(?!级|[场直县民区域属])"
    r"|州(?!级)|县(?!级|[域区乡城市直])|区(?!级|[域块县])"
)
# Heads that need no more than a place before them, and heads that need no place when such a thing is built.
_PLACED = (
    *("机场", "口岸", "实验室", "科技城", "大学城", "科学城"),
    *(
        "人才网",
        "金融城",
        "人才城",
        "职教城",
        "博物馆",
        "图书馆",
        "科技馆",
        "美术馆",
        "文化馆",
        "规划馆",
        "植物园",
        "动物园",
    ),
)
_FOUNDED = ("实验室", "研究院", "科学城", "科技城", "大学城", "数据中心")
_NATIONAL_PARK = re.compile(
    r"(?!省|市|县|级)[一-鿿]{2,8}国家(?:森林|湿地|城市湿地|地质|矿山|沙漠|石漠|文化|考古遗址|水利风景)"
)
# A short name of its own, without the words that speak of any such thing.
_SHORT = re.compile(
    r"(?!省内|市内|区内|县内|国内|国外|海外|境外|域外|有关|相关|知名|各|本地|当地|地方|周边)[一-鿿]{2,4}(?<!大学|高校|企业|人才|产业)"
)
# Laboratories of the state that carry a name of their own before that word.
_OF_STATE = re.compile(
    r"(?!企业|学科|省部|军民|港澳|申报|争创|创建|现有|高校|建有|拥有|各|若干)[一-鿿A-Za-z]{2,16}(?<![的等个家])国家(?:重点|工程|技术|制造业)?[一-鿿]{0,4}"
)
_AS_PLACES = re.compile(r"(?:、[^,。;]{2,20}){0,4}?等[^,。;、]{0,8}(?:平台|载体|机构)")
_TITLES = ("示范区", "试验区", "先行区", "先导区", "集聚区", "合作区", "基地", "示范园")
_SITES = ("产业园", "科技园", "科创园", "创业园", "物流园", "工业园", "小镇", "科技城", "科创城")
_KINDRED = re.compile(r"(?:保护利用|综合|示范|特色|公共)$")
_CADRES = re.compile(r"(?!党员|青年|基层|农村|企业|领导)[一-鿿]{2,5}干部")
_SCHOOL = re.compile(
    r"(?!(?:省内|国内|有关|相关|知名|重点|高水平|地方|本地|一流|各|与|和|市内))[一-鿿]{2,10}?大学(?=[一-鿿]{2})"
)
_SCHOOLS_OWN = ("研究院", "研究所", "实验室", "科技园", "创新中心")
_MANY = ("中心", "示范区", "试验区", "基地")


class List(NamedTuple):
    """What is known of the list an item goes on: its verb, whether it named a platform, where its last words began."""

    first: int = -1
    verb: str = ""
    named: bool = False
    pending: int | None = None


class Run(NamedTuple):
    """Words up to a head, the word before them, and what is known of the list and the title they stand in."""

    text: str
    item: Item
    start: int
    end: int
    head: str
    group: str
    word: str
    before: List
    titled: bool

    @property
    def modifier(self) -> str:
        """The words before the head."""
        return self.text[self.start : self.end - len(self.head)]


_GAP = re.compile(rf"[\s{BLANK}]")


def is_one(run: Run) -> bool:
    """Whether a run names one individual thing rather than a kind of it."""
    modifier = run.modifier
    if not 2 <= len(modifier) <= 36 or _GAP.search(modifier) or is_quantity(run.word):
        return False
    if _KIND.match(modifier) or _BOAST.search(modifier) or modifier.count("“") != modifier.count("”"):
        return False
    if kind().fullmatch(modifier) or (_AFTER.match(run.text, run.end) and modifier[0] != "“"):
        return False
    return (run.group == "system" or run.head == "集团" or not generic().fullmatch(modifier)) and _RULES[run.group](run)


def _proper(run: Run) -> bool:
    """A name that begins with a place or a founder, and says more than a kind."""
    school = _SCHOOL.match(run.modifier) if run.head in _SCHOOLS_OWN else None
    size = school.end() if school else place_prefix(run.text, run.start, run.end)
    rest = run.modifier[size:]
    return size > 0 and (run.head in _PLACED or (len(rest) > 1 and not kind().fullmatch(rest)))


def _level(run: Run) -> bool:
    """国家…, 全国…, 省…, 市… with words of its own between level and head."""
    match = _LEVEL.match(run.modifier)
    rest = run.modifier[match.end() :] if match else ""
    empty = kind() if run.group == "system" else generic()
    return len(rest) > (1 if run.head.endswith("网") else 2) and not empty.fullmatch(rest)


def _own(run: Run) -> bool:
    """A proper word in quotation marks (某某“双创”示范区, “某事通”平台) or a place in brackets."""
    match = _OWN.match(run.modifier)
    if not match:
        bracket = re.search(r"\(([一-鿿]{2,4})\)$", run.modifier)
        return bracket is not None and is_place(bracket[1])
    if match[1]:
        return len(match[1]) > 1 and not generic().fullmatch(match[1])
    slogan = match[2] in sections("programs.txt")["slogans"] or re.search(
        r"[+、,]|(?:[一二两三四五六七八九十N][一-鿿]){2}", match[2]
    )
    return run.group == "system" and not slogan


def _asked(run: Run, section: str) -> bool:
    """Whether the word before the run, or before its list, is one of a section's."""
    words = sections(WORDS)[section] if run.group == "system" else _long(section)
    return run.word.endswith(words) or (not run.word and run.before.verb.endswith(words))


@cache
def _long(section: str) -> tuple[str, ...]:
    return tuple(word for word in sections(WORDS)[section] if len(word) > 1)


def _built(run: Run) -> bool:
    """Whether the word right before the run says that it is built."""
    return run.word.endswith(sections(WORDS)["build"])


def _wished(run: Run) -> bool:
    """Whether others are only encouraged to build it."""
    begun = max(0, run.item.first - 40, run.start - 200)
    return bool(_WISHED.search(re.split(r"[。;,\n\x00]", run.text[begun : run.start])[-1]))


def _is_system(run: Run) -> bool:
    if _proper(run) or _level(run) or _own(run):
        return True
    if _wished(run) or re.search(r"等|专门|专用|[和与及]", run.modifier):
        return False
    serves = run.head != "平台" or _served().search(run.modifier)
    wanted = _asked(run, "build") or _asked(run, "use") or _driven(run)
    return bool(serves) and len(run.modifier) > 4 and wanted


def _driven(run: Run) -> bool:
    """Whether its building is driven forward: 推进某某监测平台建设, of more than general words."""
    driver = (run.word if len(run.word) > 1 else "") or run.before.verb
    driven = driver.endswith(("推进", "推动", "加快")) and _BUILDING.match(run.text, run.end)
    return bool(driven) and not generic().fullmatch(run.modifier)


def _is_place(run: Run) -> bool:
    asked = _asked(run, "build") or _asked(run, "use")
    if run.head == "学院" and _CADRES.fullmatch(run.modifier):
        return asked
    if run.head in ("学院", "医院", "大学", "分院"):
        return _proper(run) and (_asked(run, "build") or run.text.startswith("落地", run.end))
    if _proper(run):
        return asked or not (run.head == "中心" and _office().search(run.modifier))
    if _level(run) and run.head != "公园":
        return _is_of_level(run)
    return _is_known_place(run) or (not _wished(run) and _is_built_place(run))


def _is_of_level(run: Run) -> bool:
    """A place of the state's, a province's …: not an office that only serves, no title or standing that one strives for."""
    office = run.head == "中心" and _office().search(run.modifier) and not _built(run)
    title = run.head in _TITLES and "(" not in run.modifier and not run.text.startswith("(", run.end)
    if office or title:
        return False
    own = run.head == "中心" or "(" in run.modifier
    asked = _asked(run, "build") or _asked(run, "use")
    return asked or run.head not in _MANY or bool(own and _PROMOTED.match(run.text, run.end))


def _is_known_place(run: Run) -> bool:
    """A national park, a state laboratory with a name before that, a park of a short name, what others take part in."""
    if run.head == "国家公园":
        return len(run.modifier) < 8
    if run.head == "公园":
        return bool(_NATIONAL_PARK.fullmatch(run.modifier))
    if run.head == "实验室" and _OF_STATE.fullmatch(run.modifier):
        return True
    if run.head in sections(WORDS)["parks"] and _SHORT.fullmatch(run.modifier):
        asked = _asked(run, "build") or _asked(run, "use") or _TO_BE_BUILT.match(run.text, run.end)
        return bool(asked) and not _wished(run)
    return run.word.endswith("参与") and run.text.startswith("建设", run.end) and len(run.modifier) > 3


def _is_built_place(run: Run) -> bool:
    """A place without a place's name: quoted in part, founded, beside others that are named, or a title's own."""
    if _own(run) or ("”" in run.modifier and run.modifier[0] != "“" and _built(run)):
        return True
    if run.titled and "”" in run.modifier and (run.start, run.end) == (run.item.span.start, run.item.span.end):
        return True
    if run.head in _FOUNDED and _BEARER.match(run.text, run.end):
        return len(run.modifier) > 5
    if run.head in _FOUNDED:
        return _is_founded(run)
    if run.head == "中心" and run.modifier.endswith("创新") and len(run.modifier) > 6 and not _wished(run):
        return _built(run) or _driven(run)
    return _is_beside(run) or (run.titled and _asked(run, "build"))


def _is_founded(run: Run) -> bool:
    """A laboratory, an institute …: built and described, or of a short name of its own, or among named ones."""
    short = run.head == "实验室" and re.fullmatch(r"[一-鿿]{2,3}", run.modifier)
    among = run.before.named or _in_a_list(run) or bool(short and run.word)
    return among or (_built(run) and len(run.modifier) > 4)


def _is_beside(run: Run) -> bool:
    """A place of its own name among others that are named."""
    named = len(run.modifier) > 3 or (run.head in _SITES and _SHORT.fullmatch(run.modifier))
    alone = not joins().search(run.modifier) and not _KINDRED.search(run.modifier)
    listed = run.text[run.start - 1 : run.start] in ("、", "和", "与", "及")
    return run.before.named and listed and alone and bool(named)


def _in_a_list(run: Run) -> bool:
    """A short proper name among others that are called platforms together: 甲大学、乙实验室等平台."""
    short = (
        run.head == "实验室" and re.fullmatch(r"[一-鿿]{2,3}", run.modifier) and not generic().fullmatch(run.modifier)
    )
    return bool(short and run.item.span.start > run.item.first and _AS_PLACES.match(run.text, run.end))


def _is_zone(run: Run) -> bool:
    named = 2 < len(run.modifier) < 12 and not re.search(r"[和与及至]", run.modifier)
    if named and "国家" in run.modifier[1:] and _proper(run):
        return bool(_TO_BE_BUILT.match(run.text, run.end)) or _asked(run, "build")
    return named and _asked(run, "build") and not _wished(run)


def _is_body(run: Run) -> bool:
    if run.head == "集团" and run.word.endswith(("发挥", "好", "组建", "成立")):
        return len(run.modifier) > 5 or bool(_LEVEL.match(run.modifier)) or _proper(run)
    if _proper(run) or _level(run):
        return run.head not in ("委员会", "理事会") and (run.head != "集团" or _asked(run, "build"))
    return _own(run) or (len(run.modifier) > 3 and _asked(run, "build") and not _wished(run))


_RULES = {"system": _is_system, "place": _is_place, "zone": _is_zone, "body": _is_body}


@cache
def kind() -> re.Pattern[str]:
    """Words of which alone, behind a place or by themselves, no name is made."""
    return re.compile(rf"{either(sections(WORDS)['kinds'])}{{1,3}}")


@cache
def generic() -> re.Pattern[str]:
    """Words of which alone, behind a level, no name of a place is made (国家重点实验室)."""
    return re.compile(rf"(?:{either(sections(WORDS)['level'])}|[、和与及]){{1,8}}")


@cache
def _served() -> re.Pattern[str]:
    """What a 平台 that is one system does, as against a stage for people (交流平台, 培养平台)."""
    words = sections(WORDS)
    return re.compile(rf"{either(words['served'])}(?!.{{0,40}}{either(words['stage'])}$)")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"{either(sections(WORDS)['offices'])}$")
