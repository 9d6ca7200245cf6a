"""The command line as a person meets it: streams, exit codes, one line per error, no traceback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.files import walk
from tests.conftest import SAMPLES

RUN = [sys.executable, "-c", "from app.cli import run; run()"]
# Nothing is closed to root, unless it gives up the two capabilities that open everything.
SHUT_OUT = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def mandate(
    *words: str | Path, folder: Path, stdin: str | None = None, before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the tool in a folder of its own, behind another command when one is given."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MANDATE_")}
    environment["PYTHONPATH"] = str(SAMPLES.parents[1])
    done = subprocess.run(
        [*before, *RUN, *map(str, words)],
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose default store holds the samples."""
    folder = tmp_path_factory.mktemp("work")
    done = mandate("load", SAMPLES, folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "读入" in done.stdout
    return folder


def test_help_is_instant_because_it_loads_neither_web_nor_words() -> None:
    code = (
        "import sys, contextlib, io\nfrom app.cli import app\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): app(['--help'])\n"
        "heavy = {'fastapi', 'starlette', 'uvicorn', 'pydantic', 'networkx', 'neo4j', 'opencc', 'mcp', 'loaders'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SAMPLES.parents[1]
    )
    assert done.stdout.strip() == "[]"


def test_an_answer_goes_to_stdout_with_its_sentence(loaded: Path) -> None:
    done = mandate("ask", "安顺市科技局牵头什么", folder=loaded)
    assert (done.returncode, done.stderr) == (0, "")
    assert "领航人才引育工程" in done.stdout
    assert "列第一位的为牵头单位" in done.stdout


def test_json_is_the_whole_answer(loaded: Path) -> None:
    answer = json.loads(mandate("ask", "what does 安顺市科技局 lead", "--json", folder=loaded).stdout)
    assert (answer["answered"], answer["total"]) == (True, 2)
    assert answer["understood"]["kind"] == "duties"


def test_a_question_that_is_not_understood_is_said_so(loaded: Path) -> None:
    done = mandate("ask", "市科计局牵头什么", folder=loaded)
    assert done.returncode == 0
    assert "没有回答" in done.stdout


def test_loading_twice_changes_nothing(loaded: Path) -> None:
    done = mandate("load", SAMPLES, "--json", folder=loaded)
    assert json.loads(done.stdout)["unchanged"] == len([p for p in SAMPLES.iterdir() if p.is_file()])


def test_what_extract_prints_goes_back_in_and_its_correction_stays(tmp_path: Path) -> None:
    sample = SAMPLES / "taizhou-yingshang-cuoshi.txt"
    record = json.loads(mandate("extract", sample, folder=tmp_path).stdout)
    record["measures"][0]["agencies"][0]["role"] = "assists"
    (tmp_path / "corrected.json").write_text(json.dumps(record), "utf-8")
    assert mandate("load", sample, folder=tmp_path).returncode == 0
    assert mandate("load", "corrected.json", folder=tmp_path).returncode == 0
    again = mandate("load", sample, folder=tmp_path)
    assert "保留人工改正" in again.stdout
    answer = json.loads(mandate("ask", "市市场监管局配合什么", "--json", folder=tmp_path).stdout)
    assert answer["total"] == 1
    assert mandate("load", sample, "--discard-corrections", folder=tmp_path).returncode == 0
    assert json.loads(mandate("ask", "市市场监管局配合什么", "--json", folder=tmp_path).stdout)["total"] == 0


def test_a_division_is_given_where_the_text_says_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("科技工作方案\n一、建平台\n建设平台。(市科技局负责)\n", "utf-8")
    record = json.loads(mandate("extract", "a.txt", "--region", "331000", folder=tmp_path).stdout)
    assert record["measures"][0]["agencies"][0]["canonical"] == "台州市科学技术局"


def test_documents_are_listed_and_taken_out_by_number_or_title(tmp_path: Path) -> None:
    mandate("load", SAMPLES, folder=tmp_path)
    assert "台州市优化营商环境若干措施" in mandate("documents", folder=tmp_path).stdout
    assert mandate("remove", "台政办发〔2025〕5号", folder=tmp_path).returncode == 0
    assert "台州" not in mandate("documents", folder=tmp_path).stdout
    missing = mandate("remove", "台政办发〔2025〕5号", folder=tmp_path)
    assert (missing.returncode, missing.stdout, missing.stderr.count("\n")) == (1, "", 1)


def test_names_are_resolved_one_by_one_and_in_batches(tmp_path: Path) -> None:
    one = json.loads(mandate("resolve", "市人社局", "--region", "430200", "--json", folder=tmp_path).stdout)
    assert (one["canonical"], one["level"]) == ("株洲市人力资源和社会保障局", "city")
    lines = '{"name": "市经信委", "region": "430200", "year": 2017}\n\n{"name": "我市"}\n{"name": "縣農業農村局", "region": "430223"}\n'
    found = [
        json.loads(line) for line in mandate("resolve", "--batch", folder=tmp_path, stdin=lines).stdout.splitlines()
    ]
    assert [f["canonical"] for f in found] == ["株洲市经济和信息化委员会", None, "攸县农业农村局"]
    assert found[0]["successors"]
    for line in ("{}", '{"name": null}', '{"name": "x", "year": "去年"}', "[" * 100_000):
        wrong = mandate("resolve", "--batch", folder=tmp_path, stdin=f"{line}\n")
        assert (wrong.returncode, "第1行" in wrong.stderr) == (2, True)


def test_the_ledger_and_the_graph_are_exported_whole_or_not_at_all(loaded: Path) -> None:
    for form, out in (("xlsx", "台账.xlsx"), ("json", "graph.json"), ("csv", "tables"), ("graphml", "g.graphml")):
        done = mandate("export", form, out, folder=loaded)
        assert (done.returncode, (loaded / out).exists()) == (0, True), done.stderr
    again = mandate("export", "csv", "tables", folder=loaded)
    assert (again.returncode, "已有内容" in again.stderr) == (2, True)
    assert mandate("export", "docx", "x", folder=loaded).returncode == 2
    assert not [p for p in loaded.iterdir() if p.name.startswith(".mandate-")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.txt", b""),
        ("图.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("包.txt", b"PK\x03\x04\x14\x00\x00\x00"),
        ("乱.txt", b"\xff\x00\xfe\x81\x82" * 50),
        ("坏.json", b"{"),
        ("形.json", b"[1]"),
    ],
)
def test_a_bad_file_is_one_line_and_the_rest_goes_in(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / name).write_bytes(data)
    (tmp_path / "files" / "好.txt").write_bytes((SAMPLES / "taizhou-yingshang-cuoshi.txt").read_bytes())
    done = mandate("load", "files", folder=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert name in done.stderr
    assert "读入 1" in done.stdout


def test_what_a_folder_holds_of_other_kinds_is_counted(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "图.png").write_bytes(b"x")
    bare = mandate("load", "files", folder=tmp_path)
    assert (bare.returncode, ".docx" in bare.stderr) == (1, True)
    (tmp_path / "files" / "好.txt").write_bytes((SAMPLES / "taizhou-yingshang-cuoshi.txt").read_bytes())
    done = mandate("load", "files", folder=tmp_path)
    assert (done.returncode, done.stderr, "略过 1 个,格式不认识:.png" in done.stdout) == (0, "", True)
    assert json.loads(mandate("load", "files", "--json", folder=tmp_path).stdout)["left_out"] == {".png": 1}


def test_a_division_is_a_code_or_a_name_that_means_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("方案\n一、建平台\n建设平台。(科技局负责)\n", "utf-8")
    for words in (("extract", "a.txt"), ("load", "a.txt"), ("resolve", "市科技局")):
        done = mandate(*words, "--region", "xyz", folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "没有区划“xyz”" in done.stderr
    assert "110105 朝阳区" in mandate("resolve", "区科技局", "--region", "朝阳区", folder=tmp_path).stderr
    found = mandate("resolve", "市科技局", "--region", "株洲市", folder=tmp_path).stdout
    assert "株洲市科学技术局" in found
    assert "市级" in found and "city" not in found


def test_an_identifier_that_begins_with_a_dash_is_taken_as_it_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("云溪工作方案\n一、建平台\n建设平台。(市科技局负责)\n", "utf-8")
    mandate("load", "a.txt", folder=tmp_path)
    assert "-~云溪工作方案" in mandate("documents", folder=tmp_path).stdout
    assert mandate("remove", "-~云溪工作方案", folder=tmp_path).returncode == 0
    assert "加 -- " in mandate("load", "-x.txt", folder=tmp_path).stderr


def test_a_ledger_of_nobody_is_not_written(loaded: Path) -> None:
    for words in (("--agency", "没有的局"), ("--region", "xyz")):
        done = mandate("export", "xlsx", "无.xlsx", *words, folder=loaded)
        assert (done.returncode, done.stdout, words[1] in done.stderr) == (2, "", True)
    assert not (loaded / "无.xlsx").exists()
    assert "请给出写到哪个文件" in mandate("export", "json", "", folder=loaded).stderr


def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    good = (SAMPLES / "taizhou-yingshang-cuoshi.txt").read_bytes()
    (tmp_path / "files" / "shut").mkdir(parents=True)
    for name in ("a.txt", "no.txt", "shut/b.txt"):
        (tmp_path / "files" / name).write_bytes(good)
    (tmp_path / "files" / "no.txt").chmod(0)
    (tmp_path / "files" / "shut").chmod(0)
    done = mandate("load", "files", folder=tmp_path, before=SHUT_OUT)
    assert (done.returncode, done.stderr.count("没有权限"), done.stderr.count("\n")) == (1, 2, 2)
    for path in ("files/no.txt", "files/shut", "files/shut/b.txt"):
        done = mandate("extract", path, folder=tmp_path, before=SHUT_OUT)
        assert (done.returncode, done.stderr.count("没有权限"), done.stderr.count("\n")) == (1, 1, 1)
    (tmp_path / "files" / "shut").chmod(0o700)


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path, onerror: Callable[[OSError], None]) -> Iterator[object]:
        onerror(PermissionError(13, "no", str(folder)))
        return iter(())

    monkeypatch.setattr("os.walk", refuse)
    assert [str(found) for found in walk([tmp_path])] == [f"{tmp_path}: 打不开文件夹(没有权限)。请核对读取权限"]


def test_missing_and_empty_places_and_foreign_stores_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.db").write_text("not a store", "utf-8")
    for words in (
        ("load", "nowhere.txt"),
        ("load", "empty"),
        ("load", SAMPLES, "--store", "sqlite:///notes.db"),
        ("documents", "--store", "sqlite:///no/such/folder/x.db"),
    ):
        done = mandate(*words, folder=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), (words, done.stderr)
    assert (tmp_path / "notes.db").read_text("utf-8") == "not a store"


def test_wrong_usage_is_exit_code_two(tmp_path: Path) -> None:
    for words in (("fly",), ("ask",), ("documents", "--store", "http://x"), ("ask", "长" * 501), ("resolve",)):
        assert mandate(*words, folder=tmp_path).returncode == 2, words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("load",), "缺少 PATH…"),
        (("ask", "甲", "乙"), "多出了“乙”"),
        (("lod",), "没有“lod”这个命令,有 load"),
        (("load", "--far", "x"), "没有 --far 这个选项"),
        (("ask", "甲", "--limit", "0"), "--limit 不能小于 1"),
        (("ask", "甲", "--limit", "x"), "--limit 应为整数"),
        (("ask", "甲", "--limit", "99999999999999999999"), "--limit 不能大于"),
        (("documents", "--store"), "选项 --store 后面要有值"),
        (("serve", "--port", "99999"), "不能大于 65535"),
        (("export", "doc", "x"), "可选:xlsx、csv"),
    ],
)
def test_wrong_usage_is_one_chinese_line(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = mandate(*words, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert said in done.stderr
    assert not any(english in done.stderr for english in ("Usage:", "Error", "Missing", "Input should", "Try"))


def test_a_wrong_setting_and_a_full_disk_are_one_line(loaded: Path) -> None:
    command = f'{sys.executable} -c "from app.cli import run; run()" ask 安顺市科技局牵头什么'
    place = {"cwd": SAMPLES.parents[1], "capture_output": True, "text": True}
    store = {**os.environ, "MANDATE_STORE": f"sqlite:///{loaded}/mandate.db"}
    full = subprocess.run(f"{command} > /dev/full", shell=True, check=False, env=store, **place)
    assert (full.returncode, full.stderr.count("磁盘已满"), full.stderr.count("\n")) == (1, 1, 1)
    wrong = subprocess.run(command, shell=True, check=False, env={**store, "MANDATE_LOG_LEVEL": "loud"}, **place)
    assert (wrong.returncode, "debug、info" in wrong.stderr) == (2, True)


@pytest.mark.parametrize("form", ["json", "graphml"])
def test_an_export_to_a_full_disk_is_one_line_and_leaves_nothing(loaded: Path, form: str) -> None:
    code = (
        "import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\nfrom app.cli import run\nrun()"
    )
    store = {**os.environ, "MANDATE_STORE": f"sqlite:///{loaded}/mandate.db", "PYTHONPATH": str(SAMPLES.parents[1])}
    command = [sys.executable, "-c", code, "export", form, f"满.{form}"]
    done = subprocess.run(command, cwd=loaded, env=store, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n"), "写不进去" in done.stderr) == (2, 1, True), done.stderr
    assert not [p for p in loaded.iterdir() if p.name.startswith(("满", ".mandate-"))]


def test_a_store_is_never_written_over_and_never_made_to_be_read(tmp_path: Path) -> None:
    mandate("load", SAMPLES / "taizhou-yingshang-cuoshi.txt", folder=tmp_path)
    for form in ("json", "xlsx"):
        done = mandate("export", form, "mandate.db", folder=tmp_path)
        assert (done.returncode, "这是一个库" in done.stderr) == (2, True)
    assert "台州" in mandate("documents", folder=tmp_path).stdout
    missing = mandate("copy", "sqlite:///none.db", "sqlite:///other.db", folder=tmp_path)
    assert (missing.returncode, missing.stdout, "没有这个库" in missing.stderr) == (1, "", True)
    assert [p.name for p in tmp_path.glob("*.db")] == ["mandate.db"]
    empty = mandate("ask", "市科技局牵头什么", "--store", "sqlite:///empty.db", folder=tmp_path)
    assert (empty.returncode, "库里还没有文件" in empty.stderr) == (0, True)


def test_a_host_that_is_none_is_named(tmp_path: Path) -> None:
    done = mandate("serve", "--host", "999.1.1.1", folder=tmp_path)
    assert (done.returncode, "没有这个主机" in done.stderr) == (1, True)


def test_a_port_in_use_is_one_line(loaded: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = mandate("serve", "--port", str(taken.getsockname()[1]), folder=loaded)
    assert (done.returncode, done.stderr.count("\n"), "端口已被占用" in done.stderr) == (1, 1, True)


@pytest.mark.parametrize("how", ["PYTHONIOENCODING=gbk", "PYTHONIOENCODING=latin-1", "LC_ALL=C", "closed"])
def test_terminals_that_cannot_write_everything_end_without_a_traceback(loaded: Path, how: str) -> None:
    command = f"{sys.executable} -c 'from app.cli import run; run()' ask 安顺市科技局牵头什么$(printf '\\377')"
    command = f"{command} >&-" if how == "closed" else f"{how} {command}"
    environment = {**os.environ, "MANDATE_STORE": f"sqlite:///{loaded}/mandate.db"}
    place = SAMPLES.parents[1]
    done = subprocess.run(command, shell=True, cwd=place, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_pipe_is_no_error(loaded: Path) -> None:
    command = f'{sys.executable} -c "from app.cli import run; run()" extract {SAMPLES}/*.txt | head -c 10'
    done = subprocess.run(command, shell=True, cwd=SAMPLES.parents[1], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
