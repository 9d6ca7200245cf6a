"""The lexicon of agencies as lookup tables, read once when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from loaders.alternatives import either
from loaders.regions import chain, regions
from loaders.tables import rows

_JOINTS = re.compile(r"[和与及、“”\"]")


class Line(NamedTuple):
    """A line of work: the words of the official name, and the key that all its names share."""

    formal: str
    key: str
    certain: bool = True


class Named(NamedTuple):
    """A row of organs.csv, central.csv or official.csv: a full name and when, where and how it is meant."""

    full: str
    kind: str
    function: str | None
    since: int | None
    until: int | None
    affiliation: str = ""
    scope: tuple[str, ...] = ()
    level: str = ""
    region: str = ""


def bare(name: str) -> str:
    """A name as a key: joints left out, 委员会 and 办公室 cut short.

    >>> bare("住房和城乡建设委员会")
    '住房城乡建设委'
    """
    name = _JOINTS.sub("", name)
    return name.replace("委员会办公室", "委办").replace("委员会", "委").replace("办公室", "办")


def split(words: str) -> tuple[str, ...]:
    """The words of a lexicon cell.

    >>> split("科技/科")
    ('科技', '科')
    """
    return tuple(words.split("/")) if words else ()


@cache
def words(use: str) -> tuple[str, ...]:
    """The words of ``agency_words.csv`` for one use."""
    return tuple(word for row in rows("agency_words.csv") if row["use"] == use for word in split(row["words"]))


@cache
def endings(*uses: str) -> re.Pattern[str]:
    """A pattern for any of the words of these uses at the end of a name, the longest first."""
    return re.compile(either(*(words(use) for use in uses)) + r"\Z")


@cache
def pairs(use: str) -> MappingProxyType[str, str]:
    """Short word → full word, the longest short word first."""
    listed = sorted((word.split("=") for word in words(use)), key=lambda pair: -len(pair[0]))
    return MappingProxyType({pair[0]: pair[1] for pair in listed})


@cache
def formals() -> MappingProxyType[str, Line]:
    """The words of every official bureau name, as they stand."""
    return MappingProxyType({row["formal"]: Line(row["formal"], row["key"]) for row in reversed(rows("functions.csv"))})


@cache
def lines() -> MappingProxyType[str, Line]:
    """Every short or full wording of a line of work, joints left out."""
    found: dict[str, Line] = {}
    for row in rows("functions.csv"):
        line = Line(row["formal"], row["key"])
        for word in (row["formal"], *split(row["shorts"])):
            found.setdefault(_JOINTS.sub("", word), line)
    return MappingProxyType(found)


@cache
def organs() -> MappingProxyType[str, tuple[Named, ...]]:
    """Bodies with names of their own kind, by what remains behind the level prefix."""
    return _by_name(((*split(row["names"]), *_whole(row["full"])) or ("",), _named(row)) for row in rows("organs.csv"))


def _whole(full: str) -> tuple[str, ...]:
    """The full name itself behind its division, so that a name that is whole means itself."""
    rest = full.removeprefix("{r}").removeprefix("{p}")
    return (rest,) if rest and rest != full and "{" not in rest else ()


@cache
def central(national: bool) -> MappingProxyType[str, tuple[Named, ...]]:
    """Bodies of the centre by the names that mean them anywhere, or (``national``) in a text for the country."""
    uses = ("anywhere", "national") if national else ("anywhere",)
    return _by_name(
        (
            (row["canonical"], *(word for use in uses for word in split(row[use]))),
            _named({**row, "full": row["canonical"]}),
        )
        for row in rows("central.csv")
    )


@cache
def official() -> MappingProxyType[str, tuple[Named, ...]]:
    """Official names of single divisions, or of all divisions below one."""
    return _by_name(
        ((*split(row["names"]), row["full"]), _named({**row, "kind": "government"})) for row in rows("official.csv")
    )


def in_force(
    found: Iterable[Named], region: str | None, year: int | None, affiliation: str = "", *, past: bool = True
) -> Named | None:
    """The row that holds for a division and year: the nearest scope first; an unknown year takes the undated or newest row.

    Without ``past`` an unknown year takes no row that has ended.
    """
    fitting = [(at, row) for row in found if (at := _near(row, region)) is not None and _affiliated(row, affiliation)]
    fitting = [(at, row) for at, row in fitting if year is None or (row.since or 0) <= year <= (row.until or 9999)]
    if year is None and not past:
        fitting = [(at, row) for at, row in fitting if row.until is None]
    if not fitting:
        return None
    nearest = min(at for at, _ in fitting)
    rows_ = [row for at, row in fitting if at == nearest]
    if year is None:
        return next((row for row in rows_ if row.until is None and row.since is None), None) or _newest(rows_)
    return rows_[0]


def _newest(found: list[Named]) -> Named:
    return max(found, key=lambda row: (row.until or 9999, row.since or 0))


def _near(row: Named, region: str | None) -> int | None:
    place = regions().get(region or "")
    if row.level and (place is None or not _level_fits(row.level, place.level, row.scope)):
        return None
    if not row.scope:
        return 99
    above = chain(region or "")
    if not row.level or row.level == "province":
        return 0 if above and above[0] in row.scope else None
    return next((at for at, code in enumerate(above) if code in row.scope and at > 0), None)


def _level_fits(wanted: str, level: str | None, scope: tuple[str, ...]) -> bool:
    if wanted == "sub":
        return level in ("city", "county")
    if wanted == "city" and not scope and level == "province":
        return False
    return level == wanted


def _affiliated(row: Named, affiliation: str) -> bool:
    """Whether 市委…, 市政府… or a bare name can mean the row."""
    allowed = {
        "named": ("named",),
        "party": ("party", ""), "only-party": ("party",), "government": ("government", ""),
        "only-government": ("government",), "none": ("", "government"), "": ("", "government"),
    }  # fmt: skip
    return affiliation in allowed[row.affiliation]


def _named(row: dict[str, str]) -> Named:
    return Named(
        row["full"],
        row["kind"],
        row["function"] or None,
        int(row["from"]) if row["from"] else None,
        int(row["to"]) if row["to"] else None,
        row.get("affiliation", ""),
        tuple(row.get("scope", "").split()),
        row.get("level", ""),
        row.get("region", ""),
    )


def _by_name(found: Iterable[tuple[tuple[str, ...], Named]]) -> MappingProxyType[str, tuple[Named, ...]]:
    table: dict[str, tuple[Named, ...]] = {}
    for names, row in found:
        for name in dict.fromkeys(map(bare, names)):
            table[name] = (*table.get(name, ()), row)
    return MappingProxyType(table)
