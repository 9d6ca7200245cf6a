"""Spaces that carry no meaning: at the ends of lines, and between Chinese characters."""

from __future__ import annotations

import re

from loaders.edits import Edit

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff“”‘’…—·"
_UNITS = "年月日号时分点个项家名人万亿元百千十多余倍次条款章节类批期级岁天周所处座台套件份户亩吨米公平立方辆艘架张篇部门种位成届"
# A single space between two printed ASCII characters parts words; every other run is looked at.
_RUNS = re.compile(" +")
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")
_COUNT = re.compile(rf"[0-9]{{1,12}}(?:[.,][0-9]{{1,6}})?(?:[%‰]| ?[{_UNITS}])")
_UNIT = re.compile(f"[{_UNITS}]")
_NUMBER = re.compile(r"[0-9.,]*\Z")
_EMPTY = re.compile(r"\n{2,}")


def closed(text: str) -> list[Edit]:
    """Runs of spaces that vanish, or shrink to one (ontology §2).

    A number keeps its distance from a following character that counts nothing, and at the head of a line,
    where it may be a label.

    >>> [(e.start, e.end, e.text) for e in closed("到 2025 年\\n1 总则\\n甲 ( 乙 )  ab  cd")]
    [(1, 2, ''), (6, 7, ''), (15, 16, ''), (17, 18, ''), (19, 20, ''), (21, 23, ' '), (25, 27, ' ')]
    """
    found = []
    for match in _RUNS.finditer(text):
        start, end = match.span()
        if end - start == 1 and _printed(text[start - 1 : start]) and _printed(text[end : end + 1]):
            continue  # between words of Latin letters, where one space is meant
        new = " " if _parts(text, start, end) else ""
        if len(new) != end - start:
            found.append(Edit(start, end, new))
    return found


def _printed(character: str) -> bool:
    return "!" <= character <= "~"


def _parts(text: str, start: int, end: int) -> bool:
    if start == 0 or end == len(text) or text[start - 1] in "\n\t" or text[end] in "\n\t":
        return False
    left, right = text[start - 1], text[end]
    wide_left, wide_right = _WIDE_CHARACTER.match(left), _WIDE_CHARACTER.match(right)
    if not wide_left and not wide_right:
        return not (left in ":;,(" and _COUNT.match(text, end)) if right.isdigit() else True
    if right.isdigit() and right.isascii():
        return not _COUNT.match(text, end)
    if left.isdigit() and left.isascii():
        return not _counts(text, start, right)
    return False


def _counts(text: str, start: int, unit: str) -> bool:
    """Whether the number that ends at ``start`` counts in this unit and does not begin its line."""
    head = max(0, start - 20)
    number = _NUMBER.search(text, head, start)
    if number is None or not _UNIT.match(unit):
        return False
    begins = number.start() == 0 or text[number.start() - 1] in "\n\t"
    return not begins or (unit == "年" and len(number[0]) == 4)


def empty_lines(text: str) -> list[Edit]:
    """Lines without text.

    >>> empty_lines("甲\\n\\n乙")
    [Edit(start=1, end=3, text='\\n')]
    """
    begun = len(text) - len(text.lstrip("\n"))
    leading = [Edit(0, begun, "")] if begun else []
    return leading + [Edit(m.start(), m.end(), "\n") for m in _EMPTY.finditer(text, begun)]
