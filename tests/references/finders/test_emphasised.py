"""Titles that running text emphasises and credits, and what is emphasised for other reasons."""

from __future__ import annotations

import pytest

from citemark.references import extract


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("The question is taken up in **Tides of northern ponds in winter** (Doe & Roe, 2020).", "Tides of northern ponds in winter"),
        ("It was treated by Doe et al. in **Frozen Lakes of the South: A Survey** (NeurIPS, 2021).", "Frozen Lakes of the South: A Survey"),
        ("We read **Efficient Retrieval of Frogs in Long Northern Ponds** (Poe, 2019) last week.", "Efficient Retrieval of Frogs in Long Northern Ponds"),
        ("**Ebb, Flood and Frogs in Small Northern Rivers**, by Jane Doe and Rita Roe (2018), is old.", "Ebb, Flood and Frogs in Small Northern Rivers"),
        ("**Ebb, Flood and Frogs in Small Northern Rivers** – Doe & Roe (2018)", "Ebb, Flood and Frogs in Small Northern Rivers"),
        ("**Ebb, Flood and Frogs in Small Northern Rivers**, de Doe e Roe (2018)", "Ebb, Flood and Frogs in Small Northern Rivers"),
    ],
)  # fmt: skip
def test_an_emphasised_title_with_its_credit_is_a_reference(make, source, title):
    (only,) = extract(make(f"Some words.\n\n{source}"))
    assert (only.claim.title, only.identifiers) == (title, ())


@pytest.mark.parametrize(
    "source",
    [
        "**Better Memory For Frogs** – Doe & Roe (2020)",
        "They find that **Sleep helps the memory of northern frogs** (Doe et al., 2020).",
        "They find it in **many of the northern ponds and lakes** (Doe et al., 2020).",
        "**Better Memory For Frogs** (Doe et al., 2020) and more.",
        "We saw the film **Return of the Frogs from the Long Northern Ponds** (dir. Doe, 2003).",
        "**Return of the Frogs from the Long Northern Ponds** (2003) was shown.",
        "**Efficient Retrieval of Frogs in Long Northern Ponds** is our topic; see the notes (2019).",
        "See **Table 3** (Doe et al., 2020) and **Northern Ponds** (Roe, 2019).",
    ],
)
def test_what_is_emphasised_for_another_reason_is_none(make, source):
    assert extract(make(f"Some words.\n\n{source}")) == ()


def test_marks_and_emphasis_together_name_one_work(make):
    source = "See **“Efficient Retrieval of Frogs in Long Northern Ponds”** (Poe, 2019)."
    (only,) = extract(make(f"Some words.\n\n{source}"))
    assert only.claim.title == "Efficient Retrieval of Frogs in Long Northern Ponds"
    assert len(only.mentions) == 1
