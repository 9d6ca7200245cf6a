"""A document's parts: the covering notice, the texts it encloses, the annexes (ontology §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.numbers import integer
from loaders.structure.headings import Named, bare, heading, titled
from loaders.structure.labels import Label, labels
from loaders.structure.lines import Item, Line
from loaders.structure.signature import closing, dated, signatures
from loaders.structure.words import any_of
from loaders.text import Table

_ANNEX = re.compile(
    r"附\s?[件表录图]?\s?(?P<n>\d{1,2}(?:[-—]\d{1,2})?(?!\d)|[一二三四五六七八九十]{1,3})?\s?(?P<colon>[:.、])?\s?(?P<title>.{0,90})$"
)
_NOT_ANNEX = re.compile(r"附[则近加带后属着件录表图]?(?:列表|下载|中|内|所|见|则|近|加|带|属|着)")
_OWN_LIST = re.compile(r"(?P<n>\d{1,2})\s?[.、]|附件\s?(?P<m>\d{1,2})\s?[:.、]")
_SENDS = re.compile(
    r"给你们|印发你们|现予(?:公布|发布|印发|颁布)|遵照(?:执行|落实)|请.{0,20}贯彻(?:执行|落实|实施)|认真(?:组织)?(?:贯彻|实施|执行)"
)
_CAPTION = re.compile(r"(?:表|清单|台账|分工|分解|一览)(?:\([^()]{1,20}\))?$")
_TITLES = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》){4,120})》")
_TERMS = re.compile(r"(?:相关|有关|专业)?(?:名词|术语|名词术语)(?:解释|说明|注释)[::]?")
CONTENT = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its heading lines (``named``), the lines and tables below, and what stands behind its last unit."""

    kind: str
    number: str | None
    named: Named
    items: tuple[Item, ...]
    back: tuple[Item, ...] = ()
    mark: Line | None = None


def parts(items: Sequence[Item]) -> list[Part]:
    """The document's parts in order; without notice and annexes it is one text."""
    starts = _annexes(items)
    bounds = [*starts, len(items)]
    found = _main(items[: bounds[0]])
    for begin, end in pairwise(bounds):
        found.append(_annex(items[begin:end]))
    return found


@cache
def sends() -> re.Pattern[str]:
    """A sentence with which a notice sends a text along."""
    return re.compile(_SENDS.pattern + rf"|现将.{{2,80}}{any_of('encloses')}")


def short(item: Item) -> bool:
    """Whether an item is a line without a sentence of its own: a title, a signature, an address."""
    return isinstance(item, Line) and len(item.text) <= CONTENT and not item.text.endswith(("。", ";", ":"))


def first_label(item: Item) -> Label | None:
    """The surest label at a line's beginning."""
    return next((x for x in labels(item.text) if not x.weak), None) if isinstance(item, Line) else None


def substance(items: Sequence[Item]) -> bool:
    """Whether lines hold more than titles, listings and signatures."""
    for item in items:
        if isinstance(item, Table) or len(item.text) > CONTENT:
            return True
        found = [x for x in labels(item.text) if not x.weak or x.style == "decimal"]
        if any(x.style != "arab" and x.ordinal == 1 for x in found):
            return True
    return False


# --- annexes


def _mark(item: Item) -> re.Match[str] | None:
    if not isinstance(item, Line) or not item.text.startswith("附") or _NOT_ANNEX.match(item.text):
        return None
    match = _ANNEX.match(item.text)
    if not match or match["title"].endswith("。") or (match["title"] and not (match["n"] or match["colon"])):
        return None
    return match


def _annexes(items: Sequence[Item]) -> list[int]:
    """Where annexes begin: a mark on a line of its own, not the list of annexes behind the text."""
    marks = [(i, match) for i, item in enumerate(items) if (match := _mark(item))]
    if not marks:
        return _glossary(items) or _captions(items)
    bounds = [i for i, _ in marks[1:]] + [len(items)] * bool(marks)
    later = _Later(items)
    listed: set[str] = set()
    starts = []
    for (i, match), end in zip(marks, bounds, strict=True):
        title = bare(match["title"])
        if title not in listed and _listed(items, i, match, end, later):
            listed |= {title, *(bare(_OWN_LIST.sub("", entry)) for entry in _entries(items, i, match))}
        else:
            starts.append(i)
    return starts


def _entries(items: Sequence[Item], i: int, match: re.Match[str]) -> Iterator[str]:
    """What a list of annexes names, on its own line and the lines behind it."""
    yield match["title"]
    for item in items[i + 1 : i + 20]:
        if not isinstance(item, Line) or item.text.startswith("附") or not _OWN_LIST.match(item.text):
            return
        yield item.text


def _glossary(items: Sequence[Item]) -> list[int]:
    """Where a glossary under a heading without a number begins, behind the units."""
    found = [i for i, item in enumerate(items) if isinstance(item, Line) and _TERMS.fullmatch(item.text)]
    return found[-1:] if found and any(first_label(item) for item in items[: found[-1]]) else []


