"""This module knows the tagged plain text of the Web of Science (ISI Export Format)."""

from __future__ import annotations

import re
from typing import Final

from citemark.documents import tagged
from citemark.documents.entries import mentioned
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming
from citemark.types import Document


def read(incoming: Incoming) -> Document:
    """The document of a Web of Science file: a record begins at ``PT`` and ends at ``ER``."""
    return tagged.read(incoming, DIALECT)


def _identified(tags: tagged.Tags, kind: str) -> list[str]:
    found = [f"doi:{value}" for value in tagged.values(tags, ("DI",))]
    found += [f"pmid:{value}" for value in tagged.values(tags, ("PM",))]
    if kind == "Book":
        found += [f"isbn:{value}" for value in tagged.values(tags, ("BN",))]
    for value in tagged.values(tags, ("SO", "AR", "UR")):
        found += mentioned(value)
    return found


DIALECT: Final = tagged.Dialect(
    media_type=FORMATS["wos"].media_type,
    line=re.compile(r"^([A-Z][A-Z0-9])(?:[ \t](.*))?$"),
    begins="PT",
    ends="ER",
    kinds=("DT",),
    titles=("TI",),
    venues=("SO", "JI", "J9"),
    people=(("AF", "AU", "BF", "BA"), ("CA",)),
    listing=frozenset({"AF", "AU", "BF", "BA", "CA", "CR"}),
    publishers=("PU",),
    dates=("PY", "EY", "EA"),
    identified=_identified,
)
