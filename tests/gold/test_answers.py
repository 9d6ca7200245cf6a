"""Every answer's rows equal those of a plain walk over the records, for random agencies, roles and filters."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from graph.ids import slug
from graph.model import Record
from graph.store import Store, open_store
from loaders.to_graph import to_graph
from queries import answers
from tests.gold import expected, ledger
from tests.gold.judge import FOUND

ROLES = (None, "leads", "assists", "guides", "responsible")
BASES = (None, "-listed", "explicit", "shared")
TOPICS = (None, "人才", "数字经济", "平台", "资金", "建设")
DUES = (None, "2023", "2024-06", "2025-12-31")
KINDS = (
    "duties",
    "responsible",
    "ranking",
    "due",
    "unassigned",
    "targets",
    "funds",
    "programs",
    "platforms",
    "partners",
)


@pytest.fixture(scope="module")
def world(sample_records: list[Record]) -> Iterator[tuple[Store, list[expected.Place]]]:
    records = [*ledger.records(), *sample_records]
    store = open_store("sqlite://")
    for record in records:
        store.merge(to_graph(record))
    yield store, expected.places(records)
    store.close()


def draw(kind: str, places: list[expected.Place], seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Filters in words, and the same as the walk takes them."""
    chance = random.Random(f"{kind} {seed}")
    bodies = sorted({d.canonical for p in places for d in p.measure.agencies if d.canonical})
    regions = sorted({p.record.document.region for p in places if p.record.document.region})
    agency = chance.choice(bodies)
    # Every filter is given in half of the draws; an agency always where the kind is about one.
    given = {name: chance.random() < 0.5 for name in ("region", "topic", "basis", "due", "agency")}
    role = chance.choice(ROLES)
    region, topic, basis, due = (chance.choice(values) for values in (regions, TOPICS, BASES, DUES))
    words: dict[str, Any] = {}
    slots: dict[str, Any] = {}
    if kind == "partners" or (given["agency"] and kind not in ("responsible", "unassigned", "ranking")):
        words["agency"], slots["agencies"] = agency, [slug(agency)]
    if role and (kind in ("duties", "responsible", "ranking", "partners") or "agency" in words):
        words["role"] = role
        slots["roles"] = ["leads", "assists"] if role == "responsible" else [role]
    if given["region"]:
        words["region"], slots["regions"] = region, [region]
    if given["topic"] and topic:
        words["topic"], slots["terms"] = topic, [topic]
    if given["basis"] and basis and (kind in ("duties", "responsible", "ranking") or "agency" in words):
        words["basis"] = basis
        slots["bases"] = [b for b in ALL if b != "listed"] if basis == "-listed" else [basis]
    if given["due"] and due:
        words["due_before"], slots["due"] = due, [None, expected.last(due)]
    if kind == "due":
        slots.setdefault("due", [None, None])
    return words, slots


ALL = ("explicit", "declared", "sole", "listed", "shared", "inherited", "prose")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(25))
def test_rows_are_those_of_a_walk(world: tuple[Store, list[expected.Place]], kind: str, seed: int) -> None:
    store, places = world
    words, slots = draw(kind, places, seed)
    answer = getattr(answers, kind)(store, **words)
    assert answer.answered, (words, answer.reason)
    assert FOUND[kind](answer) == expected.KINDS[kind](places, slots), words
    assert answer.total == len(answer.rows)


@pytest.mark.parametrize("kind", ["duties", "measures", "targets", "ranking", "programs"])
def test_pages_make_up_the_whole(world: tuple[Store, list[expected.Place]], kind: str) -> None:
    store, _ = world
    ask = getattr(answers, kind)
    whole = ask(store)
    assert whole.total == len(whole.rows) > 7
    pages = [ask(store, limit=7, offset=at) for at in range(0, whole.total, 7)]
    assert {page.total for page in pages} == {whole.total}
    assert tuple(row for page in pages for row in page.rows) == whole.rows
