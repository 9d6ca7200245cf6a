"""Web pages saved whole (.mht, .mhtml): the page in the archive; its pictures and styles are not looked at."""

from __future__ import annotations

import email
from email.errors import MessageError
from email.message import Message

from graph.errors import ReadError
from loaders.read.web import read_page
from loaders.text import Source


def read_archived_page(name: str, data: bytes, where: str) -> Source:
    """The article of the first page in the archive. Raises ``ReadError``."""
    try:
        pages = [body for part in email.message_from_bytes(data).walk() if (body := _page(part))]
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        raise ReadError("网页存档损坏", where=where, remedy="请在浏览器中重新保存") from error
    if not pages:
        raise ReadError("网页存档里没有网页", where=where, remedy="请在浏览器中重新保存")
    return read_page(name, max(pages, key=len), where)


def _page(part: Message) -> bytes | None:
    if part.get_content_type() != "text/html":
        return None
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else None
