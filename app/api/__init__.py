"""The HTTP interface: a file per noun, a short route per question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Every router of the service, in the order of its documentation."""
    from app.api import agencies, ask, browser, dependencies, documents, health, measures, nodes

    return tuple(module.router for module in (ask, agencies, measures, documents, nodes, dependencies, health, browser))
