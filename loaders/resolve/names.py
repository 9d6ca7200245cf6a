"""From a name as written to the agency that it means: a table of rules, each for one kind of name (ontology §3)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from graph.model import AgencyKind, Level
from loaders.regions import regions
from loaders.resolve.body import Agency, Body, Context
from loaders.resolve.bureaus import bureau
from loaders.resolve.central import central_body
from loaders.resolve.collectives import collective
from loaders.resolve.organs import affiliated, organ
from loaders.resolve.places import Located, display, locate
from loaders.resolve.reforms import successors
from loaders.resolve.wording import endings
from loaders.resolve.zones import zone

_LONGEST = 60
_ASIDE = re.compile(r"\([^()]{0,40}(?:以下简称|下同|统称)[^()]{0,40}\)")
_NOT_NAMES = re.compile(r"[。!?;:=<>]|\A(?:我|本|全)(?:省|市|县|区|州|盟|旗|自治区|国)\Z")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|政府|党委|办事处|街道办)?\Z")
_CENTRE = re.compile(r"国务院|中央(?!企业)|国家(?!级)|全国(?!性)|中共中央|中国(?!共产党)|中华")
_SUB = re.compile(r"(?P<head>.{2,30}?(?:局|厅|委员会|委|部|办|院|会|署))(?P<sub>.{1,20})\Z")
_SHORT_SUBS = (
    ("交警", "交通警察"),
    ("领导小组办", "领导小组办公室"),
    ("管理办", "管理办公室"),
    ("工作办", "工作办公室"),
    ("服务办", "服务办公室"),
)
_FIXED_ENDS = tuple((short, full) for short, full in _SHORT_SUBS)


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
    if not is_name(written):
        return None
    return meaning(name, Context(region, year, issuer, before))


def meaning(name: str, context: Context) -> Agency:
    """What a name means that is known to be an agency's: as ``agency``, but never nothing."""
    return _meaning(clean(name), name, context)


@lru_cache(maxsize=65536)
def _meaning(written: str, name: str, context: Context) -> Agency:
    body, region = _body(written, context)
    place = regions().get(region or "")
    level: Level | None = body.level or (place.level if place else None) or ("province" if place else None)
    known = successors(body.canonical, region, context.year)
    return Agency(name, body.canonical, region, level, body.kind, body.function, body.parent, known, body.certain)


def clean(name: str) -> str:
    """A name in normal form, without its asides.

    >>> clean("各区县(自治县,以下简称区县)政府")
    '各区县政府'
    """
    written = unicodedata.normalize("NFKC", name).replace(" ", "")
    return _ASIDE.sub("", written).strip("、,的")


def is_name(written: str) -> bool:
    """Whether the words can be an agency's name.

    >>> is_name("市科技局"), is_name("我市"), is_name("持续推进")
    (True, False, False)
    """
    if not 1 < len(written) <= _LONGEST or _NOT_NAMES.search(written):
        return False
    return _is_known(written) or (
        bool(endings("head", "institution", "enterprise", "mass", "group", "members").search(written))
        and not _never(written)
    )


def _never(written: str) -> bool:
    found = endings("never").search(written)
    return bool(found) and len(written) <= len(found[0]) + 2 if found else False


def _is_known(written: str) -> bool:
    at = locate(written, None)
    return central_body(written, "cn", None) is not None or bool(at.rest and collective(at.rest, None))


def _body(written: str, context: Context) -> tuple[Body, str | None]:
    region, year = context.region, context.year
    if found := central_body(written, region, year):
        return found
    if context.issuer and (office := _office(written, context)):
        return office, region
    before = context.before.region if context.before else None
    at = locate(written, region, before)
    if at.said == "none" and _CENTRE.match(written):
        return Body(written, _kind(written), certain=False), "cn"
    return _local(written, at, year), at.region


def _local(written: str, at: Located, year: int | None) -> Body:
    rules = (
        lambda: collective(at.rest, at.region),
        lambda: zone(written, at),
        lambda: organ(at.rest, at.region, year),
        lambda: bureau(at.rest, at.region, year) if at.region != "cn" else None,
        lambda: _inner(at, year),
        lambda: affiliated(at.rest, at.region),
    )
    return next((body for rule in rules if (body := rule())), None) or _prefixed(written, at)


def _office(written: str, context: Context) -> Body | None:
    """An internal office behind the body whose text this is."""
    if endings("inner").search(written) and len(written) <= 10 and locate(written, context.region).said == "none":
        if not bureau(written, context.region, context.year) and not organ(written, context.region, context.year):
            return Body(f"{context.issuer}{written}", "office", parent=context.issuer)
    return None


def _inner(at: Located, year: int | None) -> Body | None:
    """An office written behind its own body (公安局交警支队, 委组织部人才科)."""
    for size in range(len(at.rest) - 1, 1, -1):
        head, sub = at.rest[:size], at.rest[size:]
        if not endings("suffix_short", "head").search(head) or not endings("office").search(sub):
            continue
        if parent := organ(head, at.region, year) or bureau(head, at.region, year):
            return Body(parent.canonical + _spelled(sub), "office", parent.function, parent.canonical)
    return None


def _spelled(sub: str) -> str:
    for short, full in _FIXED_ENDS:
        sub = sub.replace(short, full) if full not in sub else sub
    return sub


def _prefixed(written: str, at: Located) -> Body:
    """A name that only gets its division's prefix; one with a place's bare name of its own stays as written."""
    if at.said == "short":
        return Body(_spelled(written), _kind(at.rest), certain=False)
    full = _spelled(at.rest)
    level: Level | None = "township" if _TOWNSHIP.search(at.rest) else None
    return Body(display(at.region) + full, _kind(at.rest), certain=False, level=level)


_KINDS: tuple[tuple[str, AgencyKind], ...] = (
    ("enterprise", "enterprise"), ("mass", "mass"), ("group", "other"), ("institution", "institution"), ("government", "government"),
)  # fmt: skip


def _kind(rest: str) -> AgencyKind:
    return next((kind for use, kind in _KINDS if endings(use).search(rest)), "other")
