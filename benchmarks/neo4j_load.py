"""A hundred thousand nodes into a fresh server, by hand and through the store: ``python -m benchmarks.neo4j_load``.

Both write the same nodes and edges under the same schema, each into a server of its own, in turns of some documents
so that both meet the same weather. *By hand* is what one would type: distinct nodes, then edges, ``UNWIND … MERGE`` in batches of 5,000,
without the store's promises (a document whole or absent, shared names, stubs, removal).
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase

from benchmarks.templates import records
from graph.model import Graph
from graph.store import open_store
from loaders.to_graph import to_graph
from tests.neo4j.server import PASSWORD, Server

DOCUMENTS, ROUND, BATCH = 620, 62, 5_000


def main() -> None:
    """Print seconds, elements a second and the client's memory of both, and how they compare."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    ways = {"by hand": by_hand, "through the store": through_store}
    with ExitStack() as stack:
        servers = {name: stack.enter_context(_server()) for name in ways}
        pools = {name: stack.enter_context(multiprocessing.get_context("spawn").Pool(1)) for name in ways}
        seconds, megabytes = Counter[str](), dict[str, float]()
        for first in range(0, documents + ROUND, ROUND):  # the first round only warms
            for name, way in ways.items():
                taken, megabytes[name] = pools[name].apply(way, (servers[name].uri, first, first + ROUND))
                seconds[name] += taken if first else 0
        for name, server in servers.items():
            nodes, edges = _counted(server.uri)
            share = documents / (documents + ROUND)
            rate = (nodes + edges) * share / seconds[name]
            print(f"{name}: {seconds[name]:.1f} s, {rate:.0f} elements/s, client {megabytes[name]:.0f} MB")
    print(f"{nodes} nodes + {edges} edges in {documents} documents after {ROUND} that warmed")
    print(f"the store takes {seconds['through the store'] / seconds['by hand']:.2f} times as long as by hand")


@contextmanager
def _server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), heap="1g").start()
        try:
            yield server
        finally:
            server.stop()


def _counted(uri: str) -> tuple[int, int]:
    with GraphDatabase.driver(uri, auth=("neo4j", PASSWORD)) as driver:
        nodes = driver.execute_query("MATCH (n) WHERE NOT n:MandateSchema RETURN count(n) AS n").records[0]["n"]
        return nodes, driver.execute_query("MATCH ()-[e]->() RETURN count(e) AS n").records[0]["n"]


def graphs(first: int, last: int) -> Iterator[Graph]:
    """The graphs of the documents from ``first`` to before ``last``."""
    for number, record in enumerate(records(last)):
        if number >= first:
            yield to_graph(record)


def through_store(uri: str, first: int, last: int) -> tuple[float, float]:
    """Seconds inside ``Store.merge``, and megabytes of the process at its largest."""
    store, seconds = open_store(uri, password=PASSWORD), 0.0
    for graph in graphs(first, last):
        started = time.perf_counter()
        store.merge(graph)
        seconds += time.perf_counter() - started
    store.close()
    return seconds, _megabytes()


def by_hand(uri: str, first: int, last: int) -> tuple[float, float]:
    """Seconds inside the driver, and megabytes of the process at its largest."""
    open_store(uri, password=PASSWORD).close()  # the same schema
    with GraphDatabase.driver(uri, auth=("neo4j", PASSWORD)) as driver:
        return _write(driver, first, last), _megabytes()


def _write(driver: Driver, first: int, last: int) -> float:
    return _merged(driver, _nodes(first, last)) + _merged(driver, _edges(first, last))


def _merged(driver: Driver, rows: Iterator[tuple[str, dict[str, Any]]]) -> float:
    waiting: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    seconds = 0.0
    for cypher, row in rows:
        waiting[cypher].append(row)
        if len(waiting[cypher]) == BATCH:
            seconds += _sent(driver, cypher, waiting.pop(cypher))
    return seconds + sum(_sent(driver, cypher, batch) for cypher, batch in waiting.items())


def _sent(driver: Driver, cypher: str, batch: list[dict[str, Any]]) -> float:
    started = time.perf_counter()
    with driver.session() as session:
        session.execute_write(lambda tx: tx.run(cypher, rows=batch).consume())
    return time.perf_counter() - started


def _nodes(first: int, last: int) -> Iterator[tuple[str, dict[str, Any]]]:
    seen = set[tuple[str, str]]()
    for graph in graphs(first, last):
        for node in graph.nodes:
            if (end := (node.label, node.id)) not in seen:
                seen.add(end)
                own = {name: value for name, value in node.properties.items() if value is not None}
                yield f"UNWIND $rows AS row MERGE (n:{node.label} {{id: row.id}}) SET n = row", {"id": node.id, **own}


def _edges(first: int, last: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for graph in graphs(first, last):
        for edge in graph.edges:
            own = {name: value for name, value in edge.properties.items() if value is not None}
            yield (
                f"UNWIND $rows AS row MATCH (s:{edge.source[0]} {{id: row.source}})"
                f" MATCH (t:{edge.target[0]} {{id: row.target}})"
                f" MERGE (s)-[e:{edge.type} {{doc_id: row.own.doc_id, key: row.own.key}}]->(t) SET e = row.own",
                {
                    "source": edge.source[1],
                    "target": edge.target[1],
                    "own": {**own, "doc_id": graph.document, "key": edge.key},
                },
            )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
