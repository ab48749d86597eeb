"""This module knows where identifiers stand in a text: one linear scan, addresses first.

An occurrence bounds the identifier's own characters: labels (``doi:``, ``arXiv:``) stay
outside, an address is taken whole. Each kind of mention has a literal trigger; only where a
trigger stands does a pattern look further, so that the cost follows the text's length.
"""

from __future__ import annotations

from collections.abc import Iterator

from citemark.identifiers.addresses import Found, hosts, read_hosted
from citemark.identifiers.mentions import (
    SCANS,
    TRIGGERS,
    Reader,
    is_arxiv_by_context,
    read_bare_arxiv,
)
from citemark.identifiers.parse import is_whole
from citemark.types import Identifier, Occurrence

_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def find(text: str, *, truncated: bool = False) -> tuple[Occurrence, ...]:
    """Every identifier in the text, in order, none overlapping another.

    With ``truncated`` the text is known to be cut at its end: an identifier that touches the
    end and is not complete by its own grammar is marked cut off.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow: fold ASCII alone, to keep the offsets
        lowered = text.translate(_ASCII_LOWER)
    end_of_text = len(text.rstrip())
    candidates: list[tuple[int, int, Reader]] = [(at, -1, read_hosted) for at in hosts(lowered)]
    for rank, (trigger, read) in enumerate(TRIGGERS):
        at = lowered.find(trigger)
        while at >= 0:
            candidates.append((at, rank, read))
            at = lowered.find(trigger, at + len(trigger))
    for rank, (pattern, read_match) in enumerate(SCANS, start=len(TRIGGERS)):
        candidates += [(match.start(), rank, read_match) for match in pattern.finditer(text)]
    candidates.sort()  # by place, then rank: no two have both in common
    return tuple(_settled(text, candidates, end_of_text, truncated=truncated))


def _settled(
    text: str,
    candidates: list[tuple[int, int, Reader]],
    end_of_text: int,
    *,
    truncated: bool,
) -> Iterator[Occurrence]:
    """Read the candidates from left to right; what an earlier one took is gone."""
    taken = 0
    last: Found | None = None
    for at, _, read in candidates:
        if at < taken:
            continue
        found = read(text, at)
        if found is None or found[1] < taken:
            continue
        identifier, start, end = found
        if read is read_bare_arxiv and not is_arxiv_by_context(text, start, end, last):
            continue
        touches_end = truncated and end >= end_of_text
        if (touches_end or text.startswith(("…", "..."), end)) and not is_whole(identifier):
            identifier = Identifier(
                identifier.scheme, identifier.value, identifier.version, cut_off=True
            )
        taken, last = end, (identifier, start, end)
        yield Occurrence(identifier, start, end)
