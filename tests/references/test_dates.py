from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.references import dates
from citemark.types import PartialDate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("April 10, 2026", PartialDate(2026, 4, 10)),
        ("10 April 2026", PartialDate(2026, 4, 10)),
        ("Apr. 3rd, 2026", PartialDate(2026, 4, 3)),
        ("2026-04-10", PartialDate(2026, 4, 10)),
        ("2026-04", PartialDate(2026, 4)),
        ("2023a", PartialDate(2023)),
        ("(2023, May)", PartialDate(2023, 5)),
        ("2025, February 10", PartialDate(2025, 2, 10)),
        ("3. März 2024", PartialDate(2024, 3, 3)),
        ("1er février 2022", PartialDate(2022, 2, 1)),
        ("12 de septiembre de 2021", PartialDate(2021, 9, 12)),
        ("2024年3月5日", PartialDate(2024, 3, 5)),
        ("2024年", PartialDate(2024)),
        ("Sept 2019", PartialDate(2019, 9)),
        ("published 2019", PartialDate(2019)),
        ("May 32, 2020", PartialDate(2020, 5)),
        ("May 40, 2020", PartialDate(2020)),
        ("2020-13-01", PartialDate(2020)),
        ("", None),
        (None, None),
        ("no date", None),
        ("12345", None),
        ("arXiv 2604.01234", None),
        ("arXiv preprint arXiv:1904.11574, 2019", PartialDate(2019)),
        ("1904.11574. 2019", PartialDate(2019)),
        ("2005.1165", None),
        ("1904. 11574", PartialDate(1904)),
        ("2005.116", PartialDate(2005)),
        ("pages 120199-120200", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_stated(
    text: str | None, expected: PartialDate | None
) -> None:
    assert dates.parse(text) == expected


def test_the_last_date_is_the_one_of_the_reference() -> None:
    assert dates.last("Since 1984: a history. Journal of Dates, March 2021.") == PartialDate(
        2021, 3
    )
    assert dates.last("nothing here") is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for found in (dates.parse(text), dates.last(text)):
        assert found is None or (
            1800 <= found.year < 2100 and (found.month is None or 1 <= found.month <= 12)
        )


def test_an_arxiv_number_is_no_last_date() -> None:
    assert dates.last("Preprint. arXiv. 2019. 1904.11574.") == PartialDate(2019)
    assert dates.last("Preprint. arXiv:2005.14165") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Pond Lett. 2019, 31, 2068.", 2019),
        ("Pond Lett. 2019;31(4):1998-2003.", 2019),
        ("Pond Lett. 2015, 5 (12), e2011.", 2015),
        ("Pond Lett. 54, 2011–2015 (2019).", 2019),
        ("vol. 5, pp. 2011–2020, 2015.", 2015),
        ("Since 1998, ponds dried. Pond Lett. 2021.", 2021),
    ],
)
def test_pages_that_look_like_a_year_are_none(text: str, year: int) -> None:
    found = dates.last(text)
    assert found is not None
    assert found.year == year
