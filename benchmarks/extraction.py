"""Extraction against the bare cost of decoding, OpenCC and NFKC on the same text in the same run.

``python -m benchmarks.extraction [FILE …]``: without files, the samples. Then growth: the same text 1, 10 and 100 times,
each copy a document's length longer; and hostile text. Ratios are what counts; seconds depend on the machine.
Each run ends its texts with a line of its own, so that nothing is remembered of a text as a whole, as with the next document.
"""

from __future__ import annotations

import statistics
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from loaders import pipeline
from loaders.read import read_bytes

ROOT = Path(__file__).parents[1]
HOSTILE = {"(((": "(", "、": "、", "one long bracket": "市", "牵头单位:": "牵头单位:", "digits": "1"}


def main(paths: list[str]) -> None:
    """Print the ratio for the files together, the growth, and the time for hostile text."""
    files = [Path(p) for p in paths] or sorted((ROOT / "loaders" / "samples").glob("*.txt"))
    data = [(path.name, path.read_bytes()) for path in files if path.suffix == ".txt"]
    extract_all(data)
    ratios = []
    for run in range(7):
        fresh = [(name, content + f"\n第{run}次。".encode()) for name, content in data]
        ratios.append(timed(lambda fresh=fresh: extract_all(fresh)) / timed(lambda fresh=fresh: bare(fresh)))
    size = sum(len(content) for _, content in data)
    print(
        f"{len(data)} files, {size / 1000:.0f} kB: extraction takes {statistics.median(ratios):.1f} times the bare cost"
    )
    growth(data)
    hostile()


def extract_all(data: list[tuple[str, bytes]]) -> None:
    """The records of all files."""
    for name, content in data:
        pipeline.of_source(read_bytes(name, content))


def bare(data: list[tuple[str, bytes]]) -> None:
    """Decode, convert, normalise."""
    from opencc import OpenCC

    converter = _converter.setdefault("t2s", OpenCC("t2s")) if not _converter else _converter["t2s"]
    for _, content in data:
        unicodedata.normalize("NFKC", converter.convert(content.decode("utf-8")))


_converter: dict = {}


def growth(data: list[tuple[str, bytes]]) -> None:
    """The time for one text of a length and for 10 and 100 times that length."""
    text = b"".join(content for _, content in data)[:50_000].decode("utf-8", "ignore")
    first = timed(lambda: pipeline.of_source(read_bytes("a.txt", f"{text}\n末".encode())))
    for times in (10, 100):
        longer = timed(lambda times=times: pipeline.of_source(read_bytes("a.txt", (text * times).encode())))
        print(
            f"a text {times} times as long ({len(text.encode()) * times / 1e6:.1f} MB) takes {longer / first:.0f} times as long"
        )


def hostile(size: int = 10_000_000) -> None:
    """The time for ten megabytes of text made to make a pattern backtrack."""
    for name, unit in HOSTILE.items():
        text = unit * (size // len(unit.encode()))
        text = f"({text})" if name == "one long bracket" else text
        took = timed(lambda text=text: pipeline.of_source(read_bytes("a.txt", text.encode())))
        plain = timed(lambda text=text: bare([("a.txt", text.encode())]))
        print(f"10 MB of {name}: {took:.1f} s, {took / plain:.1f} times the bare cost")


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:])
