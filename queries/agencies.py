"""In how many ways an agency may be called: its canonical name, as written, short, with and without its division."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from queries.fold import fold

_SHORT = 3
_HEADS = ("中共", "共青团")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency and the names it is written by."""

    id: str
    canonical: str
    region: str | None
    level: str | None
    kind: str | None
    function: str | None
    parent: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A division, the names it goes by, and the one above it."""

    id: str
    name: str
    short: str | None
    level: str | None
    parent: str | None


def forms(agency: Agency, region: Region | None) -> frozenset[str]:
    """Every folded name the agency answers to; a bare one is shared by its namesakes elsewhere.

    >>> place = Region("430200", "株洲市", "株洲", "city", None)
    >>> bureau = Agency("x", "株洲市科学技术局", "430200", "city", "government", "科学技术", None, ("市科技局",))
    >>> sorted(forms(bureau, place))
    ['市科学技术局', '市科技局', '株洲市科学技术局', '株洲市科技局', '株洲科学技术局', '株洲科技局', '科学技术局', '科技局']
    """
    found = {fold(name) for name in (agency.canonical, *agency.names, *_aliases(agency.canonical))}
    if region is not None:
        found |= {form for name in tuple(found) for form in _placed(name, region)}
    return frozenset(form for form in found if len(form) > 1)


def former(agency: Agency, region: Region | None) -> frozenset[str]:
    """What people still call an agency by after a body that is no more: 环保局 for 生态环境局.

    >>> place = Region("430200", "株洲市", "株洲", "city", None)
    >>> bureau = Agency("x", "株洲市生态环境局", "430200", "city", None, None, None, ("市生态环境局",))
    >>> "市环保局" in former(bureau, place), "市环保局" in forms(bureau, place)
    (True, False)
    """
    own = {
        name.replace(long, short)
        for long, shorts in _lexicon()["former"].items()
        for name in (agency.canonical, *agency.names)
        if long in name
        for short in shorts.split()
    }
    found = forms(replace(agency, canonical=min(own), names=tuple(sorted(own))), region) if own else frozenset()
    return found | _without_committee(agency, region)


def _without_committee(agency: Agency, region: Region | None) -> frozenset[str]:
    """A party committee's office without the committee: 市网信办 for 市委网信办, 组织部 for 市委组织部."""
    if region is None or not agency.canonical.startswith("中共"):
        return frozenset()
    offices = {form[1:] for form in variants(stem(agency, region)) if form.startswith("委") and len(form) > _SHORT}
    places = ("", region.name, region.short or region.name, *level_signs(region))
    return frozenset(place + office for office in offices - {"办公室"} for place in places)


def shortened(title: str) -> str:
    """A title with its long words made short, so that what people call it is a part of it.

    >>> shortened("甲省科学技术厅支持自由贸易试验区的措施")
    '甲省科技厅支持自贸区的措施'
    """
    for long, short in _short_in_titles():
        title = title.replace(long, short)
    return title


@cache
def _short_in_titles() -> tuple[tuple[str, str], ...]:
    pairs = {long: shorts.split()[0] for long, shorts in _lexicon()["short"].items()} | _lexicon()["titles"]
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


def _aliases(canonical: str) -> list[str]:
    return _lexicon()["alias"].get(canonical, "").split()


def variants(name: str) -> Iterator[str]:
    """The name itself and with each long word of the lexicon made short.

    >>> list(variants("科学技术局"))
    ['科学技术局', '科技局']
    """
    found = [name]
    for long, shorts in _lexicon()["short"].items():
        if long in name:
            found += [form.replace(long, short) for form in found if long in form for short in shorts.split()]
    return iter(dict.fromkeys(found))


@cache
def called(region: Region) -> tuple[str, ...]:
    """What else a division is called: the country's other names, a short name with its level.

    >>> called(Region("513200", "阿坝藏族羌族自治州", "阿坝", "city", None))
    ('阿坝州', '阿坝自治州')
    """
    if region.id == "cn":
        return tuple(_lexicon()["country"]["names"].split())
    own = _lexicon()["places"].get(region.name, "").split()
    return (*own, *(f"{region.short}{sign}" for sign in level_signs(region) if region.short))


def stem(agency: Agency, region: Region | None) -> str:
    """The canonical name without its division.

    >>> place = Region("430200", "株洲市", "株洲", "city", None)
    >>> stem(Agency("x", "中共株洲市委组织部", "430200", None, None, None, None, ()), place)
    '委组织部'
    """
    head = next((h for h in _HEADS if agency.canonical.startswith(h)), "")
    bare = agency.canonical.removeprefix(head)
    return (_stem(bare, region) if region else None) or bare


@cache
def level_signs(region: Region) -> tuple[str, ...]:
    """What stands for the division in front of a body's name.

    >>> level_signs(Region("150000", "内蒙古自治区", "内蒙古", "province", None))
    ('自治区', '区')
    """
    levels = _lexicon()["levels"]
    end = max((end for end in levels if region.name.endswith(end)), key=len, default="")
    return tuple(levels[end].split()) if end else ()


def _placed(name: str, region: Region) -> Iterator[str]:
    """The name with its division in full, short, as its level, and left out."""
    head = next((h for h in _HEADS if name.startswith(h)), "")
    stem = _stem(name.removeprefix(head), region)
    if stem is None:
        for form in variants(name):
            yield from (form, *(f"{place}{form}" for place in (region.name, region.short or region.name)))
        yield from _inside(name, region)
        return
    signs = level_signs(region)
    for form in variants(stem):
        for place in (region.name, region.short or region.name, *called(region), *signs):
            yield head + place + form
            yield place + form
            if head == "共青团":
                yield f"团{place}{form.removesuffix('员会') if form == '委员会' else form}"
        if region.id == "cn":
            yield f"国家{form}"
        if len(form) > 2:
            yield form
            yield head + form


def _inside(name: str, region: Region) -> Iterator[str]:
    """What follows a division in the middle of a name: 生态环境局 of 镇江市句容生态环境局."""
    _, place, rest = name.rpartition(region.short or region.name)
    if place and len(rest) > 3:
        yield from variants(rest)


def _stem(name: str, region: Region) -> str | None:
    """The name without its division; None when another division or none stands before it."""
    places = (region.name, *level_signs(region), region.short or region.name)
    if region.id == "cn":
        return name.removeprefix("国家") if name.startswith("国家") else name
    return next(
        (name.removeprefix(place) for place in places if name.startswith(place) and len(name) > len(place)), None
    )


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("queries").joinpath("words.toml").read_text("utf-8"))
