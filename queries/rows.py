"""Store rows as the typed rows of an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from graph.model import Scalar
from graph.store import Row as Stored
from queries.answer import Row

R = TypeVar("R", bound=Row)


def typed(kind: type[R], rows: Iterable[Stored]) -> tuple[R, ...]:
    """Rows of one kind; a column that the kind does not have is left out."""
    found = list(rows)
    columns = _columns(kind, tuple(found[0])) if found else ()
    return tuple(kind(**{name: read(row[name]) for name, read in columns}) for row in found)


def entries(value: Scalar) -> tuple[str, ...]:
    """A list that is stored as JSON text.

    >>> entries('["1", "2"]'), entries(None)
    (('1', '2'), ())
    """
    return tuple(str(entry) for entry in json.loads(value)) if isinstance(value, str) else ()


def number(value: Scalar) -> Any:
    """A whole number without its decimal point.

    >>> number(5.0), number(0.5)
    (5, 0.5)
    """
    return int(value) if isinstance(value, float) and value.is_integer() else value


@lru_cache(maxsize=256)
def _columns(kind: type[Row], names: tuple[str, ...]) -> tuple[tuple[str, Callable[[Scalar], Any]], ...]:
    """The columns that a kind of row has, each with how its value is read."""
    return tuple((name, _READERS.get(name, number)) for name in names if name in kind.model_fields)


def _path(value: Scalar) -> tuple[str, ...]:
    return tuple(str(value).split("/")) if value else ()


_READERS: dict[str, Callable[[Scalar], Any]] = {"path": _path, "issuers": entries, "ongoing": bool}
