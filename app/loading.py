"""Files and records into the store: walk, extract, merge, and say what became of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from app.files import extracted
from app.settings import Settings
from graph.errors import MandateError, StoreError
from graph.model import Graph, Note, Record
from graph.store import Store
from loaders.to_graph import to_graph
from queries import stored

State = Literal["loaded", "unchanged", "kept", "failed", "stopped"]


class Outcome(NamedTuple):
    """What became of one file or record."""

    path: Path
    state: State
    detail: str = ""
    document: str | None = None
    counts: tuple[tuple[str, int], ...] = ()


@dataclass
class Summary:
    """What a whole ``load`` did."""

    outcomes: list[Outcome] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Take in one file's outcome."""
        self.outcomes.append(outcome)
        self.counts.update(dict(outcome.counts))

    @property
    def failures(self) -> list[Outcome]:
        """The files that did not go in, the one that the store went away from among them."""
        return [outcome for outcome in self.outcomes if outcome.state in ("failed", "stopped")]

    @property
    def held(self) -> list[Outcome]:
        """The files that the store holds now."""
        return [outcome for outcome in self.outcomes if outcome.document is not None]

    def states(self) -> Counter[str]:
        """How many files ended in each state."""
        return Counter(outcome.state for outcome in self.outcomes)

    def json(self) -> str:
        """The summary for programs."""
        failed = [{"path": str(o.path), "reason": o.detail} for o in self.failures]
        held = {"held": [str(o.path) for o in self.held]} if self.states()["stopped"] else {}
        skipped = {"left_out": self.left_out} if self.left_out else {}
        found = {**self.states(), "counts": self.counts, "failures": failed, **skipped, **held}
        return json.dumps(found, ensure_ascii=False)


def load(
    paths: Iterable[Path], store: Store, settings: Settings, *, region: str | None = None, discard: bool = False
) -> Iterator[Outcome]:
    """Merge every document under the paths, one transaction each; one that fails leaves the store as it was.

    When the store goes away the document in flight is the last outcome, then its ``StoreError`` is raised.
    """
    for path, found in extracted(paths, settings, region=region):
        if isinstance(found, MandateError):
            yield Outcome(path, "failed", str(found))
        else:
            try:
                outcome = merge(found, path, store, discard=discard)
            except StoreError:
                yield Outcome(path, "stopped", f"{path}: 读入时库不可用,未得到确认(不会只读入一半)")
                raise
            except MandateError as error:
                outcome = Outcome(path, "failed", f"{path}: {error}")
            except Exception as error:  # a value that no store can hold; the transaction is taken back
                outcome = Outcome(
                    path, "failed", f"{path}: 有存不下的值({error.__class__.__name__}: {error})。请改正记录"
                )
            yield outcome


def merge(record: Record, path: Path, store: Store, *, discard: bool = False) -> Outcome:
    """Merge one record, unless the store holds it already or holds a correction of the same text.

    Raises ``StoreError`` when nothing further can be merged either.
    """
    graph = to_graph(record)
    before = stored.record(store, graph.document)
    if before is not None and not discard and _keeps(before, record):
        return Outcome(path, "kept", "已有人工改正的记录,保留;要重新抽取请加 --discard-corrections", graph.document)
    if before == record:
        return Outcome(path, "unchanged", document=graph.document, counts=_counts(graph, record))
    store.merge(graph)
    return Outcome(path, "loaded", document=graph.document, counts=_counts(graph, record))


def _keeps(before: Record, record: Record) -> bool:
    return before.corrected and not record.corrected and before.text in (None, record.text)


def _counts(graph: Graph, record: Record) -> tuple[tuple[str, int], ...]:
    labels = Counter(node.label for node in graph.nodes)
    return (
        ("documents", 1),
        ("measures", labels["Measure"]),
        ("agencies", labels["Agency"]),
        ("edges", len(graph.edges)),
        ("notes", len(record.notes)),
    )


def remove(store: Store, called: str) -> str:
    """Take out the document of this identifier, 文号 or title. Raises ``NotFoundError`` naming what is near."""
    found = stored.document(store, called)
    store.remove(found.document_id)
    return found.document


class Doubt(NamedTuple):
    """Something that was not understood, and in which document."""

    document: str
    note: Note


def notes(store: Store) -> list[Doubt]:
    """Everything that the loaded documents' readers did not understand."""
    records = (stored.record(store, document) for document in store.documents())
    return [Doubt(r.document.title or r.source or "", note) for r in records if r for note in r.notes]
