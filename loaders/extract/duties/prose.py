"""Duties that sentences give: their subject, and how strictly (ontology §4, basis prose)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from graph.model import Basis, Role
from loaders.alternatives import either
from loaders.extract.duties import turns
from loaders.extract.duties.clauses import Context, Told, bounds, clauses
from loaders.extract.duties.predicates import first_verb, goes_on, holds_duty, predicate
from loaders.extract.duties.subjects import Subject, Verdict, reading
from loaders.text import Span
from loaders.wordtable import by_first, table


def tell(text: str, spans: list[Span]) -> list[Told]:
    """Every duty that the sentences of some stretches of text give.

    >>> t = "市科技局会同市财政局制定办法,由市审计局负责监督。各县区可以先行先试。"
    >>> [(d.name, d.role, d.basis) for d in tell(t, [Span(0, len(t))])]
    [('市科技局', 'leads', 'prose'), ('市财政局', 'assists', 'explicit'), ('市审计局', 'leads', 'prose')]
    """
    parts = clauses(text, spans)
    sentences = bounds(parts)
    found: list[Told] = []
    for i, clause in enumerate(parts):
        reader = Context(text, parts, i, sentences[clause.sentence])
        found += _subject(reader)
        if turns.may_stand(reader.body):
            for read in turns.TURNS:
                found += read(reader)
    return sorted(found, key=lambda told: (told.at, told.basis != "explicit"))


@cache
def _words() -> Any:
    return table("prose")["predicate"]


def _subject(clause: Context) -> Iterator[Told]:
    """X要…, X负责…: the clause begins with its subject."""
    if clause.body.startswith("由"):
        return
    subject = reading(clause.body, lambda rest: _predicated(clause, rest))
    subject = subject or _plain(clause.body)
    if (
        subject
        and not _honours(subject, clause.body[subject.end :])
        and not _object_before(clause, clause.body[subject.end :])
    ):
        yield from _roles(clause, subject, clause.body[subject.end :] or clause.following() or clause.behind_colon())


@cache
def _plain_start() -> re.Pattern[str]:
    plain = either(table("prose")["subject"]["plain"])
    return re.compile(f"{plain}(?:[、和及与]{plain}){{0,5}}")


@cache
def _plain_words() -> dict[str, tuple[str, ...]]:
    return by_first(table("prose")["subject"]["plain"])


def _plain(body: str) -> Subject | None:
    """学校要…, 办公室负责…: institutions without a determiner count where they must do or answer for something.

    >>> _plain("学校、幼儿园要落实晨检制度").names, _plain("学校开展劳动教育"), _plain("政府采购应当公开")
    (('学校', '幼儿园'), None, None)
    """
    match = _plain_start().match(body) if body.startswith(_plain_words().get(body[:1], ())) else None
    if not match:
        return None
    found = predicate(body[match.end() :])
    must = found and found.kind == "duty" and (found.modal or found.verb in ("负责", "承担"))
    return Subject(tuple(re.split("[、和及与]", match[0])), match.end()) if must else None


_HONOURED = re.compile("(?:历来|始终|一贯|一直|对[^,。]{2,20})?(?:都|十分|非常)?高度重视|(?:历来|始终|十分|非常)重视")
_AT_THE_TOP = ("党中央", "国务院", "委", "政府")


def _honours(subject: Subject, rest: str) -> bool:
    """市委、市政府高度重视人才工作: what those at the top think of a matter is no duty; 各部门要高度重视 is one.

    >>> top, all_ = Subject(("市委", "市政府"), 6), Subject(("各部门",), 3)
    >>> _honours(top, "高度重视人才工作"), _honours(top, "要高度重视"), _honours(all_, "高度重视,落实责任")
    (True, False, False)
    """
    return bool(_HONOURED.match(rest)) and all(name.endswith(_AT_THE_TOP) and name[0] != "各" for name in subject.names)


_OBJECT_BEFORE = re.compile("^(?:积极|大力|重点)?(?:支持|鼓励|引导|推动|允许|指导)")


def _object_before(clause: Context, rest: str) -> bool:
    """支持甲依托A,乙依托B: the second name is an object too."""
    before = clause.before()
    verb = first_verb(rest)
    return bool(verb and _OBJECT_BEFORE.match(before) and verb in before)


def _predicated(clause: Context, rest: str) -> Verdict:
    """Whether a duty follows; false when the subject gets none, null when the phrase is no subject at all."""
    if not rest or _PAUSED.match(rest):
        return _paused(clause, rest)
    found = predicate(rest)
    if found and (found.modal or found.kind != "duty"):
        return found.kind == "duty"
    if _OFFICE.fullmatch(rest) and clause.behind_colon():
        return True
    if _IN_TIME.search(rest):
        return _when(clause, bool(found))
    if found and found.framed:
        return _framed(clause, found.verb, rest[rest.find(found.verb) + len(found.verb) :]) or None
    past = _PAST.match(clause.text, clause.sentence.start)
    return not (past or _figure(rest, clause.following())) if found else None


def _when(clause: Context, verbal: bool) -> Verdict:
    """X接到报告后,应当…: the clause only says when; the duty is in the next one."""
    following, later = clause.following(1), clause.following(2)
    after = predicate(following)
    if after and after.kind != "duty":
        return False if verbal else None
    if after and (after.modal or (verbal and (not after.framed or goes_on(later) or holds_duty(following)))):
        return True if verbal else "weak"
    return None


# X职责:…, X的主要职责包括:…, X乡村振兴责任主要包括:…
_OFFICE = re.compile("的?(?:主要|工作|具体|有关|相关|[一-鿿]{2,6})?(?:职责|责任|任务)(?:主要)?(?:包括|有|是|为|如下)?")
_IN_TIME = re.compile("(?:时|后|前|的|中|内|期间|过程中)$")


_PAUSED = re.compile("[和与、等由或]|及(?!时)|以及")


def _paused(clause: Context, rest: str) -> Verdict:
    """No predicate yet: the clause ends, says who is at the head (由县长任指挥长), or names somebody else."""
    if rest.startswith("由"):
        following = clause.following()
        return (goes_on(following) and not following.startswith("实行")) or None
    if rest:
        return None
    following = clause.following()
    if following.startswith(("特别是", "尤其是")):
        following = clause.following(2)
    return _carried(clause, following) or _assigned(clause) or None


def _assigned(clause: Context) -> bool:
    """X:负责… on a line of its own, among others in one measure."""
    found = predicate(clause.behind_colon())
    return bool(found and found.kind == "duty")


def _carried(clause: Context, following: str) -> Verdict:
    """The clause is nothing but the subject: its predicate is the next clause."""
    found = predicate(following)
    if not found and reading(following, _must):
        return True
    if not found or found.kind != "duty":
        return None
    return found.modal or (not clause.before() and holds_duty(following)) or None


def _must(rest: str) -> Verdict:
    """A second line of subjects behind a comma, with its modal (各市人民政府,省直有关部门要…)."""
    found = predicate(rest)
    return bool(found and found.kind == "duty" and found.modal) or None


def _framed(clause: Context, verb: str, own: str) -> bool:
    """对…实行, 根据…,负责: behind a preposition a verb has to come, here or in the next clauses."""
    nearby = [clause.following(1), clause.following(2)]
    if verb == "是" and own.endswith(_RESPONSIBLE):
        return True
    if verb in _words()["loose_frames"] and holds_duty(own):
        return True
    if any((p := predicate(n)) and p.kind != "duty" for n in nearby):
        return bool(_own_duty(own))
    return _own_duty(own) or goes_on(nearby[0]) or (goes_on(nearby[1]) and not nearby[0].startswith("由"))


_RESPONSIBLE = ("责任主体", "主管部门", "主管机关", "牵头部门", "牵头单位", "责任单位", "责任部门", "实施主体")


def _own_duty(own: str) -> bool:
    last = own.rpartition("的")[2]
    return len(last) > 3 and holds_duty(last)


_PAST = re.compile(r"[^,]{0,12}(?:以来|截至|近年来|过去)|目前,|已经?累计|累计")
_FIGURE = re.compile(
    r"^(?:[一-鿿]{0,10}?)(?:建成|设置|配备|达到|完成|新增|实现|培育|建设|创建|打造|引进|培养|安排|发展|改造|举办|开展|设立|组建|新建)(?:[一-鿿]{0,6})(?:不少于|不低于|至少|达到|约)?\d"
)


def _figure(rest: str, following: str) -> bool:
    """A sentence that only sets a figure gives no duty (每县建成2个…)."""
    return bool(_FIGURE.match(rest)) and not goes_on(following)


_SHARING = re.compile(
    "(?:按照?|依|依据|根据)?(?:各自)?(?:职责)?(?:分工)?(?:具体|分别|分头|共同|组织|抓好)*(?:负责|落实|实施|推进)(?:落实|实施|推进)?"
)


def _roles(clause: Context, subject: Subject, rest: str) -> Iterator[Told]:
    verb = first_verb(rest)
    role: Role = "leads"
    basis: Basis = "prose"
    if verb in _words()["helping"] and not re.match("(?:按|依|根据)", rest):
        role, basis = "assists", "explicit"
    elif verb in _words()["assisting"]:
        role = "assists"
    elif verb in _words()["leading"]:
        basis = "explicit"
    elif _SHARING.fullmatch(rest):
        if "牵头" in clause.before():
            role, basis = "assists", "explicit"
        elif re.search("职责|分工|分别|分头", rest):
            basis = "shared"
    for name in subject.names:
        yield clause.told(name, role, basis, subject.end)
