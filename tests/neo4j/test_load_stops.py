"""A load that loses its store says which documents are in and which is not, exits 1, and is completed by another."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

import app.cli
from benchmarks.templates import records
from graph.errors import StoreAwayError
from graph.model import Graph
from graph.sqlite_store import SqliteStore


class Failing(SqliteStore):
    """A store that goes away at its third document."""

    left = 2

    def merge(self, graph: Graph) -> None:
        if not self.left:
            raise StoreAwayError("连不上 Neo4j", "bolt://甲:7687", "检查地址")
        self.left -= 1
        super().merge(graph)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = []
    for n, record in enumerate(records(4, 3)):
        paths.append(tmp_path / f"{n}.json")
        paths[-1].write_text(record.model_dump_json(), "utf-8")
    return list(map(str, paths))


@pytest.mark.parametrize("as_json", [False, True])
def test_a_load_that_loses_its_store(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    url = str(tmp_path / "a.db")

    @contextmanager
    def opened(_: object):
        store = Failing(url)
        yield store
        store.close()

    with monkeypatch.context() as patched:
        patched.setattr(app.cli, "_opened", opened)
        done = CliRunner().invoke(app.cli.app, ["load", *files, *(["--json"] if as_json else [])])
    assert isinstance(done.exception, StoreAwayError)  # which `run` turns into one line and exit code 1
    if as_json:
        said = json.loads(done.stdout)
        assert [Path(path).name for path in said["held"]] == ["0.json", "1.json"]
        assert [Path(failure["path"]).name for failure in said["failures"]] == ["2.json"]
    else:
        assert "库中已有:0.json、1.json" in done.stdout
    assert "2.json" in done.stderr
    again = CliRunner().invoke(app.cli.app, ["load", *files, "--store", f"sqlite:///{url}"])
    assert again.exit_code == 0
    assert "读入 2,未变 2" in again.stdout
