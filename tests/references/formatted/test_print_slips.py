from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.references import parse_string
from citemark.references.formatted.print_slips import mended

from ...costs import within


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("J. Doe, R. Askellet al., “Tides of", "J. Doe, R. Askell et al., “Tides of"),
        ("D. Stehl ´e and A. Mu˜noz-Ruiz, K. Ang´elica", "D. Stehlé and A. Muñoz-Ruiz, K. Angélica"),
        ("A. Roe, Y . Babaei, N. Poe", "A. Roe, Y. Babaei, N. Poe"),
        ("and A. Doe, 'Tides of very small ponds,' Pond Letters", "and A. Doe, “Tides of very small ponds,” Pond Letters"),
        ("Bosquet et al. said so. It's O'Neil's, 'twas", "Bosquet et al. said so. It's O'Neil's, 'twas"),
    ],
)  # fmt: skip
def test_letters_taken_out_of_a_print_are_put_together(printed: str, meant: str) -> None:
    assert mended(printed) == meant


def test_a_name_that_et_al_is_joined_to_leaves_others_out() -> None:
    claim = parse_string(
        "J. Doe, R. Roe, A. Askellet al., “Tides of Very Small Ponds,” in Advances in Ponds, 2020, pp. 1–9."
    ).claim
    assert (claim.authors, claim.authors_truncated) == (("J. Doe", "R. Roe", "A. Askell"), True)


@given(st.text(alphabet="ab et al.,' ´˜.AZ é", max_size=80))
def test_no_letter_is_lost_or_moved(text: str) -> None:
    assert _letters(mended(text)) == _letters(text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, unicodedata.normalize("NFD", text)))


def test_hostile_strings_are_mended_in_bounded_time() -> None:
    with within(1):
        for piece in (", 'A", "aaet al", "´ ", "A .", ",' "):
            mended(piece * 2_000)
