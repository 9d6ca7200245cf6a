"""Which division a document governs: its issuers, its title, its number's letters, the places it names (ontology §1)."""

from __future__ import annotations

from graph.model import Record
from loaders.resolve.central import central_body
from loaders.resolve.places import locate


def governed(record: Record) -> str | None:
    """The division that the text governs; none when nothing in it says so."""
    head = record.document
    for name in (*head.issuers, head.title or ""):
        if central_body(name, "cn", None) or name.startswith(("国务院", "国家")):
            return "cn"
        at = locate(name, None)
        if at.said in ("full", "short") and at.region:
            return at.region
    return None
