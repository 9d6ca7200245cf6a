"""The Neo4j store: the same graph and the same answers on a server or a cluster, through the official driver.

Cypher is generated from the model's tables (``NODES``, ``EDGES``); values are parameters only. See
``graph/store.py`` for the rules and ``graph/schema.cypher`` for labels, constraints and indexes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from neo4j import READ_ACCESS, GraphDatabase, ManagedTransaction, Record, Session, Transaction, unit_of_work

from graph import neo4j_merge
from graph.errors import NotFoundError
from graph.ids import stub_id
from graph.model import EDGES, NODES, Edge, Graph, Node, Scalar
from graph.neo4j_server import DRIVER, in_words, prepare
from graph.store import Question, Row, check, said_by

T = TypeVar("T")
_QUERY_SECONDS = 60.0
_WRITE_SECONDS = 600.0


class Neo4jStore:
    """A ``Store`` on a Neo4j server; safe to share between threads, and each reader sees the writes made through it."""

    def __init__(
        self, url: str, *, user: str, password: str, database: str, query_seconds: float = _QUERY_SECONDS
    ) -> None:
        self._query_seconds = query_seconds
        self._url, self._database = url, database
        self._bookmarks = GraphDatabase.bookmark_manager()  # every session of this store sees what the others wrote
        if not (log := logging.getLogger("neo4j")).handlers:
            log.addHandler(logging.NullHandler())  # what it says is in our errors; who configures logging still gets it
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
        reading = self._session(default_access_mode=READ_ACCESS)
        with in_words(self._url), reading as session, session.begin_transaction(timeout=_WRITE_SECONDS) as tx:
            for label in NODES:
                yield from _nodes(tx, label)
            for kind in EDGES:
                yield from _edges(tx, kind)

    def close(self) -> None:
        """Let go of the store; safe to call twice."""
        self._driver.close()

    def _session(self, **settings: Any) -> Session:
        return self._driver.session(database=self._database, bookmark_manager=self._bookmarks, **settings)

    def _read(self, work: Callable[[ManagedTransaction], T]) -> T:
        with in_words(self._url), self._session(default_access_mode=READ_ACCESS) as session:
            return session.execute_read(unit_of_work(timeout=self._query_seconds)(work))

    def _write(self, work: Callable[[ManagedTransaction], T]) -> T:
        with in_words(self._url), self._session() as session:
            return session.execute_write(unit_of_work(timeout=_WRITE_SECONDS)(work))


def _graph(tx: ManagedTransaction, document: str) -> Graph | None:
    cypher = "MATCH (d:Document {id: $document}) WHERE d.loaded RETURN count(d) AS loaded"
    if not tx.run(cypher, document=document).single(strict=True)["loaded"]:
        return None
    edges = [edge for kind in EDGES for edge in _said(tx, kind, document)]
    nodes = _ends(tx, document, edges)
    return said_by(document, edges, lambda label, id: nodes.get((label, id)))


def _said(tx: ManagedTransaction, kind: str, document: str) -> list[Edge]:
    """One document's edges of a type; they are found by the type's index on ``doc_id``."""
    cypher = (
        f"MATCH (s)-[e:{kind}]->(t) WHERE e.doc_id = $document RETURN {_label('s')} AS s, s.id AS source,"
        f" {_label('t')} AS t, t.id AS target, properties(e) AS own"
    )
    found = [_edge(kind, record) for record in tx.run(cypher, document=document, ours=list(NODES))]
    return sorted(found, key=lambda e: [str(part).encode() for part in (*e.source, *e.target, e.key)])


def _label(node: str) -> str:
    return f"head([label IN labels({node}) WHERE label IN $ours])"


def _ends(tx: ManagedTransaction, document: str, edges: list[Edge]) -> dict[tuple[str, str], Node]:
    """The nodes that a document's graph may hold, a query per label."""
    wanted: dict[str, set[str]] = {label: set() for label in NODES}
    wanted["Document"] |= {document, *(stub_id(str(e.properties["title"])) for e in edges if e.type == "CITES")}
    for edge in edges:
        for label, id in (edge.source, edge.target):
            wanted[label].add(id)
    found: dict[tuple[str, str], Node] = {}
    for label, ids in wanted.items():
        cypher = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN id, properties(n) AS own"
        for record in tx.run(cypher, ids=sorted(ids)) if ids else ():
            found[label, record["id"]] = Node(label, record["id"], _typed(NODES[label], record["own"]))
    return found


def _nodes(tx: Transaction, label: str) -> Iterator[Node]:
    cypher = f"MATCH (n:{label}) WITH n ORDER BY n.id RETURN n.id AS id, properties(n) AS own"
    for record in tx.run(cypher):
        yield Node(label, record["id"], _typed(NODES[label], record["own"]))


def _edges(tx: Transaction, kind: str) -> Iterator[Edge]:
    """Every edge of a type, sorted by the server, in the order of the bytes that SQLite keeps."""
    for source in sorted(EDGES[kind].sources):
        cypher = (
            f"MATCH (s:{source})-[e:{kind}]->(t) WHERE e.doc_id IS NOT NULL WITH s, e, t, {_label('t')} AS label"
            f" ORDER BY s.id, label, t.id, e.doc_id, e.key"
            f" RETURN '{source}' AS s, s.id AS source, label AS t, t.id AS target, properties(e) AS own"
        )
        yield from (_edge(kind, record) for record in tx.run(cypher, ours=list(NODES)))


def _edge(kind: str, record: Record) -> Edge:
    own = record["own"]
    properties = {"doc_id": own["doc_id"], **_typed(EDGES[kind].properties, own)}
    return Edge(kind, (record["s"], record["source"]), (record["t"], record["target"]), own["key"], properties)


def _typed(names: Mapping[str, type], own: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """The properties in the model's order, absent ones as None."""
    return {name: own.get(name) for name in names}
