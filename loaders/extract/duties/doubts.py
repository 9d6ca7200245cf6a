"""What looks like a responsibility and matched no rule, and lists that hold or end strangely: said, not guessed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph.model import Duty, Note
from loaders.extract.duties import columns, lists, prose
from loaders.extract.duties.groups import groups
from loaders.extract.duties.parts import Group
from loaders.outline import Outline, Unit
from loaders.parentheses import brackets
from loaders.rules import compiled, named
from loaders.text import Span

LONGEST_QUOTE = 160


def notes(outline: Outline, found: Sequence[tuple[Duty, ...]]) -> tuple[Note, ...]:
    """The doubts about every measure's duties, in the order of the text; a text without measures is one doubt."""
    text = outline.text.text
    if not outline.units:
        first = text.strip().split("\n", 1)[0][:LONGEST_QUOTE]
        return (Note(kind="no-measures", quote=first),) if first else ()
    said = [n for unit, duties in zip(outline.units, found, strict=True) for n in _of_unit(text, unit, duties)]
    return tuple(dict.fromkeys(said))


def _of_unit(text: str, unit: Unit, duties: tuple[Duty, ...]) -> Iterator[Note]:
    number = "/".join([*(head.number for head in unit.path), unit.number])
    if unit.fields:
        yield from _cells(text, unit, number)
        return
    listed = lists.find(text, unit.span)
    for one in listed:
        yield from _list(text, one, number)
    covered = [one.span for one in listed] + [Span(d.start or 0, d.end or 0) for d in duties]
    doubtful = _unmet(covered, [*_brackets(text, unit.span), *_sentences(text, unit.span)])
    if doubtful:  # prose is read a second time only where something is in doubt
        told = [Span(told.start, told.end) for told in prose.tell(text, [unit.span])]
        yield from (_note("unmatched", text, span, number) for span in _unmet([*covered, *told], doubtful))


def _unmet(covered: list[Span], spans: list[Span]) -> list[Span]:
    known = _Known(covered)
    return [span for span in spans if not known.meets(span)]


class _Known:
    """The stretches that some rule understood."""

    def __init__(self, spans: list[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda s: s.start):
            self._starts.append(span.start)
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def meets(self, span: Span) -> bool:
        i = bisect_left(self._starts, span.end) - 1
        return i >= 0 and self._ends[i] > span.start


def _note(kind: str, text: str, span: Span, number: str) -> Note:
    end = min(span.end, span.start + LONGEST_QUOTE)
    quote = text[span.start : end]
    if kind == "unmatched":
        return Note(kind="unmatched", quote=quote, start=span.start, end=end, measure=number)
    return Note(kind="odd-list", quote=quote, start=span.start, end=end, measure=number)


def _list(text: str, one: lists.Listed, number: str) -> Iterator[Note]:
    """A list without an agency, one with something in it that is named like none, and one that never ends."""
    found = groups(one.content)
    if not found and "成员" not in one.content[:6]:
        yield _note("unmatched", text, one.span, number)
    elif _strange(found):
        yield _note("odd-list", text, one.span, number)
    elif text[max(0, one.span.start - 1)] in "(〔[【":
        yield _note("odd-list", text, Span(one.span.start - 1, one.span.end), number)


def _strange(found: Sequence[Group]) -> bool:
    return any(not named(name) for group in found for name in group.names)


def _cells(text: str, unit: Unit, number: str) -> Iterator[Note]:
    for cell in unit.fields:
        part = columns.part_of(cell.label)
        content = cell.span.of(text).strip()
        if part and len(content) > 1:
            found = columns.in_cell(content, part)
            if not found:
                yield _note("unmatched", text, cell.span, number)
            elif _strange(found):
                yield _note("odd-list", text, cell.span, number)


_ROLE = re.compile("牵头(?!作用|人|领|抓)|责任(?:单位|部门)|配合(?:单位|部门)|负责$|主办|协办")


def _brackets(text: str, span: Span) -> Iterator[Span]:
    """Brackets that speak of a part and were no list."""
    for bracket in brackets(text, span.start, span.end, 400):
        inside = text[bracket.start + 1 : bracket.end - 1]
        if (
            _ROLE.search(inside)
            and not compiled("declaration").search(inside)
            and not inside.startswith(("以下", "简称"))
        ):
            yield bracket


_BY = re.compile("[。;!?\n]")
_TOLD = re.compile("牵头(?!单位|部门|作用|人|领|处)|由(?<![自理缘经]由)[^,。;]{2,30}(?:负责|承担)(?!人)")
_NOBODY = re.compile("同志|领导|副?[市县区省厅局部]长|书记|主任|负责人|纳税人|承租人|申请人|企业")


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """Sentences that say who leads or answers for something; persons and enterprises are nobody's business here."""
    if not _TOLD.search(text, span.start, span.end):
        return
    start = span.start
    for mark in [*_BY.finditer(text, span.start, span.end), None]:
        end = mark.start() if mark else span.end
        sentence = text[start : min(end, start + 400)]
        if _TOLD.search(sentence) and not _NOBODY.search(sentence):
            yield Span(start, end)
        start = mark.end() if mark else end
