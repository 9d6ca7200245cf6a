"""What a delay reaches: all that relies on something, directly or through others, down to the leading agencies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from graph.store import Row as Stored
from graph.store import Store
from queries.answer import Answer, ImpactRow, Understood
from queries.fetch import EVERYTHING, Page, fetch
from queries.names import Names, names_of
from queries.registry import listed
from queries.summary import some


def impact(
    store: Store,
    nodes: Iterable[str],
    *,
    page: Page = EVERYTHING,
    question: str = "",
    names: Names | None = None,
    english: bool = False,
) -> Answer:
    """What a delay of some nodes reaches: all that relies on them, directly or through others, and who leads that."""
    names = names or names_of(store)
    starts = tuple(dict.fromkeys(nodes))
    rows = tuple(_impact_rows(store, names, starts))
    called = tuple(dict.fromkeys(name_of(names, node) for node in starts))
    agencies = tuple(dict.fromkeys(a for row in rows for a in row.agencies))
    return Answer(
        question=question,
        answered=True,
        understood=Understood(kind="impact", names=called),
        summary=(_english if english else _chinese)(called, len(rows), agencies),
        total=len(rows),
        rows=tuple(page.of(rows)),
    )


def _chinese(called: tuple[str, ...], reached: int, agencies: tuple[str, ...]) -> str:
    if not reached:
        return f"没有任何措施或平台依托{some(called)}。"
    return f"{some(called)}延期会影响 {reached} 项" + (f",由{some(agencies)}牵头。" if agencies else "。")


def _english(called: tuple[str, ...], reached: int, agencies: tuple[str, ...]) -> str:
    if not reached:
        return f"Nothing relies on {some(called)}."
    return f"A delay of {some(called)} reaches {reached}" + (f", led by {some(agencies)}." if agencies else ".")


def name_of(names: Names, node: str) -> str:
    """What a node is called."""
    if agency := names.agencies.get(node):
        return agency.canonical
    return next((thing.name for ref, thing in names.things.items() if ref.id == node), node.rpartition("~")[2])


def _impact_rows(store: Store, names: Names, starts: tuple[str, ...]) -> Iterator[ImpactRow]:
    """A row for everything that relies on the nodes, nearest first, with the chain of names back to them."""
    relying: dict[str, list[Stored]] = {}
    for row in fetch(store, "relies", {}).rows:
        relying.setdefault(str(row["target_id"]), []).append(row)
    leaders = _leaders(store, {str(row["measure"]) for rows in relying.values() for row in rows})
    chains: dict[str, tuple[str, ...]] = {start: (name_of(names, start),) for start in starts}
    waiting, done = deque(starts), set[tuple[str, str]]()
    while waiting:
        node = waiting.popleft()
        for row in relying.get(node, ()):
            source, measure = str(row["source_id"]), str(row["measure"])
            if source in starts or (source, measure) in done:
                continue
            done.add((source, measure))
            if source not in chains:
                chains[source] = (*chains[node], str(row["source"]))
                waiting.append(source)
            yield _impact_row(row, chains[node], leaders.get(measure, ()))


def _impact_row(row: Stored, chain: tuple[str, ...], agencies: tuple[str, ...]) -> ImpactRow:
    own: dict[str, Any] = {
        "name": row["source"],
        "id": row["source_id"],
        "kind": row["source_kind"],
        "depth": len(chain),
    }
    path = tuple(str(row["path"]).split("/")) if row["path"] else ()
    said: dict[str, Any] = {name: row[name] for name in _SAID}
    return ImpactRow(**said, **own, path=path, via=chain, agencies=agencies)


_SAID = ("document", "document_id", "region", "number", "title", "measure", "quote", "start", "end")


def _leaders(store: Store, measures: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    parameters = {"measures": listed(sorted(measures)), "roles": "leads"}
    for row in fetch(store, "responsible", parameters).rows:
        key = str(row["measure"])
        found[key] = (*found.get(key, ()), str(row["agency"]))
    return found
