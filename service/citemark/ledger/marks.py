"""This module knows how names and contents become numbers: keys, marks and the version.

All are BLAKE2b digests of eight bytes. At ten million documents two of them share
a document key with a probability of 3 in a million (n² / 2⁶⁵).
"""

from __future__ import annotations

import json
from hashlib import blake2b

from citemark.ledger.claims import claim_as_dict
from citemark.ledger.observation import Observation
from citemark.ledger.works import work_keys
from citemark.types import Claim, Identifier

_SPACE = 1 << 64


def key(name: str) -> int:
    """A signed number of 64 bits, as databases keep them; as good as random, and always the same."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def identifier_name(identifier: Identifier) -> str:
    """The name under which uses of an identifier are filed; no work key looks like it."""
    return f"identifier:{identifier.scheme}:{identifier.value}"


def names(identifier: Identifier | None, claim: Claim) -> tuple[str, ...]:
    """Every name under which a use is filed."""
    own = () if identifier is None else (identifier_name(identifier),)
    return own + work_keys(claim)


def mark(observation: Observation) -> int:
    """A number that stands for the whole content of an observation, in 0 … 2⁶⁴ - 1."""
    published = observation.published.isoformat() if observation.published else None
    uses = [
        [
            use.identifier
            and [use.identifier.scheme, use.identifier.value, use.identifier.version],
            claim_as_dict(use.claim),
        ]
        for use in observation.uses
    ]
    content = [
        observation.document_id,
        observation.document_title,
        observation.sha256,
        published,
        uses,
    ]
    text = json.dumps(content, separators=(",", ":"))
    return int.from_bytes(blake2b(text.encode("ascii"), digest_size=8).digest(), "big")


def shifted(total: int, *, add: int = 0, take: int = 0) -> int:
    """The sum of marks after one came or went; a sum, so that the order of coming is forgotten."""
    return (total + add - take) % _SPACE


def version(documents: int, total: int) -> str:
    """How many documents testify, and the sum of their marks."""
    return f"{documents}-{total:016x}"
