"""This module knows lists of retractions as CSV: the Retraction Watch data and its digests.

Only a nature of ``Retraction`` retracts; a correction or an expression of concern does not,
and a ``Reinstatement`` of the same DOI takes it back (Retraction Watch Database User Guide).
"""

from __future__ import annotations

import csv
import io

from citemark.identifiers.schemes import normalise
from citemark.types import Identifier

_COLUMNS = (
    ("doi", ("originalpaperdoi", "doi")),
    ("pmid", ("originalpaperpubmedid", "pmid")),
)
_NATURES = ("retractionnature", "retractionwatch", "nature")


def recognises(head: str) -> bool:
    """Whether a text begins with the header of such a list."""
    header = {name.strip().strip('"').lower() for name in head.split("\n", 1)[0].split(",")}
    return bool(header & {name for _, names in _COLUMNS for name in names}) and bool(
        header & set(_NATURES)
    )


def read(stream: io.BufferedReader) -> frozenset[Identifier]:
    """The works that the list says are retracted, and not reinstated."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    rows = csv.DictReader(text)
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    natures: dict[Identifier, set[str]] = {}
    for row in rows:
        nature = next((row[name] for name in _NATURES if row.get(name)), None) or ""
        words = {word.strip().lower() for word in nature.split(";")}
        for scheme, columns in _COLUMNS:
            raw = next((row[name] for name in columns if row.get(name)), None)
            if raw and raw != "0" and (identifier := normalise(scheme, raw)):
                natures.setdefault(identifier, set()).update(words)
    return frozenset(
        identifier
        for identifier, words in natures.items()
        if "retraction" in words and "reinstatement" not in words
    )
