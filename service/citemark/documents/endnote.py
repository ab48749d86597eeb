"""This module knows the tagged format of refer and EndNote (``.enw``), which Google Scholar exports too."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from citemark.documents import tagged
from citemark.documents.entries import mentioned
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming
from citemark.types import Document

_WHOLE_BOOKS: Final = frozenset({"Book", "Edited Book", "Electronic Book"})
_FIRST: Final = re.compile(r"^%([A-Z])[ \t]", re.MULTILINE)
_TYPED: Final = re.compile(r"^%0[ \t]", re.MULTILINE)


def read(incoming: Incoming) -> Document:
    """The document of an EndNote file.

    A record begins at ``%0``; refer knows no such line, and its records begin alike.
    """
    first = _FIRST.search(incoming.text)
    if first is None or _TYPED.search(incoming.text):
        return tagged.read(incoming, DIALECT)
    return tagged.read(incoming, replace(DIALECT, begins=first[1], parted=True))


def _identified(tags: tagged.Tags, kind: str) -> list[str]:
    found = [value if value.lower().startswith(("doi:", "http")) else f"doi:{value}"
             for value in tagged.values(tags, ("R",)) if "10." in value]  # fmt: skip
    if kind in _WHOLE_BOOKS:
        found += [f"isbn:{value}" for value in tagged.values(tags, ("@",))]
    found += tagged.values(tags, ("U",))
    for value in tagged.values(tags, ("R", "J", "M", "N", "V", "Z")):
        found += mentioned(value)
    return found


DIALECT: Final = tagged.Dialect(
    media_type=FORMATS["endnote"].media_type,
    line=re.compile(r"^%([0-9A-Z@!$&()*+?<>=\[\]^~#|\\:;])(?:[ \t]+(.*))?$"),
    begins="0",
    ends=None,
    kinds=("0",),
    keys=("F",),
    titles=("T",),
    venues=("J", "B", "S"),
    people=(("A",),),
    publishers=("I",),
    dates=("D", "8"),
    identified=_identified,
)
