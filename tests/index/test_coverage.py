"""What an index says of its own reach, from rows to a reader's sentence."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from citemark.index import Index, open_index
from citemark.index.build import build
from citemark.types import Claim, Identifier, PartialDate

from .conftest import BUILT, Row, write_rows


def rows() -> list[Row]:
    """NeurIPS and JMLR held whole by two lists, 2020 missing; a quarter of May 2021 of arXiv; DOIs."""
    chance = random.Random(5)
    found: list[Row] = []
    for venue in ("NeurIPS", "ICML", "AAAI", "JMLR", "OpenReview"):
        for year in range(2014, 2023):
            if venue in {"NeurIPS", "JMLR"} and year == 2020:
                continue
            for number in range(60):
                src = chance.choice([["left", "right"]] * 18 + [["left"], ["right"]])
                found.append(
                    {
                        "title": f"Work {venue} {year} {number}",
                        "authors": [f"Author {number}"],
                        "year": year,
                        "venue": venue,
                        "doi": f"10.5072/{venue}.{year}.{number}",
                        "src": src,
                    }
                )
    for year in range(2014, 2023):
        found.extend(
            {
                "title": f"Theory {year} {number}",
                "authors": [f"Author {number}"],
                "year": year,
                "venue": "COLT",
                "src": ["left"],
            }
            for number in range(28 if year == 2018 else 60)
        )
    found.extend(
        {
            "title": f"Preprint number {number} of May",
            "authors": [f"Author {number}"],
            "year": 2021,
            "date": "2021-05-20",
            "venue": "arXiv (cs.LG)",
            "arxiv": f"2105.{number:05d}",
            "src": ["arxiv"],
        }
        for number in range(4, 8001, 4)
    )
    return found


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    place = tmp_path_factory.mktemp("coverage")
    build([write_rows(place / "rows", rows())], place / "index", built=BUILT, workers=1)
    with open_index(place / "index") as opened:
        yield opened


def claim(venue: str | None = None, year: int | None = None, **more: object) -> Claim:
    date = PartialDate(year, more.pop("month", None)) if year else None  # type: ignore[arg-type]  # a table of fields
    return Claim(title="A title", venue=venue, date=date, **more)  # type: ignore[arg-type]  # a table of fields


@pytest.mark.parametrize(
    ("asked", "low", "high", "basis"),
    [
        (
            claim("NeurIPS", 2019),
            0.95,
            1.0,
            "NeurIPS 2019: 60 works held, as left and right overlap.",
        ),
        (
            claim("Advances in Neural Information Processing Systems", 2019),
            0.95,
            1.0,
            "60 works held",
        ),
        (claim("NeurIPS", 2020), 0.0, 0.25, "no list of this edition is held; editions around it"),
        (claim("JMLR", 2016), 0.9, 1.0, "60 works held"),
        # Cited by its preprint's year an article may stand in a later volume.
        (claim("JMLR", 2018), 0.0, 0.25, "JMLR 2020: no list of this edition is held"),
        (claim("JMLR", 2019), 0.0, 0.25, "JMLR 2020: no list of this edition is held"),
        (claim("arXiv", 2021, month=5), 0.05, 0.3, "arXiv 2021-05: 2,000 of at least"),
        (claim("arXiv", 2021), 0.05, 0.3, "arXiv 2021: 2,000 of at least"),
        (claim(None, 2021, category="cs.LG"), 0.05, 0.3, "arXiv 2021: 2,000 of at least"),
    ],
)
def test_a_claim_gets_the_coverage_of_where_it_says_it_stands(
    index: Index, asked: Claim, low: float, high: float, basis: str
) -> None:
    found = index.coverage(asked, ())
    assert found is not None
    assert low <= found.estimate <= high
    assert found.low <= found.estimate <= found.high
    assert basis in found.basis


def test_one_list_that_holds_half_of_what_is_usual_is_not_taken_for_whole(index: Index) -> None:
    """It may be: meetings have small years. Nothing says so, as long as no other list is there."""
    usual, small = (index.coverage(claim("COLT", year), ()) for year in (2017, 2018))
    assert usual is not None
    assert small is not None
    assert small.estimate < 0.6
    assert usual.estimate > 0.9
    assert "lead one to expect" in small.basis


@pytest.mark.parametrize(
    "asked",
    [
        claim(),
        claim("NeurIPS"),
        claim(None, 2019),
        claim("Journal of Unheard Bells", 2019),
        claim("bioRxiv", 2019),
        claim("NeurIPS", 1950),
        claim(None, 2021, category="gardening"),
    ],
)
def test_of_what_was_never_counted_nothing_is_said(index: Index, asked: Claim) -> None:
    assert index.coverage(asked, ()) is None


def test_the_part_that_promises_more_speaks(index: Index) -> None:
    numbered = (Identifier("arxiv", "2105.00001"),)
    missing = index.coverage(claim("NeurIPS", 2020), ())
    month = index.coverage(claim(), numbered)
    assert missing is not None
    assert month is not None
    both = index.coverage(claim("NeurIPS", 2020), numbered)
    assert both is not None
    assert both.estimate == max(missing.estimate, month.estimate)
    whole = index.coverage(claim("NeurIPS", 2019), numbered)
    assert whole is not None
    assert whole.basis.startswith("NeurIPS 2019")


@pytest.mark.parametrize(
    ("identifier", "known"),
    [
        (Identifier("arxiv", "2105.00001"), True),
        (Identifier("doi", "10.5072/neurips.2019.999"), True),
        (Identifier("arxiv", "2006.00001"), False),
        (Identifier("arxiv", "2113.00001"), False),
        (Identifier("arxiv", "nonsense"), False),
        (Identifier("doi", "10.9999/x"), False),
        (Identifier("pmid", "1"), False),
    ],
)
def test_an_identifier_has_the_coverage_of_its_month_or_registrant(
    index: Index, identifier: Identifier, known: bool
) -> None:
    assert (index.identifier_coverage(identifier) is not None) is known
    assert (index.coverage(claim(), (identifier,)) is not None) is known


@pytest.mark.parametrize(
    ("value", "newer"),
    [("2105.08001", True), ("2106.00001", True), ("2105.07999", False), ("2006.00001", False)],
)
def test_an_identifier_given_out_after_the_newest_held_is_newer(
    index: Index, value: str, newer: bool
) -> None:
    assert index.is_newer(Identifier("arxiv", value)) is newer


def test_other_schemes_are_never_newer(index: Index) -> None:
    assert not index.is_newer(Identifier("doi", "10.5072/2999.1"))


def test_every_statement_can_be_listed(index: Index) -> None:
    venues = index.stored.statements("venue")
    assert {"neurips 2019", "neurips 2020", "aaai 2014"} <= {part for part, _, _ in venues}
    assert all(0 <= c.low <= c.estimate <= c.high <= 1 for _, _, c in venues)
    assert [scope for scope, *_ in index.stored.scopes()] == ["arxiv", "doi", "venue"]


@pytest.mark.parametrize(
    "venue",
    [
        "Proceedings of the International Conference on Machine Learning (ICML) Workshops",
        "International Conference on Machine Learning (ICML) Workshop on Quiet Ponds",
        "NeurIPS (Workshop)",
        "NeurIPS 2019, Workshop Track",
        "Submitted to NeurIPS",
        "Under review at the International Conference on Machine Learning",
    ],
)
def test_the_list_of_a_conference_covers_no_workshop_and_no_submission(
    index: Index, venue: str
) -> None:
    """Their papers are in lists of their own, or in none."""
    held = index.coverage(claim(venue, 2019), ())
    assert held is None or held.estimate < 0.5


@pytest.mark.parametrize("venue", ["OpenReview", "OpenReview.net", "PhD thesis", "LNCS", "bioRxiv"])
def test_what_archives_series_and_universities_bring_out_is_in_no_list(
    index: Index, venue: str
) -> None:
    """Though two collections may agree on what they hold of it."""
    assert index.coverage(claim(venue, 2019), ()) is None
