"""Paragraph numbers whose bytes were read in wrong pairs; texts of our own writing, broken as pages break them."""

import pytest

from loaders.normalise import normalise
from loaders.parse import parse
from loaders.read.plain import from_string
from loaders.shifted import numbers


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("?。ㄒ唬┚C合", "（一）綜"),
        ("?。ǘ┩七M工作", "（二）推進"),
        ("?。ㄈ┲?建", "（三）"),
        ("?。ㄎ澹┘涌熘榻鲁墙鹑谏藤Q區", "（五）加快珠铰城金融商貿"),
        ("?。ㄆ撸┳ゾo推進", "（七）抓緊"),
        ("(十一)做甲。\n?。ㄊ┲谱", "（十二）"),
    ],
)
def test_a_broken_number_is_read_again(broken: str, mended: str) -> None:
    assert [edit.text for edit in numbers(broken)] == [mended]


@pytest.mark.parametrize("text", ["好嗎?。甲", "是否(二)?", "一、甲。ㄒ唬", "?。甲乙丙"])
def test_what_is_not_broken_stays(text: str) -> None:
    assert numbers(text) == []


def test_broken_numbers_are_units() -> None:
    raw = "雲溪市工作方案\n一、任務\n(一)建設平臺。\n?。ǘ┩七M改革。\n(三)加強領導。\n二、保障\n落實責任。\n"
    units = parse(normalise(from_string("a", raw))).units
    assert [(u.number, u.title) for u in units] == [
        ("1", "建设平台"),
        ("2", "推进改革"),
        ("3", "加强领导"),
        ("2", "保障"),
    ]
