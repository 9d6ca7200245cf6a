"""Answers a question in words: understood by rules and the graph's own names, or refused with the nearest names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from graph.errors import QuestionError
from graph.store import Store
from queries import answers
from queries.agencies import stem
from queries.answer import Answer
from queries.ask.grammar import Moment
from queries.ask.heard import Heard
from queries.ask.kinds import kind_of, nobody
from queries.ask.lexicon import words
from queries.ask.slots import nodes_of, wanted
from queries.ask.tokens import Token, plain, tokens
from queries.fetch import Page, fetch
from queries.fold import fold
from queries.impact import impact
from queries.names import Names, Ref, names_of
from queries.wanted import DOER, MEASURE, Wanted

LONGEST = 500
_DIVISIONS = re.compile(
    r"各(?:县市区|市县区|区县市|县区|区县|市县|县市|盟市|旗区|旗县|旗县区|市州|州市|地市|市|州|区|县)$"
)
_OF_PLACES = ("platforms", "programs", "targets", "funds", "documents", "unassigned", "due")
_ENGLISH = re.compile(r"[a-z]{2,}")


def ask(
    store: Store,
    question: str,
    *,
    region: str | None = None,
    limit: int | None = None,
    offset: int = 0,
    today: date | None = None,
) -> Answer:
    """The answer to a question in Chinese or English (interfaces §2); ``region`` is a code that narrows it.

    Raises ``QuestionError`` for a question that is too long and for a region that is not in the store.

    >>> from graph.store import open_store
    >>> ask(open_store("sqlite://"), "今天天气怎么样").answered
    False
    """
    if len(question) > LONGEST:
        raise QuestionError(f"问题有 {len(question)} 个字", remedy=f"请缩短到 {LONGEST} 字以内")
    names = names_of(store)
    local = _region(names, region)
    heard = _with_places(_with_bodies(Heard(tokens(plain(question), names, today or date.today()), names)))
    kind = kind_of(heard)
    reason = _reason(heard, kind)
    if reason or kind is None:
        return answers.refused(kind, reason or "没有看出要问什么", _near(heard), question)
    asked = wanted(kind, heard, local)
    page = Page(heard.top if limit is None else limit, offset)
    if kind == "impact":
        nodes = _delayed(store, heard, asked)
        return impact(store, nodes, page=page, question=question, names=names, english=_is_english(heard))
    english = _is_english(heard)
    wider = (*_wider(asked), *(_paid(names, asked) if kind == "funds" else ()))
    tried = (answers.reply(store, names, kind, way, page, question, english) for way in (asked, *wider))
    first = next(tried)
    answer = first if first.total else next((found for found in tried if found.total), first)
    return _refused_split(answer, heard) or _refused_titles(answer, heard) or answer


def _wider(asked: Wanted) -> Iterator[Wanted]:
    """What to try when nothing is worded so: 引进 or 创建 anywhere in the measure, then all the words, then without it."""
    said = asked.recipients or asked.metrics
    if said:
        fewer = tuple(term for term in said if term not in words().aims)
        counted = asked.but(metrics=fewer) if asked.metrics else asked.but(recipients=fewer)
        aimed = bool(fewer) and fewer != said
        if aimed:
            yield counted.but(terms=tuple(term for term in said if term in words().aims))
        yield asked.but(terms=said, recipients=None, metrics=None)
        if aimed:
            yield counted
    if asked.terms and (fewer := tuple(term for term in asked.terms if term not in words().aims)):
        yield asked.but(terms=fewer)
    if asked.sources:
        yield asked.but(sources=None, names=asked.sources)


def _paid(names: Names, asked: Wanted) -> Iterator[Wanted]:
    """What a body pays, when no measure of its own has money: 市财政每年安排…."""
    bodies = [names.agencies[i] for body in asked.bodies for i in body.ids]
    stems = {stem(body, names.regions.get(body.region or "")) for body in bodies}
    if len(stems) == 1:
        regions = tuple(dict.fromkeys(body.region for body in bodies if body.region)) or None
        yield asked.but(bodies=(), roles=None, payer=min(stems), regions=regions)


def _near(heard: Heard) -> tuple[str, ...]:
    """The nearest names to what was not understood; for a place that is not loaded, those that are."""
    names = heard.names
    words = (*heard.unknown, *heard.strangers(), *heard.topics)[:2]
    found = [name for word in words for name in names.nearest(word)]
    if heard.places:
        loaded = {thing.region for ref, thing in names.things.items() if ref.label == "Document"}
        found += [region.name for key, region in names.regions.items() if key in loaded]
    return tuple(dict.fromkeys(found))[:3]


def _with_bodies(heard: Heard) -> Heard:
    """In X负责什么 the topic X is every agency whose name ends so: 交警大队."""
    if not nobody(heard):
        return heard
    ends = tuple(fold(topic) for topic in heard.topics)
    found = sorted(
        {
            ref
            for form, refs in heard.names.forms.items()
            if form.endswith(ends)
            for ref in refs
            if ref.label == "Agency"
        }
    )
    last = max((token for token in heard.tokens if token.kind == "topic"), key=lambda token: token.start, default=None)
    if not found or last is None or len(heard.topics) > 1:
        return heard
    body = replace(last, kind="name", refs=tuple(found))
    return Heard(tuple(body if token is last else token for token in heard.tokens), heard.names)


def _with_places(heard: Heard) -> Heard:
    """Where nobody's role is asked, 内蒙古各盟市 is a place with all below it, not the agency of that name."""
    if heard.roles() is not None or kind_of(heard) not in _OF_PLACES:
        return heard
    return Heard(tuple(map(partial(_as_place, heard), heard.tokens)), heard.names)


