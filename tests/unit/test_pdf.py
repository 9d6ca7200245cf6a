"""PDF: paragraphs across lines and pages, furniture, ruled tables."""

import pytest

from graph.errors import ReadError
from loaders.read import read_bytes
from loaders.text import Paragraph, Source, Table
from tests.unit.office_files import pdf

Line = tuple[float, float, str]


def paragraphs(source: Source) -> list[str]:
    return [source.raw[b.start : b.end] for b in source.blocks if isinstance(b, Paragraph)]


def typeset(text: str, top: float, width: int = 30) -> list[Line]:
    """A paragraph of 12 point type, its first line indented by two characters."""
    found = [(114.0, top, text[: width - 2])]
    rest = text[width - 2 :]
    return found + [(90.0, top + 22 * (n // width + 1), rest[n : n + width]) for n in range(0, len(rest), width)]


FIRST = "一是加快建设数据交易平台,完善公共数据授权运营机制,推动各部门业务系统接入平台并按月更新目录,到2025年底实现应归尽归。"
SECOND = "二是培育数据企业,支持企业参与国家标准制定,对通过贯标评估的企业按规定给予一次性补助,每年遴选不少于十家示范企业予以推广。"


def test_lines_become_paragraphs_across_pages() -> None:
    one, two = typeset(FIRST, 150), typeset(SECOND, 150)
    cut = [(x, 700 + 22 * n, text) for n, (x, _, text) in enumerate(two[:2])]
    pages = [[*one, *cut], [(x, 100 + 22 * n, text) for n, (x, _, text) in enumerate(two[2:])]]
    source = read_bytes("a.pdf", pdf(pages))
    assert paragraphs(source) == [FIRST, SECOND]
    assert [b.place.page for b in source.blocks] == [1, 1]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [(200, 40, "云溪市人民政府公报"), *typeset(text, 150), (280, 800, f"— {n} —")]
        for n, text in enumerate((FIRST, SECOND, FIRST.replace("一是", "三是")), 1)
    ]
    assert paragraphs(read_bytes("a.pdf", pdf(pages))) == [FIRST, SECOND, FIRST.replace("一是", "三是")]


def ruled(xs: list[float], ys: list[float], without: tuple[tuple[int, int], ...] = ()) -> str:
    """The lines of a grid; ``without`` names (line, column) pieces of horizontal lines that are not drawn."""
    level = [
        f"{xs[c]} {842 - y} m {xs[c + 1]} {842 - y} l S\n"
        for n, y in enumerate(ys)
        for c in range(len(xs) - 1)
        if (n, c) not in without
    ]
    return "".join(level) + "".join(f"{x} {842 - ys[0]} m {x} {842 - ys[-1]} l S\n" for x in xs)


def test_a_ruled_table_with_a_merged_cell() -> None:
    xs, ys = [90.0, 140.0, 300.0, 480.0], [200.0, 230.0, 260.0, 310.0]
    texts = [(100, 220, "序号"), (150, 220, "任务"), (310, 220, "单位"), (110, 270, "1"), (150, 250, "建设平台")]
    texts += [
        (310, 250, "市数据局"),
        (150, 280, "培育数据企业推动数据加"),
        (150, 300, "快流通"),
        (310, 280, "市工信局"),
    ]
    page = [(90, 150, "任务分工表"), *texts, (90, 400, "完毕。")]
    source = read_bytes("a.pdf", pdf([page], {0: ruled(xs, ys, without=((2, 0),))}))
    (table,) = (b for b in source.blocks if isinstance(b, Table))
    assert [[source.raw[c.start : c.end] for c in row.cells] for row in table.rows] == [
        ["序号", "任务", "单位"],
        ["1", "建设平台", "市数据局"],
        ["1", "培育数据企业推动数据加快流通", "市工信局"],
    ]
    assert paragraphs(source) == ["任务分工表", "完毕。"]
    assert table.rows[1].place.page == 1


def test_a_table_goes_on_behind_a_page_break() -> None:
    xs = [90.0, 140.0, 300.0, 480.0]
    heads = [(100, 120, "序号"), (150, 120, "任务"), (310, 120, "单位")]
    first = [*heads, (110, 150, "1"), (150, 150, "建设全市统一的数据交易平"), (310, 150, "市数据局")]
    second = [*heads, (150, 150, "台和目录。"), (110, 180, "2"), (150, 180, "培育企业。"), (310, 180, "市工信局")]
    drawings = {0: ruled(xs, [100.0, 130.0, 160.0]), 1: ruled(xs, [100.0, 130.0, 160.0, 190.0])}
    source = read_bytes("a.pdf", pdf([first, second], drawings))
    (table,) = (b for b in source.blocks if isinstance(b, Table))
    assert [[source.raw[c.start : c.end] for c in row.cells] for row in table.rows] == [
        ["序号", "任务", "单位"],
        ["1", "建设全市统一的数据交易平台和目录。", "市数据局"],
        ["2", "培育企业。", "市工信局"],
    ]


def test_a_scan_is_refused() -> None:
    with pytest.raises(ReadError, match=r"扫描件.*文字识别"):
        read_bytes("a.pdf", pdf([[(280, 800, "1")], [(280, 800, "2")]]))


@pytest.mark.parametrize("cut", [30, 400, 900])
def test_a_truncated_file_is_refused(cut: int) -> None:
    data = pdf([typeset(FIRST, 150)])
    with pytest.raises(ReadError, match=r"损坏|扫描"):
        read_bytes("a.pdf", data[:cut])


@pytest.mark.parametrize(("matrix", "step"), [("0 1 -1 0", (22, 0)), ("0 -1 1 0", (-22, 0)), ("-1 0 0 -1", (0, 22))])
def test_turned_pages_are_read_upright(matrix: str, step: tuple[int, int]) -> None:
    texts = ["云溪市任务清单说明", "各县按月报送进展情况"]
    drawn = "".join(
        f"BT /F1 12 Tf {matrix} {300 + step[0] * n} {400 + step[1] * n} Tm <{t.encode('utf-16-be').hex()}> Tj ET\n"
        for n, t in enumerate(texts)
    )
    assert "".join(paragraphs(read_bytes("a.pdf", pdf([[]], {0: drawn})))) == "".join(texts)


def test_watermarks_are_left_out() -> None:
    mark = f"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <{'内部资料'.encode('utf-16-be').hex()}> Tj ET\n"
    assert paragraphs(read_bytes("a.pdf", pdf([typeset(FIRST, 150)], {0: mark}))) == [FIRST]
