"""Which division a document governs: its issuers, its title, its number's letters, the places it names (ontology §1)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from graph.model import Record
from loaders.regions import area_names, chain, regions
from loaders.resolve.central import central_body
from loaders.resolve.divisions import by_level, county_shorts, decide, division_names
from loaders.resolve.places import locate
from loaders.resolve.spelled_out import turned
from loaders.tables import rows

# How much of a long text is looked through: its beginning, and its end with the signature.
_BEGINNING, _END = 30_000, 5_000
_LONGEST = 12
_TO_ALL = re.compile(r"(?:^|\n)各省、自治区、直辖市")
_SENT_TO = 3_000
_BEFORE_TITLE = re.compile(r"\A(?:关于)?(?:印发|转发)?[《〈“\"<]*(?:关于)?")
_NUMBER = re.compile(r"[〔\[(【\d]")
_NATIONAL = re.compile(r"国务院|国家(?!级)|全国|中共中央|中央|中华人民共和国|中国")
_OF_CORPS = re.compile(r"结合兵团实际|[全我]兵团|(?<![一-鿿])兵团(?:党委|发展改革委|财政局|科技局|教育局|人力资源)")
_OWN = re.compile(
    r"(?:我|本|全)(自治区|自治州|自治县|省|市|县|区|旗|州|盟)|(?<![一-鿿])(自治区|省|市|县|旗|州|盟)(?=委|政府|直|科技|财政|发改|发展改革|教育|人社|人力|工信|商务|农业|住建|卫|公安|民政|市场监管)"
)


def governed(record: Record) -> str | None:
    """The division that the text governs; none when nothing in it says so."""
    rules = (_issued, _titled, _lettered, _corps, _addressed, _central, _branched, _most_named)
    return next((code for rule in rules if (code := rule(record))), None)


def _issued(record: Record) -> str | None:
    for name in (turned(issuer, None) for issuer in record.document.issuers):
        if (body := central_body(name, "cn", None)) or _NATIONAL.match(name):
            return body[1] if body else "cn"
        at = locate(name, None)
        if at.said in ("full", "short") and (code := _shared(at.prefix, record) or at.region):
            return code
    return None


def _shared(name: str, record: Record) -> str | None:
    """Which of several divisions of one name is meant: the one below the division of the number's first letter, or of
    the division that the text names most (鼓楼区 in a text of 徐州)."""
    codes = [code for code in division_names().get(name, ()) if regions()[code].status == "current"]
    if len(codes) < 2:
        return None
    letters = _NUMBER.split(record.document.doc_no or "")[0]
    by_letter = [code for code in codes if any(_begins(above, letters) for above in chain(code)[1:-1])]
    if len(by_letter) == 1:
        return by_letter[0]
    counts = _mentions(_read(record))
    said = {code: sum(counts[above] for above in chain(code)[1:] if above != "cn") for code in codes}
    ranked = sorted(codes, key=lambda code: -said[code])
    return ranked[0] if said[ranked[0]] > said[ranked[1]] else None


def _begins(code: str, letters: str) -> bool:
    """Whether a number's letters begin with a division's: its own first character, or those that it is known by."""
    known = any(code in _letters().get(letters[:size], ()) for size in range(1, len(letters) + 1))
    return bool(letters) and (known or regions()[code].short[0] == letters[0])


def _titled(record: Record) -> str | None:
    title = _BEFORE_TITLE.sub("", record.document.title or "")
    if not title:
        return None
    at = locate(title, None)
    if at.said in ("full", "short") and not at.rest.startswith("等"):
        return _shared(at.prefix, record) or at.region or decide(at.prefix, _most_named(record))
    if _NATIONAL.match(title) and not title.startswith("中国("):
        return "cn"
    counts = _mentions(title)
    full = [code for code in counts if regions()[code].name in title or len(chain(code)) == 2]
    return min(full, key=lambda code: (-len(chain(code)), title.find(regions()[code].short))) if full else None


def _lettered(record: Record) -> str | None:
    """The division of the number's first letters; of several with that letter the one that the text names most."""
    letters = _NUMBER.split(record.document.doc_no or "")[0]
    sizes = range(min(6, len(letters)), 0, -1)
    if (named := _spelled(letters)) is not None:
        return named
    found = next((codes for size in sizes if (codes := _letters().get(letters[:size]))), ())
    if not letters or "cn" in found:
        return "cn" if found else None
    counts = _mentions(_read(record))
    sharing = [*found, *(code for code in counts if regions()[code].short[0] == letters[0])]
    return max(sharing, key=lambda code: counts[code]) if sharing else None


