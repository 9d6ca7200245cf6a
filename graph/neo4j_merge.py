"""How one document's graph takes its place on the server, inside one transaction; the twin of ``sqlite_merge``.

``touched`` is every node whose edges change, by label; ``cited`` every title (as the identifier of its stub) whose
citations may have to lead elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from neo4j import ManagedTransaction

from graph.model import EDGES, NODES, Graph, Scalar
from graph.store import NAMED_BY

_BATCH = 5_000
_Touched = dict[str, set[str]]


def is_loaded(tx: ManagedTransaction, document: str) -> bool:
    """Whether a document is loaded, not only cited."""
    found = tx.run("MATCH (d:Document {id: $document}) RETURN d.loaded AS loaded", document=document).single()
    return bool(found and found["loaded"])


def remove(tx: ManagedTransaction, document: str) -> bool:
    """Take a document out; False when it is not loaded."""
    if not is_loaded(tx, document):
        return False
    replace(tx, Graph(document, (), ()))
    return True


def replace(tx: ManagedTransaction, graph: Graph) -> None:
    """Put a document's graph in place of what it said before; a graph without nodes takes the document out."""
    known = is_loaded(tx, graph.document)
    cited = sorted((_cited_before(tx, graph.document) if known else set()) | _cited_by(graph))
    _make_stubs(tx, cited)
    touched = _touched(tx, graph, cited, known)
    if known:
        _withdraw(tx, graph.document)
    _insert(tx, graph)
    _relink(tx, cited)
    _rename(tx, touched)
    _drop_orphans(tx, touched)


def _cited_before(tx: ManagedTransaction, document: str) -> set[str]:
    cypher = (
        "MATCH (d:Document {id: $document}) RETURN d.cited_as AS stub UNION"
        " MATCH ()-[e:CITES]->(t:Document) WHERE e.doc_id = $document RETURN t.cited_as AS stub"
    )
    return {stub for stub in tx.run(cypher, document=document).value("stub") if stub is not None}


def _cited_by(graph: Graph) -> set[str]:
    own = (node.properties.get("cited_as") for node in graph.nodes if node.label == "Document")
    return {str(stub) for stub in own if stub is not None}


def _make_stubs(tx: ManagedTransaction, cited: list[str]) -> None:
    cypher = "UNWIND $cited AS id MERGE (d:Document {id: id}) ON CREATE SET d.cited_as = id, d.loaded = false"
    tx.run(cypher, cited=cited).consume()


def _touched(tx: ManagedTransaction, graph: Graph, cited: list[str], known: bool) -> _Touched:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node in graph.nodes:
        found[node.label].add(node.id)
    found["Document"].add(graph.document)
    titled = tx.run("MATCH (d:Document) WHERE d.cited_as IN $cited RETURN d.id AS id", cited=cited)
    found["Document"].update(titled.value("id"))
    if known:
        for label, id in tx.run(_all_ends(), document=graph.document).values("label", "id"):
            found[label].add(id)
    return found


@cache
def _all_ends() -> str:
    """Both ends of every edge of a document."""
    ends = (
        f"MATCH (s)-[e:{kind}]->(t) WHERE e.doc_id = $document UNWIND [s, t] AS n RETURN labels(n)[0] AS label, n.id AS id"
        for kind in EDGES
    )
    return " UNION ".join(ends)


def _withdraw(tx: ManagedTransaction, document: str) -> None:
    """The document says nothing any more, and whoever cites it cites its title's stub."""
    cypher = (
        "MATCH (s)-[e:CITES]->(d:Document {id: $document}) MATCH (stub:Document {id: d.cited_as}) WHERE stub <> d"
        " CREATE (s)-[n:CITES]->(stub) SET n = properties(e) DELETE e"
    )
    tx.run(cypher, document=document).consume()
    for kind in EDGES:
        tx.run(f"MATCH ()-[e:{kind}]->() WHERE e.doc_id = $document DELETE e", document=document).consume()
    tx.run("MATCH (d:Document {id: $document}) SET d.loaded = false", document=document).consume()


