"""Who and what relies on what, to any depth, with the paths that prove it (networkx on a subgraph of one query).

An edge leads from what needs to what is needed. What a delay reaches follows RELIES_ON backwards, down to the
agencies that lead the measures on the way. Shared leadership is a weaker tie, through the agency that leads both, and
is told apart as ``SHARES``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import networkx as nx

from graph.errors import QuestionError
from graph.model import Frozen
from graph.store import Row as Stored
from graph.store import Store
from queries.catalogue import unknown
from queries.fetch import fetch
from queries.impact import impact as impact
from queries.impact import name_of as name_of
from queries.names import Names
from queries.names import names_of as names_of
from queries.registry import listed

KINDS = ("RELIES_ON", "INCLUDES", "CITES", "SHARES")
STRONG = ("RELIES_ON", "INCLUDES", "CITES")
_DIRECTIONS = ("upstream", "downstream")


class Step(Frozen):
    """One edge of a path: ``source`` needs ``target``, and the measure and words that say so."""

    type: str
    source: str
    target: str
    measure: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None


class Reached(Frozen):
    """A node that was reached, how far away, and the steps that prove it, from the node asked about outwards."""

    id: str
    kind: str
    name: str
    depth: int
    weak: bool
    path: tuple[Step, ...]


class Dependencies(Frozen):
    """What a node needs (upstream) or what needs it (downstream); ``cycles`` are rings of identifiers through these."""

    id: str
    direction: str
    items: tuple[Reached, ...]
    cycles: tuple[tuple[str, ...], ...]


def dependencies(
    store: Store, node: str, *, direction: str = "upstream", depth: int | None = None, kinds: Iterable[str] = STRONG
) -> Dependencies:
    """What a node needs, or what needs it, to a depth or to the end.

    Raises ``NotFoundError`` when nothing is called so, ``QuestionError`` for an unknown direction or kind of edge.
    """
    followed = tuple(kinds)
    if direction not in _DIRECTIONS or not set(followed) <= set(KINDS):
        raise QuestionError("方向或边的种类不对", where=direction, remedy=f"方向 {_DIRECTIONS},边 {KINDS}")
    names = names_of(store)
    start = node_of(names, node, store)
    graph = needs(store, followed)
    if start not in graph:
        return Dependencies(id=start, direction=direction, items=(), cycles=())
    walked = graph if direction == "upstream" else graph.reverse(copy=False)
    paths = nx.single_source_shortest_path(walked, start, cutoff=depth)
    items = [_reached(names, graph, path, direction) for end, path in paths.items() if end != start]
    ordered = tuple(sorted(items, key=lambda item: (item.depth, item.weak, item.id)))
    return Dependencies(id=start, direction=direction, items=ordered, cycles=_cycles(graph.subgraph(paths)))


def needs(store: Store, kinds: Iterable[str] = STRONG) -> nx.DiGraph[str]:
    """The graph of what needs what; of several edges between two nodes the strongest kind stays."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    rank = {kind: n for n, kind in enumerate(KINDS)}
    rows = list(_edges(store, tuple(kinds)))
    for row in sorted(rows, key=lambda row: rank[str(row["type"])]):
        source, target = str(row["source"]), str(row["target"])
        graph.add_node(source, label=row["source_label"])
        graph.add_node(target, label=row["target_label"])
        if not graph.has_edge(source, target):
            own = {name: row[name] for name in ("type", "measure", "quote", "start", "end")}
            graph.add_edge(source, target, **own)
    return graph


def node_of(names: Names, called: str, store: Store) -> str:
    """The node of that identifier or name. Raises ``NotFoundError``."""
    labels = ("Platform", "Program", "Agency", "Document", "Stub", "Title")
    found = names.find(called, *labels)
    if not found and fetch(store, "measures", {"measures": listed([called])}).total:
        found = (called,)
    if not found:
        raise unknown(store, "节点", called)
    return found[0]


def _edges(store: Store, kinds: tuple[str, ...]) -> Iterator[Stored]:
    yield from (row for row in fetch(store, "edges", {}).rows if row["type"] in kinds)
    if "SHARES" in kinds:
        yield from _shared_leadership(store)


def _shared_leadership(store: Store) -> Iterator[Stored]:
    """Measures that one agency leads hang together, if only through its hands."""
    for row in fetch(store, "responsible", {"roles": "leads"}).rows:
        own = {name: row[name] for name in ("measure", "quote", "start", "end")}
        measure, agency = ("Measure", row["measure"]), ("Agency", row["agency_id"])
        for (label, source), (other, target) in ((measure, agency), (agency, measure)):
            yield {
                "source": source,
                "source_label": label,
                "target": target,
                "target_label": other,
                "type": "SHARES",
                **own,
            }


def _reached(names: Names, graph: nx.DiGraph[str], path: list[str], direction: str) -> Reached:
    pairs = list(itertools.pairwise(path))
    steps = [_step(graph, a, b) if direction == "upstream" else _step(graph, b, a) for a, b in pairs]
    end = path[-1]
    weak = any(step.type == "SHARES" for step in steps)
    kind = str(graph.nodes[end]["label"]).lower()
    return Reached(id=end, kind=kind, name=name_of(names, end), depth=len(steps), weak=weak, path=tuple(steps))


def _step(graph: nx.DiGraph[str], source: str, target: str) -> Step:
    return Step(source=source, target=target, **graph.edges[source, target])


def _cycles(graph: nx.DiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """One ring through every strongly connected part, from its smallest identifier."""
    rings = []
    for part in nx.strongly_connected_components(graph):
        if len(part) > 1 or any(graph.has_edge(node, node) for node in part):
            ring = nx.find_cycle(graph.subgraph(part), source=min(part))
            rings.append(tuple(edge[0] for edge in ring))
    return tuple(sorted(rings))
