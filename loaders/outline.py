"""What ``parse`` finds in a text: its frame, its headings, and its measures in order (ontology §1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.model import Place
from loaders.text import Span, Text

UnitKind = Literal["numbered", "article", "clause", "row", "paragraph"]


@dataclass(frozen=True, slots=True)
class Head:
    """An enclosing heading: its number and title as the record gives them, and where it stands.

    ``lead`` is the unnumbered text between the heading and its first unit (it may name the actor of all
    units below); empty span when there is none.
    """

    number: str
    title: str | None
    span: Span
    lead: Span


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a task table's row, under its column's heading (牵头单位, 完成时限 …)."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One measure: its label, the headings above it, its own body, and its cells when it is a table row.

    ``span`` begins with the unit's number or heading and ends before the next unit; a clause's span
    begins after the list that closed the clause before it.
    """

    kind: UnitKind
    number: str
    path: tuple[Head, ...]
    title: str | None
    span: Span
    fields: tuple[Field, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Frame:
    """The document around its body; each span is empty when the text has no such part.

    ``notice`` is a covering 通知 (title, 文号, addressees, signature), ``front`` the text's own title and
    preamble, ``back`` signature and date behind the body. Page furniture is in none of them.
    """

    title: str | None
    doc_no: str | None
    issuers: tuple[str, ...]
    issued_on: str | None
    notice: Span = Span(0, 0)
    front: Span = Span(0, 0)
    back: Span = Span(0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A parsed document: every unit in reading order, and the text that belongs to no unit.

    Two outlines are equal when they are the same one, so that what is found once of a document is quickly found again.
    """

    text: Text
    frame: Frame
    units: tuple[Unit, ...]
    loose: tuple[Span, ...]
