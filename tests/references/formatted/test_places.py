"""References without a title, in which a journal's name must not become one."""

from __future__ import annotations

import pytest

from citemark.references import parse_string
from citemark.references.formatted.places import authors_and_place, is_place_alone

from ...costs import within


@pytest.mark.parametrize(
    ("text", "authors", "venue", "year"),
    [
        ("J. Doe, R. Roe, Phys. Rev. Lett. 120, 123456 (2018)", ("J. Doe", "R. Roe"), "Phys. Rev. Lett.", 2018),
        ("A. Doe, A. Roe, and M. Moe, Phys. Rev. B 53, 3764 (1996).", ("A. Doe", "A. Roe", "M. Moe"), "Phys. Rev. B", 1996),
        ("L. Doe, J. Chem. Theory Comput. 12, 2242-2249 (2016).", ("L. Doe",), "J. Chem. Theory Comput.", 2016),
        ("Doe J, Roe R. N Engl J Med. 2019;380:123-129.", ("Doe J", "Roe R"), "N Engl J Med", 2019),
        ("Doe-Roe J, et al. BMJ. 2017;357:j2099.", ("Doe-Roe J",), "BMJ", 2017),
        ("Smith, J. (2020). Nature, 580, 12-15.", ("Smith, J.",), "Nature", 2020),
        ("Smith, J. et al. Science 370, 1453 (2020).", ("Smith, J.",), "Science", 2020),
        ("Doe et al. (2021), Nature Communications 12, 2631", ("Doe",), "Nature Communications", 2021),
        ("Doe et al. 2018, Journal of Clinical Oncology", ("Doe",), "Journal of Clinical Oncology", 2018),
        ("Doe et al., J. Clin. Oncol., 2018", ("Doe",), "J. Clin. Oncol.", 2018),
        ("Roe, C.; Doe, A. V. Chem. Mater. 2019, 31, 2068.", ("Roe, C.", "Doe, A. V."), "Chem. Mater.", 2019),
        ("Doe, A. J. Chem. Phys. 2010, 12, 2011.", ("Doe, A.",), "J. Chem. Phys.", 2010),
        ("Doe, A. Z. Phys. 120, 2011 (1943).", ("Doe, A.",), "Z. Phys.", 1943),
    ],
)  # fmt: skip
def test_what_appeared_where_is_told_without_a_title(
    text: str, authors: tuple[str, ...], venue: str, year: int
) -> None:
    claim = parse_string(text).claim
    assert claim.title is None
    assert (claim.authors, claim.venue) == (authors, venue)
    assert claim.date is not None
    assert claim.date.year == year


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Doe, J. Nature of the tides in ponds. J. Ponds 3, 4 (2010)", "Nature of the tides in ponds"),
        ("Doe, J. and Roe, R. Physics Reports on ponds: a survey. Physics Reports 12, 3-4 (2019).", "Physics Reports on ponds: a survey"),
        ("Doe, A. & Can, B. Tides of Ponds. Nature 5, 1–9 (2019).", "Tides of Ponds"),
        ("J. Doe, R. Roe, Tides of Quiet Ponds. J. Moss Res. 12, 11–25 (2019).", "Tides of Quiet Ponds"),
        ("Mitchell, T. (1997). Machine Learning. Pond Press.", "Machine Learning"),
        ("Doe, J. GPT-4 Technical Report. 2023.", "GPT-4 Technical Report"),
        ("Doe, J. (2020). Cell adhesion in ponds. Cell, 12(3), 4-5.", "Cell adhesion in ponds"),
    ],
)  # fmt: skip
def test_a_title_that_resembles_a_place_stays_one(text: str, title: str) -> None:
    assert parse_string(text).claim.title == title


@pytest.mark.parametrize("piece", ["A. B, ", "Phys. ", "J 1, 2 (", "of the ", "12, 3-4 "])
def test_long_strings_take_no_long_time(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "12, 3 (2019)"
    with within(1):
        is_place_alone(text)
        authors_and_place(text)
