"""``create_app(settings)``: opens the store, maps errors to answers, mounts the routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.settings import Settings
    from graph.store import Store


def open_configured(settings: Settings) -> Store:
    """The store that the settings name. Raises ``StoreError``."""
    from graph.store import open_store

    return open_store(settings.store)
