"""The text of a byte string whose encoding nobody has told: found by content."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path

from graph.errors import ReadError

_LEXICON = Path(__file__).parent.parent / "lexicon"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 64 * 1024
_REMEDY = "请用原来的程序打开,另存为 UTF-8 文本"


@cache
def _common() -> frozenset[str]:
    lines = (_LEXICON / "common_characters.txt").read_text("utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("# ")))


def decoded(data: bytes, where: str) -> str:
    """The text of UTF-8, UTF-16 (with or without BOM), GB18030 or Big5 bytes. Raises ``ReadError``.

    >>> decoded("各市人民政府,省直各部门:".encode("gb18030"), "a.txt")
    '各市人民政府,省直各部门:'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, where)
    wide = _without_mark(data[:_SAMPLE])
    if wide:
        return _strictly(data, wide, where)
    if b"\0" in data[:_SAMPLE]:
        raise ReadError("不是文字文件(含有二进制数据)", where=where, remedy="请提供文本、网页、Word、PDF 或表格文件")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _double_byte(data, where, error)


def _strictly(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, error.start, where) from error


def _undecodable(data: bytes, name: str, at: int, where: str) -> ReadError:
    line = data.count(b"\n", 0, at) + 1
    what = f"第 {line} 行(第 {at + 1} 个字节)不是 {name.upper().removesuffix('-SIG')} 文字"
    return ReadError(what, where=where, remedy=_REMEDY)


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without a BOM: the zero bytes of ASCII characters, or of line ends, stand on one side only."""
    if len(sample) < 4 or (b"\0" not in sample and _readable(sample, "utf-8") is not None):
        return None
    even = sample[: len(sample) // 2 * 2]
    scores = {name: _likeness(even, name) or 0.0 for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda name: scores[name])
    others = (0.0,) if b"\0" in sample else (_likeness(sample, "gb18030") or 0.0, _likeness(sample, "big5") or 0.0)
    return best if scores[best] > max(0.5, *others) else None


def _readable(sample: bytes, name: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return None


def _likeness(sample: bytes, name: str) -> float | None:
    """How much of the sample, read in this encoding, is ASCII or common Chinese; None when it cannot be read."""
    text = _readable(sample, name)
    if text is None:
        return None
    plain = sum(character in _common() or (character.isascii() and character.isprintable()) for character in text)
    return plain / len(text) if text else 0.0


def _double_byte(data: bytes, where: str, failure: UnicodeDecodeError) -> str:
    """GB18030 or Big5, whichever reads like Chinese; a broken UTF-8 file is told from both."""
    sample = data[:_SAMPLE]
    scores = {name: score for name in ("gb18030", "big5", "cp950") if (score := _wide_likeness(data, sample, name))}
    if not scores or max(scores.values()) < 0.3:
        encoding = "UTF-8" if _mostly_utf8(data, failure) else "UTF-8、GB18030、Big5 或 UTF-16"
        raise _undecodable(data, encoding, failure.start, where) from failure
    return data.decode(max(scores, key=lambda name: scores[name]))


def _wide_likeness(data: bytes, sample: bytes, name: str) -> float | None:
    """The share of common characters among those that are not ASCII, if all of the data can be read so."""
    try:
        data.decode(name)
        text = codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return None
    wide = [character for character in text if not character.isascii()]
    return sum(character in _common() for character in wide) / len(wide) if wide else None


def _mostly_utf8(data: bytes, failure: UnicodeDecodeError) -> bool:
    text = data[:_SAMPLE].decode("utf-8", "replace")
    return failure.start > 0 and text.count("\ufffd") * 10 < sum(not character.isascii() for character in text)
