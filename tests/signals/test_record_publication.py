"""What a record says of when and where a work appeared, and what that must not be taken to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citemark.signals import Mark
from citemark.types import (
    Claim,
    Coverage,
    Identifier,
    PartialDate,
    Record,
)

from .conftest import CLAIMED, COVERED, PREPRINT, RIGHT, WORK, Ask, held


def test_a_shared_tasks_description_may_stand_beside_the_conferences_own_volume(ask: Ask) -> None:
    title = "Findings of the Shared Task on Patient Reading"
    evidence = [replace(held(replace(PREPRINT, title=title)), coverage=COVERED)]
    assert "only_a_preprint" not in ask(replace(RIGHT, title=title, venue="NeurIPS"), evidence)


@pytest.mark.parametrize(
    ("venue", "recorded", "supported"),
    [
        ("NeurIPS", ("NeurIPS",), True),
        ("Computational Linguistics", ("ICRA",), False),
        ("ICRA", ("Second Workshop on Patient Reading",), False),
        ("Proceedings of Machine Learning Research", ("ICML",), True),  # a series names no venue
        (None, ("ICRA",), True),
        ("arXiv", ("ICRA",), True),
    ],
)
def test_another_known_venue_than_the_recorded_is_not_verified(
    ask: Ask, venue: str | None, recorded: tuple[str, ...], supported: bool
) -> None:
    record = replace(WORK, venues=recorded)
    assert ("record_agrees" in ask(replace(RIGHT, venue=venue), [held(record)])) == supported


@pytest.mark.parametrize(
    ("venue", "supported"),
    [
        (None, True),
        ("arXiv preprint", True),
        ("Workshop on Patient Reading", False),
        ("Journal of Patient Reading", False),
    ],
)
def test_a_preprint_does_not_support_a_venue(ask: Ask, venue: str | None, supported: bool) -> None:
    findings = ask(replace(RIGHT, venue=venue), [held(PREPRINT)])
    assert ("record_agrees" in findings) == supported


@pytest.mark.parametrize(
    ("kind", "year", "other"),
    [
        ("proceedings", 2020, True),
        ("proceedings", WORK.year, False),
        ("inproceedings", 2020, False),
    ],
)
def test_the_proceedings_of_another_year_are_another_volume(
    ask: Ask, kind: str, year: int, other: bool
) -> None:
    claim = Claim(WORK.title, date=PartialDate(year), kind=kind)
    findings = ask(claim, [held(replace(WORK, venues=("NeurIPS",)))])
    assert ("year_distance" not in findings) == other


@pytest.mark.parametrize(
    ("venue", "year", "value"),
    [("Annals of Mathematics", 2025, 0), ("Annals of Mathematics", 2028, 7), (None, 2025, 0),
     (None, 2028, 7), (None, 2017, 4), ("arXiv", 2025, 0), ("arXiv", 2028, 7),
     ("arXiv", 2017, 4)],
)  # fmt: skip
def test_a_publication_may_follow_its_preprint_by_years(
    ask: Ask, venue: str | None, year: int, value: int
) -> None:
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    assert ask(claim, [held(PREPRINT)])["year_distance"].value == value


@pytest.mark.parametrize(
    ("venue", "recorded", "year", "value"),
    [
        ("arXiv preprint", "Machine Learning", 2018, 0),
        ("arXiv preprint", "Machine Learning", 2014, 7),
        ("Journal of Machine Learning Research", "NeurIPS", 2024, 0),
        ("Journal of Machine Learning Research", "NeurIPS", 2018, 0),
        ("Journal of Machine Learning Research", "NeurIPS", 2015, 6),
        ("Journal of Machine Learning Research", "NeurIPS", 2028, 7),
        ("NeurIPS", "Machine Learning", 2018, 0),
        ("NeurIPS", "Machine Learning", 2024, 3),
        ("Machine Learning", "Machine Learning", 2024, 3),
        ("Machine Learning", "Machine Learning", 2019, 0),
        ("Machine Learning", "Machine Learning", 2015, 6),
        ("NeurIPS", "ICML", 2024, 3),
        (None, "Machine Learning", 2018, 0),
        (None, "Machine Learning", 2015, 6),
        (None, "Machine Learning", 2024, 3),
        (None, "NeurIPS", 2026, 0),
        (None, "NeurIPS", 2027, 6),
    ],
)
def test_the_year_of_another_version_is_not_the_claimed_ones(
    ask: Ask, venue: str | None, recorded: str, year: int, value: int
) -> None:
    record = replace(WORK, venues=(recorded,), identifiers=())
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    assert ask(claim, [held(record)])["year_distance"].value == value


def test_the_year_of_the_recorded_edition_is_asked_by_itself(ask: Ask) -> None:
    """A year of another version tells little; an edition of a conference has but one."""
    for venue, told in (("NeurIPS", 3.0), ("ICML", None), ("arXiv", None), (None, None)):
        findings = ask(replace(RIGHT, venue=venue, date=PartialDate(2024)), [held()])
        assert ("edition_distance" in findings) == ("year_distance" not in findings)
        if told is not None:
            assert findings["edition_distance"].value == told
            assert findings["edition_distance"].mark is Mark.CONTRADICTION
    right = ask(replace(RIGHT, venue="NeurIPS", date=PartialDate(2021)), [held()])
    assert right["edition_distance"].value == right["year_distance"].value == 0


@pytest.mark.parametrize(
    ("record", "year", "told"),
    [
        (replace(WORK, identifiers=()), 2019, None),
        (replace(WORK, identifiers=()), 2016, None),
        (replace(WORK, identifiers=()), 2015, 6.0),
        (replace(WORK, identifiers=()), 2023, 2.0),
        (WORK, 2019, 2.0),  # its preprint is known, and of 2021
        (replace(WORK, year=2023, years=(2021, 2023)), 2021, None),
    ],
)
def test_a_publication_may_be_dated_by_its_first_version(
    ask: Ask, record: Record, year: int, told: float | None
) -> None:
    """Search engines join the year and the authors of the first version with the venue of the last."""
    six = (*WORK.authors, "Dora Ems", "Egon Farr")
    claim = replace(RIGHT, venue="NeurIPS", date=PartialDate(year))
    findings = ask(claim, [held(replace(record, authors=six))])
    assert findings["edition_distance"].value == (told or 0.0)
    assert ("authors_left_out_of_a_version" in findings) == (told is None)
    assert ("authors_left_out" in findings) == (told is not None)


def test_the_doi_of_the_publication_is_no_first_versions(ask: Ask) -> None:
    doi = Identifier("doi", "10.5555/3540261.3540300")
    claim = replace(RIGHT, authors=WORK.authors[:2], venue="NeurIPS", date=PartialDate(2020))
    findings = ask(claim, [held(replace(WORK, identifiers=(doi,)))], [doi])
    assert findings["authors_left_out"].value == pytest.approx(1 / 3)


def test_a_journals_year_is_that_of_its_issue_or_of_the_article_online(ask: Ask) -> None:
    record = replace(WORK, venues=("Machine Learning",), identifiers=())
    claim = replace(RIGHT, venue="Machine Learning", date=PartialDate(2023))
    findings = ask(claim, [held(record)])
    assert "edition_distance" not in findings
    assert findings["year_distance"].value == 2


def test_a_record_that_remembers_the_preprint_knows_its_year(ask: Ask) -> None:
    for record in (WORK, replace(WORK, venues=("NeurIPS", "arXiv"), identifiers=())):
        claim = replace(RIGHT, venue="arXiv", date=PartialDate(2018))
        assert ask(claim, [held(record)])["year_distance"].value == 3


@pytest.mark.parametrize(
    ("venue", "year", "value"),
    [(None, 2021, 0), (None, 2025, 0), (None, 2027, 0), (None, 2028, 7), (None, 2018, 3),
     ("arXiv preprint", 2025, 0), ("arXiv preprint", 2028, 7), ("NeurIPS", 2025, None)],
)  # fmt: skip
def test_a_preprints_year_may_be_that_of_its_latest_version(
    ask: Ask, venue: str | None, year: int, value: int | None
) -> None:
    """So arXiv's own BibTeX export and reference managers date them, with the number or not."""
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    for identifiers in ([CLAIMED], []):
        finding = ask(claim, [held()], identifiers).get("year_distance")
        assert (finding.value if finding else None) == value


