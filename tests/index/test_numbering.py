from __future__ import annotations

import pytest

from citemark.index.numbering import Numbering


def counted(*values: str) -> Numbering:
    numbering = Numbering()
    for value in values:
        numbering.add(value)
    return numbering


def test_a_months_share_is_what_is_held_of_its_numbers() -> None:
    half = counted(*(f"2105.{number:05d}" for number in range(2, 20_001, 2)))
    held, there, share = half.months({})[2021, 5]
    assert (held, there) == (10_000, 20_000)
    assert share.low < share.estimate == pytest.approx(0.5, abs=0.001)
    assert share.estimate < share.high < 0.52


def test_a_greater_number_seen_elsewhere_counts() -> None:
    few = counted(*(f"2105.{number:05d}" for number in range(1, 101)))
    assert few.months({})[2021, 5][2].estimate > 0.98
    assert few.months({(2021, 5): 1000})[2021, 5][2].estimate == pytest.approx(0.1, abs=0.01)


def test_archives_of_the_old_style_are_numbered_apart() -> None:
    old = counted("hep-th/9901001", "hep-th/9901002", "math/9901001")
    held, there, _ = old.months({})[1999, 1]
    assert (held, there) == (3, 3)


@pytest.mark.parametrize("value", ["2113.00001", "nonsense", "hep-th/9913001", ""])
def test_what_is_no_identifier_is_not_counted(value: str) -> None:
    numbering = Numbering()
    assert numbering.add(value) is None
    assert numbering.months({}) == {}
    assert numbering.newest() == ()


def test_the_newest_work_is_the_last_number_of_the_last_month() -> None:
    assert counted("2105.00042", "2106.00007", "2106.00003").newest() == (2021, 6, 7)
