"""From a name as written to the agency that it means: a table of rules, each for one kind of name (ontology §3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from graph.model import Level
from loaders.regions import regions
from loaders.resolve.body import Agency, Body, Context
from loaders.resolve.bureaus import bureau, own_name
from loaders.resolve.central import central_body
from loaders.resolve.collectives import collective, kinds_of_body, sector
from loaders.resolve.divisions import kind_of
from loaders.resolve.offices import inner, office
from loaders.resolve.organs import affiliated, organ
from loaders.resolve.places import Located, locate, some
from loaders.resolve.reforms import successors
from loaders.resolve.seats import proper, seated, vertical
from loaders.resolve.spelled_out import turned
from loaders.resolve.unlisted import could_be, names_its_place, of_the_centre, prefixed
from loaders.resolve.wording import words
from loaders.resolve.zones import zone

_LONGEST = 60
_ASIDE = re.compile(r"\([^()]{0,40}(?:以下简称|下同|统称)[^()]{0,40}\)")
_FORMER = re.compile(r"\A原(?=[省市县区旗盟国]|州(?!区))")
_NOT_NAMES = re.compile(r"[。!?;:=<>]|\A(?:我|本|全)(?:省|市|县|区|州|盟|旗|自治区|自治州|自治县|国)\Z")
_CENTRE = re.compile(r"国务院|中央(?!企业)|国家(?!级)|全国(?!性)|中共中央|中国(?!共产党|\()|中华")
_LEVEL_OWN = re.compile(r"[级直]")
_RANKS: dict[str, Level] = {
    "镇": "township", "乡": "township", "县": "county", "区": "county", "旗": "county", "市": "city", "州": "city", "盟": "city",
}  # fmt: skip
_WORKING = re.compile(r"(?P<party>.{1,16}?委.{2,8}?工(?:委|作委员会))、?(?P<bureau>.{2,20}[局厅委会])\Z")
_BRACKET = re.compile(r"\([^()]{2,20}[局委办厅室院会部队站所]\)\Z")

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


@lru_cache(maxsize=4096)
def clean(name: str) -> str:
    """A name in normal form, without its asides.

    >>> clean("各区县(自治县,以下简称区县)政府")
    '各区县政府'
    """
    written = unicodedata.normalize("NFKC", name).replace(" ", "")
    written = _FORMER.sub("", _ASIDE.sub("", written)).strip("、,的;:。")
    return written[1:] if _is_former(written) else written


@lru_cache(maxsize=4096)
def _is_former(written: str) -> bool:
    """Whether 原 stands before a whole name (原株洲市环境保护局, 原农业部); 原州区, 原平市 begin with it."""
    if not written.startswith("原") or locate(written, None).said != "none":
        return False
    return locate(written[1:], None).said == "full" or central_body(written[1:], None, None) is not None


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
    if joint := _joint(written, context):
        return joint, region
    if context.issuer and (desk := office(written, at, context)):
        return desk, region
    if at.said == "none" and _CENTRE.match(written):
        return of_the_centre(written), region if names_its_place(written, region) else "cn"
    if at.said == "none" and (lent := _lent(at, context)):
        return lent
    return vertical(at, year) or proper(at, region) or seated(_unbracketed(written, at, year), at, region)


def _joint(written: str, context: Context) -> Body | None:
    """市委社会工委市民政局: a party's working committee and the bureau that shares its house."""
    found = _WORKING.match(written)
    if not found:
        return None
    party, bureau_ = (_meaning(found[part], found[part], context) for part in ("party", "bureau"))
    if party.kind != "party" or bureau_.kind != "government" or not (party.certain and bureau_.certain):
        return None
    return Body(f"{party.canonical}、{bureau_.canonical}", "party", party.function)


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


def _unbracketed(written: str, at: Located, year: int | None) -> Body:
    """市场监管局(知识产权局): a bracket that adds a second name is left off when the first is known."""
    found = _local(written, at, year)
    if found.certain or not (bracket := _BRACKET.search(at.rest)):
        return found
    alone = _local(written[: bracket.start()], replace(at, rest=at.rest[: bracket.start()]), year)
    return alone if alone.certain and alone.kind != "collective" else found


def _local(written: str, at: Located, year: int | None) -> Body:
    if not at.rest:
        return Body(at.name or written, "government")
    if len(at.rest) > _LONGEST:
        return prefixed(written, at)
    known = next((body for rule in _RULES if (body := rule(at, year))), None)
    if known and known.certain:
        return known
    below = _below(some(at), year)
    return below or known or prefixed(written, at)


def _below(at: Located | None, year: int | None) -> Body | None:
    """区财政局 in a text of 广州市: the bureaus of its districts, each a body of its kind."""
    if at is None or not at.rest:
        return None
    body = sector(at) or organ(at.rest, at, year) or bureau(at.rest, at, year)
    if body is None or not body.certain or body.function == "党委":
        return None
    level = _RANKS.get(at.prefix[-1])
    return replace(body, level=level, kind="collective" if body.function == "人民政府" else body.kind)


def _own_level(at: Located, year: int | None) -> Body | None:
    """市直机关工委, 株洲市直机关工委: the level belongs to the name."""
    if not _LEVEL_OWN.match(at.rest) or at.said not in ("level", "full"):
        return None
    return organ((at.prefix if at.said == "level" else kind_of(at.prefix)) + at.rest, at, year)


def _department(at: Located, year: int | None) -> Body | None:
    return bureau(at.rest, at, year) if at.region != "cn" else None


_RULES: tuple[Rule, ...] = (
    _own_level,
    lambda at, _: collective(at),
    lambda at, _: sector(at),
    own_name,
    lambda at, year: organ(at.rest, at, year),
    _department,
    lambda at, _: zone(at) if at.region != "cn" else None,
    lambda at, _: kinds_of_body(at),
    inner,
    lambda at, _: affiliated(at.rest, at),
)