def _as_place(heard: Heard, token: Token) -> Token:
    if token not in heard.bodies or not _DIVISIONS.search(token.text):
        return token
    codes = {heard.names.agencies[i].region for i in heard.ids(token, "Agency")}
    named = codes.intersection(heard.regions) or codes
    refs = tuple(Ref("Region", code) for code in sorted(filter(None, named)))
    return replace(token, kind="cue", word="below", refs=refs)


def _region(names: Names, region: str | None) -> str | None:
    if region is None:
        return None
    found = names.find(region, "Region")
    if not found:
        raise QuestionError(f"库里没有地区「{region}」", remedy="用 documents 看看载入了哪些地区的文件")
    return found[0]


def _reason(heard: Heard, kind: str | None) -> str | None:
    """Why a question is not answered; None when every word of it is understood."""
    loaded = any(ref.label == "Document" for token in heard.tokens for ref in token.refs)
    reasons = (
        (heard.strangers(), f"没有找到机构「{'」「'.join(heard.strangers())}」"),
        (heard.places, f"库里没有哪份文件管「{'」「'.join(heard.places)}」"),
        (heard.missing, f"库里没有文件「{'」「'.join(heard.missing)}」"),
        (heard.unknown, f"没有看懂「{'」「'.join(heard.unknown)}」"),
        (heard.has("how") and kind not in ("impact", "compare"), "“怎么、如何”不在能回答的问题之内"),
        (heard.has("negation") and not heard.has("convention"), "没有看懂要排除什么"),
        (nobody(heard) and kind is None, f"没有找到机构「{'」「'.join(heard.topics)}」"),
        (kind is None and heard.anything, "没有看出要问什么"),
        (kind is None, "没有认出问的是哪个机构、地方或事项"),
        (heard.stubs and not loaded and kind != "documents", f"《{'》《'.join(_titles(heard))}》只被引用过,没有载入"),
        (heard.amounts and kind not in ("funds", "targets"), "没有看懂这个数额限制的是什么"),
        (kind == "documents" and any(map(_no_year, heard.moments)), "发文日期要是某年、某月或某日"),
        (kind == "impact" and not nodes_of(heard) and not heard.documents, "要说明是什么延期"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _delayed(store: Store, heard: Heard, asked: Wanted) -> tuple[str, ...]:
    """What a question says is late: the things it names, else all that the measures of its agencies name."""
    if not (heard.bodies and heard.roles()):
        nodes = nodes_of(heard) or heard.documents
        local = tuple(node for node in nodes if node.partition("~")[0] in heard.regions)
        return local or nodes
    parameters = asked.parameters(*DOER, *MEASURE)
    return tuple(dict.fromkeys(str(row["id"]) for row in fetch(store, "named", parameters).rows))


def _no_year(moment: Moment) -> bool:
    """A span that is no year, month or day, or one without a beginning."""
    whole = moment.first[5:] == "01-01" and moment.last[5:] == "12-31"
    same = moment.first[:4] == moment.last[:4] and (whole or moment.first[:7] == moment.last[:7])
    return moment.mode == "by" or not same


def _is_english(heard: Heard) -> bool:
    """More English words than Chinese ones asked."""
    english = sum(bool(_ENGLISH.fullmatch(cue.text.replace(" ", ""))) for cue in heard.cues)
    return english * 2 > len(heard.cues)


def _titles(heard: Heard) -> list[str]:
    return [heard.names.things[Ref("Stub", stub)].name for stub in heard.stubs]


def _refused_titles(answer: Answer, heard: Heard) -> Answer | None:
    """Documents about something of which no title says anything."""
    if answer.total or answer.understood.kind != "documents" or not heard.topics or heard.has("cites", "implements"):
        return None
    said = "」「".join(heard.topics)
    return answers.refused("documents", f"没有哪份文件的标题说到「{said}」", _near(heard), answer.question)


def _refused_split(answer: Answer, heard: Heard) -> Answer | None:
    """Words that no measure holds together were not understood, in pieces of one (人才|公寓) or as several."""
    names = heard.names
    topics = [token for token in heard.tokens if token.kind == "topic" and token.text not in words().aims]
    split = [a.text + b.text for a, b in itertools.pairwise(topics) if a.end == b.start]
    if not split and len(topics) > 1 and not names.mentioning(fold(token.text) for token in topics):
        split = [token.text for token in topics]
    if not split and answer.understood.kind == "targets" and not heard.has("targets"):
        split = [token.text for token in topics if not names.counting(fold(token.text))]
    if answer.total or not split:
        return None
    near = tuple(dict.fromkeys(name for word in split for name in names.nearest(word)))
    return answers.refused(answer.understood.kind, f"没有看懂「{'」「'.join(split)}」", near[:3], answer.question)
