"""The embedded store: one SQLite file, one transaction per document, many readers beside one writer.

All SQL is generated from the model's tables (``NODES``, ``EDGES``); values are parameters only. See
``graph/store.py`` for the rules and ``graph/schema.sql`` for the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from graph import sqlite_merge
from graph.errors import NotFoundError
from graph.model import EDGES, NODES, Edge, Graph, Node, Scalar
from graph.sqlite_file import BUSY_SECONDS, SqliteFile
from graph.store import Question, Row, check, said_by


class SqliteStore:
    """A ``Store`` in one file; an empty path keeps it in memory. Safe to share between threads."""

    def __init__(self, path: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._file = SqliteFile(path, busy_seconds=busy_seconds)

    def merge(self, graph: Graph) -> None:
        """Put one document's graph in, atomically, in place of what the same document said before."""
        check(graph)
        with self._file.writing() as db:
            sqlite_merge.replace(db, graph)

    def remove(self, document: str) -> bool:
        """Take one document out, with every node that only it named; False when it is not there."""
        with self._file.writing() as db:
            if not _is_loaded(db, document):
                return False
            sqlite_merge.replace(db, Graph(document, (), ()))
        return True

    def rows(self, question: Question, parameters: Mapping[str, Scalar]) -> list[Row]:
        """Every row that answers the question, in the question's own total order."""
        with self._file.reading() as db:
            cursor = db.execute(question.sql, dict(parameters))
            columns = [column[0] for column in cursor.description]
            return [dict(zip(columns, row, strict=True)) for row in cursor]

    def documents(self) -> list[str]:
        """The identifiers of the loaded documents, in order."""
        with self._file.reading() as db:
            return [row[0] for row in db.execute("SELECT id FROM Document WHERE loaded ORDER BY id")]

    def graph(self, document: str) -> Graph:
        """What one document says, as it was merged; raises ``NotFoundError`` when it is not loaded."""
        with self._file.snapshot() as db:
            if not _is_loaded(db, document):
                raise NotFoundError("库里没有这个文件", where=document)
            edges = [edge for kind in EDGES for edge in _edges(db, kind, document)]
            return said_by(document, edges, lambda label, id: _node(db, label, id))

    def dump(self) -> Iterator[Node | Edge]:
        """Every node, then every edge, in one fixed order: equal graphs give equal dumps."""
        with self._file.snapshot() as db:
            for label in NODES:
                yield from _nodes(db, label)
            for kind in EDGES:
                yield from _edges(db, kind)

    def close(self) -> None:
        """Let go of the store; safe to call twice."""
        self._file.close()


def _is_loaded(db: sqlite3.Connection, document: str) -> bool:
    return db.execute("SELECT 1 FROM Document WHERE id = ? AND loaded", [document]).fetchone() is not None


def _columns(names: Mapping[str, type], alias: str) -> str:
    return "".join(f', {alias}."{name}"' for name in names)


def _nodes(db: sqlite3.Connection, label: str) -> Iterator[Node]:
    own = NODES[label]
    for row in db.execute(f"SELECT n.id{_columns(own, 'n')} FROM {label} AS n ORDER BY n.id"):
        yield Node(label, row[0], _typed(own, row[1:]))


def _node(db: sqlite3.Connection, label: str, id: str) -> Node | None:
    own = NODES[label]
    row = db.execute(f"SELECT n.id{_columns(own, 'n')} FROM {label} AS n WHERE n.id = ?", [id]).fetchone()
    return Node(label, id, _typed(own, row[1:])) if row else None


def _edges(db: sqlite3.Connection, kind: str, document: str | None = None) -> Iterator[Edge]:
    own = EDGES[kind].properties
    sql = (
        f'SELECT s.label, s.id, t.label, t.id, e."key", d.id{_columns(own, "e")} FROM {kind} AS e'
        " JOIN node AS s ON s.node = e.source JOIN node AS t ON t.node = e.target JOIN node AS d ON d.node = e.doc_id"
        f"{'' if document is None else ' WHERE d.label = ? AND d.id = ?'}"
        ' ORDER BY s.label, s.id, t.label, t.id, d.id, e."key"'
    )
    for row in db.execute(sql, [] if document is None else ["Document", document]):
        yield Edge(kind, (row[0], row[1]), (row[2], row[3]), row[4], {"doc_id": row[5], **_typed(own, row[6:])})


def _typed(own: Mapping[str, type], values: tuple[Any, ...]) -> dict[str, Scalar]:
    """Column values as the model's types; SQLite has no booleans.

    >>> _typed({"ongoing": bool}, (1,))
    {'ongoing': True}
    """
    pairs = zip(own.items(), values, strict=True)
    return {name: bool(value) if type is bool and value is not None else value for (name, type), value in pairs}
