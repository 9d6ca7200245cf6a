"""What a store does, and how one is opened.

The rules that both stores keep (``graph/sqlite_store.py``, ``graph/neo4j_store.py``):

- An edge belongs to one document (``doc_id``); a merge or a removal takes all the document's earlier edges away.
- A node lives as long as an edge touches it; a loaded Document lives by itself until it is removed.
- A citation leads to the one loaded Document of that title (``cited_as``), or else to a stub: a Document that is
  not loaded. Stubs, Programs and Platforms show the smallest of the names that their edges give them
  (``NAMED_BY``), so that the order of loading leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol
from urllib.parse import urlsplit

from graph.errors import QuestionError
from graph.ids import stub_id
from graph.model import EDGES, NODES, Edge, Graph, Node, Scalar

Row = dict[str, Scalar]

# A shared node's name is the smallest that the first of these edges to lead to it give it.
NAMED_BY: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("Program", "name"): (("INCLUDES", "name"), ("RELIES_ON", "name")),
    ("Platform", "name"): (("INCLUDES", "name"), ("RELIES_ON", "name")),
}


class Question(Protocol):
    """A question in both query languages; each store takes the one it speaks."""

    @property
    def name(self) -> str:
        """The question's name, for messages."""

    @property
    def sql(self) -> str:
        """The question for the embedded store, parameters as ``$name``."""

    @property
    def cypher(self) -> str:
        """The same question for Neo4j, with the same parameters and columns."""


class Store(Protocol):
    """A graph on disk. Every method raises ``StoreError`` when the store is at fault."""

    def merge(self, graph: Graph) -> None:
        """Put one document's graph in, atomically, in place of what the same document said before."""

    def remove(self, document: str) -> bool:
        """Take one document out, with every node that only it named; False when it is not there."""

    def rows(self, question: Question, parameters: Mapping[str, Scalar]) -> list[Row]:
        """Every row that answers the question, in the question's own total order."""

    def documents(self) -> list[str]:
        """The identifiers of the loaded documents, in order."""

    def graph(self, document: str) -> Graph:
        """What one document says, as it was merged; raises ``NotFoundError`` when it is not loaded."""

    def dump(self) -> Iterator[Node | Edge]:
        """Every node, then every edge, in one fixed order: equal graphs give equal dumps.

        An edge's properties begin with ``doc_id``, the document that says so.
        """

    def close(self) -> None:
        """Let go of the store; safe to call twice."""


def open_store(url: str, *, user: str = "neo4j", password: str = "", database: str = "neo4j") -> Store:
    """Open ``sqlite:///path`` (made when missing) or ``neo4j://host:port``; ``sqlite://`` is in memory.

    User, password and database are Neo4j's. Raises ``StoreFormatError`` for a file that is not ours,
    ``StoreAwayError`` when nothing answers, ``QuestionError`` for a URL of another kind.
    """
    scheme, parted, place = url.partition("://")
    if url == "sqlite:///":
        raise QuestionError("没有写文件名", where=url, remedy="如 sqlite:///mandate.db")
    if parted and scheme == "sqlite" and (not place or place.startswith("/")):
        from graph.sqlite_store import SqliteStore

        return SqliteStore(place[1:])
    if parted and scheme.split("+")[0] in ("neo4j", "bolt") and _is_address(url):
        from graph.neo4j_store import Neo4jStore

        return Neo4jStore(url, user=user, password=password, database=database)
    raise QuestionError("不认识这种库地址", where=url, remedy="应为 sqlite:///文件 或 neo4j://主机:7687")


def _is_address(url: str) -> bool:
    try:
        return urlsplit(url).port is None or bool(urlsplit(url).hostname)
    except ValueError:  # a bracket left open, a port beyond 65535
        return False


def said_by(document: str, edges: Iterable[Edge], node: Callable[[str, str], Node | None]) -> Graph:
    """A document's own graph from its stored edges: without ``doc_id``, its citations leading to stubs again.

    ``node`` finds a stored node; a stub that nobody needs while its document is loaded is not stored.
    """
    found = [_as_merged(edge) for edge in edges]
    own = {("Document", document), *(end for edge in found for end in (edge.source, edge.target))}
    nodes = [node(label, id) or _stub(id) for label, id in sorted(own)]
    return Graph(document, tuple(nodes), tuple(found))


def _as_merged(edge: Edge) -> Edge:
    own = {name: value for name, value in edge.properties.items() if name != "doc_id"}
    target = ("Document", stub_id(str(own["title"]))) if edge.type == "CITES" else edge.target
    return edge._replace(target=target, properties=own)


def _stub(stub: str) -> Node:
    own: dict[str, Scalar] = dict.fromkeys(NODES["Document"])
    return Node("Document", stub, own | {"cited_as": stub, "loaded": False})


def check(graph: Graph) -> None:
    """Refuse a graph that the model does not allow, so that both stores refuse the same. Raises ``ValueError``.

    >>> check(Graph("甲", (), ()))
    Traceback (most recent call last):
    ValueError: the graph of 甲 does not hold its own Document, loaded
    """
    ends = {(node.label, node.id): node for node in graph.nodes}
    own = ends.get(("Document", graph.document))
    if own is None or not own.properties.get("loaded"):
        raise ValueError(f"the graph of {graph.document} does not hold its own Document, loaded")
    for node in graph.nodes:
        if node.properties.keys() - NODES[node.label].keys():
            raise ValueError(f"{node.label} {node.id} has unknown properties")
        if node.label == "Document" and node is not own and not _is_stub(node):
            raise ValueError(f"Document {node.id} is neither its graph's own nor a stub")
    for edge in graph.edges:
        _check_edge(edge, ends)


def _is_stub(node: Node) -> bool:
    return not node.properties.get("loaded") and node.properties.get("cited_as") == node.id


def _check_edge(edge: Edge, ends: Mapping[tuple[str, str], Node]) -> None:
    allowed = EDGES[edge.type]
    if edge.source[0] not in allowed.sources or edge.target[0] not in allowed.targets:
        raise ValueError(f"{edge.type} may not join {edge.source} and {edge.target}")
    if edge.source not in ends or edge.target not in ends:
        raise ValueError(f"{edge.type} {edge.source} → {edge.target} has an end that is not in its graph")
    if edge.properties.keys() - allowed.properties.keys():
        raise ValueError(f"{edge.type} {edge.source} → {edge.target} has unknown properties")
