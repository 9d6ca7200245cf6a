"""A document's number, issuers and date of issue, from its head and its signature (ontology §1, Document)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from loaders.numbers import date
from loaders.structure.headings import NUMBER
from loaders.structure.lines import Item, Line, gaps
from loaders.structure.signature import DATE, body, dated
from loaders.text import Text

_NAMED = re.compile(rf"\(?{NUMBER.pattern}\)?")
_ORDER = re.compile(r"第\s?[\d一二三四五六七八九十百〇]{1,5}\s?号$")
_MADE = re.compile(rf"(?P<date>{DATE})\s?(?P<no>(?P<body>[一-鿿]{{2,30}})令\s?第\s?\d{{1,5}}\s?号)")
_PERSON = re.compile(r"(?:市长|省长|县长|区长|州长|主席|部长|局长|主任|盟长|旗长)$")
_SEALED = re.compile(r"\([^()]{0,30}(?:代章|代拟|盖章|公章|章)\)")


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
    for name in ("发文字号", "文号", "发布文号"):
        if name in meta and (match := NUMBER.search(meta[name])):
            return tidy(match["no"])
    return None


def _number(text: str) -> str | None:
    match = _NAMED.match(text)
    if not match or len(text) > 80:
        return None
    rest = text[match.end() :].strip()
    return tidy(match["no"]) if not rest or re.match(rf"{DATE}|签发人|特急|加急|\(|发布日期|成文", rest) else None


def _promulgated(lines: Sequence[Line]) -> re.Match[str] | None:
    """The bracket under a regulation's title that says by which order it was made."""
    return next((found for line in lines if line.text.startswith("(") and (found := _MADE.search(line.text))), None)


def tidy(number: str) -> str:
    """A document number in its usual spelling.

    >>> tidy("甲政办发[2020] 3 号")
    '甲政办发〔2020〕3号'
    """
    number = re.sub(r"\s", "", number)
    number = re.sub(r"[\[【(〈〔]([12]\d{3})[\]】)〉〕]第?(?=\d)", r"〔\1〕", number)
    return number.lstrip("(") if number.count("(") > number.count(")") else number


def issuers(text: Text, back: Sequence[Item], head: Sequence[Line]) -> tuple[str, ...]:
    """Who signs, else who stands in front of 关于 in the title."""
    signed = [name for line in _signing(back) for name in _split(text, line)]
    if signed:
        return tuple(dict.fromkeys(signed))
    for line, below in pairwise(head):
        if body(line.text) and re.match(r"关于|印发|转发", below.text):
            return tuple(_split(text, line))
    for line in head:
        match = re.match(r"(?P<body>[一-鿿、]{3,60}?)(?:文件$|关于|印发|令$)", line.text)
        if match and body(match["body"]):
            return tuple(match["body"].split("、"))
    made = _promulgated(head)
    return (made["body"],) if made else ()


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


def _split(text: Text, line: Line) -> Iterator[str]:
    """A signing line's bodies: the raw text parts them by blanks."""
    cuts = [at - line.start for at, _ in gaps(text.offsets, text.raw, line.span)]
    pieces = [piece.text for piece in line.cut(*cuts)]
    whole = all(len(piece) >= 3 and body(piece) for piece in pieces)
    for piece in pieces if whole else ["".join(pieces)]:
        for name in re.split(r"[\s、]+", piece) if all(map(body, re.split(r"[\s、]+", piece))) else [piece]:
            plain = _SEALED.sub("", name).strip()
            if plain and not _PERSON.search(plain):
                yield plain


def issued(back: Sequence[Item], head: Sequence[Line], number: str | None, meta: dict[str, str]) -> str | None:
    """The signature's date, else one beside the number or under the title, else the number's year."""
    for item in back:
        match = dated(item)
        if match:
            return date(match["date"])
    for line in head:
        match = re.fullmatch(
            rf"\(?\s?(?P<date>{DATE}|20\d\d年\d{{1,2}}月|二[〇○零]..年[一二三四五六七八九十]{{1,2}}月)\s?\)?", line.text
        ) or re.search(rf"号\)?\s?(?P<date>{DATE})$", line.text)
        if match:
            return date(match["date"])
    made = _promulgated(head)
    if made:
        return date(made["date"])
    for name in ("成文日期", "印发日期", "签发日期"):
        if name in meta and (day := date(meta[name])):
            return day
    for item in back:
        if isinstance(item, Line) and (match := re.search(rf"(?P<date>{DATE})印发", item.text)):
            return date(match["date"])
    year = re.search(r"〔((?:19|20)\d\d)〕", number or "")
    return year[1] if year else None
