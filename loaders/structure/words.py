"""The words of ``lexicon/structure.toml``: as tuples, as sets, and as one pattern."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from loaders.alternatives import either


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("loaders").joinpath("lexicon/structure.toml").read_text("utf-8"))


@cache
def words(name: str) -> tuple[str, ...]:
    """One list of words, longest first.

    >>> "通知" in words("genres")
    True
    """
    return tuple(sorted(_data()[name], key=len, reverse=True))


@cache
def any_of(name: str) -> str:
    """A regular expression that matches one word of a list, the longest first."""
    return either(words(name))


@cache
def columns() -> dict[str, str]:
    """What a table's column holds, by its heading.

    >>> columns()["牵头单位"], columns()["完成时限"]
    ('lead', 'due')
    """
    return {word: kind for kind, names in _data()["columns"].items() for word in names}
