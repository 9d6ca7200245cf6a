"""From what was heard to what is wanted: the filters of a question, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate

from queries.ask.grammar import Moment
from queries.ask.heard import Heard
from queries.ask.kinds import WITH, roles_of_bodies, with_body
from queries.ask.tokens import Token
from queries.fold import fold
from queries.kinds_of_things import line_of_work
from queries.names import Names, Ref, Thing
from queries.wanted import ALL_BASES, RESPONSIBLE, Body, Wanted

_ABOUT_TASKS = ("duties", "due", "count", "unassigned", "ranking", "partners", "shared")
_COUNTED = {"agencies": "agencies", "documents": "documents", "programs": "programs", "platforms": "platforms"}


def wanted(kind: str, heard: Heard, region: str | None) -> Wanted:
    """The filters of a question of that kind; ``region`` narrows when the question names none."""
    local = heard.regions or ((region,) if region else ())
    divisions = heard.names.below(local) if heard.has("below") else local
    bodies = tuple(_body(heard, token, divisions) for token in heard.bodies)
    bodies = tuple(accumulate(bodies, partial(_elided, heard.names)))
    placed = bool(heard.regions) and any(_local(heard.names, body.ids, divisions) for body in bodies)
    asked = Wanted(
        bodies=bodies,
        roles=_roles(kind, heard),
        regions=None if placed or not divisions else tuple(divisions),
        documents=heard.documents or None,
        terms=tuple(fold(topic) for topic in (*heard.topics, *_nouns(kind, heard))) or None,
        names=tuple(i for token in heard.things for i in heard.ids(token, "Program", "Platform")) or None,
        named=tuple(fold(token.text) for token in heard.things) or None,
        bases=_bases(heard),
        period="year" if heard.has("yearly") and kind in ("targets", "funds") else None,
    )
    return SHAPES.get(kind, _plain)(_dated(kind, heard, asked), heard)


def _roles(kind: str, heard: Heard) -> tuple[str, ...] | None:
    roles = heard.roles()
    if roles is None and not heard.has("any") and kind not in ("partners", "shared", "compare"):
        return RESPONSIBLE if heard.bodies or kind in ("duties", "responsible", "ranking") else None
    return roles


def _bases(heard: Heard) -> tuple[str, ...] | None:
    """推定的 are those of a plain list, which 排除推定的 and 明确 leave out."""
    if heard.has("unlisted") or (heard.has("convention") and heard.has("negation")):
        return tuple(basis for basis in ALL_BASES if basis != "listed")
    return ("listed",) if heard.has("convention") else None


def _nouns(kind: str, heard: Heard) -> Iterator[str]:
    """平台 in 与平台有关的任务 is a topic."""
    if kind in _ABOUT_TASKS and heard.asked in ("tasks", "measures"):
        yield from (cue.text for cue in heard.cues if cue.word in ("platforms", "programs"))


def _body(heard: Heard, token: Token, regions: tuple[str, ...]) -> Body:
    ids = heard.ids(token, "Agency")
    local = _local(heard.names, ids, regions) or ids
    return Body(token.text, _written(heard.names, local) or local)


def _written(names: Names, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The namesakes that some document names, without those that are only known as what another body became."""
    return tuple(i for i in ids if names.agencies[i].names)


def _elided(names: Names, before: Body, body: Body) -> Body:
    """A body without a place is of the place of the one before it, where there is one: 甲市工信局、市商务局."""
    places = {names.agencies[i].region for i in before.ids}
    if len(body.ids) == 1 or len(places) != 1:
        return body
    return Body(body.said, _local(names, body.ids, tuple(filter(None, places))) or body.ids)


def _local(names: Names, ids: tuple[str, ...], regions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(i for i in ids if names.agencies[i].region in regions)


def _dated(kind: str, heard: Heard, asked: Wanted) -> Wanted:
    for moment in heard.moments:
        first = None if moment.mode == "by" else moment.first
        if kind == "targets":
            asked = asked.but(deadline_from=first, deadline_until=moment.last)
        elif _is_issue(kind, heard, moment.mode, moment.first, moment.last):
            asked = asked.but(issued=_issued(moment))
        else:
            asked = asked.but(due_from=first if moment.mode == "in" else None, due_until=moment.last)
    return asked


def _issued(moment: Moment) -> str:
    """A year, month or day as the beginning of the documents' date."""
    first, last = moment.first, moment.last
    if first == last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4]


