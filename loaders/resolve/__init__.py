"""What a written name *means*: the agency behind it, its division, its era (ontology §3)."""

from __future__ import annotations

from loaders.regions import chain as region_chain
from loaders.resolve.body import Agency, Successor
from loaders.resolve.names import agency
from loaders.resolve.records import resolve
from loaders.resolve.reforms import successors

__all__ = ["Agency", "Successor", "agency", "region_chain", "resolve", "successors"]
