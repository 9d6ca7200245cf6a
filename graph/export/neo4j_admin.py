"""A folder for ``neo4j-admin database import full``: CSV files, the command line, and the schema to run afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import IO

from graph.model import EDGES, NODES, Edge, Node, Scalar

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_FLAGS = "--multiline-fields=true --legacy-style-quoting=false --overwrite-destination=true"


def write(elements: Iterable[Node | Edge], out: Path) -> None:
    """Write into the folder ``out``: a file per label and per edge type with its ends, ``import.sh``, ``schema.cypher``."""
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        tables: dict[tuple[str, ...], IO[str]] = {}
        for element in elements:
            kind = (
                (element.label,) if isinstance(element, Node) else (element.type, element.source[0], element.target[0])
            )
            if kind not in tables:
                tables[kind] = stack.enter_context((out / _file(kind)).open("w", encoding="utf-8", newline="\n"))
                tables[kind].write(_header(kind) + "\n")
            tables[kind].write(",".join(field(value) for value in _values(element)) + "\n")
    (out / "schema.cypher").write_text(files("graph").joinpath("schema.cypher").read_text("utf-8"), "utf-8")
    (out / "import.sh").write_text(_script(sorted(tables)), "utf-8")


def _file(kind: tuple[str, ...]) -> str:
    return "-".join(kind) + ".csv"


def _header(kind: tuple[str, ...]) -> str:
    if len(kind) == 1:
        return ",".join([f"id:ID({kind[0]})", *_columns(NODES[kind[0]])])
    type_, source, target = kind
    return ",".join(
        [
            f":START_ID({source})",
            f":END_ID({target})",
            "doc_id:string",
            "key:string",
            *_columns(EDGES[type_].properties),
        ]
    )


def _columns(properties: dict[str, type]) -> list[str]:
    return [f"{name}:{_TYPES[kind]}" for name, kind in properties.items()]


def _values(element: Node | Edge) -> list[Scalar]:
    if isinstance(element, Node):
        return [element.id, *(element.properties.get(p) for p in NODES[element.label])]
    own = (element.properties.get(p) for p in EDGES[element.type].properties)
    return [element.source[1], element.target[1], element.properties.get("doc_id"), element.key, *own]


def field(value: Scalar) -> str:
    """One field: strings quoted, null empty.

    >>> [field(value) for value in ('他说"好', None, True, 2.5)]
    ['"他说""好"', '', 'true', '2.5']
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _script(kinds: list[tuple[str, ...]]) -> str:
    nodes = [f"  --nodes={kind[0]}={_file(kind)}" for kind in kinds if len(kind) == 1]
    edges = [f"  --relationships={kind[0]}={_file(kind)}" for kind in kinds if len(kind) == 3]
    arguments = " \\\n".join([*nodes, *edges])
    return (
        "#!/bin/sh\n# Run in this folder with the server stopped; then start it and run schema.cypher with cypher-shell.\n"
        'set -eu\ncd "$(dirname "$0")"\n'
        f'neo4j-admin database import full "${{1:-neo4j}}" {_FLAGS} \\\n{arguments}\n'
    )
