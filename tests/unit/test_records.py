"""Records as files: what comes back in, and what is refused in one line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graph.errors import ReadError, RecordError
from loaders.records import read_records

GOOD = {"document": {"title": "甲市行动方案"}, "measures": [{"number": "1", "path": [], "title": "建平台"}]}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_json_file_is_one_record_and_marked_as_corrected(tmp_path: Path) -> None:
    (record,) = read_records(write(tmp_path, "a.json", json.dumps(GOOD)))
    assert (record.document.title, record.measures[0].title, record.corrected) == ("甲市行动方案", "建平台", True)


def test_a_jsonl_file_is_a_record_per_line(tmp_path: Path) -> None:
    lines = "\n".join([json.dumps({**GOOD, "source": "a.txt"}), "", json.dumps(GOOD)])
    assert [r.source for r in read_records(write(tmp_path, "b.jsonl", lines))] == ["a.txt", "b.jsonl"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["文件是空的"]),
        ("{", ["不是有效的 JSON"]),
        ("[" * 100_000, ["不是有效的 JSON"]),
        ("[]", ["整条记录", "应为对象"]),
        ('{"a": ' + "9" * 5000 + "}", ["有过长的数"]),
        ('{"document": {"title": "\\ud800甲"}}', ["不成字的编码"]),
        ('{"measures": []}', ["document"]),
        (json.dumps({**GOOD, "measures": [{"number": 1}]}), ["measures.0.number"]),
        (json.dumps({**GOOD, "measurs": []}), ["measurs"]),
        (json.dumps({"document": {"title": "甲\x1b[2J乙"}}), ["document", "控制字符"]),
        (json.dumps({**GOOD, "text": "短", "measures": [{"number": "1", "start": 0, "end": 9}]}), ["start/end"]),
        (json.dumps({**GOOD, "text": "短", "measures": [{"number": "1", "start": 0}]}), ["start/end"]),
        (json.dumps({**GOOD, "measures": [{"number": "1", "start": 0, "end": 2**70}]}), ["start/end"]),
        (json.dumps({**GOOD, "measures": [{"number": "1", "due": {"date": "明年"}}]}), ["due 的 date", "明年"]),
        (json.dumps({"document": {"title": "甲", "issued_on": "2025-13"}}), ["issued_on", "2025-13"]),
        (json.dumps({"document": {"title": "甲", "region": "xyz"}}), ["region", "xyz"]),
        (json.dumps({**GOOD, "measures": [{"number": "1", "programs": [" "]}]}), ["programs", "空的"]),
        (json.dumps({**GOOD, "measures": [{"number": "1", "programs": ["甲\x1b工程"]}]}), ["控制字符"]),
        (json.dumps({**GOOD, "measures": [{"number": "1", "relies_on": [{"target": ""}]}]}), ["target", "空的"]),
        (json.dumps({**GOOD, "measures": [{"number": "1", "cites": [{"title": ""}]}]}), ["cites", "空的"]),
        (
            '{"document": {}, "measures": [{"number": "1", "funds": [{"text": "甲", "amount_cny": 1e999}]}]}',
            ["amount_cny", "有限"],
        ),
    ],
)
def test_a_wrong_file_is_one_line_that_names_the_file_and_the_place(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    with pytest.raises(RecordError) as caught:
        read_records(write(tmp_path, "wrong.json", text))
    said = str(caught.value)
    assert "wrong.json" in said
    assert "\n" not in said
    assert all(name in said for name in names)


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="第2行"):
        read_records(write(tmp_path, "c.jsonl", json.dumps(GOOD) + "\n{}\n"))


def test_a_missing_file_and_one_that_is_not_utf8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="没有这个文件"):
        read_records(tmp_path / "none.json")
    (tmp_path / "gb.json").write_bytes("甲市".encode("gb18030"))
    with pytest.raises(ReadError, match="UTF-8"):
        read_records(tmp_path / "gb.json")


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(ReadError, match="不是普通文件"):
        read_records(tmp_path / "a.json")
