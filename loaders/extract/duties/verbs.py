"""A piece of a list: its name, the verb that closes it, what joins it to the next (X会同Y负责), and what is no name."""

from __future__ import annotations

import re
from functools import cache

from loaders.alternatives import either
from loaders.extract.duties.parts import PARTS, Part
from loaders.extract.duties.predicates import predicate
from loaders.extract.duties.subjects import subjects
from loaders.rules import compiled, named
from loaders.wordtable import table

LONGEST_NAME = 60


_SCOPED = re.compile(
    "(?P<name>[^、,]{2,40}?)(?P<verb>牵头|负责|配合|落实|参与)(?:本|各自|辖区|所|其|全|学|具体|相关|有关|做好|抓好)[^、,]{1,14}$"
)
_ADVERB = re.compile(
    "(?:分别|分头|各自|加快|加强|抓紧|稳步|逐步|共同|具体|结合实际|因地制宜|全面|积极|密切|统一|依法|按规定|主要|统筹|协调|组织|直接|认真|抓好|做好|加强|联合|协同|(?P<by>(?:按照?|依据?|根据|结合)?(?:各自)?(?:职责|职能|分工)+))$"
)


def verb(piece: str) -> tuple[str, Part | None]:
    """A piece without its closing verb, and the part that the verb gives.

    >>> verb("市财政局按照职责分工具体负责"), verb("市文化馆")
    (('市财政局', 'shared'), ('市文化馆', None))
    """
    scope = _SCOPED.match(piece)
    if scope and named(scope["name"]) and not piece.endswith(("单位", "部门", "机构", "局", "委", "办")):
        piece = scope["name"] + scope["verb"]
    match = compiled("tail").search(piece[-24:])
    if not match or (named(piece) and not named(piece[: -len(match[0])])):
        return piece, None
    part = next(p for p in PARTS if match[p])
    rest = piece[: len(piece) - len(match[0])]
    while adverb := _ADVERB.search(rest[-12:]):
        rest = rest[: len(rest) - len(adverb[0])]
        part = "shared" if adverb["by"] and part == "duty" else part
    return rest, part


@cache
def _joint_pattern() -> re.Pattern[str]:
    return re.compile(either(table("roles")["joint"]["words"]))


def joint(name: str) -> tuple[str, str] | None:
    """X会同Y: the name before and what follows."""
    for match in _joint_pattern().finditer(name[:200]):
        left, right = name[: match.start()].removeprefix("由"), name[match.end() :]
        left = re.sub("(?:牵头|负责|共同|并)+$", "", left)
        if named(left) and (named(right) or named(right + "等")):
            return left, right
    return None


_NO_NAME = re.compile(
    r"\d{2,4}年|\d月|[0-9.]+[%个项]|季度|[上下]半年|[上中下]旬|完成|推进$|持续|前$|^到|^于|长期|[:《》!?]"
)


def plausible(name: str) -> bool:
    """Whether a piece can be a name: no date, no filler, no sentence."""
    bare = name.strip('"“”。 ')
    if bare in table("bodies")["levels"]:
        return True
    return (
        2 <= len(bare) <= LONGEST_NAME
        and bare not in table("roles")["filler"]["words"]
        and (named(bare) or not _NO_NAME.search(bare))
    )


def trimmed(name: str) -> str:
    """A name without what it is to do (市人社局研究提出).

    >>> trimmed("市人社局研究提出"), trimmed("市就业指导中心")
    ('市人社局', '市就业指导中心')
    """
    if named(name) or len(name) > LONGEST_NAME:
        return name
    found = [s for s in subjects(name) if predicate(name[s.end :])]
    return name[: found[-1].end] if found else name
