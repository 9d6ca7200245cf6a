"""Which lines a web page prints around a document (ontology §1); ``noise.toml`` lists them with examples."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LEXICON = Path(__file__).parent / "lexicon"
_LONGEST = 160  # a longer line is a paragraph


class Noise(NamedTuple):
    """One kind of line, with lines that it must and must not match."""

    name: str
    pattern: re.Pattern[str]
    has: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def kinds() -> tuple[Noise, ...]:
    """The kinds of ``noise.toml``."""
    entries = tomllib.loads((_LEXICON / "noise.toml").read_text("utf-8"))["line"]
    return tuple(
        Noise(e["name"], re.compile(e["match"]), tuple(e.get("has", ())), tuple(e["yes"]), tuple(e["no"]))
        for e in entries
    )


def is_noise(line: str) -> bool:
    """Whether a normalised line is page furniture or spam: no part of the document, wherever it stands.

    >>> is_noise("【打印本页】【关闭窗口】"), is_noise("关闭落后产能企业5家。")
    (True, False)
    """
    line = line.strip()
    return len(line) <= _LONGEST and any(_fits(kind, line) for kind in kinds())


def _fits(kind: Noise, line: str) -> bool:
    if kind.has and not any(word in line for word in kind.has):
        return False
    return kind.pattern.fullmatch(line) is not None
