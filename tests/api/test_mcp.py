"""The tools over stdio, called by the official SDK's own client."""

from __future__ import annotations

import sys

from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from app.mcp import KINDS


async def test_there_is_a_tool_for_every_kind_and_all_only_read(filled: str) -> None:
    command = "from app.cli import run; run()"
    server = StdioServerParameters(command=sys.executable, args=["-c", command, "mcp", "--store", filled])
    async with Client(stdio_client(server)) as client:
        found = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(found) == {*KINDS, "ask", "compare", "impact"}
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in found.values())
        assert all(tool.output_schema for tool in found.values())
        answer = (await client.call_tool("ask", {"question": "安顺市科技局牵头什么"})).structured_content
        assert answer["total"] == 2
        assert all(row["quote"] for row in answer["rows"])
        duties = (
            await client.call_tool("duties", {"agency": "市科技局", "role": "leads", "limit": 3})
        ).structured_content
        assert (len(duties["rows"]), duties["total"] > 3) == (3, True)
        both = (
            await client.call_tool("compare", {"places": ["安顺", "宜昌"], "agency": "市科技局"})
        ).structured_content
        assert {side["side"] for row in both["rows"] for side in row["sides"]}
        refused = (await client.call_tool("ask", {"question": "讲个笑话"})).structured_content
        assert refused["answered"] is False
        too_many = await client.call_tool("duties", {"limit": 10_000})
        assert too_many.is_error
        for name, words, said in (
            ("duties", {"limit": 10_000}, "参数 limit:不能大于 200"),
            ("ask", {"question": ""}, "参数 question:至少 1 个字"),
            ("impact", {"name": "没有的平台"}, "没有的平台"),
            ("fly", {}, "没有 fly 这个工具"),
        ):
            wrong = await client.call_tool(name, words)
            assert (wrong.is_error, said in wrong.content[0].text) == (True, True), wrong.content
