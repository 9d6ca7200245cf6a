"""How one document's graph takes its place on the server, inside one transaction; the twin of ``sqlite_merge``.

Five round trips for a new document, eight for one that is there already. Whoever writes holds the lock of the
schema's mark first, so that writers stand in line, as they do before a file; readers never wait.

``touched`` is every node whose edges change, by label; ``cited`` every title (as the identifier of its stub) whose
citations may have to lead elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, TypeAlias

from neo4j import ManagedTransaction

from graph.errors import StoreFormatError
from graph.model import EDGES, NODES, Edge, Graph, Node, Scalar
from graph.store import NAMED_BY

MARK = "MandateSchema"
_BATCH = 5_000
_Ids: TypeAlias = dict[tuple[str, str], str]
_Touched: TypeAlias = dict[str, set[str]]


def remove(tx: ManagedTransaction, document: str) -> bool:
    """Take a document out; False when it is not loaded."""
    if not _is_known(tx, document):
        return False
    _settle(tx, document, *_withdraw(tx, document))
    return True


def replace(tx: ManagedTransaction, graph: Graph) -> None:
    """Put a document's graph in place of what it said before."""
    known = _is_known(tx, graph.document)
    cited, touched = _withdraw(tx, graph.document) if known else (set(), defaultdict(set))
    _insert(tx, graph)
    for node in graph.nodes:
        touched[node.label].add(node.id)
    _settle(tx, graph.document, cited | _cited_by(graph), touched)


def _is_known(tx: ManagedTransaction, document: str) -> bool:
    """Whether the document is loaded, not only cited; takes the writers' lock before it looks."""
    cypher = (
        f"MATCH (m:{MARK}) SET m.version = m.version WITH m"
        " OPTIONAL MATCH (d:Document {id: $document}) RETURN coalesce(d.loaded, false) AS loaded"
    )
    found = tx.run(cypher, document=document).single()
    if found is None:
        raise StoreFormatError("数据库被清空过", remedy="请再运行一次,图的约束与索引会重新建好")
    return bool(found["loaded"])


def _cited_by(graph: Graph) -> set[str]:
    own = (node.properties.get("cited_as") for node in graph.nodes if node.label == "Document")
    return {str(stub) for stub in own if stub is not None}


def _withdraw(tx: ManagedTransaction, document: str) -> tuple[set[str], _Touched]:
    """The document says nothing any more, and whoever cites it cites its title's stub."""
    cited, touched = _cited_before(tx, document), _touched_before(tx, document)
    tx.run(_forget(), document=document).consume()
    return cited, touched


def _cited_before(tx: ManagedTransaction, document: str) -> set[str]:
    cypher = (
        "MATCH (d:Document {id: $document}) RETURN d.cited_as AS stub UNION"
        " MATCH ()-[e:CITES]->(t:Document) WHERE e.doc_id = $document RETURN t.cited_as AS stub"
    )
    return {stub for stub in tx.run(cypher, document=document).value("stub") if stub is not None}


def _touched_before(tx: ManagedTransaction, document: str) -> _Touched:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for label, id in tx.run(_ends(), document=document, ours=list(NODES)).values("label", "id"):
        found[label].add(id)
    return found


@cache
def _ends() -> str:
    """Both ends of every edge of a document."""
    ends = (
        f"MATCH (s)-[e:{kind}]->(t) WHERE e.doc_id = $document UNWIND [s, t] AS n"
        " RETURN head([label IN labels(n) WHERE label IN $ours]) AS label, n.id AS id"
        for kind in EDGES
    )
    return " UNION ".join(ends)


@cache
def _forget() -> str:
    give_back = (
        "MATCH (s)-[e:CITES]->(d:Document {id: $document})"
        " MERGE (stub:Document {id: d.cited_as}) ON CREATE SET stub.cited_as = d.cited_as, stub.loaded = false"
        " CREATE (s)-[n:CITES]->(stub) SET n = properties(e) DELETE e"
    )
    edges = (f"MATCH ()-[e:{kind}]->() WHERE e.doc_id = $document DELETE e" for kind in EDGES)
    return _in_turn(give_back, *edges, "MATCH (d:Document {id: $document}) SET d.loaded = false")


def _insert(tx: ManagedTransaction, graph: Graph) -> None:
    ids: _Ids = {}
    for nodes in _batches(graph.nodes):
        given: dict[str, list[Any]] = {label: [] for label in NODES}
        for node in nodes:
            given[node.label].append({"id": node.id, **_present(node.properties)})
        found = tx.run(_merge_nodes(), given).single(strict=True)
        ids |= {(label, id): element for label in NODES for id, element in found[label]}
    edges = {(edge.type, edge.source, edge.target, edge.key): edge for edge in graph.edges}
    for batch in _batches(edges.values()):
        tx.run(_create_edges(), _by_type(batch, ids, graph.document)).consume()


