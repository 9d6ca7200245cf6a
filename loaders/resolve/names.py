"""From a name as written to the agency that it means: a table of rules, each for one kind of name (ontology §3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

from graph.model import AgencyKind, Level
from loaders.regions import chain, regions
from loaders.resolve.body import Agency, Body, Context
from loaders.resolve.bureaus import bureau
from loaders.resolve.central import central_body
from loaders.resolve.collectives import collective, kinds_of_body, sector
from loaders.resolve.organs import affiliated, organ
from loaders.resolve.places import Located, locate, some
from loaders.resolve.reforms import successors
from loaders.resolve.spelled_out import turned
from loaders.resolve.vertical import vertical
from loaders.resolve.wording import endings, words
from loaders.resolve.zones import zone

_LONGEST = 60
_ASIDE = re.compile(r"\([^()]{0,40}(?:以下简称|下同|统称)[^()]{0,40}\)")
_FORMER = re.compile(r"\A原(?=[省市县区旗盟国]|州(?!区))")
_NOT_NAMES = re.compile(r"[。!?;:=<>]|\A(?:我|本|全)(?:省|市|县|区|州|盟|旗|自治区|自治州|自治县|国)\Z")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|政府|党委|办事处|街道办)?\Z")
_CENTRE = re.compile(r"国务院|中央(?!企业)|国家(?!级)|全国(?!性)|中共中央|中国(?!共产党)|中华")
_LEVEL_OWN = re.compile(r"[级直]")
_BRACKET = re.compile(r"\([^()]{2,20}[局委办厅室院会]\)\Z")
_BODIES = ("head", "institution", "enterprise", "mass", "group", "government")
_OWN = re.compile(r"(?:我|本|全)(厅|局|委|部|院|中心|办)\Z")
_PLURAL = re.compile(r"(?:单位|部门|机构|企业|高校|院校|机关)\Z")
_SERVING = re.compile(r"(?:管理|服务|代建)办(?:公室)?\Z")
_MANY = re.compile(r"有关|相关|各|所有")
_SHORTS = (
    ("交警", "交通警察"), ("领导小组办", "领导小组办公室"), ("管理办", "管理办公室"), ("工作办", "工作办公室"), ("服务办", "服务办公室"), ("管委会", "管理委员会"),
)  # fmt: skip

Rule = Callable[[Located, int | None], Body | None]


def agency(
    name: str,
    region: str | None = None,
    year: int | None = None,
    *,
    issuer: str | None = None,
    before: Agency | None = None,
) -> Agency | None:
    """The agency behind a name in a text that governs ``region`` in ``year``; none when it names no agency (ontology §3).

    ``issuer`` is the body whose offices (人事处) the text names; ``before`` is the item before it in the same list.

    >>> agency("市科技局", "430200").canonical
    '株洲市科学技术局'
    >>> agency("市委编办", "150600", 2022).canonical
    '中共鄂尔多斯市委机构编制委员会办公室'
    >>> agency("高质量发展", "430200") is None
    True
    """
    written = clean(name)
    if not 1 < len(written) <= _LONGEST or _NOT_NAMES.search(written):
        return None
    if locate(written, region).rest == "" and not central_body(written, region, year):
        return None
    found = meaning(name, Context(region, year, issuer, before))
    known = found.certain or found.kind in ("collective", "sector") or could_be(written)
    return found if known and written not in words("never") else None


def meaning(name: str, context: Context) -> Agency:
    """What a name means that is known to be an agency's: as ``agency``, but never nothing.

    >>> meaning("专区监管方", Context("110000")).canonical
    '北京市专区监管方'
    """
    return _meaning(clean(name), name, context)


def clean(name: str) -> str:
    """A name in normal form, without its asides.

    >>> clean("各区县(自治县,以下简称区县)政府")
    '各区县政府'
    """
    written = unicodedata.normalize("NFKC", name).replace(" ", "")
    return _FORMER.sub("", _ASIDE.sub("", written)).strip("、,的")


def could_be(written: str) -> bool:
    """Whether a name of no known kind still has the shape of an agency's.

    >>> could_be("市转型发展投资公司"), could_be("工作新格局"), could_be("企业家")
    (True, False, False)
    """
    at = locate(written, None)
    bare = written if at.said == "short" else at.rest
    if bare in words("never") or endings("never_end").search(written):
        return False
    if (
        _verbs().match(bare)
        and not endings("group").search(bare.removesuffix("办公室"))
        and not bare.endswith("办公室")
    ):
        return False
    return bool(endings(*_BODIES).search(bare)) and len(bare) > 1


@lru_cache(maxsize=65536)
def _meaning(written: str, name: str, context: Context) -> Agency:
    body, region = _body(written, context)
    place = regions().get(region or "")
    level: Level | None = body.level or (place.level or "province" if place else None)
    known = successors(body.canonical, region, context.year)
    return Agency(name, body.canonical, region, level, body.kind, body.function, body.parent, known, body.certain)


def _body(written: str, context: Context) -> tuple[Body, str | None]:
    region, year = context.region, context.year
    written = turned(written, region)
    if found := central_body(written, region, year):
        return found
    at = locate(written, region, context.before.region if context.before else None)
    if context.issuer and (office := _office(written, at, context)):
        return office, region
    if at.said == "none" and _CENTRE.match(written):
        return _central_unlisted(written), "cn"
    if at.said == "none" and (lent := _lent(at, context)):
        return lent
    return vertical(at, year) or _customs(at, region) or _seated(_unbracketed(written, at, year), at, region)


def _lent(at: Located, context: Context) -> tuple[Body, str | None] | None:
    """省财政厅、地方金融监管局 in a text of a city: a bureau takes the division of the bureau before it in its list."""
    before = context.before
    if before is None or before.region in (None, "cn", context.region) or before.kind not in ("government", "party"):
        return None
    if before.function in ("人民政府", "党委"):
        return None
    there = Located(before.region, at.rest, "none")
    found = organ(at.rest, there, context.year) or bureau(at.rest, there, context.year)
    return (found, before.region) if found and found.certain else None


def _seated(body: Body, at: Located, region: str | None) -> tuple[Body, str | None]:
    """湖南工业大学 in a text of 株洲: a proper name's province does not move the body out of the text's division."""
    named_after = at.said == "short" and not body.certain and region and at.region in chain(region)
    return body, region if named_after else at.region


def _customs(at: Located, region: str | None) -> tuple[Body, str | None] | None:
    """杭州海关 in a text of 浙江: named after a city, it serves the text's own division; 拱北海关 after no division."""
    if at.said == "none" and at.rest.endswith("海关") and 3 < len(at.rest) < 7:
        return Body(at.rest, "government", "海关"), region
    if at.said != "short" or at.rest not in ("海关", "海事局"):
        return None
    function = "海关" if at.rest == "海关" else "交通运输"
    return Body(at.prefix + at.rest, "government", function), region if region and region in chain(
        at.region or ""
    ) else at.region


