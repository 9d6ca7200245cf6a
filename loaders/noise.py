"""Which lines a web page prints around a document (ontology §1); ``noise.toml`` lists them with examples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_LEXICON = Path(__file__).parent / "lexicon"
_SPACES = re.compile(r"\s")
_LONGEST = 160  # a longer line is a paragraph


class Noise(NamedTuple):
    """One kind of line, with lines that it must and must not match."""

    name: str
    pattern: re.Pattern[str]
    has: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads((_LEXICON / "noise.toml").read_text("utf-8"))


@cache
def kinds() -> tuple[Noise, ...]:
    """The kinds of ``noise.toml``."""
    entries = _lexicon()["line"]
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
    if len(line) > _LONGEST:
        return False
    return any(_fits(kind, line) for kind in (kinds() if _needed().search(line) else _unneeding()))


@cache
def _needed() -> re.Pattern[str]:
    """The words without one of which most kinds are not."""
    return re.compile("|".join(re.escape(word) for kind in kinds() for word in kind.has))


@cache
def _unneeding() -> tuple[Noise, ...]:
    return tuple(kind for kind in kinds() if not kind.has)


def _fits(kind: Noise, line: str) -> bool:
    if kind.has and not any(word in line for word in kind.has):
        return False
    return kind.pattern.fullmatch(line) is not None


def is_sheet(cells: Iterable[str]) -> bool:
    """Whether the cells of a table are a page's data sheet (索引号, 发文机关, 成文日期 …): none of the document's tables.

    >>> is_sheet(["索 引 号:", "000/2018", "文号:", "云政发〔2025〕3号", "有效性", "有效"])
    True
    >>> is_sheet(["序号", "名称", "牵头单位"])
    False
    """
    labels = _lexicon()["sheet"]["labels"]
    return sum(_SPACES.sub("", cell).strip(":【】[]") in labels for cell in cells) > 2