def _captions(items: Sequence[Item]) -> list[int]:
    """A table with a title of its own behind the last heading of a text is an annex, though nothing says so."""
    last = max((i for i, item in enumerate(items) if first_label(item)), default=None)
    for i, (item, below) in enumerate(pairwise(items)):
        if last is not None and i > last + 1 and isinstance(below, Table) and short(item):
            assert isinstance(item, Line)
            return [i] if _CAPTION.search(item.text) else []
    return []


class _Later:
    """The short lines of a document on end, to ask whether a title comes again."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._at: list[int] = []
        pieces: list[str] = []
        size = 0
        for item in items:
            self._at.append(size)
            if isinstance(item, Line) and len(item.text) <= CONTENT:
                piece = bare(item.text)
                pieces.append(piece)
                size += len(piece)
        self._all = "".join(pieces)
        self._at.append(size)

    def has(self, title: str, i: int) -> bool:
        """Whether a title stands somewhere behind item ``i``."""
        plain = bare(title)
        return len(plain) >= 4 and self._all.find(plain, self._at[i + 1]) >= 0


def _listed(items: Sequence[Item], i: int, match: re.Match[str], end: int, later: _Later) -> bool:
    title = match["title"]
    if _OWN_LIST.match(title) or (title and later.has(title, i)):
        return True
    following = items[i + 1 : end]
    if not title:
        return not following or (
            isinstance(following[0], Line) and bool(_OWN_LIST.match(following[0].text)) and bool(match["colon"])
        )
    if following and isinstance(following[0], Line) and signatures(following[:3])[:1] in ([0], [1]):
        return True
    return not substance(following[:400])


def _annex(items: Sequence[Item]) -> Part:
    mark = items[0]
    match = _mark(mark)
    if match is None:
        body, back = closing(items)
        named, rest = titled(body)
        return Part("annex", None, named, rest, tuple(back))
    assert isinstance(mark, Line)
    numeral = (match["n"] or "").replace("—", "-")
    number = numeral if not numeral or numeral[0].isdigit() else str(integer(numeral))
    body, back = closing(items[1:])
    if match["title"]:
        named = Named(match["title"].strip("《》"), (mark,))
        rest = tuple(body)
    else:
        named, rest = titled(body)
    return Part("annex", number or None, named, rest, tuple(back), mark)


# --- notice and texts


def _main(items: Sequence[Item]) -> list[Part]:
    cut = _notice_end(items)
    notice = items[:cut]
    found: list[Part] = []
    if notice:
        body, back = closing(notice)
        found.append(Part("notice", None, Named(None, ()), tuple(body), tuple(back)))
    rest = items[cut:]
    wanted = {bare(title) for item in notice if isinstance(item, Line) for title in _TITLES.findall(item.text)}
    for i, (begin, end) in enumerate(_texts(rest)):
        body, back = closing(rest[begin:end])
        named, body_items = titled(body, wanted) if (cut or i) else (heading(body), tuple(body))
        found.append(Part("text", None, named, body_items, tuple(back)))
    return found


def _notice_end(items: Sequence[Item]) -> int:
    """How many items the covering notice takes: up to its signature, or to the sentence that sends the text."""
    signed = signatures(items)
    sent = next((i for i, x in enumerate(items[:40]) if isinstance(x, Line) and sends().search(x.text)), None)
    if sent is None:
        return 0
    for i in signed:
        if i < sent:
            continue
        end = i + 1
        while end < len(items) and (_remark(items[end]) or _again(items[end], items[i])):
            end += 1
        return end if substance(items[end:]) else 0
    following = items[sent + 1 : sent + 4]
    if following and short(following[0]) and not first_label(following[0]) and titled(following)[0].genre:
        return sent + 1 if substance(items[sent + 1 :]) else 0
    return 0


@cache
def _remarks() -> re.Pattern[str]:
    return re.compile(rf"\([^()]*{any_of('remarks')}[^()]*\)$|\({any_of('remarks')}")


def _remark(item: Item) -> bool:
    return isinstance(item, Line) and bool(_remarks().match(item.text))


def _again(item: Item, signed: Item) -> bool:
    """Whether a page says a signature's date once more."""
    here, there = dated(item), dated(signed)
    return bool(here and there and here["date"] == there["date"] and not here["body"])


def _texts(items: Sequence[Item]) -> list[tuple[int, int]]:
    """The texts that a notice encloses: a new one begins with a title before the numbering restarts."""
    cuts = [0]
    top: str | None = None
    last = 0
    for i, item in enumerate(items):
        label = first_label(item)
        if label is None or label.style not in {"chapter", "han", "article", "part"}:
            continue
        top = top or label.style
        if label.style != top:
            continue
        if label.ordinal == 1 and last >= 2:
            begin = _title_before(items, i, cuts[-1])
            if begin is not None:
                cuts.append(begin)
        last = label.ordinal
    return list(zip(cuts, [*cuts[1:], len(items)], strict=True)) if items else []


def _title_before(items: Sequence[Item], i: int, floor: int) -> int | None:
    for k in range(i - 1, max(i - 7, floor), -1):
        if short(items[k]) and not first_label(items[k]):
            begin = k
            while begin - 1 > floor and short(items[begin - 1]) and not first_label(items[begin - 1]) and k - begin < 2:
                begin -= 1
            for start in range(begin, k + 1):
                named, _ = titled(items[start : k + 1])
                if named.genre:
                    return start
    return None
