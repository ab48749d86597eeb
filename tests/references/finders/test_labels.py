from __future__ import annotations

import pytest

from citemark import identifiers
from citemark.references.finders.labels import is_companion, is_generic, read_label
from citemark.types import Claim, PartialDate

LABELS = [
    ("Tidal Letters, May 10, 2026 – doi:10.1234/tide.5", Claim(venue="Tidal Letters", date=PartialDate(2026, 5, 10))),
    ("arXiv:2611.01234 [cs.CL], April 12, 2026", Claim(venue="arXiv", date=PartialDate(2026, 4, 12), category="cs.CL")),
    ("Jane Doe' 2026-11-02", Claim(authors=("Jane Doe",), authors_truncated=True, date=PartialDate(2026, 11, 2))),
    ("Doe et al., 2023", Claim(authors=("Doe",), authors_truncated=True, date=PartialDate(2023))),
    ("arXiv:2611.01234 (Doe et al., 2026)", Claim(authors=("Doe",), authors_truncated=True, date=PartialDate(2026))),
    ("Pond Blog, March 2026", Claim(venue="Pond Blog", date=PartialDate(2026, 3))),
    ("ICML 2026", Claim(venue="ICML", date=PartialDate(2026))),
    ("Gated Ebbs for Very Large Harbours", Claim(title="Gated Ebbs for Very Large Harbours")),
    ("FrogAttention-2", Claim(method="FrogAttention-2")),
    ("Sparse Frog Replay (SFR)", Claim(method="Sparse Frog Replay", acronym="SFR")),
    ("Jane Doe and Ann Roe", Claim(authors=("Jane Doe", "Ann Roe"))),
    ("arXiv:2611.01234", Claim()),
    ("oai_citation:0‡arXiv", Claim()),
    ("oai_citation:3‡Pond Blog", Claim(venue="Pond Blog")),
    ("2611.01234v2, Feb 2026", Claim(venue=None, date=PartialDate(2026, 2))),
    ("arXiv:2611.01234 — *Gated Ebbs for Very Large Harbours*", Claim(title="Gated Ebbs for Very Large Harbours")),
    ("Gated Ebbs for Very Large Harbours, accessed July 5, 2026", Claim(title="Gated Ebbs for Very Large Harbours")),
    ("Doe, J. I. et al. (2025). Science Advances, eaea2378", Claim(authors=("Doe, J. I.",), authors_truncated=True, date=PartialDate(2025))),
    ("TideNet 2.0 paper", Claim(method="TideNet 2.0")),
    ("the TideNet paper", Claim(method="TideNet")),
    ("A linear tide paper", Claim()),
    ("Pond Effects with Deep Northern Instruments paper", Claim()),
    ("Frogs in Northern Schools: A Position Paper", Claim(title="Frogs in Northern Schools: A Position Paper")),
    ("Frogs in Northern Schools White Paper", Claim(title="Frogs in Northern Schools White Paper")),
    ("Paper", Claim()),
    ("[3]", Claim()),
    ("", Claim()),
]  # fmt: skip


@pytest.mark.parametrize(("label", "expected"), LABELS)
def test_the_words_of_a_link_say_what_they_say(label: str, expected: Claim) -> None:
    assert read_label(label, identifiers.find(label)) == expected


def test_a_formatted_reference_behind_source_is_taken_apart() -> None:
    claim = read_label("Doe, J. (2025). Tides of the northern ponds. Pond Blog.", ())
    assert (claim.title, claim.authors) == ("Tides of the northern ponds", ("Doe, J.",))


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Overview of PondEval 2019", "Overview of PondEval 2019"),
        ("Findings of the 2016 Ponds Task", "Findings of the 2016 Ponds Task"),
        ("doi.org\n\nThe Ponds Systems for PET 2016", "The Ponds Systems for PET 2016"),
        (
            "ponds.example.org: Tides of Patient Ponds for Readers",
            "Tides of Patient Ponds for Readers",
        ),
    ],
)
def test_a_title_with_a_year_in_it_is_no_place_of_publication(label: str, title: str) -> None:
    claim = read_label(label, ())
    assert (claim.title, claim.venue) == (title, None)


@pytest.mark.parametrize(
    "label", ["Paper", "PDF", "[12]", "read more", "arXiv", "Hugging Face", "Google Scholar"]
)
def test_a_label_that_names_no_work_is_generic(label: str) -> None:
    assert is_generic(label)
    assert not is_companion(label)


@pytest.mark.parametrize("label", ["Code", "Tweet", "Project page", "GitHub repo"])
def test_code_and_tweets_are_companions(label: str) -> None:
    assert is_companion(label)


@pytest.mark.parametrize("label", ["FrogNet", "Gated Ebbs", "Nature Ponds"])
def test_a_name_is_not_generic(label: str) -> None:
    assert not is_generic(label)
