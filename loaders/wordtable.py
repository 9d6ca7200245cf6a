"""Words are data: the role and body tables of ``loaders/lexicon``, read once when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_LEXICON = Path(__file__).parent / "lexicon"


@cache
def table(name: str) -> MappingProxyType[str, Any]:
    """One lexicon file as a read-only table.

    >>> "牵头" in table("roles")["tail"]["lead"]
    True
    """
    return MappingProxyType(_frozen(tomllib.loads((_LEXICON / f"{name}.toml").read_text("utf-8"))))


def _frozen(value: Any) -> Any:
    """Lists as tuples, which ``str.startswith`` and ``str.endswith`` take as they are."""
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first character, so that one look finds the few that a text can begin with.

    >>> "落实责任".startswith(by_first(["落实", "负责"]).get("落", ()))
    True
    """
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[0], []).append(word)
    return {first: tuple(listed) for first, listed in found.items()}
