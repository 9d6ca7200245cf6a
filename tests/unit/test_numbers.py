import pytest

from loaders.numbers import date, integer, value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1), ("十", 10), ("十八", 18), ("二十", 20), ("三十五", 35), ("一百", 100), ("一百二十", 120),
        ("一百零三", 103), ("一百一十二", 112), ("二〇二二", 2022), ("二○二二", 2022), ("两", 2), ("两千", 2000),
        ("三千万", 30_000_000), ("一亿两千万", 120_000_000), ("1.5万", 15_000), ("3.25亿", 325_000_000), ("12", 12),
        ("1,200", 1200), ("5千", 5000), ("一万五", 15_000), ("一万五千", 15_000), ("1万亿", 10**12), ("一万亿", 10**12),
    ],
)  # fmt: skip
def test_integers(text, number):
    assert integer(text) == number


@pytest.mark.parametrize("text", ["", "第一", "年", "1.5", "万", "一二年", "十" * 40, "、" * 100])
def test_no_integers(text):
    assert integer(text) is None


def test_fractions():
    assert value("1.5") == 1.5
    assert value("0.35万") == 3500
    assert value("2.5%") is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("二〇二二年六月十五日", "2022-06-15"), ("二○一九年十二月三十一日", "2019-12-31"), ("2022年6月15日", "2022-06-15"),
        ("2022 年 6 月 5 日", "2022-06-05"), ("2022-06-15", "2022-06-15"), ("2022/6/5", "2022-06-05"), ("2022.06.15", "2022-06-15"),
        ("2022年6月底前", "2022-06"), ("到2025年", "2025"), ("2024年13月", None), ("第12号", None), ("二〇二一年", "2021"),
    ],
)  # fmt: skip
def test_dates(text, written):
    assert date(text) == written
