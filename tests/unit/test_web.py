"""Web pages: the article without what stands around it, its lines and its tables."""

import quopri

import pytest

from graph.errors import ReadError
from loaders.read import read_bytes
from loaders.text import Paragraph, Source, Table

LONG = "各县要把数据工作纳入年度目标，逐项细化时间表，按月调度进展，及时报告问题。" * 8
BODY = f"""<p style="text-align:center">云溪市数据条例实施方案</p><p>云政发〔2025〕3号</p>
<p>　　为推动全市数据工作，制定本方案。</p><p>一、加强领导。各县要成立专班，明确责任。（市数据局牵头）</p>
<p>二、加大投入。市财政局要安排专项资金，<b>重点</b>支持平台建设；各部门要配合。</p>
<p>三、抓好落实。{LONG}</p><p>云溪市人民政府</p><p>2025年3月4日</p>"""
PAGE = """<!DOCTYPE html><html><head>{meta}<title>云溪市数据条例实施方案-云溪市人民政府</title><style>p {{color: red}}</style></head>
<body><div class="header"><ul><li><a href="/">首页</a></li><li><a href="/x">政务公开</a></li></ul></div><nav>导航栏，说明；文字。</nav>
<div class="position">当前位置：<a>首页</a> &gt; <a>文件</a></div><div id="main"><h1>云溪市数据条例实施方案</h1>
<div class="info">发布日期：2025-03-05 来源：本站 字号：大 中 小</div><div class="TRS_Editor">{body}</div>
<script>document.write("脚本，不是正文；")</script><div class="bdsharebuttonbox">分享到：微信，微博</div></div>
<div class="related"><h3>相关阅读</h3><a>关于开展专项行动的通知，请各部门贯彻执行</a></div>
<div class="footer">主办单位：云溪市人民政府办公室 地址：人民路1号，电话：000</div></body></html>"""
LINES = [
    "云溪市数据条例实施方案",
    "云政发〔2025〕3号",
    "为推动全市数据工作，制定本方案。",
    "一、加强领导。各县要成立专班，明确责任。（市数据局牵头）",
    "二、加大投入。市财政局要安排专项资金，重点支持平台建设；各部门要配合。",
    f"三、抓好落实。{LONG}",
    "云溪市人民政府",
    "2025年3月4日",
]


def lines(source: Source) -> list[str]:
    return [source.raw[b.start : b.end].strip() for b in source.blocks if isinstance(b, Paragraph)]