def _unbracketed(written: str, at: Located, year: int | None) -> Body:
    """市场监管局(知识产权局): a bracket that adds a second name is left off when the first is known."""
    found = _local(written, at, year)
    if found.certain or not (bracket := _BRACKET.search(at.rest)):
        return found
    alone = _local(written[: bracket.start()], replace(at, rest=at.rest[: bracket.start()]), year)
    return alone if alone.certain and alone.kind != "collective" else found


def _central_unlisted(written: str) -> Body:
    """国务院有关部门, 国家环境应急指挥部: complete as written."""
    if _MANY.search(written):
        return Body(written, "collective")
    return Body(written, _kind(written), certain=False)


def _local(written: str, at: Located, year: int | None) -> Body:
    if not at.rest:
        return Body(at.name or written, "government")
    known = next((body for rule in _RULES if (body := rule(at, year))), None)
    if known and known.certain:
        return known
    below = _below(some(at), year)
    return below or known or _prefixed(written, at)


def _below(at: Located | None, year: int | None) -> Body | None:
    """区财政局 in a text of 广州市: the bureaus of its districts, each a body of its kind."""
    if at is None or not at.rest:
        return None
    body = sector(at) or organ(at.rest, at, year) or bureau(at.rest, at, year)
    if body is None or not body.certain:
        return None
    return replace(body, kind="collective") if body.function == "人民政府" else body


