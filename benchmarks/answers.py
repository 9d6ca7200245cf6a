"""Answers on large stores made from templates: ``python -m benchmarks.answers``.

``impact`` on one component of 10,000 nodes, the ledger of 10,000 tasks with its peak memory, and a question asked cold.
"""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

from app import ledger
from benchmarks.templates import records
from graph.model import DocumentHead, Duty, Measure, Record, Reliance
from graph.store import Store, open_store
from loaders.to_graph import to_graph
from queries import answers
from queries.ask import ask


def main() -> None:
    """Print each figure."""
    with tempfile.TemporaryDirectory() as folder:
        _impact(open_store(f"sqlite:///{folder}/chain.db"))
        store = open_store(f"sqlite:///{folder}/tasks.db")
        for record in records(167):
            store.merge(to_graph(record))
        _questions(store)
        _ledger(store, Path(folder) / "ledger.xlsx")


def _impact(store: Store, size: int = 5_000) -> None:
    """Measures that each rely on the platform before them, in documents of a hundred."""
    for first in range(0, size, 100):
        store.merge(to_graph(_links(first)))
    times = []
    for _ in range(5):
        started = time.perf_counter()
        answer = answers.impact(store, "甲市第0创新中心")
        times.append((time.perf_counter() - started) * 1000)
    print(
        f"impact on a component of {2 * size} nodes, {answer.total} rows: first {times[0]:.0f} ms, then {min(times[1:]):.0f} ms"
    )


def _links(first: int) -> Record:
    duty = Duty(name="市科技局", canonical="株洲市科学技术局", region="430200", role="leads", basis="explicit")
    measures = tuple(
        Measure(
            number=str(n),
            title=f"建设第{n + 1}创新中心",
            agencies=(duty,),
            platforms=(f"甲市第{n + 1}创新中心",),
            relies_on=(Reliance(source=f"甲市第{n + 1}创新中心", target=f"甲市第{n // 3}创新中心"),),
        )
        for n in range(first, first + 100)
    )
    return Record(document=DocumentHead(title=f"第{first}号方案", region="430200"), measures=measures)


def _questions(store: Store) -> None:
    for words in ("市科技局牵头什么", "石家庄市财政局配合多少项任务", "石家庄有哪些平台", "哪个部门牵头任务最多"):
        times = []
        for _ in range(5):
            started = time.perf_counter()
            ask(store, words, limit=50)
            times.append((time.perf_counter() - started) * 1000)
        print(f"ask {words}: first {times[0]:.0f} ms, then {min(times[1:]):.1f} ms")


def _ledger(store: Store, out: Path) -> None:
    started = time.perf_counter()
    listed = ledger.tasks(store)
    ledger.write(listed, out)
    took = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"a ledger of {len(listed)} tasks: {took:.1f} s, {out.stat().st_size / 1e6:.1f} MB, peak memory {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
