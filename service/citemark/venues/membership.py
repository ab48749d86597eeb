"""This module knows the names of some 70,000 venues, as hashes, and how real an unlisted name looks.

The list (`data/names.bin`) is sorted 48-bit hashes of folded names and abbreviations of journals
and conferences from public rankings, citation styles, abbreviation lists and the proceedings that
published at least two of a million real works; `models/tables/venues.py` writes it. With 10^5 entries a name that is not in it collides with
one once in 10^9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from citemark.venues.names import fold, normalised, remembered
from citemark.venues.resolution import resolve

HASH_BYTES = 6
_ORGANISERS = frozenset({"ieee", "acm", "cvf", "siam", "usenix", "ifip"})
_PARENTHESIS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def name_hash(folded: str) -> bytes:
    """The 48-bit hash under which a folded name is listed."""
    return blake2b(folded.encode(), digest_size=HASH_BYTES).digest()


@cache
def _listed() -> bytes:
    return (Path(__file__).parent / "data" / "names.bin").read_bytes()


def is_listed(name: str) -> bool:
    """Whether the name, as written or without its edition, is in the list."""
    return any(_holds(name_hash(folded)) for folded in dict.fromkeys(foldings(name)) if folded)


def foldings(name: str) -> tuple[str, ...]:
    """The forms under which a name is listed and looked up: as written; without edition, without
    what stands in parentheses ("(was previously …)", an acronym), and without who organises it."""
    before = _PARENTHESIS.sub(" ", name)
    bare = normalised(before)
    return (
        " ".join(fold(name)),
        normalised(name),
        " ".join(fold(before)),
        bare,
        " ".join(word for word in bare.split() if word not in _ORGANISERS),
    )


def _holds(wanted: bytes) -> bool:
    """Binary search in the packed file: hashes of equal length sort as their bytes do."""
    packed = _listed()
    low, high = 0, len(packed) // HASH_BYTES
    while low < high:
        middle = (low + high) // 2
        found = packed[middle * HASH_BYTES : (middle + 1) * HASH_BYTES]
        if found == wanted:
            return True
        low, high = (middle + 1, high) if found < wanted else (low, middle)
    return False


@remembered(8192)
def known(name: str) -> bool:
    """Whether a venue of that name exists, as far as we know; ``False`` proves nothing by itself.

    A part of a known meeting is known ("International Conference on Software Engineering: …").
    """
    host, colon, _ = name.partition(":")
    return any(
        resolve(item) is not None or is_listed(item)
        for item in (name, *((host,) if colon else ()), *_also_called(name))
    )


def _also_called(name: str) -> Iterator[str]:
    """The name with what whoever copies one leaves out, adds or puts last: "International" before a
    meeting, and who holds it or edits it."""
    for wanted, put in _VARIATIONS:
        changed, times = wanted.subn(put, name, count=1)
        if times:
            yield changed


_VARIATIONS: Final = (
    (re.compile(r"\bInternational\s+(?=(?:Conference|Symposium)\b)", re.IGNORECASE), ""),
    (re.compile(r"(?<!International )\b(?=(?:Conference|Symposium) on\b)", re.IGNORECASE), "International "),
    (re.compile(r"\A\s*(?=Trans(?:actions|\.)? )", re.IGNORECASE), "IEEE "),
    (re.compile(r"\A\s*(?=Trans(?:actions|\.)? )", re.IGNORECASE), "ACM "),
    (re.compile(r"\A(.*\w), (IEEE(?:/ACM)?|ACM)\s*\Z", re.DOTALL), r"\2 \1"),
)  # fmt: skip
"""What a name may lack or bear more of, and what to write instead."""
