"""What a figure counts: the shortest complete noun phrase before or after it (ontology §4, ``metric``)."""

from __future__ import annotations

import re
from functools import cache

from loaders.alternatives import either
from loaders.clauses import unnumbered
from loaders.figures import words
from loaders.moments import skip

_LIST = re.compile(
    r"、|以及|(?<![联总共饱温缓平柔祥])和(?!谐|平|睦|解|田|林|县)|(?<![涉普惠以])及(?!时|其|以上|以下)|(?<![参])与(?!会)"
)
_RATES = re.compile(
    r"(?:率|比重|比例|占比|总?量|总?额|面积|产值|人数|增速|收入|规模|投入|数量|里程|强度|覆盖面|水平|能力|动力)$"
)
_EACH = re.compile(
    r"^每(?:个|座|所)?(?:县(?:\([^()]{1,6}\))?|旗区|区县|县区|乡镇|镇街|镇|乡|行政村|村|社区|街道|学校)(?=..)"
)
_LED = re.compile(r"依托|围绕|结合|聚焦|面向|通过|按照|针对|利用|充分发挥|立足")
_LEVEL = re.compile(r"(?:国家)?\dA{1,5}级|[\u4e00-\u9fff]{1,4}级(?:以上|及以上)?|[A-H一二三四五六七八]类")
_KIND_OF_PROJECT = re.compile(r"(?:新建|续建|签约|改建|扩建|改扩建|新开工|开工|竣工|新签约|新入库)项目")
_KINDS_OF_PROJECTS = re.compile(
    r"(?:新建|续建|在建|改建|扩建|改扩建|新开工|开工|竣工|投产|储备)(?:[、和](?:新建|续建|在建|改建|扩建|改扩建|竣工|投产|储备)){1,3}"
    r"(?:的)?[\u4e00-\u9fff]{0,8}?(?:项目|工程)"
)
_BARE_WORK = re.compile(r"(?:目标)?(?:任务|工作|面积|指标)")
_RANK = re.compile(
    r"(?:国家)?\dA{1,5}级|博士(?:研究生)?|硕士(?:研究生)?|本科|大专|专科|正高级?|副高级?|中级|高级|初级|顶尖|领军|骨干|青年|[A-H一二三四五六七八]类|[\u4e00-\u9fff]{1,4}级"
)
_BARE_RATE = re.compile(r"(?:总?比例|比重|占比|份额|数量|总?数|面积|总量|人数|规模|投入|质量|次数|时间|概率|水平|能力)")


@cache
def _predicate() -> re.Pattern[str]:
    comes = "(?<![外未本将原从])来(?![源自历往料])"
    return re.compile(rf"{either(words('aim', 'predicates'))}|{comes}")


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(f"^(?:{either(words('aim', 'prefixes'))})+")


@cache
def _verbs() -> re.Pattern[str]:
    """A run of setting verbs."""
    setting, nominal = (set(words("aim", name)) for name in ("setting", "nominal"))
    plain = either(tuple(w for w in setting - nominal if len(w) > 1))
    other = either(tuple(w for w in setting & nominal if len(w) > 1))
    verb = rf"(?:{plain}(?![区率度])|{other}(?![性型化率度者员品地区站类点量房]))"
    return re.compile(rf"(新?{verb})(?:了|好)?(?:[、和并]?{verb}(?:了|好)?){{0,4}}")


@cache
def _plain() -> re.Pattern[str]:
    """A setting verb that is hardly ever part of a noun."""
    nominal = words("aim", "nominal")
    return re.compile(either(tuple(w for w in words("aim", "setting") if len(w) > 1 and w not in nominal)))


@cache
def _adverbs() -> re.Pattern[str]:
    listed = either(words("aim", "prefixes"), words("aim", "adverbs"))
    return re.compile(rf"(?:{listed}|[、,\s])+")


def opening(left: str) -> int:
    """How much of a clause is adverbs and times before its first word proper.

    >>> opening("到2025年力争新建"), opening("新建")
    (8, 0)
    """
    at = len(left) - len(unnumbered(left))
    while at < len(left):
        match = _adverbs().match(left, at)
        ahead = match.end() if match else skip(left, at)
        if ahead == at:
            break
        at = ahead
    return at


def masked(phrase: str) -> str:
    """The phrase with quoted and bracketed runs replaced by as many letters: offsets stay.

    >>> masked("“专精特新”企业(中小)")
    'XXXXXX企业XXXX'
    """
    return _ENCLOSED.sub(lambda m: "X" * len(m[0]), phrase)


