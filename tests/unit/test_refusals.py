"""Each refusal refuses its own examples and has nothing to say of the others."""

from __future__ import annotations

import pytest

from loaders.figures import scan
from loaders.refusals import REFUSALS, Refusal
from loaders.standing import place_of


def refuses(rule: Refusal, written: str) -> bool:
    figures = scan(written, 0, len(written))
    assert figures, written
    return rule.refuses(place_of(written, 0, len(written), figures[:1]), figures[0])


@pytest.mark.parametrize("rule", REFUSALS, ids=[rule.refuses.__name__ for rule in REFUSALS])
def test_a_rule_refuses_its_examples(rule: Refusal) -> None:
    assert [s for s in rule.refused if not refuses(rule, s)] == []
    assert [s for s in rule.kept if refuses(rule, s)] == []
    assert rule.refused and rule.kept
