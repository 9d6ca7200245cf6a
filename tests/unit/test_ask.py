"""Questions in words: what is understood is stated, what is not is refused, and pages tell the whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from graph.errors import QuestionError
from graph.store import Store, open_store
from loaders.to_graph import to_graph
from queries import answers
from queries.ask import ask
from tests.gold.ledger import records


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    for record in records():
        opened.merge(to_graph(record))
    yield opened
    opened.close()


def test_an_answer_states_what_it_understood(store: Store) -> None:
    found = ask(store, "遵义市科技局牵头什么")
    assert found.answered
    assert found.reason is None
    assert found.understood.kind == "duties"
    assert found.understood.agencies == ("遵义市科学技术局",)
    assert found.understood.role == "leads"
    assert found.summary == "遵义市科学技术局牵头共 2 项任务。"
    row = found.rows[0].model_dump()
    assert {"document", "path", "number", "title", "measure", "agency", "role", "basis", "quote"} <= row.keys()
    assert row["path"] == ("1",)


def test_a_name_that_several_places_share_is_answered_for_all(store: Store) -> None:
    found = ask(store, "市科技局牵头什么")
    assert {row.agency for row in found.rows} == {"遵义市科学技术局", "安顺市科学技术局"}
    assert "有 2 个" in found.summary
    assert {row.agency for row in ask(store, "市科技局牵头什么", region="520400").rows} == {"安顺市科学技术局"}


def test_pages(store: Store) -> None:
    whole = ask(store, "市科技局负责什么")
    page = ask(store, "市科技局负责什么", limit=2, offset=1)
    assert page.total == whole.total > 3
    assert page.rows == whole.rows[1:3]
    assert len(ask(store, "牵头任务最多的前三个部门").rows) == 3


def test_dates_follow_today(store: Store) -> None:
    assert ask(store, "今年到期的任务有哪些", today=date(2022, 3, 1)).total == 1
    assert ask(store, "今年到期的任务有哪些", today=date(2023, 3, 1)).total == 2


@pytest.mark.parametrize(
    "question",
    [
        "",
        "???",
        "市科技局",
        "今天天气怎么样",
        "MATCH (n) DETACH DELETE n",
        "'; DROP TABLE Measure; --",
        "市教委牵头什么",
        "北京有哪些平台",
        "哪些文件落实了《没有的办法》",
        "除了市科技局谁牵头",
        "市科技局不牵头什么",
    ],
)
def test_what_cannot_be_placed_is_refused(store: Store, question: str) -> None:
    found = ask(store, question)
    assert not found.answered
    assert found.reason
    assert not found.rows
    assert found.total == 0


def test_a_refusal_offers_the_nearest_names(store: Store) -> None:
    found = ask(store, "遵义市科学局牵头什么")
    assert not found.answered
    assert "遵义市科学技术局" in found.suggestions


def test_nothing_found_is_an_answer(store: Store) -> None:
    found = ask(store, "遵义市教育局牵头什么")
    assert found.answered
    assert (found.total, found.rows) == (0, ())
    assert "没有任务" in found.summary


def test_an_english_question_has_an_english_sentence(store: Store) -> None:
    assert ask(store, "what does 遵义市科技局 lead").summary == "遵义市科学技术局: leading 2 tasks."


def test_questions_that_cannot_be_used(store: Store) -> None:
    with pytest.raises(QuestionError, match="501 个字"):
        ask(store, "问" * 501)
    with pytest.raises(QuestionError, match="没有地区"):
        ask(store, "有哪些文件", region="110000")


def test_filters_in_words(store: Store) -> None:
    assert answers.duties(store, "市财政局", role="assists", region="遵义").total == 2
    assert answers.duties(store, "市大数据局", role="leads", basis="-listed").total == 2
    assert answers.documents(store, region="贵州", below=True).total == 4
    assert answers.due(store, due_before="2023").total == 3
    assert answers.relies(store, target="黄果树算力中心").total == 1
    assert answers.documents(store, cites="贵州省人才强省规划", how="implements").total == 2
    assert answers.count(store, agency="市财政局", role="assists").rows[0].model_dump()["count"] == 2
    assert answers.compare(store, [{"agency": "遵义市科技局"}, {"agency": "安顺市科技局"}]).total == 1


def test_words_that_are_no_filters(store: Store) -> None:
    refused = answers.duties(store, "市教委")
    assert not refused.answered
    assert "市教委" in (refused.reason or "")
    with pytest.raises(QuestionError, match="没有角色"):
        answers.duties(store, "市财政局", role="owns")
    with pytest.raises(QuestionError, match="看不懂"):
        answers.due(store, due_before="soon")


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("数字经济行动计划里市科技局牵头什么", "安顺市数字经济发展三年行动计划"),
        ("人才兴业那个文件里市财政局配合哪些任务", "遵义市人才兴业行动方案"),
        ("按人才兴业文件市财政局配合哪些任务", "遵义市人才兴业行动方案"),
        ("遵府办发2022年9号文里市科技局牵头什么", "遵义市人才兴业行动方案"),
        ("遵府办发[2022]9号中市科技局牵头什么", "遵义市人才兴业行动方案"),
        ("市科技局牵头什么", None),
        ("市财政局配合哪些文件", None),
    ],
)
def test_a_document_is_called_by_parts_of_its_title(store: Store, question: str, document: str | None) -> None:
    assert ask(store, question).understood.document == document


@pytest.mark.parametrize(
    "question",
    [
        "市科技局管猫吗",
        "哪些任务靠阿里云",
        "市科技局干得好不好",
        "市科技局的任务完成了吗",
        "文件在哪里下载",
        "市科技局的完成率是多少",
        "遵义的GDP是多少",
        "有没有关于成功的文件",
    ],
)
def test_a_question_is_not_answered_by_what_is_left_of_it(store: Store, question: str) -> None:
    assert not ask(store, question).answered


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("还没有落实牵头单位的任务", "unassigned"),
        ("有哪些依托关系", "relies"),
        ("市财政局牵头任务数", "count"),
        ("配合最多的是哪些部门", "ranking"),
        ("with whom does 遵义市科技局 work most", "partners"),
    ],
)
def test_kinds_by_their_words(store: Store, question: str, kind: str) -> None:
    assert ask(store, question).understood.kind == kind


def test_with_whom_is_not_a_role(store: Store) -> None:
    asked = ask(store, "遵义市科技局经常与哪些单位配合")
    assert asked.rows == ask(store, "遵义市科技局和哪些单位合作").rows


def test_help_is_asked_for_or_given(store: Store) -> None:
    assert ask(store, "请帮忙列出市科技局牵头的任务").understood.role == "leads"
    assert ask(store, "市财政局帮忙的任务有哪些").understood.role == "assists"


def test_a_body_without_a_place_is_of_the_place_before_it(store: Store) -> None:
    assert ask(store, "遵义市科技局、财政局负责什么").understood.agencies == ("遵义市科学技术局", "遵义市财政局")
    assert len(ask(store, "财政局负责什么").understood.agencies) > 1


def test_when_asks_for_deadlines(store: Store) -> None:
    assert ask(store, "市科技局牵头的任务什么时候完成").understood.kind == "due"


def test_what_a_body_pays(store: Store) -> None:
    found = ask(store, "市财政每年安排多少资金")
    assert found.understood.kind == "funds"


@pytest.mark.parametrize(
    "question",
    [
        "什么是人才公寓",
        "市科技局有几个处室",
        "哪些任务只有一个部门负责",
        "市科技局的任务进度",
        "新增一条任务",
        "财政部哪一年成立的",
        "人才公寓热线谁负责",
    ],
)
def test_what_the_graph_does_not_hold_is_not_guessed(store: Store, question: str) -> None:
    assert not ask(store, question).answered


def test_responsible_and_assisting_units_side_by_side_are_both(store: Store) -> None:
    assert ask(store, "领航人才引进工程的责任单位和配合单位").understood.role == "leads|assists"
    assert ask(store, "领航人才引进工程的配合单位").understood.role == "assists"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("按照人才兴业行动方案市财政局配合什么", "duties"),
        ("根据人才兴业方案市财政局配合哪些任务", "duties"),
        ("市财政局配合的文件有哪些", "documents"),
        ("有哪些文件", "documents"),
    ],
)
def test_by_which_document_is_no_question_for_documents(store: Store, question: str, kind: str) -> None:
    assert ask(store, question).understood.kind == kind


def test_a_place_holds_for_the_whole_list(store: Store) -> None:
    listed = ask(store, "遵义市财政局、市科技局、市工信局负责什么").understood.agencies
    assert set(listed) == {"遵义市财政局", "遵义市科学技术局", "遵义市工业和信息化局"}
