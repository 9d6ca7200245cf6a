"""Every error as ``application/problem+json`` (RFC 9457), by one table."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from app.api.logs import request_id
from graph import errors, wording
from queries.words import UnknownNameError

MEDIA_TYPE = "application/problem+json"
_RETRY_AFTER = {"Retry-After": "5"}

# The first class that an error belongs to decides.
STATUS: tuple[tuple[type[errors.MandateError], int, str], ...] = (
    (errors.NotFoundError, 404, "没有找到"),
    (UnknownNameError, 404, "没有找到"),
    (errors.QuestionError, 422, "请求有误"),
    (errors.InputError, 422, "文件有误"),
    (errors.StoreAwayError, 503, "图存放处暂时连不上"),
    (errors.StoreBusyError, 503, "图存放处正忙"),
    (errors.MandateError, 500, "图存放处有误"),
)

# What Starlette calls by the phrases of HTTP, and what to do.
_HTTP = {
    400: ("请求有误", "请求读不懂;接口说明见 /docs"),
    401: ("没有令牌", "请带上 Authorization: Bearer 令牌"),
    403: ("不能这样做", "没有权限"),
    404: ("没有这个地址", "没有这个地址;接口说明见 /docs"),
    405: ("不支持这种方法", "这个地址不支持这种方法;接口说明见 /docs"),
    413: ("文件过大", "文件过大"),
    415: ("不收这种请求体", "不收这种请求体"),
}


class Problem(BaseModel):
    """An error: what, where, and what to do."""

    type: str = Field("about:blank", examples=["about:blank"])
    title: str = Field(examples=["没有找到"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["没有这个机构。相近的名称:安顺市科学技术局"])
    parameter: str | None = Field(None, description="出错的参数", examples=["limit"])
    request_id: str | None = Field(None, description="日志中的请求编号")


def _documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        s: {"model": Problem, "description": HTTPStatus(s).phrase, "content": {MEDIA_TYPE: schema}} for s in statuses
    }


PROBLEMS = _documented(404, 422, 503)
WRITE_PROBLEMS = _documented(400, 401, 403, 404, 413, 415, 422, 503)


def add_handlers(app: FastAPI) -> None:
    """Turn every error of ours, of FastAPI and of Starlette into a problem."""
    app.add_exception_handler(errors.MandateError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def problem(
    status: int, title: str, detail: str, *, parameter: str | None = None, headers: dict[str, str] | None = None
) -> JSONResponse:
    """A problem as a response."""
    body = Problem(title=title, status=status, detail=detail, parameter=parameter, request_id=request_id.get())
    return JSONResponse(body.model_dump(exclude_none=True), status, headers, MEDIA_TYPE)


def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, errors.MandateError)
    status, title = next((status, title) for kind, status, title in STATUS if isinstance(error, kind))
    if isinstance(error, errors.StoreAwayError):
        request.app.state.provider.close()
    return problem(status, title, str(error), headers=_RETRY_AFTER if status == 503 else None)


def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = str(first["loc"][1] if len(first["loc"]) > 1 else first["loc"][0])
    return problem(422, "请求有误", f"参数 {name}:{wording.shape(first)}", parameter=name)


def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers) if error.headers else None
    phrase = HTTPStatus(error.status_code).phrase
    title, remedy = _HTTP.get(error.status_code, (phrase, phrase))
    detail = remedy if error.detail == phrase else str(error.detail)
    return problem(error.status_code, title, detail, headers=headers)


def _unexpected(_request: Request, _error: Exception) -> JSONResponse:
    return problem(500, "内部错误", f"程序出了错,日志中的请求编号是 {request_id.get()}")
