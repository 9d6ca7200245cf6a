"""A loaded document as it was merged, and the document behind whatever a person calls it."""

from __future__ import annotations

import json
from difflib import get_close_matches

from graph.errors import NotFoundError
from graph.model import Record
from graph.store import Store
from queries.answer import DocumentRow
from queries.answers import documents
from queries.registry import question


def record(store: Store, document: str) -> Record | None:
    """The record of a loaded document, with its text; None when it is not loaded."""
    found = store.rows(question("record").given(["document"]), {"document": document})
    return (
        Record.model_validate({**json.loads(str(row["record"])), "text": row["text"]})
        if (row := next(iter(found), None))
        else None
    )


def document(store: Store, called: str) -> DocumentRow:
    """The one loaded document with this identifier, 文号 or title. Raises ``NotFoundError`` naming what is near."""
    rows = [row for row in documents(store).rows if isinstance(row, DocumentRow)]
    for found in (
        [r for r in rows if called == r.document_id],
        [r for r in rows if called.strip("《》") in (r.doc_no, r.document)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            ids = "、".join(r.document_id for r in found)
            raise NotFoundError(f"有 {len(found)} 份这样的文件", where=called, remedy=f"请用标识指明:{ids}")
    near = get_close_matches(
        called, [name for r in rows for name in (r.document, r.doc_no, r.document_id) if name], 3, 0.3
    )
    raise NotFoundError(
        "没有读入这份文件",
        where=called,
        remedy=f"相近的:{'、'.join(near)}" if near else "`mandate documents` 列出已读入的",
    )
