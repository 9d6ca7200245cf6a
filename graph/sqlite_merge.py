"""How one document's graph takes its place in the tables, inside one transaction.

Two things know what must be looked at again: the temporary table ``touched``, every node whose edges change, and
the list ``cited``, every title (as the identifier of its stub) whose citations may have to lead elsewhere.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cache

from graph.model import EDGES, NODES, Graph, Scalar
from graph.store import NAMED_BY
from graph.words import SEARCHED, pairs

_Texts = dict[int, str]


def replace(db: sqlite3.Connection, graph: Graph) -> None:
    """Put a document's graph in place of what it said before; a graph without nodes takes the document out."""
    cited = _cited_before(db, graph.document) | _cited_by(graph)
    _make_stubs(db, cited)
    _register(db, graph)
    _touch(db, graph, cited)
    before = {index: _texts(db, index) for index in SEARCHED}
    _withdraw(db, graph.document)
    _insert(db, graph)
    _relink(db, cited)
    _rename(db)
    _drop_orphans(db)
    for index, texts in before.items():
        _index(db, index, texts, _texts(db, index))


def _cited_before(db: sqlite3.Connection, document: str) -> set[str]:
    sql = (
        "SELECT cited_as FROM Document WHERE id = $document AND loaded UNION"
        " SELECT t.cited_as FROM CITES AS e JOIN Document AS t ON t.node = e.target"
        " JOIN Document AS d ON d.node = e.doc_id WHERE d.id = $document"
    )
    return {row[0] for row in db.execute(sql, {"document": document}) if row[0] is not None}


def _cited_by(graph: Graph) -> set[str]:
    own = (node.properties.get("cited_as") for node in graph.nodes if node.label == "Document")
    return {str(stub) for stub in own if stub is not None}


def _make_stubs(db: sqlite3.Connection, cited: set[str]) -> None:
    stubs = [(stub,) for stub in sorted(cited)]
    db.executemany("INSERT INTO node (label, id) VALUES ('Document', ?) ON CONFLICT DO NOTHING", stubs)
    db.executemany(
        "INSERT INTO Document (node, id, cited_as, loaded) SELECT node, id, id, 0 FROM node"
        " WHERE label = 'Document' AND id = ? ON CONFLICT DO NOTHING",
        stubs,
    )


def _register(db: sqlite3.Connection, graph: Graph) -> None:
    names = [(node.label, node.id) for node in graph.nodes]
    db.executemany("INSERT INTO node (label, id) VALUES (?, ?) ON CONFLICT DO NOTHING", names)


def _touch(db: sqlite3.Connection, graph: Graph, cited: set[str]) -> None:
    db.execute("DELETE FROM touched")
    own = "(SELECT node FROM Document WHERE id = ?)"
    for kind in EDGES:
        for end in ("source", "target"):
            sql = f"INSERT OR IGNORE INTO touched SELECT {end} FROM {kind} WHERE doc_id = {own}"
            db.execute(sql, [graph.document])
    named = [("Document", graph.document), *((node.label, node.id) for node in graph.nodes)]
    db.executemany("INSERT OR IGNORE INTO touched SELECT node FROM node WHERE label = ? AND id = ?", named)
    sql = "INSERT OR IGNORE INTO touched SELECT node FROM Document WHERE cited_as IN (SELECT value FROM json_each(?))"
    db.execute(sql, [json.dumps(sorted(cited))])


def _withdraw(db: sqlite3.Connection, document: str) -> None:
    """The document says nothing any more, and whoever cites it cites its title's stub."""
    own = "(SELECT node FROM Document WHERE id = $document)"
    stub = f"(SELECT s.node FROM Document AS d JOIN Document AS s ON s.id = d.cited_as WHERE d.node = {own})"
    db.execute(f"UPDATE CITES SET target = {stub} WHERE target = {own} AND {stub} IS NOT NULL", {"document": document})
    for kind in EDGES:
        db.execute(f"DELETE FROM {kind} WHERE doc_id = {own}", {"document": document})
    db.execute("UPDATE Document SET loaded = 0 WHERE id = ?", [document])


def _insert(db: sqlite3.Connection, graph: Graph) -> None:
    sql = "SELECT n.label, n.id, n.node FROM touched AS t JOIN node AS n ON n.node = t.node"
    numbers = {(label, id): number for label, id, number in db.execute(sql)}
    document = numbers["Document", graph.document]
    rows: dict[str, list[list[Scalar]]] = {}
    for node in graph.nodes:
        if node.label != "Document" or node.properties["loaded"]:  # the stubs are made already
            own = [node.properties.get(name) for name in NODES[node.label]]
            rows.setdefault(_upsert_node(node.label), []).append([numbers[node.label, node.id], node.id, *own])
    for edge in graph.edges:
        own = [edge.properties.get(name) for name in EDGES[edge.type].properties]
        ends = [numbers[edge.source], numbers[edge.target], document, edge.key]
        rows.setdefault(_insert_edge(edge.type), []).append([*ends, *own])
    for sql, values in rows.items():
        db.executemany(sql, values)


