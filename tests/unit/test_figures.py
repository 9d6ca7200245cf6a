"""Numbers with units, and times, as they are written; and what hostile text costs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extract import due, funds, targets
from loaders.figures import scan
from loaders.moments import moments
from loaders.outline import Frame, Outline, Unit
from loaders.text import Offsets, Paragraph, Span, Text

FIGURES: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("10家", [(10, None, "家", "=")]),
    ("10家以上", [(10, None, "家", ">=")]),
    ("1.5万余套", [(15000, None, "套", ">=")]),
    ("10多万人", [(100000, None, "人", ">=")]),
    ("三千五百家", [(3500, None, "家", "=")]),
    ("百个", [(100, None, "个", "=")]),
    ("两亿元", [(200000000, None, "元", "=")]),
    ("2万亿元左右", [(2000000000000, None, "元", "~")]),
    ("1,200户", [(1200, None, "户", "=")]),
    ("3—5家", [(3, 5, "家", "=")]),
    ("3~5 家", [(3, 5, "家", "=")]),
    ("三至五名", [(3, 5, "名", "=")]),
    ("3-5万元", [(30000, 50000, "元", "=")]),
    ("10万至20万元", [(100000, 200000, "元", "=")]),
    ("5000元至2万元", [(5000, 20000, "元", "=")]),
    ("10%-15%", [(10, 15, "%", "=")]),
    ("百分之三十以上", [(30, None, "%", ">=")]),
    ("百分之二点五", [(2.5, None, "%", "=")]),
    ("不少于20名", [(20, None, "名", ">=")]),
    ("不超过 20 名", [(20, None, "名", "<=")]),
    ("最高不超过50万元", [(500000, None, "元", "<=")]),
    ("近5万份", [(50000, None, "份", "~")]),
    ("300、200、100万元", [(3000000, None, "元", "="), (2000000, None, "元", "="), (1000000, None, "元", "=")]),
    ("1000万元(含)以上", [(10000000, None, "元", ">=")]),
    ("9万吨/年", [(90000, None, "吨/年", "=")]),
    ("10亿美元", [(1000000000, None, "美元", "=")]),
    ("5个百分点", [(5, None, "个百分点", "=")]),
    ("8个人才基地", [(8, None, "个", "=")]),
    ("10家家庭农场", [(10, None, "家", "=")]),
    ("第3名", []),
    ("3个月", []),
    ("7个工作日", []),
    ("24小时", []),
    ("4A级", []),
    ("5G", []),
    ("3+3+1", []),
    ("2025年", []),
    ("国发〔2018〕42号", []),
    ("一家庭一档", []),
    ("千亩方", []),
    ("每10户", []),
]


@pytest.mark.parametrize(("written", "expected"), FIGURES)
def test_figures(written: str, expected: list[tuple[Any, ...]]) -> None:
    assert [(f.value, f.high, f.unit, f.comparator) for f in scan(written, 0, len(written))] == expected


MOMENTS: list[tuple[str, tuple[str, str | None] | None]] = [
    ("到2025年", ("by", "2025")),
    ("2025年底前", ("by", "2025")),
    ("2025年6月底前", ("by", "2025-06")),
    ("二〇二五年六月三十日", ("by", "2025-06-30")),
    ("2025年第三季度", ("by", "2025-09")),
    ("2025年上半年", ("by", "2025-06")),
    ("“十四五”期末", ("by", "2025")),
    ("到“十五五”末", ("by", "2030")),
    ("2021—2025年", ("by", "2025")),
    ("三年内", ("by", "2025")),
    ("未来五年", ("by", "2027")),
    ("经过三年努力", ("by", "2025")),
    ("用2-3年时间", ("by", "2025")),
    ("年底前", ("by", "2022")),
    ("6月底前", ("by", "2022-06")),
    ("截至2021年底", ("past", None)),
    ("截至2025年底", ("by", "2025")),
    ("2018年以来", ("past", None)),
    ("自2024年起", ("since", None)),
    ("较2020年", ("baseline", "2020")),
    ("2020年的50家", ("baseline", "2020")),
    ("每年", ("each", "year")),
    ("每季度", ("each", "quarter")),
    ("每半年", ("each", "half-year")),
    ("每月", ("each", "month")),
    ("年均", ("each", "year")),
    ("年均浓度", None),
    ("第一年", None),
    ("居民年内首诊", None),
    ("7月", None),
]


@pytest.mark.parametrize(("written", "expected"), MOMENTS)
def test_moments(written: str, expected: tuple[str, str | None] | None) -> None:
    found = [(m.kind, m.period or m.date) for m in moments(written, 0, len(written), "2022-03-01")]
    assert found == ([expected] if expected else [])


def outline(written: str) -> Outline:
    text = Text("t", written, written, (Paragraph(0, len(written)),), Offsets((0,), (0,)))
    return Outline(text, Frame(None, None, (), "2022"), (Unit("numbered", "1", (), None, Span(0, len(written))),), ())


PIECES = [
    "1",
    "1、",
    "(",
    ")",
    "、",
    "10个",
    "100万元",
    "每年",
    "引进",
    "到2025年",
    "“",
    "的",
    "一",
    "1-",
    "对",
    "分别达到",
    "\n1个",
    "百分之",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    whole = outline(piece * (20_000 // len(piece)))
    assert len(targets.find(whole)) == len(funds.find(whole)) == len(due.find(whole)) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*PIECES, "企业", "给予", "最高", "达到", "以上", ",", "。", ";", "完成时限:", "2022年底前", "30%", "和"]
        )
    )
)
def test_every_span_is_in_the_text(pieces: list[str]) -> None:
    whole = outline("".join(pieces))
    goals, sums = targets.find(whole)[0], funds.find(whole)[0]
    spans = [(f.start, f.end, f.text) for f in goals] + [(f.start, f.end, f.text) for f in sums]
    assert [whole.text.text[start:end] for start, end, _ in spans] == [text for _, _, text in spans]
    assert all(goal.metric for goal in goals)
