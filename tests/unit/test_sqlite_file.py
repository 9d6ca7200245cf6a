"""The file under the store: wrong files, other processes, sudden death, threads."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.errors import StoreAwayError, StoreBusyError, StoreFormatError
from graph.model import Edge, Graph, Node
from graph.sqlite_file import APPLICATION_ID, SCHEMA_VERSION
from graph.sqlite_store import SqliteStore

# What a writing process runs: document n in versions that each have `v` measures, as fast as it can.
WRITER = """
import sys
from tests.unit.test_sqlite_file import version
from graph.sqlite_store import SqliteStore
store, first, last = SqliteStore(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
print("open", flush=True)
for v in range(first, last):
    store.merge(version(sys.argv[4], 1 + v % 40))
print("done", flush=True)
"""
MEASURES = "SELECT m.document AS document, count(*) AS n, max(m.position) AS last, min(m.number) AS least, max(m.number) AS most, count(e.target) AS edges FROM Measure m LEFT JOIN PART_OF e ON e.source = m.node GROUP BY 1 ORDER BY 1"


def version(name: str, size: int) -> Graph:
    """A document of ``size`` measures, each of which says so in its number."""
    own = ("Document", name)
    measures = [("Measure", f"{name}~{i}") for i in range(size)]
    nodes = [Node(*own, {"title": name, "loaded": True})]
    nodes += [Node(*end, {"document": name, "position": i, "number": str(size)}) for i, end in enumerate(measures)]
    return Graph(name, tuple(nodes), tuple(Edge("PART_OF", end, own, "1", {}) for end in measures))


def whole(row) -> bool:
    """Whether a document has all the measures of one version and of no other."""
    return row["n"] == row["last"] + 1 == int(row["least"]) == int(row["most"]) == row["edges"]


def ask(store, sql):
    return store.rows(SimpleNamespace(name="test", sql=sql, cypher=""), {})


def writer(path, name, *, first=0, last=10**9):
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(last), name]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "open\n"
    return process


@pytest.fixture
def path(tmp_path):
    return tmp_path / "库.db"


def test_a_new_file_is_marked_as_ours(path):
    SqliteStore(str(path)).close()
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()
    SqliteStore(str(path)).close()


def test_an_empty_file_becomes_a_store(path):
    path.touch()
    store = SqliteStore(str(path))
    store.merge(version("甲", 2))
    store.close()
    again = SqliteStore(str(path))
    assert again.documents() == ["甲"]
    again.close()


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"x" * 5000, "一、工作目标\n".encode() * 300, b"short"])
def test_a_file_that_is_not_sqlite_stays_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(StoreFormatError, match=r"库.db: 不是 SQLite 库。"):
        SqliteStore(str(path))
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("CREATE TABLE other (x)", "别的程序"),
        ("PRAGMA user_version = 7", "别的程序"),
        ("PRAGMA application_id = 99", "别的程序"),
        (f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION + 1}", "比程序新"),
        (f"PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE other (x)", "比程序旧"),
    ],
)
def test_a_database_of_others_stays_as_it_is(path, script, said):
    db = sqlite3.connect(path)
    db.executescript(script)
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreFormatError, match=said):
        SqliteStore(str(path))
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_place_where_no_file_can_be(tmp_path):
    for place in (tmp_path, tmp_path / "no" / "folder.db"):
        with pytest.raises(StoreAwayError, match="打不开"):
            SqliteStore(str(place))


def test_a_damaged_file_is_said_to_be_damaged(path):
    store = SqliteStore(str(path))
    for n in range(20):
        store.merge(version(f"文件{n}", 30))
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreFormatError, match="损坏"):
        list(SqliteStore(str(path)).dump())


def test_a_busy_store_says_so_and_reads_on(path):
    store = SqliteStore(str(path), busy_seconds=0.1)
    store.merge(version("甲", 3))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begin = time.monotonic()
    with pytest.raises(StoreBusyError, match="正被另一个程序写入"):
        store.merge(version("甲", 4))
    assert time.monotonic() - begin < 5
    assert ask(store, MEASURES)[0]["n"] == 3
    other.execute("ROLLBACK")
    other.close()
    store.merge(version("甲", 4))
    assert ask(store, MEASURES)[0]["n"] == 4
    store.close()


def test_a_reader_sees_whole_documents_beside_a_writer(path):
    store = SqliteStore(str(path))
    store.merge(version("甲", 5))
    process = writer(path, "甲")
    try:
        seen, end = set(), time.monotonic() + 1
        while time.monotonic() < end:
            rows = ask(store, MEASURES)
            assert [whole(row) for row in rows] == [True]
            seen.add(rows[0]["n"])
            dumped = list(store.dump())
            measures = [x for x in dumped if isinstance(x, Node) and x.label == "Measure"]
            assert {x.properties["number"] for x in measures} == {str(len(measures))}
            assert sum(isinstance(x, Edge) for x in dumped) == len(measures)
        assert len(seen) > 1
    finally:
        process.kill()
        process.communicate()
    store.close()


def test_two_writers_take_turns(path):
    processes = [writer(path, name, last=80) for name in ("甲", "乙")]
    assert [process.communicate(timeout=60)[0] for process in processes] == ["done\n", "done\n"]
    store = SqliteStore(str(path))
    rows = ask(store, MEASURES)
    assert [(row["document"], row["n"], whole(row)) for row in rows] == [("乙", 40, True), ("甲", 40, True)]
    store.close()


def test_many_processes_make_one_store(path):
    processes = [writer(path, f"文件{n}", last=3) for n in range(6)]
    assert {process.communicate(timeout=60)[0] for process in processes} == {"done\n"}
    store = SqliteStore(str(path))
    assert len(store.documents()) == 6
    store.close()


def test_a_killed_writer_leaves_whole_documents(path):
    for n in range(5):
        process = writer(path, "甲", first=n * 7)
        time.sleep(0.03 + 0.04 * n)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        store = SqliteStore(str(path))
        assert all(whole(row) for row in ask(store, MEASURES))
        assert ask(store, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert ask(store, "PRAGMA foreign_key_check") == []
        kept = store.graph("甲")
        fresh = SqliteStore("")
        fresh.merge(kept)
        assert list(fresh.dump()) == list(store.dump())
        fresh.close()
        store.close()


@pytest.mark.parametrize("memory", [True, False])
def test_threads_share_a_store(path, memory):
    store = SqliteStore("" if memory else str(path))
    store.merge(version("甲", 10))
    stop = threading.Event()

    def read(_: int) -> int:
        reads = 0
        while not stop.is_set():
            assert all(whole(row) for row in ask(store, MEASURES))
            reads += 1
        return reads

    with ThreadPoolExecutor(6) as pool:
        readers = [pool.submit(read, n) for n in range(4)]
        writers = [pool.submit(lambda v: store.merge(version("甲", 1 + v % 30)), v) for v in range(40)]
        for done in writers:
            done.result()
        stop.set()
        assert min(reader.result() for reader in readers) > 0
    store.close()


def test_a_dump_is_of_one_moment_even_when_the_same_thread_writes(path):
    for place in ("", str(path)):
        store = SqliteStore(place)
        store.merge(version("甲", 5))
        expected = list(store.dump())
        dump = store.dump()
        first = next(dump)
        store.merge(version("甲", 9))
        assert [first, *dump] == expected
        store.close()


def test_damaged_text_is_a_damaged_store(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    store = SqliteStore(path)
    with pytest.raises(StoreFormatError, match="已损坏"), store._file.reading() as db:
        db.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()
