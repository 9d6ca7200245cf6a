"""Plain text: a paragraph per line, and the paragraphs that a page without line ends marks by its indents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Place
from loaders.read.encoding import decoded
from loaders.text import Paragraph, Source

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_INDENT = re.compile(r"[\u3000\u2003]{2,}|(?<=[。:;!?:;!?])[ \u3000\u2002\xa0]{4,}")
_ALIGNED = re.compile(r"(?:^|[\s\u3000])\S\s*\Z")
_LONG = 200  # a line this long is a page whose line ends were lost


def read_text(name: str, data: bytes, where: str) -> Source:
    """The paragraphs of a text file. Raises ``ReadError``."""
    return from_string(name, decoded(data, where))


def from_string(name: str, raw: str) -> Source:
    """A source of one paragraph per line with text.

    >>> [(p.start, p.end, p.place.paragraph) for p in from_string("a.txt", "甲\\n\\n 乙\\n").blocks]
    [(0, 1, 1), (3, 5, 3)]
    """
    return Source(name, raw, tuple(_paragraphs(raw)))


def lines(raw: str) -> Iterator[tuple[int, int]]:
    """The start and end of every line, without its line end."""
    start = 0
    for match in _LINE_END.finditer(raw):
        yield start, match.start()
        start = match.end()
    if start < len(raw):
        yield start, len(raw)


def _paragraphs(raw: str) -> Iterator[Paragraph]:
    for n, (start, end) in enumerate(lines(raw), 1):
        for begin, stop in split_at_indents(raw, start, end) if end - start > _LONG else ((start, end),):
            if raw[begin:stop].strip():
                yield Paragraph(begin, stop, Place(paragraph=n))


def split_at_indents(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a long line: each begins with two ideographic spaces; `目　　录` is one word drawn wide.

    >>> list(split_at_indents("甲。　　乙丙　　丁戊", 0, 10))
    [(0, 2), (4, 6), (8, 10)]
    """
    begin = start
    for match in _INDENT.finditer(raw, start, end):
        if match.start() > begin and not _drawn_wide(raw, match, begin, end):
            yield begin, match.start()
            begin = match.end()
    yield begin, end


def _drawn_wide(raw: str, match: re.Match[str], begin: int, end: int) -> bool:
    alone_before = _ALIGNED.search(raw, max(begin, match.start() - 2), match.start()) is not None
    after = raw[match.end() : min(end, match.end() + 2)]
    alone_after = len(after) == 1 or (len(after) == 2 and after[1].isspace())
    return alone_before and alone_after
