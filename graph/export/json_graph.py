"""One JSON object ``{"nodes": […], "edges": […]}``, an element per line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from graph.model import Edge, Node


def write(elements: Iterable[Node | Edge], out: Path) -> None:
    """Write the graph to the file ``out``."""
    with out.open("w", encoding="utf-8") as file:
        file.write('{"nodes": [')
        lead, in_edges = "\n", False
        for element in elements:
            if isinstance(element, Edge) and not in_edges:
                file.write('\n], "edges": [')
                lead, in_edges = "\n", True
            file.write(lead + json.dumps(_plain(element), ensure_ascii=False))
            lead = ",\n"
        file.write("\n]}\n" if in_edges else '\n], "edges": []}\n')


def _plain(element: Node | Edge) -> dict[str, object]:
    if isinstance(element, Node):
        return {"label": element.label, "id": element.id, **element.properties}
    ends = {"source": list(element.source), "target": list(element.target)}
    return {"type": element.type, **ends, "key": element.key, **element.properties}
