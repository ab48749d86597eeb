import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.identifiers import facts
from citemark.identifiers.patterns import FEATURES, features, invented, telling_digits
from citemark.identifiers.tables import digit_patterns
from citemark.types import Identifier


@pytest.mark.parametrize(
    "digits", ["01234", "12345", "98765", "77777", "23456", "00000", "10000", "456789"]
)
def test_runs_repeats_and_round_figures_look_invented(digits: str) -> None:
    assert invented(digits) > 0.8


@pytest.mark.parametrize("digits", ["17935", "08261", "20583", "4917", "7204913"])
def test_numbers_without_pattern_do_not(digits: str) -> None:
    assert invented(digits) < 0.5


@given(st.from_regex(r"[0-9]{1,12}", fullmatch=True))
def test_it_is_a_probability_for_every_number(digits: str) -> None:
    assert 0 <= invented(digits) <= 1


def test_the_fitted_table_matches_the_features() -> None:
    fit = digit_patterns()
    assert tuple(fit["features"]) == FEATURES
    assert len(fit["coefficients"]) == len(FEATURES) == len(features("01234"))


@pytest.mark.parametrize(
    ("identifier", "digits"),
    [
        (Identifier("arxiv", "2405.11111"), "11111"),
        (Identifier("arxiv", "hep-th/9901001"), None),
        (Identifier("doi", "10.1007/s99999-021-01234-1"), "01234"),
        (Identifier("doi", "10.1007/978-0-306-40615-7_3"), None),
        (Identifier("doi", "10.4321/abc.2021.98765"), "98765"),
        (Identifier("doi", "10.4321/abc.2021"), None),
        (Identifier("pmid", "12345678"), "12345678"),
        (Identifier("pmcid", "PMC7654321"), "7654321"),
        (Identifier("icml", "2024/poster/12345"), "12345"),
        (Identifier("neurips", "2019/hash/" + "0" * 32), None),
        (Identifier("neurips", "2019/hash/abc"), None),
        (Identifier("url", "https://example.org/2024/paper_3421"), "3421"),
        (Identifier("orcid", "0000-0002-1825-0097"), None),
    ],
)
def test_only_digits_that_were_counted_up_are_looked_at(
    identifier: Identifier, digits: str | None
) -> None:
    found = telling_digits(identifier)
    if identifier.value.endswith("0" * 32):
        assert found is None or set(found) == {"0"}
    else:
        assert found == digits


def test_looking_invented_is_never_proof() -> None:
    found = facts(Identifier("arxiv", "2404.01234"), published=None, now=dt.date(2026, 11, 21))
    (like,) = [fact for fact in found if fact.name == "placeholder_like"]
    assert like.value is not None
    assert like.value > 0.9
    assert not like.proof


@pytest.mark.parametrize(
    ("identifier", "value"),
    [
        (Identifier("doi", "10.1234/abc"), 1.0),
        (Identifier("doi", "10.4321/example.17"), 1.0),
        (Identifier("doi", "10.4321/xxxxx"), 1.0),
        (Identifier("doi", "10.4321/examplar.abacus"), 0.0),
        (Identifier("openreview", "aBcDeFgH"), 0.0),
    ],
)
def test_words_that_stand_for_nothing_are_seen(identifier: Identifier, value: float) -> None:
    found = {
        fact.name: fact for fact in facts(identifier, published=None, now=dt.date(2026, 11, 21))
    }
    assert found["placeholder_word"].value == value
    assert not found["placeholder_word"].proof
