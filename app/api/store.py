"""The one dependency of every route: an open store."""

from __future__ import annotations

from threading import Lock
from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from app.main import open_configured
from app.settings import Settings
from graph.store import Store


class Provider:
    """Opens the store when it is first asked for, and again after it was away."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store: Store | None = None
        self._lock = Lock()

    @property
    def at_hand(self) -> Store | None:
        """The store if it is open already."""
        return self._store

    def store(self) -> Store:
        """The open store. Raises ``StoreError``."""
        with self._lock:
            if self._store is None:
                self._store = open_configured(self._settings)
            return self._store

    def close(self) -> None:
        """Let go of the store; the next request opens it anew."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None


async def opened(request: Request) -> Store:
    """The store of this service; opening it, which may take a while, is done beside the event loop."""
    provider: Provider = request.app.state.provider
    store = provider.at_hand
    return store if store is not None else await run_in_threadpool(provider.store)


async def settings_of(request: Request) -> Settings:
    """The settings of this service."""
    settings: Settings = request.app.state.settings
    return settings


Opened = Annotated[Store, Depends(opened)]
Configured = Annotated[Settings, Depends(settings_of)]
