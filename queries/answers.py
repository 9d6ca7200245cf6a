"""One function per kind of question (interfaces §2): filters in words in, a frozen ``Answer`` out.

>>> from graph.store import open_store
>>> from queries import answers
>>> answers.documents(open_store("sqlite://")).summary
'没有符合条件的文件。'
"""

from __future__ import annotations

from typing import Any

from graph.store import Store
from queries.answer import Answer as Answer
from queries.fetch import Page
from queries.kinds_of_things import KINDS
from queries.names import Names, names_of
from queries.summary import summary, understood
from queries.wanted import Wanted
from queries.words import UnknownNameError, Words, wanted


def duties(store: Store, agency: Words = None, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """What an agency must do; ``role``, ``region``, ``document``, ``topic``, ``basis``, ``due_before`` narrow."""
    return _answer(store, "duties", limit, offset, agency=agency, **filters)


def responsible(
    store: Store, topic: Words = None, *, limit: int | None = None, offset: int = 0, **filters: Any
) -> Answer:
    """Who must do what is named by ``program``, ``platform``, ``topic`` or ``measure``."""
    return _answer(store, "responsible", limit, offset, topic=topic, **filters)


def documents(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """The loaded documents."""
    return _answer(store, "documents", limit, offset, **filters)


def shared(store: Store, agency: Words = None, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """The measures that several agencies carry together; ``agency`` names them."""
    return _answer(store, "shared", limit, offset, agency=agency, **filters)


def partners(
    store: Store, agency: Words = None, *, limit: int | None = None, offset: int = 0, **filters: Any
) -> Answer:
    """With whom an agency shares measures, most first."""
    return _answer(store, "partners", limit, offset, agency=agency, **filters)


def ranking(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """The agencies with most measures first; ``role`` says which."""
    return _answer(store, "ranking", limit, offset, **filters)


def count(store: Store, agency: Words = None, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """How many measures an agency has, or all the filters leave."""
    return _answer(store, "count", limit, offset, agency=agency, **filters)


def measures(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """The measures themselves, in the order of their documents."""
    return _answer(store, "measures", limit, offset, **filters)


def targets(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """Quantified goals and results."""
    return _answer(store, "targets", limit, offset, **filters)


def funds(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """Sums of money."""
    return _answer(store, "funds", limit, offset, **filters)


def programs(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """Named programmes, a row each."""
    return _answer(store, "programs", limit, offset, **filters)


def platforms(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """Named platforms, a row each."""
    return _answer(store, "platforms", limit, offset, **filters)


def relies(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """What relies on what."""
    return _answer(store, "relies", limit, offset, **filters)


def due(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """The measures with a deadline of their own, the earliest first."""
    return _answer(store, "due", limit, offset, **filters)


def unassigned(store: Store, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Answer:
    """The measures that no agency leads."""
    return _answer(store, "unassigned", limit, offset, **filters)


def reply(store: Store, names: Names, kind: str, asked: Wanted, page: Page, question: str = "") -> Answer:
    """The answer to a question whose words are all understood."""
    total, rows = KINDS[kind](store, asked, page)
    known = understood(names, kind, asked)
    sentence = summary(names, kind, asked, total, rows)
    return Answer(question=question, answered=True, understood=known, summary=sentence, total=total, rows=rows)


def _answer(store: Store, kind: str, limit: int | None, offset: int, **filters: Any) -> Answer:
    names = names_of(store)
    try:
        asked = wanted(names, **filters)
    except UnknownNameError as error:
        return refused(kind, str(error), error.suggestions)
    return reply(store, names, kind, asked, Page(limit, offset))


def refused(kind: str | None, reason: str, suggestions: tuple[str, ...], question: str = "") -> Answer:
    """An answer that says what was not understood."""
    from queries.answer import Understood

    return Answer(
        question=question, answered=False, reason=reason, suggestions=suggestions,
        understood=Understood(kind=kind), summary=f"没有回答:{reason}", total=0,
    )  # fmt: skip
