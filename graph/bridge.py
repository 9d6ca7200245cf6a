"""A view for notebooks that use py2neo: parts of the graph as a ``py2neo.Subgraph``. The driver is the supported way.

The only module that imports py2neo, and only when it is called: ``pip install 'mandate[py2neo]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graph.errors import QuestionError
from graph.model import Edge, Node
from graph.store import Store

if TYPE_CHECKING:
    import py2neo


def graph(url: str, *, user: str = "neo4j", password: str = "", database: str = "neo4j") -> py2neo.Graph:
    """The database behind a ``bolt://`` or ``neo4j://`` address. Raises ``QuestionError`` without py2neo."""
    return _py2neo().Graph(url, auth=(user, password), name=database)


def subgraph(elements: Iterable[Node | Edge]) -> py2neo.Subgraph:
    """Nodes and edges (of ``Store.dump``, ``Store.graph`` or ``answered``) as one Subgraph, ready for ``Graph.merge``.

    An end that is not among the nodes becomes a node with its identifier only. Raises ``QuestionError`` without py2neo.
    """
    library, nodes, edges = _py2neo(), dict[tuple[str, str], Any](), list[Any]()
    for element in elements:
        if isinstance(element, Node):
            nodes[element.label, element.id] = _node(library, element)
        else:
            for label, id in (element.source, element.target):
                nodes.setdefault((label, id), _node(library, Node(label, id, {})))
            kind, own = library.Relationship.type(element.type), {"key": element.key, **element.properties}
            edges.append(kind(nodes[element.source], nodes[element.target], **own))
    return library.Subgraph(nodes.values(), edges)


def answered(store: Store, measures: Iterable[str]) -> Iterator[Node | Edge]:
    """What stands behind an answer's rows: their measures (``row.measure``), and all that touches them."""
    wanted = {("Measure", measure) for measure in measures}
    for document in store.documents():
        if any(id.startswith(f"{document}~") for _, id in wanted):
            said = store.graph(document)
            edges = [edge for edge in said.edges if edge.source in wanted or edge.target in wanted]
            ends = {end for edge in edges for end in (edge.source, edge.target)}
            yield from (node for node in said.nodes if (node.label, node.id) in ends)
            yield from (edge._replace(properties={"doc_id": document, **edge.properties}) for edge in edges)


def _node(library: Any, node: Node) -> Any:
    found = library.Node(node.label, id=node.id, **node.properties)
    found.__primarylabel__, found.__primarykey__ = node.label, "id"
    return found


def _py2neo() -> Any:
    try:
        import py2neo
    except ImportError:
        raise QuestionError("没有安装 py2neo", remedy="pip install 'mandate[py2neo]'") from None
    return py2neo
