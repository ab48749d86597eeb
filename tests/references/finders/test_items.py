"""Which items a summary tells of, and which sources are whose."""

from __future__ import annotations

import pytest

from citemark.references import extract
from citemark.types import Attachment, PartialDate

from ..conftest import CAPSULE, Make, by_value


def test_a_source_line_belongs_to_the_item_before_it(make: Make) -> None:
    first = by_value(extract(make(CAPSULE)))["2611.01234"]
    assert first.attachment is Attachment.SOURCE_LINE
    assert (first.claim.method, first.claim.acronym) == ("Lunar Replay with Gated Ebb", "LRGE")
    assert first.claim.affiliations == ("University of Tidewater", "Moonsoft Research")
    assert first.claim.sentence is not None
    assert first.claim.sentence.startswith("A team from")


def test_the_source_of_something_unnamed_is_not_taken_for_the_item_before(make: Make) -> None:
    text = """
**1. Mirror Fleet Alignment (MFA)**
A team at Example Labs proposed MFA, which pays ships for answers they can defend.
Source: https://arxiv.org/abs/2611.01234
**2. Tidal gating**
The field was opened by an earlier paper on gates.
Source: https://arxiv.org/abs/2611.04242
"""
    found = by_value(extract(make(text)))
    assert found["2611.01234"].claim.acronym == "MFA"
    assert not found["2611.04242"].claim.names_a_work


def test_a_section_heading_between_an_item_and_its_description_divides_nothing(make: Make) -> None:
    second = by_value(extract(make(CAPSULE)))["10.1234/tide.5"]
    assert second.claim.method == "Dynamic Harbour Scheduling"
    assert second.claim.affiliations == ("Google DeepMind",)
    assert (second.claim.venue, second.claim.date) == ("Tidal Letters", PartialDate(2026, 5, 10))


def test_a_bare_link_takes_the_claim_of_its_place_only_weakly(make: Make) -> None:
    references = extract(make(CAPSULE))
    assert references[2].attachment is Attachment.ORDER
    assert references[2].claim.method == "Sparse Foam Backpropagation"
    assert references[3].attachment is Attachment.NONE
    assert not references[3].claim.names_a_work


def test_order_says_nothing_where_an_explicit_identifier_stands_elsewhere(make: Make) -> None:
    swapped = CAPSULE.replace("- https://arxiv.org/abs/2611.01234\n- https://doi.org/10.1234/tide.5", (
        "- https://doi.org/10.1234/tide.5\n- https://arxiv.org/abs/2611.01234"
    ))  # fmt: skip
    references = extract(make(swapped))
    assert {"arxiv", "doi"} <= {
        identifier.scheme for one in references for identifier in one.identifiers
    }
    assert all(one.attachment is not Attachment.ORDER for one in references)


def test_a_list_alone_is_given_to_items_by_order(make: Make) -> None:
    document = make(
        """
- 1. Gated Ebb (GE)**
- Researchers at Harbour College introduced GE.
**2. Foam Scheduling (FS)**
## Sources
- https://arxiv.org/abs/2611.00011
- https://arxiv.org/abs/26""",
        truncated=True,
    )
    first, second = extract(document)
    assert (first.claim.acronym, first.attachment) == ("GE", Attachment.ORDER)
    assert (second.claim.acronym, second.identifiers[0].cut_off) == ("FS", True)


def test_an_item_that_credits_somebody_and_has_no_source_is_a_reference(make: Make) -> None:
    (only,) = extract(make("1. **Gated Ebb (GE)**\nResearchers at Harbour College introduced GE."))
    assert (only.identifiers, only.claim.acronym) == ((), "GE")


@pytest.mark.parametrize(
    "source",
    [
        "1. **Key Findings**\nNothing was introduced.",
        "## 2. Related Work\nThe tide has been studied for long.",
        "**Note (NB)**\nThis is a note.",
    ],
)
def test_an_item_that_credits_nobody_is_none(make: Make, source: str) -> None:
    assert extract(make(source)) == ()
