"""Numbers with their units: 1.5万余套, 3—5家, 三至五名, 10万元、5万元, not less than … (ontology §4).

What a figure counts and whether it is a target or money is decided above; here is only how it is written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from loaders.alternatives import either
from loaders.numbers import value

Number = float | int
Kind = Literal["counter", "measure", "money"]

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15})(?:\.\d{1,6})?"
_SCALE = r"(?:万亿|[千百十]亿|[千百十]万|亿|万|千|百)"
_HAN = r"[零〇一二两三四五六七八九十百千万亿]{1,12}"
_ONE = rf"(?:{_ARABIC}(?: ?{_SCALE})?|{_HAN})"
_DASH = r"(?:[-—–~～－]{1,2}|至|到)"


class Figure(NamedTuple):
    """A number and its unit at ``text[start:end]``; ``lead`` is where the words that bound it begin.

    ``core`` is where the unit ends and a bounding suffix (以上, 左右) begins.
    """

    lead: int
    start: int
    core: int
    end: int
    value: Number
    high: Number | None
    unit: str
    kind: Kind
    comparator: Literal[">=", "<=", "~", "="] = "="


@cache
def lexicon() -> dict[str, Any]:
    """The word data of ``lexicon/figures.toml``."""
    return tomllib.loads((Path(__file__).parent / "lexicon" / "figures.toml").read_text("utf-8"))


@cache
def words(section: str, name: str) -> tuple[str, ...]:
    """One list of the word data, the longest word first.

    >>> words("bound", "about_after")
    ('左右', '上下', '前后')
    """
    return tuple(sorted(lexicon()[section][name], key=len, reverse=True))


def number(written: str) -> Number:
    """The value of an Arabic or Chinese number with its scale; 余 and 多 inside it are passed over.

    >>> number("1.5万"), number("3,000"), number("三十"), number("百"), number("10多万"), number("2万亿")
    (15000, 3000, 30, 100, 100000, 2000000000000)
    """
    found = value(written.replace("余", "").replace("多", "").replace(" ", ""))
    return 0 if found is None else tidy(found)


def tidy(value: Number) -> Number:
    """A whole float as an integer, float noise removed.

    >>> tidy(122700.0), tidy(2.5), tidy(0.1 * 3)
    (122700, 2.5, 0.3)
    """
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _unit(word: str) -> str:
    """``stem|barred characters|words allowed all the same`` as a pattern."""
    stem, barred, allowed = (*word.split("|"), "", "")[:3]
    if not barred:
        return re.escape(stem)
    other = "|".join(barred.split()) if " " in barred else f"[{barred}]"
    unless = f"(?={'|'.join(allowed.split())})|" if allowed else ""
    return re.escape(stem) + f"(?:{unless}(?!{other}))"


@cache
def _units() -> str:
    groups = []
    for kind, name in (("measure", "measures"), ("money", "money"), ("counter", "counters")):
        listed = "|".join(_unit(w) for w in sorted(lexicon()["unit"][name], key=lambda w: -len(w.partition("|")[0])))
        groups.append(f"(?P<{kind}>{listed})")
    per = either(words("unit", "per"))
    bare = rf"(?P<bare>(?<=[万亿])(?=/{per}))"
    return f"(?:{'|'.join(groups)}|{bare})(?P<per>/{per})?"


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        rf"(?=[\d零〇一二两三四五六七八九十百千万亿])(?<![\d.第每〔\[A-Za-z+/×*零〇一二两三四五六七八九十百千万亿])(?<!百分之)"
        rf"(?P<low>{_ARABIC}[余多][万亿]|{_ONE})(?P<more>[余多])?(?:{_DASH}(?P<high>{_ONE})(?P<more2>[余多])?)? ?{_units()}"
    )


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(rf"百分之(?P<low>{_HAN}(?:点{_HAN})?)(?:{_DASH}(?:百分之)?(?P<high>{_HAN}))?")


@cache
def _after() -> re.Pattern[str]:
    names = ("least_after", "most_after", "about_after")
    return re.compile("|".join(f"(?P<{n}>{either(words('bound', n))})" for n in names))


@cache
def _before() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{n}>{either(words('bound', n))}) ?$" for n in ("least", "most", "about")))


_LEVEL = re.compile("[百千万亿]{1,2}")
_REACHED = re.compile(r"(?:突破|超过?|达到?|跨上|迈上|跨越|逼近)$")
_CLOSED = re.compile(r"(?:以上)?(?:大关|台阶|[,。;、!)\n]|$)")
_SIGN: dict[str, Literal[">=", "<=", "~"]] = {"least": ">=", "most": "<=", "about": "~"}
_LISTED = re.compile(rf"(?:{_ARABIC}{_SCALE}?(?:、|和|及|以及)){{1,8}}$")


@lru_cache(maxsize=1024)  # targets and funds ask for those of the same units
def scan(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """Every number with a unit in ``text[start:end]``, in order.

    >>> [(f.value, f.high, f.unit, f.comparator) for f in scan("引进1.5万余套、3—5家和不少于两名", 0, 20)]
    [(15000, None, '套', '>='), (3, 5, '家', '='), (2, None, '名', '>=')]
    """
    found: list[Figure] = []
    for figure in _found(text, start, end):
        last = found[-1] if found else None
        if last and _is_range(text, last, figure):
            found[-1] = last._replace(core=figure.core, end=figure.end, high=figure.value, comparator=figure.comparator)
            continue
        floor = last.end if last else start
        found.extend(_elided(text, floor, figure))
        found.append(figure)
    return tuple(found)


def _found(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _figure().finditer(text, start, end):
        kind: Kind = (
            "counter" if match["counter"] else "money" if match["money"] or match["bare"] is not None else "measure"
        )
        unit = (match["counter"] or match["money"] or match["measure"] or "元") + (match["per"] or "")
        if kind != "counter" and not match["high"] and _LEVEL.fullmatch(match["low"]) and not _is_level(text, match):
            continue
        low, high = _pair(match["low"], match["high"])
        yield _bounded(text, start, end, match, low, high, unit.replace("元人民币", "元"), kind)
    for match in _percent().finditer(text, start, end):
        low, high = _pair(match["low"], match["high"])
        yield _bounded(text, start, end, match, low, high, "%", "measure")


def _is_level(text: str, match: re.Match[str]) -> bool:
    """A round sum that is reached and not part of a name: 产值突破千亿元, not 千亿元产业."""
    reached = _REACHED.search(text, max(0, match.start() - 4), match.start())
    return bool(reached and _CLOSED.match(text, match.end()))


def _pair(low: str, high: str | None) -> tuple[Number, Number | None]:
    """Both ends of a range; the first takes the second's scale: 3-5万 is 30000 to 50000."""
    if "点" in low:
        whole, _, part = low.partition("点")
        return float(f"{number(whole)}.{number(part)}"), None
    first = number(low)
    if high is None:
        return first, None
    second = number(high)
    scale = re.search(rf"{_SCALE}$", high)
    if scale and not re.search(rf"{_SCALE}$", low) and first < number(high[: scale.start()] or "一"):
        first = tidy(first * number("1" + scale[0]))
    return (first, second) if second > first else (first, None)


