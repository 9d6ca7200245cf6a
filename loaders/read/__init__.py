"""A file becomes a ``Source``: one module per format, chosen by content and name."""

from __future__ import annotations

from pathlib import Path

from graph.errors import ReadError
from loaders.text import Paragraph, Place, Source


SUFFIXES = frozenset({".txt", ".csv", ".html", ".htm", ".docx", ".pdf", ".xlsx"})
LIMIT = 50 * 1024 * 1024


def read(path: Path, *, limit: int = LIMIT) -> Source:
    """Read one file. Raises ``ReadError`` when it cannot be read as a document."""
    try:
        raw = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError("读不出文字", where=str(path), remedy="请另存为 UTF-8 文本") from error
    return from_string(path.name, raw)


def from_string(name: str, raw: str) -> Source:
    """A source of one paragraph per non-empty line."""
    blocks, start = [], 0
    for n, line in enumerate(raw.splitlines(keepends=True), 1):
        end = start + len(line)
        if line.strip():
            blocks.append(Paragraph(start, end, Place(paragraph=n)))
        start = end
    return Source(name, raw, tuple(blocks))
