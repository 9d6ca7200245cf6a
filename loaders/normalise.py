"""``Source`` → ``Text``: one spelling for everything, with the way back to every raw character."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from loaders.text import Offsets, Paragraph, Source, Text

_PINYIN = re.compile(r"(?<=[㐀-鿿])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)")


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def normalise(source: Source) -> Text:
    """Fold a source's text to the normal form of ontology §2."""
    out: list[str] = []
    at: list[int] = []
    to: list[int] = []
    blocks: list[Paragraph] = []
    size = 0
    for block in source.blocks:
        assert isinstance(block, Paragraph)
        line = source.raw[block.start : block.end]
        text = unicodedata.normalize("NFKC", _converter().convert(line)) if len(unicodedata.normalize("NFKC", line)) == len(line) else _converter().convert(line)
        text = text.strip()
        lead = len(line) - len(line.lstrip())
        at.append(size)
        to.append(block.start + lead)
        out.append(text + "\n")
        blocks.append(Paragraph(size, size + len(text), block.place, block.level))
        size += len(text) + 1
    return Text(source.name, source.raw, "".join(out), tuple(blocks), Offsets(tuple(at), tuple(to)))
