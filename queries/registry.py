"""Questions as pairs of files: ``X.cypher`` and ``X.sql`` ask the same under one header of comments.

The header is what a caller may rely on, and both files carry it word for word::

    -- asks: what each agency must do
    -- param agencies list optional
    -- column measure str

A line that ends in ``--? agencies`` is kept only when that parameter is given, one that ends in
``--! agencies`` only when it is not (``//?`` and ``//!`` in Cypher): an optional filter is a line of
its own, never ``$x IS NULL OR``. A line ``-- include place`` stands for ``parts/place.sql`` (``.cypher``), header
and all. A ``list`` is one string, an entry per line: ``split($x, '\\n')`` in Cypher, and in SQL ``lines($x)``,
which is written out on reading. Both texts end with a total ORDER BY, and name the header's columns, in its
order, in the SELECT or RETURN that begins a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from graph.errors import QuestionError
from graph.model import Scalar

_INCLUDE = re.compile(r"^ *(?:--|//) include ([a-z_]+)$", re.MULTILINE)
_LINES = re.compile(r"lines\((\$[a-z_]+)\)")
_ENTRIES = r"""(SELECT value FROM json_each('["' || replace(\1, char(10), '","') || '"]'))"""
_FORBIDDEN = re.compile(r'[\x00-\x1f"\\]')
_HEADER = re.compile(r"(?:--|//) (asks:|param|column) +(.+)")
_OPTIONAL = re.compile(r"(?:--|//)([?!]) *([a-z_ ]+)$")
_NAMED = re.compile(r"\$([a-z_]+)")
_COLUMN = re.compile(r"(?:^|\s)AS [\"`]?([a-z_]+)[\"`]?,?$")
_TYPES = ("str", "int", "float", "bool", "list")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a question asks for; an optional one may be left out."""

    name: str
    type: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question in both query languages, with the header that both share."""

    name: str
    asks: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    sql: str
    cypher: str

    def given(self, names: Iterable[str]) -> Question:
        """The question with only the optional lines of the parameters that are given. Raises ``QuestionError``."""
        return _given(self, frozenset(names))

    def counted(self) -> Question:
        """How many rows the question has, as one column ``total``."""
        return replace(
            self,
            name=f"{self.name}-total",
            columns=(("total", "int"),),
            sql=f"SELECT count(*) AS total FROM (\n{self.sql})",
            cypher=f"CALL {{\n{self.cypher}}} RETURN count(*) AS total",
        )

    def paged(self) -> Question:
        """One page of the rows; takes ``limit`` and ``offset`` beside its other parameters."""
        return replace(
            self,
            name=f"{self.name}-page",
            sql=f"{self.sql}LIMIT $limit OFFSET $offset",
            cypher=f"{self.cypher}SKIP $offset LIMIT $limit",
        )


@cache
def question(name: str) -> Question:
    """The question of that name. Raises ``QuestionError`` when there is none or its two files disagree."""
    return read(name, _whole(f"{name}.sql"), _whole(f"{name}.cypher"))


@cache
def part(name: str) -> Question:
    """A question that only the code asks, never a person: a pair of files in ``parts/``."""
    return read(name, _whole(f"parts/{name}.sql"), _whole(f"parts/{name}.cypher"))


def names() -> tuple[str, ...]:
    """Every question there is, in order."""
    return tuple(sorted(f.name[:-4] for f in files("queries").iterdir() if f.name.endswith(".sql")))


def read(name: str, sql: str, cypher: str) -> Question:
    """A question from its two texts. Raises ``QuestionError`` when header, parameters or columns differ."""
    header = _header(sql)
    _agree(name, "文件头", header, _header(cypher))
    asks = "".join(header["asks:"])
    parameters = tuple(_parameter(name, text) for text in header["param"])
    columns = tuple(_column(name, text) for text in header["column"])
    for language, text, start in (("sql", sql, "SELECT"), ("cypher", cypher, "RETURN")):
        where = f"{name}.{language}"
        _agree(where, "参数", sorted(p.name for p in parameters), _used(_body(text)))
        found = _columns(_body(text), start)
        _agree(where, "列", [[c for c, _ in columns]] * max(1, len(found)), found)
        if "\nORDER BY" not in text:
            raise QuestionError("结尾缺少 ORDER BY", where=where, remedy="加上完整的排序")
    return Question(name, asks, parameters, columns, _LINES.sub(_ENTRIES, _body(sql)), _body(cypher))


def listed(values: Iterable[str]) -> str:
    r"""A ``list`` parameter: its entries, one per line.

    >>> listed(["a", "b"])
    'a\nb'
    """
    return "\n".join(_FORBIDDEN.sub("", value) for value in values)


def _whole(name: str) -> str:
    """A file's text with every include in its place."""
    try:
        text = files("queries").joinpath(name).read_text("utf-8")
    except OSError as error:
        raise QuestionError("没有这个问题", where=name, remedy="见 queries/ 中的 .sql 与 .cypher 文件") from error
    end = name.rpartition(".")[2]
    return _INCLUDE.sub(lambda found: _whole(f"parts/{found[1]}.{end}").rstrip("\n"), text)


