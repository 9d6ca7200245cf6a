"""Files under paths, each as its record or the error in its place; needs no store."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from pathlib import Path

from app.settings import Settings
from graph.errors import InputError, MandateError, ReadError
from graph.model import Record
from graph.wording import refusal
from loaders import pipeline, read, records

_FEW = 4  # below this, starting processes costs more than they save


def extracted(
    paths: Iterable[Path], settings: Settings, *, region: str | None = None
) -> Iterator[tuple[Path, Record | MandateError]]:
    """Every record under the paths, in order, or the error in its place."""
    files = list(walk(paths))
    documents = [path for path in files if isinstance(path, Path) and path.suffix.lower() not in records.SUFFIXES]
    work = partial(_extract, region=region, limit=settings.max_upload_mb * 1024 * 1024)
    if len(documents) < _FEW:
        yield from _in_order(files, map(work, documents))
        return
    with ProcessPoolExecutor() as pool:
        yield from _in_order(files, _windowed(pool, work, documents))


def _windowed(
    pool: ProcessPoolExecutor, work: partial[Record | MandateError], paths: list[Path]
) -> Iterator[Record | MandateError]:
    """Like ``pool.map`` with a bounded number of results waiting, so that memory does not grow with the folder."""
    rest = iter(paths)
    waiting: list[Future[Record | MandateError]] = [pool.submit(work, path) for path in islice(rest, 16)]
    for path in paths:
        try:
            yield waiting.pop(0).result()
            waiting += [pool.submit(work, path) for path in islice(rest, 1)]
        except BrokenProcessPool:
            yield ReadError("读取进程被系统终止(内存不足?)", str(path), "把这份文件单独读入,或拆小")


def _in_order(
    files: list[Path | ReadError], results: Iterator[Record | MandateError]
) -> Iterator[tuple[Path, Record | MandateError]]:
    for path in files:
        if isinstance(path, ReadError):
            yield Path(path.where), path
        elif path.suffix.lower() in records.SUFFIXES:
            yield from _recorded(path)
        else:
            yield path, next(results)


def _recorded(path: Path) -> Iterator[tuple[Path, Record | MandateError]]:
    try:
        for record in records.read_records(path):
            yield path, pipeline.completed(record)
    except InputError as error:
        yield path, error
    except Exception as error:
        yield path, _ours(error, path)


def _extract(path: Path, *, region: str | None, limit: int) -> Record | MandateError:
    try:
        return pipeline.extract(path, region=region, limit=limit)
    except MandateError as error:
        return error
    except Exception as error:
        return _ours(error, path)


def _ours(error: Exception, path: Path) -> ReadError:
    what = f"读这份文件时程序出了错({error.__class__.__name__}: {error})"
    return ReadError(what, str(path), "请把文件和这行字告诉开发者")


def walk(paths: Iterable[Path]) -> Iterator[Path | ReadError]:
    """Every file under the paths in order of name; hidden files and kinds that no reader knows are left out."""
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - a path's own is_dir raises where it may not look
            yield path
            continue
        found, refused = _inside(path)
        known = [p for p in found if _known(p)]
        yield from known
        yield from refused
        if not known and not refused:
            formats = " ".join(sorted(records.SUFFIXES | read.SUFFIXES))
            yield ReadError("文件夹里没有可读的文件", where=str(path), remedy=f"可读的格式:{formats}")


def left_out(paths: Iterable[Path]) -> Counter[str]:
    """How many files under the folders are of kinds that no reader knows, by the ends of their names."""
    inside = (p for path in paths if os.path.isdir(path) for p in _inside(path)[0])  # noqa: PTH112
    return Counter(p.suffix.lower() or "无扩展名" for p in inside if not _known(p))


def _inside(folder: Path) -> tuple[list[Path], list[ReadError]]:
    """The files under a folder that are not hidden, and the folders under it that cannot be opened."""
    refused: list[ReadError] = []

    def note(error: OSError) -> None:
        what = f"打不开文件夹({refusal(error)})"
        refused.append(ReadError(what, where=str(error.filename), remedy="请核对读取权限"))

    found = (Path(root, name) for root, _, names in os.walk(folder, onerror=note) for name in names)
    return sorted(p for p in found if not _hidden(p.relative_to(folder)) and p.is_file()), refused


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _known(path: Path) -> bool:
    return path.suffix.lower() in records.SUFFIXES | read.SUFFIXES
