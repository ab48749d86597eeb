"""What Crossref's records say, and how its retractions and dates are read."""

from __future__ import annotations

import json

import pytest

from citemark.evidence.answer import Answer
from citemark.evidence.authorities import crossref
from citemark.types import Identifier

DOI = Identifier("doi", "10.1145/1111.2222")


def work(**changes: object) -> Answer:
    message = {"DOI": "10.1145/1.2", "title": ["A plain title"], **changes}
    return Answer(200, json.dumps({"message": message}), "application/json")


TITLES = [
    ({"title": ["NeRF"], "subtitle": ["Scenes as fields"]}, "NeRF: Scenes as fields"),
    ({"title": ["NeRF:"], "subtitle": ["Scenes as fields"]}, "NeRF: Scenes as fields"),
    ({"title": ["NeRF: scenes as fields"], "subtitle": ["Scenes as Fields"]}, "NeRF: scenes as fields"),
    ({"title": ["One"], "subtitle": []}, "One"),
    ({"title": ["One", "Zwei"]}, "One"),
    ({"title": "Not a list"}, "Not a list"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "title"), TITLES)
def test_crossref_keeps_the_subtitle_apart_and_we_do_not(
    fields: dict[str, object], title: str
) -> None:
    assert crossref.PROVIDER.read(work(**fields), DOI).record.title == title


RETRACTED = [
    ({"updated-by": [{"type": "retraction"}]}, True),
    ({"updated-by": [{"type": "correction"}, {"type": "withdrawal"}]}, True),
    ({"title": ["RETRACTED: A plain title"]}, True),
    ({"title": ["[Retracted] A plain title"]}, False),
    ({"title": ["Retracted article: A plain title"]}, True),
    ({"updated-by": [{"type": "correction"}]}, False),
    ({"update-to": [{"type": "retraction", "DOI": "10.1145/9.9"}]}, False),
    ({"title": ["Why papers are retracted: a study"]}, False),
]


@pytest.mark.parametrize(("fields", "retracted"), RETRACTED)
def test_crossref_tells_a_retracted_work_from_its_notice(
    fields: dict[str, object], retracted: bool
) -> None:
    assert crossref.PROVIDER.read(work(**fields), DOI).record.retracted is retracted


def test_the_date_of_deposit_is_not_the_date_of_the_work() -> None:
    record = crossref.PROVIDER.read(work(created={"date-parts": [[2019, 1, 1]]}), DOI).record
    assert (record.year, record.date, record.years) == (None, None, ())


def test_a_volume_that_went_online_later_keeps_its_year_alone() -> None:
    record = crossref.PROVIDER.read(
        work(
            **{
                "published-print": {"date-parts": [[1997, 5]]},
                "published-online": {"date-parts": [[2005, 2, 18]]},
            }
        ),
        DOI,
    ).record
    assert (record.year, record.date, record.years) == (1997, None, (1997, 2005))


def test_a_preprint_names_its_server_as_its_venue() -> None:
    record = crossref.PROVIDER.read(
        work(type="posted-content", institution=[{"name": "bioRxiv"}]), DOI
    ).record
    assert record.venues == ("bioRxiv",)
