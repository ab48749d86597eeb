"""This module knows how names and contents become numbers: keys, marks and the version.

All are BLAKE2b digests of eight bytes. At ten million documents two of them share
a document key with a probability of 3 in a million (n² / 2⁶⁵).
"""

from __future__ import annotations

from hashlib import blake2b
from json.encoder import encode_basestring_ascii as quoted

from citemark.ledger.claims import claim_to_json
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


Texts = tuple[tuple[str, str], ...]
"""Of every use the identifier and the claim, as JSON."""


def texts(observation: Observation) -> Texts:
    """What a mark is made of, and what witnesses say: whoever needs both writes it once."""
    return tuple(
        [(_identified(use.identifier), claim_to_json(use.claim)) for use in observation.uses]
    )


def _identified(identifier: Identifier | None) -> str:
    if identifier is None:
        return "null"
    version = "null" if identifier.version is None else identifier.version
    return f"[{quoted(identifier.scheme)},{quoted(identifier.value)},{version}]"


def written(text: str | None) -> str:
    """As JSON, in ASCII."""
    return "null" if text is None else quoted(text)


def mark(observation: Observation, said: Texts | None = None) -> int:
    """A number that stands for the whole content of an observation, in 0 … 2⁶⁴ - 1.

    It is made from the JSON of the content; ``said`` are its ``texts``, where they are known.
    """
    published = observation.published.isoformat() if observation.published else None
    facts = (
        observation.document_id, observation.document_title, observation.sha256, published
    )  # fmt: skip
    uses = [f"[{about},{claim}]" for about, claim in (texts(observation) if said is None else said)]
    text = f"[{','.join(map(written, facts))},[{','.join(uses)}]]"
    return int.from_bytes(blake2b(text.encode("ascii"), digest_size=8).digest(), "big")


def shifted(total: int, *, add: int = 0, take: int = 0) -> int:
    """The sum of marks after one came or went; a sum, so that the order of coming is forgotten."""
    return (total + add - take) % _SPACE


def version(documents: int, total: int) -> str:
    """How many documents testify, and the sum of their marks."""
    return f"{documents}-{total:016x}"
