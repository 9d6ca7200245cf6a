"""How the predicate of a duty begins: modals, verbs, frames, and what is permission, prohibition or a noun (ontology §4)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, NamedTuple

from loaders.alternatives import either
from loaders.wordtable import table

Kind = Literal["duty", "permission", "prohibition"]


class Predicate(NamedTuple):
    """What follows a subject: is it a duty, said how strictly, and with which first verb."""

    kind: Kind
    verb: str
    modal: bool
    framed: bool


def predicate(rest: str) -> Predicate | None:
    """Read the beginning of what follows a subject; nothing when it is no predicate.

    >>> predicate("要切实加强领导").kind, predicate("可以委托").kind, predicate("的意见")
    ('duty', 'permission', None)
    >>> predicate("按照职责分工,负责落实").verb, predicate("落实情况纳入考核")
    ('负责', None)
    """
    match = _start().match(rest)
    if not match:
        return None
    if match["strong"]:
        return Predicate("duty", match["strong"], False, False)
    kind: Kind = "prohibition" if match["prohibition"] else "permission" if match["permission"] else "duty"
    verb = match["verb"] or ""
    return Predicate(kind, verb, bool(match["modal"]), verb in _words()["frames"])


@cache
def _words() -> Any:
    return table("prose")["predicate"]


_WHEN = r"(?:每(?:年|月|季度?|周)\d{0,2}[月日]?\d{0,2}[日]?(?:底|初)?(?:之?前)?|受[^,的、]{2,20}?委托,?|(?:自|在|于)?(?:[^,的、]{0,14}?(?:之日起|之日|后))?\d{1,3}个?(?:工作日|日|天|个?月|小时)之?内|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|初)?(?:之?前|起|内)?)"


@cache
def _start() -> re.Pattern[str]:
    words = _words()
    adverbs = f"(?:(?:{either(words['adverbs'])}地?|{_WHEN}),?){{0,6}}"
    plain = [v for v in words["verbs"] if v not in words["frames"]]
    frames = [v for v in words["frames"] if v not in ("于", "以")]
    verb = rf"(?P<verb>{either(frames)}(?!的)|{_telling()}|联系(?!人|方式|电话)|负责(?!人(?![工口才社防大事民居文力身])|的(?!是)|同志|制(?![定订作])|任)|主管(?!领导|副|部门|单位|负责|主办)|以(?![上下内外来及])|于(?=每|本|当|次|今|\d|规定)|{either(v for v in plain if v not in ('负责', '以', '联系'))}(?!{either(words['nouns'])}))"
    modal = f"(?P<modal>{either(words['modals'])})(?![求素点闻件害急届变知]|对$)"
    strong = f"(?:{either(words['strong'])})+(?![的、是]|{either(words['nouns'])})(?=[一-鿿]{{2}})"
    return re.compile(
        f"{adverbs}(?:(?P<prohibition>{either(words['prohibitions'])})|(?P<permission>{either(words['permissions'])})"
        f"|{modal}(?:{adverbs}(?P<modal_verb>{either(words['verbs'])}))?|{verb})|(?P<strong>{strong})"
    )


def _telling() -> str:
    """A verb whose object may well be 情况 or 进展 (报告进展情况), which behind others make a noun (落实情况)."""
    words = _words()
    return f"{either(words['telling'])}(?={either(words['told'])})"


def goes_on(clause: str) -> bool:
    """Whether a clause without a subject of its own carries a duty on: a modal or a verb comes first.

    >>> goes_on("要及时处理"), goes_on("确保取得实效"), goes_on("具体办法另行制定")
    (True, True, False)
    """
    found = predicate(clause)
    return bool(found and found.kind == "duty" and (found.modal or not found.framed))


@cache
def _within() -> re.Pattern[str]:
    words = _words()
    verbs = [v for v in words["verbs"] if len(v) > 1 and v not in words["frames"]]
    return re.compile(
        f"(?:{_telling()}|{either([m for m in words['modals'] if m != '将'])}(?![求素点闻件害急届变知])|{either(verbs)}(?!{either(words['nouns'])}))"
    )


def holds_duty(clause: str) -> bool:
    """Whether a clause holds a modal or a verb anywhere: what a frame (对…, 在…) leads up to."""
    return bool(_within().search(clause[:200]))


def first_verb(rest: str) -> str:
    """The verb that decides the role: the one behind the modal, or the first one.

    >>> first_verb("要积极配合"), first_verb("负责牵头组织实施"), first_verb("负责协助有关部门")
    ('配合', '负责牵头', '协助')
    """
    match = _start().match(rest)
    if not match:
        return ""
    verb = match["modal_verb"] or match["verb"] or ""
    at = match.end("modal_verb") if match["modal_verb"] else match.end("verb") if match["verb"] else match.end()
    if verb != "负责":
        return verb
    if rest.startswith("牵头", at):
        return "负责牵头"
    return next((w for w in (*_words()["helping"], *_words()["assisting"]) if rest.startswith(w, at)), verb)
