"""How a name or a question is folded before it is compared: script, width, case, quotes and spaces do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

# The questions drop the same in SQL and Cypher: “ ” " ‘ ’ · and the space.
_DROPPED = re.compile(r"[\s\"“”‘’'「」『』·•\u200b-\u200f\ufeff]+")


def fold(text: str) -> str:
    """A name as it is compared.

    >>> fold("“草原英才” 工程"), fold("市科技局"), fold("ＡＩ")
    ('草原英才工程', '市科技局', 'ai')
    """
    return _DROPPED.sub("", simplified(text)).lower()


def light(text: str) -> str:
    """The same for what is simplified and of ordinary width already, as the texts of the graph are.

    >>> light("“草原英才” 工程")
    '草原英才工程'
    """
    return _DROPPED.sub("", text).lower()


def simplified(text: str) -> str:
    """Simplified characters of ordinary width.

    >>> simplified("臺灣（市）")
    '台湾(市)'
    """
    plain = unicodedata.normalize("NFKC", text)
    return plain if plain.isascii() else str(_converter().convert(plain))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
