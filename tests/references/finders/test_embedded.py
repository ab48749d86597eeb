"""Formatted references inside running text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citemark.references import extract
from citemark.references.finders.embedded import beginnings
from citemark.types import Document

from ...costs import within

Make = Callable[..., Document]

TIDES = "Slow tides in northern ponds"


@pytest.mark.parametrize(
    "reference",
    [
        "Doe, J. (2019). Slow tides in northern ponds. Nature, 7(2), 11–19.",
        "Doe, J., & van Roe, R. P. (2019) Slow tides in northern ponds. Nature, 7(2), 11–19.",
        "J. Doe and R. Roe, “Slow tides in northern ponds,” Nature, vol. 7, pp. 11–19, 2019.",
        "Doe JA, Roe R. “Slow tides in northern ponds.” Nature 2019;7:11–19.",
        "J. Doe (2019), ‘Slow tides in northern ponds’, Nature 7(2): 11–19.",
    ],
)
def test_a_reference_inside_a_sentence_is_found(make: Make, reference: str) -> None:
    source = f"As background we used the longest study, {reference} The remaining points are open."
    (only,) = extract(make(source))
    assert only.claim.title == TIDES
    assert only.claim.authors
    assert only.claim.date is not None
    assert only.claim.date.year == 2019


def test_each_reference_of_a_run_has_the_identifier_behind_it(make: Make) -> None:
    source = (
        "The scores come from two studies. Doe, J. (2019). Slow tides in northern ponds. Pond Letters, 7(2), 11–19. "
        "doi:10.1234/slow . Roe, R., & Moe, M. (2020). Fast tides in southern ponds. Pond Letters, 8(1), 2–4. "
        "doi:10.1234/fast . Both are used below."
    )
    first, second = extract(make(source))
    assert (first.claim.title, [one.value for one in first.identifiers]) == (
        TIDES,
        ["10.1234/slow"],
    )
    assert first.claim.authors == ("Doe, J.",)
    assert second.claim.title == "Fast tides in southern ponds"
    assert [one.value for one in second.identifiers] == ["10.1234/fast"]


@pytest.mark.parametrize(
    "joined", ["και", "և", "და", "dhe", "ба", "र", "și", "ve", "và", "in", "a"]
)
def test_a_list_that_began_before_in_another_language_is_not_cut(make: Make, joined: str) -> None:
    source = f"- Ruth Hee {joined} Julian J. Doe, «Slow tides in northern ponds», Nature, 2016"
    for one in extract(make(f"Notes of us.\n{source}\n- Next.")):
        assert one.claim.authors != ("Julian J. Doe",)


def test_a_list_whose_given_names_are_spelt_out_before_is_not_cut(make: Make) -> None:
    source = f"For more see Hee, Ruth; Doe, R. Julian; Moe, K. Ana (2016). “{TIDES}”. Nature. It is short."
    for one in extract(make(source)):
        assert len(one.claim.authors) in {0, 3}


def test_a_run_may_be_divided_by_semicolons(make: Make) -> None:
    source = f"See Roe, R. (2015); Doe, J. (2019). {TIDES}. Nature, 7(2), 11–19. It is short."
    (only,) = extract(make(source))
    assert (only.claim.authors, only.claim.title) == (("Doe, J.",), TIDES)


def test_an_identifier_that_more_is_said_of_belongs_to_no_reference_before_it(make: Make) -> None:
    source = (
        "We used Doe, J. (2019). Slow tides in northern ponds. Nature, 7(2), 11–19. What came of it was "
        "later measured again by other people in doi:10.1234/fast as well."
    )
    named = {one.claim.title: [i.value for i in one.identifiers] for one in extract(make(source))}
    assert named[TIDES] == []


@pytest.mark.parametrize(
    "source",
    [
        "According to J. Smith (2019), Berlin is a city of many ponds and moors.",
        "According to J. Smith (2019). Berlin is a city of many ponds and moors. We went there by train.",
        'We used Doe, Jane A., and Mia R. Roe. "Slow tides in northern ponds." Nature 26.2 (1994): 279-307.',
        "See Doe, J. (2020) for the details. Large ponds are deep.",
        "J. Smith (2020): People lose more than they win. Science is hard. We know it.",
        "As Smith, J. (2020) Notes, large ponds are deep and cold.",
        "The film was directed by J. Cameron (1997). Titanic won eleven awards in all. It was long.",
        "In the words of A. Einstein, “God does not play dice with the universe,” said in 1926.",
        "She told M. Curie, “We have found a new element today in the shed,” in 1898, and smiled in 2019.",
        "Ponds are deep (Doe, J., 2019) and cold (Roe, R., 2020). Frogs leap in Nature.",
    ],
)
def test_a_sentence_that_names_somebody_and_a_year_is_none(make: Make, source: str) -> None:
    assert extract(make(source)) == ()


@pytest.mark.parametrize(
    "piece", ["Doe, J., ", "(2019). A ", "J. D. (2019). ", "“A” ", ", “A, ", "A B. "]
)
def test_long_texts_take_no_long_time(make: Make, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    with within(4):
        list(beginnings(text))
        extract(make(f"{text[:19_000]} (2019)."))
