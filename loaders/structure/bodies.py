"""The bodies that one line names: parted by blanks of the raw text, by 、, or by the division that each begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.structure.lines import Line, gaps
from loaders.structure.signature import body
from loaders.text import Text

_PERSON = re.compile(r"(?:市长|省长|县长|区长|州长|主席|部长|局长|主任|盟长|旗长)$")
_SEALED = re.compile(r"\([^()]{0,30}(?:代章|代拟|盖章|公章|章)\)")
_PASSED_ON = re.compile(r"(?:转发|批转).*$")
_DIVISION = re.compile(r"(?:中共|共青团)?(?P<name>[一-鿿]{1,10}?(?:自治区|自治州|自治县|新区|省|市|县|区|州|盟|旗))")
_PARTY = "中共"
_CENTRE = re.compile(r"(中共中央(?:办公厅)?)(国务院(?:办公厅)?)$")
_VERBS = r"关于|印发|转发|批转|下发|公布|发布"
_LEADS = re.compile(
    rf"(?:\(?[一-鿿]{{1,12}}〔20\d\d〕\d{{1,4}}号\)?[—\-\s]{{0,3}})?《?(?P<body>[一-鿿、()]{{3,160}}?)(?:{_VERBS})"
)
_HEADS = re.compile(r"(?P<body>[一-鿿、()]{3,160})(?:文件|令)$")


def named(text: Text, line: Line) -> Iterator[str]:
    """The bodies that a line of bodies names, without persons and seals."""
    for piece in _pieces(text, line):
        parts = re.split(r"[\s、]+", piece)
        for name in parts if all(map(body, parts)) else [piece]:
            for one in apart(_PASSED_ON.sub("", _SEALED.sub("", name)).strip()):
                if one and not _PERSON.search(one):
                    yield one


def _pieces(text: Text, line: Line) -> Sequence[str]:
    """The line where the raw text has blanks, if every piece is a body."""
    cuts = [at - line.start for at, _ in gaps(text.offsets, text.raw, line.span)]
    pieces = [piece.text for piece in line.cut(*cuts)]
    return pieces if all(len(piece) >= 3 and body(piece) for piece in pieces) else ["".join(pieces)]


def apart(name: str) -> list[str]:
    """Bodies written without a mark between them, each beginning with the same division.

    >>> apart("中共云溪市委云溪市人民政府"), apart("云溪市财政局"), apart("中共中央国务院")
    (['中共云溪市委', '云溪市人民政府'], ['云溪市财政局'], ['中共中央', '国务院'])
    """
    centre = _CENTRE.fullmatch(name)
    if centre:
        return [centre[1], centre[2]]
    first = _DIVISION.match(name)
    if not first:
        return [name]
    starts = [m.start() for m in re.finditer(rf"(?:{_PARTY})?{re.escape(first['name'])}", name)]
    pieces = [name[a:b] for a, b in pairwise([*starts, len(name)])]
    return pieces if starts[0] == 0 and all(map(body, pieces)) else [name]


def leading(text: Text, line: Line, whole: bool = False) -> list[str]:
    """The bodies in front of 关于 or 印发 in a title's first line, or (``whole``) of 文件 or 令 at the head's.

    >>> from loaders.normalise import normalise
    >>> from loaders.read.plain import from_string
    >>> text = normalise(from_string("a", "甲市财政局 甲市教育局关于印发乙办法的通知"))
    >>> leading(text, Line(0, len(text.text), text.text))
    ['甲市财政局', '甲市教育局']
    """
    if line.text.endswith(("。", ";")):
        return []
    match = (_HEADS if whole else _LEADS).match(line.text)
    if (
        not match
        or not body(match["body"])
        or ("《" in line.text[: match.start("body")] and not line.text.endswith("》"))
    ):
        return []
    start, end = match.span("body")
    return list(named(text, Line(line.start + start, line.start + end, match["body"])))
