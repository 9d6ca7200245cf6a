"""The page of questions says what is so: each is answered, as the kind under which it stands."""

from __future__ import annotations

import re

import pytest

from graph.store import Store
from queries.ask import ask
from queries.kinds_of_things import KINDS
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "questions.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \|", PAGE, re.MULTILINE)
ASKED = [(kind, question) for kind, questions in ROWS for question in re.findall("`([^`]+)`", questions)]
COMBINED = re.findall("`([^`-][^`]+任务[^`]*)`", PAGE.partition("## 可以叠加的条件")[2])


def test_every_kind_is_on_the_page() -> None:
    assert {kind for kind, _ in ROWS} == set(KINDS) - {"measures"} | {"impact"}


@pytest.mark.parametrize(("kind", "question"), ASKED)
def test_a_question_on_the_page_is_answered_as_its_kind(kind: str, question: str, sample_store: Store) -> None:
    answer = ask(sample_store, question)
    assert answer.answered, answer.reason
    assert answer.understood.kind == kind
    assert answer.total > 0


@pytest.mark.parametrize("question", COMBINED)
def test_conditions_combine(question: str, sample_store: Store) -> None:
    assert ask(sample_store, question).total > 0


def test_there_are_questions_on_the_page() -> None:
    assert len(ASKED) > 20
    assert len(COMBINED) == 3
