"""Time per file and per megabyte, and memory, for every format: ``python -m benchmarks.formats [FILE …]``.

Without files, the samples' text over and over in every format: ten times, and a PDF of a hundred pages.
Every file is read in a process of its own, whose start is not counted.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from tests.unit import office_files as made

ROOT = Path(__file__).parents[1]
PAGES, LINES, WIDTH = 100, 34, 34  # a PDF's pages, a page's lines, a line's characters

# Runs in the child: the samples warm the lexicons up, then one file is read, and read and extracted.
CHILD = """
import json, resource, sys, time
from pathlib import Path
from loaders import pipeline
from loaders.read import read
for sample in Path(sys.argv[2]).glob("*.txt"):
    pipeline.extract(sample)
began = time.perf_counter(); source = read(Path(sys.argv[1]))
read_at = time.perf_counter(); record = pipeline.of_source(source)
done = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([read_at - began, done - read_at, peak, len(source.raw), len(record.measures)]))
"""


def main(paths: list[str]) -> None:
    """Print a line per file."""
    print("| file | kB | characters | measures | read ms | extract ms | read s/MB | peak MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for path in [Path(p) for p in paths] or _written(Path(folder)):
            print(_line(path))


def _line(path: Path) -> str:
    command = [sys.executable, "-c", CHILD, str(path.resolve()), str(ROOT / "loaders" / "samples")]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    reading, extracting, peak, characters, measures = json.loads(ran.stdout)
    size = path.stat().st_size
    times = f"{reading * 1000:.0f} | {extracting * 1000:.0f} | {reading / (size / 1e6):.2f}"
    return f"| {path.name} | {size / 1000:.0f} | {characters} | {measures} | {times} | {peak:.0f} |"


def _written(folder: Path) -> list[Path]:
    """The samples' text ten times in every format, and a PDF of a hundred pages."""
    lines = [line for path in sorted((ROOT / "loaders" / "samples").glob("*.txt")) for line in _lines(path)] * 10
    paged = [[f"{n}", line, "市科技局", "市财政局、市人社局", "2025年底"] for n, line in enumerate(lines, 1)]
    head = ["序号", "任务", "牵头单位", "配合单位", "完成时限"]
    files: dict[str, bytes] = {
        "text.txt": "\n".join(lines).encode(),
        "gb18030.txt": "\n".join(lines).encode("gb18030"),
        "page.html": f"<html><body><div>{''.join(f'<p>{escape(x)}</p>' for x in lines)}</div></body></html>".encode(),
        "word.docx": made.docx("".join(map(made.p, lines))),
        "ledger.xlsx": made.xlsx({"台账": made.rows(*[list(row) for row in [head, *paged]])}),
        "ledger.csv": "\n".join(",".join(f'"{cell}"' for cell in row) for row in [head, *paged]).encode(),
        "pages.pdf": made.pdf(_pages("".join(lines))),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def _pages(text: str) -> list[list[tuple[float, float, str]]]:
    each = LINES * WIDTH
    text = text * (PAGES * each // len(text) + 1)
    starts = range(0, PAGES * each, each)
    return [[(90, 80 + 20 * n, text[at + n * WIDTH : at + (n + 1) * WIDTH]) for n in range(LINES)] for at in starts]


if __name__ == "__main__":
    main(sys.argv[1:])
