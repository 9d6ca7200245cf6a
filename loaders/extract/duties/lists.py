"""Responsibility lists: (X牵头,Y负责), 责任单位:X;配合单位:Y, lines of labels, cells (ontology §4, Role and basis)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from graph.model import Basis, Role
from loaders.extract.duties.items import names
from loaders.extract.duties.predicates import predicate
from loaders.extract.duties.subjects import subjects
from loaders.parentheses import outside
from loaders.rules import compiled, lists, named, seek
from loaders.text import Span
from loaders.wordtable import either, table

Part = Literal["lead", "duty", "assist", "guide", "shared", "plain", "none"]
PARTS: tuple[Part, ...] = ("lead", "duty", "assist", "guide", "shared")
LONGEST_NAME = 60


class Said(NamedTuple):
    """One agency as a list gives it."""

    name: str
    role: Role
    basis: Basis


class Listed(NamedTuple):
    """A responsibility list: where it stands and what it holds."""

    span: Span
    content: str


class Group(NamedTuple):
    """The names that one label or one verb covers."""

    part: Part
    names: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    part: Part = "plain"
    pending: list[str] = field(default_factory=list)
    after_joint: bool = False
    parted: int = 0
    groups: list[Group] = field(default_factory=list)

    def close(self, part: Part) -> None:
        found = names(self.pending)
        if found and part != "none":
            self.groups.append(Group(part, tuple(found)))
        self.pending, self.after_joint, self.parted = [], False, 0


def find(text: str, span: Span) -> list[Listed]:
    """Every responsibility list of a unit, bracketed or behind a label, in order.

    >>> t = "推进改革。(市发改委负责)完善制度。\\n责任单位:市财政局\\n配合单位:市审计局\\n"
    >>> [found.content for found in find(t, Span(0, len(t)))]
    ['市发改委负责', '责任单位:市财政局\\n配合单位:市审计局']
    """
    found = [Listed(s, text[s.start + 1 : s.end - 1]) for s in lists(text, span.start, span.end)]
    found += [Listed(s, s.of(text)) for s in _lines(text, span)]
    return _beside(text, sorted(found, key=lambda item: item.span.start))


_NOTHING = re.compile(r"[\s。;,、]{0,4}")


def _beside(text: str, found: list[Listed]) -> list[Listed]:
    """Lists that stand right beside each other are one: (责任单位:X)(配合单位:Y)."""
    runs: list[list[Listed]] = []
    for one in found:
        if runs and _NOTHING.fullmatch(text, runs[-1][-1].span.end, one.span.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [Listed(Span(run[0].span.start, run[-1].span.end), ";".join(one.content for one in run)) for run in runs]


def _lines(text: str, span: Span) -> Iterator[Span]:
    """Runs of labelled lines outside brackets: from a role label to the end of the last label's line or sentence."""
    end = span.start
    for free in outside(text, span.start, span.end):
        for label in compiled("label").finditer(text, free.start, free.end):
            if label.start() < end:
                continue
            end = _run(text, label.start(), span.end)
            yield Span(label.start(), end)


_STOP = re.compile(r"[。\n]")


def _run(text: str, start: int, limit: int) -> int:
    """Where the label at ``start`` and the labels right behind it end."""
    at = start
    while True:
        label = seek("label", text, at, limit) or seek("other label", text, at, limit)
        body = label.end() if label else at
        while body < limit and text[body] in "\n ":
            body += 1
        stop = _STOP.search(text, body, min(limit, body + 3000))
        end = _lines_on(text, stop.start() if stop else min(limit, body + 3000), limit)
        following = end
        while following < limit and text[following] in "。\n ;":
            following += 1
        if not (seek("label", text, following, limit) or seek("other label", text, following, limit)):
            return end
        at = following


def _lines_on(text: str, end: int, limit: int) -> int:
    """A list of names that goes on over the next lines: after a separator, or as one name a line."""
    for _ in range(40):
        stop = text.find("\n", end + 1, min(limit, end + 200))
        stop = stop if stop >= 0 else min(limit, end + 200)
        line = text[end + 1 : stop].strip()
        items = [i for i in _MARK.split(line) if i]
        if text[end : end + 1] != "\n" or not items or not all(named(i) for i in items):
            return end
        end = stop
    return end


