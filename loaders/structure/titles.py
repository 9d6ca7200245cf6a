"""Titles of units: a heading's text up to its full stop, or what a heading is where it runs on without a mark (ontology §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.structure.duty_lists import closed, labelled
from loaders.structure.labels import STYLE
from loaders.structure.lines import Line
from loaders.structure.tree import Node
from loaders.structure.words import any_of

LONGEST = 40
USUAL = 24  # a heading proper is rarely longer
_MOST = 0.6
_LIST = re.compile(r"\s?[(【\[]?(?:责任|牵头|主办|负责|配合)")
_TAIL = re.compile(r"[。;:,、.\s]+$")
_MARK = re.compile(r"[。;:,、!?\d()]")
_CLAUSE = re.compile(r"[^。;:()]{4,60}")


def title(text: str) -> str | None:
    """A heading's title: its text up to the first full stop when that is short enough.

    >>> title("加强领导。成立领导小组。"), title("重点任务(市科技局牵头)"), title("甲" * 41)
    ('加强领导', '重点任务', None)
    """
    head = _head(text)
    if len(head) > LONGEST:
        return _usual(text)
    return head or None


def _head(text: str) -> str:
    head = text.split("。", 1)[0].split("\n", 1)[0].lstrip("●◆■▪•○◇□★☆▲▶➢ ").rstrip()
    return _TAIL.sub("", head[: closed(head)])


def entitle(root: Node) -> Node:
    """The tree with its nodes' titles; siblings of one style tell whether headings run into their text."""
    groups: dict[str, list[Node]] = {}
    for node in _nodes(root):
        if node.label:
            node.title = title(_wrapped(node) or _said(node))
            if STYLE[node.label.style].rank >= 2 and (node.line.joined or _runs(node)):
                groups.setdefault(node.label.style, []).append(node)
    for group in groups.values():
        _entitle(group)
    return root


def _runs(node: Node) -> bool:
    """Whether a heading on a line of its own may run into its text: one sentence, behind it at most a list."""
    head, stop, rest = _said(node).partition("。")
    alone = all(labelled(item) for item in node.items[1:]) and not node.children
    return bool(stop) and "," in head and alone and (not rest or _LIST.match(rest) is not None)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _said(node: Node) -> str:
    assert node.label
    return node.line.text[node.label.end :].strip()


def _wrapped(node: Node) -> str | None:
    """A heading that goes on in a second line: neither has a mark, and only both together end as headings do."""
    below = node.items[1] if len(node.items) > 2 or (len(node.items) == 2 and node.children) else None
    said = _said(node)
    if not isinstance(below, Line) or not 2 <= len(below.text) <= 14 or not 14 <= len(said) <= LONGEST:
        return None
    both = said + below.text
    if _MARK.search(below.text) or "。" in said or _ends(said, len(said)) or not _ends(both, len(both)):
        return None
    return both if len(both) <= LONGEST else None


def _entitle(group: Sequence[Node]) -> None:
    """Titles of units cut out of a longer line, where a heading may run into its text."""
    long = [node for node in group if len(_head(_said(node))) > USUAL]
    cut = {id(node): run_in(_before_comma(node), "openers") for node in long}
    runs = len(long) * 2 >= len(group) and sum(x is not None for x in cut.values()) >= _MOST * len(long)
    for node in group:
        sure = _usual(_said(node)) or run_in(_said(node), "sure_openers")
        if sure or (runs and id(node) in cut):
            node.title = sure if sure and id(node) not in cut else (cut.get(id(node)) if runs else None) or sure


def _before_comma(node: Node) -> str:
    """What a node says, on a line of its own only as far as the first comma: a heading seldom has one."""
    said = _said(node)
    return said if node.line.joined or "," not in said else said[: said.index(",") + 1]


def run_in(text: str, openers: str) -> str | None:
    """The heading of a text that goes on without a mark: it ends in a heading's noun, and a sentence's word follows.

    >>> run_in("减轻企业负担按照国家规定清理收费", "sure_openers"), run_in("加强服务能力建设加大培训力度", "openers")
    ('减轻企业负担', '加强服务能力建设')
    >>> run_in("加强服务能力建设,完善培训网络", "openers")
    """
    first = _CLAUSE.match(text)
    if not first:
        return None
    clause = first[0]
    for at in range(4, min(len(clause), LONGEST) + 1):
        if _begins(openers).match(clause, at) and _ends(clause, at):
            further = at + _words(clause[at:])
            if clause.startswith(",", further):
                continue
            return (
                clause[:further] if at < further <= LONGEST and _begins(openers).match(clause, further) else clause[:at]
            )
    return None


@cache
def _begins(openers: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(openers)}|20\d\d年")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(any_of("endings"))


def _ends(clause: str, at: int) -> bool:
    return any(match.end() == at for match in _ending().finditer(clause, max(0, at - 3), at))


@cache
def _heading_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('endings')}|提升|推进|建设){{1,4}}")


def _words(text: str) -> int:
    """How far a text goes on in words that headings end with."""
    match = _heading_words().match(text)
    return match.end() if match else 0


def _usual(text: str) -> str | None:
    """One of the headings that every document has, with text behind it."""
    usual = re.match(rf"{any_of('usual_headings')}(?![,。;、和及与的])", text)
    return usual[0] if usual and usual.end() < len(text) else None
