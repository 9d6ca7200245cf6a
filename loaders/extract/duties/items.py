"""The items of a list of agencies: where one name ends, what 等 adds, which head was left out (ontology §4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from loaders.alternatives import either
from loaders.parentheses import brackets, outside
from loaders.rules import named
from loaders.wordtable import table

_AND = re.compile("以及|及其(?!他|余|它)|(?<![涉普])及|(?<!参)与|[和暨]")
_SPLIT = re.compile(r"[、,;]")
_LEADING = re.compile(r"^(?:由|请(?!求|示)|并由|以及|及其|及(?!时)|和|与|含|包括|原)(?=[一-鿿]{2})")
_MANY = re.compile(
    r"^(?:\d+|[一二两三四五六七八九十几多]+)?[个家]?(?:各?(?:部门|单位|机构|地区|地方|部委|企业|委办局|处室|科室|厅局|市直部门|市级部门|部委局)"
    r"(?:[和、及](?:部门|单位|机构|地区|企业))?(?:\(单位\))?)?$"
)
_ETC = re.compile(r"(?<![高中初同平对相])等(?P<rest>[^等]{0,30})$")
_SHARED_HEAD = re.compile(r"(?:行政主管部门|主管部门|行政部门|部门)$")
_GRADED = re.compile("^(?:国家|[省市县区镇乡村])级(?P<head>(?:有关|相关|各有关|各相关|各)(?:部门|单位))?$")
_WHOSE = re.compile(
    "^(?:(?:县级以上|设区的?市|本级|同级|当地|地方|各级|[省市县区]级?){1,4}(?:人民)?政府|国务院|各级|各|全[市县省区]|[市县省区]级?|相关|有关)"
)
_COUNTED = re.compile(r"(?<=[一-鿿])(?:[二三四五六七八九十]|\d{1,2})个?(?=部门$)")
_SECTOR = re.compile(r"^[一-鿿]{2,12}$")
_COLLECTIVE = re.compile(r"(?:部门|单位|机构|地区|地方|区|县|市|旗|盟|企业|园区)$")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(f"^{either(table('bodies')['levels'])}(?:\\([^()]*\\))?$")


@cache
def _each_level() -> re.Pattern[str]:
    level = f"{either(table('bodies')['levels'])}(?:\\([^()]*\\))?"
    return re.compile(f"^各(?:有关|相关)?(?:{level})+$")


@cache
def _level_head() -> re.Pattern[str]:
    level = f"{either(table('bodies')['levels'])}(?:\\([^()]*\\))?"
    head = "(?:人民)?政府(?:办公室)?|党委(?:和政府)?|管委会|指挥部|(?![直级有相])[一-鿿]{2,10}(?:部门|局|厅|委)(?:或[一-鿿]{2,10})?"
    return re.compile(f"^{level}级?(?:[和及]{level}级?)?(?P<head>(?:{head})(?:\\([^()]*\\))?)?$")


def names(items: Sequence[str]) -> list[str]:
    """The agencies that list items name, as written.

    >>> names(["市教育局", "市文化和旅游局和市财政局等有关部门"])
    ['市教育局', '市文化和旅游局', '市财政局', '有关部门']
    >>> names(["各市", "州", "县人民政府"]), names(["州", "县(市)人民政府"])
    (['各市、州、县人民政府'], ['州人民政府', '县(市)人民政府'])
    >>> names(["公安", "水利等部门"]), names(["市交通委(市道运局)"])
    (['公安部门', '水利部门'], ['市交通委', '市道运局'])
    """
    whole = _levels_joined([name for item in items for name in _single(item)])
    parts = [part for item in whole for part in _parted(item)]
    parts = _heads_restored(parts)
    return [n for part in parts for n in _unfolded(part) if n and not _nobody(n)]


@cache
def _persons() -> re.Pattern[str]:
    posts = "(?:分管|联系|包保|主要|[省市县区镇乡])?(?:副?(?:[省市州县区旗镇乡]长|书记|主任|组长|局长|秘书长|主席)|领导|负责人|班子成员)(?:同志)?"
    person = f"{either(table('roles')['persons']['surnames'])}(?:[一-鿿]{{1,2}}|某{{1,2}})(?:同志)?"
    return re.compile(f"(?:{posts}|(?:{posts})?{person})")


def _nobody(name: str) -> bool:
    """A person among the bodies of a list (分管副县长, 王某某), who is no agency.

    >>> [_nobody(n) for n in ("分管副县长", "副县长王小河", "王小河", "金融", "团县委")]
    [True, True, True, False, False]
    """
    return bool(_persons().fullmatch(name)) and not named(name) and name not in table("bodies")["sectors"]


_KEPT = 4096  # a document says the same names again and again


@lru_cache(maxsize=_KEPT)
def _single(item: str) -> tuple[str, ...]:
    """A written item as the names that stand in it without a mark between them."""
    clean = _clean(item)
    return tuple(_unglued(clean)) if clean else ()


@lru_cache(maxsize=_KEPT)
def _parted(item: str) -> tuple[str, ...]:
    """A name as its parts: what 等 adds, and both sides of an and."""
    return tuple(part for named_there in _without_etc(item) for part in _cut(named_there))


_NUMBERED = re.compile(r"^\s*\d{1,2}[.、)]|\s")


@cache
def _person() -> re.Pattern[str]:
    """A person behind the body: 县水利局王某某, 县水利局局长王某, 县水利局(王某某)."""
    posts = (
        "(?:(?:党组|党委|党工委)?副?(?:书记|[局主部厅院会处科镇乡县市区站所]长|主任|经理)|负责人|责任人|分管领导)?:?"
    )
    who = f"{posts}{either(table('roles')['persons']['surnames'])}(?:[一-鿿]{{1,2}}|某{{1,2}})"
    return re.compile(f"(?<=[局委办部厅院会处科室股心府司镇乡道])(?:{who}|\\({who}\\))$")


def _impersonal(item: str) -> str:
    """An item without the person behind its body.

    >>> [_impersonal(i) for i in ("县水利局王小河", "县水利局局长王小河", "县水利局(王小河)", "市交通委(市道运局)")]
    ['县水利局', '县水利局', '县水利局', '市交通委(市道运局)']
    """
    if named(item) and not item.endswith(")"):
        return item
    bare = _person().sub("", item)
    return bare if named(bare) else item


def _clean(item: str) -> str:
    item = _impersonal(_NUMBERED.sub("", item).strip("\"“”'‘’-—*★▲●·.:"))
    return _LEADING.sub("", _COUNTED.sub("", item) if "等" not in item else item)


_SEAM = re.compile("(?<=[局委部厅办院署会])(?=([市省县区])(?!中区)[一-鿿]{1,14}(?:局|委|办|部|厅|院|会|中心))")


def _unglued(item: str) -> list[str]:
    """Names that lost the blanks between them (市教育局市财政局), all of the first one's level.

    >>> _unglued("市教育局市财政局市卫健委"), _unglued("市委市政府信访局"), _unglued("省委组织部")
    (['市教育局', '市财政局', '市卫健委'], ['市委市政府信访局'], ['省委组织部'])
    """
    seams = [
        m.start()
        for m in _SEAM.finditer(item[:400])
        if m[1] == item[0] and item[m.start() - 2 : m.start()] != f"{m[1]}委"
    ]
    edges = [0, *seams, len(item)]
    return [item[a:b] for a, b in pairwise(edges)]


def _levels_joined(items: list[str]) -> list[str]:
    """各市、州、县人民政府 is one collective: 各 reaches over bare levels up to their head."""
    out: list[str] = []
    open_at: int | None = None
    for item in items:
        if open_at is not None and _level_head().match(item):
            out[open_at] += "、" + item
            open_at = open_at if _level().match(item) else None
        elif open_at is None and out and out[-1] in ("各地", "各地区") and _BARE.match(item):
            out[-1] += "、" + item
            open_at = len(out) - 1
        else:
            open_at = len(out) if _each_level().match(item) else None
            out.append(item)
    return out


_BARE = re.compile("(?:自治州|州|盟|市)$")  # 各地、州、市人民政府: 地 is a level of its own


def _without_etc(item: str) -> list[str]:
    """X等 → X; X等有关部门 → X, 有关部门; X等部门 → X (its head shared by the items before it)."""
    match = _ETC.search(item)
    if not match:
        return [item]
    before, rest = item[: match.start()], match["rest"]
    if (joined := _LEADING.match(rest)) and before and named(rest[joined.end() :]):
        return [before + "\0部门", rest[joined.end() :]]
    if not before:
        return [rest] if named(rest) else []
    if rest in ("主管部门", "行政主管部门", "行政部门"):
        return [before + "\0" + rest]
    if _MANY.match(rest):
        return [before + "\0" + ("部门" if "部门" in rest or rest == "单位" else rest)]
    return _with_class(item, before, rest)


def _with_class(item: str, before: str, rest: str) -> list[str]:
    """X等有关部门 adds 有关部门 and heads the items before it; a class of another kind (等新闻媒体) lends no head."""
    if not named(rest):
        return [before] if named(before) else [item]
    return [before + "\0部门" if rest.endswith(("部门", "单位", "机构", "机关")) else before, rest]


def _cut(item: str) -> list[str]:
    """Split at 和, 及, 以及, 与 where both sides stand as agencies.

    >>> _cut("市发展和改革委员会和市审计局"), _cut("各经济开发区及园区"), _cut("相关部门和单位")
    (['市发展和改革委员会', '市审计局'], ['各经济开发区及园区'], ['相关部门和单位'])
    """
    body, _, shared = item.partition("\0")
    free = outside(body, 0, len(body))
    for span in free:
        for match in _AND.finditer(body, span.start, span.end):
            left, right = body[: match.start()], body[match.end() :]
            if _stands(left) and right.endswith("人员") and len(right) <= 8:
                return [left]
            if not (_stands(left) and _begins(right)) or _HEADLESS_PART.fullmatch(left) or _one_line(left, right):
                continue
            bare = right in table("bodies")["joined"]
            if bare and _COLLECTIVE.search(left) and not re.search(r"\)$|(?:人民)?政府$", left):
                return [item]
            if bare:
                return [left, "各" + right] if left.startswith("各") else [left]
            tail = "\0" + shared if shared else ""
            return [left, *_cut(right + tail)]
    return [item]


_ONE_LINE = re.compile(
    "工业\0信息化|住房\0城乡建设|人力资源\0社会保障|自然资源\0规划|文化\0旅游|发展\0改革|民族\0宗教|卫生\0计划生育|政务服务\0(?:大)?数据"
)


def _one_line(left: str, right: str) -> bool:
    """One line of work that holds an and: 各省工业和信息化主管部门."""
    return bool(_ONE_LINE.search(f"{left[-6:]}\0{right[:6]}"))


_HEADLESS_PART = re.compile(
    "各(?:有关|相关)?(?:牵头|责任|主办|承办|配合|协办|协作|协同|参与)"
)  # 各协作和配合单位 is one


def _stands(left: str) -> bool:
    return named(left) or left in ("党委", "政府", "企业", "学校") or bool(_level().match(left) and len(left) > 1)


def _begins(right: str) -> bool:
    first = _AND.split(right, maxsplit=1)[0]
    return (
        named(right)
        or named(first)
        or bool(_level().match(right))
        or right in table("bodies")["general"]
        or right in table("bodies")["joined"]
    )


_DIVISION = re.compile("[一-鿿]{2,5}[市县区旗](?P<head>(?:人民)?政府)?$")


def _heads_restored(items: list[str]) -> list[str]:
    """州、县人民政府 → 州人民政府; 工信和国资部门 → 工信部门, 国资部门; 公安、水利等部门 likewise."""
    out: list[str] = []
    head = lasting = government = graded = seat = ""
    for item in reversed(items):
        body, _, shared = item.partition("\0")
        pair = _sectors(body)
        own = _SHARED_HEAD.search(body)
        if shared:
            end = _SHARED_HEAD.search(shared)
            head = lasting = end[0] if end else ""
        elif own:
            head = own[0]
        if (grade := _GRADED.match(body)) and (graded or grade["head"]):
            graded = grade["head"] or graded
            body += "" if grade["head"] else graded
        elif rule := _level_head().match(body):
            government = rule["head"] or government
            body += "" if rule["head"] else government
        elif (division := _DIVISION.match(body)) and (seat or division["head"]):
            seat = division["head"] or seat
            body += "" if division["head"] or named(body) else seat
        elif head and _headless(body):
            body += head
        elif lasting and body in table("bodies")["sectors"]:
            body += lasting
        elif not own and not shared:
            head = government = graded = seat = ""
        out.extend(reversed(pair or [body]))
    return out[::-1]


def _headless(item: str) -> bool:
    """A line of work whose 部门 stands further on: 财政, 各级财政; no name that ends by itself."""
    if _WHOSE.sub("", item) in table("bodies")["sectors"]:
        return True
    return not named(item) and bool(_SECTOR.match(item)) and not _general(item) and not _SAYING.search(item)


_SAYING = re.compile("政府|党委|领导|负责|主导|统一|参与|配合|牵头")


def _general(item: str) -> bool:
    return item in table("bodies")["general"] or bool(_level().match(item))


def _sectors(item: str) -> list[str]:
    """Two sectors before one 部门, unless together they are one line of work (文化和旅游部门)."""
    head = _SHARED_HEAD.search(item)
    if not head or "(" in item:
        return []
    parts = re.split("[和与及]", item[: head.start()])
    known = table("bodies")["sectors"]
    if len(parts) != 2 or not all(p.removeprefix("市").removeprefix("县") in known for p in parts):
        return []
    return [p + head[0] for p in parts]


def _unfolded(item: str) -> Iterable[str]:
    """市交通委(市道运局) is two agencies; 各镇(街道) and 县(市、区) are one."""
    found = brackets(item, 0, len(item)) if item.endswith((")", "〕", "]")) else ()
    if not found or found[-1].end != len(item) or item.startswith("各"):
        return [item]
    outer, inner = item[: found[-1].start], item[found[-1].start + 1 : -1]
    inside = [i for i in _SPLIT.split(inner) if i]
    if not named(outer) or not inside:
        return [item]
    if all(named(i) and not _level().match(i) and len(i) > 2 for i in inside) and not _level().match(outer[-2:]):
        return [outer, *inside]
    return [outer] if re.search(r"^(?:以下|简称|牵头|负责|责任|主办|注)|[0-9:]", inner) else [item]
