"""Edits of a string, and what they do to the map from its offsets to the offsets it came from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.text import Offsets


class Edit(NamedTuple):
    """``string[start:end]`` becomes ``text``; its k-th character came from ``string[start + k]``, or from the last."""

    start: int
    end: int
    text: str


def edited(string: str, edits: Sequence[Edit]) -> str:
    """The string after the edits, which are in order and do not overlap.

    >>> edited("甲(乙)丙", [Edit(1, 4, ""), Edit(5, 5, "!")])
    '甲丙!'
    """
    parts: list[str] = []
    last = 0
    for start, end, text in edits:
        parts += (string[last:start], text)
        last = end
    parts.append(string[last:])
    return "".join(parts)


def through(offsets: Offsets, edits: Sequence[Edit]) -> Offsets:
    """The map of the edited string, when ``offsets`` is the map of the string before.

    >>> through(Offsets((0,), (10,)), [Edit(1, 4, ""), Edit(5, 6, "ab")])
    Offsets(at=(0, 1, 3), to=(10, 14, 15))
    """
    return _ordered(_entries(offsets, edits))


def _entries(offsets: Offsets, edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    at, to = offsets.at, offsets.to
    i = shift = last = 0  # at[i] is the entry in force; everything before ``last`` is done
    for start, end, text in edits:
        if last < start:
            yield last + shift, to[i] + last - at[i]
        while i + 1 < len(at) and at[i + 1] <= start:
            i += 1
            yield at[i] + shift, to[i]
        for k in range(len(text)):
            source = max(start, min(start + k, end - 1))
            while i + 1 < len(at) and at[i + 1] <= source:
                i += 1
            yield start + shift + k, to[i] + source - at[i]
        shift, last = shift + len(text) - (end - start), end
        while i + 1 < len(at) and at[i + 1] <= last:
            i += 1
    yield last + shift, to[i] + last - at[i]
    yield from ((a + shift, t) for a, t in zip(at[i + 1 :], to[i + 1 :], strict=True))


def _ordered(entries: Iterator[tuple[int, int]]) -> Offsets:
    """Entries that rise strictly: of two at one place the later one holds; what runs on one to one is left out."""
    at: list[int] = []
    to: list[int] = []
    for here, there in entries:
        if at and at[-1] == here:
            at.pop()
            to.pop()
        if not at or here - at[-1] != there - to[-1]:
            at.append(here)
            to.append(there)
    return Offsets(tuple(at), tuple(to))


def places(offsets: Offsets, sources: Sequence[int]) -> list[int]:
    """For each source offset the first offset that comes from it or from behind it; ``sources`` rise.

    >>> places(Offsets((0, 1), (0, 4)), [0, 2, 4, 6])
    [0, 1, 1, 3]
    """
    at, to = offsets.at, offsets.to
    found = []
    for source in sources:
        i = bisect_left(to, source)
        before = at[i - 1] + source - to[i - 1] if i else 0
        found.append(min(before, at[i]) if i < len(at) else before)
    return found
