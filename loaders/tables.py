"""Reads the lexicon's tables: CSV files whose first lines, beginning with ``#``, say what belongs in them."""

from __future__ import annotations

import csv
from pathlib import Path

_LEXICON = Path(__file__).parent / "lexicon"


def rows(name: str) -> list[dict[str, str]]:
    """Every row of a table of ``loaders/lexicon`` by its column names.

    >>> rows("areas.csv")[0]["id"]
    '京津冀'
    """
    lines = (_LEXICON / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