@pytest.mark.parametrize(
    ("venue", "coverage", "told"),
    [
        ("NeurIPS", COVERED, True),
        ("NeurIPS", replace(COVERED, estimate=0.2, low=0.1), False),
        ("NeurIPS", replace(COVERED, estimate=0.6, low=0.1), False),  # preprints, and no list
        ("Companion Proceedings of the ACM Web Conference", COVERED, False),
    ],
)
def test_only_a_preprint_is_told_where_the_publication_would_be_held(
    ask: Ask, venue: str, coverage: Coverage, told: bool
) -> None:
    evidence = replace(held(PREPRINT), coverage=coverage)
    finding = ask(replace(RIGHT, venue=venue), [evidence]).get("only_a_preprint")
    assert (finding is not None and finding.value > 0) == told


def test_what_is_too_long_for_a_name_was_read_with_what_stands_beside_it(ask: Ask) -> None:
    name = "Journal of Lattice Reading"
    assert ask(replace(RIGHT, venue=name), [held()])["unlisted_venue_beside_record"].value == 1
    merged = f"Roe K 2018 {'Tides of Ponds and of Lakes ' * 4}{name}"
    assert "unlisted_venue_beside_record" not in ask(replace(RIGHT, venue=merged), [held()])


def test_the_year_of_a_work_under_another_title_may_be_that_of_its_sequel(ask: Ask) -> None:
    longer = replace(RIGHT, title=f"{RIGHT.title} and Books", venue="JMLR", date=PartialDate(2024))
    findings = ask(longer, [held(replace(WORK, venues=("Machine Learning",)))])
    assert "title_words_replaced" not in findings
    assert findings["year_distance"].value == 0
    far = replace(longer, date=PartialDate(2028))
    assert ask(far, [held(replace(WORK, venues=("Machine Learning",)))])["year_distance"].value == 7


