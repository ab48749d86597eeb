"""This module knows RIS, the tagged format of reference managers (Research Information Systems)."""

from __future__ import annotations

import re
from typing import Final

from citemark.documents import tagged
from citemark.documents.entries import mentioned
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming
from citemark.types import Document

_ADDRESSES: Final = ("UR", "LK", "L2", "L1")
_MENTIONING: Final = ("AN", "M1", "M3", "N1", "VL", "JO", "T2", "C7")
_WHOLE_BOOKS: Final = frozenset({"BOOK", "EDBOOK", "EBOOK"})


def read(incoming: Incoming) -> Document:
    """The document of an RIS file.

    A record begins at ``TY`` and ends at ``ER`` or, where that is missing, before the next ``TY``.
    """
    return tagged.read(incoming, DIALECT)


def _identified(tags: tagged.Tags, kind: str) -> list[str]:
    found = [value if value.lower().startswith(("doi:", "http")) else f"doi:{value}"
             for value in tagged.values(tags, ("DO",))]  # fmt: skip
    if kind in _WHOLE_BOOKS:
        found += [f"isbn:{value}" for value in tags.get("SN", ())]
    found += tagged.values(tags, _ADDRESSES)
    for value in tagged.values(tags, _MENTIONING):
        found += mentioned(value)
    return found


DIALECT: Final = tagged.Dialect(
    media_type=FORMATS["ris"].media_type,
    line=re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t]+(.*))?$"),
    begins="TY",
    ends="ER",
    kinds=("TY",),
    keys=("ID", "LB"),
    titles=("TI", "T1", "CT", "BT"),
    venues=("JO", "JF", "T2", "JA", "J2", "J1", "BT", "T3", "C3"),
    people=(("AU",), ("A1",)),
    affiliations=("AD",),
    publishers=("PB",),
    dates=("PY", "Y1", "DA", "YR"),
    identified=_identified,
)
