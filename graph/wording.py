"""What other programs say in English, in Chinese: values of a wrong shape (pydantic), the operating system's refusals."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Any

_WHOLE, _NUMBER, _TEXT, _LIST, _OBJECT = "应为整数", "应为数字", "应为文字", "应为列表", "应为对象"
_SHAPES = {
    "missing": "缺少",
    "extra_forbidden": "没有这个字段",
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": "数目过大",
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": "应为有限的数",
    "string_type": _TEXT,
    "string_unicode": "有不成字的编码",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "none_required": "应为空",
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "literal_error": "应为 {expected} 之一",
    "enum": "应为 {expected} 之一",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不能小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不能大于 {le}",
    "string_too_short": "至少 {min_length} 个字",
    "string_too_long": "至多 {max_length} 个字",
    "string_pattern_mismatch": "写法不对;日期应如 2025、2025-06 或 2025-06-30",
    "too_short": "至少 {min_length} 项",
    "too_long": "至多 {max_length} 项",
    "json_invalid": "不是有效的 JSON",
}
_REFUSALS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中间有一处不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.ENOTEMPTY: "文件夹里已有内容",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EROFS: "磁盘是只读的",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名称太长",
    errno.EMFILE: "打开的文件太多",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EIO: "读写磁盘出错",
}


def shape(wrong: Mapping[str, Any]) -> str:
    """Why a value was refused, from one entry of pydantic's ``errors()``.

    >>> shape({"type": "less_than_equal", "ctx": {"le": 9}, "msg": "Input should be …"})
    '不能大于 9'
    """
    said = _SHAPES.get(str(wrong["type"]))
    if said is None:
        message = str(wrong.get("msg", "")).removeprefix("Value error, ")
        return message if not message.isascii() else "写法不对"
    expected = wrong.get("ctx") or {}
    return said.format(
        **{
            **expected,
            "expected": str(expected.get("expected", "")).replace(" or ", "、").replace(", ", "、").replace("'", ""),
        }
    )


def refusal(error: Exception) -> str:
    """Why the operating system refused.

    >>> refusal(OSError(28, "No space left on device"))
    '磁盘已满'
    """
    if error.__class__.__name__ == "gaierror":
        return "没有这个主机"
    number = getattr(error, "errno", None)
    return _REFUSALS.get(number or 0, f"系统错误 {number}" if number else "路径写法不对")
