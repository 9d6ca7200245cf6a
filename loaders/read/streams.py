"""The packed streams of a PDF file, measured before anything is drawn from them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from graph.errors import ReadError

LARGEST = 16 * 1024 * 1024  # of one stream of page content, unpacked
MOST = 100 * 1024 * 1024  # of all of them
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_ELSEWHERE = re.compile(rb"/Image\b|/Length1\b|/FontFile|/Type1C|/CIDFontType0C|/OpenType\b")
_PIECE = 16 * 1024
_HEAD = 2_000  # bytes that a stream's dictionary takes at most


def check(data: bytes, where: str) -> None:
    """Refuse a file whose page content unpacks to what no document has. Raises ``ReadError``.

    Pictures and fonts are not counted: nothing here unpacks the former, and the latter are large by nature.
    """
    total = 0
    for start, layers in _packed(data):
        total += _size(data, start)
        if layers > 1 or total > MOST:
            raise ReadError("PDF 解压后过大,不像正常的文件", where=where, remedy="请核对文件来源,或重新导出")


def _packed(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each packed stream of page content begins, and how many times over it is packed."""
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        head = data[max(0, match.start() - _HEAD) : match.start()]
        head = head[head.rfind(b"obj") + 1 :]
        layers = len(_PACKED.findall(head))
        if layers and not _ELSEWHERE.search(head):
            yield match.end(), layers


def _size(data: bytes, start: int) -> int:
    """The unpacked size of a stream; more than ``MOST`` when it is larger than one may be."""
    unpacker, size = zlib.decompressobj(), 0
    try:
        for at in range(start, min(start + LARGEST, len(data)), _PIECE):
            piece = data[at : at + _PIECE]
            while piece:
                size += len(unpacker.decompress(piece, LARGEST))
                if size > LARGEST:
                    return MOST + 1
                piece = unpacker.unconsumed_tail
            if unpacker.eof:
                break
    except zlib.error:
        pass  # damaged, or no stream at all: the reader says what it finds
    return size
