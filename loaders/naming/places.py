"""Names of places at the beginning of a platform's name."""

from __future__ import annotations

import re
from functools import cache

from loaders.alternatives import either
from loaders.regions import area_names, regions
from loaders.words import sections

_WORDS = "platforms.txt"
_LONGEST = 12


def place_prefix(text: str, start: int, end: int, full: bool = False) -> int:
    """How many characters of ``text[start:end]`` are the place that it begins with; 0 for none.

    >>> place_prefix("湖州湾区创新中心", 0, 8), place_prefix("公安信息平台", 0, 6), place_prefix("公安县信息平台", 0, 7)
    (2, 0, 3)
    """
    names = _full() if full else _all()
    for size in _sizes(full).get(text[start : start + 2], ()):
        if size <= end - start and text[start : start + size] in names:
            return size
    if full:
        return 0
    match = _also().match(text, start, end)
    return len(match[0]) if match else 0


def is_place(name: str) -> bool:
    """Whether a word is the name of a place and nothing else.

    >>> is_place("北京"), is_place("试行")
    (True, False)
    """
    return name in _all()


@cache
def _sizes(full: bool) -> dict[str, tuple[int, ...]]:
    """How long the names are that begin with the same two characters, the longest first."""
    sizes: dict[str, set[int]] = {}
    for name in _full() if full else _all():
        if len(name) <= _LONGEST:
            sizes.setdefault(name[:2], set()).add(len(name))
    return {begun: tuple(sorted(found, reverse=True)) for begun, found in sizes.items()}


@cache
def _full() -> frozenset[str]:
    return frozenset(region.name for region in regions().values() if len(region.name) > 2)


@cache
def _all() -> frozenset[str]:
    short = {name for region in regions().values() for name in region.short.split("/") if len(name) > 1}
    return (_full() | short | set(area_names())) - set(sections(_WORDS)["common"])


@cache
def _also() -> re.Pattern[str]:
    pair = rf"[{''.join(sections(_WORDS)['letters'])}]{{2}}(?=协作|合作|共建|产业|科创|人才)"
    return re.compile(rf"{either(sections(_WORDS)['founders'])}|{pair}")
