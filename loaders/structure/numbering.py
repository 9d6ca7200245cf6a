"""Keeps places apart: a later unit of the same path and number gets ``-2`` on its outermost entry (ontology §1, number)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.outline import Head, Unit


def apart(units: Sequence[Unit]) -> list[Unit]:
    """The units, no two at the same place."""
    taken: set[tuple[str, ...]] = set()
    renamed: dict[tuple[int, int], str] = {}
    owner: dict[tuple[int, int], int] = {}
    for i, unit in enumerate(units):
        key = _entry(unit, i)
        owner.setdefault(key, i)
    out = list(units)
    groups: list[list[int]] = []
    for i, unit in enumerate(units):
        key = _entry(unit, i)
        if groups and _entry(units[groups[-1][-1]], groups[-1][-1]) == key:
            groups[-1].append(i)
        else:
            groups.append([i])
    for group in groups:
        inside: set[tuple[str, ...]] = set()
        suffix = 1
        while any(_place(_named(units[i], suffix)) in taken for i in group):
            suffix += 1
        for i in group:
            unit = _named(units[i], suffix)
            again = suffix
            while (
                _place(unit) in taken | inside if len(taken) < 1 else (_place(unit) in taken or _place(unit) in inside)
            ):
                again += 1
                unit = _named(units[i], again)
            inside.add(_place(unit))
            out[i] = unit
        taken |= inside
    return out


def _entry(unit: Unit, i: int) -> tuple[int, int]:
    """Which outermost entry a unit stands under; itself when it has none."""
    if unit.path:
        return unit.path[0].span.start, unit.path[0].span.end
    return -1 - i, 0


def _place(unit: Unit) -> tuple[str, ...]:
    return (*(head.number for head in unit.path), unit.number)


def _named(unit: Unit, suffix: int) -> Unit:
    if suffix == 1:
        return unit
    if not unit.path:
        return replace(unit, number=f"{unit.number}-{suffix}")
    first = unit.path[0]
    head = Head(f"{first.number}-{suffix}", first.title, first.span, first.lead)
    return replace(unit, path=(head, *unit.path[1:]))