def groups(content: str) -> list[Group]:
    """What each label and verb of a list covers.

    >>> groups("市教育局牵头,市财政局、市人社局按职责分工负责")
    [Group(part='lead', names=('市教育局',)), Group(part='shared', names=('市财政局', '市人社局'))]
    >>> groups("5月底完成,责任单位:市水利局")
    [Group(part='duty', names=('市水利局',))]
    """
    reading = _Reading()
    for mark, piece in _pieces(content):
        label, rest = _labelled(piece)
        while label:
            reading.close(reading.part)
            reading.part = label
            label, rest = _labelled(rest)
        _take(reading, rest, mark)
    reading.close("assist" if reading.after_joint else reading.part)
    return reading.groups


_MARK = re.compile(r"[、,;。\s]+")


def _pieces(content: str) -> Iterator[tuple[str, str]]:
    """The pieces between separators outside brackets, each with the separator before it; labels begin a piece."""
    cuts = [
        (m.start(), m.end())
        for free in outside(content, 0, len(content))
        for m in _MARK.finditer(content, free.start, free.end)
    ]
    starts = [(m.start(), m.start()) for m in _inner_label().finditer(content)]
    at, mark = 0, ""
    for start, end in sorted(cuts + starts):
        if start > at:
            yield mark, content[at:start]
            mark = ""
        if end >= at:
            mark = content[start:end] or mark
            at = end
    if at < len(content):
        yield mark, content[at:]


@cache
def _inner_label() -> re.Pattern[str]:
    """A role label inside a list, where nothing need stand before it (市发改委配合单位:…)."""
    label = table("roles")["label"]
    stems = either([*label["lead"], *label["duty"], *label["assist"], *label["guide"]])
    return re.compile(
        f"(?:主要|具体|第一|共同|其他)?{stems}(?:[及和/、]?{stems})?{either(label['units'])}(?:\\([^():]{{0,40}}\\))?:"
    )


def _labelled(piece: str) -> tuple[Part | None, str]:
    for rule in ("label", "short label"):
        if match := compiled(rule).match(piece):
            return label_part(match), piece[match.end() :]
    if match := compiled("other label").match(piece):
        return "none", piece[match.end() :]
    return None, piece


def label_part(match: re.Match[str]) -> Part:
    """The part that a label gives; two different stems joined by 及 give none (牵头及配合单位)."""
    part = next(p for p in PARTS if p in match.re.groupindex and match[p])
    stems = table("roles")["label"]
    if re.search("[及和与、/]", match[0]) and any(
        w in match[0] for p in ("lead", "duty", "assist") if p != part for w in stems[p]
    ):
        return "plain"
    return part


def _take(reading: _Reading, piece: str, mark: str) -> None:
    """One piece of a list: a remark, a filler, a name, or a verb with the names before it."""
    piece = _REMARKED.sub(_unremarked, piece)
    if not piece or compiled("remark").search(piece) or piece.strip("。") in table("roles")["filler"]["words"]:
        return
    if mark.strip() in (",", ";"):
        reading.parted = len(reading.pending)
    if _is_label(piece):
        reading.part = "plain"
        return
    name, part = _verb(piece)
    if noted := _NOTED.search(name):
        reading.groups.append(Group("lead", tuple(names([name[: noted.start()]]))))
        return
    if begun := _BEGUN.match(name):
        reading.close("lead")
        reading.after_joint, name = True, name[begun.end() :]
    if joint := _joint(name):
        reading.pending.append(joint[0])
        reading.close("lead")
        reading.after_joint = True
        name = joint[1]
    if name and (reading.part != "none" or part) and _plausible(name):
        reading.pending.append(_trimmed(name))
    if part:
        _close(reading, part)


_BEGUN = re.compile("并?会同(?=[一-鿿]{2})")


def _trimmed(name: str) -> str:
    """A name without what it is to do (市人社局研究提出).

    >>> _trimmed("市人社局研究提出"), _trimmed("市就业指导中心")
    ('市人社局', '市就业指导中心')
    """
    if named(name) or len(name) > LONGEST_NAME:
        return name
    found = [s for s in subjects(name) if predicate(name[s.end :])]
    return name[: found[-1].end] if found else name


@cache
def _bare_label() -> re.Pattern[str]:
    label = table("roles")["label"]
    return re.compile(
        either([*label["lead"], *label["duty"], *label["assist"], *label["guide"]]) + either(label["units"])
    )


def _is_label(piece: str) -> bool:
    """牵头单位、责任单位:… names two parts at once, so neither."""
    return bool(_bare_label().fullmatch(piece))


_REMARKED = re.compile(r"\([^()]{2,80}\)$")


def _unremarked(bracket: re.Match[str]) -> str:
    return "" if compiled("remark").search(bracket[0][1:-1]) else bracket[0]


_NOTED = re.compile("[(](?:负责)?(?:牵头|主办|主责)(?:单位|部门|负责)?[)]$")


