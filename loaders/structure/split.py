"""Cuts lines that hold several: a whole document in one line, headings that run on, a head and a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.structure import decimals
from loaders.structure.labels import STYLE, Label, labels
from loaders.structure.lines import LONG, Item, Line
from loaders.structure.signature import body
from loaders.structure.words import any_of

_INLINE = re.compile(
    r"第[一二三四五六七八九十百\d]{1,5}[章节条]|(?<![一二三四五六七八九十第、])[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)"
    r"|(?<![\d.、(])\d{1,2}[.、](?!\d)|(?<=。)\(\d{1,2}\)(?=[^。;:]{2,24}。)"
)
_RUNS = re.compile(r"[。)](?:\(二\)|[二2][、.])|。\(2\)")
_BOUNDARY = re.compile(r"[。;:!?)》”」\]〕】]\s?$")
_NUMBER = re.compile(r"[〔\[【][12]\d{3}[〕\]】]第?\s?\d{1,5}\s?号")
_DATE = r"(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零]..年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
_BEGINS = re.compile(r"[一-鿿]{2,10}[〔\[【][12]\d{3}[〕\]】]第?\s?\d{1,5}\s?号(?![)）])")
_PREAMBLE = re.compile(
    r"为(?:了|深入|进一步|加快|贯彻|推动|推进|促进|做好|规范|加强|切实|全面|认真)|根据|按照|一、|第一[章条]|发布(?:时间|日期):|各(?:市|县|区|乡|镇|单位|部门)"
)
_DASH = re.compile(r"\s?[—\-]{1,2}\s?")
_OPENS = {"chapter", "part", "article", "han", "arab"}  # what may follow a title without a mark
_NOTICE = re.compile(r"\s?(?:现将|为|根据|按照|经|《|近年来|当前|近期|[一-鿿]{2,12}《)")
_NAMES = re.compile(r"《([^《》]{4,60})》")
_SIGNED = re.compile(
    rf"(?<=[。)》])(?P<body>[一-鿿()、“”· ]{{0,60}}?)(?P<date>{_DATE})(?P<remark>\([^()。]{{2,30}}\))?"
)
_ADDRESSEE = re.compile(r"[^:。《]{2,200}(?:府|门|位|局|厅|委|会|院|团|司|组|构|校|业|处|办|区|市|县|属)\)?:")


def split(items: list[Item]) -> list[Item]:
    """Cut every line that holds several.

    >>> [i.text for i in split([Line(0, 17, "一、目标(一)甲事。(二)乙事。")])]
    ['一、目标', '(一)甲事。', '(二)乙事。']
    """
    return [piece for item in items for piece in (_line(item) if isinstance(item, Line) else (item,))]


_REMARKED = re.compile(r"\((?:此件|此文|本文)[^()]{0,20}\)(?=.)")


def _line(line: Line) -> Iterator[Item]:
    remarked = _REMARKED.match(line.text)
    if remarked:
        first, *rest = line.cut(remarked.end())
        yield first
        for piece in rest:
            yield from _line(piece)
        return
    styles = {label.style for label in labels(line.text)}
    if (
        len(line.text) <= LONG
        and "chapter" not in styles
        and not _NUMBER.search(line.text)
        and not _RUNS.search(line.text)
    ):
        yield line
        return
    cuts = {
        *_addressees(line.text),
        *_head(line.text),
        *_enclosed(line.text),
        *_signatures(line.text),
        *_headings(line.text),
        *decimals.headings(line.text),
    }
    yield from line.cut(*sorted(cuts - {0}))


def _head(text: str) -> Iterator[int]:
    """Between title, document number and addressees at the beginning of a line that goes on."""
    first = _BEGINS.match(text)
    if first:
        yield from _addressed(text, first.end())
        return
    match = _NUMBER.search(text, 0, 300)
    if not match or (len(text) - match.end() < 4 and match.start() < 20):
        yield from _before_preamble(text)
        return
    title = _title_end(text, match.start())
    if title is None or text[match.end() : match.end() + 1] == ")" or not _whole(text[:title]):
        return
    yield title
    yield from _addressed(text, match.end())


def _before_preamble(text: str) -> Iterator[int]:
    """Behind a title that a preamble or the first heading follows without a mark."""
    for match in _genre().finditer(text, 0, 80):
        if _PREAMBLE.match(text, match.end()) and _whole(text[: match.end()]) and match.end() >= 8:
            yield match.end()
            return


def _addressees(text: str) -> Iterator[int]:
    """Behind the addressees that a line begins with, when the notice's sentence follows them."""
    addressee = _ADDRESSEE.match(text)
    if addressee and _NOTICE.match(text, addressee.end()):
        yield addressee.end()


