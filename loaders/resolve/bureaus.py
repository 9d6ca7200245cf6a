"""Departments of a government: a line of work and a bureau's last word (科技 + 局 → 科学技术局)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.resolve.body import Body
from loaders.resolve.places import Located
from loaders.resolve.wording import Line, bare, formals, in_force, lines, official, pairs

_JOINTS = re.compile(r"[和与及、]")
_LONGEST_STEM = 24


def own_name(at: Located, year: int | None) -> Body | None:
    """The department by the names that this one division is known to use (上海市金融服务办公室).

    >>> own_name(Located("310000", "金融办", "level"), 2016).canonical
    '上海市金融服务办公室'
    """
    found = in_force(official().get(bare(at.rest), ()), at.region, year)
    return Body(at.name + found.full, "government", found.function) if found and not found.level else None


def bureau(rest: str, at: Located, year: int | None) -> Body | None:
    """The department behind a name without its division; none where the line of work is unknown.

    >>> bureau("人社局", Located("430200", "人社局", "level"), None).canonical
    '株洲市人力资源和社会保障局'
    >>> bureau("上善局", Located("430200", "上善局", "level"), None) is None
    True
    """
    found = in_force(official().get(bare(rest), ()), at.region, year)
    if found and not (found.level and _says_it_itself(rest, found.full)):
        return Body(at.name + found.full, "government", found.function)
    short, full = _last_word(rest)
    if not short:
        return None
    line = line_of(pairs("letter").get(rest) or rest[: -len(short)])
    if (line is None or not line.certain) and (plain := _shortened(rest)) != rest and len(plain) > len(short):
        alike = bureau(plain, at, year)
        return alike if alike and alike.certain else _named(line, full, at)
    return _named(line, full, at)


def _named(line: Line | None, full: str, at: Located) -> Body | None:
    return Body(at.name + line.formal + full, "government", line.key, certain=line.certain) if line else None


def _shortened(rest: str) -> str:
    """A name that is short in one half only, short throughout (文广旅游局 → 文广旅局)."""
    for word, brief in pairs("word").items():
        rest = rest.replace(word, brief)
    return rest


def _says_it_itself(rest: str, full: str) -> bool:
    """Whether the name is complete as written: a known wording that the official one would only add a joint to."""
    short, _ = _last_word(rest)
    return rest[: -len(short) or None] in formals() and rest != full and bare(rest) == bare(full)


def _last_word(rest: str) -> tuple[str, str]:
    for short, full in pairs("suffix").items():
        if rest.endswith(short) and len(rest) > len(short):
            return short, full
    return "", ""


class Part(NamedTuple):
    """A piece of a name of several lines of work: as written, and the words it is short for."""

    written: str
    formal: str
    key: str


@lru_cache(maxsize=65536)
def line_of(stem: str) -> Line | None:
    """A line of work, or several of them in one name, from its short or full words.

    >>> line_of("发改").formal, line_of("教育和体育").formal, line_of("农业农村和水利局") is None
    ('发展和改革', '教育和体育', True)
    """
    if not stem or len(stem) > _LONGEST_STEM:
        return None
    if exact := formals().get(stem):
        return exact
    key = _JOINTS.sub("", stem)
    if found := lines().get(key):
        if not _JOINTS.search(stem) or _says(found.formal, stem):
            return found
        return Line(stem, found.key)
    return _several(stem)


def _says(formal: str, stem: str) -> bool:
    """Whether the formal words hold all that is written, in its order."""
    rest = iter(formal)
    return all(char in rest for char in stem.replace("与", "和").replace("及", "和"))


def _several(stem: str) -> Line | None:
    """The fewest known lines of work that make up the stem (农业农村 + 水利), joints kept; short words stay as written."""
    best: list[tuple[Part, ...] | None] = [(), *([None] * len(stem))]
    for end in range(1, len(stem) + 1):
        for start in range(max(0, end - 12), end):
            before, line = best[start], _part(stem[start:end], start)
            now = best[end]
            if before is not None and line and (now is None or len(before) + 1 < len(now)):
                best[end] = (*before, line)
    found = best[-1]
    if not found or not found[-1].key:
        return None
    if all(line.formal == line.written for line in found):
        return Line("".join(line.formal for line in found), found[0].key)
    return Line(stem, found[0].key, certain=False)


def _part(part: str, start: int) -> Part | None:
    if len(part) == 1:
        return Part(part, part, "") if start and _JOINTS.match(part) else None
    line = lines().get(_JOINTS.sub("", part))
    return Part(part, line.formal, line.key) if line and not _JOINTS.match(part) and _says(line.formal, part) else None
