"""Where and when a work appeared stands beside its title, not in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.references.formatted.asides import is_beside, told_of_place, without_asides

ASIDES = [
    ("Tides of Ponds (NeurIPS 2023)", "Tides of Ponds", ("NeurIPS 2023",)),
    ("Tides of Ponds (Pond Institute, May 2023)", "Tides of Ponds", ("Pond Institute, May 2023",)),
    ("Tides of Ponds [NeurIPS 2023, oral]", "Tides of Ponds", ("NeurIPS 2023, oral",)),
    ("Tides of Ponds, NeurIPS 2023", "Tides of Ponds", ("NeurIPS 2023",)),
    ("Tides of Ponds - NeurIPS 2023", "Tides of Ponds", ("NeurIPS 2023",)),
    ("Tides of Ponds | NeurIPS | 2023", "Tides of Ponds", ("NeurIPS", "2023")),
    ("Tides of Ponds, May 2023", "Tides of Ponds", ("May 2023",)),
    ("Tides of Ponds (2023): arXiv", "Tides of Ponds", ("2023", "arXiv")),
    ("Tides of Ponds (best paper award)", "Tides of Ponds", ("best paper award",)),
    ("Tides of Ponds (HTML, PDF)", "Tides of Ponds", ("HTML, PDF",)),
    ("Tides of Ponds, en Proceedings of the Pond Meeting (NeurIPS 2023)", "Tides of Ponds", ("en Proceedings of the Pond Meeting", "NeurIPS 2023")),
    ("[2023/06] Tides of Ponds", "Tides of Ponds", ("2023/06",)),
    ("(NeurIPS 2023) Tides of Ponds", "Tides of Ponds", ("NeurIPS 2023",)),
    ("2023: Tides of Ponds", "Tides of Ponds", ("2023",)),
    ("IEEE Transactions on Image Processing 2019", "", ("IEEE Transactions on Image Processing 2019",)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "title", "beside"), ASIDES)
def test_what_stands_beside_a_title_is_taken_off(
    words: str, title: str, beside: tuple[str, ...]
) -> None:
    jotted = without_asides(words)
    assert (jotted.title, jotted.beside) == (title, beside)


TITLES = [
    "Tides of Ponds: A Survey",
    "Tides of Ponds (TSP)",  # an acronym, though a journal bears it
    "Water Levels in the Marsh, 1995–2020",
    "Water Levels in the Marsh (1995-2020)",
    "Learning to See, Nature",  # a word, and no year
    "Mirrors, Moss, and Mud",
    "Marsh 2020: A Challenge",
    "On (Deep) Ponds",
    "Tides (Doe et al., NeurIPS 2023)",  # whom it credits is asked elsewhere
    "(Deep) Ponds in Winter",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_titles_own_words_stay(title: str) -> None:
    assert without_asides(title).title == title


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        ("NeurIPS 2023", True), ("2023", True), ("May 2023", True), ("arXiv preprint", True), ("PDF", True),
        ("oral", True), ("Journal reference", True),
        ("Tides of Ponds", False), ("Ponds 2023", False), ("for protein folding", False),
    ],
)  # fmt: skip
def test_words_that_tell_of_no_work_are_known(words: str, beside: bool) -> None:
    assert is_beside(words) is beside


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        (("NeurIPS 2023", "PDF"), "NeurIPS 2023"),
        (("NeurIPS 2023, rejected",), ""),
        (("submitted to NeurIPS 2023", "2023"), "2023"),
    ],
)
def test_where_a_work_did_not_appear_is_no_place(beside: tuple[str, ...], told: str) -> None:
    assert told_of_place(beside) == told


@given(st.text(alphabet="Aa 2019(),[]|-:", max_size=60))
def test_no_letter_of_a_title_is_lost(words: str) -> None:
    jotted = without_asides(words)
    kept = "".join((jotted.title, *jotted.beside))
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, words))
