"""Every name in the graph, ready to be found in a question; built once per state of a store."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from weakref import WeakKeyDictionary

from graph.model import Scalar
from graph.store import Store
from queries import agencies as bodies
from queries.agencies import Agency, Region
from queries.fold import fold, light
from queries.registry import part, question

_LONGEST = 80
_TITLED = ("Document", "Stub")


class Ref(NamedTuple):
    """A node by its label and identifier."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A programme, platform or document by its names."""

    label: str
    id: str
    name: str
    others: tuple[str, ...]
    region: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """The graph's names: nodes by identifier, and references by folded form."""

    agencies: dict[str, Agency]
    regions: dict[str, Region]
    things: dict[Ref, Thing]
    forms: dict[str, tuple[Ref, ...]]
    longest: int
    corpus: str
    lines: tuple[int, ...]
    measures: tuple[str, ...]
    titles: dict[str, Ref]
    short_titles: tuple[tuple[str, Ref], ...]
    metrics: frozenset[str]

    def find(self, name: str, *labels: str) -> tuple[str, ...]:
        """Identifiers behind a name, or the identifier itself; empty when nothing is called so."""
        if any((name in self.agencies, name in self.regions)) or any(
            Ref(label, name) in self.things for label in labels
        ):
            return (name,)
        return tuple(ref.id for ref in self.forms.get(fold(name), ()) if ref.label in labels)

    def below(self, regions: Iterable[str]) -> tuple[str, ...]:
        """The divisions and every division under them."""
        wanted = set(regions)
        return tuple(r for r in self.regions if r in wanted or not wanted.isdisjoint(self._above(r)))

    def mentioning(self, terms: Iterable[str]) -> tuple[str, ...]:
        """The measures in which every one of some folded words occurs."""
        found = [frozenset(self._lines_with(term)) for term in terms]
        return tuple(sorted(frozenset.intersection(*found))) if found else ()

    def counting(self, word: str) -> bool:
        """Whether some target counts what the word says."""
        return any(word in metric for metric in self.metrics)

    def nearest(self, word: str, count: int = 3) -> tuple[str, ...]:
        """The names that share most pairs of characters with a word."""
        asked = _pairs(fold(word))
        scored: Counter[str] = Counter()
        for name in self.shown():
            own = _pairs(fold(name))
            if common := len(asked & own):
                scored[name] = round(1000 * common / len(asked | own))
        return tuple(name for name, _ in sorted(scored.items(), key=lambda item: (-item[1], item[0]))[:count])

    def shown(self) -> Iterator[str]:
        """Every name that may be suggested."""
        yield from (agency.canonical for agency in self.agencies.values())
        yield from (thing.name for thing in self.things.values() if thing.label != "Stub")
        yield from (region.name for region in self.regions.values())

    def _lines_with(self, term: str) -> Iterator[str]:
        at = self.corpus.find(term) if term else -1
        while at >= 0:
            line = bisect_right(self.lines, at) - 1
            yield self.measures[line]
            end = self.lines[line + 1] if line + 1 < len(self.lines) else len(self.corpus)
            at = self.corpus.find(term, end)

    def _above(self, region: str) -> Iterator[str]:
        seen = {region}
        at = self.regions.get(region)
        while at and at.parent and at.parent not in seen:
            yield at.parent
            seen.add(at.parent)
            at = self.regions.get(at.parent)


_KEPT = 8
_known: WeakKeyDictionary[Store, dict[object, Names]] = WeakKeyDictionary()


def names_of(store: Store) -> Names:
    """The names in a store, read again only when its content changed.

    The last few states are kept: each of a store's connections tells its changes in numbers of its own.
    """
    asked = (question("state"), part("version"))
    state = tuple(value for ask in asked for value in store.rows(ask.given(()), {})[0].values())
    known = _known.setdefault(store, {})
    found = known.get(state)
    if found is None:
        for old in list(known)[: 1 - _KEPT]:
            known.pop(old, None)
        found = known[state] = _read(store)
    return found


