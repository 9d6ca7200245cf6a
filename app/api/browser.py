"""The style, guide and saved queries for Neo4j Browser, which asks for them from its own origin."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files

from fastapi import APIRouter, Response

router = APIRouter(prefix="/browser", tags=["Neo4j Browser"], include_in_schema=False)
_ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}


@router.get("/mandate.grass")
def style() -> Response:
    """The style sheet: ``:style http://127.0.0.1:8000/browser/mandate.grass``."""
    return Response(_file("mandate.grass"), media_type="text/plain; charset=utf-8", headers=_ANY_ORIGIN)


@router.get("/guide.html")
def guide() -> Response:
    """The guide: ``:play http://127.0.0.1:8000/browser/guide.html``."""
    return Response(_file("guide.html"), media_type="text/html; charset=utf-8", headers=_ANY_ORIGIN)


@router.get("/queries.zip")
def queries() -> Response:
    """The saved queries, to be dropped on Browser's favourites."""
    return Response(saved_queries(), media_type="application/zip", headers=_ANY_ORIGIN)


def saved_queries() -> bytes:
    """A zip of ``mandate/name.cypher``, the same bytes for the same files."""
    folder, buffer = files("graph") / "browser" / "queries", io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            archive.writestr(zipfile.ZipInfo(f"mandate/{entry.name}"), entry.read_bytes())
    return buffer.getvalue()


def _file(name: str) -> bytes:
    return (files("graph") / "browser" / name).read_bytes()
