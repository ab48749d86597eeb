"""A title is near when its letters are, or when all its words but one are."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.index.keyfile import KeyFile
from citemark.index.keys import left_out_keys, pair_key
from citemark.index.near import MOST_CANDIDATES, NEAR, candidates, near_ones, parted

ASKED = "patient reading of tide tables by candlelight"


@pytest.mark.parametrize(
    ("held", "earlier", "near"),
    [
        ("Patient Reading of Tide Tables by Candlelight", None, True),
        ("Patient Reading of Tide Tables by Candle Light", None, True),
        ("Patient Reading of Tide Tables by Superconductivity", None, True),
        ("A Harbour: Patient Reading of Tide Tables by Candlelight", None, True),
        ("Tide Tables", None, False),
        ("On the Weight of Feathers in Winter Storms", None, False),
        ("On Feathers", "Nothing\nPatient Reading of Tide Tables by Candlelights", True),
        ("On Feathers", "Nothing", False),
    ],
)
def test_only_near_titles_are_kept(held: str, earlier: str | None, near: bool) -> None:
    scores = near_ones(ASKED, [(7, held, earlier)])
    assert (7 in scores) is near
    assert all(score >= NEAR for score in scores.values())


def test_a_short_title_shares_three_words_before_another_may_differ() -> None:
    assert near_ones("deep quixotic learning", [(1, "Deep Neural Learning", None)]) == {}


def test_the_nearest_of_a_record_s_titles_counts() -> None:
    held = [(1, "On Feathers", ASKED.title()), (2, ASKED.title(), "On Feathers")]
    assert near_ones(ASKED, held) == {1: 100.0, 2: 100.0}


def filed(path: Path, under: dict[int, list[int]]) -> KeyFile:
    """A file with these numbers under these keys, 16 bits a number."""
    words = sorted((key & ~0xFFFF) | number for key, held in under.items() for number in held)
    path.write_bytes(b"".join(word.to_bytes(8, "little") for word in words))
    return KeyFile(path, number_bits=16)


def test_candidates_share_most_signatures_and_of_equal_ones_come_by_number(tmp_path: Path) -> None:
    first, second, third = 11 << 40, 12 << 40, 13 << 40
    tokens = [first, second, third]
    under = {pair_key(first, second): [9, 4, 7], pair_key(first, third): [7, 9]}
    under |= {key: [7] for key in left_out_keys(tokens)}
    signatures = filed(tmp_path / "signatures", under)
    assert candidates(tokens, [1, 1, 1], signatures) == [7, 9]  # 4 has a sixth of what 7 has
    assert candidates(tokens[:2], [1, 1], signatures) == [7, 4, 9]  # 7 also as a pair left over
    assert candidates(tokens[:1], [1], signatures) == []
    signatures.close()


def test_no_more_candidates_than_can_be_compared(tmp_path: Path) -> None:
    first, second = 11 << 40, 12 << 40
    signatures = filed(tmp_path / "signatures", {pair_key(first, second): list(range(100))})
    assert candidates([first, second], [1, 1], signatures) == list(range(MOST_CANDIDATES))
    signatures.close()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("tidereading", ["tide", "reading"]),
        ("candlelight", ["candlelight"]),  # stands in a title itself
        ("lighthouse", ["lighthouse"]),  # of two words one stands in none
        ("readtide", ["readtide"]),
        ("tide", ["tide"]),
        ("x" * 10_000, ["x" * 10_000]),
    ],
)
def test_a_word_of_no_title_is_parted_into_two_that_stand_in_some(
    word: str, parts: list[str]
) -> None:
    known = {"tide": 5, "reading": 3, "candle": 2, "light": 9, "candlelight": 1}
    assert parted([word], lambda one: known.get(one, 0)) == parts


def test_few_words_of_a_hostile_title_are_parted() -> None:
    asked: list[str] = []
    parted([f"unheardof{number}" for number in range(5_000)], lambda word: asked.append(word) or 0)
    assert len(asked) < 5_000
