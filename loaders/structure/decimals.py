"""Decimal headings in the middle of a line: 1.1 编制目的…1.2 编制依据… (ontology §1, ``number``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FEWEST = 5
_FOUND = re.compile(
    r"(?<![\d.〔第])(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})[\s、.]?(?=[一-鿿“])(?![年月日万亿元倍米吨度至到以]|个(?![人体别])|公(?![安共众布开司告])|平(?![台安时战])|分(?![级工类析布阶管]))"
)
_CHAPTER = re.compile(r"(?<![\d.〔第年月至到])(?P<n>\d{1,2})\s?[一-鿿]{2,20}\s?$")


def headings(text: str) -> Iterator[int]:
    """Where decimal headings begin that go on in sequence, with the chapter's numeral before the first of each.

    >>> text = "1 总则1.1目的甲。1.2依据乙。1.3范围丙。2体系2.1机构丁。2.2职责戊。"
    >>> [text[i:i+3] for i in headings(text)]
    ['1 总', '1.1', '1.2', '1.3', '2体系', '2.1', '2.2']
    """
    chain: list[tuple[int, int, str]] = []
    for match in _FOUND.finditer(text):
        if match["n"] == "1.1" or (chain and follows(chain[-1][2], match["n"])):
            chain.append((match.start(), match.end(), match["n"]))
    if len(chain) < _FEWEST:
        return
    before = 0
    for start, end, number in chain:
        if number.endswith(".1") and number.count(".") == 1:
            chapter = _CHAPTER.search(text, max(before, start - 26), start)
            if chapter and chapter["n"] == number[:-2]:
                yield chapter.start()
        yield start
        before = end


def follows(a: str, b: str) -> bool:
    """Whether a decimal number comes right after another: deeper, beside it or after its parent.

    >>> follows("3.2", "3.2.1"), follows("3.2.4", "3.3"), follows("3.3", "4.1"), follows("3.3", "4.2")
    (True, True, True, False)
    """
    x, y = [int(n) for n in a.split(".")], [int(n) for n in b.split(".")]
    if len(y) > len(x):
        return y[: len(x)] == x and all(n == 1 for n in y[len(x) :])
    return any(y[i] == x[i] + 1 and y[:i] == x[:i] and all(n == 1 for n in y[i + 1 :]) for i in range(len(y)))