def _close(reading: _Reading, part: Part) -> None:
    if reading.after_joint:
        reading.close("assist")
    elif part == "assist" and reading.parted and not any(g.part in ("lead", "duty", "shared") for g in reading.groups):
        behind = reading.pending[reading.parted :]
        reading.pending = reading.pending[: reading.parted]
        reading.close("duty")
        reading.pending = behind
        reading.close("assist")
    else:
        reading.close(part)


_SCOPED = re.compile(
    "(?P<name>[^、,]{2,40}?)(?P<verb>牵头|负责|配合|落实|参与)(?:本|各自|辖区|所|其|全|学|具体|相关|有关|做好|抓好)[^、,]{1,14}$"
)
_ADVERB = re.compile(
    "(?:加快|加强|抓紧|稳步|逐步|共同|具体|结合实际|因地制宜|全面|积极|密切|统一|依法|按规定|主要|统筹|协调|组织|直接|认真|抓好|做好|加强|联合|协同|(?P<by>(?:按照?|依据?|根据|结合)?(?:各自)?(?:职责|职能|分工)+))$"
)


def _verb(piece: str) -> tuple[str, Part | None]:
    """A piece without its closing verb, and the part that the verb gives.

    >>> _verb("市财政局按照职责分工具体负责"), _verb("市文化馆")
    (('市财政局', 'shared'), ('市文化馆', None))
    """
    scope = _SCOPED.match(piece)
    if scope and named(scope["name"]) and not piece.endswith(("单位", "部门", "机构", "局", "委", "办")):
        piece = scope["name"] + scope["verb"]
    match = compiled("tail").search(piece[-24:])
    if not match or (named(piece) and not named(piece[: -len(match[0])])):
        return piece, None
    part = next(p for p in PARTS if match[p])
    rest = piece[: len(piece) - len(match[0])]
    while adverb := _ADVERB.search(rest[-12:]):
        rest = rest[: len(rest) - len(adverb[0])]
        part = "shared" if adverb["by"] and part == "duty" else part
    return rest, part


@cache
def _joint_pattern() -> re.Pattern[str]:
    return re.compile(either(table("roles")["joint"]["words"]))


def _joint(name: str) -> tuple[str, str] | None:
    """X会同Y: the name before and what follows."""
    for match in _joint_pattern().finditer(name[:200]):
        left, right = name[: match.start()].removeprefix("由"), name[match.end() :]
        left = re.sub("(?:牵头|负责|共同|并)+$", "", left)
        if named(left) and (named(right) or named(right + "等")):
            return left, right
    return None


_NO_NAME = re.compile(r"\d{2,4}年|\d月|[0-9.]+[%个项]|完成|推进$|持续|前$|^到|^于|长期|[:《》!?]")


def _plausible(name: str) -> bool:
    bare = name.strip('"“”。 ')
    if bare in table("bodies")["levels"]:
        return True
    return (
        2 <= len(bare) <= LONGEST_NAME
        and bare not in table("roles")["filler"]["words"]
        and (named(bare) or not _NO_NAME.search(bare))
    )


def roles(found: list[Group], ruled: bool) -> list[Said]:
    """Who leads and who assists in one list; ``ruled`` says that a document-wide rule is in force.

    >>> [s.role for s in roles(groups("牵头单位:市民政局;责任单位:市财政局"), False)]
    ['leads', 'assists']
    >>> roles(groups("市水利局、市林业局"), True)[1]
    Said(name='市林业局', role='assists', basis='declared')
    """
    present = {g.part for g in found}
    charged = list(dict.fromkeys(n for g in found if g.part in ("duty", "plain") for n in g.names))
    said = [_one(g.part, name, present, charged, ruled) for g in found for name in g.names]
    leading = {s.name: s for s in reversed(said) if s.role == "leads"}
    return list({s.name: leading.get(s.name, s) for s in reversed(said)}.values())[::-1]


def _one(part: Part, name: str, present: set[Part], charged: list[str], ruled: bool) -> Said:
    if part in ("lead", "guide", "assist"):
        return Said(name, "leads" if part == "lead" else "guides" if part == "guide" else "assists", "explicit")
    if "lead" in present:
        return Said(name, "assists", "explicit")
    if part == "shared" or "shared" in present:
        return Said(name, "leads", "shared")
    if "assist" in present and part == "duty":
        return Said(name, "leads", "explicit")
    if len(charged) == 1:
        return Said(name, "leads", "sole")
    return Said(name, "leads" if name == charged[0] else "assists", "declared" if ruled else "listed")
