"""The straight line from a file to a record: read → normalise → parse → extract → resolve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from graph.model import DocumentHead, Duty, Heading, Measure, Mention, Place, Record
from loaders.extract import citations, due, duties, funds, names, reliance, targets
from loaders.normalise import normalise
from loaders.outline import Head, Outline
from loaders.parse import parse
from loaders.read import LIMIT, read
from loaders.resolve import resolve
from loaders.text import Source


def extract(path: Path, *, region: str | None = None, limit: int = LIMIT) -> Record:
    """The record of one file of at most ``limit`` bytes; ``region`` governs it when its text does not say. Raises ``ReadError``."""
    return of_source(read(path, limit=limit), region)


def extract_many(paths: Iterable[Path], executor: Executor) -> Iterator[Record]:
    """The records of many files in order, computed by any executor; a file's ``ReadError`` is raised at its turn."""
    return executor.map(extract, paths)


def of_source(source: Source, region: str | None = None) -> Record:
    """The record of what a reader handed over; ``region`` governs it when its text does not say."""
    said = written(parse(normalise(source)))
    found = resolve(said)
    if found.document.region or not region:
        return found
    return resolve(said.model_copy(update={"document": said.document.model_copy(update={"region": region})}))


def completed(record: Record) -> Record:
    """A hand-made record with the names resolved that it leaves open; what it states stays."""
    found = resolve(record)
    measures = tuple(
        said.model_copy(update={"agencies": tuple(map(_stated, said.agencies, read_.agencies))})
        for said, read_ in zip(record.measures, found.measures, strict=True)
    )
    region = record.document.region or found.document.region
    return record.model_copy(
        update={"document": record.document.model_copy(update={"region": region}), "measures": measures}
    )


def _stated(said: Duty, resolved: Duty) -> Duty:
    return said if said.canonical else resolved


def written(outline: Outline) -> Record:
    """Everything the document says, names as written."""
    programs = names.in_headings(outline)
    charged = duties.find(outline)
    facts = zip(
        outline.units,
        charged,
        due.find(outline),
        names.find(outline),
        targets.find(outline),
        funds.find(outline),
        reliance.find(outline),
        citations.find(outline),
        strict=True,
    )
    measures = tuple(
        Measure(
            number=unit.number,
            path=tuple(_heading(head, programs) for head in unit.path),
            title=unit.title,
            start=unit.span.start,
            end=unit.span.end,
            place=unit.place if unit.place != Place() else None,
            agencies=agencies,
            due=deadline[0] if deadline else None,
            programs=_named(mentions, "program"),
            platforms=_named(mentions, "platform"),
            targets=goals,
            funds=sums,
            relies_on=reliances,
            cites=cites,
            evidence=mentions,
        )
        for unit, agencies, deadline, mentions, goals, sums, reliances, cites in facts
    )
    doubts = duties.notes(outline, charged)
    text = outline.text
    return Record(document=_head(outline), measures=measures, notes=doubts, source=text.name, text=text.text)


def _head(outline: Outline) -> DocumentHead:
    frame = outline.frame
    return DocumentHead(
        title=frame.title,
        doc_no=frame.doc_no,
        issuers=frame.issuers,
        issued_on=frame.issued_on,
        aliases=citations.aliases(outline),
        cites=citations.of_document(outline),
    )


def _heading(head: Head, programs: dict[int, tuple[str, ...]]) -> Heading:
    named = programs.get(head.span.start, ())
    return Heading(number=head.number, title=head.title, programs=named, start=head.span.start, end=head.span.end)


def _named(mentions: tuple[Mention, ...], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in mentions if m.kind == kind))
