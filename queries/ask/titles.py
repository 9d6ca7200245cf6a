"""Documents that a question calls by parts of their titles: 农机装备指导意见, 自贸区那个文件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from queries.agencies import shortened
from queries.ask.lexicon import words
from queries.names import Names, Ref

_LONGEST, _MANY = 40, 6
_PIECE, _SHORTEST, _CITED = 2, 3, 8
_CLAUSES = "条"
_YEAR = re.compile(r"(?:20\d\d|今|去|前|本)?年?(?:度|[以之]?[前后内]|发布|印发|出台)?")


def called(text: str, at: int, names: Names) -> Iterator[tuple[int, tuple[Ref, ...]]]:
    """The ends of the documents' names that begin here, and the documents that may be meant.

    数据专区意见 is the document whose title holds 数据专区 and then 意见; of 数据专区文件 only 数据专区 is looked for,
    and only where something is said in it (…文件里) or by it (按照…文件).
    """
    if text.rfind("《", 0, at) > text.rfind("》", 0, at) or text[at] == "《":
        return
    around = words().titles
    for genre, start in _genres(text, at):
        end = start + len(genre)
        placed = _is_place(text, at, end)
        core = _core(text[at:start]) if placed or genre not in around.any else ""
        shortest = _PIECE if placed and genre not in around.loose else _SHORTEST
        if len(core) >= shortest and (refs := _titled(core, genre, names)):
            yield end, refs


def _genres(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The words for documents that stand a little way after a place."""
    for genre in (*words().titles.genres, *words().titles.any):
        start = text.find(genre, at + _PIECE, at + _LONGEST)
        while start >= 0:
            if genre != _CLAUSES or text[start - 1].isdigit():
                yield genre, start
            start = text.find(genre, start + 1, at + _LONGEST)


def _is_place(text: str, at: int, end: int) -> bool:
    """Whether something is said in or by what stands there, or it is pointed at (那个文件)."""
    around = words().titles
    return text[end:].startswith(around.inside) or text[:at].endswith(around.by)


def _core(said: str) -> str:
    """A document's name without 那个, 的 and the like at its end.

    >>> _core("农机装备的那个")
    '农机装备'
    >>> _core("2022年的")
    ''
    """
    this = words().titles.this
    while end := next((word for word in this if said.endswith(word)), None):
        said = said.removesuffix(end)
    return "" if _YEAR.fullmatch(said) else said


def _titled(core: str, genre: str, names: Names) -> tuple[Ref, ...]:
    """The few documents whose titles hold the pieces of a name in order; those only cited when none is loaded."""
    asked = shortened(core)
    ends = "" if genre in words().titles.any else genre
    found = [ref for title, ref in names.short_titles if _holds(title, asked, ends)]
    loaded = tuple(ref for ref in found if ref.label == "Document")
    cited = tuple(found) if len(core) > _CITED else ()
    refs = loaded or cited
    return refs if len(refs) < _MANY else ()


def _holds(title: str, name: str, ends: str) -> bool:
    """Whether a title holds a name in pieces of two characters or more, in their order, and then its last word.

    >>> _holds("关于推进甲市数据专区建设的指导意见", "甲市数据专区", "意见"), _holds("甲市数据办法", "甲市专区", "办法")
    (True, False)
    """
    at = 0
    while name:
        size = next((n for n in range(len(name), 1, -1) if title.find(name[:n], at) >= 0), 0)
        if size < _PIECE or len(name) - size == 1:
            return False
        at = title.find(name[:size], at) + size
        name = name[size:].lstrip("的和、")
    return title.find(ends, at) >= 0 if ends else True
