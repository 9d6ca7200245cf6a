"""Who works with whom, as nodes and edges for drawing, and who holds that network together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx

from graph.model import Frozen
from graph.store import Store
from queries.fetch import fetch
from queries.names import names_of
from queries.wanted import MEASURE
from queries.words import Words, wanted


class AgencyNode(Frozen):
    """An agency, its number of measures, and how central it is (weighted degree and betweenness, 0 to 1).

    ``cut`` marks an articulation point: without it the network falls apart.
    """

    id: str
    name: str
    region: str | None
    measures: int
    degree: float
    betweenness: float
    cut: bool


class Tie(Frozen):
    """Two agencies and in how many measures they meet."""

    source: str
    target: str
    weight: int
    measures: tuple[str, ...]


class Network(Frozen):
    """Agencies and the measures that they share."""

    nodes: tuple[AgencyNode, ...]
    edges: tuple[Tie, ...]


def network(store: Store, *, agency: Words = None, min_weight: int = 1, **filters: Any) -> Network:
    """The agencies of the measures that pass ``region``, ``document``, ``role``, ``topic`` and so on.

    With ``agency`` only these, their partners and the ties among them. Raises ``UnknownNameError``.
    """
    names = names_of(store)
    asked = wanted(names, agency=agency, **filters)
    members = _members(store, asked.parameters("roles", "bases", *MEASURE))
    shared: dict[tuple[str, str], list[str]] = {}
    for measure, agencies in members.items():
        for pair in combinations(sorted(agencies), 2):
            shared.setdefault(pair, []).append(measure)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((a, b, len(m)) for (a, b), m in shared.items() if len(m) >= min_weight)
    count = Counter(agency for agencies in members.values() for agency in agencies)
    if asked.agencies is None:
        graph.add_nodes_from(count if min_weight <= 1 else ())
    else:
        graph.add_nodes_from(i for i in asked.agencies if i in count)
        graph = graph.subgraph(_around(graph, asked.agencies))
    edges = (Tie(source=a, target=b, weight=len(shared[a, b]), measures=tuple(shared[a, b])) for a, b in _pairs(graph))
    return Network(nodes=tuple(_nodes(names.agencies, graph, count)), edges=tuple(edges))


def _members(store: Store, parameters: Any) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in fetch(store, "responsible", parameters).rows:
        found.setdefault(str(row["measure"]), set()).add(str(row["agency_id"]))
    return found


def _around(graph: nx.Graph[str], agencies: Iterable[str]) -> set[str]:
    own = {agency for agency in agencies if agency in graph}
    return own | {partner for agency in own for partner in graph.neighbors(agency)}


def _pairs(graph: nx.Graph[str]) -> list[tuple[str, str]]:
    return sorted((min(a, b), max(a, b)) for a, b in graph.edges)


def _nodes(agencies: Any, graph: nx.Graph[str], count: Counter[str]) -> Iterable[AgencyNode]:
    degree = dict(graph.degree(weight="weight"))
    most = max(degree.values(), default=0) or 1
    between = nx.betweenness_centrality(graph, k=min(len(graph), _SAMPLED) or None, seed=0) if len(graph) > 2 else {}
    cuts = set(nx.articulation_points(graph))
    for node in sorted(graph, key=lambda node: (-count[node], node)):
        known = agencies[node]
        yield AgencyNode(
            id=node,
            name=known.canonical,
            region=known.region,
            measures=count[node],
            degree=round(degree[node] / most, 6),
            betweenness=round(between.get(node, 0.0), 6),
            cut=node in cuts,
        )


# Betweenness from so many nodes is close enough for drawing and keeps large networks quick.
_SAMPLED = 200
