"""Dates, amounts and counts: every rule matches its example whole and does not match its counter-example."""

from __future__ import annotations

from datetime import date

import pytest

from queries.ask.grammar import RULES, Amount, Moment, Top
from queries.ask.lexicon import words

TODAY = date(2024, 5, 20)


@pytest.mark.parametrize(("rule", "good", "bad"), [(r, good, bad) for r, _, good, bad in RULES])
def test_a_rule_matches_its_example_only(rule: object, good: str, bad: str) -> None:
    assert rule.fullmatch(good)
    assert not rule.fullmatch(bad)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年底前", Moment("2023-01-01", "2023-12-31", "by")),
        ("2023年", Moment("2023-01-01", "2023-12-31", "in")),
        ("到2025年", Moment("2025-01-01", "2025-12-31", "to")),
        ("2024年6月底前", Moment("2024-06-01", "2024-06-31", "by")),
        ("6月底前", Moment("2024-06-01", "2024-06-31", "by")),
        ("2024年6月30日前", Moment("2024-06-30", "2024-06-30", "by")),
        ("今年", Moment("2024-01-01", "2024-12-31", "in")),
        ("年底前", Moment("2024-01-01", "2024-12-31", "by")),
        ("下个月", Moment("2024-06-01", "2024-06-31", "in")),
        ("上半年", Moment("2024-01-01", "2024-06-31", "in")),
        ("第三季度", Moment("2024-07-01", "2024-09-31", "in")),
        ("十四五期间", Moment("2021-01-01", "2025-12-31", "in")),
        ("十四五期末", Moment("2025-01-01", "2025-12-31", "to")),
        ("before the end of 2023", Moment("2023-01-01", "2023-12-31", "by")),
        ("100万元以上", Amount(1e6, None, "元")),
        ("不超过10万元", Amount(None, 1e5, "元")),
        ("前十", Top(10)),
        ("top 3", Top(3)),
    ],
)
def test_values(text: str, value: object) -> None:
    found = [make(match, TODAY) for rule, make, *_ in RULES if (match := rule.fullmatch(text))]
    assert found == [value]


def test_every_word_has_one_class() -> None:
    import tomllib
    from importlib.resources import files

    table = tomllib.loads((files("queries.ask") / "cues.toml").read_text("utf-8"))
    table.pop("never")
    table.pop("titles")
    links = set(table["fillers"].pop("links").split())
    pairs = [(w, name) for classes in table.values() for name, listed in classes.items() for w in listed.split()]
    first = dict(reversed(pairs))
    twice = [(word, first[word], name) for word, name in pairs if first[word] != name]
    assert not twice
    assert links
    assert words().classes["谁"] == "who"
