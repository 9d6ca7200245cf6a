"""The divisions and areas, as the national standard and common speech have them."""

import pytest

from loaders.regions import area_names, chain, regions


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("cn", ("cn",)),
        ("500000", ("500000", "cn")),
        ("150627", ("150627", "150600", "150000", "cn")),
        ("长株潭", ("长株潭", "430000", "cn")),
        ("no such", ()),
    ],
)
def test_chain_runs_up_to_the_country(code: str, codes: tuple[str, ...]) -> None:
    assert chain(code) == codes


def test_every_parent_and_member_is_a_division() -> None:
    known = regions()
    assert len([r for r in known.values() if r.level]) == 3899
    for region in known.values():
        assert region.parent is None or region.parent in known, region
        assert all(code in known for code in region.members), region


def test_an_area_has_its_names() -> None:
    assert area_names()["长江三角洲"] == "长三角"
    assert regions()["呼包鄂乌"].members == ("150100", "150200", "150600", "150900")
