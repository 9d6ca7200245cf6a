"""What is in the graph, apart from questions: agencies, divisions, any node by words, and how much there is."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import Field

from graph.errors import NotFoundError
from graph.model import Frozen
from graph.store import Store
from graph.words import match
from queries.answer import Row
from queries.fetch import Page, fetch
from queries.names import names_of
from queries.registry import bound
from queries.rows import typed

T = TypeVar("T")


class Items(Frozen, Generic[T]):
    """One page of a list, and how long the whole is."""

    total: int = Field(description="一共多少条", examples=[1])
    items: tuple[T, ...] = Field(description="这一页")


class AgencyRow(Row):
    """A body that can carry a duty."""

    id: str = Field(examples=["520400~安顺市科学技术局"])
    canonical: str = Field(examples=["安顺市科学技术局"])
    region: str | None = Field(None, examples=["520400"])
    level: str | None = Field(None, examples=["city"])
    kind: str | None = Field(None, examples=["government"])
    function: str | None = Field(None, examples=["科学技术"])
    parent: str | None = None
    leads: int = Field(description="牵头多少项", examples=[2])
    assists: int = Field(description="配合多少项", examples=[1])


class Successor(Row):
    """What an agency became, and when."""

    id: str
    canonical: str
    year: int | None = None


class AgencyDetail(AgencyRow):
    """An agency with what it became."""

    successors: tuple[Successor, ...] = ()


class RegionRow(Row):
    """An administrative division, or a named area of several."""

    id: str = Field(examples=["520400"])
    name: str = Field(examples=["安顺市"])
    short: str | None = None
    level: str | None = Field(None, examples=["city"])
    documents: int = Field(description="多少份文件管这个区划", examples=[2])


class Hit(Row):
    """A node that the words were found in."""

    label: str = Field(examples=["Agency"])
    id: str
    name: str
    region: str | None = None
    quote: str | None = None


class Stats(Row):
    """How much the store holds."""

    documents: int
    measures: int
    agencies: int
    programs: int
    platforms: int
    targets: int
    funds: int
    regions: int


def agencies(
    store: Store,
    *,
    text: str | None = None,
    regions: tuple[str, ...] | None = None,
    kind: str | None = None,
    level: str | None = None,
    page: Page = Page(),  # noqa: B008 - a frozen value
) -> Items[AgencyRow]:
    """Agencies whose canonical or written name contains the text, by name."""
    asked = bound({"text": text, "regions": regions, "kind": kind, "level": level})
    found = fetch(store, "agencies_list", asked, page)
    return Items[AgencyRow](total=found.total, items=typed(AgencyRow, found.rows))


def agency(store: Store, id: str) -> AgencyDetail:
    """One agency. Raises ``NotFoundError`` with the nearest names."""
    rows = fetch(store, "agencies_list", {"id": id}).rows
    if not rows:
        raise unknown(store, "机构", id)
    successors = typed(Successor, fetch(store, "successors", {"id": id}).rows)
    return AgencyDetail(**typed(AgencyRow, rows)[0].model_dump(), successors=successors)


def regions(store: Store, *, text: str | None = None, page: Page = Page()) -> Items[RegionRow]:  # noqa: B008
    """Divisions by name or code."""
    found = fetch(store, "regions_list", bound({"text": text}), page)
    return Items[RegionRow](total=found.total, items=typed(RegionRow, found.rows))


def region(store: Store, id: str) -> RegionRow:
    """One division. Raises ``NotFoundError`` with the nearest names."""
    rows = fetch(store, "regions_list", {"id": id}).rows
    if not rows:
        raise unknown(store, "区划", id)
    return typed(RegionRow, rows)[0]


def region_ids(store: Store, called: str | None) -> tuple[str, ...] | None:
    """The divisions of a name or code. Raises ``NotFoundError`` with the nearest names."""
    if called is None:
        return None
    found = names_of(store).find(called, "Region")
    if not found:
        raise unknown(store, "区划", called)
    return found


def search(store: Store, text: str, page: Page = Page()) -> Items[Hit]:  # noqa: B008
    """Any node whose name or text contains the words, names first."""
    words = text.strip().lower()
    found = fetch(store, "search", {"text": words, "words": match(words)}, page)
    return Items[Hit](total=found.total, items=typed(Hit, found.rows))


def stats(store: Store) -> Stats:
    """How much the store holds."""
    return typed(Stats, fetch(store, "stats", {}).rows)[0]


def unknown(store: Store, what: str, id: str) -> NotFoundError:
    """The error for an identifier that names nothing, with the nearest names there are."""
    near = names_of(store).nearest(id.rpartition("~")[2])
    if near:
        remedy = f"相近的名称:{'、'.join(near)}"
    else:
        remedy = "也没有相近的名称;列表或 search 可以查到" if store.documents() else "库里还没有文件,请先读入"
    return NotFoundError(f"没有这个{what}", where=id, remedy=remedy)
