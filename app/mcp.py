"""The same questions as tools for assistants, over the Model Context Protocol (stdio); read-only, rows bounded."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field, ValidationError

from graph import wording
from graph.errors import MandateError
from graph.model import DATE
from graph.store import Store
from queries import answers
from queries.answer import Answer
from queries.ask import ask as ask_in_words
from queries.dependencies import impact as impact_of
from queries.dependencies import name_of, node_of
from queries.names import names_of

INSTRUCTIONS = (
    "职责图谱:政策文件里谁牵头、谁配合、量化目标、资金、时限、依托。每行都有 quote(原句)与 document;回答时请引用它们。"
    "answered 为 false 时说明没有读懂,不要自行补充。"
)
_READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Limit = Annotated[int, Field(ge=1, le=200, description="最多几行")]
Offset = Annotated[int, Field(ge=0, description="跳过前几行;total 是总行数")]
Agency = Annotated[str | None, Field(max_length=200, description="机构名称,如 市科技局、株洲市科技局")]
Place = Annotated[str | None, Field(max_length=100, description="行政区划的名称或代码")]
Document = Annotated[str | None, Field(max_length=500, description="文件的标题、简称或标识")]
Topic = Annotated[str | None, Field(max_length=200, description="正文里要有的字词")]
Role = Annotated[
    Literal["leads", "assists", "guides", "responsible"] | None,
    Field(description="leads 牵头,assists 配合,guides 指导,responsible 牵头或配合"),
]
Due = Annotated[str | None, Field(pattern=f"^{DATE}$", description="到这一天(月、年)为止到期")]

# One tool per kind whose answer takes the common filters.
KINDS: dict[str, str] = {
    "duties": "一个机构牵头、配合、指导哪些任务",
    "responsible": "一项任务、工程或主题由谁负责",
    "shared": "几个机构共同承担的任务(agency 用顿号分开)",
    "partners": "一个机构和谁合作最多",
    "ranking": "哪些机构的任务最多",
    "count": "一个机构有多少项任务",
    "targets": "量化目标",
    "funds": "资金",
    "programs": "有名字的工程、计划、行动、基金",
    "platforms": "有名字的平台、园区、中心、系统",
    "relies": "哪些依托哪些",
    "due": "有完成时限的任务",
    "unassigned": "没有牵头单位的任务",
    "documents": "已读入的文件",
}


class _Server(MCPServer[Any]):
    """Says what was wrong with a call in one Chinese line, as everywhere else."""

    async def call_tool(self, name: str, *arguments: Any, **others: Any) -> Any:
        try:
            return await super().call_tool(name, *arguments, **others)
        except ToolError as error:
            said = _said(name, error.__cause__)
            if said is None:
                raise
            raise ToolError(said) from None


def _said(name: str, cause: BaseException | None) -> str | None:
    if isinstance(cause, MandateError):
        return str(cause)
    if isinstance(cause, ValidationError):
        wrong = cause.errors()[0]
        return f"参数 {'.'.join(map(str, wrong['loc']))}:{wording.shape(wrong)}"
    return None if cause else f"没有 {name} 这个工具;tools/list 列出全部"


def create_server(store: Store) -> MCPServer[Any]:
    """The server over one open store."""
    server = _Server("mandate", instructions=INSTRUCTIONS, version=version("mandate"), log_level="WARNING")
    for kind, description in KINDS.items():
        server.add_tool(_tool(store, kind), name=kind, description=description, annotations=_READ_ONLY)
    for own in (_ask(store), _compare(store), _impact(store)):
        server.add_tool(own, annotations=_READ_ONLY)
    return server


def run(store: Store) -> None:
    """Serve over standard input and output until the other side goes."""
    create_server(store).run("stdio")


def _tool(store: Store, kind: str) -> Callable[..., Answer]:
    asked: Callable[..., Answer] = getattr(answers, kind)

    def tool(
        agency: Agency = None,
        role: Role = None,
        region: Place = None,
        document: Document = None,
        topic: Topic = None,
        due_before: Due = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Answer:
        bodies = agency.split("、") if agency else None
        filters = {"role": role, "region": region, "document": document, "topic": topic, "due_before": due_before}
        return asked(store, agency=bodies, limit=limit, offset=offset, **filters)

    return tool


def _ask(store: Store) -> Callable[..., Answer]:
    def ask(
        question: Annotated[str, Field(min_length=1, max_length=500, description="中文或英文的问题")],
        region: Place = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Answer:
        """用一句话提问;不懂的问题不答,并说明哪里不懂。"""
        return ask_in_words(store, question, region=region, limit=limit, offset=offset)

    return ask


def _compare(store: Store) -> Callable[..., Answer]:
    def compare(
        places: Annotated[tuple[str, ...], Field(min_length=2, max_length=6, description="要比较的区划")],
        agency: Agency = None,
        role: Role = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Answer:
        """几个地方(的同一类机构)承担的任务有什么不同,按职能分行。"""
        sides = [{"region": place, "agency": agency, "role": role} for place in places]
        return answers.compare(store, sides, limit=limit, offset=offset)

    return compare


def _impact(store: Store) -> Callable[..., Answer]:
    def impact(
        name: Annotated[str, Field(min_length=1, max_length=200, description="平台、工程或任务的名称或标识")],
    ) -> Answer:
        """它延期会影响什么:直接或间接依托它的一切,以及牵头这些任务的单位。"""
        names = names_of(store)
        node = node_of(names, name, store)
        return impact_of(store, [node], question=f"{name_of(names, node)}延期会影响什么", names=names)

    return impact
