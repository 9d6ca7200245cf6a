"""The server is killed again and again while documents are loaded: ``python -m benchmarks.neo4j_kills 20``.

After each kill: every document that was acknowledged is there, and whatever is there is whole. At the end, loading
what is missing gives the very graph that a load without kills gives.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from benchmarks.templates import records
from graph.errors import StoreError
from graph.model import Edge, Graph
from graph.store import Store, open_store
from loaders.to_graph import to_graph
from tests.neo4j.server import PASSWORD, Server


class Report(NamedTuple):
    """What a campaign found; ``half`` and ``lost`` are to be empty, ``equal`` true."""

    kills: int
    acknowledged: int
    half: list[str]
    lost: list[str]
    equal: bool


def main() -> None:
    """Print what so many kills found."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        try:
            print(campaign(server, kills, list(map(to_graph, records(40, 30)))))
        finally:
            server.stop()


def campaign(server: Server, kills: int, graphs: list[Graph], seed: int = 1) -> Report:
    """Kill a running server so many times, each at a random moment of a load that replaces or adds documents."""
    chance = random.Random(seed)
    acknowledged = set[str]()
    half, lost = list[str](), list[str]()
    for _ in range(kills):
        _load_until_killed(server, graphs, acknowledged, chance)
        server.start()
        store = open_store(server.uri, password=PASSWORD)
        half += _half(store, graphs)
        lost += sorted(acknowledged - set(store.documents()))
        store.close()
    return Report(kills, len(acknowledged), half, lost, _completed(server, graphs))


def _load_until_killed(server: Server, graphs: list[Graph], acknowledged: set[str], chance: random.Random) -> None:
    store = open_store(server.uri, password=PASSWORD)
    store.merge(graphs[0])  # a fresh server is slow at first: no kill before anything can be acknowledged
    acknowledged.add(graphs[0].document)
    timer = threading.Timer(chance.uniform(0.05, 1.5), server.kill)
    timer.start()
    try:
        while True:
            graph = chance.choice(graphs)
            store.merge(graph)
            acknowledged.add(graph.document)
    except StoreError:
        timer.join()
    finally:
        store.close()


def _half(store: Store, graphs: list[Graph]) -> list[str]:
    """Documents that are there in part, or that say something without being there."""
    whole = {graph.document: {edge[:4] for edge in graph.edges} for graph in graphs}
    there = set(store.documents())
    speaking = {str(element.properties["doc_id"]) for element in store.dump() if isinstance(element, Edge)}
    parts = [d for d in there if {edge[:4] for edge in store.graph(d).edges} != whole[d]]
    return sorted([*parts, *(speaking - there)])


def _completed(server: Server, graphs: list[Graph]) -> bool:
    store, fresh = open_store(server.uri, password=PASSWORD), open_store("sqlite://")
    for graph in graphs:
        store.merge(graph)
        fresh.merge(graph)
    equal = list(store.dump()) == list(fresh.dump())
    store.close()
    fresh.close()
    return equal


if __name__ == "__main__":
    main()
