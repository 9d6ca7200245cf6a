"""The terminal: ``mandate``. The only place that prints."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="谁、做什么、何时、用什么钱、依据哪句话。")


@app.callback()
def main() -> None:
    """谁、做什么、何时、用什么钱、依据哪句话。"""


@app.command()
def extract(files: Annotated[list[Path], typer.Argument()], jsonl: bool = False) -> None:
    """打印抽取记录。"""
    from loaders import pipeline

    for file in files:
        record = pipeline.extract(file)
        print(record.model_dump_json(indent=None if jsonl else 2))
