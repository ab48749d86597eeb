"""Check characters: published rules on published examples, and on numbers made for the test."""

import pytest

from citemark.identifiers.checkdigits import isbn13, isbn_check, issn_check, orcid_check
from citemark.identifiers.elsevier import read_pii
from citemark.identifiers.springer import holds, read_springer


@pytest.mark.parametrize(("check", "body", "last"), [
    (issn_check, "0378595", "5"),  # the example of ISO 3297
    (issn_check, "2434561", "X"),
    (orcid_check, "000000021825009", "7"),  # the example of ORCID's own documentation
    (orcid_check, "000000021694233", "X"),
])  # fmt: skip
def test_the_published_examples_hold(check, body: str, last: str) -> None:  # type: ignore[no-untyped-def]
    assert check(body) == last


@pytest.mark.parametrize(
    ("characters", "last"), [("0306406152", "2"), ("9780306406157", "7"), ("080442957X", "X")]
)
def test_both_lengths_of_isbn_have_their_check(characters: str, last: str) -> None:
    assert isbn_check(characters) == last


def test_a_ten_digit_isbn_becomes_thirteen_only_when_it_is_right() -> None:
    assert isbn13("0306406152") == "9780306406157"
    assert isbn13("0306406153") == "0306406153"
    assert isbn13("9780306406157") == "9780306406157"


@pytest.mark.parametrize(
    ("doi", "total", "modulus", "due"),
    [
        # 9+9·... by hand for the first: 1·0+2·0+3·0+4·0+5·1+6·0+7·1+8·5+9·0+10·0+11·0+12·1 = 64; 64 mod 13 = 12
        ("10.1007/s00001-015-0001-z", 64, 13, "z"),
        # the thirteenth digit weighs 13: 5 + 7·0 + 8·2 … = 1·0+…+5·1+7·2+8·0+13·1 = 32; 32 mod 14 = 4
        ("10.1007/s00001-020-00001-4", 32, 14, "4"),
    ],
)
def test_springers_character_is_the_weighted_sum(
    doi: str, total: int, modulus: int, due: str
) -> None:
    parts = read_springer(doi)
    assert parts is not None
    assert (parts.total, parts.modulus, parts.due) == (total, modulus, due)
    assert holds(doi)
    assert not holds(doi[:-1] + ("0" if due != "0" else "1"))


@pytest.mark.parametrize(
    ("digits", "year"), [("897", 1897), ("999", 1999), ("000", 2000), ("026", 2026)]
)
def test_the_year_of_a_springer_doi_is_its_last_three_digits(digits: str, year: int) -> None:
    parts = read_springer(f"10.1007/s00001-{digits}-0001-0")
    assert parts is not None
    assert parts.year == year


@pytest.mark.parametrize(
    "doi",
    [
        "10.1007/s00001-020-001-0",
        "10.1007/s0001-020-0001-0",
        "10.1007/s00001-020-00001-a",
        "10.1007/x",
    ],
)
def test_other_dois_carry_no_springer_check(doi: str) -> None:
    assert read_springer(doi) is None
    assert not holds(doi)


def test_elsevier_weighs_fourteen_digits_modulo_eleven() -> None:
    # weights 1 7 4 3 0 6 5 | 8 6 | 2 7 5 3 2 on 2049363 | 05 | 00001: 2+0+16+27+0+36+15 + 0+30 + 0+0+0+0+2 = 128; mod 11 = 7
    parts = read_pii("10.1016/s2049-3630(05)00001-7")
    assert parts is not None
    assert (parts.total, parts.due, parts.issn_due, parts.year) == (128, "7", "0", 2005)
    assert parts.holds


@pytest.mark.parametrize("doi", ["10.1016/s2049-3630(05)00001-8", "10.1016/s2049-3631(05)00001-7"])
def test_a_changed_check_or_issn_fails(doi: str) -> None:
    parts = read_pii(doi)
    assert parts is not None
    assert not parts.holds


@pytest.mark.parametrize("doi", ["10.1016/j.xyz.2020.01.001", "10.1017/s2049-3630(05)00001-7"])
def test_other_dois_carry_no_pii(doi: str) -> None:
    assert read_pii(doi) is None
