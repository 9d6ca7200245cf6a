"""Store rows as the typed rows of an answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from graph.model import Scalar
from graph.store import Row as Stored
from queries.answer import Row

_LISTS = frozenset({"issuers"})
_FLAGS = frozenset({"ongoing"})
R = TypeVar("R", bound=Row)


def typed(kind: type[R], rows: Iterable[Stored]) -> tuple[R, ...]:
    """Rows of one kind; a column that the kind does not have is left out."""
    return tuple(kind(**_values(kind, row)) for row in rows)


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


def _values(kind: type[Row], row: Stored) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items() if name in kind.model_fields}


def _value(name: str, value: Scalar) -> Any:
    if name == "path":
        return tuple(str(value).split("/")) if value else ()
    if name in _LISTS:
        return entries(value)
    return bool(value) if name in _FLAGS else number(value)
