"""PDF files with text: lines rejoined to paragraphs, ruled tables as tables, running heads and page numbers left out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from graph.errors import ReadError
from graph.model import Place
from loaders.read.draft import Box, Draft
from loaders.read.glyphs import Glyph, glyphs, rules
from loaders.read.lines import Line, begins, ends, joined, lines, type_area, without_furniture
from loaders.read.ruled import Grid, fill, grids
from loaders.read.streams import check
from loaders.text import Source

MOST_PAGES = 3_000
_LEAST = 8  # characters of an average page; with fewer the pages are pictures
_PASSWORD = 4  # PDFium's error code


class _Page(NamedTuple):
    number: int
    height: float
    lines: list[Line]
    tables: list[Grid]
    unreadable: int
    size: int


def read_pdf(name: str, data: bytes, where: str) -> Source:
    """The text of a PDF file. Raises ``ReadError``."""
    check(data, where)
    with _opened(data, where) as document:
        if len(document) > MOST_PAGES:
            raise ReadError(f"PDF 超过 {MOST_PAGES} 页", where=where, remedy="请拆分后再读入")
        pages = [_page(document, n, where) for n in range(len(document))]
    count = sum(page.size for page in pages)
    if count < _LEAST * max(len(pages), 1):
        raise ReadError(
            f"PDF 的 {len(pages)} 页几乎没有文字,大概是扫描件", where=where, remedy="请先用文字识别软件转成文本"
        )
    if sum(page.unreadable for page in pages) > 0.3 * count:
        raise ReadError(
            "PDF 的文字没有编码,读出来是乱码", where=where, remedy="请提供 Word 或网页版,或用文字识别软件转成文本"
        )
    draft = Draft(name, where)
    _write(draft, pages)
    return draft.source()


@contextlib.contextmanager
def _opened(data: bytes, where: str) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ReadError("PDF 有密码", where=where, remedy="请去掉密码后再读入") from error
        raise ReadError("PDF 损坏或不完整", where=where, remedy="请重新下载,或重新导出") from error
    try:
        yield document
    finally:
        document.close()


def _page(document: Any, index: int, where: str) -> _Page:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"PDF 第 {index + 1} 页损坏", where=where, remedy="请重新下载,或重新导出") from error
    try:
        found, frame = glyphs(page)
        tables = [grid for grid in grids(rules(page, frame)) if sum(map(grid.holds, found)) > 1]
    finally:
        page.close()
    outside: list[Glyph] = []
    inside: dict[int, list[Glyph]] = {}
    for glyph in found:
        table = next((n for n, grid in enumerate(tables) if grid.holds(glyph)), None)
        (outside if table is None else inside.setdefault(table, [])).append(glyph)
    for n, grid in enumerate(tables):
        fill(grid, inside.get(n, ()), index + 1)
    readable = [glyph for glyph in found if not glyph.char.isspace()]
    unreadable = sum("\ue000" <= g.char <= "\uf8ff" or g.char == "\ufffd" for g in readable)
    return _Page(index + 1, frame.height, lines(outside, index + 1), tables, unreadable, len(readable))


def _write(draft: Draft, pages: Sequence[_Page]) -> None:
    kept = without_furniture([(page.lines, page.height) for page in pages])
    everything = [line for found in kept for line in found]
    area = type_area(everything) if everything else None
    paragraph: list[Line] = []
    table: tuple[Grid, list[list[Box]], list[Place]] | None = None

    def end_paragraph() -> None:
        if paragraph:
            draft.paragraph(joined([line.text for line in paragraph]), Place(page=paragraph[0].page))
            paragraph.clear()

    def end_table() -> None:
        nonlocal table
        if table is not None:
            draft.table(table[1], table[2])
            table = None

    for page, found in zip(pages, kept, strict=True):
        blocks: list[Line | Grid] = sorted([*found, *page.tables], key=_top)
        for block in blocks:
            if isinstance(block, Line):
                end_table()
                if area and begins(block, paragraph[-1] if paragraph else None, area):
                    end_paragraph()
                paragraph.append(block)
                continue
            end_paragraph()
            rows, places = block.cells, [Place(page=page.number, row=n) for n in range(1, len(block.cells) + 1)]
            if table is not None and _goes_on(table[0], block):
                _continue(table[1], table[2], rows, places)
                table = (block, table[1], table[2])
            else:
                end_table()
                table = (block, list(rows), places)
    end_paragraph()
    end_table()


def _top(block: Line | Grid) -> float:
    return block.top if isinstance(block, Line) else block.ys[0]


def _goes_on(before: Grid, after: Grid) -> bool:
    """Whether a table at the top of a page has the columns of the one at the foot of the page before."""
    return len(before.xs) == len(after.xs) and all(abs(a - b) < 6 for a, b in zip(before.xs, after.xs, strict=True))


def _continue(rows: list[list[Box]], places: list[Place], more: Sequence[list[Box]], where: Sequence[Place]) -> None:
    """Add a page's rows: without the repeated heading, and the rest of a row that the page break cut in two."""
    if [box.text for box in more[0]] == [box.text for box in rows[0]]:
        more, where = more[1:], where[1:]
    if not more:
        return
    above = _spanning(rows[-1], more[0])
    if _is_rest(rows[-1], more[0]):
        for old, new in zip(rows[-1], more[0], strict=True):
            old.text, new.text = joined([old.text, new.text]), ""
        more, where = more[1:], where[1:]
    rows += [[above.get(box, box) for box in row] for row in more]
    places += where


def _spanning(last: Sequence[Box], first: Sequence[Box]) -> dict[Box, Box]:
    """The cells that go on from the page before: the empty ones at the head of the page's first row."""
    found = {}
    for old, new in zip(last, first, strict=True):
        if new.text or not old.text:
            break
        found[new] = old
    return found


def _is_rest(last: Sequence[Box], first: Sequence[Box]) -> bool:
    """Whether a row only ends what the last row of the page before began."""
    pairs = [(old, new) for old, new in zip(last, first, strict=True) if new.text]
    return bool(pairs) and not first[0].text and all(old.text and not ends(old.text) for old, _ in pairs)