_ENCLOSED = re.compile(r"[“\"《][^”\"》]{0,60}[”\"》]|\([^()]{0,60}\)")
_JOINS_FIRST = re.compile(r"^(?:以及|和|及|与|或|的)(?=[^\s平谐田美])")
_JOINS_LAST = re.compile(r"(?:以及|(?<![联总饱温])和|(?<![涉普])及|与|或|的)$")


def _trim(phrase: str) -> str:
    """Without marks and conjunctions at its ends; quotation marks and brackets stay in pairs."""
    phrase = phrase.strip(" 、,;:。!?—-~～")
    phrase = _JOINS_LAST.sub("", _JOINS_FIRST.sub("", phrase))
    for left, right in (("“", "”"), ("(", ")"), ("《", "》")):
        if phrase.count(left) != phrase.count(right):
            phrase = phrase.strip(left + right)
    return phrase


def shorten(phrase: str) -> str:
    """Leave off modifiers before the last 的, and what only says where, which or for example.

    >>> shorten("拥有多项专利的高水平攻关团队"), shorten("全市各类人才"), shorten("专业化的检测工程师")
    ('高水平攻关团队', '人才', '检测工程师')
    >>> shorten("“村晚”等群众文化活动"), shorten("占择期手术的比例")
    ('群众文化活动', '占择期手术的比例')
    """
    phrase = unnumbered(phrase)
    phrase = re.sub(r"\((?:以下简?称|简称|含|不含|包括|其中|下同)[^()]*\)$", "", _trim(phrase))
    plain = masked(phrase)
    at = plain.rfind("的")
    if 0 <= at < len(phrase) - 2 and not _BARE_RATE.fullmatch(phrase, at + 1):
        phrase, plain = phrase[at + 1 :], plain[at + 1 :]
    if such := re.match(r".{1,40}?等(?!级|离)(?=..)", plain):
        phrase = phrase[such.end() :]
    bare = _prefix().sub("", _EACH.sub("", phrase))
    return _trim(bare if len(bare) > 1 else phrase)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?<!技术){either(words('aim', 'closing'))}$")


def is_rank(phrase: str) -> bool:
    """Whether a phrase is a bare rank.

    >>> is_rank("省级"), is_rank("省级平台")
    (True, False)
    """
    return _LEVEL.fullmatch(phrase) is not None


def ranked(phrase: str, beside: str) -> str:
    """A bare rank takes its noun from the phrase beside it: 2个国家级、5个省级产业园.

    >>> ranked("国家级", "省级产业园"), ranked("国家级", "平台"), ranked("产业园", "省级示范区")
    ('国家级产业园', '国家级平台', '产业园')
    """
    if not beside or not is_rank(phrase):
        return phrase
    rank = _RANK.match(beside)
    return phrase + beside[rank.end() if rank else 0 :].removeprefix("以上")


def extent(right: str) -> int:
    """How much of a clause its opening noun phrase takes: to the next mark, 等 or predicate.

    >>> extent("课题并给予经费资助"), extent("院士、专家"), extent("优秀学科带头人重点培养")
    (2, 2, 7)
    """
    plain = masked(right)
    skip = 2 if plain.startswith("的") else 1
    found = re.search(r"[、,;:。]|等(?!级)|(?:以及|和|及|与)(?=\D{0,4}\d)", plain[skip:])
    stop = found.start() + skip if found else len(right)
    for match in _predicate().finditer(plain, skip, stop):
        return match.start()
    return stop


_PEOPLE = re.compile(
    r"(?P<who>[^的,;、]{0,16}(?:人员|人才|专家|院士|教师|教授|博士|干部|职工|学生|工匠))的(?!.{0,12}(?:人员|人才|专家|者|员|师|生|工)$)"
)


def people(right: str) -> str:
    """Who is counted by 名 or 人 where they make up something: 50名技术人员的创新队伍.

    >>> people("技术人员的创新队伍"), people("专家的团队成员"), people("企业的技术人员")
    ('技术人员', '', '')
    """
    match = _PEOPLE.match(right[: extent(right)])
    return shorten(match["who"]) if match else ""


