"""Formats of other office programs (.doc, .wps, .xls, .rtf …), converted by LibreOffice when it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import ReadError
from loaders.read.container import opened, part
from loaders.text import Source

if TYPE_CHECKING:
    from loaders.read.kinds import Reader

TIMEOUT = 90  # seconds
_PROGRAMS = ("soffice", "libreoffice")
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_SHOW = "PowerPoint Document".encode("utf-16-le")


def reader_of_compound(data: bytes, where: str) -> Reader:
    """The reader for an OLE file: an old Word or Excel file, or WPS's own. Raises ``ReadError``."""
    if _ENCRYPTED in data:
        raise ReadError("文件有密码", where=where, remedy="请去掉密码后再读入")
    if _SHOW in data:
        raise ReadError("这是演示文稿,不是公文", where=where, remedy="请提供文本、网页、Word、PDF 或表格文件")
    if _WORD not in data and any(book in data for book in _BOOKS):
        return read_workbook
    return read_word


def reader_of_open_document(data: bytes, where: str) -> Reader:
    """The reader for an OpenDocument file, by its media type. Raises ``ReadError``."""
    kind = part(opened(data, where), "mimetype", where) or b""
    return read_workbook if b"spreadsheet" in kind else read_word


def read_word(name: str, data: bytes, where: str) -> Source:
    """The text of a .doc, .wps, .rtf or .odt file, by way of .docx. Raises ``ReadError``."""
    from loaders.read.word import read_docx

    return read_docx(name, converted(data, ".doc", "docx", where), where)


def read_workbook(name: str, data: bytes, where: str) -> Source:
    """The sheets of an .xls, .et or .ods file, by way of .xlsx. Raises ``ReadError``."""
    from loaders.read.sheet import read_xlsx

    return read_xlsx(name, converted(data, ".xls", "xlsx", where), where)


def converted(data: bytes, suffix: str, target: str, where: str) -> bytes:
    """The file in another format, made by LibreOffice in a folder and with a profile of its own. Raises ``ReadError``."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        remedy = f"请安装 LibreOffice(要能运行 soffice),或另存为 .{target}"
        raise ReadError("旧版 Office 或 WPS 格式要由 LibreOffice 转换,但没有找到它", where=where, remedy=remedy)
    with tempfile.TemporaryDirectory(prefix="mandate-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        _run([program, profile, *_OPTIONS, "--convert-to", target, "--outdir", folder, str(source)], where, target)
        result = source.with_suffix(f".{target}")
        if not result.is_file():
            raise _unconverted("没有转换出结果", where, target)
        return result.read_bytes()


def _run(command: list[str], where: str, target: str) -> None:
    """Run a command; it and everything that it started end when it takes too long."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise _unconverted(f"{TIMEOUT} 秒内没有转换完", where, target) from error


def _unconverted(what: str, where: str, target: str) -> ReadError:
    return ReadError(
        f"LibreOffice {what}", where=where, remedy=f"文件可能损坏或有密码;请用原来的程序打开后另存为 .{target}"
    )
