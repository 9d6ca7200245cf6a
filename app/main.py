"""``create_app(settings)``: opens the store, maps errors to answers, mounts the routes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.settings import Settings
    from graph.store import Store

DESCRIPTION = """
离线读出政策文件里的职责:**谁、做什么、何时、用什么钱、依据哪句话**。每一行答案都带原文引句和它在正文中的位置。

* 列表都有 `limit`(缺省 50,至多 1000)与 `offset`,回答 `{"total", "items"}`。
* 错误都是 `application/problem+json`(RFC 9457),`detail` 说明怎么办。
* 写入(`PUT`、`DELETE`)须带 `Authorization: Bearer $MANDATE_TOKEN`;没有设置令牌时不能写入。
"""


def open_configured(settings: Settings) -> Store:
    """The store that the settings name. Raises ``StoreError``."""
    import logging

    from graph.store import open_store

    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its words come as our errors

    return open_store(
        settings.store,
        user=settings.neo4j_user,
        password=settings.neo4j_password.get_secret_value(),
        database=settings.neo4j_database,
    )


def create_app(settings: Settings) -> FastAPI:
    """The whole HTTP service: ``/api/v1``, ``/docs``, health, and the files for Neo4j Browser."""
    from fastapi_offline import FastAPIOffline
    from starlette.middleware.cors import CORSMiddleware
    from starlette.middleware.gzip import GZipMiddleware
    from starlette.responses import RedirectResponse

    from app.api import routers
    from app.api.logs import RequestLog
    from app.api.problems import add_handlers
    from app.api.store import Provider

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.provider.close()

    app = FastAPIOffline(
        title="mandate",
        version=version("mandate"),
        description=DESCRIPTION,
        lifespan=lifespan,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.settings = settings
    app.state.provider = Provider(settings)
    add_handlers(app)
    for router in routers():
        app.include_router(router)
    app.add_api_route("/", lambda: RedirectResponse("/docs"), include_in_schema=False)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    if settings.cors_origins:
        app.add_middleware(CORSMiddleware, allow_origins=list(settings.cors_origins), allow_methods=["GET"])
    app.add_middleware(RequestLog)
    return app


def serve(settings: Settings) -> None:
    """Run the service until interrupted. Raises ``StoreError`` when the store is not usable at the start."""
    import uvicorn

    from app.api.logs import configure

    open_configured(settings).close()
    _check_port(settings.host, settings.port)
    configure(settings.log_level)
    uvicorn.run(create_app(settings), host=settings.host, port=settings.port, access_log=False, log_config=None)


def _check_port(host: str, port: int) -> None:
    import socket

    from graph.errors import MandateError
    from graph.wording import refusal

    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise MandateError(f"不能在这里监听({refusal(error)})", f"{host}:{port}", "换一个 --host 或 --port") from None
