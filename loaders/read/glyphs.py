"""The characters and ruled lines of a PDF page, as positions in points from its upper left corner."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from itertools import islice
from typing import Any, NamedTuple

_MOST_RULES = 20_000  # of one page; more is a drawing
_THIN = 2.5
_ASKEW = 0.1  # radians

Point = tuple[float, float]


class Glyph(NamedTuple):
    """One character and its box."""

    char: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line, horizontal when ``top == bottom``."""

    left: float
    top: float
    right: float
    bottom: float


class Frame(NamedTuple):
    """How a page is held for reading: its box, and the quarter turns (clockwise) that its text has been given."""

    box: tuple[float, float, float, float]
    turns: int = 0

    @property
    def height(self) -> float:
        """The page's height as it is read."""
        left, bottom, right, top = self.box
        return right - left if self.turns % 2 else top - bottom

    def place(self, x: float, y: float) -> Point:
        """A point of the page as read, from the upper left corner.

        >>> Frame((0, 0, 100, 200)).place(10, 180), Frame((0, 0, 100, 200), 3).place(10, 180)
        ((10, 20), (180, 10))
        """
        left, bottom, right, top = self.box
        if self.turns == 1:
            return top - y, right - x
        if self.turns == 2:
            return right - x, y - bottom
        return (y - bottom, x - left) if self.turns == 3 else (x - left, top - y)

    def boxed(self, one: Point, other: Point) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what two opposite corners span."""
        (x1, y1), (x2, y2) = self.place(*one), self.place(*other)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def glyphs(page: Any) -> tuple[list[Glyph], Frame]:
    """The characters of a page that stand as most of them do, in the order of its text; and how to hold the page."""
    found = _characters(page)
    turns = Counter(turn for _, _, _, turn in found if turn is not None).most_common(1)
    frame = Frame(page.get_mediabox(), turns[0][0] if turns else 0)
    return [Glyph(char, *frame.boxed(one, other)) for char, one, other, turn in found if turn == frame.turns], frame


def _characters(page: Any) -> list[tuple[str, Point, Point, int | None]]:
    """Every character with two corners of its box and its quarter turns, which are None for one set askew."""
    import pypdfium2.raw as c

    text, box = page.get_textpage(), c.FS_RECTF()
    at = ctypes.byref(box)
    found = []
    try:
        for i in range(c.FPDFText_CountChars(text)):
            code = c.FPDFText_GetUnicode(text, i)
            if code < 32 or 0xFFFE <= code <= 0xFFFF or 0xD800 <= code < 0xDC00:
                continue
            if c.FPDFText_GetLooseCharBox(text, i, at):
                corners = (box.left, box.bottom), (box.right, box.top)
                found.append((_character(c, text, i, code), *corners, _turns(c.FPDFText_GetCharAngle(text, i))))
    finally:
        text.close()
    return found


def _character(c: Any, text: Any, i: int, code: int) -> str:
    if 0xDC00 <= code < 0xE000:
        high = c.FPDFText_GetUnicode(text, i - 1) if i else 0
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if 0xD800 <= high < 0xDC00 else "\ufffd"
    return chr(code)


def _turns(angle: float) -> int | None:
    """Quarter turns, or None for a character that stands askew, as in a watermark.

    >>> [_turns(a) for a in (0.0, 1.57, 4.71, 6.28, 0.7)]
    [0, 1, 3, 0, None]
    """
    turns = round(angle / (math.pi / 2))
    return turns % 4 if abs(angle - turns * math.pi / 2) < _ASKEW else None


def rules(page: Any, frame: Frame) -> list[Rule]:
    """The straight lines and the edges of the rectangles that are drawn on a page."""
    import pypdfium2.raw as c

    found: list[Rule] = []
    for shape in islice(page.get_objects(filter=[c.FPDF_PAGEOBJ_PATH], max_depth=4), _MOST_RULES):
        found += _edges(c, shape, frame)
        if len(found) > _MOST_RULES:
            return []
    return found


def _edges(c: Any, shape: Any, frame: Frame) -> list[Rule]:
    """The edges of a stroked path; a filled one is a rule when it is thin, and else a background."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(shape, fill, stroke)
    if not stroke.value:
        left, bottom, right, top = shape.get_bounds()
        return _rule(frame.place(left, top), frame.place(right, bottom)) if fill.value else []
    return _stroked(c, shape, frame)


def _stroked(c: Any, shape: Any, frame: Frame) -> list[Rule]:
    matrix = shape.get_matrix()
    points: list[Point] = []
    found: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(c.FPDFPath_CountSegments(shape), 400)):
        segment = c.FPDFPath_GetPathSegment(shape, i)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.place(*matrix.on_point(x.value, y.value))
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            points = []
        elif kind == c.FPDF_SEGMENT_LINETO and points:
            found += _rule(points[-1], point)
        points.append(point)
        if c.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            found += _rule(points[-1], points[0])
    return found


def _rule(one: Point, other: Point) -> list[Rule]:
    (x1, x2), (y1, y2) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if y2 - y1 < _THIN <= x2 - x1:
        middle = (y1 + y2) / 2
        return [Rule(x1, middle, x2, middle)]
    if x2 - x1 < _THIN <= y2 - y1:
        middle = (x1 + x2) / 2
        return [Rule(middle, y1, middle, y2)]
    return []
