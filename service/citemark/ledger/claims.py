"""This module knows how a claim is written down, so that it is read back unchanged."""

from __future__ import annotations

import dataclasses
import json
from functools import lru_cache
from typing import Any

from citemark.types import Claim, PartialDate

_FIELDS = dataclasses.fields(Claim)
_TUPLES = ("authors", "affiliations")


def claim_as_dict(claim: Claim) -> dict[str, Any]:
    """The fields that the claim states; what it does not say is left out."""
    stated: dict[str, Any] = {
        field.name: value
        for field in _FIELDS
        if (value := getattr(claim, field.name)) != field.default
    }
    if claim.date is not None:
        stated["date"] = claim.date.isoformat()
    return stated


def claim_to_json(claim: Claim) -> str:
    """One ASCII line: any character that a hostile document holds is escaped."""
    return json.dumps(claim_as_dict(claim), separators=(",", ":"))


@lru_cache(maxsize=4096)
def claim_from_json(text: str) -> Claim:
    """Remembered, because the witnesses of a well known work are read again and again; at two
    kilobytes for a long claim that is 8 MB at most."""
    stated = json.loads(text)
    for name in _TUPLES:
        stated[name] = tuple(stated.get(name, ()))
    if "date" in stated:
        stated["date"] = PartialDate(*map(int, stated["date"].split("-")))
    return Claim(**stated)
