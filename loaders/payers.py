"""Who pays a sum: the subject of giving, or who is said to bear it (ontology §4, Funds ``payer``)."""

from __future__ import annotations

import re
from functools import cache

from loaders.alternatives import either
from loaders.clauses import unnumbered
from loaders.figures import words


@cache
def _payers() -> re.Pattern[str]:
    who = either(words("money", "payers"))
    does = either(words("money", "payer_does"))
    return re.compile(
        rf"(?:^|[,;:。\n.)由]|基础上|[一二三四五六七八九十]、)\s*(?:同时|此外|其中|另外)?由?"
        rf"(?P<who>(?:(?!对|给予|由|的|按|为|(?<!所)在|将|把|以|从|向|每)[\u4e00-\u9fff、()]){{0,16}}{who})(?={does})(?!(?:奖补|补助|补贴|资助|投入)(?:标准|资金|政策|额度|比例|水平|经费))"
    )


def payer(before: str, left: str) -> str | None:
    """The agency that is the subject of giving: in the part between two ; or opening the sentence."""
    before = unnumbered(before)
    segment = unnumbered(before.rpartition(";")[2] + left)
    found = [m["who"] for m in _payers().finditer(segment)]
    if not found and ";" in before and (first := _payers().match(before)):
        found = [first["who"]]
    found = [who for who in found if who.startswith("组织部") or not _acts().match(who)]
    return found[-1] if found else None


def sharer(own: str) -> str | None:
    """Who bears a share of a sum, from the words since the sum before it.

    >>> sharer("、市财政承担"), sharer("、硕士")
    ('市财政', None)
    """
    found = _payers().match(unnumbered(own).lstrip("、和及,"))
    return found["who"] if found and not _acts().match(found["who"]) else None


@cache
def _bears() -> re.Pattern[str]:
    """Who bears the cost, said behind the sum: 每亩补贴100元,由县财政承担."""
    who = either(words("money", "payers"))
    return re.compile(
        rf",(?:所需)?(?:资金|经费|费用)?(?:均|全部|全额)?由(?P<who>[\u4e00-\u9fff、()]{{0,12}}?{who})"
        r"(?:按[^,。;]{1,12})?(?:统筹|予以|全额|共同|分别)?(?:承担|列支|支付|负担|解决|安排|保障|支出|兑现)(?!\d)"
    )


def payer_after(text: str, stop: int, end: int) -> str | None:
    """Who is said behind a sum's clause to bear it: …,由县财政承担."""
    found = _bears().match(text, stop, end)
    return found["who"] if found else None


@cache
def _acts() -> re.Pattern[str]:
    """A verb before the name makes it an object: 推动上市公司…."""
    return re.compile(
        rf"{either(words('aim', 'setting'))}|鼓励|力争|争取|加大|加强|完善|促进|经|向|符合|列入|纳入|批准|各类|相关企业"
    )
