"""What closes a document belongs to no measure (ontology §1, number)."""

import pytest

from loaders.normalise import normalise
from loaders.parse import parse
from loaders.read.plain import from_string

UNITS = "云溪市工作方案\n一、强化统筹。成立专班。\n二、强化保障。落实资金。\n三、强化宣传。营造氛围。\n四、强化考核。定期通报。\n"
BARE = "云溪市工作方案\n一、任务\n(一)修路。修路5条。\n(二)架桥。架桥2座。\n二、组织实施\n各级各部门要加强领导,落实责任。\n"


def last(raw):
    outline = parse(normalise(from_string("sample", raw)))
    return outline.units[-1].span.of(outline.text.text)


@pytest.mark.parametrize(
    "closing",
    [
        "本方案自印发之日起施行,有效期3年。",
        "以上措施由市发改委负责解释。",
        "各地区、各部门要结合实际,认真抓好落实。",
        "特此通知。",
        "本意见有效期至2025年12月31日。",
        "联系人:张某,电话:1234。",
        "供暖事关民生,要确保群众温暖过冬。",
    ],
)
def test_closing_paragraphs_are_left_out(closing):
    assert last(UNITS + closing + "\n") == "四、强化考核。定期通报。"


@pytest.mark.parametrize("own", ["——按月通报。", "一是按月通报。", "责任单位:市政府督查室"])
def test_what_still_belongs_to_the_last_unit_stays(own):
    assert last(UNITS + own + "\n").endswith(own)


def test_paragraphs_behind_a_bare_heading_are_its_own():
    own = "各地区、各部门要及时报告进展。"
    assert last(BARE + own + "\n").endswith(own)
    assert last(BARE + "本方案自印发之日起施行。\n").endswith("落实责任。")


def test_the_last_article_keeps_its_paragraphs():
    raw = "云溪市管理办法\n第一条 为规范管理,制定本办法。\n第二条 市城管局负责。\n第三条 本办法自印发之日起施行。\n原《云溪市管理规定》同时废止。\n"
    assert last(raw).endswith("同时废止。")