def after(right: str) -> str:
    """The noun phrase that a clause begins with; a list of kinds that one figure counts stays together.

    >>> after("的专职网格员"), after("课题并给予经费资助"), after("优秀学科带头人重点培养"), after("院士、杰青和长江学者")
    ('专职网格员', '课题', '优秀学科带头人', '院士、杰青和长江学者')
    """
    if kinds := _KINDS_OF_PROJECTS.match(right):
        return kinds[0]
    stop = extent(right)
    phrase = shorten(right[:stop])
    closing = _closing().search(phrase)
    if closing and closing.start() > 1 and stop == len(right.rstrip()):
        return phrase[: closing.start()]
    return phrase + right[stop : stop + _more_kinds(right, stop)]


def _more_kinds(right: str, stop: int) -> int:
    rest = masked(right[stop:])
    listed = re.match(r"(?:、[^、,;:。\d]{2,24}){0,4}(?:和|及|以及)[^、,;:。\d的等]{2,16}$", rest)
    return len(rest) if listed and not _verbs().search(rest) else 0


def object_of(left: str) -> str:
    """The noun phrase that a clause ends in: what stands behind its verb, else the whole.

    >>> object_of("围绕特色产业创建省级研究中心、检测中心"), object_of("支持建立各类培训机构"), object_of("研发机构")
    ('省级研究中心、检测中心', '培训机构', '研发机构')
    """
    return shorten(left[_object_at(left, opening(left)) :])


def _object_at(left: str, first: int) -> int:
    """Behind the first run with a verb that is no part of a noun, else behind a verb that opens the clause."""
    found = list(_verbs().finditer(masked(left)))
    plain = [match for match in found if _plain().search(match[0])]
    led = _LED.match(left, first)
    for match in plain or [match for match in found if led or match.start() <= first]:
        if (at := _behind(left, match)) is not None:
            return at
    return first if first <= len(left) - 2 else 0


def _behind(left: str, match: re.Match[str]) -> int | None:
    if new := re.search(r"新增|净增", match[0]):
        return match.start() + new.start()
    if _KIND_OF_PROJECT.fullmatch(left, match.start()):
        return match.start()
    ends = (match.end(), match.start() + len(match[1]))
    return next((end for end in ends if end <= len(left) - 2 and not _BARE_WORK.fullmatch(left, end)), None)


def subject_of(left: str) -> str:
    """The noun phrase before a verb of reaching: only a verb that opens it and is no part of a noun is taken off.

    >>> subject_of("力争全市规上工业企业"), subject_of("研发机构"), subject_of("引进人才"), subject_of("政策落实到位率")
    ('规上工业企业', '研发机构', '人才', '政策落实到位率')
    """
    at = opening(left)
    left = left[at if at <= len(left) - 2 else 0 :]
    match = _verbs().match(masked(left))
    if match and match.end() <= len(left) - 2 and _plain().match(match[0]):
        whole = match[0].startswith(("新增", "净增")) or _KIND_OF_PROJECT.fullmatch(left)
        return shorten(left if whole else left[match.end() :])
    return shorten(left)


def parts(phrase: str, count: int | None = None) -> list[str]:
    """The members of a coordinated noun phrase, a shared beginning or end given to each.

    >>> parts("大豆播种、收获机械化率"), parts("省级龙头企业和市级示范社")
    (['大豆播种机械化率', '大豆收获机械化率'], ['省级龙头企业', '市级示范社'])
    """
    spans = [m.span() for m in _LIST.finditer(masked(phrase))]
    cuts = [0, *(x for span in spans for x in span), len(phrase)]
    members = [_trim(phrase[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    members = [m for m in members if m]
    if count is not None and len(members) != count:
        return []
    last = members[-1] if members else ""
    if len(members) < 2:
        return members
    at = members[0].rfind("的") + 1
    head, ranks = members[0][:at], [members[0][at:], *members[1:]]
    if all(_RANK.fullmatch(rank) for rank in ranks[:-1]) and (rank := _RANK.match(ranks[-1])):
        return [head + r + ranks[-1][rank.end() :] for r in ranks[:-1]] + [head + ranks[-1]]
    if len(last) > 3 and not any(_RATES.search(m) for m in members[:-1]) and _RATES.search(last):
        return _shared(members)
    return members


def _shared(members: list[str]) -> list[str]:
    """Parallel words before a common end: 大豆|播种 、 收获|机械化率, 小麦、玉米|机械化率."""
    width = len(members[0]) if len(members[0]) < 4 else 2
    head, tail = members[0][:-width], members[-1][width:]
    return [members[0] + tail, *(head + m + tail for m in members[1:-1]), head + members[-1]]
