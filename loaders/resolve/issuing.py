"""The body whose text this is, behind which its internal offices hang (人事处 → 内蒙古自治区科学技术厅)."""

from __future__ import annotations

from graph.model import Record
from loaders.resolve.body import Agency, Context
from loaders.resolve.names import clean, meaning

_OWNS_OFFICES = ("government", "party", "institution", "mass")
_LONGEST = 24
_GENERAL = ("人民政府", "党委", "办公厅")


def issuing_body(record: Record, region: str | None, year: int | None) -> str | None:
    """The canonical name of the department that issued the text, or that its title begins with; none when no one did."""
    head = record.document
    for name in (*head.issuers, head.title or ""):
        if found := _department(clean(name), Context(region, year)):
            return found.canonical
    return None


def _department(name: str, context: Context) -> Agency | None:
    """The longest beginning of the name that is a department for certain."""
    for size in range(min(_LONGEST, len(name)), 3, -1):
        if name[size - 1] in "厅局委部办会院署室":
            found = meaning(name[:size], context)
            if found.certain and found.kind in _OWNS_OFFICES and found.function not in _GENERAL:
                return found
    return None
