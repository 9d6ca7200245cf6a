"""A document's number, issuers and date of issue, from its head and its signature (ontology §1, Document)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from loaders.numbers import date
from loaders.structure.bodies import leading, named
from loaders.structure.headings import CLOSE, NUMBER, OPEN
from loaders.structure.lines import Item, Line
from loaders.structure.signature import DATE, body, dated, day
from loaders.text import Text

_NAMED = re.compile(rf"\(?{NUMBER.pattern}\)?")
# a number that lost its 号, or one of its brackets
_BROKEN = re.compile(
    rf"\(?(?P<no>[一-鿿]{{2,14}}(?:{OPEN}20\d\d{CLOSE}\d{{1,4}}|{OPEN}20\d\d\d{{1,4}}号|20\d\d{CLOSE}\d{{1,4}}号))\)?"
)
_BRACKETS = re.compile(rf"(?:{OPEN}([12]\d{{3}}){CLOSE}?|(?<=[一-鿿])([12]\d{{3}}){CLOSE})第?(?=\d)")
_DATED_FRONT = re.compile(rf"^\(?\s?(?P<date>{DATE})\s?(?=[一-鿿]{{2,14}}{OPEN})")
_TITLED = re.compile(r"(?P<body>[一-鿿]{3,40}?)(?:关于|印发)")
_LEVEL = re.compile(r"[省市县区州盟旗](?:人民|政府|委)")
_BEHIND = re.compile(rf"(?:通知|意见|决定|通告|公告|批复|函|方案|办法|细则)\({NUMBER.pattern}\)$")
_CALLED = re.compile(r"^(?:发文字号|发布文号|发文文号|文号|文件编号|字号)\s?:?\s?")
_ORDER = re.compile(r"第\s?[\d一二三四五六七八九十百〇]{1,5}\s?号$")
_MADE = re.compile(rf"(?P<date>{DATE})\s?(?P<no>(?P<body>[一-鿿]{{2,30}})令\s?第\s?\d{{1,5}}\s?号)")
_UNDER = re.compile(
    rf"\(?\s?(?P<date>(?!\d{{4}}[-./]){DATE}|20\d\d年\d{{1,2}}月|二[〇○零]..年[一二三四五六七八九十]{{1,2}}月)\s?\)?"
)


def number(lines: Sequence[Line], meta: dict[str, str]) -> str | None:
    """The document's own number, from a line of its head or from the page's table of data.

    >>> number([Line(0, 0, "甲政办发[2020] 3号 2020年2月27日")], {})
    '甲政办发〔2020〕3号'
    >>> number([Line(0, 0, "根据《通知》(甲政发〔2019〕2号)精神")], {})
    """
    for i, line in enumerate(lines):
        found = _number(line.text)
        if found and _ORDER.fullmatch(found) and i and (above := lines[i - 1].text).endswith("令") and len(above) < 40:
            return above + found
        if found:
            return found
    made = _promulgated(lines)
    if made:
        return tidy(made["no"])
    for name in ("发文字号", "文号", "发布文号", "发文文号", "文件编号"):
        if name in meta and (match := NUMBER.search(meta[name])):
            return tidy(match["no"])
    return None


def _number(text: str) -> str | None:
    text = _DATED_FRONT.sub("", _CALLED.sub("", text))
    match = _NAMED.match(text) or _BROKEN.fullmatch(text) or _BEHIND.search(text)
    if not match or (len(text) > 80 and match.re is not _BEHIND):
        return None
    rest = text[match.end() :].strip()
    return (
        tidy(match["no"])
        if not rest
        or re.match(rf"{DATE}|签发人|特急|加急|\(|发布日期|成文|[A-Z]{{2,8}}|\)?[—\-]?[一-鿿]{{2,40}}关于", rest)
        else None
    )


def _promulgated(lines: Sequence[Line]) -> re.Match[str] | None:
    """The bracket under a regulation's title that says by which order it was made."""
    return next((found for line in lines if line.text.startswith("(") and (found := _MADE.search(line.text))), None)


def tidy(number: str) -> str:
    """A document number in its usual spelling.

    >>> tidy("甲政办发[2020] 3 号")
    '甲政办发〔2020〕3号'
    """
    number = re.sub(r"\s", "", number)
    number = _BRACKETS.sub(lambda match: f"〔{match[1] or match[2]}〕", number)
    return number.lstrip("(") if number.count("(") > number.count(")") else number


