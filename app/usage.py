"""Wrong usage of the command line in one Chinese line, whatever Typer calls it."""

from __future__ import annotations

import difflib
import re
from typing import Any

from graph import wording

# What Typer says, and how it is said here; the first that matches.
_SAID = (
    (re.compile(r"Got unexpected extra arguments? ?\(?s?\)? ?\((.*)\)", re.S), "多出了“{}”;一句话里有空格时请用引号括起来"),
    (re.compile(r"No such command '(.*?)'[. ]", re.S), "没有“{}”这个命令"),
    (re.compile(r"No such option:? (\S+)"), "没有 {} 这个选项(名称以 - 开头时,在前面加 -- )"),
    (re.compile(r"Option '(.*?)' requires"), "选项 {} 后面要有值"),
    (re.compile(r"Option '(.*?)' does not take"), "选项 {} 后面不带值"),
    (re.compile(r"Missing command"), "缺少命令"),
)  # fmt: skip


def explained(error: Any) -> str:
    """What was wrong and where to look, from a usage error of Typer's."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "mandate"
    return f"{_what(error, context)}。{command} --help 列出用法"


def _what(error: Any, context: Any) -> str:
    kind, parameter = error.__class__.__name__, getattr(error, "param", None)
    name = _name(parameter)
    if kind == "MissingParameter":
        return f"缺少 {name}" + (f"({said})" if (said := getattr(parameter, "help", None)) else "")
    if hasattr(cause := error.__cause__, "errors"):
        return f"{name} {wording.shape(cause.errors()[0])}"
    message = error.format_message()
    for pattern, said in _SAID:
        if found := pattern.search(message):
            return said.format(*found.groups()) + _near(found, context)
    raw = str(error.message)
    return raw if not raw.isascii() else f"{name} 写法不对".strip()


def _name(parameter: Any) -> str:
    if parameter is None:
        return ""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name).strip("{}[]")
    return str(parameter.opts[0])


def _near(found: re.Match[str], context: Any) -> str:
    commands = getattr(getattr(context, "command", None), "commands", None)
    if not commands or not found.groups():
        return ""
    near = difflib.get_close_matches(found[1], commands, 3)
    return f",有 {'、'.join(near or commands)}"
