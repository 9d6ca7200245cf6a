"""Identifiers: readable, stable across reloads and stores, free of ``/ ? # %`` so that they fit a URL's path."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"[\s/\\?#%~<>|\"“”'‘’]+")


def slug(name: str) -> str:
    """A name without spaces, quotes and the characters that a URL's path gives a meaning to.

    >>> slug("“草原英才” 工程/计划")
    '草原英才工程计划'
    """
    return _UNSAFE.sub("", name)


def document_id(title: str | None, doc_no: str | None, region: str | None, source: str | None) -> str:
    """A loaded document: its 文号, else its division, then its title, else the file it came from.

    >>> document_id("甲市行动方案", "甲办发〔2022〕16号", "430200", None)
    '甲办发〔2022〕16号~甲市行动方案'
    """
    return f"{slug(doc_no or region or '-')}~{slug(title or source or '-')}"


def stub_id(title: str) -> str:
    """A document that is cited by its title and not loaded.

    >>> stub_id("乡村振兴战略规划")
    '《乡村振兴战略规划》'
    """
    return f"《{slug(title)}》"


def measure_id(document: str, path: Iterable[str], number: str) -> str:
    """A measure: its document and the numbers that lead to it.

    >>> measure_id("430200~方案", ["1", "2"], "8")
    '430200~方案~1~2~8'
    """
    return "~".join([document, *(slug(n) for n in path), slug(number)])


def named_id(name: str, region: str | None) -> str:
    """An agency, programme or platform: its division's code (``-`` when unknown) and its name.

    >>> named_id("株洲市科学技术局", "430200")
    '430200~株洲市科学技术局'
    """
    return f"{region or '-'}~{slug(name)}"
