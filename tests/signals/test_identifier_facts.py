"""What an identifier tells by itself, and when that is proof."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.signals.conftest import RIGHT, WORK, Ask, held

from citemark.signals import REFERENCE_SPECS, Mark
from citemark.types import Identifier, PartialDate

ARXIV = WORK.identifiers[0]
NO_SUCH_MONTH = Identifier("arxiv", "2113.04567")


def test_what_cannot_be_is_proof(ask: Ask) -> None:
    finding = ask(RIGHT, identifiers=[NO_SUCH_MONTH])["impossible_month"]
    assert (finding.value, finding.mark) == (1.0, Mark.PROOF)


def test_a_record_under_the_very_identifier_outweighs_arithmetic(ask: Ask) -> None:
    record = replace(WORK, identifiers=(NO_SUCH_MONTH,))
    findings = ask(RIGHT, [held(record, query="identifier")], identifiers=[NO_SUCH_MONTH])
    assert findings["impossible_month"].mark is None


def test_a_number_that_was_given_to_the_claimed_work_was_not_made_up(ask: Ask) -> None:
    made_up = Identifier("arxiv", "2105.12345")
    record = replace(WORK, identifiers=(made_up,))
    another = replace(record, title="Tidal Forcing Beneath Estuaries in Winter Storms")
    fits = replace(RIGHT, title=None, authors=(), sentence=f"It reads: {WORK.title}.")
    other = replace(fits, sentence="Storms and tides shape what grows in estuaries.")
    for claim, held_record, told in (
        (RIGHT, None, True),
        (RIGHT, record, False),
        (RIGHT, another, True),  # it happens to exist
        (fits, record, False),
        (other, record, True),
    ):
        evidence = [held(held_record, query="identifier")] if held_record else []
        findings = ask(claim, evidence, identifiers=[made_up])
        assert ("placeholder_like" in findings) == told


def test_a_right_identifier_proves_nothing(ask: Ask) -> None:
    findings = ask(RIGHT, identifiers=[ARXIV])
    assert "impossible_month" not in findings
    assert all(finding.mark is not Mark.PROOF for finding in findings.values())


@pytest.mark.parametrize(
    ("venue", "signal"),
    [
        ("NeurIPS", "unknown_prefix"),
        ("Nature Medicine", "unknown_prefix"),
        ("Acta Lacustria Borealia", "unknown_prefix_elsewhere"),
        (None, "unknown_prefix_elsewhere"),
    ],
)
def test_a_prefix_that_is_unknown_tells_more_of_a_field_that_is_known(
    ask: Ask, venue: str | None, signal: str
) -> None:
    """A society with a journal of its own may have a prefix that no collection of ours met."""
    names = {"unknown_prefix", "unknown_prefix_elsewhere"}
    claim = replace(RIGHT, venue=venue)
    findings = ask(claim, identifiers=[Identifier("doi", "10.9876/tides.17")])
    assert names & findings.keys() == {signal}
    assert findings[signal].value == 1.0
    assert findings[signal].message.endswith(".")
    known = ask(claim, identifiers=[Identifier("doi", "10.1145/3290000.3300001")])
    assert not names & known.keys()
    held_one = ask(claim, [held()], identifiers=[Identifier("doi", "10.9876/tides.17")])
    assert names & held_one.keys() == {"unknown_prefix"}


def test_a_prefix_is_somebodys_where_a_source_knows_the_very_doi(ask: Ask) -> None:
    doi = Identifier("doi", "10.9876/tides.17")
    names = {"unknown_prefix", "unknown_prefix_elsewhere"}
    registered = held(replace(WORK, identifiers=(doi,)), query="identifier", identifier=doi)
    assert not names & ask(RIGHT, [registered], identifiers=[doi]).keys()
    nameless = replace(registered, record=None)  # doi.org says that it exists, and not what it is
    assert not names & ask(RIGHT, [nameless], identifiers=[doi]).keys()


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("NeurIPS", True),
        ("Nature Medicine", False),
        ("Acta Lacustria Borealia", False),
        (None, False),
    ],
)
def test_a_publisher_in_other_fields_is_unknown_beside_a_meeting_of_computing(
    ask: Ask, venue: str | None, told: bool
) -> None:
    petroleum = Identifier("doi", "10.4043/21111-ms")
    findings = ask(replace(RIGHT, venue=venue), identifiers=[petroleum])
    assert ("unknown_prefix" in findings) == told
    assert "unknown_prefix_elsewhere" not in findings


def test_only_what_cannot_be_may_ever_be_proof() -> None:
    proving = {spec.name for spec in REFERENCE_SPECS if spec.strongest is Mark.PROOF}
    assert "check_character_fails" in proving
    assert "registrant_denies" in proving
    assert proving.isdisjoint({"placeholder_like", "issn_check_fails", "after_document"})


@pytest.mark.parametrize(
    ("identifier", "year", "distance"),
    [
        (Identifier("doi", "10.18653/v1/2021.acl-long.12"), 2021, 0.0),
        (Identifier("doi", "10.18653/v1/2021.acl-long.12"), 2020, 0.0),  # dated by its preprint
        (Identifier("doi", "10.18653/v1/2021.acl-long.12"), 2016, 0.0),
        (Identifier("doi", "10.18653/v1/2021.acl-long.12"), 2014, 2.0),
        (Identifier("doi", "10.18653/v1/2021.acl-long.12"), 2023, 2.0),
        (Identifier("doi", "10.1038/s41586-021-03819-2"), 2023, 0.0),  # accepted in 2021
        (Identifier("doi", "10.1038/s41586-021-03819-2"), 2025, 1.0),
        (Identifier("arxiv", "2105.01234"), 2027, 0.0),  # a later version, or published since
        (Identifier("arxiv", "2105.01234"), 2028, 1.0),
        (Identifier("arxiv", "2105.01234"), 2015, 1.0),
        (Identifier("doi", "10.1101/2020.03.22.002386"), 2026, 0.0),
        (Identifier("doi", "10.1101/2020.03.22.002386"), 2027, 1.0),
    ],
)
def test_a_work_may_be_dated_by_its_preprint(
    ask: Ask, identifier: Identifier, year: int, distance: float
) -> None:
    claim = replace(RIGHT, date=PartialDate(year))
    assert ask(claim, identifiers=[identifier])["identifier_year_distance"].value == distance


def test_a_year_that_a_record_gives_the_work_is_not_held_against_its_identifier(ask: Ask) -> None:
    old = [Identifier("arxiv", "1105.01234")]
    records = [held(replace(WORK, identifiers=()))]
    assert ask(replace(RIGHT, date=PartialDate(WORK.year or 0)), records, old)[
        "identifier_year_distance"
    ].value == 0.0  # fmt: skip
    unheld = ask(replace(RIGHT, date=PartialDate(WORK.year or 0)), [], old)
    assert unheld["identifier_year_distance"].value > 0.0


def test_a_year_is_told_of_the_record_or_of_its_identifier_but_not_twice(ask: Ask) -> None:
    late = replace(RIGHT, date=PartialDate(2030))
    own = [Identifier("doi", "10.18653/v1/2021.acl-long.12")]
    told = ask(late, [held(replace(WORK, identifiers=(*own,)))], own)
    assert told["year_distance"].value > 0.0
    assert "identifier_year_distance" not in told
    assert ask(late, [], own)["identifier_year_distance"].value > 0.0


def test_an_identifier_without_a_year_is_asked_none(ask: Ask) -> None:
    claim = replace(RIGHT, date=PartialDate(2021))
    assert "identifier_year_distance" not in ask(
        claim, identifiers=[Identifier("pmid", "31452104")]
    )


@pytest.mark.parametrize(
    ("venue", "value"),
    [("Nature", 0.0), ("Nature Medicine", 1.0), ("arXiv", None), (None, None)],
)
def test_the_journal_inside_a_doi_is_held_against_the_claimed_one(
    ask: Ask, venue: str | None, value: float | None
) -> None:
    findings = ask(
        replace(RIGHT, venue=venue), identifiers=[Identifier("doi", "10.1038/s41586-021-03819-2")]
    )
    finding = findings.get("identifier_names_other_venue")
    assert (finding.value if finding else None) == value


@pytest.mark.parametrize(
    ("date", "off"),
    [
        (PartialDate(2021, 5, 11), False),
        (PartialDate(2021, 5), False),
        (PartialDate(2021, 8, 2), False),  # a later version's
        (PartialDate(2027, 4, 2), False),
        (PartialDate(2027, 8, 2), True),
        (PartialDate(2021, 3, 2), True),
        (PartialDate(2021, 3), True),
        (PartialDate(2021), None),
    ],
)
def test_a_day_far_from_the_numbers_own_shows(
    ask: Ask, date: PartialDate, off: bool | None
) -> None:
    finding = ask(replace(RIGHT, date=date), identifiers=[ARXIV]).get("identifier_days_off")
    assert (finding.value > 0.0 if finding else None) == off


def test_a_cut_off_identifier_is_named(ask: Ask) -> None:
    findings = ask(RIGHT, identifiers=[Identifier("arxiv", "2105.0", cut_off=True)])
    assert "2105.0" in findings["cut_off"].message
