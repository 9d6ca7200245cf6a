"""What each label and verb of a list covers: (X牵头,Y负责), 责任单位:X;配合单位:Y (ontology §4, Role and basis)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from loaders.alternatives import either
from loaders.extract.duties.items import names
from loaders.extract.duties.parts import PARTS, Group, Part
from loaders.extract.duties.verbs import joint, plausible, trimmed, verb
from loaders.parentheses import outside
from loaders.rules import compiled
from loaders.wordtable import table


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


def groups(content: str) -> list[Group]:
    """What each label and verb of a list covers.

    >>> groups("市教育局牵头,市财政局、市人社局按职责分工负责")
    [Group(part='lead', names=('市教育局',)), Group(part='shared', names=('市财政局', '市人社局'))]
    >>> groups("5月底完成,责任单位:市水利局")
    [Group(part='duty', names=('市水利局',))]
    """
    return list(_groups(content))


@lru_cache(maxsize=1024)
def _groups(content: str) -> tuple[Group, ...]:
    reading = _Reading()
    for mark, piece in _pieces(_without_notice(content)):
        label, rest = _labelled(piece)
        while label:
            reading.close(reading.part)
            members = "成员" in piece[: len(piece) - len(rest)] and not reading.groups
            reading.part = "none" if members else label
            label, rest = _labelled(rest)
        _take(reading, rest, mark)
    reading.close("assist" if reading.after_joint else reading.part)
    return tuple(reading.groups)


def _without_notice(content: str) -> str:
    """A list without the notice in it (以下均需各县落实,不再列出), which is no part of the list."""
    return (
        compiled("notice").sub("。", content)
        if "不再" in content or "下同" in content or "外,均" in content
        else content
    )


_MARK = re.compile(r"[、,;。\s]+|(?<=[局委办部厅院会署司])[/|](?=[一-鿿]{2})")


def _pieces(content: str) -> Iterator[tuple[str, str]]:
    """The pieces between separators outside brackets, each with the separator before it; labels begin a piece."""
    stretches = outside(content, 0, len(content))
    cuts = [(m.start(), m.end()) for free in stretches for m in _MARK.finditer(content, free.start, free.end)]
    starts = [
        (m.start(), m.start())
        for m in _inner_label().finditer(content)
        if any(free.start <= m.start() < free.end for free in stretches)
    ]
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
    other = either(w for w in label["other"] if len(w) > 2)
    role = f"(?:主要|具体|第一|共同|其他|相关|有关|[省市州县区镇乡](?:级|直))?{stems}(?:[及和/、]?{stems})?{either(label['units'])}(?:\\([^():]{{0,40}}\\))?"
    short = either([*label["bare_lead"], *label["bare_duty"], *label["bare_assist"]])
    return re.compile(f"(?:{role}|{other}|(?<=[局委办厅院会镇乡道府]){short}):")


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
    name, part = verb(piece)
    if noted := _NOTED.search(name):
        reading.groups.append(Group("lead", tuple(names([name[: noted.start()]]))))
        return
    if begun := _BEGUN.match(name):
        reading.close("lead")
        reading.after_joint, name = True, name[begun.end() :]
    if parts := joint(name):
        reading.pending.append(parts[0])
        reading.close("lead")
        reading.after_joint = True
        name = parts[1]
    if name and (reading.part != "none" or part) and plausible(name):
        reading.pending.append(trimmed(name))
    if part:
        _close(reading, part)


_BEGUN = re.compile("并?会同(?=[一-鿿]{2})")


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