@cache
def _given(question: Question, names: frozenset[str]) -> Question:
    known = {p.name for p in question.parameters}
    needed = {p.name for p in question.parameters if not p.optional}
    if unknown := sorted(names - known):
        raise QuestionError(
            f"没有参数 {'、'.join(unknown)}", where=question.name, remedy=f"可用:{'、'.join(sorted(known))}"
        )
    if missing := sorted(needed - names):
        raise QuestionError(f"缺少参数 {'、'.join(missing)}", where=question.name, remedy="补上必需的参数")
    return replace(question, sql=_kept(question.sql, names), cypher=_kept(question.cypher, names))


def _kept(text: str, names: frozenset[str]) -> str:
    lines = ((line, _OPTIONAL.search(line)) for line in text.splitlines())
    return "".join(
        f"{line[: mark.start()].rstrip() if mark else line}\n"
        for line, mark in lines
        if mark is None or (set(mark[2].split()) <= names) == (mark[1] == "?")
    )


def _header(text: str) -> dict[str, list[str]]:
    """The header's lines by their first word; parameters sorted, since each language meets its parts in an own order."""
    found = [(line[1], line[2].strip()) for line in map(_HEADER.fullmatch, map(str.rstrip, text.splitlines())) if line]
    by_word = {word: [text for first, text in found if first == word] for word in ("asks:", "param", "column")}
    return by_word | {"param": sorted(set(by_word["param"]))}


def _body(text: str) -> str:
    lines = (line.rstrip() for line in text.splitlines())
    kept = (line for line in lines if line and not (line.startswith(("-- ", "// "))))
    return "".join(f"{line}\n" for line in kept).rstrip(";\n") + "\n"


def _used(body: str) -> list[str]:
    marked = (name for line in body.splitlines() if (found := _OPTIONAL.search(line)) for name in found[2].split())
    return sorted({*_NAMED.findall(body), *marked})


def _columns(text: str, start: str) -> list[list[str]]:
    found: list[list[str]] = []
    inside = False
    for line in text.splitlines():
        if line.startswith(start):
            found.append([])
            inside = True
        elif inside and not line.startswith(" "):
            inside = False
        bare = _OPTIONAL.sub("", line).rstrip()
        if inside and (name := _COLUMN.search(bare)):
            found[-1].append(name[1])
    return found


def _parameter(where: str, text: str) -> Parameter:
    words = text.split()
    if len(words) not in (2, 3) or words[1] not in _TYPES or words[2:] not in ([], ["optional"]):
        raise QuestionError(f"参数写法有误:{text}", where=where, remedy="写作 param 名 类型 [optional]")
    return Parameter(words[0], words[1], len(words) == 3)


def _column(where: str, text: str) -> tuple[str, str]:
    words = text.split()
    if len(words) != 2 or words[1] not in _TYPES:
        raise QuestionError(f"列写法有误:{text}", where=where, remedy="写作 column 名 类型")
    return words[0], words[1]


def _agree(where: str, what: str, expected: object, found: object) -> None:
    if expected != found:
        raise QuestionError(
            f"{what}不一致:{expected} ≠ {found}", where=where, remedy="两个文件须写同样的文件头、参数和列"
        )


def bound(parameters: Mapping[str, Scalar | Iterable[str]]) -> dict[str, Scalar]:
    r"""Parameters as scalars: None is left out, a collection becomes a ``list``; an empty one matches nothing.

    >>> bound({"role": None, "agencies": ("a", "b"), "documents": (), "limit": 3})
    {'agencies': 'a\nb', 'documents': '', 'limit': 3}
    """
    given = ((name, value) for name, value in parameters.items() if value is not None)
    return {n: v if isinstance(v, str | int | float | bool) else listed(v) for n, v in given}
