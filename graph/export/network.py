"""The graph as a networkx multigraph, for the formats that networkx writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.model import Edge, Node

if TYPE_CHECKING:
    import networkx as nx

_LONG = frozenset({"text", "record"})  # a whole document per node is no attribute for a drawing program


def multigraph(elements: Iterable[Node | Edge]) -> nx.MultiDiGraph[str]:
    """Nodes keyed ``Label:id`` with ``type`` and ``label`` (what is shown), edges with ``relation`` (GEXF keeps `type` for itself); nulls left out."""
    import networkx as nx

    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for element in elements:
        if isinstance(element, Node):
            found.add_node(
                f"{element.label}:{element.id}", type=element.label, label=caption(element), **_attributes(element)
            )
        else:
            ends = (":".join(element.source), ":".join(element.target))
            found.add_edge(*ends, relation=element.type, label=element.type, **_attributes(element))
    return found


def caption(node: Node) -> str:
    """What a drawing shows for a node: its name, title or figure, else its identifier.

    >>> caption(Node("Agency", "520400~安顺市财政局", {"canonical": "安顺市财政局"}))
    '安顺市财政局'
    """
    for name in ("canonical", "name", "title", "metric"):
        if value := node.properties.get(name):
            return str(value)
    return node.id


def _attributes(element: Node | Edge) -> dict[str, Any]:
    hidden = _LONG if isinstance(element, Node) and element.label in ("Document", "Measure") else frozenset()
    renamed = {"start": "text_start", "end": "text_end"}  # GEXF reads `start` and `end` as moments of time
    return {
        renamed.get(name, name): value
        for name, value in element.properties.items()
        if value is not None and name not in hidden and name not in ("label", "type")
    }
