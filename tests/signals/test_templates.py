"""Filler is told from names and titles."""

from __future__ import annotations

import pytest
from tests.signals.conftest import Ask

from citemark.types import Claim


@pytest.mark.parametrize(
    "claim",
    [
        Claim("Sparse Lattices for Reading", authors=("First Author", "Second Author")),
        Claim("Sparse Lattices for Reading", authors=("Firstname Lastname",)),
        Claim("Sparse Lattices for Reading", authors=("Author A", "Author B")),
        Claim("Sparse Lattices for Reading", authors=("Ada Brook", "Author 2")),
        Claim("Sparse Lattices for Reading", authors=("Last, First Name",)),
        Claim("Sparse Lattices for Reading", authors=("Jane Doe",)),
        Claim("Your Title Here", authors=("Ada Brook",)),
        Claim("Lorem Ipsum Dolor"),
    ],
)
def test_filler_is_told(ask: Ask, claim: Claim) -> None:
    finding = ask(claim)["filler"]
    assert finding.value == 1.0
    assert "filler" in finding.message


@pytest.mark.parametrize(
    "claim",
    [
        Claim("Sparse Lattices for Reading", authors=("Ada Brook",)),
        Claim("Sparse Lattices for Reading", authors=("Anonymous",)),  # under double-blind review
        Claim("Sparse Lattices for Reading", authors=("X Wang", "A B")),
        Claim("Sparse Lattices for Reading", authors=("Second Chanda", "First Last")),
        Claim("Sparse Lattices for Reading", authors=("Todo Kenji", "Mary Doe")),
        Claim("Sparse Lattices for Reading", authors=("Ida Gauthier", "First Last", "A B")),
        Claim("The Author Name Disambiguation Problem", authors=("Ada Brook",)),
        Claim("What Does Lorem Ipsum Do to the Readers of Long Forms", authors=("Ada Brook",)),
        Claim(None),
    ],
)
def test_names_and_titles_are_no_filler(ask: Ask, claim: Claim) -> None:
    assert "filler" not in ask(claim)
