"""HTML entities left in a text, whole (``&nbsp;``) or broken (``&nbsp``, ``rdquo;``)."""

from __future__ import annotations

import html
import re

from loaders.characters import folded
from loaders.edits import Edit

# The entities that editors of Chinese pages leave behind: these are known without their & or their ; too.
_KNOWN = "nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|middot|hellip|mdash|ndash|bull|times|quot|apos|amp|lt|gt"
_WHOLE = re.compile(
    rf"&(?:amp;){{0,8}}(?:(#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});"
    rf"|({_KNOWN}|#[0-9]{{2,5}})(?![A-Za-z0-9=;]))"
)
_BARE = re.compile(rf"(?<![A-Za-z0-9&#])\??({_KNOWN});")  # a ? stands for the & and half of the character before


def decoded(text: str) -> list[Edit]:
    """The entities, with or without their ``;``, as the characters that they stand for.

    >>> [edit.text for edit in decoded("甲&nbsp;乙&amp;ldquo;丙&rdquo丁&#65288;R&D;")]
    [' ', '“', '”', '(']
    """
    found = _WHOLE.finditer(text) if "&" in text else ()
    return [Edit(m.start(), m.end(), new) for m in found if (new := _character(m[1] or m[2])) is not None]


def mended(text: str) -> list[Edit]:
    """The entities that lost their ``&``.

    >>> [edit.text for edit in mended("甲rdquo;乙?ldquo;丙;")]
    ['”', '“']
    """
    if not any(f"{name};" in text for name in _KNOWN.split("|")):
        return []
    return [Edit(m.start(), m.end(), _character(m[1]) or "") for m in _BARE.finditer(text)]


def _character(name: str) -> str | None:
    entity = f"&{name};"
    plain = html.unescape(entity)
    return None if plain == entity else folded(plain).replace("\n", " ")
