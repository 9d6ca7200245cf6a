"""Documents: what is loaded, their text, and loading and removing over HTTP."""

from __future__ import annotations

import hashlib
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from fastapi.responses import PlainTextResponse

from app import uploads
from app.api import parameters as p
from app.api.problems import PROBLEMS, WRITE_PROBLEMS
from app.api.store import Configured, Opened
from app.settings import Settings
from graph.model import Record
from queries import answers, catalogue, detail, stored
from queries.answer import DocumentRow
from queries.catalogue import Items

router = APIRouter(prefix="/api/v1/documents", tags=["文件"])
_Id = Annotated[str, Path(max_length=500, description="文件的标识")]


def writer(request: Request, settings: Configured) -> None:
    """Lets a request through that carries the token; without a token set nobody writes."""
    token = settings.token.get_secret_value()
    if not token:
        raise HTTPException(403, "没有设置 MANDATE_TOKEN,不能通过 HTTP 写入;设置后重启服务")
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not given:
        raise HTTPException(401, "请带上 Authorization: Bearer 令牌", {"WWW-Authenticate": "Bearer"})
    if not secrets.compare_digest(given.encode(), token.encode()):
        raise HTTPException(403, "令牌不对")


@router.get("", summary="已读入的文件", responses=PROBLEMS)
def documents(store: Opened, region: p.Region = None, below: p.Below = False, limit: p.Limit = 50, offset: p.Offset = 0) -> Items[DocumentRow]:  # fmt: skip
    """标题、文号、发文机关、日期、区划、任务数。"""
    found = p.answered(answers.documents(store, region=region, below=below, limit=limit, offset=offset))
    return Items[DocumentRow](total=found.total, items=found.rows)


@router.get("/{id}", summary="一份文件", responses=PROBLEMS)
def document(store: Opened, id: _Id) -> DocumentRow:
    """标题、文号、发文机关、日期、区划、任务数。"""
    return detail.document(store, id)


@router.get("/{id}/text", summary="正文", responses=PROBLEMS, response_class=PlainTextResponse)
def text(store: Opened, id: _Id, request: Request) -> Response:
    """归一后的正文;所有 `start`、`end` 都指向它。"""
    return _conditional(request, _record(store, id).text or "", "text/plain; charset=utf-8")


@router.get("/{id}/record", summary="抽取记录", responses=PROBLEMS, response_model=Record)
def record(store: Opened, id: _Id, request: Request) -> Response:
    """这份文件说的每一件事,和 `mandate extract` 打印的一样。"""
    return _conditional(request, _record(store, id).model_dump_json(), "application/json")


@router.put("", summary="读入文件", status_code=201, responses=WRITE_PROBLEMS, dependencies=[Depends(writer)])
async def put(
    request: Request,
    settings: Configured,
    store: Opened,
    name: Annotated[str, Query(min_length=1, max_length=200, description="文件名,如 方案.docx")],
    region: p.Region = None,
) -> uploads.Loaded:
    """请求体是文件本身(不是表单);同一份文件再次读入会取代旧的。"""
    if request.headers.get("Content-Type", "").startswith("multipart/"):
        raise HTTPException(415, "请求体应是文件本身,不是表单:curl -X PUT --data-binary @文件")
    data = await _body(request, settings)
    return await uploads.loaded(store, name, data, region)


@router.delete("/{id}", summary="取出文件", status_code=204, responses=WRITE_PROBLEMS, dependencies=[Depends(writer)])
def delete(store: Opened, id: _Id) -> None:
    """取出一份文件:只有它说过的消失,别的文件也说的留下。"""
    if not store.remove(id):
        raise catalogue.unknown(store, "文件", id)


async def _body(request: Request, settings: Settings) -> bytes:
    limit = settings.max_upload_mb * 1024 * 1024
    too_large = HTTPException(413, f"文件超过 {settings.max_upload_mb} MB(MANDATE_MAX_UPLOAD_MB)")
    declared = request.headers.get("Content-Length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise too_large
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > limit:
            raise too_large
    return bytes(data)


def _record(store: Opened, id: str) -> Record:
    found = stored.record(store, id)
    if found is None:
        raise catalogue.unknown(store, "文件", id)
    return found


def _conditional(request: Request, content: str, media_type: str) -> Response:
    """The content under its ETag, or 304 when the caller has it already."""
    data = content.encode()
    etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    asked = {part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")}
    if etag in asked or "*" in asked:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=media_type, headers=headers)
