"""This module knows the years and dates that right citations give one work.

Proceedings are printed the year after a meeting; articles are online before their issue is;
a preprint is dated by its first or last version, and a published work by its preprint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from varied.cited import (
    LAST_YEAR,
    Change,
    Cited,
    first_year,
    journal,
    meeting,
    preprint,
    variations,
)


def dated(form: str) -> Change:
    """``form`` with the year."""
    return lambda cited: replace(cited, year=form.format(cited.work.year))


def later(years: int, serves: Callable[[Cited], bool], form: str = "{}", **fields: None) -> Change:
    """The year so many years later, of a work of a kind."""

    def change(cited: Cited) -> Cited | None:
        year = cited.work.year + years
        if not serves(cited) or year > LAST_YEAR:
            return None
        return replace(cited, year=form.format(year), **fields)  # type: ignore[arg-type]

    return change


def of_preprint(cited: Cited) -> Cited | None:
    """The published work by the year of its preprint."""
    year = first_year(cited)
    return replace(cited, year=str(year)) if year and not preprint(cited) else None


def of_first_version(years: int) -> Change:
    """The published work, whose preprint is in no record, by the year of a first version so long before,
    as search engines join it with the venue."""

    def change(cited: Cited) -> Cited | None:
        if preprint(cited) or cited.work.arxiv is not None:
            return None
        return replace(cited, year=str(cited.work.year - years))

    return change


def published_works(form: str) -> Change:
    return lambda cited: None if preprint(cited) else dated(form)(cited)


VARIATIONS = variations("years", {
    "as-recorded-but-none": lambda cited: replace(cited, year=None),
    "no-date": dated("n.d."),
    "in-press": published_works("in press"),
    "in-press-year": published_works("in press, {}"),
    "forthcoming": published_works("forthcoming"),
    "to-appear": published_works("to appear"),
    "submitted": lambda cited: dated("submitted")(cited) if preprint(cited) else None,
    "letter-behind": dated("{}a"),
    "bracketed": dated("[{}]"),
    "circa": dated("c. {}"),
    "copyright": dated("©{}"),
    "season": dated("Spring {}"),
    "spanning": lambda cited: replace(cited, year=f"{cited.work.year}–{cited.work.year + 1}"),
    "span-of-two-digits": lambda cited: replace(cited, year=f"{cited.work.year - 1}/{cited.work.year % 100:02d}"),
    "accessed-behind": dated("{} (accessed 2026-03-04)"),
    "proceedings-a-year-later": later(1, meeting),
    "online-first": later(-1, journal),
    "issue-after-online": later(1, journal),
    "year-of-preprint": of_preprint,
    **{f"first-version-{years}": of_first_version(years) for years in (1, 2, 3, 5)},
    "journal-version-1": later(1, meeting, venue=None),
    "journal-version-2": later(2, meeting, venue=None),
    **{f"last-version-{years}": later(years, preprint) for years in range(1, 7)},
    "last-version-dated": later(1, preprint, "{}-08-02"),
    "last-version-dated-late": later(4, preprint, "{}, August 2"),
    "last-version-month": later(2, preprint, "May {}"),
})  # fmt: skip
"""The name of each, and how it dates a work."""
