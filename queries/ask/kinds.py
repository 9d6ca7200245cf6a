"""Which kind of question was asked: a table, the first row that fits wins."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from queries.ask.heard import Heard

MONEY = ("补贴", "补助", "资助", "奖励", "经费", "资金")
COUNTABLE = ("tasks", "measures", "agencies", "documents", "programs", "platforms")
WITH = ("与", "和", "跟", "同")
_UNITS = ("单位", "部门", "机构", "主体")
_PLAIN = frozenset({"tasks", "measures", "what", "links", "grammar", "particles", "polite", "english", "documents"})
_NOUNS = ("tasks", "measures", "targets", "documents", "programs", "platforms", "money", "agencies")


def _assigned(heard: Heard) -> bool:
    """Who has which role in something: 谁牵头…, …由哪些部门负责."""
    return heard.who and heard.roles() is not None


def _counts(heard: Heard) -> bool:
    if heard.adjacent("howmany", COUNTABLE) == "agencies" and heard.bodies and not _with_others(heard):
        return False
    if heard.adjacent("howmany", COUNTABLE) or (heard.has("number") and heard.has(*COUNTABLE)):
        return True
    if any(t.word == "howmany" and t.text[-1] in "条项" for t in heard.tokens) and not heard.bodies and not heard.thing:
        return True
    return bool(heard.bodies) and heard.has("howmany", "number") and heard.roles() is not None and not heard.thing


def _doing(heard: Heard) -> bool:
    """What an agency does is asked, whatever document says so: 按…方案县财政局负责什么."""
    asked = heard.adjacent("what", _NOUNS) in (None, "tasks", "measures")
    return bool(heard.bodies) and heard.roles() is not None and heard.has("what") and asked


def _with_others(heard: Heard) -> bool:
    """Something is done with the agencies that are counted: 和几个部门合作, not 有几个处室."""
    return heard.has("partners", "together") or heard.roles() is not None or with_body(heard)


def _two_roles(heard: Heard) -> bool:
    """One agency's role and the other's: X牵头的任务由谁配合, 谁配合X."""
    return (
        len(heard.bodies) == 1 and heard.who and heard.roles() is not None and not heard.thing and not heard.documents
    )


def _several(heard: Heard) -> bool:
    return len(heard.bodies) > 1 and (heard.has("together") or _different_roles(heard))


def _different_roles(heard: Heard) -> bool:
    roles = roles_of_bodies(heard)
    return all(roles) and len(set(roles)) > 1


def roles_of_bodies(heard: Heard) -> list[tuple[str, ...] | None]:
    """The role of each body: the words after it, or, when none follows the last, before it (led by A).

    In A牵头,B、C配合 the word after C holds for B as well.
    """
    starts = [body.start for body in heard.bodies]
    after = _roles_between(heard, [*starts, 1 << 30])
    if after[-1]:
        return _filled(after[::-1])[::-1]
    return _filled(_roles_between(heard, [0, *starts]))


def _roles_between(heard: Heard, ends: list[int]) -> list[tuple[str, ...] | None]:
    pairs = itertools.pairwise(ends)
    return [heard.roles([cue for cue in heard.cues if a <= cue.start < b]) for a, b in pairs]


def _filled(roles: list[tuple[str, ...] | None]) -> list[tuple[str, ...] | None]:
    found: list[tuple[str, ...] | None] = []
    for role in roles:
        found.append(role or (found[-1] if found else None))
    return found


def with_body(heard: Heard) -> bool:
    """Agencies are asked for that are together with one: 与市财政局配合最多的部门."""
    before = {token.end: token.text for token in heard.tokens}
    return heard.has("agencies") and any(before.get(body.start) in WITH for body in heard.bodies)


def _thing_with_role(heard: Heard) -> bool:
    """…工程的责任单位 asks who is responsible for what is named."""
    return bool(heard.things) and heard.roles() is not None and not heard.bodies


def _seeks(heard: Heard) -> bool:
    """谁 alone seeks a person (…是谁) unless a programme or platform is named; 找谁 and 哪个部门 seek a body."""
    if not heard.who or heard.things:
        return heard.who
    return heard.has("agencies", "any", "tasks") or any(
        c.word == "who" and len(c.text) > 1 and c.text != "是谁" for c in heard.cues
    )


def nobody(heard: Heard) -> bool:
    """X负责什么 where X is no agency that is known."""
    asks = heard.has("what") and not heard.has("tasks", "measures", "agencies") and not _units(heard)
    return bool(heard.topics) and asks and heard.roles() is not None and not heard.who and not heard.bodies


def _units(heard: Heard) -> bool:
    """Whether a word of a role names those who have it: 配合单位, 责任部门."""
    return any(cue.text.endswith(_UNITS) and heard.roles([cue]) for cue in heard.cues)


def _counts_duties(heard: Heard) -> bool:
    """An agency's duties are counted, whatever they are about: 市财政局配合多少项人才任务."""
    counted = any(t.word == "howmany" and t.text[-1] in "条项件" for t in heard.tokens)
    return counted and bool(heard.bodies) and heard.roles() is not None and not heard.has("targets", "money", "what")


