"""What a record's authors say against a claim, and what they must not be taken to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citemark.signals import Mark
from citemark.types import (
    Identifier,
    PartialDate,
)

from .conftest import CLAIMED, RIGHT, WORK, Ask, held


def test_a_shorter_list_beside_another_version_is_told_apart(ask: Ask) -> None:
    shorter = replace(RIGHT, authors=WORK.authors[:2], venue="arXiv")
    for identifiers in ([], [CLAIMED]):  # a number of arXiv's stands for every version
        version = ask(shorter, [held()], identifiers)
        assert version["authors_left_out_of_a_version"].value == pytest.approx(1 / 3)
        assert "authors_left_out" not in version
    published = Identifier("doi", "10.5555/3540261.3540300")
    record = replace(WORK, identifiers=(*WORK.identifiers, published))
    edition = ask(shorter, [held(record)], [published])
    assert edition["authors_left_out"].value == pytest.approx(1 / 3)
    assert "authors_left_out_of_a_version" not in edition


@pytest.mark.parametrize(
    ("venue", "authors", "told"),
    [
        ("NeurIPS", (*WORK.authors, "Zoe Quist", "Yan Roe"), True),
        ("arXiv", (*WORK.authors, "Zoe Quist", "Yan Roe"), False),
        (None, (*WORK.authors[:1], "Zoe Quist", "Yan Roe", *WORK.authors[1:]), False),
        ("arXiv", ("Zoe Quist", "Yan Roe", *WORK.authors), True),
        ("arXiv", (*WORK.authors[:2], "Zoe Quist", "Yan Roe"), True),
        ("arXiv", (*WORK.authors[::-1], "Zoe Quist", "Yan Roe"), True),
    ],
)
def test_authors_may_join_a_work_between_its_versions(
    ask: Ask, venue: str | None, authors: tuple[str, ...], told: bool
) -> None:
    findings = ask(replace(RIGHT, venue=venue, authors=authors), [held()])
    assert ("authors_added" in findings) == ("authors_not_recorded" in findings) == told
    assert "record_agrees" not in findings


@pytest.mark.parametrize(
    ("venue", "named", "of_a_version"),
    [
        ("arXiv", 4, True),
        (None, 4, True),
        ("NeurIPS", 4, False),  # the record's own publication
        ("Journal of Pond Research", 4, True),  # the article that was printed of the paper
        ("ICML", 4, False),  # another conference than the record's
        ("arXiv", 3, False),  # half of the names are others
    ],
)
def test_authors_join_and_leave_a_work_between_its_versions(
    ask: Ask, venue: str | None, named: int, of_a_version: bool
) -> None:
    six = (*WORK.authors, "Dora Ems", "Egon Farr", "Fay Gorse")
    strangers = ("Vera Holm", "Ugo Prati", "Zoe Quist")[: 6 - named]
    claim = replace(RIGHT, venue=venue, authors=(*six[:named], *strangers))
    findings = ask(claim, [held(replace(WORK, authors=six))])
    assert ("authors_not_of_a_version" in findings) == of_a_version
    assert ("authors_not_recorded" in findings) == ("authors_added" in findings) != of_a_version


def test_who_is_named_first_differs_between_versions(ask: Ask) -> None:
    first, second, third = WORK.authors
    exchanged = ask(replace(RIGHT, authors=(second, first, third)), [held()])
    assert "first_author_differs" not in exchanged
    assert exchanged["authors_reordered"].value == 1
    stranger = ask(replace(RIGHT, authors=("Vera Holm", first, third)), [held()])
    assert stranger["first_author_differs"].value > 0


def test_a_record_without_authors_supports_no_claim_of_them(ask: Ask) -> None:
    nameless = replace(WORK, authors=())
    assert "record_agrees" not in ask(RIGHT, [held(nameless)])
    assert "record_agrees" in ask(replace(RIGHT, authors=()), [held(nameless)])


def test_a_record_of_few_authors_supports_no_claim_of_many(ask: Ask) -> None:
    """Some sources keep the first author alone; the others may be anybody."""
    claim = replace(RIGHT, authors=(*WORK.authors, "Dora Ems"))
    for kept, supported in ((1, False), (2, False), (3, True)):
        record = replace(WORK, authors=WORK.authors[:kept], authors_truncated=True)
        assert ("record_agrees" in ask(claim, [held(record)])) == supported
        # Whoever knows its identifier as well has seen the work.
        known = ask(claim, [held(record, "identifier")], [CLAIMED])
        assert "record_agrees" in known
        other = replace(claim, authors=("Dora Ems", *WORK.authors))
        agrees = "record_agrees" in ask(other, [held(record, "identifier")], [CLAIMED])
        assert agrees == supported  # another first author: the record names few of the claimed


def test_a_record_that_names_nobody_does_not_tell_whose_work_it_is(ask: Ask) -> None:
    """Decades apart it may be another work of that title; within the years of versions it is not."""
    nobodys = [held(replace(WORK, authors=()))]
    for year, held_against in ((1990, False), (2019, True)):
        findings = ask(replace(RIGHT, date=PartialDate(year)), nobodys)
        assert ("year_distance" in findings) == held_against
    assert "year_distance" in ask(replace(RIGHT, date=PartialDate(1990)), [held()])


def test_one_name_in_anothers_place_is_told_once(ask: Ask) -> None:
    findings = ask(replace(RIGHT, authors=(*WORK.authors[:2], "Zoe Quist")), [held()])
    assert findings["one_author_differs"].mark is Mark.CONTRADICTION
    assert "authors_added" not in findings
    assert "authors_not_recorded" not in findings
    assert findings["authors_left_out"].value == 0
    first = ask(replace(RIGHT, authors=("Zoe Quist", *WORK.authors[1:])), [held()])
    assert "one_author_differs" not in first
    assert first["authors_added"].value == 1


@pytest.mark.parametrize(
    ("many", "left_out", "its_own"), [(5, 1, True), (6, 1, False), (6, 2, True), (12, 1, False)]
)
def test_one_of_many_authors_left_out_tells_less(
    ask: Ask, many: int, left_out: int, *, its_own: bool
) -> None:
    """Search engines lack one of many, and lists are made from what they hold."""
    names = tuple(f"{letter}da Farrow{letter.lower()}" for letter in "ABCDEFGHIJKL"[:many])
    claim = replace(RIGHT, authors=(names[0], *names[1 + left_out :]), venue=WORK.venues[0])
    findings = ask(claim, [held(replace(WORK, authors=names))])
    told = {
        name for name in findings if name.startswith("authors_left_out") and findings[name].value
    }
    assert told == {"authors_left_out" if its_own else "authors_left_out_of_a_version"}
