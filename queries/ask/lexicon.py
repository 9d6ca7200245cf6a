"""The words of questions, read from data files: class by word."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Words(NamedTuple):
    """Class by word, the classes of each section, the divisions of the country, the longest word, and what no topic holds."""

    classes: dict[str, str]
    sections: dict[str, frozenset[str]]
    places: frozenset[str]
    longest: int
    never: tuple[str, ...]


@cache
def words() -> Words:
    """The lexicon, read once.

    >>> words().classes["牵头"], words().classes["work with"]
    ('leads', 'partners')
    """
    folder = files("queries.ask")
    found: dict[str, str] = {}
    sections: dict[str, frozenset[str]] = {}
    table = tomllib.loads((folder / "cues.toml").read_text("utf-8"))
    never = tuple(table.pop("never")["in_topics"].split())
    for section, classes in table.items():
        sections[section] = frozenset(classes)
        for name, listed in classes.items():
            for word in listed.split():
                found.setdefault(word.replace("_", " "), name)
    lines = (folder / "places.csv").read_text("utf-8").splitlines()
    places = frozenset(line for line in lines if not line.startswith("#")) - {"name"}
    return Words(found, sections, places, max(map(len, (*found, *places))), never)
