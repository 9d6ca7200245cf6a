"""Units that no line of their own or no number marks (ontology §1, Measure and §4 ``sole``)."""

from loaders.normalise import normalise
from loaders.parse import parse
from loaders.read.plain import from_string


def units(raw):
    return parse(normalise(from_string("sample", raw))).units


def numbers(raw):
    return [("/".join(h.number for h in unit.path), unit.number) for unit in units(raw)]


DUTIES = "市水务局:负责雨情监测。\n市城管局:负责路面排水。\n市公安局:负责交通疏导。\n"
OFFICE = "云溪市关于建立防涝会商制度的通知\n一、职责\n统筹防涝。\n二、规则\n每季度会商。\n附件\n会商成员单位职责\n"


def test_lines_of_bodies_with_their_duties_are_units():
    assert numbers("云溪市防涝会商成员单位职责\n" + DUTIES) == [("", "1"), ("", "2"), ("", "3")]
    assert numbers(OFFICE + DUTIES)[2:] == [("1", "1"), ("1", "2"), ("1", "3")]


def test_lines_with_other_words_before_a_colon_are_none():
    other = "目标:管网畅通。\n范围:主城区。\n时间:三年。\n"
    assert numbers("云溪市防涝会商说明\n" + other) == []


def test_numbers_in_brackets_inside_a_line_are_units_when_each_ends_in_a_sentence():
    line = "1.修渠。(1)清理淤泥。全年清理2次。(2)加固渠岸。加固3处。\n"
    assert numbers("云溪市方案\n一、任务\n" + line + "2.架桥。架桥1座。\n") == [("1/1", "1"), ("1/1", "2"), ("1", "2")]
    inside = "1.修渠。包括(1)清淤;(2)加固;(3)绿化。\n"
    assert numbers("云溪市方案\n一、任务\n" + inside + "2.架桥。架桥1座。\n") == [("1", "1"), ("1", "2")]


def test_a_date_under_the_title_closes_nothing():
    raw = "云溪市治渠方案\n二〇二三年五月\n第一部分 要求\n一、目标。渠道畅通。\n第二部分 任务\n一、修渠。修渠2条。\n"
    assert numbers(raw) == [("1", "1"), ("2", "1")]


def test_bracketed_labels_on_lines_of_their_own_are_one_group():
    raw = "云溪市方案\n任务1:修渠\n修渠2条。\n【牵头单位】市水务局\n【参加单位】市财政局\n任务2:架桥\n架桥1座。\n"
    assert numbers(raw) == [("", "1"), ("", "2")]
