"""This module knows the 64-bit keys under which titles, words and identifiers are filed.

Keys are BLAKE2b digests (RFC 7693), the same on every machine and in every run. What is
found under a key is compared in full before it counts: a key alone proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from citemark.matching import fold_title
from citemark.matching.titles import folded_tokens
from citemark.types import Identifier

_HEAD_END = re.compile(r"[:?!\u2014\u2013]\s|\s[-\u2013\u2014]{1,2}\s|[\uff1a\uff1f\u2014]")
"""What ends a main title: a colon, a question or exclamation mark, or a free-standing dash."""

STORED_TOKENS = 5
ASKED_TOKENS = 6
"""A title is filed under the pairs of its five rarest words (ten pairs) and asked for by the
pairs of its six rarest (fifteen): a swapped or dropped word leaves at least six pairs in common.
Measured with ``benchmarks/index_lookup.py``; changing the first needs a rebuild."""

LONGEST_LEFT_OUT = 7
"""Titles of up to this many different words are filed once more for each word left out.

Short titles are often of common words only ("Attention is all you need"), whose pairs hundreds
of titles share; the set that remains when one word is left out is rare again."""

MIX = 0x9E3779B97F4A7C15
"""2⁶⁴ divided by the golden ratio: multiplicative hashing (Knuth, TAOCP 3, §6.4)."""
_WORD = 0xFFFFFFFFFFFFFFFF
LEFT_OUT_SALT = 0x6C65667420007574


def key(text: str) -> int:
    """The 64-bit key of a text."""
    return int.from_bytes(
        blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


def identifier_key(identifier: Identifier) -> int:
    """The key of an identifier; its version does not matter."""
    return key(f"{identifier.scheme}:{identifier.value}")


def head_of(title: str) -> str | None:
    """The folded main title when the title goes on after it ("NeRF: …" → ``nerf``)."""
    match = _HEAD_END.search(title)
    if match is None or match.end() >= len(title):
        return None
    return fold_title(title[: match.start()]) or None


def token_keys(folded: str) -> list[int]:
    """The different words of a folded title as sorted keys."""
    return sorted(set(map(_word_key, folded_tokens(folded))))


_word_key = lru_cache(maxsize=16_384)(key)
"""Words recur: of those of 1,000 titles' more than half were asked for before."""


def pair_key(first: int, second: int) -> int:
    """The key of two words, whatever their order."""
    return ((first ^ second) * MIX + (first & second)) & _WORD


def left_out_keys(tokens: Sequence[int]) -> list[int]:
    """For a short title, the keys of its set of words and of that set without each of them."""
    if not 2 <= len(tokens) <= LONGEST_LEFT_OUT:
        return []
    whole = sum(tokens)
    return [_mixed(whole)] + (
        [_mixed(whole - token) for token in tokens] if len(tokens) > 2 else []
    )


def _mixed(value: int) -> int:
    return ((value & _WORD ^ LEFT_OUT_SALT) * MIX) & _WORD
