"""How far the local index's word reaches: never beyond its own newest work."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from citemark.evidence.local_index import LocalIndex
from citemark.index import Index, open_index
from citemark.index.build import build
from citemark.types import Claim, Evidence, Identifier, Outcome, PartialDate, Reference

BUILT, NOW = dt.date(2022, 9, 1), dt.date(2026, 11, 21)
NEWEST = dt.date(2021, 12, 20)
PREPRINT = "Preprint about the patience of lanterns"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    rows: list[dict[str, object]] = [
        {"title": f"Numbered work {number} of {year}", "authors": [f"Author {number}"],
         "year": year, "venue": "NeurIPS", "src": ["left", "right"]}
        for year in range(2015, 2023) for number in range(40)
    ]  # fmt: skip
    rows += [
        {"title": f"Posted work {number}", "authors": [f"Author {number}"], "year": 2021,
         "date": NEWEST.isoformat(), "venue": "arXiv (cs.LG)", "arxiv": f"2112.{number:05d}",
         "src": ["arxiv"]}
        for number in range(1, 15_001, 3)
    ]  # fmt: skip
    rows.append({**rows[-1], "title": PREPRINT, "arxiv": "2112.15000"})
    place = tmp_path_factory.mktemp("reach")
    dump = place / "works.jsonl"
    dump.write_text("".join(json.dumps(row) + "\n" for row in rows))
    build([dump], place / "index", built=BUILT, workers=1)
    with open_index(place / "index") as opened:
        yield opened


def ask(index: Index, claim: Claim, *identifiers: Identifier) -> tuple[Evidence, ...]:
    reference = Reference(1, None, "x", 0, 1, identifiers, claim)
    (answers,) = LocalIndex(index, NOW).look_up([reference], deadline=None)
    return answers


def test_every_answer_says_how_old_the_index_is_by_its_newest_work(index: Index) -> None:
    assert index.newest == NEWEST
    claims = [
        (Claim(title=PREPRINT), ()),
        (Claim(title="A Theory of Unheard Bells", venue="NeurIPS", date=PartialDate(2019)), ()),
        (Claim(), (Identifier("arxiv", "2604.00001"),)),
        (Claim(), (Identifier("arxiv", "2112.00002"),)),
    ]
    outcomes = set()
    for claim, identifiers in claims:
        for answer in ask(index, claim, *identifiers):
            assert answer.as_of == NEWEST
            outcomes.add(answer.outcome)
    assert outcomes == {Outcome.FOUND, Outcome.ABSENT, Outcome.NOT_COVERED}


@pytest.mark.parametrize(
    ("year", "outcome"),
    [(2019, Outcome.ABSENT), (2021, Outcome.ABSENT), (2022, Outcome.NOT_COVERED),
     (2026, Outcome.NOT_COVERED)],
)  # fmt: skip
def test_a_title_of_a_later_year_than_the_newest_work_is_not_covered(
    index: Index, year: int, outcome: Outcome
) -> None:
    claim = Claim(title="A Theory of Unheard Bells", venue="NeurIPS", date=PartialDate(year))
    (answer,) = ask(index, claim)
    assert answer.outcome is outcome


@pytest.mark.parametrize(
    ("number", "newer"), [("2112.14999", False), ("2112.15000", False), ("2112.15001", True)]
)
def test_the_newest_number_that_is_held_is_not_newer_than_the_index(
    index: Index, number: str, newer: bool
) -> None:
    assert index.is_newer(Identifier("arxiv", number)) is newer


def test_a_near_title_says_nothing_of_a_claim_that_is_newer_than_the_index(index: Index) -> None:
    near = Claim(title="Numbered work 7 of 2010", venue="NeurIPS", date=PartialDate(2019))
    (older, *_) = ask(index, near)
    assert older.outcome is Outcome.FOUND
    assert older.coverage is not None
    for claim, identifiers in (
        (near, (Identifier("arxiv", "2604.00001"),)),
        (replace(near, date=PartialDate(2026)), ()),
    ):
        found = [answer for answer in ask(index, claim, *identifiers) if answer.query == "title"]
        assert found
        assert all(answer.coverage is None for answer in found)


def test_that_only_the_preprint_is_held_weighs_what_the_claimed_venue_covers(
    index: Index,
) -> None:
    """The month of its number is covered well, but that does not tell of a publication."""
    number = Identifier("arxiv", "2112.15000")
    covered = index.coverage(Claim(title=PREPRINT), (number,))
    assert covered is not None
    assert covered.estimate > 0.1
    for claim, expected in (
        (Claim(title=PREPRINT, venue="Journal of Machine Learning Research"), None),
        (Claim(title=PREPRINT, venue="arXiv"), covered),
    ):
        (by_title,) = (item for item in ask(index, claim, number) if item.query == "title")
        assert by_title.outcome is Outcome.FOUND
        assert by_title.coverage == expected
