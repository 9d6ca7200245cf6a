"""A Neo4j database made ours: the schema and its version, the driver's time limits, errors in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

from neo4j import Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import QuestionError, StoreAwayError, StoreBusyError, StoreError, StoreFormatError
from graph.model import NODES
from graph.neo4j_merge import MARK

SCHEMA_VERSION = 1
# Measured: a server that is dead or hangs is reported within three seconds; the defaults take over a minute.
DRIVER: dict[str, Any] = {
    "connection_timeout": 2.0,
    "connection_acquisition_timeout": 2.0,
    "max_transaction_retry_time": 1.0,
    "liveness_check_timeout": 0.0,
    "notifications_min_severity": "OFF",
    "user_agent": "mandate",
}


def prepare(session: Session, url: str) -> None:
    """Check that the database is ours or empty, and give it the schema. Raises ``StoreFormatError``."""
    found = session.run(f"MATCH (n:{MARK}) RETURN n.version AS version").single()
    if found is not None and found["version"] == SCHEMA_VERSION:
        return
    if found is not None and found["version"] is not None:
        raise StoreFormatError(
            f"图的版本是 {found['version']},本程序需要 {SCHEMA_VERSION}",
            url,
            "用相应版本的 mandate,或另建一个数据库重新载入",
        )
    if found is None:
        _refuse_strangers(session, url)
    for statement in statements():
        session.run(statement).consume()
    session.run("CALL db.awaitIndexes(60)").consume()
    session.run(f"MERGE (n:{MARK}) SET n.version = $version", version=SCHEMA_VERSION).consume()


def _refuse_strangers(session: Session, url: str) -> None:
    """A database with other labels is not ours, unless somebody has put the mark without a version there."""
    cypher = (
        "MATCH (n) UNWIND labels(n) AS label WITH DISTINCT label WHERE NOT label IN $ours"
        " RETURN label ORDER BY label LIMIT 5"
    )
    if strangers := session.run(cypher, ours=list(NODES)).value():
        raise StoreFormatError(
            f"数据库里有别人的数据({'、'.join(strangers)})",
            url,
            f"请用一个空的数据库;确要合用,先在其中执行 CREATE (:{MARK})",
        )


@cache
def statements() -> tuple[str, ...]:
    """The statements of ``schema.cypher``, comments left out."""
    text = re.sub(r"^\s*//.*$", "", files("graph").joinpath("schema.cypher").read_text("utf-8"), flags=re.MULTILINE)
    return tuple(statement.strip() for statement in text.split(";") if statement.strip())


@contextmanager
def in_words(url: str) -> Iterator[None]:
    """Turn what the driver raises into one clear line."""
    try:
        yield
    except AuthError:
        raise StoreAwayError(
            "Neo4j 不接受用户名或密码", url, "检查 MANDATE_NEO4J_USER 与 MANDATE_NEO4J_PASSWORD"
        ) from None
    except ConfigurationError as error:
        raise QuestionError(
            f"库地址不能用({error})", url, "应为 neo4j://主机:7687、bolt://… 或带 +s 的加密形式"
        ) from None
    except SessionExpired:
        raise StoreAwayError("与 Neo4j 的连接断了", url, "检查服务是否在运行,再运行一次") from None
    except ClientError as error:
        raise _of_client(error, url) from None
    except TransientError as error:
        raise StoreBusyError(f"Neo4j 正忙({error.message})", url, "请稍后再试") from None
    except ServiceUnavailable:
        raise StoreAwayError("连不上 Neo4j", url, "检查地址、端口,以及服务是否在运行") from None
    except DriverError as error:
        raise StoreAwayError(
            f"连不上 Neo4j({error.__class__.__name__})", url, "检查地址、端口,以及服务是否在运行"
        ) from None
    except Neo4jError as error:
        raise StoreError(f"Neo4j 出错({error.code}:{error.message})", url, "查看 Neo4j 的日志") from None


def _of_client(error: ClientError, url: str) -> StoreError:
    if error.code == "Neo.ClientError.Database.DatabaseNotFound":
        return StoreAwayError("Neo4j 里没有这个数据库", url, "检查 MANDATE_NEO4J_DATABASE")
    if error.code.startswith("Neo.ClientError.Transaction.TransactionTimedOut"):
        return StoreBusyError("Neo4j 在时限内没有答完,已中止", url, "把问题问窄一些,或稍后再试")
    return StoreError(f"Neo4j 不接受({error.code}:{error.message})", url, "查看 Neo4j 的日志")
