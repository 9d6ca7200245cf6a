"""One function per kind of question (interfaces §2): filters in words in, a frozen ``Answer`` out.

Every function takes the filters that combine with all kinds: ``agency``, ``role`` (leads, assists, guides,
responsible, any), ``region`` and ``below``, ``document``, ``topic``, ``program``, ``platform``, ``basis``
(``-listed`` leaves conventions out), ``year``, ``due_before``, ``due_after``; names in any form or identifiers,
one or several. ``limit`` and ``offset`` page the rows, ``total`` tells the whole.

>>> from graph.store import open_store
>>> from queries import answers
>>> answers.documents(open_store("sqlite://")).summary
'没有文件。'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.store import Store
from queries.answer import Answer as Answer
from queries.answer import Understood
from queries.fetch import Page
from queries.kinds_of_things import KINDS
from queries.names import Names, names_of
from queries.summary import summary, understood
from queries.wanted import Wanted
from queries.words import UnknownNameError, Words, found, last_day, roles, terms, wanted


def duties(store: Store, agency: Words = None, **filters: Any) -> Answer:
    """What an agency must do: a row for every measure and role."""
    return _answer(store, "duties", agency=agency, **filters)


def responsible(store: Store, topic: Words = None, **filters: Any) -> Answer:
    """Who must do what is named by ``program``, ``platform``, ``topic`` or ``measure``."""
    return _answer(store, "responsible", topic=topic, **filters)


def shared(store: Store, agency: Iterable[str], **filters: Any) -> Answer:
    """The measures that all of several agencies carry."""
    return _answer(store, "shared", agency=agency, **filters)


def partners(store: Store, agency: Words, partner_role: Words = None, **filters: Any) -> Answer:
    """With whom an agency shares measures, and how many."""
    return _answer(store, "partners", {"partner_roles": roles(partner_role)}, agency=agency, **filters)


def ranking(store: Store, fewest: bool = False, **filters: Any) -> Answer:
    """The agencies with most measures first."""
    return _answer(store, "ranking", {"order": "fewest" if fewest else None}, **filters)


def count(store: Store, what: str = "measures", **filters: Any) -> Answer:
    """How many measures, or agencies, documents, programs, platforms there are; for every agency its own number."""
    return _answer(store, "count", {"what": what}, **filters)


def targets(store: Store, metric: Words = None, deadline_before: str | None = None, **filters: Any) -> Answer:
    """Quantified goals and results whose words hold ``metric``."""
    own = {"metrics": terms(metric), "deadline_until": deadline_before and last_day(deadline_before)}
    return _answer(store, "targets", own | _taken(filters, "least", "most", "unit", "status"), **filters)


def funds(store: Store, recipient: Words = None, largest: bool = False, **filters: Any) -> Answer:
    """Sums of money; ``least`` and ``most`` bound them, ``bound`` is max, min, approx or exact."""
    own = {"recipients": terms(recipient), "order": "largest" if largest else None}
    return _answer(store, "funds", own | _taken(filters, "least", "most", "bound", "status", "payer"), **filters)


def programs(store: Store, **filters: Any) -> Answer:
    """Named programmes, each with its measures."""
    return _answer(store, "programs", **filters)


def platforms(store: Store, **filters: Any) -> Answer:
    """Named platforms, each with its measures."""
    return _answer(store, "platforms", **filters)


def relies(store: Store, source: Words = None, target: Words = None, **filters: Any) -> Answer:
    """What relies on ``target``, or what ``source`` relies on: platforms, programmes, agencies, measures by title."""
    ends = {
        "sources": (source, ("Program", "Platform", "Title")),
        "targets": (target, ("Platform", "Program", "Agency")),
    }
    return _answer(store, "relies", ends=ends, **filters)


def impact(store: Store, node: Words, *, limit: int | None = None, offset: int = 0) -> Answer:
    """What a delay of something reaches, and who leads that."""
    from queries.impact import impact as reached

    names = names_of(store)
    try:
        nodes = found(names, node, "平台、工程或措施", "Platform", "Program", "Agency", "Title")
    except UnknownNameError as error:
        return refused("impact", str(error), error.suggestions)
    return reached(store, nodes or (), page=Page(limit, offset), names=names)


def due(store: Store, **filters: Any) -> Answer:
    """The measures with a deadline of their own, the earliest first."""
    return _answer(store, "due", **filters)


def unassigned(store: Store, **filters: Any) -> Answer:
    """The measures that no agency leads."""
    return _answer(store, "unassigned", **filters)


def compare(store: Store, sides: Iterable[dict[str, Any]], *, limit: int | None = None, offset: int = 0) -> Answer:
    """Each side's measures by line of work; a side is a set of filters in words."""
    names = names_of(store)
    try:
        asked = Wanted(sides=tuple(wanted(names, **side).but(label=_label(side)) for side in sides))
    except UnknownNameError as error:
        return refused("compare", str(error), error.suggestions)
    return reply(store, names, "compare", asked, Page(limit, offset))


