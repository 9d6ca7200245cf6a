"""Structure is found in linear time, in odd texts too, and never with an exception."""

import time

import pytest

from loaders.parse import parse
from loaders.text import Offsets, Paragraph, Text

SIZE = 30_000
ODD = [
    "(", "、", "(甲", "一、", "(一)", "1.", "附件", "附件1\n", "附件:1.甲\n", "附件\n", "第一条", "一、甲。", "(一)甲;", "《", "2021年1月1日\n", "甲局\n",
    "。(甲局负责)", "1.1 甲\n", "①", "【", "责任单位:甲局\n", "一、目标\n", "通知\n", "关于印发", "甲局负责)", "第一章", "目录\n", "〔2021〕1号", "\t", "1、2、",
]  # fmt: skip


def text_of(raw):
    blocks, at = [], 0
    for line in raw.split("\n"):
        if line.strip():
            blocks.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return Text("sample", raw, raw, tuple(blocks), Offsets((0,), (0,)))


def seconds(raw):
    text = text_of(raw)
    start = time.process_time()
    parse(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", ODD)
def test_odd_texts_take_linear_time(unit):
    seconds(unit)
    assert seconds(unit * (SIZE // len(unit))) < 4


def test_ten_times_the_text_takes_about_ten_times_as_long():
    unit = (
        "一、总体要求\n(一)目标。建设平台3个。(市科技局牵头,市财政局配合)\n(二)原则。坚持创新。\n1.试点。\n2.推广。\n"
    )
    small, large = seconds(unit * 200), seconds(unit * 2000)
    assert large < 30 * small + 0.5


@pytest.mark.parametrize("raw", ["", "\n\n", "一、", "(一)", "附件", "第一条", "1.", "通知", "2021年1月1日", "甲\t乙"])
def test_scraps_are_parsed(raw):
    assert parse(text_of(raw)).text.text == raw
