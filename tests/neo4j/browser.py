"""Neo4j Browser in a headless Chromium, driven as a person would: connect, drop the style, run a query, look."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from selenium.common.exceptions import TimeoutException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1100,860")
_DROP = """
const transfer = new DataTransfer();
transfer.items.add(new File([arguments[1]], arguments[0], {type: 'text/plain'}));
const target = document.querySelector('[data-testid=main]');
for (const name of ['dragenter', 'dragover', 'drop'])
  target.dispatchEvent(new DragEvent(name, {bubbles: true, cancelable: true, dataTransfer: transfer}));
"""


@contextmanager
def chromium() -> Iterator[Chrome]:
    """A browser without a window; the paths are given, so that nothing is fetched."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in _FLAGS:
        options.add_argument(flag)
    found = Chrome(options=options, service=Service(shutil.which("chromedriver") or "chromedriver"))
    try:
        yield found
    finally:
        found.quit()


def connect(page: Chrome, http: str, bolt: str, user: str, password: str, query: str) -> None:
    """Open Browser with the query in the editor, and log in."""
    page.get(f"{http}/browser/?connectURL={bolt.replace('://', f'://{user}@')}&cmd=edit&arg={quote(query)}")
    WebDriverWait(page, 60).until(lambda p: p.find_elements(By.CSS_SELECTOR, "[data-testid=password]"))
    page.find_element(By.CSS_SELECTOR, "[data-testid=password]").send_keys(password)
    page.find_element(By.CSS_SELECTOR, "[data-testid=connect]").click()
    WebDriverWait(page, 60).until(lambda p: not p.find_elements(By.CSS_SELECTOR, "[data-testid=password]"))
    WebDriverWait(page, 60).until(lambda p: not p.find_elements(By.CSS_SELECTOR, "[data-testid=disconnectedBanner]"))


def drop(page: Chrome, file: Path) -> None:
    """Drop a file on the page."""
    page.execute_script(_DROP, file.name, file.read_text("utf-8"))


def run(page: Chrome) -> None:
    """Click on run, again when the page was not ready for it, and wait until circles are drawn."""
    for _ in range(6):
        page.find_element(By.CSS_SELECTOR, "[data-testid=editor-Run]").click()
        with suppress(TimeoutException):
            WebDriverWait(page, 10).until(lambda p: len(p.find_elements(By.CSS_SELECTOR, "g.node")) > 3)
            return
    raise TimeoutException(f"no circles on the page:\n{page.find_element(By.TAG_NAME, 'body').text[:2000]}")


def drawn(page: Chrome) -> list[tuple[str, str]]:
    """Colour and caption of every circle."""
    script = """return JSON.stringify([...document.querySelectorAll('g.node')].map(n =>
      [n.querySelector('circle.b-outline, circle.outline').getAttribute('fill').toLowerCase(),
       [...n.querySelectorAll('text.caption, text')].map(t => t.textContent).join('')]))"""
    return [(colour, caption) for colour, caption in json.loads(page.execute_script(script))]
