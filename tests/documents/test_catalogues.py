from __future__ import annotations

import json

import pytest

from citemark.documents import detect, read
from citemark.types import Entry

_DOE = {"title": "Tides of ponds", "year": 2021}
_CROSSREF = {
    "DOI": "10.1000/xyz", "title": ["Tides of ponds"], "container-title": ["Pond Letters"],
    "author": [{"given": "Jane", "family": "Doe"}], "issued": {"date-parts": [[2021]]},
}  # fmt: skip


def _entries(value: object) -> tuple[Entry, ...]:
    data = json.dumps(value).encode()
    assert detect(data) == "csl"
    (document,) = read(data)
    return document.entries


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "message": {"items": [_CROSSREF]}},
        {"status": "ok", "message": _CROSSREF},
        {"meta": {"count": 1}, "results": [{
            "id": "https://openalex.org/W1", "display_name": "Tides of ponds", "publication_year": 2021,
            "doi": "https://doi.org/10.1000/xyz", "ids": {"doi": "x"},
            "primary_location": {"landing_page_url": "https://x.org", "source": {"display_name": "Pond Letters"}},
            "authorships": [{"author": {"display_name": "Jane Doe"}}]}]},
        {"total": 1, "data": [{"paperId": "a1", "title": "Tides of ponds", "year": 2021, "venue": "Pond Letters",
            "externalIds": {"DOI": "10.1000/xyz"}, "authors": [{"authorId": "1", "name": "Jane Doe"}]}]},
        [{"key": "A", "version": 2, "data": {"itemType": "journalArticle", "title": "Tides of ponds",
            "creators": [{"creatorType": "author", "firstName": "Jane", "lastName": "Doe"},
                         {"creatorType": "editor", "firstName": "Rita", "lastName": "Roe"}],
            "publicationTitle": "Pond Letters", "date": "2021", "DOI": "10.1000/xyz"}}],
        [{**_DOE, "authors": ["Jane Doe"], "journal": "Pond Letters", "doi": "10.1000/xyz"}],
        {"papers": [{**_DOE, "authors": "Jane Doe", "venue": "Pond Letters", "doi": "10.1000/xyz"}]},
    ],
)  # fmt: skip
def test_the_answers_of_catalogues_are_read_as_items(answer: object) -> None:
    (entry,) = _entries(answer)
    assert (entry.title, entry.authors, entry.venue, entry.date) == (
        "Tides of ponds",
        ("Jane Doe",),
        "Pond Letters",
        "2021",
    )
    assert any("10.1000/xyz" in identifier for identifier in entry.identifiers)


def test_several_names_in_one_string_are_several_people() -> None:
    (entry,) = _entries([{**_DOE, "authors": "Jane Doe, Rita Roe et al."}])
    assert entry.authors == ("Jane Doe", "Rita Roe")
    assert entry.authors_truncated


@pytest.mark.parametrize(
    "value",
    [
        {"title": "A report", "author": "Me", "year": 2021, "text": "Tides."},
        {"title": "A report", "citation": []},
        {"title": "A report", "author": "Me"},
    ],
)
def test_a_document_in_fields_is_no_list_of_works(value: object) -> None:
    assert detect(json.dumps(value).encode()) == "capsule"
