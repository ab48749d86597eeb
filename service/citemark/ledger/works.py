"""This module knows under which keys a claimed work is looked up in the ledger.

A key finds candidates by exact equality and decides nothing: whether two claims
name the same work is for ``matching.same_work``.
"""

from __future__ import annotations

from citemark.matching import fold_title
from citemark.types import Claim

KEY_LENGTH = 200
"""Characters of a key: real titles are nearly always shorter, and a longer one is still found by
its beginning."""


def work_keys(claim: Claim) -> tuple[str, ...]:
    """The keys of the work that ``claim`` names, none when it names no work.

    Titles and names of methods share a key space, because one summary's title is
    another one's method; acronyms have their own, because they are words too.
    """
    keys = [_key("work", name) for name in (claim.title, claim.method)]
    keys.append(_key("acronym", claim.acronym))
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def _key(kind: str, name: str | None) -> str | None:
    folded = fold_title(name) if name else ""
    return f"{kind}:{folded[:KEY_LENGTH]}" if folded else None
