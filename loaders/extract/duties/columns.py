"""The columns of a task table play the part of labels; a 部门 column beside a 职责 column gives each agency its duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.alternatives import either
from loaders.extract.duties.groups import groups, label_part
from loaders.extract.duties.parts import Group, Part, Said, roles
from loaders.outline import Field, Unit
from loaders.rules import compiled, named
from loaders.text import Span
from loaders.wordtable import table


def find(text: str, unit: Unit, ruled: bool) -> Iterator[tuple[Said, Span]]:
    """What a table row's columns say, each with its cell."""
    cells = [(part, field) for field in unit.fields if (part := _part(field, text))]
    if not cells:
        yield from _owners(text, unit, ruled)
        return
    read: list[tuple[Group, Span]] = []
    for part, field in cells:
        read += [(group, field.span) for group in in_cell(field.span.of(text), part)]
    spans = {name: span for group, span in reversed(read) for name in group.names}
    for said in roles([group for group, _ in read], ruled):
        yield said, spans[said.name]


_DIVISION = re.compile("(?:责任|任务|职责|部门|工作|单位)?(?:分工|落实)(?:情况)?")


def _part(field: Field, text: str) -> Part | None:
    """The part of a column; one that is headed 分工 counts where its cell is nothing but a list."""
    part = part_of(field.label)
    if part or not _DIVISION.fullmatch(re.sub(r"\s", "", field.label)):
        return part
    found = in_cell(field.span.of(text)[:400], "plain")
    return "plain" if found and all(named(name) for group in found for name in group.names) else None


def part_of(label: str) -> Part | None:
    """The part that a column's heading gives.

    >>> [part_of(h) for h in ("牵头单位", "责任单位(部门)", "指导部门", "完成时限", "牵头部门和责任人")]
    ['lead', 'duty', 'guide', None, 'lead']
    """
    bare = re.sub(r"\s", "", label).strip(":")
    bare = re.sub(r"(?:及|和|与|、|/)(?:责任人|负责人|联系人|联络人|责任领导|分管领导|联系方式|完成时限)$", "", bare)
    if re.search("责任人|领导|联系人|负责人|时限|时间|电话", bare):
        return None
    match = compiled("label").fullmatch(bare + ":") or _heading().fullmatch(bare)
    if match:
        return label_part(match)
    short = compiled("short label").fullmatch(bare + ":")
    return label_part(short) if short else None


@cache
def _heading() -> re.Pattern[str]:
    """A heading with more around the stem and unit than a label may have (任务牵头单位(部门), 省级责任部门名称)."""
    label = table("roles")["label"]
    parts = "|".join(f"(?P<{part}>{either(label[part])})" for part in ("lead", "duty", "assist", "guide"))
    return re.compile(
        rf"[一-鿿]{{0,6}}?(?:{parts})(?:[市县区省州]?[直级])?(?:{either(label['units'])})(?:\([^()]{{0,20}}\)|名称|[一-鿿]{{0,2}}单位)?"
    )


def in_cell(cell: str, part: Part) -> list[Group]:
    """The groups of one cell, whose column gives the part that the cell itself does not say.

    >>> in_cell("市发改委\\n市财政局", "assist")[0].names
    ('市发改委', '市财政局')
    >>> [g.part for g in in_cell("市发改委牵头,市财政局配合", "duty")]
    ['lead', 'assist']
    """
    found = groups(unwrapped(cell))
    return [Group(part, g.names) if g.part == "plain" else g for g in found]


def unwrapped(cell: str) -> str:
    """A cell's lines as one list: a line break parts names, unless it only wraps one.

    >>> unwrapped("市发展和\\n改革委、市财\\n政局\\n市审计局")
    '市发展和改革委、市财政局、市审计局'
    """
    out = ""
    for line in re.split(r"\s*\n\s*", cell.strip()):
        last = re.split("[、,;。:]", out)[-1]
        first = re.split("[、,;。]", line)[0]
        whole = out and (last == "" or (_ended(last) and (named(first) or compiled("label").match(line))))
        out += ("" if not out or last == "" else "、" if whole else "") + line
    return out


def _ended(last: str) -> bool:
    return named(last) or bool(compiled("tail").search(last))


_BODY_COLUMN = re.compile(
    r"(?:各?(?:成员|责任|市直|县直|区直|相关|有关|职能)?(?:单位|部门)(?:名称)?|机构(?:名称)?|部门\(单位\\\)|单位\(部门\\\)|主体|责任主体)"
)


def _owners(text: str, unit: Unit, ruled: bool) -> Iterator[tuple[Said, Span]]:
    """Each agency of a 部门 column leads what its row says; behind the task's column it is a list like any other."""
    columns = [f for f in unit.fields if not re.fullmatch("序号|编号|序|号", re.sub(r"\s", "", f.label))]
    for i, field in enumerate(columns):
        if not _BODY_COLUMN.fullmatch(re.sub(r"\s", "", field.label)) or not field.span.of(text).strip():
            continue
        found = in_cell(field.span.of(text), "plain")
        if i:
            yield from ((said, field.span) for said in roles(found, ruled))
        else:
            yield from ((Said(name, "leads", "sole"), field.span) for group in found for name in group.names)
        return
