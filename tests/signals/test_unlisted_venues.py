"""A venue that no list knows, beside a preprint: when it is told, and when it is nobody's fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citemark.signals import Mark

from .conftest import PREPRINT, RIGHT, Ask, held


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        (
            "International Conference on Lattice Reading and Patience",
            "bare_meeting_beside_preprint",
        ),
        ("Workshop on Lattice Reading", "bare_meeting_beside_preprint"),
        ("2nd International Conference on Lattice Reading", "unlisted_venue_beside_preprint"),
        ("IEEE Symposium on Lattice Reading", "unlisted_venue_beside_preprint"),
        ("Symposium on Lattice Reading (SLR)", "unlisted_venue_beside_preprint"),
        ("Third Workshop on Lattice Reading", None),
        ("Journal of Lattice Reading", None),
        ("NeurIPS", None),
    ],
)
def test_a_meeting_that_nothing_tells_apart_is_asked_for_by_itself(
    ask: Ask, venue: str, told: str | None
) -> None:
    """Of workshops and journals that are told apart no list is expected."""
    names = ("bare_meeting_beside_preprint", "unlisted_venue_beside_preprint")
    findings = ask(replace(RIGHT, venue=venue), [held(replace(PREPRINT, categories=("cs.LG",)))])
    assert [name for name in names if name in findings and findings[name].value] == (
        [told] if told else []
    )
    assert "unlisted_venue_beside_record" not in findings
    if told:
        assert findings[told].mark is Mark.CONTRADICTION
        assert venue in findings[told].message


@pytest.mark.parametrize("categories", [(), ("hep-ph",), ("math.NT", "quant-ph")])
def test_meetings_of_fields_that_no_list_covers_are_held_against_nobody(
    ask: Ask, categories: tuple[str, ...]
) -> None:
    claim = replace(RIGHT, venue="Workshop on Neutrino Telescopes")
    findings = ask(claim, [held(replace(PREPRINT, categories=categories))])
    assert "bare_meeting_beside_preprint" not in findings


def test_a_bare_meeting_beside_a_publication_is_told_by_that(ask: Ask) -> None:
    findings = ask(replace(RIGHT, venue="Workshop on Lattice Reading"), [held()])
    assert findings["unlisted_venue_beside_record"].value == 1
    assert "bare_meeting_beside_preprint" not in findings
    unnamed = replace(PREPRINT, venues=(), identifiers=())
    findings = ask(replace(RIGHT, venue="Workshop on Lattice Reading"), [held(unnamed)])
    assert "bare_meeting_beside_preprint" not in findings


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("University of Ponds", False),
        ("Universität Teich", False),
        ("Tarn Labs", False),
        ("https://tarn.example/ponds", False),
        ("in review", False),
        ("to appear, 2020", False),
        ("University of Ponds Review", True),
        ("Ponds in Review Studies", True),
    ],
)
def test_institutions_addresses_and_states_in_a_venues_place_are_none(
    ask: Ask, venue: str, *, told: bool
) -> None:
    finding = ask(replace(RIGHT, venue=venue), [held()]).get("unlisted_venue_beside_record")
    assert (finding is not None and finding.value == 1) is told
