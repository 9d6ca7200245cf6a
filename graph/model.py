"""The ontology as frozen values: the extraction record, and the graph that is made of it.

Every other room reads this one. A record is what one document says (ontology §5), with half-open
``[start, end)`` character offsets into the document's normalised ``text``. A graph is the same as
nodes and edges (ontology §3 and §4); ``NODES`` and ``EDGES`` are its tables, and ``schema.cypher`` and
``schema.sql`` name the same labels, edges and properties.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict

Scalar: TypeAlias = str | int | float | bool | None
Role: TypeAlias = Literal["leads", "assists", "guides"]
Basis: TypeAlias = Literal["explicit", "declared", "sole", "listed", "shared", "inherited", "prose"]
Level: TypeAlias = Literal["national", "province", "city", "county", "township"]
AgencyKind: TypeAlias = Literal[
    "party", "government", "mass", "institution", "enterprise", "office", "collective", "sector", "other"
]
Comparator: TypeAlias = Literal[">=", "<=", "~", "="]
Period: TypeAlias = Literal["year", "half-year", "quarter", "month"]
Status: TypeAlias = Literal["planned", "achieved"]

# How records and filters write a date: a year, a month or a day, as a regular expression.
DATE = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"


class Frozen(BaseModel):
    """A value that never changes and takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Frozen):
    """Something a document says, at ``text[start:end]``; both are null in a record written by hand."""

    start: int | None = None
    end: int | None = None


class Citation(Fact):
    """A document named in 《》 or by its declared short name (ontology §4, Reliance and citation)."""

    title: str
    how: Literal["implements", "mentions"] = "mentions"


class Duty(Fact):
    """One agency's role in one measure (ontology §4); the span is the list or sentence that says so.

    ``name`` is as written; ``canonical`` to ``parent`` are null until resolved. ``object`` is what a
    prose sentence gives the agency to do.
    """

    name: str
    canonical: str | None = None
    region: str | None = None
    level: Level | None = None
    kind: AgencyKind | None = None
    function: str | None = None
    parent: str | None = None
    role: Role
    basis: Basis
    object: str | None = None


class Due(Fact):
    """A measure's own deadline: ``date`` as YYYY, YYYY-MM or YYYY-MM-DD, and whether it also goes on."""

    date: str | None = None
    ongoing: bool = False


class Target(Fact):
    """A quantified goal or result; 万 and 亿 are multiplied out (ontology §4, Targets)."""

    text: str
    metric: str
    value: float | int
    value_max: float | int | None = None
    unit: str | None = None
    comparator: Comparator = "="
    deadline: str | None = None
    period: Period | None = None
    status: Status = "planned"


class Fund(Fact):
    """One sum of money in CNY, per unit as written (ontology §4, Funds)."""

    text: str
    amount_cny: float | int
    amount_cny_max: float | int | None = None
    bound: Literal["max", "min", "approx", "exact"] = "exact"
    per: str | None = None
    period: Period | None = None
    years: float | int | None = None
    payer: str | None = None
    recipient: str | None = None
    status: Status = "planned"


class Reliance(Fact):
    """``source`` relies on ``target``: 依托 / 以…为依托 / 以…为载体; a null source is the measure itself."""

    source: str | None = None
    target: str


class Mention(Fact):
    """Where a name of ``programs`` or ``platforms`` stands."""

    kind: Literal["program", "platform"]
    name: str


class Heading(Fact):
    """One enclosing heading of a measure, with the programmes that only it names."""

    number: str
    title: str | None = None
    programs: tuple[str, ...] = ()


class Place(Frozen):
    """Where something stands in the original file; all counts from 1."""

    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    paragraph: int | None = None


class Measure(Fact):
    """The smallest numbered unit of the body and all that it says (ontology §1)."""

    number: str
    path: tuple[Heading, ...] = ()
    title: str | None = None
    place: Place | None = None
    agencies: tuple[Duty, ...] = ()
    due: Due | None = None
    programs: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    funds: tuple[Fund, ...] = ()
    relies_on: tuple[Reliance, ...] = ()
    cites: tuple[Citation, ...] = ()
    evidence: tuple[Mention, ...] = ()


class DocumentHead(Frozen):
    """One issued text: who issued it, when, under which number, for which division (ontology §1)."""

    title: str | None = None
    doc_no: str | None = None
    issuers: tuple[str, ...] = ()
    issued_on: str | None = None
    region: str | None = None
    aliases: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


