"""A question's two files agree, and say so when they do not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph.errors import QuestionError
from queries import registry

SCHEMA = (Path(__file__).parents[2] / "graph" / "schema.sql").read_text("utf-8")
SQL = """-- asks: who
-- param name str
-- param some list optional
-- column id str
SELECT
  a.id AS id
FROM Agency AS a
WHERE a.canonical = $name
AND a.id IN lines($some)  --? some
ORDER BY a.id
"""
CYPHER = """// asks: who
// param name str
// param some list optional
// column id str
MATCH (a:Agency)
WHERE a.canonical = $name
AND a.id IN split($some, '\\n')  //? some
RETURN
  a.id AS id
ORDER BY a.id
"""


def test_a_pair_is_read() -> None:
    question = registry.read("who", SQL, CYPHER)
    assert [p.name for p in question.parameters] == ["name", "some"]
    assert question.columns == (("id", "str"),)
    assert "json_each" in question.sql
    assert "some" not in question.given(["name"]).sql
    assert "some" not in question.given(["name"]).cypher
    assert "split($some" in question.given(["name", "some"]).cypher


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("// asks: who", "// asks: what", "文件头"),
        ("// param some list optional", "", "文件头"),
        ("// column id str", "// column id int", "文件头"),
        ("AND a.id IN split($some, '\\n')  //? some\n", "", "参数"),
        ("$name", "$nick", "参数"),
        ("a.id AS id", "a.id AS key", "列"),
        ("ORDER BY a.id", "", "ORDER BY"),
    ],
)
def test_a_pair_that_differs_is_refused(old: str, new: str, what: str) -> None:
    with pytest.raises(QuestionError, match=what):
        registry.read("who", SQL, CYPHER.replace(old, new))


def test_parameters_are_checked() -> None:
    question = registry.read("who", SQL, CYPHER)
    with pytest.raises(QuestionError, match="缺少参数 name"):
        question.given([])
    with pytest.raises(QuestionError, match="没有参数 nick"):
        question.given(["name", "nick"])
    with pytest.raises(QuestionError, match="没有这个问题"):
        registry.question("nothing")


@pytest.mark.parametrize("name", registry.names())
def test_every_question_runs_and_gives_its_columns(name: str) -> None:
    question = registry.question(name)
    store = sqlite3.connect(":memory:")
    store.executescript(SCHEMA)
    for given in ([p.name for p in question.parameters if not p.optional], [p.name for p in question.parameters]):
        values = {p.name: "" for p in question.parameters if p.name in given}
        asked = question.given(given)
        columns = [column[0] for column in store.execute(asked.sql, values).description]
        assert columns == [column for column, _ in question.columns]
        assert store.execute(asked.counted().sql, values).fetchone() is not None
        store.execute(asked.paged().sql, {**values, "limit": 1, "offset": 0})
    store.close()


def test_entries_cannot_break_out_of_a_list() -> None:
    assert registry.listed(['a"]\\', "b\nc"]) == "a]\nbc"
