"""The terminal: ``mandate``. The only place that prints; results go to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.errors import MandateError, QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.settings import Settings
    from graph.store import Store

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_MOST = 1_000_000_000  # rows of an answer
StoreUrl = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="图存放处:sqlite:///文件 或 neo4j://主机:端口(亦可设 MANDATE_STORE)"),
]
Region = Annotated[str | None, typer.Option("--region", metavar="CODE", help="行政区划代码(GB/T 2260),如 430200")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, max=_MOST, help="最多几行(缺省全部)")]
Offset = Annotated[int, typer.Option("--offset", min=0, max=_MOST, help="从第几行之后开始")]


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"mandate {version('mandate')}")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    store: StoreUrl = None,
    _version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="版本")] = False,
) -> None:
    """谁、做什么、何时、用什么钱、依据哪句话:离线读政策文件,逐句有据地回答。"""
    context.obj = store


@app.command()
def load(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", readable=False, help="文件、文件夹,或 extract 打印的记录(.json/.jsonl)"),
    ],
    region: Region = None,
    store: StoreUrl = None,
    discard_corrections: Annotated[
        bool, typer.Option("--discard-corrections", help="用重新抽取的结果取代人工改正")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """读入文件或抽取记录,并入图中。"""
    from app import files, loading, terminal

    settings = _settings(context, store)
    governed = _division(region)
    with _opened(settings) as opened:
        outcomes = loading.load(paths, opened, settings, region=governed, discard=discard_corrections)
        summary = loading.Summary(left_out=files.left_out(paths))
        try:
            terminal.watched(outcomes, summary)
        finally:  # also when the store goes away: what is in is said before the error
            if summary.outcomes or sys.exc_info()[0] is None:
                typer.echo(summary.json() if as_json else terminal.summary(summary))
    if summary.failures:
        raise typer.Exit(1)


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", readable=False, help="要读的文件;文件夹则逐个读")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="每份文件一行")] = False,
    region: Region = None,
) -> None:
    """打印抽取记录:每份文件一个 JSON 对象。"""
    from app.files import extracted
    from app.settings import Settings

    settings, failed = Settings.from_environment(), False
    for path, record in extracted(files, settings, region=_division(region)):
        if isinstance(record, MandateError):
            failed = True
            typer.echo(f"mandate: {record}", err=True)
        else:
            named = record if record.source else record.model_copy(update={"source": path.name})
            typer.echo(named.model_dump_json(indent=None if jsonl else 2))
    if failed:
        raise typer.Exit(1)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="如:市科技局牵头什么;what does 市科技局 lead")],
    region: Region = None,
    store: StoreUrl = None,
    limit: Limit = None,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """用中文或英文提问,每行答案附原句与出处。"""
    from queries.ask import ask as answer

    with _opened(_settings(context, store)) as opened:
        found = answer(opened, _written(question), region=region, limit=limit, offset=offset)
        if not found.answered and not opened.documents():
            typer.echo("mandate: 库里还没有文件。先用 mandate load 读入,或核对 --store", err=True)
    if as_json:
        typer.echo(found.model_dump_json(indent=2))
    else:
        from app import terminal

        typer.echo(terminal.answer(found))


@app.command()
def resolve(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="机构名称,如:市科技局")] = None,
    region: Region = None,
    year: Annotated[int | None, typer.Option("--year", min=1949, max=2100, help="所在文件的年份")] = None,
    batch: Annotated[bool, typer.Option("--batch", help="从标准输入逐行读 JSON:{name, region, year}")] = False,
    as_json: AsJson = False,
) -> None:
    """名称背后是哪个机构:规范全称、行政区划、层级、职能、沿革。"""
    from app import terminal

    if batch:
        for line in terminal.resolved(sys.stdin):
            typer.echo(line)
    elif name is None:
        raise typer.BadParameter("请给出机构名称,或用 --batch 从标准输入读入")
    else:
        typer.echo(terminal.resolve(_written(name), _division(region), year, as_json=as_json))


@app.command()
def documents(context: typer.Context, store: StoreUrl = None, as_json: AsJson = False) -> None:
    """列出已读入的文件。"""
    from app import terminal
    from queries import answers

    with _opened(_settings(context, store)) as opened:
        found = answers.documents(opened)
    typer.echo(found.model_dump_json(indent=2) if as_json else terminal.documents(found))


@app.command(context_settings={"ignore_unknown_options": True})  # identifiers may begin with a dash
def remove(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="文件的标识、文号或标题")],
    store: StoreUrl = None,
) -> None:
    """取出一份文件:只有它说过的消失,别的文件也说的留下。"""
    from app import loading

    with _opened(_settings(context, store)) as opened:
        typer.echo(f"已取出:{loading.remove(opened, _written(document))}")


@app.command()
def review(context: typer.Context, store: StoreUrl = None, as_json: AsJson = False) -> None:
    """列出没有读懂的地方,供人工核对改正。"""
    from app import loading, terminal

    with _opened(_settings(context, store)) as opened:
        notes = loading.notes(opened)
    typer.echo(terminal.notes(notes, as_json=as_json))


@app.command()
def export(
    context: typer.Context,
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="xlsx、csv、json、graphml、gexf、cypher 或 neo4j-admin")
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", readable=False, help="写到哪个文件;csv 与 neo4j-admin 写到文件夹")
    ],
    agency: Annotated[str | None, typer.Option("--agency", metavar="NAME", help="只要这个单位的任务(xlsx)")] = None,
    by_agency: Annotated[bool, typer.Option("--by-agency", help="每个牵头单位另附一张表(xlsx)")] = False,
    region: Region = None,
    store: StoreUrl = None,
) -> None:
    """导出:xlsx 督查台账,或整张图。"""
    from app import exporting

    with _opened(_settings(context, store)) as opened:
        typer.echo(exporting.export(opened, form, out, agency=agency, region=region, by_agency=by_agency))


@app.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="从哪个库:sqlite:///文件 或 neo4j://主机:端口")],
    target: Annotated[str, typer.Argument(metavar="TO", help="到哪个库;已有的相同文件跳过,中断后可再运行")],
) -> None:
    """把一个库的全部文件复制到另一个库,最后逐项核对。"""
    from app import copying

    copying.check(source)
    with _opened(_chosen(source)) as old, _opened(_chosen(target)) as new:
        states = [copied.done for copied in copying.copy(old, new)]
        found = copying.verify(old, new)
    typer.echo(f"复制 {sum(states)} 份文件,{len(states) - sum(states)} 份已有;两库相同:{found.counts.total()} 项")
    typer.echo(f"sha256 {found.sha256}")


@app.command()
def serve(
    context: typer.Context,
    store: StoreUrl = None,
    host: Annotated[str | None, typer.Option("--host", help="监听地址")] = None,
    port: Annotated[int | None, typer.Option("--port", help="监听端口")] = None,
) -> None:
    """启动查询接口与页面。"""
    from app.main import serve as run_server

    run_server(_settings(context, store, host=host, port=port))


@app.command()
def mcp(context: typer.Context, store: StoreUrl = None) -> None:
    """把同样的问题作为工具提供给智能助手(MCP,标准输入输出)。"""
    from app.mcp import run as run_server

    with _opened(_settings(context, store)) as opened:
        run_server(opened)


def _settings(context: typer.Context, store: str | None, **chosen: Any) -> Settings:
    from app.settings import Settings

    return Settings.from_environment(store=store or context.obj, **chosen)


def _division(said: str | None) -> str | None:
    if not said:
        return None
    from loaders.regions import given

    return given(_written(said))


def _chosen(url: str) -> Settings:
    from app.settings import Settings

    return Settings.from_environment(store=url)


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    from app.main import open_configured

    store = open_configured(settings)
    try:
        yield store
    finally:
        store.close()


def run() -> None:
    """The console script: every error a user can cause is one line on stderr."""
    _ready_streams()
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except QuestionError as error:
        _fail(error, 2)
    except MandateError as error:
        _fail(error, 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:  # the output cannot be written, or memory and files run out
        from graph.wording import refusal

        _fail(MandateError(f"写不出结果({refusal(error)})", remedy="请检查输出的去处"), 1)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        _misused(error)
    else:
        sys.exit(code if isinstance(code, int) else 0)


def _ready_streams() -> None:
    """Output that was closed goes nowhere; a character that a terminal lacks is a question mark."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _written(words: str) -> str:
    """An argument as text, also where the terminal's encoding is not UTF-8."""
    return os.fsencode(words).decode("utf-8", "replace")


def _misused(error: Any) -> None:
    if error.__class__.__name__ == "NoArgsIsHelpError":
        typer.echo(error.format_message(), err=True)
        sys.exit(2)
    from app.usage import explained

    _fail(QuestionError(explained(error)), 2)


def _fail(error: MandateError, code: int) -> None:
    typer.echo(f"mandate: {error}", err=True)
    sys.exit(code)