@cache
def _upsert_node(label: str) -> str:
    names = [f'"{name}"' for name in NODES[label]]
    before, after = (", ".join(f"{table}.{name}" for name in names) for table in (label, "excluded"))
    changes = f"UPDATE SET ({', '.join(names)}) = ({after}) WHERE ({before}) IS NOT ({after})"
    return f"INSERT INTO {_values(label, ['node', 'id', *NODES[label]])} ON CONFLICT (id) DO {changes}"


@cache
def _insert_edge(kind: str) -> str:
    return f"INSERT OR REPLACE INTO {_values(kind, ['source', 'target', 'doc_id', 'key', *EDGES[kind].properties])}"


def _values(table: str, names: list[str]) -> str:
    """The table, its columns and their places.

    >>> _values("Program", ["node", "id"])
    'Program ("node", "id") VALUES (?, ?)'
    """
    columns = ", ".join(f'"{name}"' for name in names)
    return f"{table} ({columns}) VALUES ({', '.join('?' * len(names))})"


def _relink(db: sqlite3.Connection, cited: Iterable[str]) -> None:
    """Each title's citations lead to the one loaded document of that title, or else to its stub."""
    same = "FROM Document WHERE cited_as = ?1"
    only = f"(SELECT max(iif(loaded, node, NULL)) {same} HAVING sum(loaded) = 1)"
    right = f"coalesce({only}, (SELECT node FROM Document WHERE id = ?1))"
    db.executemany(
        f"UPDATE CITES SET target = {right} WHERE target IN (SELECT node {same}) AND target <> {right}",
        [(stub,) for stub in cited],
    )
    least = "(SELECT min(title) FROM CITES WHERE target = Document.node)"
    db.execute(f"UPDATE Document SET title = {least} WHERE node IN touched AND NOT loaded AND title IS NOT {least}")


def _rename(db: sqlite3.Connection) -> None:
    """A shared name is the smallest of what the edges that lead to its node call it."""
    for (label, name), edges in NAMED_BY.items():
        said = ", ".join(f"(SELECT min({given}) FROM {kind} WHERE target = n.node)" for kind, given in edges)
        least = f"coalesce({said}, {name})"
        db.execute(f"UPDATE {label} AS n SET {name} = {least} WHERE node IN touched AND {name} IS NOT {least}")


def _drop_orphans(db: sqlite3.Connection) -> None:
    """A node that no edge touches goes, unless it is a loaded document."""
    for label in NODES:
        kept = " AND NOT loaded" if label == "Document" else ""
        bare = "".join(f" AND NOT EXISTS (SELECT 1 FROM {kind} WHERE {end} = n.node)" for kind, end in _ends(label))
        db.execute(f"DELETE FROM {label} AS n WHERE n.node IN touched{kept}{bare}")
    gone = "".join(f" AND NOT EXISTS (SELECT 1 FROM {label} AS n WHERE n.node = node.node)" for label in NODES)
    db.execute(f"DELETE FROM node WHERE node IN touched{gone}")


@cache
def _ends(label: str) -> tuple[tuple[str, str], ...]:
    """Every end of an edge type that may touch a label."""
    sources = [(kind, "source") for kind, edge in EDGES.items() if label in edge.sources]
    return (*sources, *((kind, "target") for kind, edge in EDGES.items() if label in edge.targets))


def _texts(db: sqlite3.Connection, index: str) -> _Texts:
    """What the touched nodes hold for a full-text index."""
    found: _Texts = {}
    for label, names in SEARCHED[index].items():
        own = " || char(10) || ".join(f"coalesce({name}, '')" for name in names)
        found |= dict(db.execute(f"SELECT node, {own} FROM {label} WHERE node IN touched"))
    return found


def _index(db: sqlite3.Connection, index: str, before: _Texts, after: _Texts) -> None:
    """Take out the words that changed and put the new ones in; a node without words is not in the index."""
    gone = _words(text for text in before.items() if text[1] != after.get(text[0]))
    come = _words(text for text in after.items() if text[1] != before.get(text[0]))
    db.executemany(f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', ?, ?)", gone)
    db.executemany(f"INSERT INTO {index} (rowid, words) VALUES (?, ?)", come)


def _words(texts: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(node, words) for node, text in sorted(texts) if (words := pairs(text))]
