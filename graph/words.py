"""Which words of a node can be searched, and how: overlapping pairs of characters.

The full-text indexes of SQLite do not find a Chinese word of two characters; pairs do. ``科技人才`` is
indexed as 科技 技人 人才 才, and any part of it of one or more characters is found again. Whatever the index
finds is a candidate: the question decides with ``instr`` (SQL) or ``CONTAINS`` (Cypher).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add

# Index → label → the properties it covers; the full-text indexes of schema.cypher name the same.
SEARCHED: dict[str, dict[str, tuple[str, ...]]] = {
    "names": {
        "Agency": ("canonical",),
        "Program": ("name",),
        "Platform": ("name",),
        "Region": ("name",),
        "Document": ("title", "doc_no"),
    },
    "texts": {"Measure": ("headings", "title", "text"), "Target": ("text", "metric")},
}

_RUN = re.compile(r"[^\W_]+")


def pairs(text: str) -> str:
    """The distinct pairs of a text, parted by spaces, each run of letters closed by its last letter.

    >>> pairs("科技人才, 5G")
    '科技 技人 人才 才 5g g'
    """
    return " ".join(dict.fromkeys(pair for run in _runs(text) for pair in (*map(add, run, run[1:]), run[-1])))


def match(term: str) -> str:
    """The MATCH expression that finds every text that contains the term; empty when the term has no letter.

    >>> match("科技人才"), match("研"), match("《》")
    ('"科技" "技人" "人才"', '"研"*', '')
    """
    return " ".join(dict.fromkeys(word for run in _runs(term) for word in _words(run)))


def _runs(text: str) -> Iterator[str]:
    return (found.group() for found in _RUN.finditer(text.lower()))


def _words(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield f'"{run}"*'
    yield from (f'"{run[i : i + 2]}"' for i in range(len(run) - 1))