def _addressed(text: str, number: int) -> Iterator[int]:
    """Behind a document's number and behind the addressees that follow it."""
    yield number
    dash = _DASH.match(text, number)
    if dash:
        yield dash.end()
    addressee = _ADDRESSEE.match(text, number, number + 300)
    if addressee:
        yield addressee.end()


def _enclosed(text: str) -> Iterator[int]:
    """Around the title of an enclosed text, where it stands for itself behind the notice that names it."""
    for match in _NAMES.finditer(text, 0, 1500):
        at = text.find(match[1], match.end())
        if (at > 0 and _BOUNDARY.search(text[at - 1])) or (at > 0 and text[at - 1] == "日"):
            yield at
            yield at + len(match[1])


def _whole(title: str) -> bool:
    """Whether a piece of text can be a title: no sentence ends in it, and no title mark stays open."""
    return not re.search(r"[。;:]", title) and title.count("《") == title.count("》")


@cache
def _genre() -> re.Pattern[str]:
    return re.compile(any_of("genres") + r"(?:\([^()]{2,12}\))?")


def _ends_title(text: str) -> bool:
    return any(match.end() == len(text) for match in _genre().finditer(text, max(0, len(text) - 24)))


def _title_end(text: str, number: int) -> int | None:
    """Where a title ends that runs into a document number's agency characters."""
    ends = [m.end() for m in _genre().finditer(text, 0, number) if 2 <= number - m.end() <= 12]
    return ends[-1] if ends else None


def _signatures(text: str) -> Iterator[int]:
    """Around a signing body, its date and the remark behind them."""
    for match in _SIGNED.finditer(text):
        rest = text[match.end() : match.end() + 6]
        if not (body(match["body"].strip()) or (match["remark"] and not match["body"])):
            continue
        if match["remark"] or not rest or not re.match(r"[,。、;:起前后以至之的]|内(?![蒙江黄丘乡])|\d", rest):
            yield match.start("body")
            yield match.start("date")
            if match["remark"]:
                yield match.start("remark")
            yield match.end()


def _headings(text: str) -> Iterator[int]:
    """Where labels in the middle of a line go on in sequence."""
    found = [(m.start(), label) for m in _INLINE.finditer(text) if (label := _inline(text, m.start()))]
    chain = _chain(found)
    if len(chain) >= 2 or any(label.style == "article" for _, label in chain):
        yield from (at for i, (at, _) in enumerate(chain) if not _enumeration(text, i, chain))


def _inline(text: str, at: int) -> Label | None:
    """The label at an offset, when what stands before it lets a unit begin there."""
    label = next((x for x in labels(text[at : at + 14]) if not x.weak), None)
    if label is None:
        return None
    before = text[max(0, at - 40) : at]
    if not before or _BOUNDARY.search(before):
        return label
    if label.style in _OPENS and label.ordinal == 1 and _ends_title(before.rstrip()):
        return label
    heading = re.search(r"(?:章|[一二三四五六七八九十]、|\([一二三四五六七八九十]+\))[^。;:()]{2,40}$", before)
    return label if heading and label.style in {"han_paren", "article", "chapter", "section", "arab"} else None


def _chain(found: list[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """The labels that follow one another in number, a restart only under a greater heading."""
    later = _next_numbers(found)
    stack: list[Label] = []
    last: dict[str, int] = {}
    chain = []
    for i, (at, label) in enumerate(found):
        rank = STYLE[label.style].rank
        inside = [x for x in stack if STYLE[x.style].rank < rank]
        open_ = next((x for x in stack if x.style == label.style), None)
        runs_on = label.ordinal == (open_.ordinal if open_ else last.get(label.style, -1)) + 1
        starts = label.ordinal == 1 and open_ is None and label.style in later[i]
        resumes = at == 0 or (label.style == "article" and "article" not in last and bool(inside))
        if runs_on or starts or resumes:
            stack = [*inside, label]
            last[label.style] = label.ordinal
            chain.append((at, label))
    return chain


def _next_numbers(found: list[tuple[int, Label]]) -> list[set[str]]:
    """For each label the styles in which a second unit follows (or the style itself when it is a chapter's)."""
    seen: set[str] = {"chapter", "article", "section", "han"}
    out: list[set[str]] = []
    for _, label in reversed(found):
        out.append(set(seen))
        if label.ordinal == 2:
            seen.add(label.style)
    return out[::-1]


def _enumeration(text: str, i: int, chain: list[tuple[int, Label]]) -> bool:
    """Whether a label only begins a part of a sentence: behind ; or : and before ; in its group."""
    at, label = chain[i]
    if label.style not in {"han_paren", "arab"}:
        return False
    if text[max(0, at - 3) : at].rstrip().endswith(";"):
        return True
    following = next((start for start, x in chain[i + 1 : i + 2] if x.style == label.style), None)
    return (
        label.ordinal == 1 and following is not None and text[max(0, following - 3) : following].rstrip().endswith(";")
    )
