"""To which field a reference belongs, as far as it says so itself."""

from __future__ import annotations

import pytest

from citemark.evidence.field import field_of
from citemark.types import Claim, Identifier, Reference

CASES = [
    ((Identifier("pmid", "1"),), Claim(), "biomedicine"),
    ((Identifier("openreview", "abcdef"),), Claim(), "computing"),
    ((Identifier("doi", "10.18653/v1/p18-1001"),), Claim(), "computing"),
    ((Identifier("doi", "10.1101/2024.01.01"),), Claim(), "biomedicine"),
    ((Identifier("doi", "10.1016/x"),), Claim(), None),
    ((Identifier("arxiv", "2401.00001"),), Claim(), None),
    ((Identifier("arxiv", "2401.00001"),), Claim(category="cs.LG"), "computing"),
    ((), Claim(category="q-bio.GN"), "biomedicine"),
    ((), Claim(category="math.AG"), None),
    ((), Claim(venue="Advances in Neural Information Processing Systems"), "computing"),
    ((), Claim(venue="NeurIPS 2023"), "computing"),
    ((), Claim(venue="The Lancet"), "biomedicine"),
    ((), Claim(venue="New England Journal of Medicine"), "biomedicine"),
    ((), Claim(venue="Computers in Biology and Medicine"), "biomedicine"),
    ((), Claim(venue="Computer Vision and Image Understanding"), "computing"),
    ((), Claim(venue="Journal of Economic Perspectives"), None),
    ((), Claim(kind="inproceedings"), "computing"),
    ((), Claim(kind="book"), None),
    ((), Claim(), None),
]


@pytest.mark.parametrize(("identifiers", "claim", "expected"), CASES)
def test_the_field_is_read_from_identifier_category_venue_and_kind(
    identifiers: tuple[Identifier, ...], claim: Claim, expected: str | None
) -> None:
    assert field_of(Reference(1, None, "t", 0, 1, identifiers, claim)) == expected
