"""This module knows MEDLINE's tagged format, which PubMed exports as ``.nbib``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from citemark.documents import tagged
from citemark.documents.entries import mentioned
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming
from citemark.types import Document

_LOCATED: Final = re.compile(r"(?<!\S)(\S+)\s\[(doi|arxiv)\]", re.IGNORECASE)
"""How a location states a DOI, beside publishers' own numbers."""
_FIRST: Final = re.compile(r"^(PMID|PMC)[ \t]{0,2}-", re.MULTILINE)


def read(incoming: Incoming) -> Document:
    """The document of a MEDLINE file: a record begins at ``PMID``, and the next one ends it.

    PubMed Central writes its own number first.
    """
    first = _FIRST.search(incoming.text)
    return tagged.read(incoming, replace(DIALECT, begins=first[1]) if first else DIALECT)


def _identified(tags: tagged.Tags, _: str) -> list[str]:
    found = [f"pmid:{value.split()[0]}" for value in tagged.values(tags, ("PMID",))]
    found += [f"{scheme.lower()}:{value}" for stated in tagged.values(tags, ("LID", "AID"))
              for value, scheme in _LOCATED.findall(stated)]  # fmt: skip
    found += [value for value in tagged.values(tags, ("PMC",)) if value.startswith("PMC")]
    if not tags.get("TI"):  # else it is a chapter's record, and the number the book's
        found += [f"isbn:{value.split()[0]}" for value in tagged.values(tags, ("ISBN",))]
    for value in tagged.values(tags, ("SO",)):
        found += mentioned(value)
    return found


DIALECT: Final = tagged.Dialect(
    media_type=FORMATS["nbib"].media_type,
    line=re.compile(r"^([A-Z]{2,4})[ \t]{0,2}-(?:[ \t]+(.*))?$"),
    begins="PMID",
    ends=None,
    kinds=("PT",),
    titles=("TI", "BTI", "TT"),
    venues=("JT", "TA", "CTI"),
    people=(("FAU", "AU"), ("CN",)),
    affiliations=("AD",),
    publishers=("PB",),
    dates=("DP",),
    identified=_identified,
)