def _own_level(at: Located, year: int | None) -> Body | None:
    """市直机关工委, 市级机关工委: the level belongs to the name."""
    return organ(at.prefix + at.rest, at, year) if at.said == "level" and _LEVEL_OWN.match(at.rest) else None


def _department(at: Located, year: int | None) -> Body | None:
    return bureau(at.rest, at, year) if at.region != "cn" else None


def _inner(at: Located, year: int | None) -> Body | None:
    """An office written behind its own body (公安局交警支队, 委组织部人才科)."""
    if not endings("office").search(at.rest):
        return None
    for size in range(len(at.rest) - 1, 1, -1):
        head, sub = at.rest[:size], at.rest[size:]
        if head[-1] in "局厅委部办院会署室" and endings("office").search(sub):
            parent = organ(head, at, year) or bureau(head, at, year)
            if parent and parent.function != "党委":
                return Body(parent.canonical + _spelled(sub), "office", parent.function, parent.canonical)
    return None


_RULES: tuple[Rule, ...] = (
    _own_level,
    lambda at, _: collective(at),
    lambda at, _: sector(at),
    lambda at, year: organ(at.rest, at, year),
    _department,
    lambda at, _: zone(at) if at.region != "cn" else None,
    lambda at, _: kinds_of_body(at),
    _inner,
    lambda at, _: affiliated(at.rest, at),
)


def _office(written: str, at: Located, context: Context) -> Body | None:
    """An internal office behind the body whose text this is; 厅办公室 says that body's last word itself."""
    issuer = context.issuer or ""
    own = _OWN.match(written)
    if own and issuer.endswith(own[1]):
        return Body(issuer, "government")
    inner = written[1:] if issuer.endswith(written[0]) and written[0] in "厅局委部院" else written
    if at.said != "none" or len(inner) > 10 or not endings("inner").search(inner):
        return None
    if organ(inner, at, context.year) or _department(at, context.year) or collective(at):
        return None
    return Body(issuer + inner, "office", parent=issuer)


def _prefixed(written: str, at: Located) -> Body:
    """A name that only gets its division's prefix; one with a place's bare name of its own stays as written."""
    if at.said == "short" or (at.said == "none" and _names_its_place(written, at.region)):
        return Body(_spelled(written), _kind(at.rest), certain=False)
    if "所在地" in written:
        return Body(written, _kind(written), certain=False)
    if _TOWNSHIP.search(at.rest) and not _MANY.search(at.rest):
        return Body(at.name + at.rest, "government", certain=False, level="township")
    return Body(at.name + _spelled(at.rest), _kind(at.rest), certain=False)


def _spelled(sub: str) -> str:
    for short, full in _SHORTS:
        if full not in sub:
            sub = sub.replace(short, full)
    return sub


def _names_its_place(written: str, region: str | None) -> bool:
    """国网株洲供电公司: the place stands inside the name."""
    place = regions().get(region or "cn")
    return place is not None and len(place.short) > 1 and place.short.split("/")[-1] in written[1:]


_KINDS: tuple[AgencyKind, ...] = ("enterprise", "mass", "institution", "government")


def _kind(rest: str) -> AgencyKind:
    if rest.endswith(("管委会", "管理委员会")):
        return "institution"
    if _PLURAL.search(rest):
        return "collective"
    if _SERVING.search(rest):
        return "institution"
    if endings("group").search(rest.removesuffix("办公室")):
        return "other"
    return next((kind for kind in _KINDS if endings(kind).search(rest)), "other")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words("verb"), key=len, reverse=True))))
