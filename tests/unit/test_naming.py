"""Programmes and platforms: what is a name and what is only a kind, a method, a slogan (ontology §3)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from loaders.naming.again import occurrences
from loaders.naming.field import BLANK, Field, of_text
from loaders.naming.named import names
from loaders.naming.programs import programs

_HERE = Path(__file__).parent
_QUOTES = str.maketrans("", "", '“”"')


def _rows(name: str) -> list[tuple[str, ...]]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if line and not line.startswith("#")]


def _listed(names: str) -> list[str]:
    return [name.strip().translate(_QUOTES) for name in names.split(";") if name.strip()]


def _titles(field: Field) -> frozenset[int]:
    """An example that begins with a number is a title."""
    return frozenset({field.items[0].span.start}) if field.text[0] in "(123456789" else frozenset()


def _named(text: str, wanted: str) -> list[str]:
    field = of_text(text)
    return [span.of(text).translate(_QUOTES) for kind, span in names(field, _titles(field)) if kind == wanted]


def _programs(text: str) -> list[str]:
    return _named(text, "program")


def _platforms(text: str) -> list[str]:
    return _named(text, "platform")


@pytest.mark.parametrize(("text", "listed"), _rows("program_examples.txt"))
def test_programs(text: str, listed: str) -> None:
    assert _programs(text) == _listed(listed)


@pytest.mark.parametrize(("text", "listed"), _rows("platform_examples.txt"))
def test_platforms(text: str, listed: str) -> None:
    assert _platforms(text) == _listed(listed)


@pytest.mark.parametrize(("text", "measures", "places"), _rows("name_examples.txt"))
def test_both(text: str, measures: str, places: str) -> None:
    assert (_programs(text), _platforms(text)) == (_listed(measures), _listed(places))


def test_a_name_met_once_counts_wherever_it_stands() -> None:
    text = "实施青禾培养工程。\n对青禾培养工程入选者给予补贴。\n搭建青禾人才服务平台。\n登录青禾人才服务平台办理。"
    assert _programs(text) == ["青禾培养工程", "青禾培养工程"]
    assert _platforms(text) == ["青禾人才服务平台", "青禾人才服务平台"]


def test_a_quoted_part_that_was_named_stands_for_its_programme() -> None:
    assert _programs("评审“青禾英才”工程。\n对“青禾英才”领军人才给予支持。\n建设“青禾英才”基地。") == [
        "青禾英才工程",
        "青禾英才",
    ]


def test_titles_lists_of_units_and_cells_hold_no_names() -> None:
    text = "落实《青禾计划实施办法》(市人才发展中心、市大数据平台公司负责)\n责任单位:市青禾行动办公室"
    assert _programs(text) == [] and _platforms(text) == []
    assert len(of_text(text).text) == len(text) and BLANK in of_text(text).text


def test_names_of_the_text_given_to_documents_are_none() -> None:
    text = "落实“人才三十条”。"
    assert programs(of_text(text), aliases=frozenset({"人才三十条"})) == []
    assert len(programs(of_text(text))) == 1


@pytest.mark.parametrize(
    "piece",
    ["(((", "、", "“", "“”工程", "工程", "平台", "实施", "和", "《", "甲乙丙丁", "《“(", "等活动", "依托", "一1"],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begun = time.perf_counter()
    names(of_text(text))
    assert time.perf_counter() - begun < 5


def test_few_names_and_many_are_found_at_the_same_places() -> None:
    text = "育才计划二期与育才计划、青禾英才行动、英才行动"
    few = ["育才计划", "育才计划二期", "英才行动", "青禾英才"]
    many = few + [f"无此名称{n}" for n in range(100)]
    assert [span.of(text) for span in occurrences(text, few)] == ["育才计划二期", "育才计划", "青禾英才", "英才行动"]
    assert occurrences(text, few) == occurrences(text, many)
