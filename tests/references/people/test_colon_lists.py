"""DIN 1505 and the humanities close a list of inverted names with a colon; titles have colons, too."""

from __future__ import annotations

import pytest

from citemark.references import parse_string
from citemark.references.people.colon_lists import read_colon_list

from ...costs import within

LISTS = [
    ("Doe, Jane; Roe, R. S.: Binsen und Teiche. In: Zeitschrift 3 (1988), S. 1–9.", ("Doe, Jane", "Roe, R. S.")),
    ("Doe, J.; Roe, R. S.; Poe, K.: Reeds", ("Doe, J.", "Roe, R. S.", "Poe, K.")),
    ("Doe, Jane: Binsen und Teiche. In: Zeitschrift 3 (1988).", ("Doe, Jane",)),
    ("Doe, Jane: Binsen und Teiche. Tarn: Binsenverlag 1988.", ("Doe, Jane",)),
    ("Doe, Jane: Binsen und Teiche, Tarn 1988.", ("Doe, Jane",)),
    ("Doe, Jane (Hrsg.): Binsen und Teiche, Tarn 1988.", ("Doe, Jane",)),
    ("Doe, Jane R. S.: Reeds: a study, 1988.", ("Doe, Jane R. S.",)),
    ("von Doe, Jane / Roe, R.: Reeds", ("von Doe, Jane", "Roe, R.")),
    ("d’Oe, Jane; Roe, Richard: Reeds", ("d’Oe, Jane", "Roe, Richard")),
    ("Doe, Jane u. a.: Reeds", ("Doe, Jane")),
    ("Дой, Яна: Пруды. In: Журнал 3 (1988).", ("Дой, Яна",)),
]  # fmt: skip
OTHERS = [
    "Attention, Please: A Study of Ponds. Proceedings of PondConf, pp. 1-9, 2020.",
    "Tarn, England: A History of Ponds",
    "Doe, Jane. Reeds: a history of ponds. Tarn: Reed Press, 1988.",
    "Jane Doe, Richard Roe: PondNet: Sliced ponds. NeurIPS 2019",
    "Doe, J., & Roe, R. (2019). Reeds: a history. Pond Letters, 3, 1–9.",
    "PondNet: Sliced ponds, in small letters. In: Zeitschrift 3 (1988).",
    "Reeds, ponds and tarns; Clocks: A history",
    "no colon, here",
    "",
]


@pytest.mark.parametrize(("work", "people"), LISTS)
def test_inverted_names_before_a_colon_are_the_authors(work: str, people: tuple[str, ...]) -> None:
    found = read_colon_list(work)
    assert found is not None
    assert found.authors == (people if isinstance(people, tuple) else (people,))
    assert found.truncated is ("u. a." in work)


@pytest.mark.parametrize("work", OTHERS)
def test_what_is_no_list_of_inverted_names_closes_none(work: str) -> None:
    assert read_colon_list(work) is None


def test_the_title_stands_behind_the_colon() -> None:
    claim = parse_string(
        "Doe, J.; Roe, R. S.: Binsen: eine Studie. In: Zeitschrift 3 (1988), S. 1–9."
    ).claim
    assert (claim.title, claim.venue) == ("Binsen: eine Studie", "Zeitschrift")
    assert claim.date is not None
    assert claim.date.year == 1988


def test_the_title_stands_behind_a_year_before_1800_too() -> None:
    claim = parse_string(
        "Doe, J. (1776). The Wealth of Ponds. London: W. Strand and T. Cadell."
    ).claim
    assert (claim.title, claim.authors) == ("The Wealth of Ponds", ("Doe, J.",))


@pytest.mark.parametrize(
    "piece", ["Doe, J.; ", "D, ", "De La ", "J.-", "A; ", "; ", "/ ", "Doe Roe, "]
)
def test_hostile_lists_take_no_time(piece: str) -> None:
    with within(0.5):
        read_colon_list(piece * 12_000 + ": Reeds")
        read_colon_list(piece * 60 + ": Reeds")
