from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from citemark.index.merge import are_one_work, to_record
from citemark.index.venue_keys import is_preprint
from citemark.index.work import Work, pack, unpack
from citemark.types import Identifier

PREPRINT = Work(
    title="Reading Tide Tables",
    authors=("Ada Quill", "Bo Marsh"),
    year=2021,
    date="2021-05-03",
    venue="arXiv",
    identifiers=(Identifier("arxiv", "2105.00042"),),
    categories=("cs.LG",),
    sources=("arxiv",),
)
PUBLISHED = Work(
    title="Reading Tide Tables by Candlelight",
    authors=("Quill, Ada", "Marsh, Bo"),
    year=2022,
    venue="NeurIPS",
    identifiers=(Identifier("doi", "10.5072/lantern.1"),),
    kind="inproceedings",
    sources=("left",),
)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"authors": ("A. Quill",)}, True),
        ({"authors": ("Ada M. Quill", "Someone Else")}, True),
        ({"year": 2024}, True),
        # Look-alikes: one title, another work.
        ({"authors": ("Cleo Ferro",)}, False),
        ({"authors": ()}, False),
        ({"year": 2035}, False),
        ({"identifiers": (Identifier("arxiv", "1901.00001"),)}, False),
    ],
)
def test_one_title_is_one_work_when_authors_overlap_and_years_are_near(
    change: dict[str, object], same: bool
) -> None:
    other = replace(PREPRINT, **{"identifiers": (), "venue": "ICML", **change})  # type: ignore[arg-type]  # a table of fields
    assert are_one_work(PREPRINT, other, same_title=True) is same


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"title": "Tide Tables, Renamed Altogether"}, True),
        ({"authors": (), "title": "Something else"}, True),
        ({"authors": ("Cleo Ferro",), "title": "Reading of Tide Tables"}, True),
        ({"authors": ("Bo Marsh", "A. Quill"), "title": "On the Weight of Feathers"}, True),
        # An author's typing error in a DOI, or the DOI of a whole volume, leads to another work.
        ({"authors": ("Cleo Quill", "Dana Old"), "title": "On the Weight of Feathers"}, False),
        ({"authors": ("Cleo Ferro",), "title": "On the Weight of Feathers"}, False),
    ],
)
def test_one_identifier_is_one_work_unless_title_and_authors_are_others(
    change: dict[str, object], same: bool
) -> None:
    other = replace(PREPRINT, **change)  # type: ignore[arg-type]  # a table of fields
    assert are_one_work(PREPRINT, other, same_title=False) is same


def test_a_record_remembers_both_the_preprint_and_the_published_version() -> None:
    record = to_record([PREPRINT, PUBLISHED], is_preprint=is_preprint, retracted=False)
    assert record.title == "Reading Tide Tables by Candlelight"
    assert record.earlier_titles == ("Reading Tide Tables",)
    assert record.venues == ("NeurIPS", "arXiv")
    assert (record.year, record.years, record.date) == (2022, (2021, 2022), dt.date(2021, 5, 3))
    assert {item.scheme for item in record.identifiers} == {"arxiv", "doi"}
    assert record.categories == ("cs.LG",)
    assert record.kind == "inproceedings"
    assert not record.retracted


def test_a_cut_author_list_gives_way_to_a_whole_one() -> None:
    cut = replace(PUBLISHED, authors=("Ada Quill",), authors_truncated=True)
    record = to_record([cut, PREPRINT], is_preprint=is_preprint, retracted=False)
    assert (record.authors, record.authors_truncated) == (("Ada Quill", "Bo Marsh"), False)
    alone = to_record([cut], is_preprint=is_preprint, retracted=False)
    assert (alone.authors, alone.authors_truncated) == (("Ada Quill",), True)


@pytest.mark.parametrize("row", [replace(PREPRINT, retracted=True), PREPRINT])
def test_a_work_is_retracted_when_a_row_or_a_list_says_so(row: Work) -> None:
    listed = not row.retracted
    assert to_record([row], is_preprint=is_preprint, retracted=listed).retracted


@pytest.mark.parametrize("work", [PREPRINT, PUBLISHED, Work("x", retracted=True)])
def test_a_packed_work_comes_back_whole(work: Work) -> None:
    assert unpack(pack(work)) == work
