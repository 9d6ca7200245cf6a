"""Who signs and when, at the end of a notice or a text (ontology §1, Document)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from loaders.numbers import date
from loaders.structure.labels import labels
from loaders.structure.lines import Item, Line
from loaders.structure.words import any_of

DATE = (
    r"(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号]|(?:二[〇○零O]|一九)[〇○零O一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月"
    r"[一二三四五六七八九十]{1,3}[日号]|20\d\d[-/.]\d{1,2}[-/.]\d{1,2})"
)
# pages lose the circles of 二○二一年 or its whole 二○
_LOST = r"(?:二[一二][〇一二三四五六七八九]|一[一二三四五六七八九])年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_DATED = re.compile(
    rf"(?P<body>[^〔\[。:;《\d]{{0,80}}?)\s?(?P<date>{DATE}|{_LOST}|20\d\d年\d{{1,2}}月|二〇[〇一二]\S年[一二三四五六七八九十]{{1,2}}月)\s?(?:\([^()]{{2,40}}\))?$"
)
_OPENS = {"part", "chapter", "article", "han", "han_paren", "arab", "task", "bare", "decimal"}
_LIST = re.compile(r"附\s?[件表录]?\s?\d{0,2}\s?[:.、]|附件$")
_ITEM = re.compile(r"\d{1,2}\s?[.、].{2,80}[^。;:]$")


def dated(item: Item) -> re.Match[str] | None:
    """A line that is a date, or a signing body with its date.

    >>> dated(Line(0, 0, "甲市财政局 2021年3月4日"))["date"]
    '2021年3月4日'
    >>> dated(Line(0, 0, "自2021年3月4日起施行"))
    """
    if not isinstance(item, Line) or len(item.text) > 120:
        return None
    match = _DATED.match(item.text)
    return match if match and (not match["body"].strip() or body(match["body"].strip())) else None


def day(text: str) -> str | None:
    """The date of a signature, with the circles put back that pages lose.

    >>> day("二〇二一年三月四日"), day("二二一年三月四日"), day("一二年一月十二日")
    ('2021-03-04', '2021-03-04', '2012-01-12')
    """
    return date(re.sub(r"^二?(?=[一二][〇一二三四五六七八九]年)", "二〇", text))


@cache
def _body_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('bodies')}|市长|省长|县长|区长|州长|主席|部长|局长|主任)(?:\([^()]{{2,30}}\))?$")


def body(text: str) -> bool:
    """Whether a short text names signing bodies.

    >>> [body(t) for t in ("甲市人民政府办公室", "甲市财政局 甲市科学技术局", "加强领导", "关于人才工作的意见")]
    [True, True, False, False]
    """
    if len(text) > 100 or "关于" in text or not re.fullmatch(r"[一-鿿()、·,“”\s]{2,100}", text):
        return False
    return bool(_body_end().search(text[-44:])) or re.fullmatch(r"\([^()]{2,30}\)", text) is not None


def signatures(items: Sequence[Item]) -> list[int]:
    """The lines that date a signature: a date with its body on the same line or a line or two before.

    >>> signatures([Line(0, 0, "请认真执行。"), Line(0, 0, "甲市人民政府"), Line(0, 0, "2021年3月4日")])
    [2]
    """
    return [i for i, item in enumerate(items) if dated(item)]


@cache
def _remarks() -> re.Pattern[str]:
    return re.compile(rf"\({any_of('remarks')}|\([^()]{{0,20}}{any_of('remarks')}[^()]{{0,10}}\)$")


def remark(item: Item) -> bool:
    """Whether a line only says how the copy may be used."""
    return isinstance(item, Line) and len(item.text) <= 80 and bool(_remarks().match(item.text))


def _imprint(item: Item) -> bool:
    return isinstance(item, Line) and bool(
        re.match(rf"抄送|抄报|主送|公开方式|信息公开|.{{2,40}}{DATE}印发$|.{{0,30}}{DATE}印发", item.text)
    )


def closing(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Body and back matter: signature, date, remarks, imprint and the list of annexes at the end.

    >>> body, back = closing([Line(0, 0, "一、做好工作。"), Line(0, 0, "甲市人民政府"), Line(0, 0, "2021年3月4日")])
    >>> [i.text for i in back]
    ['甲市人民政府', '2021年3月4日']
    """
    end = _signed_end(items)
    begin = end
    below = False
    while begin > 0 and _trailing(items[begin - 1], items[begin - 2] if begin > 1 else None, below):
        below = below or dated(items[begin - 1]) is not None
        begin -= 1
    listing = _listing(items, begin)
    begin = listing if listing is not None else begin
    return list(items[:begin]), list(items[begin:])


def _signed_end(items: Sequence[Item]) -> int:
    """Behind the last date line when nothing of weight follows it, else the end."""
    signed = signatures(items)
    after = items[signed[-1] + 1 :] if signed else ()
    opened = any(isinstance(x, Line) and _opening(x) and not _annexed(above) for above, x in pairwise([None, *after]))
    if signed and not opened and all(isinstance(x, Line) and (len(x.text) < 60 or remark(x)) for x in after):
        return signed[-1] + 1 if signed[-1] > 0 else len(items)
    return len(items)


def _opening(line: Line) -> bool:
    """Whether a line begins a body: 一、, 第一章, 1 总则; a date above it stands under the title."""
    return any(x.ordinal == 1 and x.style in _OPENS for x in labels(line.text))


def _annexed(above: Item | None) -> bool:
    return isinstance(above, Line) and above.text.startswith("附")


def _trailing(item: Item, above: Item | None, dated_below: bool) -> bool:
    """Whether a line belongs to the signature: a body without a date only behind a full stop."""
    if not isinstance(item, Line):
        return False
    if dated(item) or remark(item) or _imprint(item):
        return True
    if len(item.text) > 60 or not body(item.text):
        return False
    ends = isinstance(above, Line) and above.text.endswith(("。", ")"))
    return dated_below or (ends and "、" not in item.text)


def _listing(items: Sequence[Item], end: int) -> int | None:
    """Where the list of annexes begins that ends the body."""
    i = end - 1
    while i >= 0 and isinstance(item := items[i], Line) and len(item.text) <= 120:
        if _LIST.match(item.text):
            above = items[i - 1] if i else None
            if isinstance(above, Line) and _LIST.match(above.text):
                i -= 1
                continue
            return i
        if not _ITEM.match(item.text):
            return None
        i -= 1
    return None
