"""What is no document is refused in one line that names the file and the remedy, quickly."""

import io
import stat
import zipfile
import zlib
from pathlib import Path

import pytest

from graph.errors import ReadError
from loaders.read import office, read_bytes
from tests.unit.office_files import cell, docx, p, packed, pdf, rows, table, xlsx

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as file,
    ):
        for _ in range(41):
            file.write(b" " * 1024 * 1024)
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(docx(p("甲")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def pdf_bomb(filters: str = "/FlateDecode") -> bytes:
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 80_000) for _ in range(20)) + packer.flush()
    stream = (
        f"4 0 obj\n<< /Length {len(content)} /Filter {filters} >>\nstream\n".encode()
        + content
        + b"\nendstream\nendobj\n"
    )
    return b"%PDF-1.5\n" + stream


GOOD = docx(p("云溪市人民政府办公室关于印发方案的通知") * 200)
WIDE = "<mergeCells>" + '<mergeCell ref="A1:ZZ99999"/>' * 100 + "</mergeCells>"
FILES = {
    "图片": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "可执行": b"MZ\x90\0" + b"\0" * 100,
    "压缩包": packed({"a.txt": "甲"}),
    "压缩包(RAR)": b"Rar!\x1a\x07\x01\0",
    "演示文稿": packed({"ppt/presentation.xml": "<p/>"}),
    "OFD": packed({"OFD.xml": "<o/>"}),
    "损坏": GOOD[: len(GOOD) // 2],
    "损坏或不完整": docx(p("甲"))[:-30],
    "XML 定义": packed({"word/document.xml": f"{BOMB}<w>&b;</w>"}),
    "XML": packed({"xl/workbook.xml": f"{BOMB}<w>&b;</w>", "xl/styles.xml": f"{BOMB}<w/>"}),
    "损坏或": packed({"word/document.xml": "<w:document><w:body>"}),
    "解压后超过": zip_bomb(),
    "密码": locked_zip(),
    "有密码": OLE + "EncryptedPackage".encode("utf-16-le"),
    "没有文字": docx(""),
    "表格是空的": xlsx({"s": rows([None])}),
    "二进制": b"abc\0\1\2" * 50,
    "内容过多": docx("<w:p/>" * 2_100_000),
    "表格过大": docx(table(*[[cell("甲", '<w:gridSpan w:val="200"/>')] * 2] * 2600)),
    "表格过大。": xlsx({"s": rows(["甲", *[None] * 20, "乙"], *[["丙"]] * 800) + WIDE}),
    "PDF 解压后过大": pdf_bomb(),
    "解压后过大": pdf_bomb("[/FlateDecode /FlateDecode]"),
    "PDF 损坏": b"%PDF-1.4\n" + b"x" * 200,
    "空的": "\ufeff\u200b \n".encode(),
    "100000 段": "甲\n".encode() * 100_001,
    "400000 行": b"\n" * 400_001 + b"a",
    "属性过多": f"<html><p {' '.join(f'a{n}' for n in range(2000))}>甲乙丙。</p>".encode(),
    "网页过大": b"<html><body>" + "<p>甲".encode() * 1_900_000,
    "表格过大,": b"<table><tr>" + b"<td rowspan=5000 colspan=200>a</td>" * 9 + b"</tr>" + b"<tr></tr>" * 5000,
}


@pytest.mark.parametrize("what", FILES)
def test_refused_in_one_line(what: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_bytes("文件.txt", FILES[what])
    line = str(raised.value)
    assert what.rstrip(",") in line
    assert line.startswith("文件.txt: ") and "\n" not in line and raised.value.remedy


@pytest.mark.parametrize(
    ("data", "what"), [(b"a,b\n" + b"," * 1_000_001, "表格过大"), (b'"' + b"a,b\n" * 40_000, "引号没有成对")]
)
def test_a_table_of_values_is_bounded(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        read_bytes("表.csv", data)


def test_code_in_a_page_is_no_tag_of_many_attributes() -> None:
    page = f"<html><script>if (i<n) {{ {'let a = 1; ' * 2000} }}</SCRIPT><body><p>正文,内容。</p></body></html>"
    assert "正文" in read_bytes("a.html", page.encode()).raw


def test_a_name_that_would_break_the_line_does_not() -> None:
    with pytest.raises(ReadError) as raised:
        read_bytes("a\n\x1b[2Jb.txt", b"")
    assert str(raised.value).startswith("a??[2Jb.txt: ")


def test_nothing_outside_is_ever_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><w>&a;</w>'
    with pytest.raises(ReadError):
        read_bytes("a.docx", packed({"word/document.xml": outside}))
    page = f'<html><body><p>正文，内容。</p><iframe src="{secret.as_uri()}"></iframe></body></html>'
    assert "机密" not in read_bytes("a.html", page.encode()).raw


def test_a_locked_pdf_is_refused() -> None:
    locked = pdf([[(90, 100, "甲")]]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>",
    )
    with pytest.raises(ReadError, match="密码"):
        read_bytes("a.pdf", locked)


def test_old_formats_name_the_converter_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadError, match="LibreOffice"):
        read_bytes("a.doc", OLE + "WordDocument".encode("utf-16-le"))


def converter(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")


def test_old_formats_are_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(docx(p("旧文件")))
    out = 'while [ "$1" != --outdir ]; do shift; done'
    converter(tmp_path, f'{out}; cp {tmp_path}/made.docx "$2/source.docx"', monkeypatch)
    assert read_bytes("a.wps", OLE + "WordDocument".encode("utf-16-le")).raw == "旧文件\n"


@pytest.mark.parametrize("script", ["exit 1", "sleep 20"])
def test_a_failing_converter_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(office, "TIMEOUT", 0.3)
    converter(tmp_path, script, monkeypatch)
    with pytest.raises(ReadError, match="LibreOffice"):
        read_bytes("a.rtf", b"{\\rtf1 x}")