def documents(
    store: Store, cites: Words = None, how: str | None = None, issuer: Words = None, **filters: Any
) -> Answer:
    """The loaded documents; those that cite ``cites`` (``how``: implements or mentions), those of one issuer."""
    issuers = (issuer,) if isinstance(issuer, str) else tuple(issuer) if issuer else None
    ends = {"cited": (cites, ("Document", "Stub"))}
    return _answer(store, "documents", {"how": how, "issuers": issuers}, ends=ends, **filters)


def measures(store: Store, **filters: Any) -> Answer:
    """The measures themselves."""
    return _answer(store, "measures", **filters)


def reply(
    store: Store, names: Names, kind: str, asked: Wanted, page: Page, question: str = "", english: bool = False
) -> Answer:
    """The answer to a question whose words are all understood."""
    total, rows = KINDS[kind](store, located(names, asked), page)
    known = understood(names, kind, asked)
    sentence = summary(names, kind, asked, total, rows, english)
    return Answer(question=question, answered=True, understood=known, summary=sentence, total=total, rows=rows)


def located(names: Names, asked: Wanted) -> Wanted:
    """The same with its topic as the measures that mention it: one look at the words instead of one in every query."""
    if asked.sides:
        return asked.but(sides=tuple(located(names, side) for side in asked.sides))
    if asked.terms is None:
        return asked
    found = names.mentioning(asked.terms)
    kept = found if asked.measures is None else tuple(m for m in asked.measures if m in set(found))
    return asked.but(terms=None, measures=kept)


def refused(kind: str | None, reason: str, suggestions: tuple[str, ...], question: str = "") -> Answer:
    """An answer that says what was not understood."""
    near = f"是不是想问:{'、'.join(suggestions)}?" if suggestions else ""
    return Answer(
        question=question,
        answered=False,
        reason=reason,
        suggestions=suggestions,
        understood=Understood(kind=kind),
        summary=f"没有回答:{reason}。{near}",
        total=0,
    )


def _answer(
    store: Store,
    kind: str,
    own: dict[str, Any] | None = None,
    *,
    ends: Mapping[str, tuple[Words, tuple[str, ...]]] | None = None,
    limit: int | None = None,
    offset: int = 0,
    **filters: Any,
) -> Answer:
    names = names_of(store)
    try:
        nodes = {name: found(names, words, "名称", *labels) for name, (words, labels) in (ends or {}).items()}
        asked = wanted(names, **filters).but(**(own or {}), **nodes)
    except UnknownNameError as error:
        return refused(kind, str(error), error.suggestions)
    return reply(store, names, kind, asked, Page(limit, offset))


def _taken(filters: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: filters.pop(name) for name in names if name in filters}


def _label(side: dict[str, Any]) -> str:
    return " ".join(str(value) for name, value in side.items() if name not in ("role", "basis"))
