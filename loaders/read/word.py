"""Word files (.docx): paragraphs with their printed numbers, tables, text boxes; tracked changes as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import ReadError
from graph.model import Place
from loaders.read.container import opened, part, tree
from loaders.read.draft import Box, Draft
from loaders.read.numbering import Lists, Style, child, inherited, lists, number, styles, switched_on, tag, value
from loaders.text import Source

# Left out: what was deleted or moved away, field codes, notes, comments, the pinyin over a character, drawings' names.
_LEFT_OUT = frozenset(
    [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "annotationRef",
        "rt",
        "rPr",
        "pPr",
        "sectPr",
        "Fallback",
        "docPr",
        "cNvPr",
        "binData",
        "object",
    ]
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DEEPEST = 60


def read_docx(name: str, data: bytes, where: str) -> Source:
    """The text of a .docx file. Raises ``ReadError``."""
    archive = opened(data, where)
    main = next((n for n in archive.namelist() if n.startswith("word/document") and n.endswith(".xml")), "")
    document = part(archive, main, where)
    if document is None:
        raise ReadError("Word 文件里没有正文", where=where, remedy="请用原来的程序打开后另存为 .docx")
    side = {n: part(archive, f"word/{n}.xml", where) for n in ("styles", "numbering")}
    trees = {n: tree(found, where) if found else None for n, found in side.items()}
    walker = _Walker(Draft(name, where), styles(trees["styles"]), lists(trees["numbering"]))
    body = child(tree(document, where), "body")
    walker.blocks(body if body is not None else ())
    source = walker.draft.source()
    if not source.blocks:
        raise ReadError("Word 文件里没有文字", where=where, remedy="如果内容是图片,请先用文字识别软件转成文本")
    return source


@dataclass
class _Walker:
    draft: Draft
    styles: dict[str, Style]
    lists: Lists
    count: int = 0

    def blocks(self, container: Any, depth: int = 0) -> None:
        """All paragraphs and tables of a body, a cell or a text box, in order."""
        for element in _flat(container):
            if tag(element) == "p":
                self._paragraph(element, depth)
            elif depth < _DEEPEST:
                self._table(element, depth)

    def _paragraph(self, element: Any, depth: int) -> None:
        self.count += 1
        level, place = self._outline(element), Place(paragraph=self.count)
        text, boxes = self.text(element)
        for line in text.split("\n"):
            self.draft.paragraph(line, place, level)
        for box in boxes if depth < _DEEPEST else ():
            self.blocks(box, depth + 1)

    def text(self, element: Any) -> tuple[str, list[Any]]:
        """A paragraph's text with its number, and the text boxes that hang on it."""
        label = self._label(element)
        parts: list[str] = []
        boxes: list[Any] = []
        _collect(element, parts, boxes, self.styles)
        text = "".join(parts)
        if _is_contents(self._style(element), self.styles):
            return "", []
        return (label + text if text.strip() else label), boxes

    def _style(self, element: Any) -> str | None:
        return value(child(element, "pPr", "pStyle"))

    def _outline(self, element: Any) -> int | None:
        own = value(child(element, "pPr", "outlineLvl"))
        outline = number(own, 9) if own is not None else inherited(self.styles, self._style(element), "outline")
        return outline + 1 if outline is not None and outline < 9 else None

    def _label(self, element: Any) -> str:
        numbering, style = child(element, "pPr", "numPr"), self._style(element)
        list_id = value(child(numbering, "numId")) or inherited(self.styles, style, "list_id")
        if not list_id or list_id == "0":
            return ""
        own = value(child(numbering, "ilvl"))
        level = number(own) if own is not None else inherited(self.styles, style, "level")
        return self.lists.label(list_id, level if level is not None else self.lists.level_of_style(list_id, style))

    def _table(self, element: Any, depth: int) -> None:
        rows = [list(_flat(row, "tc")) for row in _flat(element, "tr")]
        if all(len(row) <= 1 for row in rows):  # a frame around text
            for cell in (cell for row in rows for cell in row):
                self.blocks(cell, depth + 1)
            return
        self.count += 1
        grid = self._grid(element)
        self.draft.table(grid, [Place(paragraph=self.count, row=n) for n in range(1, len(grid) + 1)])

    def _grid(self, element: Any) -> list[list[Box]]:
        above: dict[int, Box] = {}
        grid = []
        for tr in _flat(element, "tr"):
            if child(tr, "trPr", "del") is not None:
                continue
            row = [Box() for _ in range(_width(tr, "gridBefore"))]
            for tc in _flat(tr, "tc"):
                row += self._cell(tc, row, above)
            grid.append(row)
        return grid

    def _cell(self, tc: Any, row: list[Box], above: dict[int, Box]) -> list[Box]:
        properties, column = child(tc, "tcPr"), len(row)
        merge, beside = child(properties, "vMerge"), child(properties, "hMerge")
        wide = min(max(number(value(child(properties, "gridSpan")), 1), 1), 200)
        if beside is not None and value(beside) != "restart" and row:
            return [row[-1]] * wide
        if merge is not None and value(merge) != "restart" and column in above:
            return [above[column]] * wide
        box = Box("\n".join(self._lines(tc)))
        for covered in range(column, column + wide):
            above.pop(covered, None)
        if merge is not None:
            above[column] = box
        return [box] * wide

    def _lines(self, tc: Any, depth: int = 0) -> Iterator[str]:
        for element in _flat(tc):
            if tag(element) == "p":
                text, boxes = self.text(element)
                lines = [text, *(line for box in boxes for line in self._lines(box, depth + 1))]
                yield from (line.strip() for line in "\n".join(lines).split("\n") if line.strip())
            elif depth < 8:
                for row in _flat(element, "tr"):
                    for cell in _flat(row, "tc"):
                        yield from self._lines(cell, depth + 1)


def _width(row: Any, name: str) -> int:
    return min(number(value(child(row, "trPr", name))), 200)


def _flat(container: Any, *names: str) -> Iterator[Any]:
    """The paragraphs and tables (or what is named) inside, through content controls and accepted insertions."""
    wanted = names or ("p", "tbl")
    stack = [iter(container)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif tag(element) in wanted:
            yield element
        elif tag(element) in {
            "sdt",
            "sdtContent",
            "ins",
            "moveTo",
            "customXml",
            "smartTag",
            "AlternateContent",
            "Choice",
        }:
            stack.append(iter(element))


def _is_contents(style: str | None, known: dict[str, Style]) -> bool:
    """Whether a paragraph belongs to a generated table of contents."""
    name = known[style].name if style in known else ""
    return name.startswith("toc ") and name[4:].isdigit()


def _collect(paragraph: Any, parts: list[str], boxes: list[Any], known: dict[str, Style]) -> None:
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = tag(element)
        if name in _LEFT_OUT or (name == "r" and _vanishes(element, known)):
            continue
        if name == "t":
            parts.append(element.text or "")
        elif name == "br" and value(element, "type") in {"page", "column"}:
            continue
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name in {"txbxContent", "textbox"} and any(tag(e) in {"p", "tbl"} for e in element):
            boxes.append(element)
        else:
            stack.append(iter(element))


def _vanishes(run: Any, known: dict[str, Style]) -> bool:
    properties = child(run, "rPr")
    if properties is None:
        return False
    own = child(properties, "vanish")
    if own is not None:
        return switched_on(own)
    style = known.get(value(child(properties, "rStyle")) or "")
    return style is not None and style.hidden
