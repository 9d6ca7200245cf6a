"""Duties that sentences give: their subject, what 由, 牵头, 会同 and 成立 add, and how strictly (ontology §4, basis prose)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from graph.model import Basis, Role
from loaders.extract.duties.predicates import first_verb, goes_on, holds_duty, predicate
from loaders.extract.duties.subjects import Subject, Verdict, reading, subjects, whole
from loaders.parentheses import brackets
from loaders.text import Span
from loaders.wordtable import either, table

LONGEST_OBJECT = 300


class Clause(NamedTuple):
    """A stretch between commas; ``sentence`` counts the sentences of the unit."""

    start: int
    end: int
    sentence: int


class Told(NamedTuple):
    """One agency's role as a sentence tells it; ``start`` and ``end`` are the sentence, ``at`` the place of the name."""

    name: str
    role: Role
    basis: Basis
    object: str | None
    start: int
    end: int
    at: int


_ENDS = re.compile(r"[,。;!?:\n]")
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:、|[是要](?=[^,。]))|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九十百\d]{1,5}[条款章]\s*"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.、)]?\s*(?![\d年月日%个项])|[①-⑳]|[-—●■◆▲*•·]{1,3})?\s*"
)
_OPENER = re.compile(
    r"(?:同时|此外|另外|其中|必要时|对此|为此|届时|原则上|目前|今后|具体由|请|并请|此项工作|该项工作|上述工作|工作中|期间|首先|其次|再次|最后|即日起|原则上由"
    r"|(?:每年|每季度|每月|\d{4}年)?[^,、各市省县区]{0,12}(?:年|月|季度|日)(?:底|末|初|上旬|中旬|下旬)?(?:之?前|起|内|开始))(?=[一-鿿])"
)


def clauses(text: str, spans: list[Span]) -> list[Clause]:
    """The clauses of some stretches of text; what stands in brackets parts nothing.

    >>> t = "同时,市科技局(牵头;统筹)要落实。完成"
    >>> [t[c.start : c.end] for c in clauses(t, [Span(0, len(t))])]
    ['同时', '市科技局(牵头;统筹)要落实', '完成']
    """
    found: list[Clause] = []
    sentence = 0
    for span in spans:
        held = brackets(text, span.start, span.end, 200)
        starts = [h.start for h in held]
        at = span.start
        for mark in _ENDS.finditer(text, span.start, span.end):
            i = bisect_right(starts, mark.start()) - 1
            if i >= 0 and held[i].end > mark.start():
                continue
            found.append(Clause(at, mark.start(), sentence))
            at = mark.end()
            sentence += mark[0] not in ","
        found.append(Clause(at, span.end, sentence))
        sentence += 1
    return [c for c in found if c.end > c.start]


def tell(text: str, spans: list[Span]) -> list[Told]:
    """Every duty that the sentences of some stretches of text give.

    >>> t = "市科技局会同市财政局制定办法,由市审计局负责监督。各县区可以先行先试。"
    >>> [(d.name, d.role, d.basis) for d in tell(t, [Span(0, len(t))])]
    [('市科技局', 'leads', 'prose'), ('市财政局', 'assists', 'explicit'), ('市审计局', 'leads', 'prose')]
    """
    parts = clauses(text, spans)
    sentences = _bounds(parts)
    found: list[Told] = []
    for i, clause in enumerate(parts):
        reader = _Clause(text, parts, i, sentences[clause.sentence])
        for read in (_subject, _by, _leading, _joined, _helped, _founded, _entrusted):
            found += read(reader)
    return sorted(found, key=lambda told: (told.at, told.basis != "explicit"))


def _bounds(parts: list[Clause]) -> dict[int, Span]:
    out: dict[int, Span] = {}
    for c in parts:
        first = out.get(c.sentence)
        out[c.sentence] = Span(first.start if first else c.start, c.end)
    return out


@cache
def _words() -> Any:
    return table("prose")["predicate"]