def _insert(tx: ManagedTransaction, graph: Graph) -> None:
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in graph.nodes:
        rows[_merge_node(node.label)].append({"id": node.id, **_present(node.properties)})
    for edge in graph.edges:
        own = {**_present(edge.properties), "doc_id": graph.document, "key": edge.key}
        cypher = _merge_edge(edge.type, edge.source[0], edge.target[0])
        rows[cypher].append({"source": edge.source[1], "target": edge.target[1], "key": edge.key, "own": own})
    for cypher, values in rows.items():
        for batch in _batches(values):
            tx.run(cypher, rows=batch, document=graph.document).consume()


@cache
def _merge_node(label: str) -> str:
    assert label in NODES
    return f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row"


@cache
def _merge_edge(kind: str, source: str, target: str) -> str:
    assert kind in EDGES
    assert source in NODES
    assert target in NODES
    return (
        f"UNWIND $rows AS row MATCH (s:{source} {{id: row.source}}) MATCH (t:{target} {{id: row.target}})"
        f" MERGE (s)-[e:{kind} {{doc_id: $document, key: row.key}}]->(t) SET e = row.own"
    )


def _present(properties: dict[str, Scalar]) -> dict[str, Scalar]:
    return {name: value for name, value in properties.items() if value is not None}


def _batches(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    return (rows[i : i + _BATCH] for i in range(0, len(rows), _BATCH))


def _relink(tx: ManagedTransaction, cited: list[str]) -> None:
    """Each title's citations lead to the one loaded document of that title, or else to its stub."""
    cypher = (
        "UNWIND $cited AS stub MATCH (d:Document) WHERE d.cited_as = stub WITH stub, collect(d) AS all"
        " WITH stub, [d IN all WHERE d.loaded] AS loaded, [d IN all WHERE d.id = stub] AS stubs"
        " WITH stub, CASE WHEN size(loaded) = 1 THEN loaded[0] ELSE stubs[0] END AS right"
        " MATCH (s)-[e:CITES]->(wrong:Document) WHERE wrong.cited_as = stub AND wrong <> right"
        " CREATE (s)-[n:CITES]->(right) SET n = properties(e) DELETE e"
    )
    tx.run(cypher, cited=cited).consume()


def _rename(tx: ManagedTransaction, touched: _Touched) -> None:
    """A shared name is the smallest that the first kind of edge to lead to its node gives it."""
    titles = (
        "MATCH (d:Document) WHERE d.id IN $ids AND NOT d.loaded OPTIONAL MATCH ()-[e:CITES]->(d)"
        " WITH d, min(e.title) AS title SET d.title = title"
    )
    tx.run(titles, ids=sorted(touched["Document"])).consume()
    for (label, name), edges in NAMED_BY.items():
        if not touched.get(label):
            continue
        least = ", ".join(f"min(CASE type(e) WHEN '{kind}' THEN e.{given} END)" for kind, given in edges)
        kinds = "|".join(kind for kind, _ in edges)
        cypher = (
            f"MATCH (n:{label}) WHERE n.id IN $ids MATCH ()-[e:{kinds}]->(n)"
            f" WITH n, coalesce({least}) AS said WHERE said IS NOT NULL SET n.{name} = said"
        )
        tx.run(cypher, ids=sorted(touched[label])).consume()


def _drop_orphans(tx: ManagedTransaction, touched: _Touched) -> None:
    """A node that no edge touches goes, unless it is a loaded document."""
    for label, ids in touched.items():
        kept = " AND NOT n.loaded" if label == "Document" else ""
        cypher = f"MATCH (n:{label}) WHERE n.id IN $ids AND NOT EXISTS {{ (n)--() }}{kept} DELETE n"
        tx.run(cypher, ids=sorted(ids)).consume()
