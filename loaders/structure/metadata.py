"""What a page's own data say of the document: 文号, 发文机关, 成文日期, in lines, tables, or label above value (ontology §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.noise import is_sheet
from loaders.structure.headings import NUMBER
from loaders.structure.lines import Item, Line
from loaders.structure.signature import DATE
from loaders.structure.words import any_of
from loaders.text import Table

_LONGEST = 640
_FIRST = 80
_MARK = r"[】\]]?[\s:|]{0,4}"
_NEXT = r"$|[|\t]|发布机构|发文机关|文\s?号\s?:|索\s?引\s?号|公开日期|发布日期|成文日期|主题分类|有\s?效\s?性"
_STATED = (
    re.compile(rf"(?P<label>发文字号|发布文号|发文文号|文\s?号|文件编号){_MARK}(?P<value>{NUMBER.pattern})"),
    re.compile(
        rf"(?P<label>成文日期|成文时间|印发日期|签发日期|发文日期|发文时间|颁布时间|颁布日期){_MARK}(?P<value>{DATE})"
    ),
    re.compile(rf"(?P<label>名\s?称|标\s?题)[】\]]?\s?[:|\t][\s|]{{0,3}}(?P<value>[^|\t]{{6,120}}?)\s?(?={_NEXT})"),
    re.compile(
        r"(?P<label>发文机关|发文机构|制发机关|发文部门|发文单位)[】\]]?\s?(?:[:|\t]\s?|\s)(?P<value>[一-鿿、]{3,60})(?=$|[\s|\t;])"
    ),
)
_ALONE = re.compile(r"[•·●\-]?\s?(?P<label>[一-鿿]{2}\s?[一-鿿]{0,2}):$")


def metadata(items: Sequence[Item], text: str = "") -> dict[str, str]:
    """What a page's own data say: 文号, 发文机关, 成文日期.

    >>> metadata([Line(0, 0, "索引号 1/2021 发文字号 甲政发〔2021〕3号"), Line(0, 0, "发布日期:2021-05-01")])
    {'发文字号': '甲政发〔2021〕3号'}
    >>> metadata([Line(0, 0, "• 成文日期:"), Line(0, 0, "2021年5月1日 16:40")])
    {'成文日期': '2021年5月1日'}
    """
    found: dict[str, str] = {}
    for said in _said(items, text):
        if len(said) <= _LONGEST:
            for pattern in _STATED:
                for match in pattern.finditer(said):
                    found.setdefault(re.sub(r"\s", "", match["label"]), match["value"].strip())
    return found


def _said(items: Sequence[Item], text: str) -> Iterator[str]:
    """The lines, a label with the line below it, and the rows of tables of data, as label and value."""
    for i, item in enumerate(items[:_FIRST]):
        if isinstance(item, Line):
            below = items[i + 1] if i + 1 < len(items) and _ALONE.match(item.text) else None
            yield item.text + (below.text if isinstance(below, Line) else "")
        elif sheet(item, text):
            for row in item.rows:
                yield " ".join(dict.fromkeys(text[cell.start : cell.end].strip() for cell in row.cells))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{any_of('furniture')}(?<=:)|(?:{any_of('furniture')}|索\s*引\s*号|主\s*题\s*词|标\s*题)\s?:")


def sheet(table: Table, text: str) -> bool:
    """Whether a table is the page's own data about the document."""
    cells = {text[cell.start : cell.end].strip() for row in table.rows[:12] for cell in row.cells}
    return sum(bool(_label().match(cell)) for cell in cells) >= 3 or is_sheet(cells)
