"""Automatic numbering as Word prints it: the number formats of WordprocessingML (ECMA-376, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("〇零一二三四五六七八九十百千万", "零零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def counted(number: int, zero: str = "零") -> str:
    """A number in Chinese counting.

    >>> [counted(n) for n in (3, 10, 12, 20, 105, 110, 1001, 12000)]
    ['三', '十', '十二', '二十', '一百零五', '一百一十', '一千零一', '一万二千']
    """
    if number >= 10000:
        rest = number % 10000
        link = zero if 0 < rest < 1000 else ""
        return counted(number // 10000, zero) + "万" + link + (counted(rest, zero) if rest else "")
    text, skipped = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if not digit:
            skipped = bool(text)
            continue
        text += (zero if skipped else "") + _DIGITS[digit] + unit
        skipped = False
    return text.removeprefix("一") if 10 <= number < 20 else text or zero


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _circled(number: int) -> str:
    for low, high, first in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if low <= number <= high:
            return chr(ord(first) + number - low)
    return str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": str,
    "decimalFullWidth2": str,
    "numberInDash": lambda number: f"- {number} -",
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": str,
    "cardinalText": str,
    "ordinalText": str,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": counted,
    "japaneseCounting": counted,
    "koreanCounting": counted,
    "chineseLegalSimplified": lambda number: counted(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: counted(number).translate(_LEGAL),
    "japaneseLegal": lambda number: counted(number).translate(_LEGAL),
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "koreanDigital": _digital,
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "none": "".format,
}


def formatted(number: int, form: str) -> str:
    """A list number in one of Word's formats; an unknown format counts in digits.

    >>> [formatted(12, f) for f in ("chineseCounting", "ideographDigital", "decimalEnclosedCircle", "upperRoman")]
    ['十二', '一二', '⑫', 'XII']
    """
    return FORMATS.get(form, str)(number) if 0 < number < 10**8 else str(number)
