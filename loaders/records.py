"""Extraction records as files: how a hand-corrected record comes back in (ontology §5)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from graph.errors import ReadError, RecordError
from graph.model import DATE, Record
from graph.wording import refusal, shape
from loaders.regions import regions

SUFFIXES = frozenset({".json", ".jsonl"})
LARGEST = 512 * 1024 * 1024  # bytes of one file of records
# What would write over a terminal's lines or turn their direction.
_CONTROL = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\u202a-\u202e\u2066-\u2069]")
_FURTHEST = 2**31  # an offset, where there is no text that bounds it
_DATES = frozenset({"date", "deadline", "issued_on"})
_DATE = re.compile(DATE)
_NAMES = frozenset(
    {"name", "target", "programs", "platforms", ("cites", "title")}
)  # what a node is called is not blank
_REMEDY = "形状见 `mandate extract` 的输出"


def read_records(path: Path) -> tuple[Record, ...]:
    """Every record of a ``.json`` file (one) or a ``.jsonl`` file (one per line), marked as corrected by hand.

    Raises ``ReadError`` when the file cannot be read, ``RecordError`` naming line and field when it has
    another shape.
    """
    try:
        text = _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReadError("不是 UTF-8 编码", where=str(path), remedy="记录文件须为 UTF-8") from None
    return tuple(record(where, value, path.name) for where, value in _values(path, text))


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ReadError("这不是普通文件", where=str(path), remedy="请先另存为文件")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise ReadError("没有这个文件", where=str(path), remedy="请核对路径") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"打不开文件({refusal(error)})", where=str(path), remedy="请核对路径和读取权限") from None
    if len(data) > LARGEST:
        raise ReadError(f"文件超过 {LARGEST // 1024 // 1024} MB 的上限", where=str(path), remedy="请拆成几个文件")
    return data


def record(where: str, value: object, source: str) -> Record:
    """One record from parsed JSON. Raises ``RecordError`` naming the field."""
    try:
        found = Record.model_validate(value)
    except ValidationError as error:
        wrong = error.errors()[0]
        field = ".".join(str(part) for part in wrong["loc"]) or "整条记录"
        raise RecordError(f"记录的形状不对:{field}:{shape(wrong)}", where=where, remedy=_REMEDY) from None
    _check_letters(found, where)
    for name, fact in _facts(found, "document"):
        _check_words(name, fact, where)
        _check_span(name, fact, where, found.text)
    return found.model_copy(update={"corrected": True, "source": found.source or source})


def parsed(name: str, data: bytes) -> Record:
    """The one record of an uploaded file. Raises ``RecordError``."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"不是有效的 JSON({_place(error)})", where=name, remedy=_REMEDY) from None
    return record(name, value, name)


def _values(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    lines = enumerate(text.split("\n"), 1) if path.suffix == ".jsonl" else [(1, text)]
    found = False
    for number, line in lines:
        if not line.strip():
            continue
        where = f"{path} 第{number}行" if path.suffix == ".jsonl" else str(path)
        try:
            yield where, json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RecordError(f"不是有效的 JSON({_place(error)})", where=where, remedy=_REMEDY) from None
        found = True
    if not found:
        raise RecordError("文件是空的", where=str(path), remedy=_REMEDY)


def _place(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return (f"第{error.lineno}行" if error.lineno > 1 else "") + f"第{error.colno}字读不懂"
    return "层次过深" if isinstance(error, RecursionError) else "有过长的数"


def _check_letters(value: Record, where: str) -> None:
    try:
        value.model_dump_json()
    except ValueError:  # half a surrogate pair, such as "\\ud800", is no character
        raise RecordError("有不成字的编码(单独的代理码)", where=where, remedy="删去 \\ud800 这类转义后再读入") from None


def _check_words(name: str, fact: BaseModel, where: str) -> None:
    for field, held in fact:
        for value in held if isinstance(held, tuple) else (held,):
            if isinstance(value, float) and not isfinite(value):
                raise RecordError(f"{name} 的 {field} 不是有限的数", where=where, remedy="请改正记录中的数")
            if not isinstance(value, str):
                continue
            if field != "text" and _CONTROL.search(value):
                raise RecordError(f"{name} 里有控制字符", where=where, remedy="去掉它们")
            if field in _DATES and not _DATE.fullmatch(value):
                what = f"{name} 的 {field} 不是日期:{value[:40]}"
                raise RecordError(what, where=where, remedy="应如 2025、2025-06、2025-06-30")
            if not value.strip() and (field in _NAMES or (name, field) in _NAMES):
                raise RecordError(f"{name} 的 {field} 是空的", where=where, remedy="补上,或删去这一项")
            if field == "region" and value not in regions():
                raise RecordError(
                    f"{name} 的 region 不是区划:{value[:40]}",
                    where=where,
                    remedy="应为 GB/T 2260 代码,如 430200,或 null",
                )


def _check_span(name: str, fact: BaseModel, where: str, text: str | None) -> None:
    """Offsets point into the text; without one they may be there, but are still offsets."""
    start, end = getattr(fact, "start", None), getattr(fact, "end", None)
    if start is None and end is None:
        return
    size = _FURTHEST if text is None else len(text)
    if start is None or end is None or not 0 <= start <= end <= size:
        raise RecordError(f"{name} 的 start/end 不在 text 之内:{start}–{end}", where=where, remedy="改正或都删去")


def _facts(value: BaseModel, name: str) -> Iterator[tuple[str, BaseModel]]:
    yield name, value
    for field, inner in value:
        for item in inner if isinstance(inner, tuple) else (inner,):
            if isinstance(item, BaseModel):
                yield from _facts(item, field)