def issuers(text: Text, back: Sequence[Item], head: Sequence[Line], meta: dict[str, str]) -> tuple[str, ...]:
    """Who signs, else who stands in front of 关于 in the title, else who stands above a date under it."""
    made = _promulgated(head)
    found = (
        [name for line in _signing(back) for name in named(text, line)]
        or [name for line in _above(head) for name in named(text, line)]
        or _leading(text, head)
        or [name for line, below in pairwise(head) if _covers(line, below) for name in named(text, line)]
        or ([made["body"]] if made else [])
        or [name for above, line in pairwise(head) if _beside(above, line, head) for name in named(text, line)]
        or _stated(meta)
    )
    return tuple(dict.fromkeys(found))


def _leading(text: Text, head: Sequence[Line]) -> list[str]:
    """Who stands in front of 关于, by the full name that the document's head gives; else whom that head names."""
    titled, headed = (next(filter(None, (leading(text, line, whole) for line in head)), []) for whole in (False, True))
    fuller = [*headed, *(line.text for line in head if body(line.text))]
    return [
        next((full for full in fuller if _LEVEL.match(name) and full.endswith(name)), name) for name in titled
    ] or headed


def _above(head: Sequence[Line]) -> Sequence[Line]:
    """The lines of bodies above a title that goes on with 关于."""
    for i, line in enumerate(head):
        begin = i
        while begin > 0 and re.match(r"关于|印发|转发", line.text) and body(head[begin - 1].text):
            begin -= 1
        if begin < i:
            return head[begin:i]
    return ()


def _covers(line: Line, below: Line) -> bool:
    """A body above a date, as a plan's cover has them."""
    return body(line.text) and _UNDER.fullmatch(below.text) is not None


def _beside(above: Line, line: Line, head: Sequence[Line]) -> bool:
    """A body between a title and the same title, as collections of laws print them."""
    return body(line.text) and sum(other.text == above.text for other in head) > 1


def _stated(meta: dict[str, str]) -> list[str]:
    """The body that the page's own data names."""
    names = (meta[label] for label in ("发文机关", "发文机构", "制发机关", "发文部门", "发文单位") if label in meta)
    titled = _TITLED.match(meta.get("标题") or meta.get("名称") or "")
    named_there = [titled["body"]] if titled and body(titled["body"]) else []
    return named_there or [name for name in names if body(name) and not name.endswith("网站")][:1]


def _signing(back: Sequence[Item]) -> Iterator[Line]:
    """The lines of a signature's bodies: above the date, or on its line."""
    lines = [item for item in back if isinstance(item, Line)]
    at = next((i for i, line in enumerate(lines) if dated(line)), None)
    if at is None:
        return
    begin = at
    while begin > 0 and at - begin < 12 and body(lines[begin - 1].text):
        begin -= 1
    yield from _unbracketed(lines[begin:at])
    match = dated(lines[at])
    if match and match["body"].strip():
        end = match.end("body")
        yield Line(lines[at].start, lines[at].start + end, lines[at].text[:end].rstrip())


def _unbracketed(lines: Sequence[Line]) -> Iterator[Line]:
    """A line that only adds a bracket belongs to the body above it."""
    for line, below in zip_longest(lines, lines[1:]):
        if not line.text.startswith("("):
            name = line.text + (below.text if below and below.text.startswith("(") else "")
            yield Line(line.start, line.end if name == line.text else below.end if below else line.end, name)


def issued(back: Sequence[Item], head: Sequence[Line], number: str | None, meta: dict[str, str]) -> str | None:
    """The signature's date, else one beside the number or under the title, else the number's year."""
    for item in back:
        match = dated(item)
        if match:
            return day(match["date"])
    for line in head:
        match = (
            _UNDER.fullmatch(line.text)
            or re.search(rf"号\)?\s?(?P<date>{DATE})$", line.text)
            or _DATED_FRONT.match(line.text)
        )
        if match:
            return date(match["date"])
    made = _promulgated(head)
    if made:
        return date(made["date"])
    for name in ("成文日期", "印发日期", "签发日期", "成文时间", "发文日期", "发文时间", "颁布时间", "颁布日期"):
        if name in meta and (stated := date(meta[name])):
            return stated
    for item in back:
        if isinstance(item, Line) and (match := re.search(rf"(?P<date>{DATE})印发", item.text)):
            return date(match["date"])
    year = re.search(r"〔((?:19|20)\d\d)〕", number or "")
    return year[1] if year else None
