"""Zip containers (Word, Excel): opened with bounds, so that a bomb is refused before it goes off."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from graph.errors import ReadError

if TYPE_CHECKING:
    from loaders.read.kinds import Reader

MOST_PARTS = 5_000
LARGEST_PART = 40 * 1024 * 1024  # of text, unpacked
MOST_TAGS = 2_000_000  # of one part
_DAMAGED = "文件损坏或不完整"
_AGAIN = "请重新下载,或用原来的程序打开后另存"


def reader_of_zip(data: bytes, where: str) -> Reader:
    """The reader for a zip file, by what is inside. Raises ``ReadError``."""
    names = set(opened(data, where).namelist())
    if "word/document.xml" in names or any(n.startswith("word/document") for n in names):
        from loaders.read.word import read_docx

        return read_docx
    if "xl/workbook.xml" in names or any(n.startswith("xl/workbook") for n in names):
        from loaders.read.sheet import read_xlsx

        return read_xlsx
    if "mimetype" in names and "content.xml" in names:
        from loaders.read.office import reader_of_open_document

        return reader_of_open_document(data, where)
    if "OFD.xml" in names:
        raise ReadError("还不能读 OFD 文件", where=where, remedy="请用 OFD 阅读器另存为 PDF 或 Word")
    if "ppt/presentation.xml" in names:
        raise ReadError("这是演示文稿,不是公文", where=where, remedy="请提供文本、网页、Word、PDF 或表格文件")
    raise ReadError("这是压缩包,不是文字文件", where=where, remedy="请先解压,再读入其中的文件")


def opened(data: bytes, where: str) -> zipfile.ZipFile:
    """The zip file, its directory checked. Raises ``ReadError``."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise ReadError(_DAMAGED, where=where, remedy=_AGAIN) from error
    if len(archive.infolist()) > MOST_PARTS:
        raise ReadError("文件内部的部件过多,不像正常的文件", where=where, remedy=_AGAIN)
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise ReadError("文件有密码", where=where, remedy="请去掉密码后再读入")
    return archive


def part(archive: zipfile.ZipFile, name: str, where: str) -> bytes | None:
    """One part's bytes, or None when there is none of this name. Raises ``ReadError``."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    try:
        if info.file_size > LARGEST_PART:
            raise _bomb(where)
        with archive.open(info) as file:
            data = file.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ReadError(_DAMAGED, where=where, remedy=_AGAIN) from error
    if len(data) > LARGEST_PART:
        raise _bomb(where)
    return data


def _bomb(where: str) -> ReadError:
    size = f"{LARGEST_PART // 1024 // 1024} MB"
    return ReadError(f"解压后超过 {size},不像正常的文件", where=where, remedy="请核对文件来源,或另存为文本文件")


def tree(data: bytes, where: str) -> Any:
    """The root element of an XML part; entities and anything outside are never resolved. Raises ``ReadError``."""
    from lxml import etree

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:64]:
        raise ReadError("文件里有不该有的 XML 定义", where=where, remedy=_AGAIN)
    if data.count(b"<") > MOST_TAGS:
        raise ReadError("文件内容过多,不像正常的文件", where=where, remedy="请拆分文件,或另存为文本文件")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(_DAMAGED, where=where, remedy=_AGAIN) from error
