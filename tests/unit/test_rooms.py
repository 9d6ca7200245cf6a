"""``docs/rooms.md`` lists every module with the first sentence of its docstring.

``MANDATE_REWRITE_GOLD=1 pytest tests/unit/test_rooms.py`` writes the page anew.
"""

from __future__ import annotations

import ast
import os
from pathlib import Path

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "rooms.md"
ROOMS = ("app", "graph", "loaders", "queries", "benchmarks")
HEAD = """# The rooms and what is in them

The straight line: file → `loaders/read` → `Source` → `loaders/normalise.py` → `Text` → `loaders/parse.py` → `Outline` → `loaders/extract` → `Record`
(as written) → `loaders/resolve` → `Record` (canonical) → `loaders/to_graph.py` → `Graph` → `Store.merge`; then question → `queries/ask` → `queries/answers.py` → `Answer`.

`app` may import `loaders` and `queries`, these two never meet, and all may import `graph`; `make check` holds it. Words live in data files (`loaders/lexicon/`,
`queries/**/*.toml`), each of which opens by saying what belongs in it; grammar lives in Python, each rule with examples in both directions under `tests/unit/`.

- A document is read wrong: `mandate extract` it, find the stage by the span, add the sentence (in words of your own) to the test table of that stage, then change the rule.
- `make test` runs everything; `MANDATE_REWRITE_GOLD=1 make test` rewrites the golden files and this page, to be read as a diff; frozen scores (`tests/gold/scores.json`) only rise.
- Why things are as they are: [decisions](decisions). What was measured: [figures](figures.md).
"""


def first_sentence(path: Path) -> str:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split())


def page() -> str:
    parts = [HEAD]
    for room in ROOMS:
        parts.append(f"\n## {room}/\n\n| module | what it is |\n| --- | --- |\n")
        for path in sorted((ROOT / room).rglob("*.py")):
            said = first_sentence(path).replace("|", "\\|")
            parts.append(f"| `{path.relative_to(ROOT)}` | {said} |\n" if said else "")
    return "".join(parts)


def test_every_module_says_what_it_is_and_is_listed() -> None:
    if os.environ.get("MANDATE_REWRITE_GOLD"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()
