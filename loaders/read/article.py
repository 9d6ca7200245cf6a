"""Where the article stands in a web page: the innermost element that holds nearly all sentences."""

from __future__ import annotations

import re
from typing import Any

DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "math",
        "audio",
        "video",
        "map",
        "select",
        "button",
        "input",
        "textarea",
        "option",
        "datalist",
        "head",
        "title",
        "nav",
        "aside",
        "footer",
        "form-associated",
        "dialog",
        "menu",
        "marquee",
    ]
)
_SENTENCE = re.compile(r"[,。;,;::、!?!?(([]")
_WIDE = re.compile(r"[㐀-鿿]")
_HIDDEN = re.compile(r"display\s{0,4}:\s{0,4}none", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|bdshare|bshare|social|breadcrumbs?|crumbs?|crumb|nav|navbar|menu|sidebar|footer|copyright|"
    r"qrcode|ewm|erweima|related|recommend|xgyd|xgjd|xglj|prevnext|pagination|pager|toolbar|fontsize|print)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ENOUGH = 0.88
_MINUTE = 0.2  # furniture by its class name only while it holds less of the page than this


def is_hidden(element: Any) -> bool:
    """Whether the element is never shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search((element.get("style") or "")[:500]))


def prune(body: Any) -> None:
    """Take out of the tree what is no text of the page: code, forms, navigation, share bars, hidden parts."""
    weights = _weights(body)
    whole = weights.get(body, 0.0) or 1.0
    for element in [e for e in body.iter() if e is not body and _is_dropped(e, weights.get(e, 0.0) / whole)]:
        parent = element.getparent()
        if parent is not None:
            _remove(parent, element)


def _is_dropped(element: Any, share: float) -> bool:
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return share < _MINUTE and (is_hidden(element) or bool(_FURNITURE.search(named)))


def _remove(parent: Any, element: Any) -> None:
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def article(body: Any) -> Any:
    """The innermost element with nearly all of the page's sentences."""
    weights = _weights(body)
    enough = _ENOUGH * weights.get(body, 0.0)
    found = body
    while True:
        inner = next((child for child in found if weights.get(child, 0.0) > max(enough, 0.0)), None)
        if inner is None or inner.tag in {"p", "br", "tr", "tbody", "span", "font", "strong", "b"}:
            return found
        found = inner


def _weights(body: Any) -> dict[Any, float]:
    """How many Chinese characters of sentences each element holds; a link's count for little."""
    found: dict[Any, float] = {}
    linked = 0
    from lxml import etree

    for event, element in etree.iterwalk(body, events=("start", "end")):
        linked += (element.tag == "a") * (1 if event == "start" else -1)
        if event == "start":
            found[element] = _weight(element.text, linked)
        elif element is not body:
            parent = element.getparent()
            found[parent] += found[element] + _weight(element.tail, linked)
    return found


def _weight(text: str | None, linked: int) -> float:
    if not text or len(text) < 2:
        return 0.0
    count = len(_WIDE.findall(text))
    return count * (1.0 if _SENTENCE.search(text) else 0.3) * (0.1 if linked else 1.0)
