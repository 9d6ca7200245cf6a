"""Every kind of answer as a person reads it in a terminal."""

from __future__ import annotations

import pytest

from app import terminal
from graph.store import Store
from queries.ask import ask


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("市科技局和市财政局共同承担哪些任务", ("安顺市科学技术局 牵头", "安顺市财政局 配合"), ()),
        ("宜昌和安顺的科技局牵头的任务有什么不同", ("宜昌市科学技术局 4 项:", "  · 完善中试服务体系"), ()),
        ("宜昌中试产业园延期会影响什么", ("宜昌中试产业园 → 完善中试服务体系 · 宜昌市科学技术局 牵头",), ()),
        ("有哪些量化目标", ("省级数字经济示范园区 2个",), ("本措施 依托", "~", "2026 年前")),
        ("哪些措施有资金支持", ("最高 200万元 · 给 入选团队", "市财政出资 每年 3000万元"), ()),
        ("安顺有哪些工程", (". 青年学子归雁计划", "见于 壮大人才队伍"), ()),
        ("有哪些文件", ("宜府办发〔2024〕8号 · 宜昌市人民政府办公室 · 2024-03-18 · 8 项措施",), ()),
        ("市财政局配合多少项任务", (". 宜昌市财政局\n     配合 · 3 项",), ()),
    ],
)
def test_each_kind_shows_what_it_found(
    sample_store: Store, question: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    shown = terminal.plain(ask(sample_store, question))
    assert not [words for words in said if words not in shown], shown
    assert not [words for words in unsaid if words in shown], shown
