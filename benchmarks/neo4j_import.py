"""A million nodes by ``export neo4j-admin`` and a stopped server's import: ``python -m benchmarks.neo4j_import``."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.templates import records
from graph.export import neo4j_admin
from graph.model import Edge, Node
from graph.store import open_store
from loaders.to_graph import to_graph
from tests.neo4j.server import PASSWORD, Server
from tests.neo4j.test_bulk import arguments

DOCUMENTS = 7_000


def main() -> None:
    """Print the seconds of each step, what went in, and the memory of the largest process."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        out, counts = Path(folder) / "csv", Counter[str]()
        with _timed("made from templates and written as CSV"):
            neo4j_admin.write(elements(documents, counts), out)
        size = sum(file.stat().st_size for file in out.iterdir())
        print(f"{counts['nodes']} nodes + {counts['edges']} edges, {size / 1e6:.0f} MB")
        server = Server(Path(folder) / "home", heap="2g")
        server.prepare()
        with _timed("neo4j-admin database import full"):
            server.admin(*arguments((out / "import.sh").read_text("utf-8")), folder=out)
        server.start()
        try:
            with _timed("constraints, indexes and full text, on opening the store"):
                store = open_store(server.uri, password=PASSWORD)
            with _timed("one document more"):
                store.merge(to_graph(next(records(1, 60, seed=2))))
            store.close()
        finally:
            server.stop()
    for who, of in (("writer", resource.RUSAGE_SELF), ("import", resource.RUSAGE_CHILDREN)):
        print(f"memory of the {who}: {resource.getrusage(of).ru_maxrss / 1024:.0f} MB")


class _timed:  # noqa: N801
    """Prints how long a block took."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        self._started = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        print(f"{self._what}: {time.perf_counter() - self._started:.1f} s", flush=True)


def elements(documents: int, counts: Counter[str]) -> Iterator[Node | Edge]:
    """Every node once and every edge of the documents, as they come."""
    seen = set[tuple[str, str]]()
    for record in records(documents):
        graph = to_graph(record)
        for node in graph.nodes:
            if (node.label, node.id) not in seen:
                seen.add((node.label, node.id))
                counts["nodes"] += 1
                yield node
        for edge in graph.edges:
            counts["edges"] += 1
            yield edge._replace(properties={"doc_id": graph.document, **edge.properties})


if __name__ == "__main__":
    main()
