"""Questions in words against a plain walk over the records, and every one that cannot be answered refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.model import Record
from graph.store import Store, open_store
from loaders.to_graph import to_graph
from tests.gold import expected, ledger
from tests.gold.judge import judge

QUESTIONS = [json.loads(line) for line in Path(__file__).with_name("questions.jsonl").read_text("utf-8").splitlines()]


def failures(records: list[Record], over: str) -> tuple[list[str], list[str], int]:
    """The answered ones that are wrong, the unanswerable ones that were answered, and how many were asked."""
    store = filled(records)
    places = expected.places(records)
    wrong: list[str] = []
    taken: list[str] = []
    asked = [question for question in QUESTIONS if question["over"] == over]
    for question in asked:
        if fault := judge(store, places, question):
            (taken if question.get("refused") else wrong).append(f"{question['question']} → {fault}")
    store.close()
    return wrong, taken, len(asked)


def filled(records: list[Record]) -> Store:
    store = open_store("sqlite://")
    for record in records:
        store.merge(to_graph(record))
    return store


def assert_right(found: tuple[list[str], list[str], int]) -> None:
    wrong, taken, asked = found
    assert not taken, "\n".join(taken)
    assert len(wrong) <= asked * 0.05, "\n".join(wrong)


def test_the_questions_are_many_and_of_every_kind() -> None:
    kinds: dict[str, int] = {}
    for question in QUESTIONS:
        kind = question.get("kind", "refused")
        kinds[kind] = kinds.get(kind, 0) + 1
    assert len(QUESTIONS) >= 200
    assert set(kinds) == {*expected.KINDS, "refused"}
    assert min(kinds.values()) >= 6, kinds


def test_questions_over_documents_of_our_own() -> None:
    assert_right(failures(list(ledger.records()), "ledger"))


def test_questions_over_labelled_documents(labelled_records: list[Record]) -> None:
    if not labelled_records:
        pytest.skip("the folder of labelled documents (MANDATE_SHARED) is not there")
    assert_right(failures(labelled_records, "labelled"))


@pytest.mark.parametrize("kind", ["duties", "responsible", "targets", "funds", "programs", "platforms", "relies"])
def test_a_quotation_is_the_documents_own_text(kind: str) -> None:
    from queries import answers

    records = ledger.records()
    texts: dict[Any, str] = {record.document.title: record.text or "" for record in records}
    store = filled(list(records))
    rows = getattr(answers, kind)(store).rows
    assert rows
    for row in rows:
        assert row.quote is not None
        assert texts[row.document][row.start : row.end] == row.quote
    store.close()


def test_kinds_of_questions_over_labelled_documents(labelled_records: list[Record]) -> None:
    if not labelled_records:
        pytest.skip("the folder of labelled documents (MANDATE_SHARED) is not there")
    from queries.ask import ask

    store = filled(labelled_records)
    lines = Path(__file__).with_name("kinds.txt").read_text("utf-8").splitlines()
    asked = [line.split("|", 1) for line in lines]
    found = [(kind, question, ask(store, question)) for kind, question in asked]
    wrong = [
        question for kind, question, answer in found if kind != (answer.understood.kind if answer.answered else "-")
    ]
    assert len(wrong) <= len(asked) * 0.05, wrong
    assert not [question for kind, question, answer in found if kind == "-" and answer.answered]
    store.close()
