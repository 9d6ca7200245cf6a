"""Every rule on its examples, every example against its rule."""

from __future__ import annotations

import pytest

from loaders.rules import RULES, compiled, label_may_stand, lists

MATCHES = [(rule.name, text) for rule in RULES for text in rule.matches]
MISSES = [(rule.name, text) for rule in RULES for text in rule.misses]


@pytest.mark.parametrize(("name", "text"), MATCHES)
def test_matches(name: str, text: str) -> None:
    assert compiled(name).search(text)


@pytest.mark.parametrize(("name", "text"), MISSES)
def test_misses(name: str, text: str) -> None:
    assert not compiled(name).search(text)


@pytest.mark.parametrize("text", [text for name, text in MATCHES if name in ("label", "glued label", "short label")])
def test_every_label_has_the_end_that_is_looked_for_first(text: str) -> None:
    assert label_may_stand(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进(试点)。(市教育局负责)", ["(市教育局负责)"]),
        ("推进。〔市教育局、各县(市、区)政府〕", ["〔市教育局、各县(市、区)政府〕"]),
        ("推进(市教育局、市体育局)。", ["(市教育局、市体育局)"]),
        ("市教育局(市体育局)推进。", []),
        ("推进。(市教育局牵头,其他单位配合,下同)", ["(市教育局牵头,其他单位配合,下同)"]),
        ("推进(含农村)。(滴灌、喷灌)", []),
        ("推进。(((市教育局负责", []),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in lists(text, 0, len(text))] == expected


@pytest.mark.parametrize("hostile", ["(" * 200_000, "、" * 200_000, "(" + "市教育局、" * 40_000 + ")", ")" * 200_000])
def test_hostile_text_is_read_in_one_pass(hostile: str) -> None:
    assert lists(hostile, 0, len(hostile)) == ()
