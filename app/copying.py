"""``mandate copy``: every document of one store into another, checked element by element at the end."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graph.errors import NotFoundError, StoreError
from graph.model import Graph, Node
from graph.store import Store


class Copied(NamedTuple):
    """What a copy did to one document."""

    document: str
    done: bool


class Digest(NamedTuple):
    """What a store holds: how many of each label and type, and a hash over all of it."""

    counts: Counter[str]
    sha256: str


def check(url: str) -> None:
    """Refuse a source file that is not there, which opening would make. Raises ``NotFoundError``."""
    place = url.removeprefix("sqlite:///")
    if place != url and not Path(place).exists():
        raise NotFoundError("没有这个库", where=url, remedy="请核对要复制的是哪个库")


def copy(source: Store, target: Store) -> Iterator[Copied]:
    """Merge every document of ``source`` that ``target`` does not hold in the same words; one at a time."""
    for document in source.documents():
        graph = source.graph(document)
        equal = _held(target, document) == graph
        if not equal:
            target.merge(graph)
        yield Copied(document, not equal)


def _held(store: Store, document: str) -> Graph | None:
    try:
        return store.graph(document)
    except NotFoundError:
        return None


def verify(source: Store, target: Store) -> Digest:
    """The common digest of two equal stores. Raises ``StoreError`` naming what differs."""
    own, other = digest(source), digest(target)
    if own.counts != other.counts:
        kinds = sorted(kind for kind in own.counts | other.counts if own.counts[kind] != other.counts[kind])
        differ = "、".join(f"{kind} {own.counts[kind]} ≠ {other.counts[kind]}" for kind in kinds)
        raise StoreError(f"两个库不一样:{differ}", remedy="目标库里另有文件,或有人正在写入;换一个空库再试")
    if own.sha256 != other.sha256:
        raise StoreError("两个库数目相同而内容不同", remedy="有人正在写入?再运行一次;仍如此则换一个空库")
    return own


def digest(store: Store) -> Digest:
    """Counts and hash of everything in a store, read as a stream in its one fixed order."""
    counts, hashed = Counter[str](), hashlib.sha256()
    for element in store.dump():
        counts[element.label if isinstance(element, Node) else element.type] += 1
        hashed.update(json.dumps(element, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return Digest(counts, hashed.hexdigest())