class _Clause:
    """One clause in its sentence, and how to make a duty of what is found in it."""

    def __init__(self, text: str, parts: list[Clause], index: int, sentence: Span) -> None:
        clause = parts[index]
        self.text, self.sentence = text, sentence
        label = _LABEL.match(text, clause.start, clause.end)
        start = label.end() if label else clause.start
        opener = _OPENER.match(text, start, clause.end)
        self.start = opener.end() if opener else start
        self.body = text[self.start : clause.end]
        self.parts, self.index = parts, index

    def following(self, steps: int = 1) -> str:
        """The clause that comes next in the same sentence."""
        at = self.index + steps
        if at >= len(self.parts) or self.parts[at].sentence != self.parts[self.index].sentence:
            return ""
        return self.text[self.parts[at].start : self.parts[at].end]

    def before(self) -> str:
        """The clause that came before in the same sentence."""
        at = self.index - 1
        if at < 0 or self.parts[at].sentence != self.parts[self.index].sentence:
            return ""
        return self.text[self.parts[at].start : self.parts[at].end].strip()

    def told(self, name: str, role: Role, basis: Basis, at: int) -> Told:
        """A duty found at ``at`` of the clause's body; its object is the rest of the sentence."""
        place = self.start + at
        rest = self.text[place : min(self.sentence.end, place + LONGEST_OBJECT)].strip(" ,\n")
        return Told(name, role, basis, rest or None, self.sentence.start, self.sentence.end, place)


def _subject(clause: _Clause) -> Iterator[Told]:
    """X要…, X负责…: the clause begins with its subject."""
    if clause.body.startswith("由"):
        return
    subject = reading(clause.body, lambda rest: _predicated(clause, rest))
    if subject and not _object_before(clause, clause.body[subject.end :]):
        yield from _roles(clause, subject, clause.body[subject.end :] or clause.following())


_OBJECT_BEFORE = re.compile("^(?:积极|大力|重点)?(?:支持|鼓励|引导|推动|允许|指导)")


def _object_before(clause: _Clause, rest: str) -> bool:
    """支持甲依托A,乙依托B: the second name is an object too."""
    before = clause.before()
    verb = first_verb(rest)
    return bool(verb and _OBJECT_BEFORE.match(before) and verb in before)


def _predicated(clause: _Clause, rest: str) -> Verdict:
    """Whether a duty follows; false when the subject gets none, null when the phrase is no subject at all."""
    if re.match("[和与、等]|及(?!时)|或|以及", rest):
        return None
    if not rest:
        return _carried(clause, clause.following())
    found = predicate(rest)
    if found and (found.modal or found.kind != "duty"):
        return found.kind == "duty"
    if _IN_TIME.search(rest):
        return _when(clause, bool(found))
    if found and not found.framed:
        return not (_figure(rest, clause.following()) or _PAST.match(clause.sentence.of(clause.text)))
    if found:
        return _framed(clause, found.verb, rest[rest.find(found.verb) + len(found.verb) :]) or None
    return None


def _when(clause: _Clause, verbal: bool) -> Verdict:
    """X接到报告后,应当…: the clause only says when; the duty is in the next one."""
    following, later = clause.following(1), clause.following(2)
    after = predicate(following)
    if after and after.kind != "duty":
        return False if verbal else None
    if after and (after.modal or (verbal and (not after.framed or goes_on(later) or holds_duty(following)))):
        return True if verbal else "weak"
    return None


_IN_TIME = re.compile("(?:时|后|前|的|中|内|期间|过程中)$")


def _carried(clause: _Clause, following: str) -> Verdict:
    """The clause is nothing but the subject: its predicate is the next clause."""
    found = predicate(following)
    if not found or found.kind != "duty":
        return None
    return found.modal or (not clause.before() and holds_duty(following)) or None


def _framed(clause: _Clause, verb: str, own: str) -> bool:
    """对…实行, 根据…,负责: behind a preposition a verb has to come, here or in the next clauses."""
    nearby = [clause.following(1), clause.following(2)]
    if verb in _words()["loose_frames"] and holds_duty(own):
        return True
    if any((p := predicate(n)) and p.kind != "duty" for n in nearby):
        return bool(_own_duty(own))
    return _own_duty(own) or goes_on(nearby[0]) or (goes_on(nearby[1]) and not nearby[0].startswith("由"))


