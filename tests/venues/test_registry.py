import datetime as dt

import pytest

from citemark.venues import (
    Venue,
    edition,
    held,
    is_bare_meeting,
    known,
    normalised,
    plausibility,
    resolve,
    venues,
)
from citemark.venues.membership import is_listed
from citemark.venues.names import abbreviates, fold, initials
from citemark.venues.plausibility import SHAPES, UNLISTED, shape
from citemark.venues.scaffold import is_edition


def venue(name: str) -> Venue:
    found = resolve(name)
    assert found is not None
    return found


def test_a_recent_edition_has_its_deadline_decisions_and_first_day_in_order() -> None:
    found = edition(venue("NeurIPS"), 2024)
    assert found is not None
    assert found.submissions is not None
    assert found.decisions is not None
    assert found.starts is not None
    assert found.submissions < found.decisions < found.starts
    assert found.source


def test_every_known_edition_is_in_order_and_of_its_year() -> None:
    for registered in venues().values():
        for year in range(2016, 2029):
            found = edition(registered, year)
            if found is None:
                continue
            days = [day for day in (found.decisions, found.starts) if day]
            assert days == sorted(days), registered.key
            assert found.starts is None or abs(found.starts.year - year) <= 1


def test_a_workshop_shares_the_dates_of_its_conference() -> None:
    assert edition(venue("CVPR Workshops"), 2024) == edition(venue("CVPR"), 2024)


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("ICLR", 2012, False),
        ("ICLR", 2013, True),
        ("ECCV", 2022, True),
        ("ECCV", 2023, False),
        ("ICCV", 2022, False),
        ("ICCV", 1988, True),
        ("ICCV", 1989, False),
        ("AISTATS", 1999, None),
        ("CVPR", 2002, False),
        ("Nature", 1900, None),
        ("Nature", 1800, False),
        ("COLM", 2023, False),
    ],
)
def test_whether_a_year_has_an_edition_is_known_from_start_and_cadence(
    name: str, year: int, expected: bool | None
) -> None:
    assert held(venue(name), year) is expected


def test_years_without_an_edition_have_none() -> None:
    assert edition(venue("ECCV"), 2023) is None
    assert edition(venue("JMLR"), 2023) is None
    assert edition(Venue("nowhere", "Nowhere", "conference"), 2023) is None


def test_an_edition_known_only_by_cadence_has_no_dates() -> None:
    found = edition(venue("ICML"), 2009)
    assert found is not None
    assert (found.decisions, found.starts, found.source) == (None, None, "cadence")


def test_the_dates_are_dates() -> None:
    found = edition(venue("ICML"), 2026)
    assert found is not None
    assert isinstance(found.submissions, dt.date)


@pytest.mark.parametrize(
    "name",
    [
        "ICML",
        "Journal of Statistical Physics",
        "J. Stat. Phys.",
        "SIAM Review",
        "Proceedings of the 3rd ICML",
        "Sensors",
        # Listed as "… (was previously …)"; with edition, organiser and acronym around it.
        "2025 IEEE 22nd International Conference on Software Architecture (ICSA)",
        # A part of a known meeting.
        "IEEE/ACM International Conference on Software Engineering: Doctoral Symposium (ICSE-DS)",
        # Filed under its subject; without "International", or with one too many; without its organiser.
        "Systems, Man, and Cybernetics, Part B: Cybernetics, IEEE Transactions on",
        "Signal Processing Letters, IEEE",
        "Symposium on Computational Geometry",
        "Proceedings of the International Conference on Uncertainty in Artificial Intelligence",
        "Trans. Pattern Anal. Machine Intell",
        "Transactions on Software Engineering and Methodology",
    ],
)
def test_real_venues_are_known(name: str) -> None:
    assert known(name)
    assert plausibility(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "Conference on Imaginary Gradient Weaving",
        "Journal of Invented Attention",
        "Symposium on Untold Scaling",
        "Proceedings of the 2025 IEEE/ACM Conference on Imaginary Gradient Weaving (CIGW)",
        "Conference on Imaginary Gradient Weaving: Doctoral Symposium",
        "International Conference on Imaginary Gradient Weaving",
        "Gradient Weaving, IEEE Transactions on Imaginary",
        "Imaginary Gradient Weaving, IEEE Transactions on",
        "Transactions on Imaginary Gradient Weaving",
        "Imaginary Gradient Weaving Letters, IEEE",
    ],
)
def test_invented_venues_are_not(name: str) -> None:
    assert not known(name)
    assert not is_listed(name)
    assert plausibility(name) == UNLISTED[shape(name)]
    assert UNLISTED[shape(name)] < 0.3


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Symposium on Untold Scaling", True),
        ("Proceedings of the International Conference on Imaginary Gradient Weaving", True),
        ("Workshop on Untold Scaling", True),
        ("1st Workshop on Untold Scaling", False),
        ("Workshop on Untold Scaling 2024", False),
        ("Third Symposium on Untold Scaling", False),
        ("IEEE Symposium on Untold Scaling", False),
        ("Symposium on Untold Scaling (sus)", False),
        ("NeurIPS Workshop on Untold Scaling", False),
        ("Conference on Imaginary Gradient Weaving: Doctoral Symposium", False),
        ("SYMPOSIUM ON UNTOLD SCALING", False),
        ("Journal of Invented Attention", False),
        ("Odd things", False),
        ("", False),
    ],
)
def test_a_bare_meeting_is_one_that_nothing_tells_apart(name: str, bare: bool) -> None:
    assert is_bare_meeting(name) == bare


def test_every_shape_has_its_share() -> None:
    assert set(UNLISTED) == {label for label, _ in SHAPES} | {"other"}
    assert shape("Odd things") == "other"
    assert shape("ODD 2020") == "acronym"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Proceedings of the 3rd Odd Conference 2021", "odd conference"),
        ("Odd Conference", "odd conference"),
        ("Óddness & Märkte", "oddness and markte"),
        ("{\\it Odd} \\& Even", "odd and even"),
        ("Odd &amp; Even", "odd and even"),
        ("Proceedings", "proceedings"),
        ("奇妙な会議", "奇妙な会議"),
    ],
)
def test_unregistered_names_fold_to_one_key(name: str, expected: str) -> None:
    assert normalised(name) == expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Int. J. Odd Res.", "International Journal of Odd Research", True),
        ("Natl. Odd Rev.", "National Odd Review", True),
        ("Odd J.", "Journal of Odd", False),
        ("Odd Res. Lett.", "Odd Research", False),
        ("Xyz. Res.", "Odd Research", False),
    ],
)
def test_abbreviated_titles_keep_order_and_first_letters(
    short: str, long: str, *, expected: bool
) -> None:
    assert abbreviates(fold(short), fold(long)) is expected


def test_initials_leave_out_small_words() -> None:
    assert initials(fold("Journal of the Odd and the Even")) == "joe"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("2021", True), ("38th", True), ("iv", True), ("eleventh", True), ("odd", False)],
)
def test_words_that_count_editions_are_told_apart(word: str, *, expected: bool) -> None:
    assert is_edition(word) is expected
