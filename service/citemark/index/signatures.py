"""This module knows how to file whole arrays of titles under the rare words they share.

The array form of ``keys.pair_key`` and ``keys.left_out_keys``; a test holds them equal.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt

from citemark.index import keys
from citemark.index.spill import Words

_MIX = np.uint64(keys.MIX)
_SALT = np.uint64(keys.LEFT_OUT_SALT)


def signatures(
    words: Words, counts: npt.NDArray[np.uint16], frequencies: npt.NDArray[np.uint64]
) -> tuple[Words, npt.NDArray[np.int64]]:
    """All keys of the titles, and which title each belongs to.

    ``words`` holds the titles' word keys one after another, ``counts`` how many each has (at least one),
    ``frequencies`` in how many titles each word stands.
    """
    titles = np.repeat(np.arange(len(counts)), counts)
    pair_keys, pair_titles = _pairs(words, titles, counts, frequencies)
    short_keys, short_titles = _left_out(words, titles, counts)
    return np.concatenate([pair_keys, short_keys]), np.concatenate([pair_titles, short_titles])


def _pairs(
    words: Words,
    titles: npt.NDArray[np.int64],
    counts: npt.NDArray[np.uint16],
    frequencies: npt.NDArray[np.uint64],
) -> tuple[Words, npt.NDArray[np.int64]]:
    order = np.lexsort((words, frequencies, titles))
    starts = np.cumsum(counts.astype(np.int64)) - counts
    rank = np.arange(len(words)) - np.repeat(starts, counts)
    kept = rank < keys.STORED_TOKENS
    table = np.zeros((len(counts), keys.STORED_TOKENS), np.uint64)
    table[titles[kept], rank[kept]] = words[order][kept]
    found: list[Words] = []
    owners: list[npt.NDArray[np.int64]] = []
    for left, right in combinations(range(keys.STORED_TOKENS), 2):
        both = np.flatnonzero(counts > right)
        first, second = table[both, left], table[both, right]
        found.append((first ^ second) * _MIX + (first & second))
        owners.append(both)
    return np.concatenate(found), np.concatenate(owners)


def _left_out(
    words: Words, titles: npt.NDArray[np.int64], counts: npt.NDArray[np.uint16]
) -> tuple[Words, npt.NDArray[np.int64]]:
    starts = np.cumsum(counts.astype(np.int64)) - counts
    totals = np.add.reduceat(words, starts) if len(words) else np.empty(0, np.uint64)
    whole = np.flatnonzero((counts >= 2) & (counts <= keys.LONGEST_LEFT_OUT))
    each = np.flatnonzero((counts[titles] > 2) & (counts[titles] <= keys.LONGEST_LEFT_OUT))
    values = np.concatenate([totals[whole], totals[titles[each]] - words[each]])
    return (values ^ _SALT) * _MIX, np.concatenate([whole, titles[each]])
