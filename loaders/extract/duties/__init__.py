"""Who leads, assists or guides each measure: lists, labels, columns, rules and prose (ontology §4)."""

from __future__ import annotations

from loaders.extract.duties.doubts import notes
from loaders.extract.duties.merge import find

__all__ = ["find", "notes"]
