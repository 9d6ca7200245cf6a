"""A folder of CSV tables: one per label, one per edge type, with a byte-order mark so that spreadsheets read Chinese."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.model import EDGES, NODES, Edge, Node

_ENDS = ("source", "target", "doc_id", "key")


def write(elements: Iterable[Node | Edge], out: Path) -> None:
    """Write ``Label.csv`` and ``TYPE.csv`` into the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        tables: dict[str, Any] = {}
        for element in elements:
            name = element.label if isinstance(element, Node) else element.type
            if name not in tables:
                file = stack.enter_context((out / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
                tables[name] = csv.writer(file)
                tables[name].writerow(columns(name))
            tables[name].writerow(_values(element))


def columns(name: str) -> list[str]:
    """The header of a label's or an edge type's table.

    >>> columns("LOCATED_IN")
    ['source', 'target', 'doc_id', 'key']
    """
    return ["id", *NODES[name]] if name in NODES else [*_ENDS, *EDGES[name].properties]


def _values(element: Node | Edge) -> list[object]:
    if isinstance(element, Node):
        return [element.id, *(element.properties.get(p) for p in NODES[element.label])]
    own = (element.properties.get(p) for p in EDGES[element.type].properties)
    return [element.source[1], element.target[1], element.properties.get("doc_id"), element.key, *own]
