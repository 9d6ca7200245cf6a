"""The tables of agencies are sound: known divisions, known kinds and templates, no name that means two bodies at once."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from graph.model import AgencyKind
from loaders.regions import regions
from loaders.resolve.wording import bare, split, words
from loaders.tables import rows

_FIELD = re.compile(r"\{(\w)\}")
_TABLES = ("organs.csv", "central.csv", "official.csv", "functions.csv", "reforms.csv", "zones.csv", "doc_letters.csv")


@pytest.mark.parametrize("table", [*_TABLES, "agency_words.csv", "areas.csv", "regions.csv", "region_names.csv"])
def test_every_row_has_the_columns_of_its_table(table: str) -> None:
    for row in rows(table):
        assert None not in row, row
        assert None not in row.values(), row


@pytest.mark.parametrize(
    ("table", "column"),
    [("organs.csv", "scope"), ("official.csv", "scope"), ("reforms.csv", "scope"), ("reforms.csv", "not"),
     ("zones.csv", "region"), ("doc_letters.csv", "region"), ("region_names.csv", "code"), ("central.csv", "region")],
)  # fmt: skip
def test_every_division_is_known(table: str, column: str) -> None:
    assert [row for row in rows(table) if any(code not in regions() for code in row[column].split())] == []


@pytest.mark.parametrize("table", ["organs.csv", "central.csv"])
def test_every_kind_is_one_of_the_ontology(table: str) -> None:
    assert {row["kind"] for row in rows(table)} <= set(get_args(AgencyKind))


def test_templates_use_only_known_fields() -> None:
    templates = [row["full"] for row in rows("organs.csv")] + [row["successor"] for row in rows("reforms.csv")]
    assert {field for full in templates for field in _FIELD.findall(full)} <= set("rsptc")


def test_levels_and_affiliations_are_known() -> None:
    assert {row["level"] for row in rows("organs.csv")} <= {"", "province", "city", "county"}
    assert {row["level"] for row in rows("official.csv")} <= {"", "sub", "city", "county"}
    assert {row["level"] for row in rows("reforms.csv")} <= {"", "province", "sub", "city", "county", "national"}
    known = {"party", "only-party", "government", "only-government", "named", "none"}
    assert {row["affiliation"] for row in rows("organs.csv")} <= known


def test_a_line_of_work_has_one_key() -> None:
    keys: dict[str, set[str]] = {}
    for row in rows("functions.csv"):
        keys.setdefault(row["formal"], set()).add(row["key"])
        for short in split(row["shorts"]):
            assert bare(short) == short, row
    assert {formal: found for formal, found in keys.items() if len(found) > 1} == {}


def test_a_short_word_means_one_line_of_work() -> None:
    meant: dict[str, set[str]] = {}
    for row in rows("functions.csv"):
        for short in split(row["shorts"]):
            meant.setdefault(short, set()).add(row["formal"])
    assert {short: found for short, found in meant.items() if len(found) > 1} == {}


def test_an_official_name_is_one_per_division_and_year() -> None:
    seen: dict[tuple[str, str, str], list[tuple[int, int, str]]] = {}
    for row in rows("official.csv"):
        years = (int(row["from"] or 0), int(row["to"] or 9999), row["full"])
        for name in {bare(name) for name in split(row["names"])}:
            for since, until, full in seen.setdefault((row["scope"], row["level"], name), []):
                assert full == row["full"] or until < years[0] or years[1] < since, (row, full)
            seen[row["scope"], row["level"], name].append(years)


def test_nothing_is_both_an_ending_of_agencies_and_never_one() -> None:
    assert set(words("head")) & set(words("never_end")) == set()
