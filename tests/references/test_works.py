from __future__ import annotations

import pytest

from citemark.references.works import different, fold
from citemark.types import Claim


def test_names_are_compared_by_letters_and_digits_alone() -> None:
    assert fold("Déjà-Vu: Straße 2") == fold("deja vu, STRASSE 2") == "dejavustrasse2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Claim(title="Sparse Replay of Tides"), Claim(title="Sparse Replay of Tides: A Survey")),
        (Claim(title="Lunar Replay of Tides"), Claim(title="Replay with Lunar Ebbs")),
        (Claim(method="Sparse Replay", acronym="SR"), Claim(method="Something Else", acronym="S.R.")),
        (Claim(method="Harbour Net", acronym="HN"), Claim(title="Scaling HN to Oceans")),
        (Claim(title="Sparse Replay of Tides"), Claim()),
        (Claim(title="Sparse Replay of Tides"), Claim(authors=("Doe",))),
    ],
)  # fmt: skip
def test_claims_of_one_work(one: Claim, other: Claim) -> None:
    assert not different(one, other)
    assert not different(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Claim(title="Sparse Replay of Tides"), Claim(title="Lunar Harbour Scheduling")),
        (Claim(method="Harbour Net", acronym="HN"), Claim(title="Scaling HNX to Oceans")),
        (Claim(acronym="SR"), Claim(acronym="DHS")),
        (Claim(title="The Sea and the Moon"), Claim(title="The Boat and the Net")),
    ],
)
def test_claims_of_two_works(one: Claim, other: Claim) -> None:
    assert different(one, other)
    assert different(other, one)
