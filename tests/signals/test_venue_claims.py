"""What a claimed venue says against a reference: too early, in the future, at a strange address."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.signals.conftest import DOCUMENT, NOW, RIGHT, Ask

from citemark.types import Identifier, PartialDate
from citemark.venues import edition, resolve

DECIDED = dt.date(2026, 4, 30)
"""When ICML 2026 had decided, by its own calendar."""
ICML = replace(RIGHT, venue="ICML", date=PartialDate(2026))


def test_the_edition_that_is_asked_about_has_a_day_of_decisions() -> None:
    venue = resolve("ICML")
    assert venue is not None
    held = edition(venue, 2026)
    assert held is not None
    assert held.decisions == DECIDED


@pytest.mark.parametrize(
    ("published", "value"),
    [
        (DECIDED - dt.timedelta(days=13), 1.0),
        (DECIDED - dt.timedelta(days=1), 1.0),
        (DECIDED, 0.0),
        (DECIDED + dt.timedelta(days=1), 0.0),
        (None, 0.0),  # as of the day of judging
    ],
)
@pytest.mark.parametrize("name", ["ICML", "Proc. of the 43rd ICML", "ICML 2026"])
def test_an_edition_cannot_be_cited_before_its_decisions(
    ask: Ask, name: str, published: dt.date | None, value: float
) -> None:
    document = replace(DOCUMENT, published=published)
    claim = replace(ICML, venue=name)
    finding = ask(claim, document=document)["edition_not_decided"]
    assert finding.value == value
    assert finding.mark is None


def test_a_web_page_may_have_been_revised_since_its_date(ask: Ask) -> None:
    early = replace(DOCUMENT, published=DECIDED - dt.timedelta(days=13), media_type="text/html")
    assert ask(ICML, document=early)["edition_not_decided"].value == 0.0
    young = [Identifier("arxiv", "2609.00042")]
    assert "after_document" not in ask(ICML, [], young, document=early)
    text = replace(early, media_type="text/plain")
    assert ask(ICML, [], young, document=text)["after_document"].value == 1.0
    since = replace(text, modified=dt.date(2026, 10, 1))
    assert "after_document" not in ask(ICML, [], young, document=since)


@pytest.mark.parametrize(("days", "value"), [(-1, 1.0), (0, None), (40, None)])
def test_nor_before_its_submissions_where_no_day_of_decision_is_known(
    ask: Ask, days: int, value: float | None
) -> None:
    venue = resolve("NeurIPS")
    assert venue is not None
    held = edition(venue, 2026)
    assert held is not None
    assert held.decisions is None
    assert held.submissions is not None
    document = replace(DOCUMENT, published=held.submissions + dt.timedelta(days=days))
    claim = replace(ICML, venue="NeurIPS", date=PartialDate(2026))
    finding = ask(claim, document=document).get("edition_not_decided")
    assert (finding.value if finding else None) == value


@pytest.mark.parametrize(
    "claim",
    [
        replace(ICML, date=None),
        replace(ICML, venue=None),
        replace(ICML, venue="Conference on Unheard Bells"),
        replace(ICML, date=PartialDate(1921)),
        replace(ICML, venue="arXiv"),
    ],
)
def test_of_what_has_no_known_edition_nothing_is_said(ask: Ask, claim: object) -> None:
    early = replace(DOCUMENT, published=dt.date(2026, 4, 1))
    assert "edition_not_decided" not in ask(claim, document=early)


@pytest.mark.parametrize(("years", "value"), [(-3, None), (0, None), (1, 1.0), (4, 4.0)])
def test_a_year_that_has_not_begun_shows_by_how_many_years(
    ask: Ask, years: int, value: float | None
) -> None:
    claim = replace(RIGHT, date=PartialDate(NOW.year + years))
    finding = ask(claim).get("claimed_in_future")
    assert (finding.value if finding else None) == value
    assert finding is None or finding.mark is None
