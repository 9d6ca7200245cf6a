"""One character for each: NFKC for letters, digits and punctuation, and the look-alikes of ``characters.tsv``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from loaders.edits import Edit

_LEXICON = Path(__file__).parent / "lexicon"
_CANDIDATES = (
    *(range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000)),
    *(range(0x1D400, 0x1D800), range(0x1F100, 0x1F200), range(0x2F800, 0x2FA20)),
)
_SPELLED_OUT = frozenset(map(chr, [*range(0x2474, 0x249C), *range(0x3220, 0x3244)]))  # ⑴ ⒈ ㈠, but ① stays
_FULL_WIDTH = range(0xFE10, 0xFFEF)
_FEW = 200  # replacing so many different characters one by one is faster than looking at every character
_ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,8}")
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)


@cache
def look_alikes() -> dict[str, str]:
    """The lexicon's characters, each with the one that stands for it.

    >>> look_alikes()["⺠"]
    '民'
    """
    lines = (_LEXICON / "characters.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("# "))


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """What becomes one character, and what becomes several."""
    one, several = dict.fromkeys("\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "), {}
    one.update(dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"))
    one.update(dict.fromkeys(map(chr, range(0xF020, 0xF100)), "•"))  # the signs of symbol fonts
    for character in (chr(code) for codes in _CANDIDATES for code in codes):
        plain = unicodedata.normalize("NFKC", character)
        if plain == character or not _foldable(character):
            continue
        plain = " " if plain.isspace() else plain
        if len(plain) == 1:
            one[character] = plain
        elif len(plain) <= 8 and " " not in plain:
            several[character] = plain
    one.update(look_alikes())
    one = {character: one.get(plain, plain) for character, plain in one.items()}
    return one, several


def _foldable(character: str) -> bool:
    kind = unicodedata.category(character)
    if ord(character) in _FULL_WIDTH or 0x2E80 <= ord(character) < 0x2FE0:
        return True
    return kind in {"Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "Zs"} or character in _SPELLED_OUT


def folded(text: str) -> str:
    """The text with one spelling for every character that has one of the same length (ontology §2).

    >>> folded("（２０２２）⺠⽣：「Ａ」①，")
    '(2022)民生:“A”①,'
    """
    table = _tables()[0]
    present = table.keys() & set(text)
    if len(present) > _FEW:
        return text.translate({ord(character): table[character] for character in present})
    for character in present:
        text = text.replace(character, table[character])
    return text


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_tables()[1])}{_INVISIBLE}]|{_ACCENTED.pattern}")


@cache
def _odd_characters() -> frozenset[str]:
    invisible = re.compile(f"[{_INVISIBLE}]")
    low = filter(invisible.match, map(chr, range(0x10000)))
    return frozenset(_tables()[1]) | frozenset(low) | frozenset(map(chr, range(0x300, 0x370)))


def spelled(text: str) -> list[Edit]:
    """What becomes several characters, or none: ``⒈``, ``㈠``, ligatures, letters with loose accents, invisible ones.

    >>> spelled("㈠a\\u200bb")
    [Edit(start=0, end=1, text='(一)'), Edit(start=2, end=3, text='')]
    """
    present = set(text)
    if present.isdisjoint(_odd_characters()) and max(present, default="") < "\U0001d100":
        return []
    return [
        Edit(match.start(), match.end(), new)
        for match in _odd().finditer(text)
        if (new := _plain(match[0])) != match[0]
    ]


def _plain(found: str) -> str:
    several = _tables()[1]
    if found in several:
        return folded(several[found])
    return folded(unicodedata.normalize("NFKC", found)) if len(found) > 1 else ""
