"""Turns of phrase that give a part anywhere in a clause: 由X, X牵头, 会同Y, 在Y协助下, 成立X, 授权X (ontology §4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from graph.model import Role
from loaders.alternatives import either
from loaders.extract.duties.clauses import Context, Told
from loaders.extract.duties.predicates import first_verb, predicate
from loaders.extract.duties.subjects import Verdict, reading, subjects, whole
from loaders.wordtable import table


@cache
def _words() -> Any:
    return table("prose")["predicate"]


_BY = re.compile(r"(?<![自理缘经事来])由(?=[一-鿿])")


def by(clause: Context) -> Iterator[Told]:
    """由X负责, 由X会同Y…: X acts wherever it stands in the clause."""
    for match in list(_BY.finditer(clause.body))[:6]:
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
    if tail.startswith(("决定", "审定")):
        return True
    if not found or found.kind != "duty" or (tail.startswith(tuple(_words()["not_by"])) and not tail.startswith("向")):
        return None
    if found.framed:
        return True
    return "牵头" in tail[:8] or not re.match("[一-鿿]{2,6}的", tail) or None


_LEAD = re.compile(
    "(?:共同|联合|分别|具体|负责|适时|总)?牵头(?!单位|部门|处室|科室|机构|责任|领导|人|地区|和|及|、(?:配合|参与|协同|协办|责任)?(?:单位|部门))"
)
_BEFORE = re.compile(
    "^|由|充分发挥|发挥|建立健全|建立|形成|构建|完善|健全|实行|坚持|明确|强化|组建|成立|[以,]|(?<=领导|负责|主导|统筹|协调|抓总|推动)、"
)


def leading(clause: Context) -> Iterator[Told]:
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


def _taking_part(clause: Context, at: int) -> Iterator[Told]:
    rest = clause.body[at:].lstrip("、,")
    at = len(clause.body) - len(rest)
    for subject in subjects(rest):
        if re.match(
            "(?:积极|共同|密切|协同)?(?:参与|配合|参加|协同|协作|协助|分工负责|各负其责|各司其职)", rest[subject.end :]
        ):
            for name in subject.names:
                yield clause.told(name, "assists", "explicit", at + subject.end)
            return


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(either(_words()["joint"]))


_MAY = re.compile("[一-鿿](?:可|可以|有权|能够)(?:根据需要|视情)?$")
_PLAIN_PARTNER = re.compile("(?:高校|学校|院校|医院|协会|学会|商会|园区|机构|公司|集团)$")


def joined(clause: Context) -> Iterator[Told]:
    """会同Y, 商Y, 联合Y: Y assists."""
    for match in list(_joint().finditer(clause.body))[:4]:
        rest = clause.body[match.end() :]
        loose = match[0] != "会同"
        if (match[0] in ("商", "会商") and not match.start()) or _MAY.search(clause.body[: match.start()]):
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


def helped(clause: Context) -> Iterator[Told]:
    """在Y的协助下: Y assists."""
    for match in _HELPED.finditer(clause.body):
        who = match["who"]
        subject = whole(who, by=True)
        if subject:
            for name in subject.names:
                yield clause.told(name, "assists", "explicit", match.end("who"))


@cache
def _founding() -> re.Pattern[str]:
    return re.compile(f"(?<![建开假铺架敷陈摆预])(?:{either(_words()['founding'])})(?=[一-鿿])")


@cache
def _duty_of_founded() -> re.Pattern[str]:
    return re.compile(
        f"(?:{either(_words()['adverbs'])}){{0,3}}{either(_words()['founded'])}(?!{either(_words()['founded_not'])})"
    )


def founded(clause: Context) -> Iterator[Told]:
    """成立X,负责…: a body that is founded with its duty."""
    for match in list(_founding().finditer(clause.body))[:2]:
        phrase = clause.body[match.end() :]
        subject = whole(phrase)
        alias = re.search(r"\(简称[::]?(?P<alias>[^()]{2,12})\)$", phrase)
        if alias and match[0] == "下设":
            yield from _if_charged(clause, (alias["alias"],), match.end())
        elif subject:
            yield from _if_charged(clause, subject.names, match.end())


def _if_charged(clause: Context, names: tuple[str, ...], at: int) -> Iterator[Told]:
    nearby = [clause.following(1), clause.following(2)]
    own = next((n for n in nearby if n and not n.startswith(("由", "成员", "下设", "办公室"))), "")
    beginning = _after_sentence(clause)
    if _duty_of_founded().match(own) or re.match("(?:主要)?(?:开展|承担|负责|履行|职责)(?:以下|下列|如下)", beginning):
        for name in names:
            yield clause.told(name, "leads", "prose", at)


def _after_sentence(clause: Context) -> str:
    following = clause.index + 1
    if following < len(clause.parts) and not clause.following():
        return clause.text[(at := clause.parts[following].start) : at + 20]
    return ""


_ENTRUSTED = re.compile("(?:授权|指定|委托|责成|明确)(?=[一-鿿])")


def entrusted(clause: Context) -> Iterator[Told]:
    """授权X负责, 指定X承担: X leads."""
    for match in list(_ENTRUSTED.finditer(clause.body))[:2]:
        phrase = clause.body[match.end() :]
        for subject in subjects(phrase):
            if re.match("(?:具体|统一|牵头)?(?:负责|承担|牵头|统筹|组织实施)", phrase[subject.end :]):
                for name in subject.names:
                    yield clause.told(name, "leads", "prose", match.end() + subject.end)
                return


@cache
def _called() -> re.Pattern[str]:
    """X为牵头单位, Y为配合单位."""
    label = table("roles")["label"]
    parts = "|".join(
        f"(?P<{part}>{either(w for w in label[part] if w != '成员')})" for part in ("lead", "assist", "guide")
    )
    return re.compile(
        f"(?:为|是|作为)(?:本项|该项|此项|第一)?(?:工作|任务)?的?(?:{parts})(?:{either(label['units'])})(?![一-鿿])"
    )


def called(clause: Context) -> Iterator[Told]:
    """X为牵头单位,Y为配合单位: the clause says which part its subject has."""
    match = _called().search(clause.body)
    subject = whole(clause.body[: match.start()]) if match else None
    if match and subject:
        role: Role = "leads" if match["lead"] else "assists" if match["assist"] else "guides"
        for name in subject.names:
            yield clause.told(name, role, "explicit", subject.end)


TURNS = (by, leading, joined, helped, founded, entrusted, called)


@cache
def _words_of_turns() -> re.Pattern[str]:
    words = _words()
    own = ("由", "牵头", "协助下", "配合下", "授权", "指定", "委托", "责成", "明确", "为", "是")
    return re.compile(either([*own, *words["joint"], *words["founding"]]))


def may_stand(body: str) -> bool:
    """Whether a clause holds a word of any turn, which few do: quickly asked before each turn is looked for.

    >>> may_stand("由市民政局负责"), may_stand("加强宣传引导")
    (True, False)
    """
    return _words_of_turns().search(body) is not None
