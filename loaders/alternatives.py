"""Many words as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(*lists: Iterable[str]) -> str:
    """A regular expression that matches any of the words of some lists, the longest first.

    >>> either(["负责", "负责落实"], ["a.b"])
    '(?:负责落实|a\\\\.b|负责)'
    """
    words = {word for words in lists for word in words}
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
