from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from citemark.errors import IndexUnusable
from citemark.index.keyfile import KeyFile
from citemark.index.spill import FILED, WORD, Spill, write_words

BITS = 16
HIGHEST = 2**64 - 1


def keyfile(path: Path, words: list[int]) -> KeyFile:
    np.array(sorted(words), "<u8").tofile(path)
    return KeyFile(path, number_bits=BITS)


@pytest.mark.parametrize(
    ("words", "key", "numbers"),
    [
        ([], 5 << BITS, []),
        ([(5 << BITS) | 1, (5 << BITS) | 9, (6 << BITS) | 2], 5 << BITS, [1, 9]),
        ([(5 << BITS) | 1, (7 << BITS) | 2], 6 << BITS, []),
        ([(5 << BITS) | 1], (5 << BITS) | 777, [1]),
        ([HIGHEST, HIGHEST - 1], HIGHEST, [65534, 65535]),
        ([3], 0, [3]),
    ],
)
def test_a_key_leads_to_its_numbers_and_no_others(
    tmp_path: Path, words: list[int], key: int, numbers: list[int]
) -> None:
    file = keyfile(tmp_path / "words", words)
    assert file.numbers(key, 100) == numbers
    file.close()


def test_no_more_numbers_are_read_than_wanted(tmp_path: Path) -> None:
    file = keyfile(tmp_path / "words", [(5 << BITS) | number for number in range(50)])
    assert file.numbers(5 << BITS, 3) == [0, 1, 2]
    file.close()


def test_a_missing_or_cut_off_file_says_build_again(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match=r"words.*build it again"):
        KeyFile(tmp_path / "words", number_bits=BITS)
    (tmp_path / "words").write_bytes(b"12345")
    with pytest.raises(IndexUnusable, match="damaged"):
        KeyFile(tmp_path / "words", number_bits=BITS)


def test_a_machine_of_another_byte_order_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "byteorder", "big")
    with pytest.raises(IndexUnusable, match="little-endian"):
        KeyFile(tmp_path / "words", number_bits=BITS)


def test_keys_written_in_any_order_come_back_sorted_and_once(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    words = chance.integers(0, 2**64, 5000, np.uint64, endpoint=False)
    spill = Spill(tmp_path, "words", WORD)
    for part in np.split(np.concatenate([words, words[:100]]), 17):
        spill.add(part)
    spill.seal()
    total = write_words(spill, tmp_path / "out", lambda part: part)
    written = np.fromfile(tmp_path / "out", "<u8")
    assert total == len(written)
    assert np.array_equal(written, np.unique(words))


def test_rows_of_one_key_stay_in_the_order_they_came(tmp_path: Path) -> None:
    spill = Spill(tmp_path, "filed", FILED)
    spill.add(np.array([(7, 3), (7, 1), (2, 9)], FILED))
    spill.seal()
    rows = [tuple(map(int, entry)) for part in spill.parts() for entry in part]
    assert rows == [(2, 9), (7, 3), (7, 1)]