@cache
def _merge_nodes() -> str:
    """One statement for all labels; gives the server's own identifiers back, so that edges need no index."""
    merges = (
        f"CALL () {{ UNWIND ${label} AS row MERGE (n:{label} {{id: row.id}}) SET n = row"
        f" RETURN collect([row.id, elementId(n)]) AS {label} }}"
        for label in NODES
    )
    return f"{' '.join(merges)} RETURN {', '.join(NODES)}"


@cache
def _create_edges() -> str:
    """One statement for all types; the document's earlier edges are gone and its own are distinct."""
    creates = (
        f"UNWIND ${kind} AS row MATCH (s) WHERE elementId(s) = row[0] MATCH (t) WHERE elementId(t) = row[1]"
        f" CREATE (s)-[e:{kind}]->(t) SET e = row[2]"
        for kind in EDGES
    )
    return _in_turn(*creates)


def _by_type(edges: Iterable[Edge], ids: _Ids, document: str) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = {kind: [] for kind in EDGES}
    for edge in edges:
        own = {**_present(edge.properties), "doc_id": document, "key": edge.key}
        rows[edge.type].append([ids[edge.source], ids[edge.target], own])
    return rows


def _present(properties: dict[str, Scalar]) -> dict[str, Scalar]:
    return {name: value for name, value in properties.items() if value is not None}


def _batches(rows: Iterable[Node] | Iterable[Edge]) -> Iterator[list[Any]]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _settle(tx: ManagedTransaction, document: str, cited: set[str], touched: _Touched) -> None:
    """Citations, shared names and orphans as they must be after the change."""
    given: dict[str, Any] = {label: sorted(touched.get(label, ())) for label in NODES}
    tx.run(_settlement(), given, document=document, cited=sorted(cited)).consume()


@cache
def _settlement() -> str:
    return _in_turn(_RELINK, _TITLES, *_names(), *_orphans())


# Each title's citations lead to the one loaded document of that title, or else to its stub.
_RELINK = (
    "UNWIND $cited AS stub WITH stub WHERE EXISTS { MATCH (:Document {cited_as: stub})<-[:CITES]-() }"
    " MERGE (s:Document {id: stub}) ON CREATE SET s.cited_as = stub, s.loaded = false"
    " WITH stub, s OPTIONAL MATCH (d:Document {cited_as: stub}) WHERE d.loaded WITH stub, s, collect(d) AS loaded"
    " WITH stub, CASE WHEN size(loaded) = 1 THEN loaded[0] ELSE s END AS right"
    " MATCH (c)-[e:CITES]->(wrong:Document {cited_as: stub}) WHERE wrong <> right"
    " CREATE (c)-[n:CITES]->(right) SET n = properties(e) DELETE e"
)
_TITLES = (
    "UNWIND $cited AS stub MATCH (d:Document {cited_as: stub}) WHERE NOT d.loaded OPTIONAL MATCH ()-[e:CITES]->(d)"
    " WITH d, min(e.title) AS title SET d.title = title"
)


def _names() -> Iterator[str]:
    """A shared name is the smallest that the first kind of edge to lead to its node gives it."""
    for (label, name), edges in NAMED_BY.items():
        least = ", ".join(f"min(CASE type(e) WHEN '{kind}' THEN e.{given} END)" for kind, given in edges)
        kinds = "|".join(kind for kind, _ in edges)
        yield (
            f"UNWIND ${label} AS id MATCH (n:{label} {{id: id}})<-[e:{kinds}]-()"
            f" WITH n, coalesce({least}) AS said WHERE said <> n.{name} SET n.{name} = said"
        )


def _orphans() -> Iterator[str]:
    """A node that no edge touches goes, unless it is a loaded document."""
    for label in NODES:
        if label == "Document":
            yield (
                "MATCH (n:Document) WHERE (n.id = $document OR n.cited_as IN $cited) AND NOT n.loaded"
                " AND NOT EXISTS { (n)--() } DELETE n"
            )
        else:
            yield f"UNWIND ${label} AS id MATCH (n:{label} {{id: id}}) WHERE NOT EXISTS {{ (n)--() }} DELETE n"


def _in_turn(*statements: str) -> str:
    """Several writing statements as one, each for itself.

    >>> _in_turn("CREATE (:A)", "CREATE (:B)")
    'CALL () { CREATE (:A) } CALL () { CREATE (:B) }'
    """
    return " ".join(f"CALL () {{ {statement} }}" for statement in statements)
