"""Entries become references one for one; one of nothing but text is read as a string."""

from __future__ import annotations

from citemark.documents import from_references
from citemark.references.finders.entries import from_entries


def test_an_entry_of_nothing_but_text_is_read_as_a_reference_string() -> None:
    text = "Brook, A., & Carver, B. (2021). Sparse lattices for patient reading. Journal of Rivers."
    document = from_references([{"key": "r1", "text": text}, {"identifiers": ["arXiv:2105.04567"]}])
    stated, bare = from_entries(document.entries)
    assert stated.claim.title == "Sparse lattices for patient reading"
    assert len(stated.claim.authors) == 2
    assert bare.claim.title is None
    assert [item.value for item in bare.identifiers] == ["2105.04567"]