@pytest.mark.parametrize(("year", "told"), [(1996, False), (2012, True), (2019, False)])
def test_what_was_printed_long_before_is_archived_in_computing_too(
    ask: Ask, year: int, *, told: bool
) -> None:
    archived = replace(PREPRINT, year=2019, years=(2019,), categories=("cs.DB",))
    claim = replace(
        RIGHT, venue="International Conference on Data Engineering", date=PartialDate(year)
    )
    findings = ask(claim, [held(archived)])
    assert bool("year_distance" in findings and findings["year_distance"].value) is told


@pytest.mark.parametrize(("kind", "told"), [("techreport", False), ("misc", True), (None, True)])
def test_so_is_an_institutions_report(ask: Ask, kind: str | None, *, told: bool) -> None:
    archived = replace(PREPRINT, year=2019, years=(2019,), categories=("cs.DB",))
    claim = replace(RIGHT, venue=None, kind=kind, date=PartialDate(1996))
    findings = ask(claim, [held(archived)])
    assert bool("year_distance" in findings and findings["year_distance"].value) is told


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("Findings", False),
        ("Findings of Ponds", True),
        ("Find. Assoc.", False),
        ("Proc. Find. Pond.", True),
    ],
)
def test_the_beginning_of_the_recorded_name_is_no_other_venue(
    ask: Ask, venue: str, *, told: bool
) -> None:
    record = replace(WORK, venues=("Findings of the Association for Computational Linguistics",))
    findings = ask(replace(RIGHT, venue=venue), [held(record)])
    assert ("unlisted_venue_beside_record" in findings) is told


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("Neural Networks. Keepers of Ditches, Delft", False),
        ("Neural Networks, Ditch Keepers", False),
        ("Neural Networks and Ditches", True),
        ("Neural Ditches", True),
    ],
)
def test_what_goes_on_behind_the_recorded_name_and_a_mark_is_no_other_venue(
    ask: Ask, venue: str, *, told: bool
) -> None:
    record = replace(WORK, venues=("Neural Networks",))
    findings = ask(replace(RIGHT, venue=venue), [held(record)])
    assert ("unlisted_venue_beside_record" in findings) is told


@pytest.mark.parametrize(
    ("venue", "year", "told"),
    [
        ("Deep Tides and Quiet Ponds in Practical Informatics", 2023, False),
        ("Deep Tides and Quiet Ponds in Practical Informatics", 2021, True),
        ("Journal of Quiet Ponds in Practical Informatics", 2023, True),
    ],
)
def test_a_paper_may_be_printed_again_in_a_book(
    ask: Ask, venue: str, year: int, told: bool
) -> None:
    claim = replace(RIGHT, venue=venue, date=PartialDate(year))
    finding = ask(claim, [held(replace(WORK, identifiers=()))]).get("unlisted_venue_beside_record")
    assert (finding is not None and finding.value == 1.0) is told
