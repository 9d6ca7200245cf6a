"""One SQLite file as connections: opened and made, checked to be ours, one writer and many readers, errors in words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.resources import files

from graph.errors import StoreAwayError, StoreBusyError, StoreError, StoreFormatError

APPLICATION_ID = 1296974932
SCHEMA_VERSION = 1
BUSY_SECONDS = 10.0

_MEMORY = ("", ":memory:")
_ERRORS: dict[int, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_BUSY: (StoreBusyError, "库正被另一个程序写入", "请稍后再试"),
    sqlite3.SQLITE_LOCKED: (StoreBusyError, "库正被另一个程序写入", "请稍后再试"),
    sqlite3.SQLITE_NOTADB: (StoreFormatError, "不是 SQLite 库", "请换一个文件名"),
    sqlite3.SQLITE_CORRUPT: (StoreFormatError, "库文件已损坏", "请从备份恢复,或另建一个库重新载入"),
    sqlite3.SQLITE_CANTOPEN: (StoreAwayError, "打不开库文件", "请检查文件夹是否存在、能否读写"),
    sqlite3.SQLITE_READONLY: (StoreAwayError, "库文件不能写", "请检查文件和文件夹的权限"),
    sqlite3.SQLITE_PERM: (StoreAwayError, "库文件不能访问", "请检查文件和文件夹的权限"),
    sqlite3.SQLITE_IOERR: (StoreAwayError, "读写库文件出错", "请检查磁盘"),
    sqlite3.SQLITE_FULL: (StoreAwayError, "磁盘已满", "请腾出空间后重试,库仍是写入前的样子"),
}


class SqliteFile:
    """The connections to one store; an empty path keeps it in memory, on a single connection."""

    def __init__(self, path: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path or ":memory:"
        self._busy_seconds = busy_seconds
        self._in_memory = path in _MEMORY
        self._lock = threading.RLock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        with self._words():
            self._idle.append(self._prepared())

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that cannot write, for the length of one statement or one fetch."""
        with self._borrowed() as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, the only one that writes: everything in it stays or nothing does."""
        with self._borrowed() as db:
            db.execute("PRAGMA query_only = OFF")
            try:
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                db.execute("PRAGMA query_only = ON")

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own that sees the store as it is now, however long it is read."""
        with self._words(), closing(self._connect()) as db:
            if self._in_memory:
                with self._borrowed() as memory:
                    memory.backup(db)
            db.execute("PRAGMA query_only = ON")
            db.execute("BEGIN")
            yield db

    def close(self) -> None:
        """Close every connection; one that is in use is closed when it is given back."""
        with self._lock:
            self._closed = True
            while self._idle:
                with suppress(sqlite3.Error):
                    self._idle.pop().close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        # Memory has a single connection: the lock is held as long as it is out.
        with self._words(), self._alone():
            db = self._take()
            try:
                yield db
            finally:
                self._give_back(db)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._in_memory:
            yield
            return
        with self._lock:
            yield

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreAwayError("库已关闭", where=self.path)
            if self._idle:
                return self._idle.pop()
        return self._prepared()

    def _give_back(self, db: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(db)
                return
        db.close()

    def _prepared(self) -> sqlite3.Connection:
        db = self._connect()
        try:
            if not self._ours(db):
                self._make(db)
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA temp_store = MEMORY")
            db.execute("PRAGMA cache_size = -16384")  # KiB, as far as needed
            db.execute("PRAGMA wal_autocheckpoint = 4000")  # pages of 4 KiB
            db.execute("CREATE TEMP TABLE touched (node INTEGER PRIMARY KEY)")
            db.execute("PRAGMA query_only = ON")
        except BaseException:
            db.close()
            raise
        return db

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            ":memory:" if self._in_memory else self.path,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )

    def _ours(self, db: sqlite3.Connection) -> bool:
        """Whether the file is a store of ours; False when it is empty. Nothing is written to a file of others."""
        db.execute("BEGIN")  # one moment for all three: another process may be making the store
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        db.execute("COMMIT")
        if application == APPLICATION_ID and version == SCHEMA_VERSION:
            return True
        if application == APPLICATION_ID and version > SCHEMA_VERSION:
            raise StoreFormatError(f"库的格式是第 {version} 版,比程序新", where=self.path, remedy="请升级 mandate")
        if application == APPLICATION_ID:
            raise StoreFormatError(
                f"库的格式是第 {version} 版,比程序旧", where=self.path, remedy="请另建一个库重新载入"
            )
        if application or version or tables:
            raise StoreFormatError(
                "是别的程序的 SQLite 文件,不是 mandate 的库", where=self.path, remedy="请换一个文件名"
            )
        return False

    def _make(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(f"BEGIN IMMEDIATE;\n{_schema()}\nCOMMIT;")

    @contextmanager
    def _words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._in_words(error) from error
        except UnicodeDecodeError as error:  # text of ours is UTF-8: the file is damaged
            kind, what, remedy = _ERRORS[sqlite3.SQLITE_CORRUPT]
            raise kind(what, where=self.path, remedy=remedy) from error

    def _in_words(self, error: sqlite3.Error) -> StoreError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if "decode to UTF-8" in str(error):  # text of ours is UTF-8: the file is damaged
            code = sqlite3.SQLITE_CORRUPT
        if code not in _ERRORS:
            return StoreError(f"库出错:{error}", where=self.path)
        kind, what, remedy = _ERRORS[code]
        return kind(what, where=self.path, remedy=remedy)


@cache
def _schema() -> str:
    return files("graph").joinpath("schema.sql").read_text("utf-8")
