"""Page furniture: lines of a web page that say nothing of the document (ontology §1, Document)."""

from __future__ import annotations

import re
from functools import cache

from loaders.noise import is_noise
from loaders.structure.labels import labels
from loaders.structure.lines import Item, Line
from loaders.structure.metadata import sheet
from loaders.structure.words import any_of
from loaders.text import Table

_LONGEST = 160


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        any_of("furniture") + "|[-=_*·—.]{3,}$|第?[-—]?\\s?\\d{1,3}\\s?[-—]?页?$"
        r"|(?:时间|日期|发布)[::]?\s?20\d\d[-/.年]|20\d\d[-/.]\d\d[-/.]\d\d \d\d:\d\d|全文$"
    )


@cache
def _banner() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:《]{{0,30}}{any_of('banners')}$")


@cache
def _footer() -> re.Pattern[str]:
    return re.compile(rf"^{any_of('footers')}|ICP备|公网安备|版权所有|网站标识码")


def furniture(text: str) -> bool:
    """Whether a line is page furniture.

    >>> [furniture(t) for t in ("来源:市科技局 访问次数:12", "发布日期:2021-03-05 09:40", "来源于实践的经验,应当及时总结推广")]
    [True, True, False]
    """
    if len(text) > _LONGEST or (text.endswith("。") and not text.startswith("温馨提示")):
        return False
    if any(not label.weak for label in labels(text)):
        return False
    return bool(_furniture().match(text)) or bool(_banner().match(text)) or is_noise(text)


def quiet(items: list[Item], text: str = "") -> list[Item]:
    """The items without furniture; behind a page's footer nothing is left."""
    kept: list[Item] = []
    for i, item in enumerate(items):
        if isinstance(item, Line) and furniture(item.text):
            if i * 2 > len(items) and _footer().search(item.text):
                break
            continue
        if isinstance(item, Table) and sheet(item, text):
            continue
        kept.append(item)
    return kept
