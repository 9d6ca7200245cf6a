"""Names that no table knows: whether they look like an agency's, of which kind, and as what they stand."""

from __future__ import annotations

import re
from functools import cache

from graph.model import AgencyKind
from loaders.alternatives import either
from loaders.regions import regions
from loaders.resolve.body import Body
from loaders.resolve.places import Located, locate
from loaders.resolve.wording import endings, pairs, words

_BODIES = ("head", "institution", "enterprise", "mass", "group", "government")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|政府|党委|办事处|街道办)?\Z")
_PLURAL = re.compile(r"(?:单位|部门|机构|企业|高校|院校|机关)\Z")
_SERVING = re.compile(r"(?:管理|服务|代建)办(?:公室)?\Z")
# A university's name is complete without its division.
_COLLEGE = re.compile(r"(?<![各属办立]).{2,}(?:大学|学院)\Z")
# 县医院, 市商会: the one of its division.
_ONE_OF_A_PLACE = ("医院", "商会")
_MANY = re.compile(r"有关|相关|各|所有")


def could_be(written: str) -> bool:
    """Whether a name of no known kind still has the shape of an agency's.

    >>> could_be("市转型发展投资公司"), could_be("工作新格局"), could_be("企业家")
    (True, False, False)
    """
    at = locate(written, None)
    bare = written if at.said == "short" else at.rest
    # 市双创办, 市以工代赈办 are offices; 创办 is none.
    is_office = (
        (at.said in ("level", "full") or written[:2] == "中共") and bare.endswith(("办", "委", "局")) and len(bare) > 2
    )
    if bare in words("never") and not (at.said in ("level", "full") and bare in _ONE_OF_A_PLACE):
        return False
    if endings("never_end").search(written) and not is_office:
        return False
    if (
        _verbs().match(bare)
        and not endings("group").search(bare.removesuffix("办公室"))
        and not bare.endswith("办公室")
        and not is_office
    ):
        return False
    return bool(endings(*_BODIES).search(bare)) and len(bare) > 1


def of_the_centre(written: str) -> Body:
    """国务院有关部门, 国家环境应急指挥部: complete as written."""
    if _MANY.search(written):
        return Body(written, "collective")
    return Body(written, _kind(written), certain=False)


def prefixed(written: str, at: Located) -> Body:
    """A name that only gets its division's prefix; one with a place's bare name of its own stays as written."""
    if at.said == "short" or (at.said == "none" and names_its_place(written, at.region)):
        return Body(spelled(written), _kind(at.rest), certain=False)
    if "所在地" in written or (at.said == "none" and _COLLEGE.search(written)):
        return Body(written, _kind(written), certain=False)
    if _TOWNSHIP.search(at.rest) and not _MANY.search(at.rest):
        return Body(at.name + at.rest, "government", certain=False, level="township")
    return Body(at.name + spelled(at.rest), _kind(at.rest), certain=False)


def spelled(name: str) -> str:
    """The name with the short words spelled out that are short for one thing only.

    >>> spelled("公安局交警大队"), spelled("职教城管理办")
    ('公安局交通警察大队', '职教城管理办公室')
    """
    for short, full in pairs("spelled").items():
        if full not in name:
            name = name.replace(short, full)
    return name


def names_its_place(written: str, region: str | None) -> bool:
    """Whether the place stands inside the name.

    >>> names_its_place("国网株洲供电公司", "430200"), names_its_place("市供电公司", "430200")
    (True, False)
    """
    place = regions().get(region or "cn")
    return place is not None and len(place.short) > 1 and place.short.split("/")[-1] in written[1:]


_KINDS: tuple[AgencyKind, ...] = ("enterprise", "mass", "institution", "government")


def _kind(rest: str) -> AgencyKind:
    if rest.endswith(("管委会", "管理委员会")):
        return "institution"
    if _PLURAL.search(rest):
        return "collective"
    if _SERVING.search(rest):
        return "institution"
    if endings("group").search(rest.removesuffix("办公室")):
        return "other"
    return next((kind for kind in _KINDS if endings(kind).search(rest)), "other")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(either(words("verb")))
