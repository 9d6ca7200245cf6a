"""Pinyin that web pages inject behind a character, ``X(guān)``, and the broken bytes that it leaves."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from loaders.edits import Edit

_LEXICON = Path(__file__).parent / "lexicon"
_TONES = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ"
_LETTERS = f"a-zü{_TONES}ɡɑ"
_INJECTED = re.compile(rf"\( ?([{_LETTERS}]{{1,6}}) ?\)")
# The second byte of a wide blank at a paragraph's beginning was lost in the same way: ?∫弧⒖傮w is 一、總體
_INDENTED = re.compile(r"[?\ufffd]([∫《〉∪∷][^\x00-\x7f]{1,60})([@-~])")
_NUMBERED = re.compile(r"\u3000(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节節条條])")
# A byte of the character before the bracket was taken for half of another one, so that all characters up to the
# next ASCII byte are shifted by one byte: X?zhèn)ABC|
_SHIFTED = re.compile(rf"[?\ufffd]([{_LETTERS}]{{1,6}})[)）]([^\x00-\x7f]{{1,40}})([@-~])")


@cache
def readings() -> dict[str, str]:
    """The syllables with their tones, each with the Traditional characters that are so read.

    >>> "關" in readings()["guān"]
    True
    """
    lines = (_LEXICON / "pinyin.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("# "))


@cache
def _toneless() -> dict[str, str]:
    """The syllables without tones, each with its Traditional characters."""
    found: dict[str, str] = {}
    for syllable, characters in readings().items():
        bare = _bare(syllable)
        found[bare] = found.get(bare, "") + characters
    return found


def _bare(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return "".join(c for c in letters if c.isascii() or c == "\u0308").replace("u\u0308", "v")


def removed(text: str) -> list[Edit]:
    """Injected pinyin: any syllable with a tone, or one without that is a reading of the character before it.

    >>> [edit.start for edit in removed("機關(guān)和機構(gou)、關(app)、會員(a)")]
    [2, 11]
    """
    if "(" not in text:
        return []
    found = []
    for match in _INJECTED.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == " ")
        if start and _is_reading(text[start - 1], match[1]):
            found.append(Edit(start, match.end(), ""))
    return found


def _is_reading(character: str, written: str) -> bool:
    if not "\u3400" <= character <= "\ufaff":
        return False
    syllable = written.replace("ɡ", "g").replace("ɑ", "a")
    characters = _toneless().get(_bare(syllable))
    return characters is not None and (not syllable.isascii() or character in characters)


def realigned(text: str) -> list[Edit]:
    """Characters that lost their byte boundary to injected pinyin, read again on the right one.

    Only where the lost byte follows from the reading; otherwise the text stays as it is.

    >>> [edit.text for edit in realigned("鄉鎮?cè)嗣駲z驗")]
    ['人', '民', '檢']
    >>> [edit.text for edit in realigned("?∫弧⒖傮w")]
    ['一、總體']
    """
    if "?" not in text and "\ufffd" not in text:
        return []
    numbered = [edit for match in _INDENTED.finditer(text) for edit in _numbered(match)]
    return [edit for match in _SHIFTED.finditer(text) for edit in _realigned(text, match)] + numbered


def _numbered(match: re.Match[str]) -> list[Edit]:
    """A paragraph's number read again behind the first byte of a wide blank."""
    try:
        read = (b"\xa1" + match[1].encode("gbk") + match[2].encode("ascii")).decode("gbk")
    except UnicodeError:
        return []
    return [Edit(match.start(), match.end(), read[1:])] if _NUMBERED.match(read) else []


def _realigned(text: str, match: re.Match[str]) -> list[Edit]:
    characters = _on_the_right_byte(text[match.start() - 1 : match.start()], *match.groups())
    if characters is None:
        return []
    start, last = match.start(2), match.end() - 2
    edits = [Edit(match.start(), start, characters[0])]
    edits += [Edit(start + k, start + k + 1, c) for k, c in enumerate(characters[1:-1])]
    return [*edits, Edit(last, last + 2, characters[-1])]


def _on_the_right_byte(before: str, syllable: str, run: str, tail: str) -> str | None:
    """The run's characters when exactly one lost byte makes the character that was annotated."""
    found = set()
    try:
        half, rest = before.encode("gbk")[1:], run.encode("gbk") + tail.encode("ascii")
        for annotated in readings().get(syllable, ""):
            code = annotated.encode("gbk")
            if code[:1] == half:
                found.add((code[1:] + rest).decode("gbk"))
    except UnicodeError:
        return None
    characters = found.pop() if len(found) == 1 else ""
    return characters if len(characters) == len(run) + 1 else None
