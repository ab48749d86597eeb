"""A DOI that a registrant makes of a number of its own stands for what the number stands for."""

from __future__ import annotations

import pytest

from citemark.identifiers import aliases, canonical
from citemark.types import Identifier

TIDES = Identifier("acl", "P29-1472")
NEW = Identifier("acl", "2031.acl-main.12")


@pytest.mark.parametrize(
    ("doi", "number"),
    [
        ("10.48550/arxiv.2302.06118", Identifier("arxiv", "2302.06118")),
        ("10.48550/ARXIV.2302.06118", Identifier("arxiv", "2302.06118")),
        ("10.48550/arXiv.2302.06118v2", Identifier("arxiv", "2302.06118")),
        ("10.18653/v1/p29-1472", TIDES),
        ("10.18653/V1/P29-1472", TIDES),
        ("10.3115/v1/p29-1472", TIDES),
        ("10.18653/v1/2031.acl-main.12", NEW),
    ],
)
def test_the_number_that_a_doi_is_made_of_is_its_canonical_form(
    doi: str, number: Identifier
) -> None:
    assert canonical(Identifier("doi", doi)) == number
    assert canonical(number) == number


@pytest.mark.parametrize(
    "identifier",
    [
        Identifier("doi", "10.18653/v1/p29-14"),
        Identifier("doi", "10.3115/1219840.1219856"),
        Identifier("doi", "10.1234/arxiv.5"),
        Identifier("doi", "10.1038/s41586-020-0001-2"),
        Identifier("doi", "10.18653/v1/2031.acl-main.1", cut_off=True),
        Identifier("pmid", "12345678"),
    ],
)
def test_other_identifiers_stand_for_themselves_alone(identifier: Identifier) -> None:
    assert canonical(identifier) is identifier
    assert aliases(identifier) == ()


def test_a_work_of_the_anthology_may_be_filed_under_its_number_or_a_doi() -> None:
    assert aliases(TIDES) == (
        Identifier("doi", "10.18653/v1/p29-1472"),
        Identifier("doi", "10.3115/v1/p29-1472"),
    )
    assert TIDES in aliases(Identifier("doi", "10.18653/v1/p29-1472"))
    assert Identifier("doi", "10.18653/v1/p29-1472") not in aliases(
        Identifier("doi", "10.18653/v1/p29-1472")
    )