def page(body: str = BODY, meta: str = "") -> str:
    return PAGE.format(body=body, meta=meta)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
    ],
)
def test_the_article_in_any_encoding(encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    assert lines(read_bytes("a.html", page(meta=meta).encode(encoding))) == LINES


def test_content_decides_and_not_the_name() -> None:
    assert lines(read_bytes("a.txt", page().encode())) == LINES


def test_a_few_broken_bytes_do_not_spoil_a_page() -> None:
    data = page(meta='<meta charset="gbk">').encode("gb18030").replace("专班".encode("gbk"), b"\xd7\xff\xff")
    assert lines(read_bytes("a.html", data))[0] == LINES[0]


def test_lines_by_br_and_divs() -> None:
    body = (
        "云溪市数据条例实施方案<br>云政发〔2025〕3号<br/><br/>　　一、加强领导，明确责任。<div>二、加大投入，<span>支持</span>平台。</div>三、抓好落实，<br>四、严格考核。"
        + LONG
    )
    assert lines(read_bytes("a.html", page(body).encode()))[2:] == [
        "一、加强领导，明确责任。",
        "二、加大投入，支持平台。",
        "三、抓好落实，",
        f"四、严格考核。{LONG}",
    ]


def test_the_title_comes_from_the_page_when_the_article_has_none() -> None:
    body = BODY.partition("</p>")[2]
    assert lines(read_bytes("a.html", page(body).encode())) == LINES


@pytest.mark.parametrize(
    "window",
    [
        "云溪市数据条例实施方案_云溪市人民政府门户网站",
        "云溪市人民政府 - 政策文件 - 云溪市数据条例实施方案",
        "云溪市数据条例实施方案",
    ],
)
def test_the_title_comes_from_the_window_when_the_headline_is_the_site(window: str) -> None:
    text = page(BODY.partition("</p>")[2]).replace("<h1>云溪市数据条例实施方案", "<h1>云溪市人民政府办公室")
    text = text.replace("<title>云溪市数据条例实施方案-云溪市人民政府", f"<title>{window}")
    assert lines(read_bytes("a.html", text.encode())) == LINES


def test_a_short_notice_beside_much_else() -> None:
    body = "<p>关于调整领导小组的通知</p><p>各县人民政府：</p><p>因工作变动，现调整领导小组成员，由市长任组长。请遵照执行。</p>"
    text = page(body).replace(
        '<div class="related">',
        '<div class="x"><p>网站简介：本站开设政策、服务、互动等栏目，欢迎访问</p></div><div class="related">',
    )
    assert (
        lines(read_bytes("a.html", text.encode()))[-1] == "因工作变动，现调整领导小组成员，由市长任组长。请遵照执行。"
    )


def test_a_doc_number_that_only_the_data_sheet_has() -> None:
    body = BODY.replace("<p>云政发〔2025〕3号</p>", "")
    sheet = "<table><tr><td><b>文号：</b></td><td>云政发〔2025〕3号</td><td>有效性：</td><td>有效</td></tr></table>"
    text = page(body).replace('<div class="info">', sheet + '<div class="info">')
    assert "云政发〔2025〕3号" in lines(read_bytes("a.html", text.encode()))[:2]


def test_items_of_ordered_lists_have_their_numbers() -> None:
    body = (
        BODY
        + "<ol start=3><li>建设平台，开放数据。</li><li>4.培育企业，推广应用。</li><li>强化监管，守住底线。</li></ol>"
    )
    assert lines(read_bytes("a.html", page(body).encode()))[-3:] == [
        "3.建设平台，开放数据。",
        "4.培育企业，推广应用。",
        "5.强化监管，守住底线。",
    ]


def test_tables_with_merged_cells() -> None:
    rows = """<tr><th>序号</th><th>任务</th><th colspan="2">单位</th></tr>
    <tr><td rowspan="2">1</td><td><p>建平台，</p><p>开放数据。</p></td><td>市数据局</td><td rowspan=2>年底</td></tr>
    <tr><td>育企业</td><td>市工信局</td></tr>"""
    source = read_bytes(
        "a.html", page(f"{BODY}<table><caption>分工表</caption>{rows}</table><p>附注，说明。</p>").encode()
    )
    (table,) = (b for b in source.blocks if isinstance(b, Table))
    assert [[source.raw[c.start : c.end] for c in row.cells] for row in table.rows] == [
        ["序号", "任务", "单位", "单位"],
        ["1", "建平台，\n开放数据。", "市数据局", "年底"],
        ["1", "育企业", "市工信局", "年底"],
    ]
    assert table.rows[1].cells[0] == table.rows[2].cells[0]
    assert lines(source)[-2:] == ["分工表", "附注，说明。"]


def test_a_data_sheet_inside_the_article_is_left_out() -> None:
    cells = (
        ("索 引 号：", "000/2025", "发文机关：", "云溪市人民政府"),
        ("文　　号：", "云政发〔2025〕3号", "成文日期：", "2025年3月4日"),
    )
    sheet = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells)
    assert lines(read_bytes("a.html", page(f"<table>{sheet}</table>{BODY}").encode())) == LINES


def test_layout_tables_are_no_tables() -> None:
    text = page(f"<table><tr><td>边栏</td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>")
    source = read_bytes("a.html", text.encode())
    assert lines(source) == LINES


def test_saved_archives() -> None:
    encoded = quopri.encodestring(page().encode("gb18030")).decode("ascii")
    archive = (
        "From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=xyz\r\n\r\n"
        f'--xyz\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{encoded}\r\n'
        "--xyz\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--xyz--\r\n"
    )
    assert lines(read_bytes("a.mht", archive.encode())) == LINES


@pytest.mark.parametrize(
    "text", ["<html><body></body></html>", "<html><script>x</script></html>", "<div>" * 5000 + "文，"]
)
def test_a_page_without_an_article_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read_bytes("a.html", text.encode())


@pytest.mark.parametrize(
    "unit", ["<li>文，", "文，<br>", "<", "&amp;", "<script>x</script>文，", "<a>文，</a>", "<tr><td>文<td>，"]
)
def test_hostile_pages_take_linear_time(unit: str) -> None:
    read_bytes("a.html", ("<html><table><ol>" + unit * (60_000 // len(unit))).encode() + "正文，内容。".encode())
