"""Every way to name an agency, a place or a document finds it, and the table follows the store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.store import Store, open_store
from loaders.to_graph import to_graph
from queries.names import names_of
from tests.gold.ledger import records


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    for record in records():
        opened.merge(to_graph(record))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("遵义市科技局", {"520300~遵义市科学技术局"}),
        ("遵义科技局", {"520300~遵义市科学技术局"}),
        ("遵义市科学技术局", {"520300~遵义市科学技术局"}),
        ("市科技局", {"520300~遵义市科学技术局", "520400~安顺市科学技术局"}),
        ("市科学技术局", {"520300~遵义市科学技术局", "520400~安顺市科学技术局"}),
        ("科技局", {"520300~遵义市科学技术局", "520400~安顺市科学技术局"}),
        ("省科技厅", {"520000~贵州省科学技术厅"}),
        ("贵州省科技廳", {"520000~贵州省科学技术厅"}),
        ("科技部", {"cn~科学技术部"}),
        ("工信部", {"cn~工业和信息化部"}),
        ("团市委", {"520300~共青团遵义市委员会"}),
        ("团遵义市委", {"520300~共青团遵义市委员会"}),
        ("遵义团市委", {"520300~共青团遵义市委员会"}),
        ("共青团遵义市委", {"520300~共青团遵义市委员会"}),
        ("遵义市委组织部", {"520300~中共遵义市委组织部"}),
        ("市委组织部", {"520300~中共遵义市委组织部"}),
        ("西秀区残联", {"520402~安顺市西秀区残疾人联合会"}),
        ("区民政局", {"520402~安顺市西秀区民政局"}),
        ("各县区", {"520300~遵义市各县区", "520400~安顺市各县区"}),
        ("520300~遵义市科学技术局", {"520300~遵义市科学技术局"}),
        ("市教委", set()),
        ("北京市科技局", set()),
    ],
)
def test_agencies(store: Store, name: str, found: set[str]) -> None:
    assert set(names_of(store).find(name, "Agency")) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("遵义", {"520300"}), ("遵义市", {"520300"}), ("520300", {"520300"}), ("全国", {"cn"}), ("上海", set())],
)
def test_regions(store: Store, name: str, found: set[str]) -> None:
    assert set(names_of(store).find(name, "Region")) == found


def test_below(store: Store) -> None:
    assert set(names_of(store).below(["520000"])) == {"520000", "520300", "520400", "520402"}


@pytest.mark.parametrize("name", ["遵义市人才兴业行动方案", "遵府办发〔2022〕9号", "人才兴业20条"])
def test_documents(store: Store, name: str) -> None:
    assert len(names_of(store).find(name, "Document")) == 1


def test_nearest(store: Store) -> None:
    assert "遵义市科学技术局" in names_of(store).nearest("遵义市科学局")


def test_the_table_follows_the_store(store: Store) -> None:
    before = names_of(store)
    assert names_of(store) is before
    first = records()[0]
    duty = first.measures[0].agencies[0]
    other = duty.model_copy(update={"name": "市林业局", "canonical": "遵义市林业管理局"})
    measure = first.measures[0].model_copy(update={"agencies": (other,)})
    store.merge(to_graph(first.model_copy(update={"measures": (measure,)})))
    assert names_of(store).find("市林业局", "Agency")
    store.remove(to_graph(first).document)
    assert not names_of(store).find("市林业局", "Agency")
