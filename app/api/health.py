"""Alive, and ready."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.problems import PROBLEMS
from app.api.store import Opened
from queries import catalogue

router = APIRouter(tags=["服务"])


class Health(BaseModel):
    """The service's state."""

    status: str = "ok"


@router.get("/healthz", summary="服务活着")
def healthz() -> Health:
    """Answers as long as the process runs."""
    return Health()


@router.get("/readyz", summary="图存放处可用", responses={503: PROBLEMS[503]})
def readyz(store: Opened) -> Health:
    """Answers when the store does."""
    catalogue.stats(store)
    return Health()