def _read(store: Store) -> Names:
    regions: dict[str, Region] = {}
    things: dict[Ref, Thing] = {}
    for row in store.rows(question("thing_names").given(()), {}):
        label, key, name = str(row["label"]), str(row["id"]), str(row["name"] or row["id"])
        if label == "Region":
            regions[key] = Region(key, name, _text(row["other"]), _text(row["region"]), _text(row["parent"]))
        else:
            others = (*_listed(row["other"]), *([str(row["parent"])] if row["parent"] else []))
            things[Ref(label, key)] = Thing(label, key, name, others, _text(row["region"]))
    agencies = _agencies(store)
    said = store.rows(question("measure_words").given(()), {})
    forms = _forms(agencies, regions, things)
    _add(forms, "Title", ((str(row["title"]), str(row["id"])) for row in said if row["title"]), shortest=4)
    _add(forms, "Issuer", ((name, name) for name in _issuers(store)), shortest=2)
    words = [(str(row["id"]), light(line)) for row in said for line in str(row["words"]).split("\n")]
    corpus = "\n".join(line for _, line in words)
    starts = tuple(accumulate((len(line) + 1 for _, line in words[:-1]), initial=0)) if words else ()
    known = {form: tuple(refs) for form, refs in forms.items()}
    titles = {fold(thing.name): ref for ref, thing in things.items() if ref.label == "Document"}
    return Names(
        agencies,
        regions,
        things,
        known,
        min(_LONGEST, max(map(len, known), default=0)),
        corpus,
        starts,
        tuple(key for key, _ in words),
        titles,
        tuple((bodies.shortened(fold(thing.name)), ref) for ref, thing in things.items() if ref.label in _TITLED),
        frozenset(_metrics(store)),
    )


def _add(forms: dict[str, dict[Ref, None]], label: str, named: Iterable[tuple[str, str]], shortest: int) -> None:
    for name, key in named:
        if len(form := light(name)) >= shortest:
            forms[form][Ref(label, key)] = None


def _issuers(store: Store) -> Iterator[str]:
    for row in store.rows(question("documents").given(()), {}):
        yield from _listed(row["issuers"])


def _metrics(store: Store) -> Iterator[str]:
    """What targets count."""
    for row in store.rows(question("targets").given(()), {}):
        yield fold(str(row["metric"]))


def _agencies(store: Store) -> dict[str, Agency]:
    rows: dict[str, list[dict[str, Scalar]]] = defaultdict(list)
    for row in store.rows(question("agency_names").given(()), {}):
        rows[str(row["id"])].append(row)
    return {key: _agency(key, found) for key, found in rows.items()}


def _agency(key: str, rows: list[dict[str, Scalar]]) -> Agency:
    first = rows[0]
    written = tuple(str(row["name"]) for row in rows if row["name"])
    canonical = str(first["canonical"] or key)
    region, level, kind, function, parent = (
        _text(first[field]) for field in ("region", "level", "kind", "function", "parent")
    )
    return Agency(key, canonical, region, level, kind, function, parent, written)


def _forms(
    agencies: dict[str, Agency], regions: dict[str, Region], things: dict[Ref, Thing]
) -> dict[str, dict[Ref, None]]:
    found: dict[str, dict[Ref, None]] = defaultdict(dict)
    later: dict[str, dict[Ref, None]] = defaultdict(dict)
    for agency in agencies.values():
        for form in bodies.forms(agency, regions.get(agency.region or "")):
            found[form][Ref("Agency", agency.id)] = None
    for agency in agencies.values():
        for form in bodies.former(agency, regions.get(agency.region or "")) - found.keys():
            later[form][Ref("Agency", agency.id)] = None
    found |= later
    for region in regions.values():
        for name in (region.name, region.short, *bodies.called(region)):
            if name and len(name) > 1:
                found[fold(name)][Ref("Region", region.id)] = None
    for ref, thing in things.items():
        for name in (thing.name, *thing.others):
            if len(form := fold(name)) > 1:
                found[form][ref] = None
    return found


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(max(1, len(text) - 1)))


def _listed(value: Scalar) -> tuple[str, ...]:
    return tuple(str(entry) for entry in json.loads(value)) if isinstance(value, str) and value[:1] == "[" else ()


def _text(value: Scalar) -> str | None:
    return None if value is None else str(value)
