"""What the document says elsewhere of a name that its list cuts short (领导小组, 健康促进办, 部门和单位)."""

from __future__ import annotations

import re
from functools import cached_property

from graph.model import Record
from loaders.resolve.body import Agency
from loaders.resolve.places import locate

_GROUP_ENDS = "领导小组|协调小组|工作小组|指挥部|委员会|工作专班|专班|联席会议"
_GROUP = re.compile(rf"[一-鿿“”·A-Za-z0-9]{{2,30}}(?:{_GROUP_ENDS})(?:办公室)?")
# A bare 委员会 is too general a word to mean the one that the text names, unless the text says so.
_BARE_GROUP = re.compile(rf"(?P<group>(?:工作)?(?:{_GROUP_ENDS}))(?P<office>办公室|办)?\Z")
_GROUP_OFFICE = re.compile(r"(?P<place>[省市县区旗州盟]?)(?P<stem>[一-鿿]{2,12})办\Z")
_LEADING_VERBS = re.compile(r".*(?:成立|设立|组建|建立|调整|按照|由|的|在|经|向|是|把|将|从|报|请|并)(?=.)")
_ALIAS = re.compile(
    r"(?P<full>[一-鿿“”·A-Za-z0-9]{4,40})\((?:以下)?(?:统一)?简称:?[“\"]?(?P<short>[一-鿿]{2,16})[”\"]?\)"
)
_ELIDED = re.compile(r"(?:部门|单位|机构|地区|政府)")
_COLLECTIVE_LEAD = re.compile(r"各有关|各相关|各级|有关|相关")
_FILLER = re.compile(r"项目|工作")
_LONGEST_TEXT = 200_000


class Elsewhere:
    """Looks names up in the rest of their document."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def whole(self, name: str, before: str | None) -> str:
        """The name with what the text says of it elsewhere, or as it is."""
        if before and (lead := _COLLECTIVE_LEAD.match(before)) and _ELIDED.match(name):
            return lead[0] + name
        if name in self._aliases:
            return self._aliases[name]
        if found := _BARE_GROUP.match(name):
            if found["office"] and found["group"] in self._aliases:
                return f"{self._aliases[found['group']]}办公室"
            group = self._group_ending(found["group"]) if found["group"] != "委员会" else None
            return group + ("办公室" if found["office"] else "") if group else name
        if found := _GROUP_OFFICE.match(name):
            return self._group_office(found["place"], found["stem"]) or name
        return name

    def one_body(self, found: list[Agency]) -> dict[Agency, Agency]:
        """Institutions that the text writes with and without a filler (项目, 工作) are one: the longer name holds."""
        longest: dict[tuple[str, str | None], Agency] = {}
        loose = {agency for agency in found if not agency.certain and len(agency.canonical) > 8}
        for agency in sorted(loose, key=lambda a: (-len(a.canonical), a.canonical)):
            longest.setdefault((_FILLER.sub("", agency.canonical), agency.region), agency)
        return {
            a: kept for a in loose if (kept := longest[_FILLER.sub("", a.canonical), a.region]).canonical != a.canonical
        }

    @cached_property
    def _aliases(self) -> dict[str, str]:
        """Groups and bodies that the text itself shortens: X工作领导小组(以下简称领导小组)."""
        found: dict[str, str] = {}
        text = (self._record.text or "")[:_LONGEST_TEXT]
        for alias in _ALIAS.finditer(text) if "简称" in text else ():
            full = _whole(alias["full"])
            if full.endswith(alias["short"][-2:]) and len(full) > len(alias["short"]):
                found[alias["short"]] = full
        return found

    @cached_property
    def _groups(self) -> dict[str, int]:
        """The groups that the title, the issuers and the text name in full, and how often."""
        head = self._record.document
        places = (head.title or "", *head.issuers, (self._record.text or "")[:_LONGEST_TEXT])
        counts: dict[str, int] = {}
        for place in places:
            for found in _GROUP.finditer(place):
                name = _whole(found[0]).removesuffix("办公室")
                counts[name] = counts.get(name, 0) + 1
        return counts

    def _group_ending(self, ending: str) -> str | None:
        """The one group of the text that ends so and says more; the one named most when there are several."""
        longer = {name: n for name, n in self._groups.items() if name.endswith(ending) and len(name) > len(ending) + 2}
        ranked = sorted(longer, key=lambda name: (-longer[name], -len(name), name))
        if not ranked or (
            len(ranked) > 1 and longer[ranked[0]] == longer[ranked[1]] and not ranked[0].endswith(ranked[1])
        ):
            return None
        return ranked[0]

    def _group_office(self, place: str, stem: str) -> str | None:
        """健康促进办 → 健康促进工作领导小组办公室, when the text names that group."""
        ends = tuple(stem + work + group for work in ("", "工作") for group in ("领导小组", "委员会", "指挥部"))
        fitting = sorted({name[name.rfind(stem) :] for name in self._groups if name.endswith(ends)})
        return f"{place}{fitting[0]}办公室" if len(fitting) == 1 else None


def _whole(said: str) -> str:
    """The name at the end of what stands before it: from its division on, else behind the last verb.

    >>> _whole("为此成立象州县河道和水库管理工作领导小组"), _whole("由农村公路工作领导小组")
    ('象州县河道和水库管理工作领导小组', '农村公路工作领导小组')
    """
    for start in range(len(said) - 5):
        if locate(said[start:], None).said == "full":
            return said[start:]
    return _LEADING_VERBS.sub("", said)