def _bounded(
    text: str, start: int, end: int, match: re.Match[str], low: Number, high: Number | None, unit: str, kind: Kind
) -> Figure:
    groups = match.groupdict()
    more = groups.get("more") or groups.get("more2") or re.search("[余多]", groups["low"])
    sign: Literal[">=", "<=", "~", "="] = ">=" if more else "="
    lead, floor = match.start(), max(start, match.start() - 12)
    while before := _before().search(text[floor:lead]):
        sign = _SIGN[before.lastgroup or "about"] if sign == "=" else sign
        lead = floor + before.start()
    core = stop = match.end()
    if after := _after().match(text, core, end):
        sign = _SIGN[(after.lastgroup or "about_after").removesuffix("_after")]
        stop = after.end()
    return Figure(lead, match.start(), core, stop, low, high, unit, kind, sign)


def _is_range(text: str, first: Figure, second: Figure) -> bool:
    """``10%-15%``, ``3个至5个``: two figures of one unit joined by a dash."""
    joint = text[first.end : second.start]
    return (
        first.high is None
        and first.unit == second.unit
        and bool(re.fullmatch(_DASH, joint))
        and first.value < second.value
    )


def _elided(text: str, floor: int, figure: Figure) -> list[Figure]:
    """The figures of a list that leaves its unit to the last: 分别给予30、20、10万元."""
    lower = max(floor, figure.start - 80)
    listed = _LISTED.search(text[lower : figure.start])
    if not listed or figure.start == lower:
        return []
    scale = re.search(rf"{_SCALE}", text[figure.start : figure.core])
    factor = number("1" + scale[0]) if scale else 1
    out = []
    for part in re.finditer(rf"({_ARABIC})({_SCALE}?)", listed[0]):
        value = number(part[0]) if part[2] else tidy(number(part[1]) * factor)
        at = lower + listed.start() + part.start()
        out.append(
            figure._replace(lead=at, start=at, core=at + len(part[0]), end=at + len(part[0]), value=value, high=None)
        )
    return out
