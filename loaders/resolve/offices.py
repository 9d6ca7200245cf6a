"""Internal offices: behind the body whose text names them, or behind the body that is written before them."""

from __future__ import annotations

import re

from loaders.resolve.body import Body, Context
from loaders.resolve.bureaus import bureau
from loaders.resolve.collectives import collective
from loaders.resolve.organs import organ
from loaders.resolve.places import Located
from loaders.resolve.unlisted import spelled
from loaders.resolve.wording import endings

_OWN = re.compile(r"(?:我|本|全)(厅|局|委|部|院|中心|办)\Z")
_LONGEST = 10


def office(written: str, at: Located, context: Context) -> Body | None:
    """An internal office behind the body whose text this is; 厅办公室 says that body's last word itself.

    >>> office("人事处", Located("420000", "人事处", "none"), Context("420000", issuer="湖北省教育厅")).canonical
    '湖北省教育厅人事处'
    """
    issuer = context.issuer or ""
    own = _OWN.match(written)
    if own and issuer.endswith(own[1]):
        return Body(issuer, "government")
    inner = written[1:] if issuer.endswith(written[0]) and written[0] in "厅局委部院" else written
    if at.said != "none" or len(inner) > _LONGEST or not endings("inner").search(inner):
        return None
    if organ(inner, at, context.year) or bureau(inner, at, context.year) or collective(at):
        return None
    return Body(issuer + inner, "office", parent=issuer)


def inner(at: Located, year: int | None) -> Body | None:
    """An office written behind its own body (公安局交警支队, 委组织部人才科).

    >>> inner(Located("430200", "公安局交警支队", "level"), None).parent
    '株洲市公安局'
    """
    if not endings("office").search(at.rest):
        return None
    for size in range(len(at.rest) - 1, 1, -1):
        head, sub = at.rest[:size], at.rest[size:]
        if head[-1] in "局厅委部办院会署室" and endings("office").search(sub):
            parent = organ(head, at, year) or bureau(head, at, year)
            if parent and parent.function != "党委":
                return Body(parent.canonical + spelled(sub), "office", parent.function, parent.canonical)
    return None
