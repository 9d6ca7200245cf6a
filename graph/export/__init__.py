"""A store's whole graph as files that other programs open; one module per format.

Every writer is ``write(elements, out)``: ``elements`` are nodes, then edges (``Store.dump()``), ``out`` is a
file or, for the formats that need several files, a folder. Nothing is held in memory but where
networkx writes the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from graph.errors import QuestionError
from graph.model import Edge, Node

Writer = Callable[[Iterable[Node | Edge], Path], None]

FORMATS = {
    "csv": "graph.export.csv_tables",
    "json": "graph.export.json_graph",
    "graphml": "graph.export.graphml",
    "gexf": "graph.export.gexf",
    "cypher": "graph.export.cypher",
    "neo4j-admin": "graph.export.neo4j_admin",
}


def writer(name: str) -> Writer:
    """The writer of a format. Raises ``QuestionError`` naming the formats there are."""
    if name not in FORMATS:
        raise QuestionError(f"没有“{name}”这种格式", remedy=f"可选:xlsx、{'、'.join(FORMATS)}")
    found: Writer = import_module(FORMATS[name]).write
    return found
