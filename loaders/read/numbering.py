"""The lists of a Word file: which number stands before which paragraph (word/numbering.xml, word/styles.xml)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from loaders.read.labels import formatted

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


def tag(element: Any) -> str:
    """The element's name without its namespace (transitional and strict files differ in theirs)."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def child(element: Any, *names: str) -> Any:
    """The first descendant along these names, each a child of the one before; None when there is none."""
    for name in names:
        element = next((e for e in element if tag(e) == name), None) if element is not None else None
    return element


def value(element: Any, name: str = "val") -> str | None:
    """An attribute, whatever its namespace."""
    if element is None:
        return None
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)


def number(text: str | None, default: int = 0) -> int:
    """A small whole number, or the default."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else default


def switched_on(element: Any) -> bool:
    """Whether an on-off property is present and on."""
    return element is not None and (value(element) or "1").lower() not in {"0", "false", "off", "none"}


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True)
class Style:
    """What a paragraph style says of numbering and outline."""

    name: str = ""
    base: str | None = None
    list_id: str | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool = False


def styles(root: Any) -> dict[str, Style]:
    """The styles of word/styles.xml by their identifiers."""
    found = {}
    for element in root if root is not None else ():
        if tag(element) != "style":
            continue
        properties = child(element, "pPr")
        numbering = child(properties, "numPr")
        outline = value(child(properties, "outlineLvl"))
        level = value(child(numbering, "ilvl"))
        found[value(element, "styleId") or ""] = Style(
            name=(value(child(element, "name")) or "").lower(),
            base=value(child(element, "basedOn")),
            list_id=value(child(numbering, "numId")),
            level=number(level) if level is not None else None,
            outline=number(outline, 9) if outline is not None else None,
            hidden=switched_on(child(element, "rPr", "vanish")),
        )
    return found


def inherited(known: dict[str, Style], name: str | None, attribute: str) -> Any:
    """A style's attribute, from the style itself or the nearest one that it is based on."""
    for _ in range(20):
        style = known.get(name or "")
        if style is None:
            return None
        found = getattr(style, attribute)
        if found is not None:
            return found
        name = style.base
    return None


@dataclass
class Lists:
    """The lists of a file and how far each has counted."""

    abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, Level | int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, list_id: str, style: str | None) -> int:
        """The level of a list that belongs to a paragraph style."""
        levels = self.abstract.get(self.of.get(list_id, ""), {})
        return next((n for n, level in levels.items() if style and level.style == style), 0)

    def label(self, list_id: str, depth: int) -> str:
        """Count one paragraph of the list and give what Word prints before it."""
        key = self.of.get(list_id)
        if key is None:
            return ""
        levels = self._levels(list_id, key)
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(key, {})
        self._count(list_id, depth, level, counts)
        for deeper in [n for n in counts if n > depth and _restarts(levels.get(n), depth)]:
            del counts[deeper]
        return _printed(levels, level, counts)

    def _levels(self, list_id: str, key: str) -> dict[int, Level]:
        changed = {n: new for n, new in self.overrides.get(list_id, {}).items() if isinstance(new, Level)}
        return {**self.abstract.get(key, {}), **changed}

    def _count(self, list_id: str, depth: int, level: Level, counts: dict[int, int]) -> None:
        override = self.overrides.get(list_id, {}).get(depth)
        if isinstance(override, int) and (list_id, depth) not in self._started:
            counts[depth] = override
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._started.add((list_id, depth))


def _restarts(level: Level | None, depth: int) -> bool:
    if level is None or level.restart is None:
        return True
    return level.restart != 0 and depth < level.restart


def _printed(levels: dict[int, Level], level: Level, counts: dict[int, int]) -> str:
    if level.form == "bullet":
        visible = level.text.strip() and not any("\ue000" <= c <= "\uf8ff" for c in level.text)
        return level.text if visible and not level.text.isascii() else _BULLET

    def one(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, Level())
        count = counts.setdefault(depth, other.start)
        return str(count) if level.legal and other.form != "none" else formatted(count, other.form)

    text = _PLACE.sub(one, level.text)
    apart = level.suffix != "nothing" and text[-1:].isalnum() and text.isascii()
    return text + (" " if apart else "")


def lists(root: Any) -> Lists:
    """The lists of word/numbering.xml."""
    found = Lists()
    linked: dict[str, str] = {}
    named: dict[str, str] = {}
    for element in root if root is not None else ():
        if tag(element) == "abstractNum":
            key = value(element, "abstractNumId") or ""
            found.abstract[key] = {number(value(e, "ilvl")): _level(e) for e in element if tag(e) == "lvl"}
            link, name = value(child(element, "numStyleLink")), value(child(element, "styleLink"))
            if link:
                linked[key] = link
            if name:
                named[name] = key
        elif tag(element) == "num":
            key = value(element, "numId") or ""
            found.of[key] = value(child(element, "abstractNumId")) or ""
            found.overrides[key] = _overrides(element)
    for key, link in linked.items():
        if not found.abstract[key] and link in named:
            found.abstract[key] = found.abstract[named[link]]
    return found


def _level(element: Any) -> Level:
    restart = value(child(element, "lvlRestart"))
    return Level(
        start=number(value(child(element, "start")), 1),
        form=_form(element),
        text=value(child(element, "lvlText")) or "",
        suffix=value(child(element, "suff")) or "tab",
        legal=switched_on(child(element, "isLgl")),
        restart=number(restart) if restart is not None else None,
        style=value(child(element, "pStyle")),
    )


def _form(element: Any) -> str:
    """The number format; newer ones stand in an AlternateContent, with a plain one as fallback."""
    found = next((e for e in element.iter() if tag(e) == "numFmt"), None)
    return value(found) or "decimal"


def _overrides(element: Any) -> dict[int, Level | int]:
    found: dict[int, Level | int] = {}
    for override in (e for e in element if tag(e) == "lvlOverride"):
        depth = number(value(override, "ilvl"))
        level, start = child(override, "lvl"), child(override, "startOverride")
        if level is not None:
            found[depth] = _level(level)
        elif start is not None:
            found[depth] = number(value(start), 1)
    return found
