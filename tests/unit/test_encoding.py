"""Text is found by content, whatever the encoding; what is no text is refused in one line."""

import codecs
from pathlib import Path

import pytest

from graph.errors import ReadError
from loaders.read import read, read_bytes

SIMPLE = "关于印发《云溪市数据要素行动方案》的通知\n各县(市、区)人民政府:\n一、总体要求。到2025年,建成5个以上平台。(市数据局牵头)\n"
TRADITIONAL = "關於印發《雲溪市資料要素行動方案》的通知\n一、總體要求。建設國家級平臺,由市發展改革委負責。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLE, SIMPLE * 3000, "到2025年"])
def test_simplified_text_in_any_encoding(encoding: str, text: str) -> None:
    assert read_bytes("a.txt", text.encode(encoding)).raw == text


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_text_in_any_encoding(encoding: str) -> None:
    assert read_bytes("a.txt", TRADITIONAL.encode(encoding)).raw == TRADITIONAL


def test_utf16_without_any_line_end_or_ascii() -> None:
    text = "各市人民政府要加强组织领导落实工作责任"
    for name in ("utf-16-le", "utf-16-be"):
        assert read_bytes("a.txt", text.encode(name)).raw == text


@pytest.mark.parametrize(
    "data",
    [
        SIMPLE.encode()[:-40] + b"\xff\xfe\xfd" + SIMPLE.encode(),
        codecs.BOM_UTF8 + b"\xff",
        codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00",
        bytes(range(128, 256)) * 20,
        b"",
        b" \n\t ",
    ],
)
def test_undecodable_and_empty_files_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ReadError) as raised:
        read_bytes("坏.txt", data)
    line = str(raised.value)
    assert line.startswith("坏.txt: ") and "\n" not in line and raised.value.remedy


def test_a_broken_utf8_file_names_the_line() -> None:
    data = SIMPLE.encode() + "二、重点任务".encode()[:-1] + b"\n" + SIMPLE.encode()
    with pytest.raises(ReadError, match="第 4 行"):
        read_bytes("a.txt", data)


def test_missing_path_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="没有这个文件"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="文件夹"):
        read(tmp_path)


def test_names_that_are_no_text_and_files_that_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read(Path("a\0b.txt"))
    with pytest.raises(ReadError, match="普通文件"):
        read(Path("/dev/null"))
    path = tmp_path / "\udcff.txt"
    path.write_text(SIMPLE)
    assert read(path).name.encode("utf-8").endswith(b".txt")


def test_the_size_limit_is_settable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SIMPLE * 100)
    assert read(path).blocks
    with pytest.raises(ReadError, match="上限"):
        read(path, limit=1000)
