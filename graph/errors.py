"""Everything that can go wrong, as one tree.

MandateError                 one clear line: what, where, what to do
├── InputError               the caller's file or words are at fault
│   ├── ReadError            a file cannot be read as a document
│   ├── RecordError          an extraction record has the wrong shape
│   └── QuestionError        a question or a parameter cannot be used
├── NotFoundError            an identifier names nothing in the store
└── StoreError               the store is at fault
    ├── StoreFormatError     not a store of ours, or of another schema version
    ├── StoreBusyError       another writer holds it
    └── StoreAwayError       it cannot be reached
"""

from __future__ import annotations

import re

# What would break the line or write over the terminal: a file may be called anything.
_UNSEEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")


def plain(words: str) -> str:
    """Words on one line, whatever a file name or a document put into them.

    >>> plain("a\\nb\\x1b[31m.txt")
    'a?b?[31m.txt'
    """
    return _UNSEEN.sub("?", words)


class MandateError(Exception):
    """One clear line that names what went wrong, the place, and the remedy.

    >>> str(MandateError("读不出文字", where="a.txt", remedy="另存为 UTF-8"))
    'a.txt: 读不出文字。另存为 UTF-8'
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        # All three may be positional: that is how an error comes back from another process.
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return plain(f"{place}{self.what}" + (f"。{self.remedy}" if self.remedy else ""))


class InputError(MandateError):
    """The caller's file or words are at fault."""


class ReadError(InputError):
    """A file cannot be read as a document."""


class RecordError(InputError):
    """An extraction record has the wrong shape."""


class QuestionError(InputError):
    """A question or a parameter cannot be used."""


class NotFoundError(MandateError):
    """An identifier names nothing in the store."""


class StoreError(MandateError):
    """The store is at fault."""


class StoreFormatError(StoreError):
    """The store is not ours, or is of another schema version."""


class StoreBusyError(StoreError):
    """Another writer holds the store."""


class StoreAwayError(StoreError):
    """The store cannot be reached."""
