from __future__ import annotations

import pytest

from citemark.index.capture import Edition
from citemark.index.reach import Month, Reach


def world(held: dict[int, float], posted: float) -> Reach:
    """One venue, posted every June; of year y the archive's months are held to ``held[y]``."""
    listed: dict[Edition, int] = {}
    archived: dict[Edition, dict[Month, int]] = {}
    months: dict[Month, float] = {}
    for year, share in held.items():
        months.update({(year, month): share for month in range(1, 13)})
        listed["v", year] = 1000
        archived["v", year] = {(year, 6): round(1000 * posted * share)}
    return Reach(listed, archived, months)


def test_an_unlisted_edition_is_reached_as_far_as_works_are_posted_and_months_are_held() -> None:
    reach = world({2017: 0.5, 2018: 0.5, 2019: 0.5, 2020: 0.5}, posted=0.6)
    assert reach.share(("v", 2018)).estimate == pytest.approx(0.3, abs=0.02)
    assert reach.share(("unheard of", 2018)).estimate == pytest.approx(0.3, abs=0.05)


def test_months_that_are_not_held_reach_nothing() -> None:
    reach = world({2017: 0.5, 2018: 0.5, 2019: 0.0}, posted=0.6)
    assert reach.share(("w", 2019)).estimate < 0.02
    assert reach.share(("w", 2018)).estimate > 0.2


def test_the_interval_holds_the_estimate() -> None:
    share = world({2017: 0.9, 2018: 0.9}, posted=0.9).share(("v", 2018))
    assert 0 <= share.low < share.estimate <= share.high <= 1


def test_without_an_archive_nothing_is_reached() -> None:
    assert Reach({("v", 2020): 100}, {}, {}).share(("v", 2020)).estimate == 0
