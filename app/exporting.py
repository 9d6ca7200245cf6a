"""``mandate export``: a workbook of tasks, or the whole graph in another program's format; whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from graph import export as graphs
from graph.errors import QuestionError
from graph.store import Store
from graph.wording import refusal

_FOLDERS = frozenset({"csv", "neo4j-admin"})


def export(store: Store, form: str, out: Path, *, agency: str | None, region: str | None, by_agency: bool) -> str:
    """Write ``out`` and say what was written. Raises ``QuestionError`` for a format, name or place that cannot be used."""
    if form != "xlsx":
        write = graphs.writer(form)
        if agency or region or by_agency:
            raise QuestionError("--agency、--region、--by-agency 只用于 xlsx", remedy="去掉它们,或改用 xlsx")
    if not out.name:
        raise QuestionError("请给出写到哪个文件", where=str(out), remedy="如 台账.xlsx")
    if _is_store(out):
        raise QuestionError("这是一个库,不会用导出的文件盖掉它", where=str(out), remedy="换一个文件名")
    if form in _FOLDERS and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise QuestionError("这里已有文件,或文件夹里已有内容", where=str(out), remedy="换一个新文件夹")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".mandate-") as folder:
            fresh = Path(folder) / (out.name or "out")
            said = _workbook(store, fresh, agency, region, by_agency) if form == "xlsx" else write(store.dump(), fresh)
            _move(fresh, out)
    except OSError as error:
        raise QuestionError(f"写不进去({refusal(error)})", where=str(out), remedy="换一个可写的位置") from None
    return f"已写入 {out}" + (f":{said} 项任务" if said is not None else "")


def _is_store(out: Path) -> bool:
    try:
        with out.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _workbook(store: Store, out: Path, agency: str | None, region: str | None, by_agency: bool) -> int:
    from app import ledger

    filters = {name: value for name, value in (("agency", agency), ("region", region)) if value}
    listed = ledger.tasks(store, **filters)
    ledger.write(listed, out, by_agency=by_agency)
    return len(listed)


def _move(fresh: Path, out: Path) -> None:
    if out.is_dir():
        out.rmdir()
    shutil.move(fresh, out)
