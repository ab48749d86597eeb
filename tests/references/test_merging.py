"""When several mentions are one reference, and when they are several works."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract

from .conftest import CAPSULE, Make, by_value


def test_one_identifier_in_text_and_list_is_one_reference(make: Make) -> None:
    references = extract(make(CAPSULE))
    assert len(references) == 4
    assert len(by_value(references)["2611.01234"].mentions) == 2


def test_one_identifier_claimed_for_two_works_keeps_both_claims(make: Make) -> None:
    (only,) = extract(
        make(
            "“Gated Ebbs for Harbours” (arXiv:2611.01234) is new.\n“Foam Scheduling at Sea” (arXiv:2611.01234) too."
        )
    )
    assert only.claim.title == "Gated Ebbs for Harbours"
    assert [claim.title for claim in only.alternatives] == ["Foam Scheduling at Sea"]


@pytest.mark.parametrize(
    "again", ["Gated Ebbs for Harbours: Extended Version", "Gated Ebbs for Harbors", "The Gated Ebbs"]
)  # fmt: skip
def test_one_work_in_other_words_is_no_second_claim(make: Make, again: str) -> None:
    (only,) = extract(
        make(
            f"“Gated Ebbs for Harbours” (arXiv:2611.01234) is new.\nThe paper “{again}” (arXiv:2611.01234) too."
        )
    )
    assert only.alternatives == ()


def test_an_arxiv_doi_and_the_arxiv_number_are_one_reference(make: Make) -> None:
    references = extract(
        make("See arXiv:2611.01234 first.\nThen see doi:10.48550/arXiv.2611.01234 again.")
    )
    assert len(references) == 1


def test_doi_and_pmid_side_by_side_name_one_work(make: Make) -> None:
    (only,) = extract(make("The tide turned (doi:10.1234/tide.5; PMID: 1234567)."))
    assert {identifier.scheme for identifier in only.identifiers} == {"doi", "pmid"}


def test_two_preprints_side_by_side_stay_two(make: Make) -> None:
    assert len(extract(make("The tide turned (arXiv:2611.01234, arXiv:2611.01567)."))) == 2


SLIPS = """References

Doe, J. (2016). Tides of small ponds in winter. Pond Letters, 1(2), 1–11. https://doi.org/{0}

Roe, R. (2013). Counting frogs with lanterns. Frog Studies, 27–93. https://doi.org/{0}

Poe, K. (2015). Reeds along the northern tarns. doi: {0}. URL http://arxiv.org/abs/1502.09167.
"""


def test_works_that_bear_one_stray_identifier_stay_apart() -> None:
    references = extract(read(SLIPS.format("10.1007/s13398-014-0173-7.2").encode(), type="text")[0])
    assert [[item.value for item in one.identifiers] for one in references] == [
        [],
        [],
        ["1502.09167"],
    ]


def test_an_entrys_own_identifier_is_not_held_against_another_entry() -> None:
    first, *_, last = extract(read(SLIPS.format("10.9999/tarn.7").encode(), type="text")[0])
    assert first.claim.title == "Tides of small ponds in winter"
    assert [item.value for item in first.identifiers] == ["10.9999/tarn.7"]
    assert last.claim.title == "Reeds along the northern tarns"
    assert {item.value for item in last.identifiers} == {"10.9999/tarn.7", "1502.09167"}


def test_formatted_entries_that_share_an_address_stay_apart(make: Make) -> None:
    entry = "- Doe, J., & Roe, R. (20{}). {} of ponds. Pond Letters. Code: https://example.org/ponds/code"
    lines = [
        entry.format(19, "Tides and their clocks"),
        entry.format(20, "Moss on northern bridges"),
    ]
    found = extract(make("## References\n" + "\n".join(lines)))
    assert [one.claim.title for one in found] == [
        "Tides and their clocks of ponds",
        "Moss on northern bridges of ponds",
    ]
