"""A file becomes a ``Source``: one module per format, chosen by content (ontology §1, architecture)."""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import ReadError
from graph.wording import refusal
from loaders.read.kinds import reader_of
from loaders.read.plain import from_string
from loaders.text import Source, Table

LIMIT = 50 * 1024 * 1024
MOST_PARAGRAPHS = 100_000  # and rows of tables; a long plan has about a thousand
_VISIBLE = re.compile("[^\\s\ufeff\xad\u200b-\u200f\u2060]")
_NAMES = (
    ".txt .text .html .htm .shtml .xhtml .mht .mhtml .docx .docm .doc .wps .rtf .odt .pdf "
    ".xlsx .xlsm .xls .et .ods .csv .tsv"
)
SUFFIXES = frozenset(_NAMES.split())

__all__ = ["LIMIT", "SUFFIXES", "from_string", "read", "read_bytes"]


def read(path: Path, *, limit: int = LIMIT) -> Source:
    """Read one file of at most ``limit`` bytes. Raises ``ReadError`` when it cannot be read as a document."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ReadError("这不是普通文件", where=_plain(path), remedy="请先另存为文件")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise ReadError("没有这个文件", where=_plain(path), remedy="请核对路径") from error
    except IsADirectoryError as error:
        raise ReadError("这是文件夹,不是文件", where=_plain(path), remedy="请给出其中的文件") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"打不开文件({refusal(error)})", where=_plain(path), remedy="请核对路径和读取权限") from error
    return _read(_plain(path.name), _plain(path), data, limit)


def read_bytes(name: str, data: bytes, *, limit: int = LIMIT) -> Source:
    """Read an uploaded file of this name. Raises ``ReadError`` when it cannot be read as a document."""
    return _read(_plain(name), _plain(name), data, limit)


def _read(name: str, where: str, data: bytes, limit: int) -> Source:
    if len(data) > limit:
        size = f"{limit / 1024 / 1024:g} MB"
        raise ReadError(f"文件超过 {size} 的上限", where=where, remedy="请拆分文件,或调高上限")
    source = reader_of(name, data, where)(name, data, where) if data.strip() else None
    if source is None or not _VISIBLE.search(source.raw):
        raise ReadError("文件是空的", where=where, remedy="请核对文件内容")
    if sum(len(block.rows) if isinstance(block, Table) else 1 for block in source.blocks) > MOST_PARAGRAPHS:
        raise ReadError(f"超过 {MOST_PARAGRAPHS} 段(行),不像一份文件", where=where, remedy="请拆成几份")
    return source


def _plain(name: object) -> str:
    """A file's name without the bytes that are no characters."""
    return str(name).encode("utf-8", "replace").decode("utf-8")
