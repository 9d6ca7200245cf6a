"""The words of questions, read from data files: class by word."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class TitleWords(NamedTuple):
    """What titles of documents end in, and what stands around a document that is called by a part of its title."""

    genres: tuple[str, ...]
    any: tuple[str, ...]
    loose: tuple[str, ...]
    this: tuple[str, ...]
    inside: tuple[str, ...]
    by: tuple[str, ...]


class Words(NamedTuple):
    """Class by word, the classes of each section, the divisions of the country, the longest word, what no topic holds,
    the verbs of goals, the words around titles, the characters that change nothing when they are left over, and what named things are."""

    classes: dict[str, str]
    sections: dict[str, frozenset[str]]
    places: frozenset[str]
    longest: int
    never: tuple[str, ...]
    aims: frozenset[str]
    titles: TitleWords
    light: frozenset[str]
    heads: frozenset[str]


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
    topics = table.pop("never")
    titles = TitleWords(**{name: tuple(listed.split()) for name, listed in table.pop("titles").items()})
    for section, classes in table.items():
        sections[section] = frozenset(classes)
        for name, listed in classes.items():
            for word in listed.split():
                found.setdefault(word.replace("_", " "), name)
    lines = (folder / "places.csv").read_text("utf-8").splitlines()
    places = frozenset(line for line in lines if not line.startswith("#")) - {"name"}
    return Words(
        found,
        sections,
        places,
        max(map(len, (*found, *places))),
        tuple(topics["in_topics"].split()),
        frozenset(topics["aims"].split()),
        titles,
        frozenset(topics["light"].split()),
        frozenset(topics["heads"].split()),
    )
