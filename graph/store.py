"""What a store does, and how one is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from graph.model import Edge, Graph, Node, Scalar

Row = dict[str, Scalar]


class Question(Protocol):
    """A question in both query languages; each store takes the one it speaks."""

    @property
    def name(self) -> str: ...
    @property
    def sql(self) -> str: ...
    @property
    def cypher(self) -> str: ...


class Store(Protocol):
    """A graph on disk. Every method raises ``StoreError`` when the store is at fault."""

    def merge(self, graph: Graph) -> None:
        """Put one document's graph in, atomically, in place of what the same document said before."""

    def remove(self, document: str) -> bool:
        """Take one document out, with every node that only it named; False when it is not there."""

    def rows(self, question: Question, parameters: Mapping[str, Scalar]) -> list[Row]:
        """Every row that answers the question, in the question's own total order."""

    def dump(self) -> Iterator[Node | Edge]:
        """Every node, then every edge, in one fixed order: equal graphs give equal dumps."""

    def close(self) -> None:
        """Let go of the store; safe to call twice."""


def open_store(url: str) -> Store:
    """Open ``sqlite:///path`` (made when missing) or ``neo4j://host:port``; ``sqlite://`` is in memory.

    Raises ``StoreFormatError`` for a file that is not ours, ``StoreAwayError`` when nothing answers,
    ``QuestionError`` for a URL of another kind.
    """
    raise NotImplementedError
