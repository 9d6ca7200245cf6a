"""Every kind of noise matches its examples, and no kind matches a line of a document."""

import time

import pytest

from loaders.noise import is_noise, kinds

YES = [(kind.name, line) for kind in kinds() for line in kind.yes]
NO = [(kind.name, line) for kind in kinds() for line in kind.no]


@pytest.mark.parametrize(("name", "line"), YES)
def test_a_kind_matches_its_examples(name: str, line: str) -> None:
    (kind,) = (kind for kind in kinds() if kind.name == name)
    assert kind.pattern.fullmatch(line)
    assert not kind.has or any(word in line for word in kind.has)
    assert is_noise(line)


@pytest.mark.parametrize(("name", "line"), NO)
def test_no_kind_matches_a_line_of_a_document(name: str, line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize("unit", ["(", "大 中 小 ", "首页", "-", "1", "附件:", " ", "来源", "娱乐城"])
def test_hostile_lines_are_quick(unit: str) -> None:
    start = time.process_time()
    for length in range(1, 161):
        is_noise((unit * 160)[:length])
    assert time.process_time() - start < 2