def _spelled(letters: str) -> str | None:
    """The county whose whole name a number's letters begin with (武昌政办): one alone of that name."""
    codes = next((codes for size in (4, 3, 2) if (codes := county_shorts().get(letters[:size]))), ())
    return codes[0] if len(codes) == 1 else None


def _read(record: Record) -> str:
    text = record.text or ""
    return text if len(text) <= _BEGINNING + _END else text[:_BEGINNING] + text[-_END:]


def _corps(record: Record) -> str | None:
    """新疆生产建设兵团 in a text that calls it its own."""
    return "新疆生产建设兵团" if _OF_CORPS.search(_read(record)) else None


def _addressed(record: Record) -> str | None:
    """The country, when a text is sent to all provinces."""
    return "cn" if _TO_ALL.search((record.text or "")[:_SENT_TO]) else None


def _names(record: Record) -> list[str]:
    """The names of all bodies with a duty, as written."""
    return [duty.name for measure in record.measures for duty in measure.agencies]


def _central(record: Record) -> str | None:
    names = _names(record)
    ministries = sum(1 for name in names if (body := central_body(name, None, None)) and body[1] == "cn")
    return "cn" if names and ministries * 2 > len(names) else None


_BRANCH = re.compile(r"市[一-鿿]{2,12}局(?P<place>[一-鿿]{2,4}?)(?:[区县市])?分局")


def _branched(record: Record) -> str | None:
    """The county whose name the branches of its city's bureaus bear (市生态环境局某某分局) among bureaus of its own."""
    names = _names(record)
    places = {found["place"] for name in names if (found := _BRANCH.fullmatch(name))}
    codes = [code for place in places for code in county_shorts().get(place, ())]
    own = sum(name[0] in "区县" for name in names)
    return codes[0] if len(places) == len(codes) == 1 and own * 2 > len(names) else None


def _most_named(record: Record) -> str | None:
    """The division that the text names most, of the kind that it calls its own (我市, 市科技局)."""
    text = _read(record)
    counts = _mentions(text)
    own = Counter(next(filter(None, found.groups())) for found in _OWN.finditer(text))
    for name in _names(record):
        if found := _OWN.match(name):
            own[found[1] or found[2]] += 1
    if own:
        level = own.most_common(1)[0][0]
        fitting = {code: n for code, n in counts.items() if by_level(level, code) == code}
        counts = Counter(fitting) if fitting else counts
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _mentions(text: str) -> Counter[str]:
    """How often the text names each division, longest name first."""
    found: Counter[str] = Counter()
    sizes, stop = _sizes(), 0
    for begun in _beginning().finditer(text):
        at = begun.start()
        if at < stop:
            continue
        for size in sizes.get(text[at : at + 2], ()):
            name = text[at : at + size]
            if name in division_names() and name not in area_names():
                if code := decide(name, None):
                    found[code] += 1
                stop = at + len(name)
                break
    return found


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """How long the names of divisions are that begin with the same two characters, the longest first."""
    sizes: dict[str, set[int]] = {}
    for name in division_names():
        if 1 < len(name) <= _LONGEST and name not in area_names():
            sizes.setdefault(name[:2], set()).add(len(name))
    return {begun: tuple(sorted(found, reverse=True)) for begun, found in sizes.items()}


@cache
def _beginning() -> re.Pattern[str]:
    """Characters with which some name may begin: by far not all that stand in a text."""
    first, second = ("".join(map(re.escape, sorted({begun[at] for begun in _sizes()}))) for at in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("doc_letters.csv"):
        found[row["letters"]] = (*found.get(row["letters"], ()), row["region"])
    return found
