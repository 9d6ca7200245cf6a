"""A Cypher script that rebuilds the graph in an empty database: ``cypher-shell -f OUT``.

Values are literals of Cypher 5; labels, types and property names come from the model's own tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from graph.model import Edge, Node, Scalar

_BATCH = 200
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\u0000"})


def write(elements: Iterable[Node | Edge], out: Path) -> None:
    """Write the schema's statements, then one ``UNWIND … CREATE`` per batch, to the file ``out``."""
    with out.open("w", encoding="utf-8") as file:
        file.write(files("graph").joinpath("schema.cypher").read_text("utf-8").rstrip() + "\n\n")
        for kind, group in groupby(elements, key=_kind):
            for rows in _batches(_row(element) for element in group):
                file.write(f"UNWIND [{', '.join(rows)}] AS row\n{_create(kind)}\n")


def _kind(element: Node | Edge) -> tuple[str, ...]:
    return (element.label,) if isinstance(element, Node) else (element.type, element.source[0], element.target[0])


def _create(kind: tuple[str, ...]) -> str:
    if len(kind) == 1:
        return f"CREATE (n:{kind[0]}) SET n = row;"
    type_, source, target = kind
    return (
        f"MATCH (a:{source} {{id: row.a}}) MATCH (b:{target} {{id: row.b}}) CREATE (a)-[e:{type_}]->(b) SET e = row.e;"
    )


def _row(element: Node | Edge) -> str:
    if isinstance(element, Node):
        return literal({"id": element.id, **element.properties})
    own = literal({"key": element.key, **element.properties})
    return f"{{a: {literal(element.source[1])}, b: {literal(element.target[1])}, e: {own}}}"


def literal(value: Scalar | dict[str, Scalar]) -> str:
    r"""A Cypher literal; nulls are left out of maps.

    >>> literal({"id": "它说'是'", "order": 2, "due": None, "loaded": True})
    "{`id`: '它说\\'是\\'', `order`: 2, `loaded`: true}"
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"`{k}`: {literal(v)}" for k, v in value.items() if v is not None) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value.translate(_ESCAPES) + "'"
    return "null" if value is None else repr(value)


def _batches(rows: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
