"""What a file is, told by its bytes and not by its name; what is no document is refused here."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeAlias

from graph.errors import ReadError
from loaders.text import Source

Reader: TypeAlias = Callable[[str, bytes, str], Source]

# Magic bytes of what is never a document, and what to call it.
_REFUSED = (
    (b"\x89PNG\r\n", "图片(PNG)"),
    (b"\xff\xd8\xff", "图片(JPEG)"),
    (b"GIF8", "图片(GIF)"),
    (b"II*\0", "图片(TIFF)"),
    (b"MM\0*", "图片(TIFF)"),
    (b"RIFF", "图片或音视频"),
    (b"Rar!", "压缩包(RAR)"),
    (b"7z\xbc\xaf", "压缩包(7z)"),
    (b"\x1f\x8b", "压缩包(gzip)"),
    (b"BZh", "压缩包(bzip2)"),
    (b"\xfd7zXZ", "压缩包(xz)"),
    (b"\x28\xb5\x2f\xfd", "压缩包(zstd)"),
    (b"\x7fELF", "可执行文件"),
    (b"\xca\xfe\xba\xbe", "可执行文件"),
    (b"\xcf\xfa\xed\xfe", "可执行文件"),
    (b"ID3", "音频"),
    (b"OggS", "音视频"),
    (b"SQLite format 3\0", "数据库"),
)
_REMEDIES = {
    "图片": "请提供文字版,或先用文字识别软件转成文本",
    "压缩": "请先解压,再读入其中的文件",
}
_OTHERWISE = "请提供文本、网页、Word、PDF 或表格文件"
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|span|article|section|p|br|h[1-6])[\s/>]", re.IGNORECASE
)
_ARCHIVED_PAGE = re.compile(
    rb"^(?:MIME-Version|Content-Type:\s*multipart/related|From: <?Saved)", re.IGNORECASE | re.MULTILINE
)
_FLAT_WORD = re.compile(rb"<\?mso-application\s+progid=\"Word|<w:wordDocument|<pkg:package")


def reader_of(name: str, data: bytes, where: str) -> Reader:
    """The reader for these bytes. Raises ``ReadError`` when they are no document."""
    for magic, what in _REFUSED:
        if data.startswith(magic):
            raise refused(what, where)
    if data.startswith((b"MZ", b"BM")) and b"\0" in data[2:64]:
        raise refused("可执行文件" if data.startswith(b"MZ") else "图片(BMP)", where)
    if data[4:12] in {b"ftypisom", b"ftypmp42", b"ftypMSNV", b"ftypheic"}:
        raise refused("图片或音视频", where)
    return _by_content(data, where) or _by_markup(name, data)


def refused(what: str, where: str) -> ReadError:
    """The error for a file that is something else than a document."""
    return ReadError(f"这是{what},不是文字文件", where=where, remedy=_REMEDIES.get(what[:2], _OTHERWISE))


def _by_content(data: bytes, where: str) -> Reader | None:
    if b"%PDF-" in data[:1024]:
        from loaders.read.pdf import read_pdf

        return read_pdf
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from loaders.read.container import reader_of_zip

        return reader_of_zip(data, where)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        from loaders.read.office import reader_of_compound

        return reader_of_compound(data, where)
    if data.startswith(b"{\\rtf") or _FLAT_WORD.search(data[:2048]):
        from loaders.read.office import read_word

        return read_word
    return None


def _by_markup(name: str, data: bytes) -> Reader:
    head = data[:4096].replace(b"\0", b"")
    if _ARCHIVED_PAGE.search(head[:1024]) and b"Content-Type" in head:
        from loaders.read.archive import read_archived_page

        return read_archived_page
    if _MARKUP.search(head):
        from loaders.read.web import read_page

        return read_page
    if PurePath(name).suffix.lower() in {".csv", ".tsv"}:
        from loaders.read.sheet import read_csv

        return read_csv
    from loaders.read.plain import read_text

    return read_text
