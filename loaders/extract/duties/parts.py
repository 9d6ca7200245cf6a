"""Who leads, who assists and by what basis in one list (ontology §4, Role and basis)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from graph.model import Basis, Role

Part = Literal["lead", "duty", "assist", "guide", "shared", "plain", "none"]
PARTS: tuple[Part, ...] = ("lead", "duty", "assist", "guide", "shared")


class Said(NamedTuple):
    """One agency as a list gives it."""

    name: str
    role: Role
    basis: Basis


class Group(NamedTuple):
    """The names that one label or one verb covers."""

    part: Part
    names: tuple[str, ...]


def roles(found: Sequence[Group], ruled: bool) -> list[Said]:
    """Who leads and who assists in one list; ``ruled`` says that a document-wide rule is in force.

    >>> [s.role for s in roles([Group("lead", ("市民政局",)), Group("duty", ("市财政局",))], False)]
    ['leads', 'assists']
    >>> roles([Group("plain", ("市水利局", "市林业局"))], True)[1]
    Said(name='市林业局', role='assists', basis='declared')
    """
    present = {g.part for g in found}
    charged = list(dict.fromkeys(n for g in found if g.part in ("duty", "plain") for n in g.names))
    said = [_one(g.part, name, present, charged, ruled) for g in found for name in g.names]
    leading = {s.name: s for s in reversed(said) if s.role == "leads"}
    return list({s.name: leading.get(s.name, s) for s in reversed(said)}.values())[::-1]


def _one(part: Part, name: str, present: set[Part], charged: list[str], ruled: bool) -> Said:
    if part in ("lead", "guide", "assist"):
        return Said(name, "leads" if part == "lead" else "guides" if part == "guide" else "assists", "explicit")
    if "lead" in present:
        return Said(name, "assists", "explicit")
    if part == "shared" or "shared" in present:
        return Said(name, "leads", "shared")
    if "assist" in present and part == "duty":
        return Said(name, "leads", "explicit")
    if len(charged) == 1:
        return Said(name, "leads", "sole")
    return Said(name, "leads" if name == charged[0] else "assists", "declared" if ruled else "listed")
