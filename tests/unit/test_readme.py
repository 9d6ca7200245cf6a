"""The READMEs say what is so: commands, settings, and the answer on their first screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from app.cli import app
from app.settings import Settings
from graph.model import Record
from graph.store import Store
from tests.conftest import ROOT

READMES = [ROOT / "README.md", ROOT / "README.zh.md"]


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_every_command_named_is_one_there_is_and_every_one_there_is_is_named(path: Path) -> None:
    commands = set(typer.main.get_command(app).commands)
    named = set(
        re.findall(r"^mandate ([a-z]+)|`mandate ([a-z]+)|;mandate ([a-z]+)", path.read_text("utf-8"), re.MULTILINE)
    )
    words = {word for found in named for word in found if word}
    assert words <= commands
    assert commands - words <= {"copy"}


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_every_setting_is_named(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"MANDATE_[A-Z0-9_]+", text)) == {f"MANDATE_{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_answer_on_the_first_screen_is_the_one_that_the_samples_give(path: Path, sample_store: Store) -> None:
    from app import terminal
    from queries.ask import ask

    block = re.search(
        r"<!-- demo:begin -->\n```\n\$ mandate ask (.+)\n(.*)…\n```\n<!-- demo:end -->",
        path.read_text("utf-8"),
        re.DOTALL,
    )
    assert block
    said = terminal.plain(ask(sample_store, block[1]))
    assert said.startswith(block[2].rstrip("\n"))


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_python_on_the_page_runs(
    path: Path, tmp_path: Path, sample_records: list[Record], monkeypatch, capsys
) -> None:
    from graph.store import open_store
    from loaders.to_graph import to_graph

    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///mandate.db")
    for record in sample_records:
        store.merge(to_graph(record))
    store.close()
    code = re.search(r"```python\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
    assert code
    exec(compile(code[1], str(path), "exec"), {})
    assert "牵头" in capsys.readouterr().out
