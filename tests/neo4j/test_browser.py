"""The agency network in the real Neo4j Browser: coloured circles with Chinese captions are on the page.

``MANDATE_WRITE_SCREENSHOT=1`` rewrites docs/neo4j-browser.png.
"""

from __future__ import annotations

import os
import re
import time
from importlib.resources import files
from pathlib import Path

import pytest

from graph.model import NODES, Record
from graph.neo4j_store import Neo4jStore
from loaders.to_graph import to_graph
from tests.neo4j import browser
from tests.neo4j.conftest import Address

OURS = files("graph") / "browser"
NETWORK = (
    "MATCH path = (:Agency {canonical: '安顺市科学技术局'})-[:LEADS|ASSISTS]->(:Measure)<-[:LEADS|ASSISTS]-(:Agency)"
    " RETURN path"
)
SHOT = Path(__file__).parents[2] / "docs" / "neo4j-browser.png"


def colours() -> dict[str, str]:
    """Label → colour, as the style says."""
    style = (OURS / "mandate.grass").read_text("utf-8")
    return dict(re.findall(r"node\.(\w+) \{[^}]*?\bcolor: (#\w+);", style))


def test_the_network_of_agencies_is_on_the_page(
    server: Address, on_server: Neo4jStore, sample_records: list[Record]
) -> None:
    if not server.http:
        pytest.skip("the server at MANDATE_TEST_NEO4J_URI is given without MANDATE_TEST_NEO4J_HTTP")
    for record in sample_records:
        on_server.merge(to_graph(record))
    with browser.chromium() as page:
        browser.connect(page, server.http, server.uri, server.user, server.password, NETWORK)
        browser.drop(page, Path(str(OURS / "mandate.grass")))
        browser.run(page)
        drawn = browser.drawn(page)
        if os.environ.get("MANDATE_WRITE_SCREENSHOT"):
            time.sleep(4)  # the circles come to rest
            page.save_screenshot(str(SHOT))
    for label in ("Agency", "Measure"):
        captions = [caption for colour, caption in drawn if colour == colours()[label]]
        assert captions, f"no circle in the colour of {label}"
        assert any(re.search(r"[\u4e00-\u9fff]{2}", caption) for caption in captions)


def test_every_label_has_a_colour_of_its_own() -> None:
    assert colours().keys() == NODES.keys()
    assert len(set(colours().values())) == len(NODES)


@pytest.mark.parametrize("file", sorted(f.name for f in (OURS / "queries").iterdir()))
def test_saved_queries_run(server: Address, on_server: Neo4jStore, sample_records: list[Record], file: str) -> None:
    for record in sample_records[:2]:
        on_server.merge(to_graph(record))
    with server.driver() as driver:
        driver.execute_query((OURS / "queries" / file).read_text("utf-8").strip().removesuffix(";"))


def test_the_guides_queries_run(server: Address, on_server: Neo4jStore) -> None:
    guide = (OURS / "guide.html").read_text("utf-8")
    queries = re.findall(r"runnable\">(.+?)</pre>", guide)
    assert len(queries) >= 4
    with server.driver() as driver:
        for query in queries:
            driver.execute_query(query.replace("&lt;", "<"))
