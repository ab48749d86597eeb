from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.index import keys
from citemark.index.signatures import signatures
from citemark.types import Identifier

TIDE = 16623407075753676503
"""BLAKE2b-64 of "tide": an index built today must be readable tomorrow."""


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("LanternNet: Patient Reading", "lanternnet"),
        ("What Is a Tide? A Survey", "what is a tide"),
        ("Tides - A Survey", "tides"),
        ("Tides — A Survey", "tides"),
        ("Tides -- A Survey", "tides"),
        ("潮汐：読むために", "潮汐"),
        # Look-alikes that have no main title of their own.
        ("Well-being of tides", None),
        ("Is it a tide?", None),
        (": a title that starts late", None),
        ("Ratio 3:4 in tides", None),
        ("", None),
    ],
)
def test_the_main_title_ends_at_a_colon_question_or_dash(title: str, head: str | None) -> None:
    assert keys.head_of(title) == head


def test_keys_are_the_same_in_every_run() -> None:
    assert keys.key("tide") == TIDE
    assert keys.key("tides") != TIDE


def test_the_version_of_an_identifier_does_not_change_its_key() -> None:
    assert keys.identifier_key(Identifier("arxiv", "2105.00042", 2)) == keys.identifier_key(
        Identifier("arxiv", "2105.00042")
    )


def test_the_same_value_under_another_scheme_is_another_key() -> None:
    assert keys.identifier_key(Identifier("pmid", "1")) != keys.identifier_key(
        Identifier("s2", "1")
    )


_words = st.integers(min_value=0, max_value=2**64 - 1)


@given(_words, _words)
def test_a_pair_has_no_order(first: int, second: int) -> None:
    assert keys.pair_key(first, second) == keys.pair_key(second, first)


@given(st.sets(_words, min_size=3, max_size=keys.LONGEST_LEFT_OUT), st.data())
def test_one_swapped_word_leaves_a_key_in_common(words: set[int], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(words)))
    new = data.draw(_words.filter(lambda word: word not in words))
    swapped = sorted((words - {gone}) | {new})
    assert set(keys.left_out_keys(sorted(words))) & set(keys.left_out_keys(swapped))


@given(st.sets(_words, min_size=3, max_size=keys.LONGEST_LEFT_OUT), st.data())
def test_one_dropped_word_leaves_a_key_in_common(words: set[int], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(words)))
    dropped = sorted(words - {gone})
    assert set(keys.left_out_keys(sorted(words))) & set(keys.left_out_keys(dropped))


def test_long_titles_and_single_words_are_not_filed_by_left_out_words() -> None:
    assert keys.left_out_keys([1]) == []
    assert keys.left_out_keys(list(range(keys.LONGEST_LEFT_OUT + 1))) == []


@given(st.lists(st.sets(_words, min_size=1, max_size=12), min_size=1, max_size=6))
def test_arrays_of_titles_are_filed_as_single_titles_are(
    titles: list[set[int]],
) -> None:
    ordered = [sorted(title) for title in titles]
    counts = np.array([len(title) for title in ordered], np.uint16)
    words = np.array([word for title in ordered for word in title], np.uint64)
    frequencies = words % np.uint64(50)
    found, owners = signatures(words, counts, frequencies)
    for number, title in enumerate(ordered):
        rarest = sorted(title, key=lambda word: (word % 50, word))[: keys.STORED_TOKENS]
        pairs = {
            keys.pair_key(first, second)
            for at, first in enumerate(rarest)
            for second in rarest[at + 1 :]
        }
        expected = pairs | set(keys.left_out_keys(title))
        assert {int(key) for key in found[owners == number]} == expected
