"""The characters and ruled lines of a PDF page, as positions in points from its upper left corner."""

from __future__ import annotations

import ctypes
import math
from itertools import islice
from typing import Any, NamedTuple

_MOST_RULES = 20_000  # of one page; more is a drawing
_THIN = 2.5


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


def glyphs(page: Any) -> list[Glyph]:
    """The upright characters of a page in the order of its text."""
    import pypdfium2.raw as c

    text, height = page.get_textpage(), page.get_height()
    found: list[Glyph] = []
    box = c.FS_RECTF()
    at = ctypes.byref(box)
    try:
        for i in range(c.FPDFText_CountChars(text)):
            code = c.FPDFText_GetUnicode(text, i)
            if code < 32 or 0xFFFE <= code <= 0xFFFF or 0xD800 <= code < 0xDC00:
                continue
            if not c.FPDFText_GetLooseCharBox(text, i, at) or _slanted(c.FPDFText_GetCharAngle(text, i)):
                continue
            found.append(
                Glyph(_character(c, text, i, code), box.left, height - box.top, box.right, height - box.bottom)
            )
    finally:
        text.close()
    return found


def _character(c: Any, text: Any, i: int, code: int) -> str:
    if 0xDC00 <= code < 0xE000:
        high = c.FPDFText_GetUnicode(text, i - 1) if i else 0
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if 0xD800 <= high < 0xDC00 else "\ufffd"
    return chr(code)


def _slanted(angle: float) -> bool:
    """Whether a character stands askew, as in a watermark; a turned page turns all of them by a right angle."""
    return abs(math.sin(2 * angle)) > 0.1


def rules(page: Any) -> list[Rule]:
    """The straight lines and the edges of the rectangles that are drawn on a page."""
    import pypdfium2.raw as c

    height = page.get_height()
    found: list[Rule] = []
    for shape in islice(page.get_objects(filter=[c.FPDF_PAGEOBJ_PATH], max_depth=4), _MOST_RULES):
        found += _edges(c, shape, height)
        if len(found) > _MOST_RULES:
            return []
    return found


def _edges(c: Any, shape: Any, height: float) -> list[Rule]:
    """The edges of a stroked path; a filled one is a rule when it is thin, and else a background."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(shape, fill, stroke)
    if not stroke.value:
        left, bottom, right, top = shape.get_bounds()
        return _rule((left, height - top), (right, height - bottom)) if fill.value else []
    return _stroked(c, shape, height)


def _stroked(c: Any, shape: Any, height: float) -> list[Rule]:
    matrix = shape.get_matrix()
    points: list[tuple[float, float]] = []
    found: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(c.FPDFPath_CountSegments(shape), 400)):
        segment = c.FPDFPath_GetPathSegment(shape, i)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        px, py = matrix.on_point(x.value, y.value)
        point = (px, height - py)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            points = []
        elif kind == c.FPDF_SEGMENT_LINETO and points:
            found += _rule(points[-1], point)
        points.append(point)
        if c.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            found += _rule(points[-1], points[0])
    return found


def _rule(one: tuple[float, float], other: tuple[float, float]) -> list[Rule]:
    (x1, x2), (y1, y2) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if y2 - y1 < _THIN <= x2 - x1:
        middle = (y1 + y2) / 2
        return [Rule(x1, middle, x2, middle)]
    if x2 - x1 < _THIN <= y2 - y1:
        middle = (x1 + x2) / 2
        return [Rule(middle, y1, middle, y2)]
    return []