def _own_duty(own: str) -> bool:
    return holds_duty(own.rpartition("的")[2] or own[-1:])


_PAST = re.compile(r"[^,]{0,12}(?:以来|截至|近年来|过去)|目前,|已经?累计|累计")
_FIGURE = re.compile(
    r"^(?:[一-鿿]{0,10}?)(?:建成|设置|配备|达到|完成|新增|实现|培育|建设|创建|打造|引进|培养|安排|发展|改造|举办|开展|设立|组建|新建)(?:[一-鿿]{0,6})(?:不少于|不低于|至少|达到|约)?\d"
)


def _figure(rest: str, following: str) -> bool:
    """A sentence that only sets a figure gives no duty (每县建成2个…)."""
    return bool(_FIGURE.match(rest)) and not goes_on(following)


def _roles(clause: _Clause, subject: Subject, rest: str) -> Iterator[Told]:
    verb = first_verb(rest)
    role: Role = "leads"
    basis: Basis = "prose"
    if verb in _words()["helping"] and not re.match("(?:按|依|根据)", rest):
        role, basis = "assists", "explicit"
    elif verb in _words()["assisting"]:
        role = "assists"
    elif verb in _words()["leading"]:
        basis = "explicit"
    for name in subject.names:
        yield clause.told(name, role, basis, subject.end)


_BY = re.compile(r"(?<![自理缘经事来])由(?=[一-鿿])")


def _by(clause: _Clause) -> Iterator[Told]:
    """由X负责, 由X会同Y…: X acts wherever it stands in the clause."""
    for match in _BY.finditer(clause.body):
        before = clause.body[: match.start()]
        if re.search("(?:可|可以|不再|不)$", before):
            continue
        rest = clause.body[match.end() :]
        subject = reading(rest, _acting, by=True)
        if subject:
            tail = rest[subject.end :]
            lead = first_verb(tail) in _words()["leading"] or "牵头" in tail[:4]
            for name in subject.names:
                yield clause.told(name, "leads", "explicit" if lead else "prose", match.end() + subject.end)


def _acting(tail: str) -> Verdict:
    """Whether what follows 由X makes X the actor: no 由X组成, no 由X制定的办法, but 由X牵头的."""
    found = predicate(tail)
    if not found or found.kind != "duty" or (tail.startswith(tuple(_words()["not_by"])) and not tail.startswith("向")):
        return None
    if found.framed:
        return True
    return "牵头" in tail[:8] or not re.match("[一-鿿]{2,6}的", tail) or None


_LEAD = re.compile(
    "(?:共同|联合|分别|具体|负责|适时|总)?牵头(?!单位|部门|处室|科室|机构|责任|领导|人|地区|和|及|、(?:配合|参与|协同|协办|责任)?(?:单位|部门))"
)
_BEFORE = re.compile("^|由|充分发挥|发挥|建立健全|建立|形成|构建|完善|健全|实行|坚持|明确|强化|组建|成立|[以,]")


def _leading(clause: _Clause) -> Iterator[Told]:
    """发挥X牵头抓总作用, 建立X牵头、Y参与的机制: X leads wherever 牵头 stands behind it."""
    match = _LEAD.search(clause.body)
    if not match:
        return
    for begin in list(_BEFORE.finditer(clause.body, 0, match.start()))[:12]:
        phrase = clause.body[begin.end() : match.start()]
        subject = whole(phrase, by=True)
        if subject:
            for name in subject.names:
                yield clause.told(name, "leads", "explicit", match.start())
            yield from _taking_part(clause, match.end())
            return


def _taking_part(clause: _Clause, at: int) -> Iterator[Told]:
    rest = clause.body[at:].lstrip("、,")
    at = len(clause.body) - len(rest)
    for subject in subjects(rest):
        if re.match("(?:积极|共同|密切|协同)?(?:参与|配合|参加|协同|协作|协助)", rest[subject.end :]):
            for name in subject.names:
                yield clause.told(name, "assists", "explicit", at + subject.end)
            return


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(either(_words()["joint"]))


