"""The document's head: title, number, issuers and date of issue (ontology §1, Document)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.outline import Frame
from loaders.structure.headings import heading, is_genre
from loaders.structure.imprint import issued, issuers, number
from loaders.structure.lines import Item, Line
from loaders.structure.parts import Part, sends
from loaders.structure.tree import tree
from loaders.text import Span, Text

_SENT = re.compile(r"《(?P<title>[^《》]{2,80}(?:《[^《》]{2,80}》[^《》]{0,40})?)》")
_SENDS = r"(?:印发|转发|批转|下发|颁发|公布|发布)"
_ABOUT = re.compile(rf"《?(?:.{{0,80}}?关于)?(?P<verb>{_SENDS})(?P<what>.{{3,120}})的通[知告]》?")
_WITHIN = re.compile(_SENDS)
_REPORTED = re.compile(r"[一-鿿、 ]{3,60}印发《(?P<title>[^《》]{4,80})》")
_SENDING = re.compile(r"现将|现予|现(?:印|转|下|颁)发")
_NOTICE = re.compile(r"的通[知告]")


def frame(text: Text, parts: Sequence[Part], main: Part | None, meta: dict[str, str]) -> Frame:
    """The document's frame: a covering notice says number, issuers and date, the main text the title."""
    notice = next((part for part in parts if part.kind == "notice"), None)
    cover = notice or next((part for part in parts if part.kind == "text"), None) or main
    head = head_lines(cover) if cover else []
    back = [item for part in (notice, cover, main) if part for item in part.back]
    doc_no = number(head, meta)
    return Frame(
        title=_title(notice, cover, main, sum(part.kind == "text" for part in parts)) or _stated(meta),
        doc_no=doc_no,
        issuers=issuers(text, back, head, meta),
        issued_on=issued(back, head, doc_no, meta),
        notice=span_of([*_from_title(notice.items), *notice.back]) if notice else Span(0, 0),
        front=_front(main) if main else Span(0, 0),
        back=span_of(main.back) if main else Span(0, 0),
    )


def _title(notice: Part | None, cover: Part | None, main: Part | None, texts: int) -> str | None:
    own = main.named.title if main else None
    if notice:
        lines = [item for item in notice.items if isinstance(item, Line)]
        return heading(notice.items).title if texts > 1 else own or enclosed(lines)
    if main and main.kind == "annex":
        return own or (own_title(cover) if cover else None)
    return own_title(main) if main else None


def _stated(meta: dict[str, str]) -> str | None:
    """The title that the page's own data say, where the text has none."""
    title = meta.get("标题") or meta.get("名称")
    return _of_notice(title, ()) if title else None


def _front(part: Part) -> Span:
    """The main text's title and preamble."""
    root = tree(part.items)
    rest = _from_title(root.items) if not part.mark else root.items
    lines: list[Item] = [*part.named.lines, *(rest if root.children else [])]
    return Span(min(x.start for x in lines), max(x.end for x in lines)) if lines else Span(0, 0)


def enclosed(lines: Sequence[Line]) -> str | None:
    """The title of the text that a notice sends along.

    >>> enclosed([Line(0, 0, "甲市人民政府关于印发乙办法的通知")])
    '乙办法'
    >>> enclosed([Line(0, 0, "现将《甲市人才工作方案》印发给你们,请认真执行。")])
    '甲市人才工作方案'
    """
    what = _what("".join(line.text for line in lines if len(line.text) <= 60))
    if what:
        named = _SENT.search(what)
        return named["title"] if named and what.startswith("《") and what.endswith("》") else what.strip("《》〈〉")
    return next(filter(None, map(_sent, lines)), None)


def _what(head: str) -> str | None:
    """What 印发…的通知 encloses: up to the first 的通知 that leaves no title mark open."""
    verb = _WITHIN.search(head)
    for end in _NOTICE.finditer(head, verb.end() + 3, verb.end() + 130) if verb else ():
        what = head[verb.end() : end.start()] if verb else ""
        if what.count("《") == what.count("》") and what.count("〈") == what.count("〉"):
            return what
    return None


def _sent(line: Line) -> str | None:
    """The title of the text that a sentence sends along: 现将《…》印发给你们."""
    if not sends().search(line.text):
        return None
    named = _SENT.search(line.text, max(line.text.find("现将"), 0))
    return named["title"] if named else None


def sent_along(lines: Sequence[Line]) -> tuple[str, ...]:
    """The titles of all texts that a notice says it sends along.

    >>> sent_along([Line(0, 0, "现将《甲办法》和《乙办法》印发给你们,请遵照执行。")])
    ('甲办法', '乙办法')
    """
    for line in lines:
        sent = sends().search(line.text)
        if sent:
            return tuple(match["title"] for match in _SENT.finditer(line.text, 0, sent.end()))
    return ()


def own_title(part: Part) -> str | None:
    """The title of a document of one text; a notice whose enclosed text is an annex, or missing, gives that text's."""
    title = part.named.title
    lines = [item for item in part.items if isinstance(item, Line)]
    sending = [x for x in lines if _SENDING.search(x.text)]
    if not title or (sending and not part.named.genre):
        return next(filter(None, map(_sent, sending)), title)
    reported = _REPORTED.fullmatch(title)
    return reported["title"] if reported else _of_notice(title, lines)


def _of_notice(title: str, lines: Sequence[Line]) -> str:
    """The title of what a notice sends, by its own title and its sentences; any other title is itself."""
    match = _ABOUT.match(title)
    if not match or not title.endswith(("的通知", "的通告", "的通知》")):
        return title
    what = match["what"]
    if match["verb"] in ("公布", "发布") and not any(sends().search(x.text) for x in lines):
        return title
    if what.count("《") > 1 and len(sent_along(lines)) > 1:
        return title
    if what[0] in "《〈" and what[-1] in "》〉" and "《" not in what[1:]:
        return what[1:-1]
    return (
        what if is_genre(what) and "并" not in what else enclosed([x for x in lines if sends().search(x.text)]) or title
    )


def head_lines(part: Part) -> list[Line]:
    """The short lines before the body of a part, its title lines among them."""
    found: list[Line] = []
    for item in sorted({*part.named.lines, *part.items[:40]}, key=lambda x: x.start):
        if not isinstance(item, Line):
            continue
        if len(item.text) > 120 and item.text.endswith("。"):
            break
        found.append(item)
    return found


def _from_title(items: Sequence[Item]) -> Sequence[Item]:
    """The items from the title or the document number on: what stands before is a page's."""
    title = heading(items).lines
    for i, item in enumerate(items[:40]):
        if item in title or (isinstance(item, Line) and (number([item], {}) or item.text.endswith(("文件", "令")))):
            return items[i:]
    return items


def span_of(items: Sequence[Item]) -> Span:
    """From the first item to the last."""
    return Span(items[0].start, items[-1].end) if items else Span(0, 0)
