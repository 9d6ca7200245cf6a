"""Paragraph numbers that pages break: a wide blank before （一） lost a byte, so that its bytes are read in wrong pairs."""

from __future__ import annotations

import re
from functools import cache

from loaders.edits import Edit

_DIGITS = "一二三四五六七八九十"
_NUMERALS = (*_DIGITS, *(f"十{digit}" for digit in _DIGITS[:9]), "二十")
_REACH = 60
_PLAIN = re.compile(rf"[（(]([{_DIGITS}]{{1,3}})[）)]")


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """What is left of each （numeral） behind the first half of a wide blank, pairs that no character has dropped."""
    found: dict[str, tuple[str, ...]] = {}
    for numeral in _NUMERALS:
        code = b"\xa1" + f"（{numeral}）".encode("gbk")
        form = "".join(map(_read, (code[i : i + 2] for i in range(0, len(code) - 1, 2))))
        found[form] = (*found.get(form, ()), numeral)
    return found


def _read(pair: bytes) -> str:
    try:
        return pair.decode("gbk")
    except UnicodeError:
        return ""


@cache
def _pattern() -> re.Pattern[str]:
    """A broken number, the character that its last byte makes with the next, and what is shifted up to a plain letter."""
    halves = "".join(char for low in range(0x40, 0xFF) if (char := _read(bytes((0xA9, low)))))
    forms = "|".join(sorted(map(re.escape, _forms()), key=len, reverse=True))
    return re.compile(rf"[?\ufffd]({forms})(?=([{re.escape(halves)}])([^\x00-\x7f]{{0,{_REACH}}})([@-~])?)")


_REMARK = "。ù思_", "（此件公開"  # the same, at the beginning of the remark below a signature


def numbers(text: str) -> list[Edit]:
    """The numbers read again, and where it can be done the characters behind them up to the next plain letter.

    >>> [edit.text for edit in numbers("?。ㄒ唬┚C合\\n?。ǘ┩七M工作\\n?。ㄈ┲?乙")]
    ['（一）綜', '（二）推進', '（三）']
    >>> numbers("好嗎?。甲"), [edit.text for edit in numbers("?。ù思_發布)")]
    ([], ['（此件公開'])
    """
    if "?。" not in text and "\ufffd。" not in text:
        return []
    found = [Edit(m.start(), m.end(), _REMARK[1]) for m in re.finditer(rf"[?\ufffd]{_REMARK[0]}", text)]
    last, before = 0, ""
    for match in _pattern().finditer(text):
        seen = [plain[1] for plain in _PLAIN.finditer(text, last, match.start())]
        before = _next(_forms()[match[1]], seen[-1] if seen else before)
        behind = _behind(*match.groups()[1:])
        last = match.end(4) if behind else match.end()
        found.append(Edit(match.start(), last, f"（{before}）{behind}"))
    return sorted(found, key=lambda edit: edit.start)


def _next(numerals: tuple[str, ...], before: str) -> str:
    """Of several numerals with one broken form the one that goes on."""
    after = _NUMERALS[_NUMERALS.index(before) + 1 :][:1] if before in _NUMERALS else ()
    return after[0] if after and after[0] in numerals else numerals[0]


def _behind(half: str, run: str, tail: str | None) -> str:
    try:
        return (half.encode("gbk")[1:] + run.encode("gbk") + (tail or "").encode("ascii")).decode("gbk") if tail else ""
    except UnicodeError:
        return ""
