"""Web pages: the article as lines and tables, in whatever encoding; nothing is ever fetched."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from graph.errors import ReadError
from graph.model import Place
from loaders.characters import folded
from loaders.noise import is_noise, is_sheet
from loaders.read.article import article, dropped, opening, walk
from loaders.read.draft import MOST_CELLS, Box, Draft
from loaders.read.encoding import decoded
from loaders.read.plain import check_lines, split_at_indents
from loaders.text import Source

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_BROKEN = 0.01  # a page may hold so many undecodable bytes
_BLOCK_NAMES = (
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure form h1 h2 h3 h4 "
    "h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SPACES = re.compile(r"[ \t\r\n\f]+")
# A line end in the source text parts paragraphs only where the next line begins like one.
_PARAGRAPHS = re.compile(
    r"\n[ \t\r\xa0]*(?=\u3000\u3000|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])"
)
_TITLE_PARTS = re.compile(r"\s*(?<!\d)[-_|–—丨>](?!\d)\s*")
_DOC_NO = re.compile(r"[㐀-鿿]{2,12}[〔\[(【(［]\s?(?:19|20)\d\d\s?[〕\])】)］]\s?(?:第\s?)?\d{1,4}\s?号")
_WIDE = re.compile(r"[㐀-鿿]")
_AROUND_LABEL = re.compile(r"[\s:：【】\[\]]")
_LABEL = re.compile(r"\s*(?:[\d一二三四五六七八九十(（⑴-⒛①-⑳第]|[A-Za-z][.、])")
_SHEET = 15  # rows that a data sheet has at most
MOST_ELEMENTS = 300_000
MOST_ATTRIBUTES = 1_000  # of one tag: the parser compares each with each
_CODE = re.compile(r"<(script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+""")
_QUOTED = re.compile(r""""[^"]*+"|'[^']*+'""")
_DEEPEST = 2047  # libxml2 stops there


def read_page(name: str, data: bytes, where: str) -> Source:
    """The article of a saved web page. Raises ``ReadError``."""
    return from_html(name, _text(data, where), where)


def _text(data: bytes, where: str) -> str:
    try:
        return decoded(data, where)
    except ReadError:
        text = min(_with_losses(data), key=lambda text: text.count("\ufffd"))
        if text.count("\ufffd") > _BROKEN * len(text):
            raise
        return text


def _with_losses(data: bytes) -> Iterator[str]:
    """The page in the encoding that it declares and in the usual ones, what cannot be read replaced."""
    declared = _DECLARED.search(data[:4096])
    for name in (declared[1].decode("ascii") if declared else "utf-8", "utf-8", "gb18030", "big5"):
        with contextlib.suppress(LookupError):
            yield data.decode("gb18030" if name.lower() in {"gb2312", "gbk"} else name, "replace")


