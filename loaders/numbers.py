"""Chinese and Arabic numerals and dates as they are written in documents.

The text is expected to be normalised (ontology §2): full-width digits are already ASCII.
"""

from __future__ import annotations

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "O": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
HAN = "零〇○一二三四五六七八九十百千万亿两"
NUMERAL = re.compile(
    r"\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,6})?[百千万亿]{0,2}|[零〇○一二三四五六七八九十百千万亿两]{1,20}"
)

_YEAR = r"(?P<y>(?:1[89]|20)\d{2}|[一二][零〇○O九八][零〇○O一二三四五六七八九]{2})"
_PART = r"[\d〇一二三四五六七八九十]{1,3}"
_SPELT = rf"\s?年\s?(?:(?P<m>{_PART})\s?月(?:份|\s?(?P<d>{_PART})\s?[日号])?)?"
_PLAIN = r"[-/.](?P<m2>\d{1,2})(?:[-/.](?P<d2>\d{1,2}))?"
_DATE = re.compile(rf"{_YEAR}(?:{_SPELT}|{_PLAIN})")


def integer(text: str) -> int | None:
    """The whole number that ``text`` writes, in digits or Chinese numerals; ``None`` when it writes none.

    >>> [integer(t) for t in ("十八", "三十五", "一百二十", "二〇二二", "两", "12", "3千", "第一")]
    [18, 35, 120, 2022, 2, 12, 3000, None]
    """
    found = value(text)
    return found if isinstance(found, int) else None


def value(text: str) -> int | float | None:
    """The number that the whole of ``text`` writes, 万 and 亿 multiplied out.

    >>> [value(t) for t in ("1.5万", "三千万", "1,200", "两百三", "2亿", "1万亿", "一百零五", "年")]
    [15000, 30000000, 1200, 230, 200000000, 1000000000000, 105, None]
    """
    text = text.strip().replace(",", "")
    if not text or len(text) > 30:
        return None
    digits = re.fullmatch(r"(\d+(?:\.\d+)?)([百千]?)([万亿]{0,2})", text)
    if digits:
        return _scaled(digits[1], digits[2] + digits[3])
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _chinese(text)


def _scaled(digits: str, units: str) -> int | float:
    factor = 1
    for unit in units:
        factor *= _SMALL.get(unit) or _LARGE[unit]
    if "." not in digits:
        return int(digits) * factor
    whole, _, part = digits.partition(".")
    exact = int(whole + part) * factor
    scale: int = 10 ** len(part)
    return exact // scale if exact % scale == 0 else exact / scale


def _chinese(text: str) -> int | None:
    """Positional Chinese numerals: sections below 万 are summed, then multiplied."""
    total = section = digit = 0
    last = 1
    for i, c in enumerate(text):
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in _SMALL:
            section += (digit or (1 if i == 0 or text[i - 1] in "零〇" else 0)) * _SMALL[c]
            digit, last = 0, _SMALL[c]
        elif c in _LARGE and i:
            total = (
                (total + section + digit) * _LARGE[c]
                if c == "亿" or section + digit == 0
                else (total + (section + digit) * _LARGE[c])
            )
            section, digit, last = 0, 0, _LARGE[c]
        else:
            return None
    if digit and last > 10 and text[-2] not in "零〇○":  # 两百三 is 230
        digit *= last // 10
    return total + section + digit


def date(text: str) -> str | None:
    """The first date in ``text`` as YYYY, YYYY-MM or YYYY-MM-DD.

    >>> [date(t) for t in ("二〇二二年六月十五日", "2022年6月15日", "2022-06-15", "2022年6月", "2025年底", "第五")]
    ['2022-06-15', '2022-06-15', '2022-06-15', '2022-06', '2025', None]
    """
    for match in _DATE.finditer(text):
        year = integer(match["y"].replace("O", "〇").replace("○", "〇"))
        month, day = integer(match["m"] or match["m2"] or ""), integer(match["d"] or match["d2"] or "")
        if month is not None and not 1 <= month <= 12:
            continue
        if day is not None and not 1 <= day <= 31:
            day = None
        return "-".join([f"{year:04}"] + [f"{part:02}" for part in (month, day) if part is not None])
    return None
