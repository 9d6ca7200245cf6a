"""Where the article stands in a web page: the innermost element that holds nearly all sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.characters import folded
from loaders.noise import is_noise

_DROPPED_NAMES = (
    "script style noscript template iframe object embed applet svg canvas math audio video map select button input "
    "textarea option datalist head title nav aside footer dialog menu marquee"
)
DROPPED = frozenset(_DROPPED_NAMES.split())
_SENTENCE = re.compile(r"[。;；]")
_PARAGRAPH = 40  # characters; a shorter text without a full stop is a heading or a link
_WIDE = re.compile(r"[㐀-鿿]")
_HIDDEN = re.compile(r"display\s{0,4}:\s{0,4}none", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:bdshare\w*|share\w*|social\w*|breadcrumbs?|crumbs?|nav|navbar|menu|sidebar|footer|copyright|qrcode|ewm|"
    r"erweima|related|recommend|xgyd|xgjd|xglj|prevnext|pagination|pager|toolbar|fontsize|print)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INLINE = frozenset({"p", "span", "font", "strong", "b"})
_PARTS = frozenset({"tr", "tbody", "thead", "table"})
_ENOUGH = 0.88
_MINUTE = 0.2  # furniture by its class name only while it holds less of the page than this


def is_hidden(element: Any) -> bool:
    """Whether the element is never shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search((element.get("style") or "")[:500]))


def opening(element: Any, limit: int = 120) -> str:
    """The first characters of an element's text.

    A bound, because an element's whole text may be that of all its descendants again and again.
    """
    text = ""
    for piece in element.itertext():
        text += piece[:limit]
        if len(text) >= limit:
            break
    return text[:limit]


def dropped(body: Any) -> set[Any]:
    """The elements that are no text of the page: code, forms, navigation, share bars, hidden parts."""
    found = {e for e in body.iter() if not isinstance(e.tag, str) or e.tag in DROPPED}
    weights = _weights(body, found)
    whole = weights.get(body, 0.0) or 1.0
    named = (e for e in body.iter() if e is not body and e in weights and weights[e] / whole < _MINUTE)
    return found | {e for e in named if is_hidden(e) or _is_furniture(e)}


def _is_furniture(element: Any) -> bool:
    return bool(_FURNITURE.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:300]))


def article(body: Any, without: set[Any]) -> Any:
    """The innermost element with nearly all of the page's sentences."""
    weights = _weights(body, without)
    enough = _ENOUGH * weights.get(body, 0.0)
    found = body
    while True:
        inner = next((child for child in found if weights.get(child, 0.0) > enough), None)
        if inner is None or inner.tag in _INLINE:
            break
        found = inner
    while found.tag in _PARTS and found.getparent() is not None:
        found = found.getparent()  # all of the table's rows, not the one that holds most
    return found


def walk(top: Any, without: set[Any]) -> Iterator[tuple[str, Any]]:
    """The start and the end of every element inside, and only the end of those left out (their tail is text)."""
    from lxml import etree

    walker = etree.iterwalk(top, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element in without and element is not top:
            walker.skip_subtree()
            continue
        yield event, element


def _weights(body: Any, without: set[Any]) -> dict[Any, float]:
    """How many Chinese characters of sentences each element holds; a link's count for little."""
    found: dict[Any, float] = {}
    linked = 0
    for event, element in walk(body, without):
        if event == "start":
            linked += element.tag == "a"
            found[element] = _weight(element.text, linked)
            continue
        linked -= element.tag == "a" and element in found
        if element is not body:
            found[element.getparent()] += found.get(element, 0.0) + _weight(element.tail, linked)
    return found


def _weight(text: str | None, linked: int) -> float:
    if not text or len(text) < 2:
        return 0.0
    count = len(_WIDE.findall(text))
    if count < 80 and is_noise(" ".join(folded(text[:200]).split())):
        return 0.0
    whole = count >= _PARAGRAPH or _SENTENCE.search(text)
    return count * (1.0 if whole else 0.1) * (0.1 if linked else 1.0)
