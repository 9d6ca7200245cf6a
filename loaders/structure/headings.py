"""Titles of texts: found in the short lines before the body, put together from two or three lines (ontology §1)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.structure.labels import labels
from loaders.structure.lines import Item, Line
from loaders.structure.signature import body, dated, remark
from loaders.structure.tree import choose
from loaders.structure.words import any_of

OPEN, CLOSE = r"[〔\[【(〈{<「『„]", r"[〕\]】)〉}>」』‟]"
NUMBER = re.compile(
    rf"(?P<no>[一-鿿A-Za-z()]{{1,20}}\s?{OPEN}\s?[12]\d{{3}}\s?{CLOSE}\s?第?\s?\d{{1,5}}(?:-\d{{1,2}})?\s?号"
    r"|[一-鿿]{2,30}公告\s?20\d\d年\s?第\s?\d{1,4}\s?号"
    r"|[一-鿿]{2,30}令\s?\(?第\s?[\d一二三四五六七八九十百〇]{1,5}\s?号\)?|第\s?(?:\d{1,5}|[一二三四五六七八九十百〇]{1,5})\s?号)"
)
_STATED = re.compile(rf"\(?{NUMBER.pattern}\)?(?:\s?(?:20\d\d年\d{{1,2}}月\d{{1,2}}日))?\s?$")
_AMENDS = re.compile(
    r"[(〔](?:试行|暂行|修订|修订版|修订稿|征求意见稿|送审稿|草案|代拟稿|\d{4}[年]?[-—~至]{1,2}\d{4}年?|20\d\d年版?|[^()]{0,12}稿)[)〕]$"
)
_ABOUT = re.compile(r"关于|印发|转发|批转")
_BEGINS = re.compile(
    r"(?:[一-鿿、]{3,40}?(?:政府|公署|委员会|党委|[省市县区州旗]委|办公室|办公厅|[局厅部会院]))?(?:关于|印发|转发|批转)"
)
_SENDING = re.compile(r"^[^《]{0,60}关于(?:印发|转发|批转|下发)")
_MOST = 5  # lines of a title
_LONGEST = 60
_DATA = re.compile(r"[一-鿿]{2,6}:.{1,12}$|\(.*\)$")  # a label and its value, a remark in brackets
_NUMBERED = re.compile(rf"(?<=[一-鿿》])\({NUMBER.pattern}\)$")  # a document's number behind its title
_SAME = 8  # characters with which a page's headline and the title below it begin alike


@dataclass(frozen=True, slots=True)
class Named:
    """A title and its lines; ``genre`` when it ends in a word for a kind of text."""

    title: str | None
    lines: tuple[Line, ...]
    genre: bool = False


@cache
def _genre() -> re.Pattern[str]:
    return re.compile(rf"{any_of('genres')}》?(?:\s?[(〔][^()]{{2,20}}[)〕])?$")


@cache
def _button() -> re.Pattern[str]:
    return re.compile(rf"(?<=[^关于]{{4}})(?:\s?{any_of('buttons')}){{1,3}}$")


def unbuttoned(title: str) -> str:
    """A title without a page's buttons behind it.

    >>> unbuttoned("甲市人才工作方案(2021—2025年)政策咨询"), unbuttoned("关于做好政策解读")
    ('甲市人才工作方案(2021—2025年)', '关于做好政策解读')
    """
    bare = _button().sub("", title)
    if bare.startswith("《") and bare.endswith("》"):
        return title
    return bare if bare != title and (bare.endswith(")") or _genre().search(bare[-40:])) else title


def is_genre(title: str) -> bool:
    """Whether a title ends in a word for a kind of text.

    >>> [is_genre(t) for t in ("甲市人才工作实施方案(试行)", "甲市人民政府")]
    [True, False]
    """
    return bool(_genre().search(title[-40:]))


def bare(text: str) -> str:
    """A title without title marks, quotation marks, brackets and blanks, to compare it with another.

    >>> bare("甲市《乙办法》 (试行)")
    '甲市乙办法试行'
    """
    return re.sub(r"[《》〈〉<>“”\"\s()]", "", text)


def titled(items: Sequence[Item], wanted: Collection[str] = ()) -> tuple[Named, tuple[Item, ...]]:
    """The title at the beginning of a part, and the items behind it; ``wanted`` are the bare titles announced before.

    >>> titled([Line(0, 0, "甲市人才工作"), Line(0, 0, "三年行动方案"), Line(0, 0, "一、总体要求")])[0].title
    '甲市人才工作三年行动方案'
    """
    run: list[Line] = []
    announced = 0
    for item in items[:6]:
        announced = len(run) if run and bare(_joined(run)) in wanted else announced
        if not isinstance(item, Line) or not (_titleish(item) or (run and _AMENDS.fullmatch(item.text))):
            break
        if (
            run
            and is_genre(_joined(run))
            and not _goes_on(run, item, wanted)
            and not _AMENDS.fullmatch(item.text)
            and not _opens(run)
        ):
            break
        run.append(item)
    run = run[:announced] or run
    while len(run) > max(announced, 1) and not is_genre(_joined(run)):
        run.pop()
    if not run:
        return Named(None, ()), tuple(items)
    title = _joined(run)
    return Named(_clean(title), tuple(run), is_genre(title)), tuple(items[len(run) :])


def _goes_on(run: Sequence[Line], item: Line, wanted: Collection[str]) -> bool:
    """Whether a run with the next line is, or begins, a title that was announced."""
    more = bare(_joined([*run, item]))
    return any(title.startswith(more) for title in wanted)


def heading(items: Sequence[Item]) -> Named:
    """A document's own title: the last run of title lines before its body that ends in a word for a kind of text.

    >>> heading([Line(0, 0, "甲市网"), Line(0, 0, "甲市人才工作"), Line(0, 0, "实施意见"), Line(0, 0, "一、总则")]).title
    '甲市人才工作实施意见'
    """
    runs: list[Named] = []
    i = 0
    numbered = (i for i, label in enumerate(choose(items[:200])) if label)
    front = list(items[: min(40, next(numbered, 40))])
    while i < len(front):
        item = front[i]
        if not isinstance(item, Line) or len(item.text) > 2 * _LONGEST or _labelled(item):
            break
        if item.text.endswith("。") and any(run.genre for run in runs):
            break
        if _titleish(item) or _issues(front[i : i + 2]):
            named, size = _run(front[i:])
            runs.append(named)
            i += size
            continue
        i += 1
    best = [run for run in runs if run.genre]
    if best:
        return best[-1]
    return next(
        (run for run in runs if len(run.title or "") >= 6 and not _DATA.match(run.title or "")), Named(None, ())
    )


def _run(items: Sequence[Item]) -> tuple[Named, int]:
    """The shortest run of up to four lines from the first that together make a title, else the first line; its size.

    A run that prints or passes on a text goes on to its 通知.
    """
    sizes = [size for size in range(1, 1 + _MOST) if _together(items, size)]
    told = next(
        (size for size in sizes if _SENDING.search(_text(items, size)) and _text(items, size).endswith("通知")), 0
    )
    size = told or next(iter(sizes), 0)
    if not size or size > (_MOST if told else _MOST - 1):
        first = items[0]
        assert isinstance(first, Line)
        return Named(_clean(first.text), (first,)), 1
    run = [x for x in items[:size] if isinstance(x, Line)]
    extra = items[size : size + 1]
    if extra and isinstance(extra[0], Line) and _AMENDS.fullmatch(extra[0].text):
        run.append(extra[0])
    taken = len(run)
    while len(run) > 1 and (_stray(run[0]) or _above(run)):
        run = run[1:]
    return Named(_clean(_joined(run)), tuple(run), True), taken


def _together(items: Sequence[Item], size: int) -> bool:
    """Whether so many lines make a title that ends in a word for a kind of text."""
    lines = items[:size]
    if len(lines) < size or not (_issues(items[:2]) or _titleish_item(lines[0])):
        return False
    if not all(_titleish_item(x) for x in lines[1:]):
        return False
    run = [x for x in lines if isinstance(x, Line)]
    return is_genre(_joined(run)) and not _opens(run)


def _text(items: Sequence[Item], size: int) -> str:
    return "".join(x.text for x in items[:size] if isinstance(x, Line))


def _stray(line: Line) -> bool:
    """A page's word above a title: too short for a broken title's first line."""
    return len(line.text) < 6 and not body(line.text) and not re.match(r"关于|印发|转发", line.text)


def _above(run: Sequence[Line]) -> bool:
    """Whether the first line of a run stands above a title that begins with 关于 or its body in a later line."""
    first, rest = run[0], run[1:]
    if _ABOUT.search(first.text) or body(first.text) or first.text.count("《") > first.text.count("》"):
        return False
    return any(_BEGINS.match(line.text) or line.text[:_SAME] == first.text[:_SAME] for line in rest)


def _titleish_item(item: Item) -> bool:
    return isinstance(item, Line) and _titleish(item)


def _issues(items: Sequence[Item]) -> bool:
    """A signing body on a line of its own above 关于…: the first line of a title."""
    return (
        len(items) == 2
        and isinstance(items[0], Line)
        and body(items[0].text)
        and isinstance(items[1], Line)
        and bool(re.match(r"关于|印发|转发|批转", items[1].text))
    )


def _joined(run: Sequence[Line]) -> str:
    return unbuttoned("".join(line.text for line in run))


def _opens(run: Sequence[Line]) -> bool:
    """Whether title marks or brackets opened in a run are still open."""
    text = _joined(run)
    return text.count("《") > text.count("》") or text.count("(") > text.count(")")


def _labelled(line: Line) -> bool:
    return any(not label.weak or label.style == "decimal" for label in labels(line.text))


def _titleish(line: Line) -> bool:
    text = line.text
    return (
        2 <= len(text) <= 2 * _LONGEST
        and not text.endswith(("。", ":", ";", ",", "、"))
        and not _labelled(line)
        and not _STATED.match(text)
        and not dated(line)
        and not remark(line)
        and not re.match(r"[\d\-=—.\s]+$|[●◆■▪•○◇□★☆▲▶➢]", text)
        and not (body(text.removesuffix("文件")) and not is_genre(text))
        and text.count("。") == 0
    )


def _clean(title: str) -> str:
    bare = _NUMBERED.sub("", re.sub(r"\s+", " ", title).strip())
    return bare[1:-1] if bare[:1] == "《" and bare.find("》") == len(bare) - 1 and _ABOUT.search(bare) else bare