_PLAIN_PARTNER = re.compile("(?:高校|学校|院校|医院|协会|学会|商会|园区|机构|公司|集团)$")


def _joined(clause: _Clause) -> Iterator[Told]:
    """会同Y, 商Y, 联合Y: Y assists."""
    for match in list(_joint().finditer(clause.body))[:4]:
        rest = clause.body[match.end() :]
        loose = match[0] != "会同"
        if match[0] in ("商", "会商") and not match.start():
            continue
        if loose and match.start() and not _ends_with_actor(clause.body[: match.start()]):
            continue
        subject = reading(rest, _partnered)
        if not subject or (loose and any(_PLAIN_PARTNER.search(n) for n in subject.names)):
            continue
        for name in subject.names:
            yield clause.told(name, "assists", "explicit", match.end() + subject.end)


def _partnered(tail: str) -> Verdict:
    if not tail or predicate(tail):
        return True
    return "weak" if re.match("[一-鿿]", tail) and not re.match("[、和及与的等或人有相各]", tail) else None


def _ends_with_actor(before: str) -> bool:
    before = re.sub("(?:要|应|应当|将|须|共同|牵头|负责|积极|主动|可以|可)+$", "", before)
    before = before.rpartition("由")[2]
    return any(s.end == len(before) for s in subjects(before))


_HELPED = re.compile(r"在(?P<who>[^在,]{2,60}?)的?(?:积极|大力|密切)?(?:协助|配合)下")


def _helped(clause: _Clause) -> Iterator[Told]:
    """在Y的协助下: Y assists."""
    for match in _HELPED.finditer(clause.body):
        who = match["who"]
        subject = whole(who, by=True)
        if subject:
            for name in subject.names:
                yield clause.told(name, "assists", "explicit", match.end("who"))


@cache
def _founding() -> re.Pattern[str]:
    return re.compile(f"{either(_words()['founding'])}(?=[一-鿿])")


@cache
def _duty_of_founded() -> re.Pattern[str]:
    return re.compile(
        f"(?:{either(_words()['adverbs'])}){{0,3}}{either(_words()['founded'])}(?!{either(_words()['founded_not'])})"
    )


def _founded(clause: _Clause) -> Iterator[Told]:
    """成立X,负责…: a body that is founded with its duty."""
    for match in list(_founding().finditer(clause.body))[:2]:
        phrase = clause.body[match.end() :]
        subject = whole(phrase)
        alias = re.search(r"\(简称[::]?(?P<alias>[^()]{2,12})\)$", phrase)
        if alias and match[0] == "下设":
            yield from _if_charged(clause, (alias["alias"],), match.end())
        elif subject:
            yield from _if_charged(clause, subject.names, match.end())


def _if_charged(clause: _Clause, names: tuple[str, ...], at: int) -> Iterator[Told]:
    nearby = [clause.following(1), clause.following(2)]
    own = next((n for n in nearby if n and not n.startswith(("由", "成员", "下设", "办公室"))), "")
    beginning = _after_sentence(clause)
    if _duty_of_founded().match(own) or re.match("(?:主要)?(?:开展|承担|负责|履行|职责)(?:以下|下列|如下)", beginning):
        for name in names:
            yield clause.told(name, "leads", "prose", at)


def _after_sentence(clause: _Clause) -> str:
    following = clause.index + 1
    if following < len(clause.parts) and not clause.following():
        part = clause.parts[following]
        return clause.text[part.start : part.end]
    return ""


_ENTRUSTED = re.compile("(?:授权|指定|委托|责成|明确)(?=[一-鿿])")


def _entrusted(clause: _Clause) -> Iterator[Told]:
    """授权X负责, 指定X承担: X leads."""
    for match in list(_ENTRUSTED.finditer(clause.body))[:2]:
        phrase = clause.body[match.end() :]
        for subject in subjects(phrase):
            if re.match("(?:具体|统一|牵头)?(?:负责|承担|牵头|统筹|组织实施)", phrase[subject.end :]):
                for name in subject.names:
                    yield clause.told(name, "leads", "prose", match.end() + subject.end)
                return
