"""Files and records into the store: walk, extract, merge, and say what became of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from app.settings import Settings
from graph.errors import InputError, MandateError, NotFoundError, ReadError, StoreError
from graph.model import Graph, Note, Record
from graph.store import Store
from loaders import pipeline, read, records
from loaders.to_graph import to_graph
from queries import answers

State = Literal["loaded", "unchanged", "kept", "failed"]
_FEW = 4  # below this, starting processes costs more than they save


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

    def add(self, outcome: Outcome) -> None:
        """Take in one file's outcome."""
        self.outcomes.append(outcome)
        self.counts.update(dict(outcome.counts))

    @property
    def failures(self) -> list[Outcome]:
        """The files that did not go in."""
        return [outcome for outcome in self.outcomes if outcome.state == "failed"]

    def states(self) -> Counter[str]:
        """How many files ended in each state."""
        return Counter(outcome.state for outcome in self.outcomes)

    def json(self) -> str:
        """The summary for programs."""
        failed = [{"path": str(o.path), "reason": o.detail} for o in self.failures]
        return json.dumps({**self.states(), "counts": self.counts, "failures": failed}, ensure_ascii=False)


def load(
    paths: Iterable[Path], store: Store, settings: Settings, *, region: str | None = None, discard: bool = False
) -> Iterator[Outcome]:
    """Merge every document under the paths, one transaction each; one that fails leaves the store as it was."""
    for path, found in extracted(paths, settings, region=region):
        if isinstance(found, MandateError):
            yield Outcome(path, "failed", str(found))
        else:
            yield merge(found, path, store, discard=discard)


def merge(record: Record, path: Path, store: Store, *, discard: bool = False) -> Outcome:
    """Merge one record, unless the store holds it already or holds a correction of the same text.

    Raises ``StoreError`` when nothing further can be merged either.
    """
    graph = to_graph(record)
    before = answers.stored(store, graph.document)
    if before is not None and not discard and _keeps(before, record):
        return Outcome(path, "kept", "已有人工改正的记录,保留;要重新抽取请加 --discard-corrections", graph.document)
    if before == record:
        return Outcome(path, "unchanged", document=graph.document, counts=_counts(graph, record))
    store.merge(graph)
    return Outcome(path, "loaded", document=graph.document, counts=_counts(graph, record))


def _keeps(before: Record, record: Record) -> bool:
    return before.corrected and not record.corrected and before.text in (None, record.text)


def extracted(
    paths: Iterable[Path], settings: Settings, *, region: str | None = None
) -> Iterator[tuple[Path, Record | MandateError]]:
    """Every record under the paths, in order, or the error in its place."""
    files = list(walk(paths))
    documents = [path for path in files if isinstance(path, Path) and path.suffix.lower() not in records.SUFFIXES]
    work = partial(_extract, region=region, limit=settings.max_upload_mb * 1024 * 1024)
    if len(documents) < _FEW:
        yield from _in_order(files, map(work, documents))
        return
    with ProcessPoolExecutor() as pool:
        yield from _in_order(files, _windowed(pool, work, documents))


def _windowed(
    pool: ProcessPoolExecutor, work: partial[Record | MandateError], paths: list[Path]
) -> Iterator[Record | MandateError]:
    """Like ``pool.map`` with a bounded number of results waiting, so that memory does not grow with the folder."""
    rest = iter(paths)
    waiting: list[Future[Record | MandateError]] = [pool.submit(work, path) for path in islice(rest, 16)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [pool.submit(work, path) for path in islice(rest, 1)]


def _in_order(
    files: list[Path | ReadError], results: Iterator[Record | MandateError]
) -> Iterator[tuple[Path, Record | MandateError]]:
    for path in files:
        if isinstance(path, ReadError):
            yield Path(path.where), path
        elif path.suffix.lower() in records.SUFFIXES:
            yield from _recorded(path)
        else:
            yield path, next(results)


def _recorded(path: Path) -> Iterator[tuple[Path, Record | MandateError]]:
    try:
        for record in records.read_records(path):
            yield path, pipeline.completed(record)
    except InputError as error:
        yield path, error


def _extract(path: Path, *, region: str | None, limit: int) -> Record | MandateError:
    try:
        return pipeline.extract(path, region=region, limit=limit)
    except MandateError as error:
        return error


def walk(paths: Iterable[Path]) -> Iterator[Path | ReadError]:
    """Every file under the paths in order of name; hidden files and kinds that no reader knows are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p.relative_to(path)) and _known(p))
        yield from inside or [ReadError("文件夹里没有可读的文件", where=str(path), remedy="支持的格式见 README")]


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _known(path: Path) -> bool:
    return path.suffix.lower() in records.SUFFIXES | read.SUFFIXES


def _counts(graph: Graph, record: Record) -> tuple[tuple[str, int], ...]:
    labels = Counter(node.label for node in graph.nodes)
    return (
        ("documents", 1),
        ("measures", labels["Measure"]),
        ("agencies", labels["Agency"]),
        ("edges", len(graph.edges)),
        ("notes", len(record.notes)),
    )


def remove(store: Store, document: str) -> str:
    """Take out the document of this identifier, 文号 or title. Raises ``NotFoundError`` naming what is near."""
    found = answers.find_document(store, document)
    if not store.remove(found):
        raise NotFoundError("没有这份文件", where=document, remedy="`mandate documents` 列出已读入的文件")
    return found


class Doubt(NamedTuple):
    """Something that was not understood, and in which document."""

    document: str
    note: Note


def notes(store: Store) -> list[Doubt]:
    """Everything that the loaded documents' readers did not understand."""
    found = []
    for document in answers.documents(store).rows:
        record = answers.stored(store, str(document.id))
        found += [Doubt(str(document.title or document.id), note) for note in record.notes] if record else []
    return found


__all__ = ["Doubt", "Outcome", "StoreError", "Summary", "extracted", "load", "merge", "notes", "remove", "walk"]
