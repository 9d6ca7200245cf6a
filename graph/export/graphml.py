"""GraphML, for networkx, yEd and Gephi."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.export.network import multigraph
from graph.model import Edge, Node


def write(elements: Iterable[Node | Edge], out: Path) -> None:
    """Write the graph to the file ``out``."""
    import networkx as nx

    nx.write_graphml_xml(multigraph(elements), out)
