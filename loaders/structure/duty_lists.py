"""Where responsibility lists stand: brackets, and lines that begin with a label (ontology §1, clause)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from loaders import rules
from loaders.structure.lines import Item, Line
from loaders.text import Span

_LONGEST = 400


def labelled(item: Item) -> bool:
    """Whether a line begins with a label of responsibility.

    >>> labelled(Line(0, 0, "牵头单位:市科技局")), labelled(Line(0, 0, "牵头单位要加强统筹"))
    (True, False)
    """
    return isinstance(item, Line) and _label(item.text, 0, len(item.text))


def closed(text: str) -> int | None:
    """Where the bracketed list begins that ends a text.

    >>> closed("强化保障(市财政局牵头)"), closed("强化保障(试行)")
    (4, None)
    """
    if not text.endswith((")", "〕", "】", "]")):
        return None
    found = rules.lists(text, max(0, len(text) - _LONGEST), len(text))
    return found[-1].start if found and found[-1].end == len(text) else None


def lists(text: str, span: Span) -> list[Span]:
    """The responsibility lists in a span that close the text before them.

    >>> text = "建设平台。(甲局牵头)培育企业。(乙局、丙局负责)"
    >>> [s.of(text) for s in lists(text, Span(0, len(text)))]
    ['(甲局牵头)', '(乙局、丙局负责)']
    """
    found = [_to_line_end(text, span, x) for x in rules.lists(text, span.start, span.end)]
    return sorted([*found, *_lines(text, span, found)], key=lambda s: s.start)


def _to_line_end(text: str, span: Span, found: Span) -> Span:
    """A bracketed label at a line's beginning takes the short line: 【牵头单位】市科技局."""
    if text[found.start] not in "【[" or (found.start > 0 and text[found.start - 1] != "\n"):
        return found
    end = text.find("\n", found.end, span.end)
    end = span.end if end < 0 else end
    return found if end - found.start > _LONGEST or "。" in text[found.end : end] else Span(found.start, end)


def _lines(text: str, span: Span, brackets: list[Span]) -> Iterator[Span]:
    start, starts = span.start, [b.start for b in brackets]
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if start > span.start and end - start <= _LONGEST and _label(text, start, end):
            at = bisect_left(starts, start)
            if not (at < len(starts) and starts[at] < end):
                end = _with_value(text, end, span.end)
                yield Span(start, end)
        else:
            yield from (s for s in _sentences(text, start, end) if not _meets(brackets, starts, s))
        start = end + 1


def _meets(brackets: list[Span], starts: list[int], span: Span) -> bool:
    i = bisect_left(starts, span.end) - 1
    return i >= 0 and brackets[i].end > span.start


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Labels that begin a sentence within a line: 压减时限。责任单位:甲局。完成时限:6月底。推行承诺。责任单位:乙局。

    >>> t = "压减时限。责任单位:甲局。完成时限:6月底。推行承诺。责任单位:乙局。"
    >>> [s.of(t) for s in _sentences(t, 0, len(t))]
    ['责任单位:甲局。完成时限:6月底。', '责任单位:乙局。']
    """
    done = start
    for label in rules.compiled("label").finditer(text, start, end):
        if label.start() <= done or text[label.start() - 1] != "。":
            continue
        done = _sentence_end(text, label.end(), end)
        while done < end and any(rules.seek(name, text, done, end) for name in _LABELS):
            done = _sentence_end(text, done, end)
        yield Span(label.start(), done)


_LABELS = ("label", "short label", "other label")


def _sentence_end(text: str, at: int, end: int) -> int:
    stop = text.find("。", at, end)
    return end if stop < 0 else stop + 1


def _with_value(text: str, end: int, limit: int) -> int:
    """The end of a label's line, or of the next one where nothing stands behind the label."""
    if text[end - 1] != ":":
        return end
    following = text.find("\n", end + 1, limit)
    following = limit if following < 0 else following
    return following if following - end <= _LONGEST else end


def _label(text: str, start: int, end: int) -> bool:
    return any(rules.seek(name, text, start, end) for name in ("label", "short label"))
