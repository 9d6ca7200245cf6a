"""Word data: files of ``loaders/lexicon`` in which ``[section]`` lines head lists of words.

A file opens by saying what belongs in it; a line that begins with ``#`` is a comment.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

_LEXICON = Path(__file__).parent / "lexicon"


@cache
def sections(name: str) -> MappingProxyType[str, tuple[str, ...]]:
    """The words of a lexicon file, section by section, in order.

    >>> sections("citing.txt")["implements"][0]
    '贯彻'
    """
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in (_LEXICON / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[] "), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return MappingProxyType({section: tuple(listed) for section, listed in found.items()})
