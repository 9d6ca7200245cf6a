"""``Text`` → ``Outline``: headings become paths, the smallest numbered units become measures (ontology §1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.outline import Frame, Head, Outline, Unit
from loaders.structure import frame as heads
from loaders.structure.annexes import idle
from loaders.structure.clauses import clauses
from loaders.structure.contents import without_contents
from loaders.structure.ending import without_closing
from loaders.structure.lines import Item, Line, lines
from loaders.structure.page import metadata, quiet
from loaders.structure.numbering import apart
from loaders.structure.parts import Part, parts
from loaders.structure.split import split
from loaders.structure.tree import tree
from loaders.structure.units import units
from loaders.text import Span, Text


def parse(text: Text) -> Outline:
    """Find the measures of a text, its frame, and what belongs to neither."""
    items = split(lines(text))
    meta = metadata(items)
    found = parts(without_contents(quiet(items)))
    measures: list[Unit] = []
    for part, entry in zip(found, _entries(found), strict=True):
        if part.kind == "notice" or not idle(part):
            measures.extend(_units(text.text, part, entry))
    whole = apart([clause for unit in measures for clause in clauses(text.text, unit)])
    return Outline(text, _frame(text, found, meta), tuple(whole), tuple(_loose(found, whole)))


def _units(text: str, part: Part, entry: Head | None) -> Iterable[Unit]:
    root = tree(part.items)
    if part.kind == "notice" and not root.children:
        return ()
    return units(text, without_closing(root), (entry,) if entry else ()).units


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
    sent = heads.enclosed([x for part in bodies for x in part.items if isinstance(x, Line)])
    named = [i for i in annexes if sent and found[i].named.title and _same(sent, found[i].named.title or "")]
    if named:
        return named[0]
    working = [i for i in annexes if not idle(found[i])]
    return working[0] if len(working) == 1 else None


def _prose(part: Part) -> bool:
    return any(isinstance(item, Line) and len(item.text) >= 50 for item in part.items)


def _same(a: str, b: str) -> bool:
    a, b = ("".join(c for c in s if c not in '《》“”"() ') for s in (a, b))
    return a in b or b in a


def _entry(part: Part, number: str) -> Head:
    lines = part.named.lines or ((part.mark,) if part.mark else ())
    span = Span(lines[0].start, lines[-1].end) if lines else heads.span_of(part.items)
    return Head(number, part.named.title, span, Span(span.end, span.end))


def _frame(text: Text, found: Sequence[Part], meta: dict[str, str]) -> Frame:
    notice = next((part for part in found if part.kind == "notice"), None)
    main_annex = _main(found)
    text_part = next((part for part in found if part.kind == "text"), None)
    main = found[main_annex] if main_annex is not None else text_part
    first = notice or text_part or main
    head = heads.head_lines(first.items) if first else []
    back = [*(notice.back if notice else ()), *(main.back if main and not (notice and notice.back) else ())]
    if not back and text_part:
        back = list(text_part.back)
    number = heads.number(head, meta)
    return Frame(
        title=_title(notice, text_part, main),
        doc_no=number,
        issuers=heads.issuers(text, back, head, meta),
        issued_on=heads.issued(back, head, number, meta),
        notice=heads.span_of([*notice.items, *notice.back]) if notice else Span(0, 0),
        front=_front(main) if main else Span(0, 0),
        back=heads.span_of(main.back) if main else Span(0, 0),
    )


def _title(notice: Part | None, text: Part | None, main: Part | None) -> str | None:
    if notice:
        own = main.named.title if main else None
        return own or heads.enclosed([x for x in notice.items if isinstance(x, Line)])
    if main and main.kind == "annex":
        return main.named.title or (heads.own_title(text) if text else None)
    return heads.own_title(main) if main else None


def _front(part: Part) -> Span:
    root = tree(part.items)
    lines: list[Item] = [*part.named.lines, *(root.items if root.children else [])]
    return Span(min(x.start for x in lines), max(x.end for x in lines)) if lines else Span(0, 0)


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