def _is_issue(kind: str, heard: Heard, mode: str, first: str, last: str) -> bool:
    """A whole year without a word of finishing is the year of the documents."""
    whole = mode == "in" and first[5:] == "01-01" and last[:4] == first[:4] and last[5:] == "12-31"
    return kind == "documents" or (whole and kind != "due" and not heard.has("due", "finish"))


def _plain(asked: Wanted, _: Heard) -> Wanted:
    return asked


def _shared(asked: Wanted, heard: Heard) -> Wanted:
    roles = roles_of_bodies(heard)
    if not all(roles) or len(set(roles)) == 1:
        roles = [None] * len(asked.bodies)
    bodies = tuple(Body(b.said, b.ids, role) for b, role in zip(asked.bodies, roles, strict=True))
    common = None if any(roles) else heard.roles() or (RESPONSIBLE if heard.has("tasks", "measures") else None)
    return asked.but(bodies=bodies, roles=common)


def _partners(asked: Wanted, heard: Heard) -> Wanted:
    """A role after the body is its own, one after 谁 or 哪些部门 is its partners'."""
    body = heard.bodies[0]
    asks = [c.start for c in heard.cues if c.word in ("who", "what", "agencies")]
    if _is_mutual(heard, asks):
        return asked.but(roles=None)
    own = [c for c in heard.cues if c.start > body.start and not any(body.start < at < c.start for at in asks)]
    others = [c for c in heard.cues if c not in own]
    return asked.but(roles=heard.roles(own), partner_roles=heard.roles(others))


def _is_mutual(heard: Heard, asks: list[int]) -> bool:
    """与哪些部门配合 asks for partners, not for those who assist."""
    before = {token.end: token.text for token in heard.tokens}
    joined = any(before.get(at) in WITH for at in asks) or with_body(heard)
    return joined and heard.roles() == ("assists",)


def _ranking(asked: Wanted, heard: Heard) -> Wanted:
    return asked.but(order="fewest" if heard.has("fewest") else None)


def _count(asked: Wanted, heard: Heard) -> Wanted:
    noun = heard.adjacent("howmany", (*_COUNTED, "tasks", "measures"))
    clauses = any(t.word == "howmany" and t.text[-1] in "条项" for t in heard.tokens)
    what = (
        "measures"
        if clauses and noun == "documents"
        else _COUNTED.get(noun or next((n for n in _COUNTED if heard.has(n) and heard.has("number")), ""), "measures")
    )
    shaped = _documents(asked, heard) if what == "documents" else asked
    if what == "agencies" and heard.bodies:
        shaped, what = _partners(asked, heard), "partners"
    return shaped.but(what="unassigned" if heard.has("unled") else what)


def _targets(asked: Wanted, heard: Heard) -> Wanted:
    least, most, unit = heard.amounts[0] if heard.amounts else (None, None, None)
    status = "achieved" if heard.has("achieved") else None
    return asked.but(metrics=asked.terms, terms=None, least=least, most=most, unit=unit, status=status)


def _funds(asked: Wanted, heard: Heard) -> Wanted:
    least, most, _ = heard.amounts[0] if heard.amounts else (None, None, None)
    order = "largest" if heard.has("most") else None
    return asked.but(recipients=asked.terms, terms=None, least=least, most=most, order=order)


def _relies(asked: Wanted, heard: Heard) -> Wanted:
    """X依托什么 asks from X, everything else asks for what relies on X."""
    doing = heard.bodies and heard.roles() is not None
    nodes = nodes_of(heard, bodies=not doing)
    if not nodes:
        return asked
    cue = next(c for c in heard.cues if c.word == "relies")
    named = (*heard.things, *heard.titles, *heard.bodies, *(t for t in heard.tokens if t.kind == "topic"))
    first = min(t.start for t in named)
    passive = cue.text.startswith("被") or any(t.text == "被" for t in heard.tokens)
    does = any(t.text in ("does", "do") for t in heard.tokens)
    reverse = cue.text.startswith("支撑")
    on_it = any(t.text == "以" and t.end == first for t in heard.tokens)
    out = (first < cue.start and not passive and not reverse and not on_it) or does
    end = {"sources": nodes} if out else {"targets": nodes}
    own = asked if doing else asked.but(bodies=(), roles=None)
    return own.but(names=None, named=None, terms=None, **end)


