"""This module knows the names of some 70,000 venues, as hashes, and how real an unlisted name looks.

The list (`data/names.bin`) is sorted 48-bit hashes of folded names and abbreviations of journals
and conferences from public rankings, citation styles, abbreviation lists and the proceedings that
published at least two of a million real works; `models/tables/venues.py` writes it. With 10^5 entries a name that is not in it collides with
one once in 10^9.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

from citemark.venues.names import fold, normalised
from citemark.venues.resolution import resolve

HASH_BYTES = 6
_PARENTHESIS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def name_hash(folded: str) -> int:
    """The 48-bit hash under which a folded name is listed."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=HASH_BYTES).digest(), "big")


@cache
def _listed() -> array[int]:
    packed = (files(__package__) / "data" / "names.bin").read_bytes()
    return array(
        "Q",
        (
            int.from_bytes(packed[at : at + HASH_BYTES], "big")
            for at in range(0, len(packed), HASH_BYTES)
        ),
    )


def is_listed(name: str) -> bool:
    """Whether the name, as written or without its edition, is in the list."""
    hashes = _listed()
    before = _PARENTHESIS.sub(" ", name)
    for folded in dict.fromkeys(
        (" ".join(fold(name)), normalised(name), " ".join(fold(before)), normalised(before))
    ):
        wanted = name_hash(folded)
        at = bisect_left(hashes, wanted)
        if at < len(hashes) and hashes[at] == wanted:
            return True
    return False


@lru_cache(maxsize=8192)
def known(name: str) -> bool:
    """Whether a venue of that name exists, as far as we know; ``False`` proves nothing by itself."""
    return resolve(name) is not None or is_listed(name)
