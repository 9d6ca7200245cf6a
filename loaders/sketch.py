"""A document's graph while it is drawn: nodes once each, edges with keys, evidence with its quotation."""

from __future__ import annotations

from collections import Counter
from math import inf, isfinite

from graph.errors import RecordError
from graph.ids import named_id, stub_id
from graph.model import EDGES, NODES, Edge, Fact, Graph, Node, Scalar
from loaders.regions import chain, regions

End = tuple[str, str]


class Sketch:
    """Draws one document's graph. A node or a bare relation that comes twice is drawn once."""

    def __init__(self, document: str, text: str | None) -> None:
        self._document, self._text = document, text
        self._nodes: dict[End, Node] = {}
        self._edges: list[Edge] = []
        self._count: Counter[tuple[str, End, End]] = Counter()

    def graph(self) -> Graph:
        """What is drawn so far."""
        return Graph(self._document, tuple(self._nodes.values()), tuple(self._edges))

    def has(self, end: End) -> bool:
        """Whether a node is drawn already."""
        return end in self._nodes

    def node(self, end: End, properties: dict[str, Scalar]) -> None:
        """A node with all its label's properties; the first of several drawings of one node stays."""
        if end not in self._nodes:
            label, id = end
            self._nodes[end] = Node(label, id, _whole(properties, NODES[label]))

    def edge(self, type: str, source: End, target: End, properties: dict[str, Scalar] | None = None) -> None:
        """An edge; its key is its number among the document's edges of that type between the same ends."""
        own = EDGES[type].properties
        between = (type, source, target)
        self._count[between] += 1
        if self._count[between] == 1 or own:
            key = str(self._count[between])
            self._edges.append(Edge(type, source, target, key, _whole(properties or {}, own)))

    def include(self, measure: End, thing: End, properties: dict[str, Scalar]) -> None:
        """A measure includes a thing once, as it first names it."""
        if not self._count["INCLUDES", measure, thing]:
            self.edge("INCLUDES", measure, thing, properties)

    def thing(self, label: str, name: str, region: str | None) -> End:
        """A named programme or platform; a platform stands where its document governs."""
        end = (label, named_id(name, region))
        self.node(end, {"name": name, "region": region})
        if label == "Platform":
            self.located(end, region)
        return end

    def stub(self, title: str) -> End:
        """A document that is cited by its title."""
        end = ("Document", stub_id(title))
        self.node(end, {"title": title, "cited_as": end[1], "loaded": False})
        return end

    def located(self, end: End, region: str | None) -> None:
        """Something lies in a division, and that in the divisions above it up to the country."""
        for code in chain(region) or (region,) if region else ():
            above = ("Region", code)
            if end == above:
                return
            self.node(above, _region(code))
            if self._count["LOCATED_IN", end, above]:
                return
            self.edge("LOCATED_IN", end, above)
            end = above

    def evidence(self, fact: Fact | None) -> dict[str, Scalar]:
        """Where a fact stands, and the sentence itself when the record holds the text."""
        if fact is None:
            return {}
        return {"start": fact.start, "end": fact.end, "quote": self.quote(fact)}

    def quote(self, fact: Fact) -> str | None:
        """The text of a fact's span, null when the record has no text or no span."""
        if self._text is None or fact.start is None or fact.end is None:
            return None
        return self._text[fact.start : fact.end]


def _region(code: str) -> dict[str, Scalar]:
    known = regions().get(code)
    return {"name": known.name, "short": known.short, "level": known.level} if known else {"name": code}


def _whole(properties: dict[str, Scalar], own: dict[str, type]) -> dict[str, Scalar]:
    """All properties in the model's order, numbers as the model's type.

    >>> _whole({"value": 5}, {"text": str, "value": float})
    {'text': None, 'value': 5.0}
    """
    return {
        name: _number(properties.get(name)) if type is float else properties.get(name) for name, type in own.items()
    }


def _number(value: Scalar) -> Scalar:
    try:
        found = None if value is None else float(value)
    except OverflowError:
        found = inf
    if found is not None and not isfinite(found):
        raise RecordError("数值超出范围", where=str(value)[:40], remedy="请改正记录中的数")
    return found