def nodes_of(heard: Heard, bodies: bool = True) -> tuple[str, ...]:
    """The nodes that a question about reliance may mean: programmes, platforms, agencies, measures by title."""
    named = (*heard.things, *(heard.bodies if bodies else ()), *heard.titles)
    labels = ("Program", "Platform", "Agency", "Title")
    found = tuple(i for token in named for i in heard.ids(token, *labels))
    return found or tuple(thing.id for thing in _called_like(heard))


def _called_like(heard: Heard) -> Iterator[Thing]:
    """The programmes and platforms whose names contain a topic: 碳中和研究院."""
    topics = [fold(topic) for topic in heard.topics if len(topic) > 3]
    for ref, thing in heard.names.things.items():
        if ref.label in ("Program", "Platform") and any(topic in fold(thing.name) for topic in topics):
            yield thing


def _documents(asked: Wanted, heard: Heard) -> Wanted:
    own = _cited_titles(heard)
    how = "implements" if heard.has("implements") else None
    title = asked.terms
    if title and heard.has("cites") and not own:
        return asked
    if own and heard.has("implements", "cites"):
        cue = next(c for c in heard.cues if c.word in ("implements", "cites"))
        first = min(t.start for t in heard.tokens if heard.ids(t, "Document", "Stub"))
        passive = any(token.text == "被" or token.text.startswith("由") for token in heard.tokens)
        out = first < cue.start and not passive and any(heard.ids(t, "Document") for t in heard.tokens)
        end = {"citing": own} if out else {"cited": own}
        return asked.but(documents=None, how=how, terms=None, **end)
    if heard.issuers and not (asked.bodies and (heard.roles() or heard.has("cites", "any"))):
        issuers = tuple(dict.fromkeys(heard.issuers))
        return asked.but(bodies=(), roles=None, issuers=issuers, title=title, terms=None)
    return asked.but(title=title, terms=None)


def _cited_titles(heard: Heard) -> tuple[str, ...]:
    """The documents that are named; a title that only citations know is itself, not a longer one that holds it."""
    exact = tuple(i for token in heard.tokens for i in heard.ids(token, "Stub") if not heard.ids(token, "Agency"))
    return exact if exact and heard.has("implements", "cites") else (*heard.documents, *heard.stubs)


def _compare(asked: Wanted, heard: Heard) -> Wanted:
    """Two agencies, one kind of agency in two places, two places, or two documents."""
    names = heard.names
    base = asked.but(bodies=(), regions=None, roles=heard.roles())
    ids = [i for body in asked.bodies for i in body.ids]
    places = {names.agencies[i].region for i in ids}
    ids = [*(i for region in heard.regions if region not in places for i in namesakes(names, region, ids)), *ids]
    if len(heard.bodies) > 1:
        sides = tuple(base.but(bodies=(body,), label=_called(names, body)) for body in asked.bodies)
    elif ids:
        sides = tuple(
            base.but(bodies=(Body(names.agencies[i].canonical, (i,)),), label=names.agencies[i].canonical) for i in ids
        )
    elif len(heard.regions) > 1:
        sides = tuple(base.but(regions=(r,), label=names.regions[r].name) for r in heard.regions)
    else:
        sides = tuple(base.but(documents=(d,), label=names.things[Ref("Document", d)].name) for d in heard.documents)
    return asked.but(sides=sides)


def namesakes(names: Names, region: str, ids: list[str]) -> Iterator[str]:
    """The agencies of a place whose line of work is that of some others: 遵义 in 遵义与安顺财政局."""
    lines = {line_of_work(names.agencies[i], names) for i in ids}
    for agency in names.agencies.values():
        if agency.region == region and line_of_work(agency, names) in lines:
            yield agency.id


def _called(names: Names, body: Body) -> str:
    return "、".join(names.agencies[i].canonical for i in body.ids)


SHAPES: dict[str, Callable[[Wanted, Heard], Wanted]] = {
    "shared": _shared,
    "partners": _partners,
    "ranking": _ranking,
    "count": _count,
    "targets": _targets,
    "funds": _funds,
    "relies": _relies,
    "documents": _documents,
    "compare": _compare,
}
