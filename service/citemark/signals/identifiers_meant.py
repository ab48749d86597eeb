"""This module knows which DOI is meant where blanks, dashes or hyphens of a line's end stand inside it.

What was read is then the beginning of the DOI, or holds a hyphen that is not its own. It is found
missing, or belongs to something else (the volume of a paper). Beside the record whose DOI the text
spells, but for such marks, it shows for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from citemark.types import Evidence, Identifier, Outcome, Record, Reference

_LOST = re.compile(r"[\s\\_\u00ad\u2010-\u2015\u2212-]+")
"""What comes and goes inside a DOI: blanks, hyphens (also as dashes) and low lines, which pages draw and TeX
writes behind a backslash."""
_GOES_ON = re.compile(r"\s{1,3}(?!\d{4}-\d\d)[^\W_]{0,20}[-._/][-._/\w]{0,80}", re.ASCII)
"""What may be the rest of a DOI: letters and digits around a mark that is none of a date or sentence."""


def divided_dois(
    reference: Reference, evidence: Sequence[Evidence]
) -> Mapping[Identifier, Identifier]:
    """The DOIs that were read in part or with marks of a line's end, each with the one that is meant."""
    divided: dict[Identifier, Identifier] = {}
    for item in evidence:
        if item.outcome is Outcome.FOUND and item.record is not None:
            divided.update(_divided(reference, item.record))
    return divided


def with_whole_dois(reference: Reference, divided: Mapping[Identifier, Identifier]) -> Reference:
    """The reference with the DOIs that are meant."""
    meant = dict.fromkeys(divided.get(item, item) for item in reference.identifiers)
    return replace(reference, identifiers=tuple(meant))


def _divided(reference: Reference, record: Record) -> dict[Identifier, Identifier]:
    ours = [item for item in reference.identifiers if item.scheme == "doi"]
    theirs = [item for item in record.identifiers if item.scheme == "doi" and item not in ours]
    if not ours or not theirs:
        return {}
    text = _joined(reference.text)
    return {
        read: meant
        for meant in theirs
        if (whole := _joined(meant.value)) in text
        for read in ours
        if whole.startswith(_joined(read.value)) and read not in record.identifiers
    }


def _joined(text: str) -> str:
    return _LOST.sub("", text).casefold()


def may_go_on(reference: Reference, identifier: Identifier) -> bool:
    """Whether what stands behind a DOI and a blank may be the rest of it, so that what was read of it
    may be too little to ask for."""
    if identifier.scheme != "doi":
        return False
    _, found, behind = reference.text.casefold().partition(identifier.value)
    goes_on = _GOES_ON.match(behind) if found else None
    return goes_on is not None and any(map(str.isdigit, goes_on[0]))
