"""Filters in words, as a caller gives them, turned into identifiers (interfaces §2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.errors import QuestionError
from queries.fold import fold
from queries.names import Names
from queries.wanted import ALL_BASES, ALL_ROLES, RESPONSIBLE, Body, Wanted

Words = str | Iterable[str] | None

_ROLES = {role: (role,) for role in ALL_ROLES} | {"responsible": RESPONSIBLE, "any": ALL_ROLES}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class UnknownNameError(QuestionError):
    """A name in a question or a parameter is not in the graph; ``suggestions`` are the nearest."""

    def __init__(self, word: str, what: str, suggestions: tuple[str, ...]) -> None:
        self.word, self.suggestions = word, suggestions
        near = f"相近的有:{'、'.join(suggestions)}" if suggestions else "可先用 documents 看看载入了什么"
        super().__init__(f"没有找到{what}「{word}」", remedy=near)


def wanted(
    names: Names,
    *,
    agency: Words = None,
    role: Words = None,
    region: Words = None,
    below: bool = False,
    document: Words = None,
    topic: Words = None,
    basis: Words = None,
    program: Words = None,
    platform: Words = None,
    year: str | int | None = None,
    due_before: str | None = None,
    due_after: str | None = None,
    measure: Words = None,
) -> Wanted:
    """The filters behind words. Raises ``UnknownNameError`` for a name, ``QuestionError`` for any other word."""
    regions = found(names, region, "地区", "Region")
    things = _both(found(names, program, "工程计划", "Program"), found(names, platform, "平台", "Platform"))
    return Wanted(
        bodies=tuple(_body(names, word, regions) for word in _each(agency)),
        roles=roles(role),
        bases=bases(basis),
        regions=names.below(regions) if below and regions is not None else regions,
        documents=found(names, document, "文件", "Document"),
        terms=terms(topic),
        names=things,
        named=tuple(fold(word) for word in (*_each(program), *_each(platform))) or None,
        issued=None if year is None else str(year),
        due_until=None if due_before is None else last_day(due_before),
        due_from=None if due_after is None else first_day(due_after),
        measures=tuple(_each(measure)) or None,
    )


def roles(role: Words) -> tuple[str, ...] | None:
    """Roles by name; ``responsible`` is leads and assists, ``any`` is every role.

    >>> roles("responsible"), roles(None)
    (('leads', 'assists'), None)
    """
    return _known("角色", role, _ROLES)


def bases(basis: Words) -> tuple[str, ...] | None:
    """Bases by name; ``-listed`` is every basis but that.

    >>> bases("-listed")
    ('explicit', 'declared', 'sole', 'shared', 'inherited', 'prose')
    """
    one = {name: (name,) for name in ALL_BASES}
    return _known("依据", basis, one | {f"-{name}": tuple(b for b in ALL_BASES if b != name) for name in ALL_BASES})


def terms(topic: Words) -> tuple[str, ...] | None:
    """The words of a topic, folded; every one of them must occur.

    >>> terms("数字经济 AI")
    ('数字经济', 'ai')
    """
    return tuple(fold(word) for words in _each(topic) for word in words.split() if fold(word)) or None


def first_day(date: str) -> str:
    """The first day of a year, month or day.

    >>> first_day("2023-06")
    '2023-06-01'
    """
    return _checked(date) + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """The last day of a year, month or day; every month ends on its 31st, which only has to sort right.

    >>> last_day("2023")
    '2023-12-31'
    """
    return _checked(date) + "-12-31"[len(date) - 4 :]


def _checked(date: str) -> str:
    if not _DATE.fullmatch(date):
        raise QuestionError(f"日期「{date}」看不懂", remedy="写作 2023、2023-06 或 2023-06-30")
    return date


def _known(what: str, words: Words, table: dict[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    if words is None:
        return None
    for word in (given := _each(words)):
        if word not in table:
            raise QuestionError(f"没有{what}「{word}」", remedy=f"可用:{'、'.join(table)}")
    return tuple(dict.fromkeys(entry for word in given for entry in table[word]))


def _body(names: Names, word: str, regions: tuple[str, ...] | None) -> Body:
    ids = names.find(word, "Agency")
    if not ids:
        raise UnknownNameError(word, "机构", names.nearest(word))
    local = tuple(i for i in ids if regions and names.agencies[i].region in regions)
    return Body(word, local or ids)


def found(names: Names, words: Words, what: str, *labels: str) -> tuple[str, ...] | None:
    """The identifiers behind names. Raises ``UnknownNameError`` for the first that names nothing."""
    if words is None:
        return None
    known: dict[str, None] = {}
    for word in _each(words):
        ids = names.find(word, *labels)
        if not ids:
            raise UnknownNameError(word, what, names.nearest(word))
        known |= dict.fromkeys(ids)
    return tuple(known)


def _both(one: tuple[str, ...] | None, two: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if one is None and two is None else (*(one or ()), *(two or ()))


def _each(words: Words) -> tuple[str, ...]:
    return () if words is None else (words,) if isinstance(words, str) else tuple(words)
