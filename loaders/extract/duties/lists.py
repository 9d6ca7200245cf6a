"""Where responsibility lists stand in a text: in brackets, behind labels, over lines (ontology §4, Role and basis)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.parentheses import outside
from loaders.rules import compiled, label_may_stand, lists, named, seek
from loaders.text import Span


class Listed(NamedTuple):
    """A responsibility list: where it stands and what it holds."""

    span: Span
    content: str


@lru_cache(maxsize=1024)  # duties and doubts ask for the lists of the same units
def find(text: str, span: Span) -> tuple[Listed, ...]:
    """Every responsibility list of a unit, bracketed or behind a label, in order.

    >>> t = "推进改革。(市发改委负责)完善制度。\\n责任单位:市财政局\\n配合单位:市审计局\\n"
    >>> [found.content for found in find(t, Span(0, len(t)))]
    ['市发改委负责', '责任单位:市财政局\\n配合单位:市审计局']
    """
    boxed = [_boxed(text, m, span.end) for m in compiled("boxed label").finditer(text, span.start, span.end)]
    found = boxed + [
        Listed(s, text[s.start + 1 : s.end - 1])
        for s in lists(text, span.start, span.end)
        if not any(b.span.start <= s.start < b.span.end for b in boxed)
    ]
    found += [Listed(s, s.of(text)) for s in _lines(text, span)]
    found += _open(text, span)
    return _beside(text, sorted(found, key=lambda item: item.span.start))


def _boxed(text: str, label: re.Match[str], limit: int) -> Listed:
    """【牵头单位】市科技局: the list behind a label in a box."""
    stop = _STOP_BOX.search(text, label.end(), min(limit, label.end() + 600))
    end = stop.start() if stop else min(limit, label.end() + 600)
    return Listed(Span(label.start(), end), f"{label['label']}:{text[label.end() : end]}")


_STOP_BOX = re.compile(r"[。\n【]")


def _open(text: str, span: Span) -> Iterator[Listed]:
    """Lines whose label lost its colon (牵头单位 市科技局), where nothing but names stands behind it."""
    for label in _at_lines(text, span):
        stop = _STOP.search(text, label.end(), min(span.end, label.end() + 600))
        end = stop.start() if stop else min(span.end, label.end() + 600)
        items = [i for i in re.split(r"[、,;\s]+", text[label.end() : end]) if i]
        if items and all(named(i) for i in items):
            yield Listed(Span(label.start(), end), f"{label['label']}:{text[label.end() : end]}")


def _at_lines(text: str, span: Span) -> Iterator[re.Match[str]]:
    """The open labels of a span, looked for only where a line begins."""
    at = span.start if span.start == 0 or text[span.start - 1] == "\n" else _next_line(text, span.start, span.end)
    while at < span.end:
        if label := seek("open label", text, at, span.end):
            yield label
        at = _next_line(text, at, span.end)


def _next_line(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found + 1


_NOTHING = re.compile(r"[\s。;,、]{0,4}")


def _beside(text: str, found: list[Listed]) -> tuple[Listed, ...]:
    """Lists that stand right beside each other are one: (责任单位:X)(配合单位:Y)."""
    runs: list[list[Listed]] = []
    for one in found:
        if runs and _NOTHING.fullmatch(text, runs[-1][-1].span.end, one.span.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    return tuple(
        Listed(Span(run[0].span.start, run[-1].span.end), ";".join(one.content for one in run)) for run in runs
    )


def _lines(text: str, span: Span) -> Iterator[Span]:
    """Runs of labelled lines outside brackets: from a role label to the end of the last label's line or sentence."""
    end = span.start
    if not label_may_stand(text, span.start, span.end):
        return
    for free in outside(text, span.start, span.end):
        labels = [m for rule in ("label", "glued label") for m in compiled(rule).finditer(text, free.start, free.end)]
        labels += [m for m in compiled("short label").finditer(text, free.start, free.end) if _opens(text, m, span)]
        for label in sorted(labels, key=lambda m: m.start()):
            if label.start() < end:
                continue
            end = _run(text, label.end(), span.end)
            yield Span(label.start(), end)


_LABELS = ("label", "short label", "other label")


def _opens(text: str, label: re.Match[str], span: Span) -> bool:
    """A label of one word opens a list where a sentence begins and a body's name follows (牵头:市科技局)."""
    begins = label.start() == span.start or text[label.start() - 1] in "。;\n"
    return begins and named(re.split(r"[、,;。\s]", text[label.end() : label.end() + 60].lstrip())[0])


_STOP = re.compile(r"[。\n]")


def _run(text: str, labelled: int, limit: int) -> int:
    """Where the label that ends at ``labelled`` and the labels right behind it end."""
    body = labelled
    while True:
        while body < limit and text[body] in "\n ":
            body += 1
        stop = _STOP.search(text, body, min(limit, body + 3000))
        end = _lines_on(text, stop.start() if stop else min(limit, body + 3000), limit)
        following = end
        while following < limit and text[following] in "。\n ;":
            following += 1
        label = next(filter(None, (seek(rule, text, following, limit) for rule in _LABELS)), None)
        if not label:
            return end
        body = label.end()


def _lines_on(text: str, end: int, limit: int) -> int:
    """A list of names that goes on over the next lines: after a separator, or as one name a line."""
    for _ in range(40):
        stop = text.find("\n", end + 1, min(limit, end + 200))
        stop = stop if stop >= 0 else min(limit, end + 200)
        line = text[end + 1 : stop].strip()
        items = [i for i in re.split(r"[、,;。\s]+", line) if i]
        if text[end : end + 1] != "\n" or not items or not all(named(i) for i in items):
            return end
        end = stop
    return end
