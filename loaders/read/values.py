"""A spreadsheet's numbers as the sheet shows them: dates, percentages, plain numbers."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from typing import Any

from loaders.read.numbering import child, number, tag

_BUILT_IN = {9: "0%", 10: "0.00%", 17: "yyyy-m", 55: "yyyy-m", 57: "yyyy-m", 28: "m-d", 29: "m-d", 58: "m-d"}
_BUILT_IN.update(dict.fromkeys([*range(14, 17), 22, *range(27, 28), 30, 31, *range(50, 55), 56], "yyyy-m-d"))
_BUILT_IN.update(dict.fromkeys([36], "yyyy-m-d"))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EPOCH = datetime(1899, 12, 30)


def date_forms(root: Any) -> list[str]:
    """The number format of every cell style of xl/styles.xml, or an empty string for a plain one."""
    own = {}
    for element in _inside(root, "numFmts"):
        own[number(element.get("numFmtId"))] = element.get("formatCode") or ""
    forms = [number(element.get("numFmtId")) for element in _inside(root, "cellXfs") if tag(element) == "xf"]
    return [own.get(form) or _BUILT_IN.get(form, "") for form in forms]


def _inside(root: Any, name: str) -> Any:
    found = child(root, name)
    return found if found is not None else ()


def shown(text: str, form: str) -> str:
    """A number as its cell shows it.

    >>> shown("45291", "yyyy/m/d"), shown("45291", 'yyyy"年"m"月"'), shown("0.25", "0%"), shown("3.0", "")
    ('2023年12月31日', '2023年12月', '25%', '3')
    >>> shown("1e999", "")
    '1e999'
    """
    try:
        amount = float(text)
    except ValueError:
        return text.strip()
    if not math.isfinite(amount):
        return text.strip()
    plain = _QUOTED.sub("", form).lower()
    if "%" in plain:
        return f"{round(amount * 100, 6):g}%"
    if (
        ("y" in plain or ("m" in plain and "d" in plain) or "e" in plain.split(";")[0])
        and 1 <= amount < 2_958_466
        and "0" not in plain
    ):
        return _date(amount, plain)
    return str(int(amount)) if amount == int(amount) and abs(amount) < 1e15 else text.strip()


def _date(days: float, form: str) -> str:
    day = _EPOCH + timedelta(days=days)
    year = f"{day.year}年" if "y" in form or "e" in form else ""
    month = f"{day.month}月" if "m" in form else ""
    return year + month + (f"{day.day}日" if "d" in form else "")
