"""An answer and its rows, as frozen values: the one shape that terminal, API, explorer and assistants get."""

from __future__ import annotations

from graph.model import Frozen


class Row(Frozen):
    """One line of an answer."""


class Sourced(Row):
    """A row that comes from a measure; ``quote`` is the document's own text at ``[start, end)``."""

    document: str
    document_id: str
    region: str | None = None
    path: tuple[str, ...] = ()
    number: str
    title: str | None = None
    measure: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None


class DutyRow(Sourced):
    """An agency's role in a measure."""

    agency: str
    agency_id: str
    name: str | None = None
    role: str
    basis: str
    due: str | None = None


class Part(Frozen):
    """What one agency does in a shared measure."""

    agency: str
    agency_id: str
    role: str
    basis: str


class SharedRow(Sourced):
    """A measure that several agencies carry together."""

    roles: tuple[Part, ...]


class MeasureRow(Sourced):
    """A measure, with its date when it has one."""

    due: str | None = None
    ongoing: bool = False


class AgencyCountRow(Row):
    """An agency and a number of measures; ``of`` is the agency whose partner it is."""

    agency: str
    agency_id: str
    region: str | None = None
    role: str | None = None
    of: str | None = None
    count: int


class CountRow(Row):
    """A number of things."""

    count: int
    name: str


class TargetRow(Sourced):
    """A quantified goal or result."""

    metric: str
    value: float | int
    value_max: float | int | None = None
    unit: str | None = None
    comparator: str
    deadline: str | None = None
    period: str | None = None
    status: str
    target: str


class FundRow(Sourced):
    """One sum of money."""

    amount_cny: float | int
    amount_cny_max: float | int | None = None
    bound: str
    per: str | None = None
    period: str | None = None
    years: float | int | None = None
    payer: str | None = None
    recipient: str | None = None
    status: str
    text: str


class NameRow(Sourced):
    """A programme or platform, the measures that name it, and where the first of them says so."""

    name: str
    id: str
    kind: str
    measures: tuple[str, ...]


class RelianceRow(Sourced):
    """What relies on what, by which measure."""

    source: str
    source_id: str
    source_kind: str
    target: str
    target_id: str
    target_kind: str


class ImpactRow(Row):
    """Something that a delay reaches: the chain of names that proves it, and who leads it."""

    name: str
    id: str
    kind: str
    depth: int
    via: tuple[str, ...]
    path: tuple[str, ...] = ()
    document: str | None = None
    document_id: str | None = None
    region: str | None = None
    number: str | None = None
    title: str | None = None
    measure: str | None = None
    agencies: tuple[str, ...] = ()
    quote: str | None = None
    start: int | None = None
    end: int | None = None


class Side(Frozen):
    """One side of a comparison in one line of work."""

    side: str
    agencies: tuple[str, ...]
    count: int
    measures: tuple[DutyRow, ...]


class CompareRow(Row):
    """A line of work and what each side does in it."""

    name: str
    sides: tuple[Side, ...]


class DocumentRow(Row):
    """A document; ``how`` and the evidence say where it cites, or is cited, when that was asked."""

    document: str
    document_id: str
    doc_no: str | None = None
    issuers: tuple[str, ...] = ()
    issued_on: str | None = None
    region: str | None = None
    measures: int = 0
    how: str | None = None
    measure: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None


AnyRow = (
    DutyRow | SharedRow | MeasureRow | AgencyCountRow | CountRow | TargetRow | FundRow | NameRow | RelianceRow
    | ImpactRow | CompareRow | DocumentRow
)  # fmt: skip


class Understood(Frozen):
    """What a question was taken to ask; null or empty where it did not say."""

    kind: str | None = None
    agencies: tuple[str, ...] = ()
    role: str | None = None
    region: str | None = None
    document: str | None = None
    topic: str | None = None
    year: str | None = None
    names: tuple[str, ...] = ()
    basis: str | None = None
    due: str | None = None
    filters: tuple[str, ...] = ()


class Answer(Frozen):
    """A question, how it was understood, a sentence, and the rows that prove it; ``total`` tells the whole."""

    question: str
    answered: bool
    reason: str | None = None
    suggestions: tuple[str, ...] = ()
    understood: Understood
    summary: str
    total: int
    rows: tuple[AnyRow, ...] = ()
