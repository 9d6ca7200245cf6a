import pytest

from loaders.structure.labels import STYLES, pattern


@pytest.mark.parametrize(("name", "example"), [(s.name, e) for s in STYLES for e in s.yes])
def test_a_style_matches_its_examples(name, example):
    assert pattern(name).match(example)


@pytest.mark.parametrize(("name", "example"), [(s.name, e) for s in STYLES for e in s.no])
def test_a_style_leaves_other_text_alone(name, example):
    assert not pattern(name).match(example)