def from_html(name: str, text: str, where: str) -> Source:
    """The article of a page's source text. Raises ``ReadError`` when the page holds no sentence."""
    _check_tags(text, where)
    root = _parsed(text, where)
    body = root.find("body")
    body = root if body is None else body
    if sum(1 for _ in islice(body.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        raise ReadError("网页过大,不像正常的网页", where=where, remedy="请将正文另存为文本文件")
    titles, sheet = _titles(root), _doc_no(body)
    without = dropped(body)
    pages = _Page(without)
    pages.walk(article(body, without))
    lines = pages.lines[:12]
    front = "".join(_letters(line) for line in lines)
    draft = Draft(name, where)
    title = next((t for t in titles if _letters(t)), "")
    if title and not any(_letters(t) in front for t in titles if _letters(t)):
        draft.paragraph(title)
    if sheet and not _DOC_NO.search("".join(lines)):
        draft.paragraph(sheet)
    for n, block in enumerate(_once_titled(pages.blocks), 1):
        if isinstance(block, str):
            draft.paragraph(block, Place(paragraph=n))
        else:
            draft.table(block, [Place(paragraph=n, row=r) for r in range(1, len(block) + 1)])
    source = draft.source()
    if not pages.blocks:
        raise ReadError("网页里没有正文", where=where, remedy="请在浏览器中打开网页,全文显示后再另存")
    return source


def _check_tags(text: str, where: str) -> None:
    """Refuse a page that would take the parser minutes or gigabytes. Raises ``ReadError``."""
    check_lines(text, where)
    if text.count("<") > 6 * MOST_ELEMENTS:
        raise ReadError("网页过大,不像正常的网页", where=where, remedy="请将正文另存为文本文件")
    for tag in _tags(text):
        if len(tag) > MOST_ATTRIBUTES and len(_QUOTED.sub("=", tag).split()) > MOST_ATTRIBUTES:
            raise ReadError("网页里有一个标签的属性过多", where=where, remedy="请将正文另存为文本文件")


def _tags(text: str) -> Iterator[str]:
    """The opening tags, but not what looks like one in a script or a style sheet."""
    tag = _TAG.search(text)
    while tag:
        yield tag[0]
        end = tag.end()
        if name := _CODE.match(tag[0]):
            closing = re.compile(f"</{name[1]}", re.IGNORECASE).search(text, end)
            end = closing.end() if closing else len(text)
        tag = _TAG.search(text, end)


def _once_titled(blocks: list[str | list[list[Box]]]) -> list[str | list[list[Box]]]:
    """The blocks without a headline of the page that the article itself repeats."""
    heads = [_letters(block) if isinstance(block, str) else "" for block in blocks[:6]]
    twice = {n for n, head in enumerate(heads) if len(head) >= 8 and head in heads[n + 1 :]}
    return [block for n, block in enumerate(blocks) if n not in twice]


def _parsed(text: str, where: str) -> Any:
    from lxml import html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except Exception as error:  # lxml raises ParserError, XMLSyntaxError and others
        raise ReadError("网页里没有正文", where=where, remedy="请在浏览器中打开网页,全文显示后再另存") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise ReadError(f"网页的标签嵌套超过 {_DEEPEST} 层", where=where, remedy="请将正文另存为文本文件")
    return root


def _letters(text: str) -> str:
    return "".join(_WIDE.findall(text)).removeprefix("转载")


def _titles(root: Any) -> list[str]:
    """What the page itself calls the article: its meta data, its headline, its window title."""
    own = [m.get("content") or "" for m in root.iter("meta") if (m.get("name") or "").lower() == "articletitle"]
    window = next((opening(t, 200) for t in islice(root.iter("title"), 1)), "")
    heads = [head for h in islice(root.iter("h1", "h2"), 6) if _letters(head := opening(h, 200)) in _letters(window)]
    found = [*own, *heads, max(_TITLE_PARTS.split(window), key=len)]
    return [" ".join(t.split()) for t in found if len(_letters(t)) >= 6]


def _doc_no(body: Any) -> str | None:
    """The 文号 of the page's data sheet, which not every page repeats in the article."""
    for label in body.iter("td", "th", "li", "span", "b", "strong", "label", "div", "p", "em", "i"):
        text = (label.text or "")[:120]
        plain = _AROUND_LABEL.sub("", text)
        if plain.startswith(("文号", "发文字号", "发文文号", "文件编号", "发文编号")):
            near = " ".join([text, label.tail or "", *map(opening, _beside(label))])[:300]
            number = _DOC_NO.search(near.replace("文号", " ").replace("字号", " "))
            return number[0] if number else None
    return None


def _beside(label: Any) -> list[Any]:
    """What may hold a label's value: the next element, or the one after the label's cell."""
    around = (label, label.getparent())
    return [after for element in around if element is not None and (after := element.getnext()) is not None]


class _Page:
    """Walks an article and collects lines and tables in reading order."""

    def __init__(self, without: set[Any], *, whole: bool = False) -> None:
        self._without = without
        self._whole = whole
        self.blocks: list[str | list[list[Box]]] = []
        self.lines: list[str] = []
        self._line: list[str] = []
        self._items: dict[Any, int] = {}

    def walk(self, top: Any) -> None:
        """Everything inside this element."""
        table = None
        for event, element in walk(top, self._without):
            if table is not None and not (event == "end" and element is table):
                continue
            if event == "start":
                if element.tag == "table" and element is not top and _is_data(element):
                    table = element
                    self._flush()
                    self._table(element)
                else:
                    self._begin(element)
                continue
            if element.tag in _BLOCKS:
                self._flush()
            table = None
            if element is not top:
                self._say(element.tail)
        self._flush()

    def _begin(self, element: Any) -> None:
        if element.tag in _BLOCKS or element.tag == "br":
            self._flush()
        if element.tag == "li":
            self._line.append(self._item_label(element))
        self._say(element.text, keep_lines=element.tag in {"pre", "listing", "xmp"})

    def _item_label(self, item: Any) -> str:
        """What a browser prints before an item of an ordered list."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return ""
        own = _whole(item.get("value"), self._items.get(above, _whole(above.get("start"), 1) - 1) + 1)
        self._items[above] = own
        plain = "none" in (above.get("style") or "")[:200] or _LABEL.match(opening(item, 10))
        return "" if plain else f"{own}."

    def _say(self, text: str | None, *, keep_lines: bool = False) -> None:
        if not text:
            return
        if keep_lines:
            for line in text.splitlines():
                self._line.append(line)
                self._flush()
            return
        for n, line in enumerate(_PARAGRAPHS.split(text) if "\n" in text else (text,)):
            if n:
                self._flush()
            self._line.append(_SPACES.sub(" ", line))

    def _flush(self) -> None:
        whole, self._line = "".join(self._line), []
        for start, end in split_at_indents(whole, 0, len(whole)):
            line = whole[start:end].strip()
            if line and (self._whole or not is_noise(_plain(line))):
                self.blocks.append(line)
                self.lines.append(line)

    def _table(self, table: Any) -> None:
        rows = grid(table, self._without)
        for caption in table.iter("caption"):
            self._line.append(opening(caption, 200))
            self._flush()
        texts = [_plain(" ".join(dict.fromkeys(box.text for box in row))) for row in rows]
        sheet = len(rows) < _SHEET and is_sheet(folded(box.text) for row in rows for box in dict.fromkeys(row))
        if not sheet and not all(is_noise(text) or not text for text in texts):
            self.blocks.append(rows)
            self.lines += [" ".join(box.text for box in row) for row in rows[:3]]


def _plain(line: str) -> str:
    return " ".join(folded(line).split())


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else default


def _is_data(table: Any) -> bool:
    """Whether a table is one of data: at least two columns, and no table inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    widths = [sum(1 for cell in row if cell.tag in {"td", "th"}) for row in table.iter("tr")]
    return len(widths) > 1 and max(widths) > 1


def grid(table: Any, without: set[Any]) -> list[list[Box]]:
    """The cells of a table, merged ones repeated in every row and column that they cover."""
    rows: list[list[Box]] = []
    count = 0
    pending: dict[int, tuple[Box, int]] = {}  # column → the cell from above and how many rows it still covers
    for tr in table.iter("tr"):
        row: list[Box] = []
        for cell in (c for c in tr if c.tag in {"td", "th"}):
            _fill(row, pending)
            box, wide, high = Box(_cell_text(cell, without)), _span(cell, "colspan", 200), _span(cell, "rowspan", 5000)
            for _ in range(wide):
                if high > 1:
                    pending[len(row)] = (box, high - 1)
                row.append(box)
            if count + len(row) > MOST_CELLS:  # too many to be taken: the draft refuses them
                return [*rows, row]
        _fill(row, pending)
        if row:
            rows.append(row)
            count += len(row)
    return rows


def _fill(row: list[Box], pending: dict[int, tuple[Box, int]]) -> None:
    while (above := pending.get(len(row))) is not None:
        box, left = above
        if left > 1:
            pending[len(row)] = (box, left - 1)
        else:
            del pending[len(row)]
        row.append(box)


def _span(cell: Any, name: str, most: int) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 6 else 1


def _cell_text(cell: Any, without: set[Any]) -> str:
    page = _Page(without, whole=True)
    page.walk(cell)
    return "\n".join(line for line in page.blocks if isinstance(line, str))
