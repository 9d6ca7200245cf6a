"""Page furniture: lines of a web page that say nothing of the document (ontology §1, Document)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.noise import is_noise
from loaders.structure.labels import labels
from loaders.structure.lines import Item, Line
from loaders.structure.words import any_of
from loaders.text import Table

_LONGEST = 160
_META = re.compile(
    r"(?P<label>发文字号|文号|发文机关|发文机构|制发机关|成文日期|发文日期|印发日期|签发日期):\s?(?P<value>[^:]{2,60}?)(?=$|[^\s:]{2,6}:)"
)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        any_of("furniture") + "|[-=_*·—.]{3,}$|第?[-—]?\\s?\\d{1,3}\\s?[-—]?页?$"
        r"|(?:时间|日期|发布)[::]?\s?20\d\d[-/.年]|20\d\d[-/.]\d\d[-/.]\d\d \d\d:\d\d|全文$"
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{any_of('furniture')}(?<=:)|(?:{any_of('furniture')}|索\s*引\s*号|主\s*题\s*词|标\s*题)\s?:")


@cache
def _banner() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:《]{{0,30}}{any_of('banners')}$")


@cache
def _footer() -> re.Pattern[str]:
    return re.compile(rf"^{any_of('footers')}|ICP备|公网安备|版权所有|网站标识码")


def furniture(text: str) -> bool:
    """Whether a line is page furniture.

    >>> [furniture(t) for t in ("来源:市科技局 访问次数:12", "发布日期:2022-12-22 10:27", "来源于实践的经验,应当及时总结推广")]
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
        if isinstance(item, Table) and _sheet(item, text):
            continue
        kept.append(item)
    return kept


def metadata(items: list[Item], text: str = "") -> dict[str, str]:
    """What a page's own table of data says: 文号, 发文机关, 成文日期.

    >>> metadata([Line(0, 0, "发文字号:甲政发〔2021〕3号"), Line(0, 0, "发布日期:2021-05-01")])
    {'发文字号': '甲政发〔2021〕3号'}
    """
    found: dict[str, str] = {}
    for said in _said(items, text):
        if len(said) <= 4 * _LONGEST and ":" in said:
            for match in _META.finditer(said):
                found.setdefault(match["label"], match["value"].strip())
    return found


def _said(items: list[Item], text: str) -> Iterator[str]:
    """The lines, and the rows of tables of data, as label and value."""
    for item in items[:80]:
        if isinstance(item, Line):
            yield item.text
        elif _sheet(item, text):
            for row in item.rows:
                yield " ".join(dict.fromkeys(text[cell.start : cell.end].strip() for cell in row.cells))


def _sheet(table: Table, text: str) -> bool:
    """Whether a table is the page's own data about the document."""
    cells = {text[cell.start : cell.end].strip() for row in table.rows[:12] for cell in row.cells}
    return sum(bool(_label().match(cell)) for cell in cells) >= 3
