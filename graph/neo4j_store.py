"""The Neo4j store: the same graph and the same answers on a server or a cluster, through the official driver.

Cypher is generated from the model's tables (``NODES``, ``EDGES``); values are parameters only. See
``graph/store.py`` for the rules and ``graph/schema.cypher`` for labels, constraints and indexes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from neo4j import READ_ACCESS, GraphDatabase, ManagedTransaction, Session, unit_of_work

from graph import neo4j_merge
from graph.errors import NotFoundError
from graph.model import EDGES, NODES, Edge, Graph, Node, Scalar
from graph.neo4j_server import DRIVER, in_words, prepare
from graph.store import Question, Row, check, said_by

T = TypeVar("T")
_QUERY_SECONDS = 60.0
_WRITE_SECONDS = 600.0


class Neo4jStore:
    """A ``Store`` on a Neo4j server; safe to share between threads, and each reader sees the writes made through it."""

    def __init__(self, url: str, *, user: str, password: str, database: str) -> None:
        self._url, self._database, self._lock = url, database, threading.Lock()
        self._bookmarks: Any = None
        with in_words(url):
            self._driver = GraphDatabase.driver(url, auth=(user, password), **DRIVER)
            try:
                with self._session() as session:
                    prepare(session, url)
            except BaseException:
                self._driver.close()
                raise

    def merge(self, graph: Graph) -> None:
        """Put one document's graph in, atomically, in place of what the same document said before."""
        check(graph)
        self._write(lambda tx: neo4j_merge.replace(tx, graph))

    def remove(self, document: str) -> bool:
        """Take one document out, with every node that only it named; False when it is not there."""
        return self._write(lambda tx: neo4j_merge.remove(tx, document))

    def rows(self, question: Question, parameters: Mapping[str, Scalar]) -> list[Row]:
        """Every row that answers the question, in the question's own total order."""
        return self._read(lambda tx: [dict(record) for record in tx.run(question.cypher, dict(parameters))])

    def documents(self) -> list[str]:
        """The identifiers of the loaded documents, in order."""
        cypher = "MATCH (d:Document) WHERE d.loaded RETURN d.id AS id ORDER BY id"
        return self._read(lambda tx: [record["id"] for record in tx.run(cypher)])

    def graph(self, document: str) -> Graph:
        """What one document says, as it was merged; raises ``NotFoundError`` when it is not loaded."""
        found = self._read(lambda tx: _graph(tx, document))
        if found is None:
            raise NotFoundError("库里没有这个文件", where=document)
        return found

    def dump(self) -> Iterator[Node | Edge]:
        """Every node, then every edge, in one fixed order: equal graphs give equal dumps."""
        with in_words(self._url), self._session() as session, session.begin_transaction(timeout=_WRITE_SECONDS) as tx:
            for label in NODES:
                yield from _nodes(tx, label)
            for kind in EDGES:
                yield from _edges(tx, kind)

    def close(self) -> None:
        """Let go of the store; safe to call twice."""
        self._driver.close()

    def _session(self, **settings: Any) -> Session:
        with self._lock:
            return self._driver.session(database=self._database, bookmarks=self._bookmarks, **settings)

    def _read(self, work: Callable[[ManagedTransaction], T]) -> T:
        with in_words(self._url), self._session(default_access_mode=READ_ACCESS) as session:
            return session.execute_read(unit_of_work(timeout=_QUERY_SECONDS)(work))

    def _write(self, work: Callable[[ManagedTransaction], T]) -> T:
        with in_words(self._url), self._session() as session:
            done = session.execute_write(unit_of_work(timeout=_WRITE_SECONDS)(work))
            with self._lock:
                self._bookmarks = session.last_bookmarks()
            return done


def _graph(tx: ManagedTransaction, document: str) -> Graph | None:
    if not neo4j_merge.is_loaded(tx, document):
        return None
    edges = [edge for kind in EDGES for edge in _edges(tx, kind, document)]
    return said_by(document, edges, lambda label, id: _node(tx, label, id))


def _nodes(tx: Any, label: str) -> Iterator[Node]:
    cypher = f"MATCH (n:{label}) RETURN n.id AS id, properties(n) AS own"
    rows = sorted(((record["id"], record["own"]) for record in tx.run(cypher)), key=lambda row: _bytes(row[0]))
    for id, own in rows:
        yield Node(label, id, _typed(NODES[label], own))


def _node(tx: ManagedTransaction, label: str, id: str) -> Node | None:
    found = tx.run(f"MATCH (n:{label} {{id: $id}}) RETURN properties(n) AS own", id=id).single()
    return Node(label, id, _typed(NODES[label], found["own"])) if found else None


def _edges(tx: Any, kind: str, document: str | None = None) -> Iterator[Edge]:
    where = "" if document is None else "WHERE e.doc_id = $document "
    cypher = (
        f"MATCH (s)-[e:{kind}]->(t) {where}RETURN labels(s)[0] AS s, s.id AS source, labels(t)[0] AS t, t.id AS target,"
        " properties(e) AS own"
    )
    found = [_edge(kind, record) for record in tx.run(cypher, document=document)]
    yield from sorted(
        found, key=lambda e: [_bytes(str(part)) for part in (*e.source, *e.target, e.properties["doc_id"], e.key)]
    )


def _edge(kind: str, record: Any) -> Edge:
    own = record["own"]
    properties = {"doc_id": own["doc_id"], **_typed(EDGES[kind].properties, own)}
    return Edge(kind, (record["s"], record["source"]), (record["t"], record["target"]), own["key"], properties)


def _typed(names: Mapping[str, type], own: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """The properties in the model's order, absent ones as None."""
    return {name: own.get(name) for name in names}


def _bytes(text: str) -> bytes:
    """Sorts like SQLite's binary collation."""
    return text.encode()
