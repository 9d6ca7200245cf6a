"""Keeps places apart: a later unit of the same path and number gets ``-2`` on its outermost entry (ontology §1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from loaders.outline import Head, Unit

Place = tuple[str, ...]


def apart(units: Sequence[Unit]) -> list[Unit]:
    """The units, no two at the same place; all that stand under one entry keep one name for it.

    >>> from loaders.text import Span
    >>> one, two = (Head("1", t, Span(i, i), Span(i, i)) for i, t in enumerate(("总则", "职责")))
    >>> found = apart([Unit("numbered", n, (h,), None, Span(0, 0)) for h, n in ((one, "1"), (two, "1"), (two, "2"))])
    >>> [(u.path[0].number, u.number) for u in found]
    [('1', '1'), ('1-2', '1'), ('1-2', '2')]
    """
    out: list[Unit] = []
    taken: dict[Place, int] = {}
    for group in _groups(units):
        suffix = max(taken.get(_place(unit), 0) for unit in group) + 1
        inside: dict[Place, int] = {}
        for unit in group:
            place = _place(unit)
            here = suffix + inside.get(place, 0)
            inside[place] = here - suffix + 1
            taken[place] = max(taken.get(place, 0), here)
            out.append(_named(unit, here))
    return out


def _groups(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Units that stand under the same outermost entry; one without entry is a group of its own."""
    for key, group in groupby(enumerate(units), key=lambda pair: _entry(*pair)):
        del key
        yield [unit for _, unit in group]


def _entry(i: int, unit: Unit) -> tuple[int, int]:
    if not unit.path:
        return -1 - i, 0
    return unit.path[0].span.start, unit.path[0].span.end


def _place(unit: Unit) -> Place:
    return (*(head.number for head in unit.path), unit.number)


def _named(unit: Unit, suffix: int) -> Unit:
    if suffix == 1:
        return unit
    if not unit.path:
        return replace(unit, number=f"{unit.number}-{suffix}")
    first = unit.path[0]
    head: Head = replace(first, number=f"{first.number}-{suffix}")
    return replace(unit, path=(head, *unit.path[1:]))