Row = tuple[str, Callable[[Heard], bool]]

# Kind → when it fits. Order matters: what is said more plainly comes first.
TABLE: tuple[Row, ...] = (
    ("count", lambda h: h.has("unled") and _counts(h)),
    ("unassigned", lambda h: h.has("unled")),
    ("impact", lambda h: h.has("impact") and (bool(h.things or h.bodies or h.documents) or (h.thing and not _assigned(h)))),
    ("compare", lambda h: h.has("compare") and len(h.bodies) + len(h.regions) + len(h.documents) > 1),
    ("compare", lambda h: len(h.bodies) > 1 and h.who and (h.has("more") or any(t.text == "多" for t in h.tokens))),
    ("shared", lambda h: len(h.bodies) > 1 and h.has("partners") and not h.who),
    ("partners", lambda h: h.has("partners") and bool(h.bodies)),
    ("shared", _several),
    ("partners", lambda h: len(h.bodies) == 1 and h.has("together") and h.who),
    ("partners", lambda h: len(h.bodies) == 1 and h.has("most", "fewest") and (h.who or with_body(h))),
    ("relies", lambda h: h.has("relies") and (h.anything or any(c.text == "依托关系" for c in h.cues) or h.has("tasks", "measures", "programs", "platforms"))),
    ("ranking", lambda h: (h.has("most", "fewest") or h.top is not None) and not h.bodies and (h.has("who", "agencies") or bool(h.roles() and not h.thing)) and not h.has("money")),
    ("count", lambda h: _counts(h) and not h.has("targets", "money") and not (h.bodies and h.has("what"))),
    ("count", _counts_duties),
    ("partners", _two_roles),
    ("targets", lambda h: h.has("howmany", "targets") and not h.has("money") and any(t.word == "metric" for t in h.tokens) and not _assigned(h)),
    ("funds", lambda h: h.has("money") and not _assigned(h)),
    ("documents", lambda h: h.has("implements", "cites") and bool(h.documents or h.stubs) and h.asked not in ("programs", "platforms", "targets") and not _assigned(h) and not _doing(h)),
    ("documents", lambda h: h.asked == "documents" and not _assigned(h) and not _doing(h)),
    ("targets", lambda h: h.has("targets") and not _assigned(h)),
    ("funds", lambda h: h.has("howmany") and any(word in topic for topic in h.topics for word in MONEY)),
    ("targets", lambda h: h.has("howmany") and h.thing and not h.who),
    ("platforms", lambda h: h.has("platforms") and not h.has("who") and not _thing_with_role(h) and h.asked not in ("tasks", "measures") and not _assigned(h)),
    ("programs", lambda h: h.has("programs") and not h.has("who") and not _thing_with_role(h) and h.asked not in ("tasks", "measures") and not _assigned(h)),
    ("due", lambda h: h.has("due") and not _assigned(h)),
    ("due", lambda h: bool(h.moments) and h.has("finish") and not _assigned(h)),
    ("due", lambda h: any(m.mode == "by" for m in h.moments) and h.has(*_NOUNS, "what") and not _assigned(h)),
    ("responsible", lambda h: (_seeks(h) or h.roles() is not None) and (h.thing or bool(h.documents)) and not h.bodies and not nobody(h)),
    ("responsible", lambda h: h.has("any") and h.has("agencies") and h.thing and not h.bodies),
    ("responsible", lambda h: _assigned(h) and bool(h.regions or h.moments) and not h.bodies),
    ("duties", lambda h: bool(h.bodies) and (h.roles() is not None or h.has("tasks", "measures", "what"))),
    ("duties", lambda h: h.has("tasks", "measures") and (h.anything or h.roles() is not None or h.has("convention", "unlisted") or h.classes <= _PLAIN)),
    ("targets", lambda h: any(t.word == "metric" for t in h.tokens) and h.roles() is None and not h.bodies),
)  # fmt: skip


def kind_of(heard: Heard) -> str | None:
    """The kind that was asked; None when the question is of no kind."""
    return next((kind for kind, fits in TABLE if fits(heard)), None)
