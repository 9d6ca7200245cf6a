"""Which division a document governs: its issuers, its title, its number's letters, the places it names (ontology §1)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from graph.model import DocumentHead, Record
from loaders.regions import area_names, chain, regions
from loaders.resolve.central import central_body
from loaders.resolve.places import by_level, decide, division_names, locate
from loaders.tables import rows

# How much of a long text is looked through: its beginning, and its end with the signature.
_BEGINNING, _END = 30_000, 5_000
_LONGEST = 12
_NATIONAL = re.compile(r"国务院|国家(?!级)|全国|中共中央|中央|中华人民共和国|中国")
_OWN = re.compile(
    r"(?:我|本|全)(自治区|自治州|自治县|省|市|县|区|旗|州|盟)|(?<![一-鿿])(自治区|省|市|县|旗|州|盟)(?=委|政府|直|级|科技|财政|发改|发展改革|教育|人社|人力|工信|商务|农业|住建|卫|公安|民政|市场监管)"
)


def governed(record: Record) -> str | None:
    """The division that the text governs; none when nothing in it says so."""
    head = record.document
    found = _issued(head) or _titled(head) or _lettered(head.doc_no)
    if found:
        return _refined(found, record)
    return _central(record) or _most_named(record)


def _issued(head: DocumentHead) -> str | None:
    for name in head.issuers:
        if (body := central_body(name, "cn", None)) or _NATIONAL.match(name):
            return body[1] if body else "cn"
        at = locate(name, None)
        if at.said in ("full", "short") and at.region:
            return at.region
    return None


def _titled(head: DocumentHead) -> str | None:
    title = (head.title or "").lstrip('《“"关于印发〈<')
    if not title:
        return None
    at = locate(title, None)
    if at.said in ("full", "short") and at.region and not at.rest.startswith("等"):
        return at.region
    if _NATIONAL.match(title) and not title.startswith("中国("):
        return "cn"
    counts = _mentions(title)
    full = [code for code in counts if regions()[code].name in title or len(chain(code)) == 2]
    return min(full, key=lambda code: (-len(chain(code)), title.find(regions()[code].short))) if full else None


def _lettered(doc_no: str | None) -> str | None:
    letters = re.split(r"[〔\[(【\d]", doc_no or "")[0]
    for size in range(min(6, len(letters)), 0, -1):
        if code := _letters().get(letters[:size]):
            return code
    return None


def _refined(found: str, record: Record) -> str:
    """A district that several cities share is decided by the places that the text names."""
    return found if found in regions() else (_most_named(record) or found)


def _central(record: Record) -> str | None:
    names = [duty.name for measure in record.measures for duty in measure.agencies]
    ministries = sum(1 for name in names if (body := central_body(name, None, None)) and body[1] == "cn")
    return "cn" if names and ministries * 2 > len(names) else None


def _most_named(record: Record) -> str | None:
    """The division that the text names most, of the kind that it calls its own (我市, 市科技局)."""
    text = record.text or ""
    text = text if len(text) <= _BEGINNING + _END else text[:_BEGINNING] + text[-_END:]
    counts = _mentions(text)
    own = Counter(next(filter(None, found.groups())) for found in _OWN.finditer(text))
    for duty in (duty for measure in record.measures for duty in measure.agencies):
        if found := _OWN.match(duty.name):
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
    """How often the text names each division, longest name first, every character read once per length."""
    found: Counter[str] = Counter()
    known, initials, at = division_names(), _initials(), 0
    while at < len(text):
        step = 1
        if text[at] in initials:
            for size in range(min(_LONGEST, len(text) - at), 1, -1):
                name = text[at : at + size]
                if name in known and name not in area_names() and (code := decide(name, None)):
                    found[code] += 1
                    step = size
                    break
        at += step
    return found


@cache
def _initials() -> frozenset[str]:
    return frozenset(name[0] for name in division_names())


@cache
def _letters() -> dict[str, str]:
    return {row["letters"]: row["region"] for row in rows("doc_letters.csv")}