class Note(Fact):
    """Something the loaders did not understand, said rather than guessed."""

    kind: Literal["unmatched", "prefix-only", "odd-list", "no-measures"]
    quote: str
    measure: str | None = None


class Record(Frozen):
    """What one document says: the shape that ``extract`` prints and ``load`` takes (ontology §5).

    ``text`` is the normalised text that every span points into; null in a record written by hand.
    """

    document: DocumentHead
    measures: tuple[Measure, ...] = ()
    notes: tuple[Note, ...] = ()
    source: str | None = None
    corrected: bool = False
    text: str | None = None


class Node(NamedTuple):
    """A node: its label, its identifier within the label, and its other properties."""

    label: str
    id: str
    properties: dict[str, Scalar]


class Edge(NamedTuple):
    """An edge as one document states it; ``key`` tells apart edges of one type between the same ends."""

    type: str
    source: tuple[str, str]
    target: tuple[str, str]
    key: str
    properties: dict[str, Scalar]


class Graph(NamedTuple):
    """What one document puts into the store: every edge carries this ``document`` as its ``doc_id``."""

    document: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class EdgeType(NamedTuple):
    """Which labels an edge may join, and its properties beside ``doc_id`` and ``key``."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: dict[str, type]


# Label → property → type. Every node also has `id`. Text that one document owns (`record`, `text`) lives on
# its Document; lists are stored as JSON text so that both stores give the same scalars.
NODES: dict[str, dict[str, type]] = {
    "Agency": {
        "canonical": str, "region": str, "level": str, "kind": str, "function": str, "parent": str,
    },
    "Program": {"name": str, "region": str},
    "Platform": {"name": str, "region": str},
    "Target": {
        "text": str, "metric": str, "value": float, "value_max": float, "unit": str,
        "comparator": str, "deadline": str, "period": str, "status": str,
    },
    "Region": {"name": str, "short": str, "level": str},
    "Document": {
        "title": str, "doc_no": str, "issuers": str, "issued_on": str, "region": str, "aliases": str,
        "cited_as": str, "loaded": bool, "corrected": bool, "source": str, "text": str, "record": str,
    },
    "Measure": {
        "document": str, "position": int, "number": str, "path": str, "headings": str, "title": str,
        "text": str, "start": int, "end": int, "due": str, "ongoing": bool, "place": str,
    },
}  # fmt: skip

_EVIDENCE: dict[str, type] = {"start": int, "end": int, "quote": str}
_DUTY: dict[str, type] = {"name": str, "basis": str, "order": int, "object": str, **_EVIDENCE}

EDGES: dict[str, EdgeType] = {
    "LEADS": EdgeType(("Agency",), ("Measure",), _DUTY),
    "ASSISTS": EdgeType(("Agency",), ("Measure",), _DUTY),
    "GUIDES": EdgeType(("Agency",), ("Measure",), _DUTY),
    "FUNDS": EdgeType(
        ("Agency", "Measure"),
        ("Program", "Platform", "Measure"),
        {
            "measure": str,
            "text": str,
            "amount_cny": float,
            "amount_cny_max": float,
            "bound": str,
            "per": str,
            "period": str,
            "years": float,
            "payer": str,
            "recipient": str,
            "status": str,
            **_EVIDENCE,
        },
    ),
    "LOCATED_IN": EdgeType(("Agency", "Platform", "Document", "Region"), ("Region",), {}),
    "PART_OF": EdgeType(("Measure", "Agency"), ("Document", "Agency"), {}),
    "INCLUDES": EdgeType(("Measure",), ("Program", "Platform"), {"name": str, "via": str, **_EVIDENCE}),
    "SETS": EdgeType(("Measure",), ("Target",), _EVIDENCE),
    "RELIES_ON": EdgeType(
        ("Measure", "Program", "Platform"),
        ("Platform", "Program", "Agency"),
        {"measure": str, "name": str, **_EVIDENCE},
    ),
    "CITES": EdgeType(("Document", "Measure"), ("Document",), {"title": str, "how": str, **_EVIDENCE}),
    "ISSUED": EdgeType(("Agency",), ("Document",), {"name": str}),
    "SUCCEEDED_BY": EdgeType(("Agency",), ("Agency",), {"year": int}),
}
