"""``Text`` → ``Outline``: headings become paths, the smallest numbered units become measures (ontology §1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.outline import Head, Outline, Unit
from loaders.structure.annexes import idle
from loaders.structure.clauses import clauses
from loaders.structure.contents import without_contents
from loaders.structure.ending import without_closing
from loaders.structure.frame import enclosed, frame, sent_along, span_of
from loaders.structure.lines import Line, lines
from loaders.structure.metadata import metadata
from loaders.structure.numbering import apart
from loaders.structure.page import quiet
from loaders.structure.parts import Part, parts
from loaders.structure.split import split
from loaders.structure.tables import joined
from loaders.structure.titles import entitle
from loaders.structure.tree import tree
from loaders.structure.units import units
from loaders.text import Span, Text


def parse(text: Text) -> Outline:
    """Find the measures of a text, its frame, and what belongs to neither."""
    items = split(lines(text))
    meta = metadata(items, text.text)
    found = parts(without_contents(joined(text.text, quiet(items, text.text))))
    measures: list[Unit] = []
    main = _main_part(found)
    for part, entry in zip(found, _entries(found), strict=True):
        if part is main or not idle(part):
            measures.extend(_units(text.text, part, entry, part is main or part.kind == "text"))
    whole = apart([clause for unit in measures for clause in clauses(text.text, unit)])
    return Outline(text, frame(text, found, main, meta), tuple(whole), tuple(_loose(found, whole)))


def _units(text: str, part: Part, entry: Head | None, prose: bool) -> Iterable[Unit]:
    root = entitle(without_closing(tree(part.items)))
    return units(text, root, (entry,) if entry else (), prose)


def _entries(found: Sequence[Part]) -> list[Head | None]:
    """Each part's path entry: annexes by their label, several enclosed texts by position, the one text none."""
    main = _main(found)
    out: list[Head | None] = []
    texts = annexes = 0
    several = sum(part.kind == "text" for part in found) > 1
    for i, part in enumerate(found):
        texts += part.kind == "text"
        annexes += part.kind == "annex"
        if i == main or part.kind == "notice":
            out.append(None)
        elif part.kind == "text":
            out.append(_entry(part, str(texts)) if several else None)
        else:
            out.append(_entry(part, part.number or str(annexes)))
    return out


def _main(found: Sequence[Part]) -> int | None:
    """Which annex is the document itself: the only one with units of its own when nothing but a notice stands before."""
    bodies = [part for part in found if part.kind != "annex"]
    annexes = [i for i, part in enumerate(found) if part.kind == "annex"]
    if not annexes or any(tree(part.items).children or (part.kind == "text" and _prose(part)) for part in bodies):
        return None
    lines = [x for part in bodies for x in part.items if isinstance(x, Line)]
    sent = {*sent_along(lines), enclosed(lines)} - {None}
    named = [i for i in annexes if any(_same(s or "", found[i].named.title or "") for s in sent)]
    if named:
        return named[0] if len(named) == 1 else None
    working = [i for i in annexes if not idle(found[i])]
    return working[0] if len(working) == 1 else None


def _main_part(found: Sequence[Part]) -> Part | None:
    at = _main(found)
    if at is not None:
        return found[at]
    return next((part for part in found if part.kind == "text"), found[0] if found else None)


def _prose(part: Part) -> bool:
    return any(isinstance(item, Line) and len(item.text) >= 50 for item in part.items)


def _same(a: str, b: str) -> bool:
    if not a or not b:
        return False
    a, b = ("".join(c for c in s if c not in '《》“”"() ') for s in (a, b))
    return a in b or b in a


def _entry(part: Part, number: str) -> Head:
    lines = part.named.lines or ((part.mark,) if part.mark else ())
    span = Span(lines[0].start, lines[-1].end) if lines else span_of(part.items)
    root = tree(part.items)
    lead = span_of(root.items) if root.children and root.items else Span(span.end, span.end)
    return Head(number, part.named.title, span, lead)


def _loose(found: Sequence[Part], units: Sequence[Unit]) -> list[Span]:
    """The text that belongs to no unit, in order."""
    taken = sorted((unit.span.start, unit.span.end) for unit in units)
    spans = sorted(
        {
            (x.start, x.end)
            for part in found
            for x in (*part.named.lines, *part.items, *part.back, *((part.mark,) if part.mark else ()))
        }
    )
    out: list[Span] = []
    i = 0
    for start, end in spans:
        while i < len(taken) and taken[i][1] <= start:
            i += 1
        at = start
        k = i
        while k < len(taken) and taken[k][0] < end:
            if taken[k][0] > at:
                out.append(Span(at, taken[k][0]))
            at = max(at, taken[k][1])
            k += 1
        if at < end:
            out.append(Span(at, end))
    return out
