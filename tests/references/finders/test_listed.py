"""What the entries of lists of references claim, and which marks lead to them."""

from __future__ import annotations

import pytest

from citemark.documents import from_references
from citemark.references import extract
from citemark.types import Identifier, PartialDate

from ..conftest import Make, by_value


def test_marks_give_listed_references_their_sentence(make: Make) -> None:
    first, second, third = extract(
        make(
            "Tides turn [1]. Ebbs flow at night [2, 3]. They turn again [1].\n## References\n"
            "[1] J. Doe. Turning tides. Tidal Letters, 2020.\\n[2] A. Roe. Night ebbs now. Tidal Letters, 2021.\\n"
            "[3] E. Poe. The raven tide. Tidal Letters, 2022."
        )
    )
    assert first.claim.title == "Turning tides"
    assert first.claim.sentence == "Tides turn [1]."
    assert second.claim.sentence == third.claim.sentence == "Ebbs flow at night [2, 3]."
    assert len(first.mentions) == 3


def test_author_year_marks_find_their_entry(make: Make) -> None:
    (only,) = extract(
        make(
            "Ebbs flow at night (Roe, 2021).\n## References\n- Roe, A. (2021). Night ebbs now. Tidal Letters."
        )
    )
    assert only.claim.sentence == "Ebbs flow at night (Roe, 2021)."


def test_a_list_entry_named_by_its_link_claims_that_title(make: Make) -> None:
    (only,) = extract(
        make("## Sources\n- [Gated Ebbs for Very Large Harbours](https://arxiv.org/abs/2611.01234)")
    )
    assert only.claim.title == "Gated Ebbs for Very Large Harbours"


def test_a_list_of_references_holds_no_further_ones_in_their_text() -> None:
    items = [
        {"identifiers": ["arXiv:2401.00001"], "claim": {"title": "Of “Quiet Ponds” and Moss"}},
        {"identifiers": [], "claim": {"title": "Moss", "sentence": "See arXiv:2401.00002."}},
    ]
    assert [item.index for item in extract(from_references(items))] == [1, 2]


def test_an_entry_of_a_list_names_nothing_for_the_next(make: Make) -> None:
    document = make(
        "- **Gated Tides for Patient Ponds**\n"
        "- Jane Doe. Deep moss in winter. arXiv:2611.01234\n\n"
        "1. Night Ebbs in Foam\n2. the foam paper (arXiv:2611.01890)\n"
    )
    claims = {value: one.claim for value, one in by_value(extract(document)).items()}
    assert claims["2611.01234"].title == "Deep moss in winter"
    assert not claims["2611.01890"].names_a_work


STRAY, OWN = Identifier("arxiv", "1011.1669"), Identifier("doi", "10.9999/tarn.7")


@pytest.mark.parametrize(
    ("entry", "identifiers"),
    [
        ({"identifiers": ["arXiv:1011.1669v3"], "claim": {"title": "Tides of Small Ponds"}}, ()),
        (
            {
                "identifiers": ["arXiv:1011.1669v3", "10.9999/tarn.7", "PMID: 25246403"],
                "claim": {"title": "Tides of Small Ponds"},
            },
            (OWN,),
        ),
        ({"identifiers": ["arXiv:1011.1669"]}, (STRAY,)),  # all that it names
        ({"identifiers": ["arXiv:1011.1669"], "claim": {"authors": ["Jane Doe"]}}, ()),
        ({"identifiers": ["arXiv:1011.1669", "10.9999/tarn.7"]}, (OWN,)),
        (
            {"identifiers": ["arXiv:1011.1670"], "claim": {"title": "Tides of Small Ponds"}},
            (Identifier("arxiv", "1011.1670"),),
        ),
    ],
)
def test_what_an_exporter_left_on_a_work_is_none_of_its_identifiers(entry, identifiers):
    (reference,) = extract(from_references([entry]))
    assert [(item.scheme, item.value) for item in reference.identifiers] == [
        (item.scheme, item.value) for item in identifiers
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "Tides of Northern Ponds and Their Clocks (Doe et al., 2019)",
        "⭐ Tides of Northern Ponds and Their Clocks (Doe et al., 2019) (peer-reviewed)",
        "Tides of Northern Ponds and Their Clocks — Jane Doe et al., 2019",
        "[PDF] Tides of Northern Ponds and Their Clocks – Jane Doe and Rita Roe, 2019 — the first paper",
    ],
)
def test_a_listed_title_that_is_credited_as_in_running_text_is_read(make: Make, entry: str) -> None:
    (found,) = extract(make(f"## References\n1. {entry}"))
    assert found.claim.title == "Tides of Northern Ponds and Their Clocks"
    assert found.claim.authors[0].endswith("Doe")
    assert found.claim.authors_truncated
    assert found.claim.date == PartialDate(2019)


@pytest.mark.parametrize(
    "entry",
    [
        "Tides of Northern Ponds - a study of 2019",
        "We show that tides slow clocks — Jane Doe et al., 2019",
        "Tides — Jane Doe et al., 2019",
    ],
)
def test_a_statement_that_somebody_is_credited_with_is_no_title(make: Make, entry: str) -> None:
    assert not any(one.claim.authors for one in extract(make(f"## References\n1. {entry}")))


def test_labelled_lines_behind_a_title_are_fields_of_its_work(make: Make) -> None:
    work = "- Tides of Ponds: A {0} Clock\n- Authors: Jane Doe, Rita Roe\n- Year: 2019\n- Venue: Pond Letters\n- [Open](https://doi.org/10.1000/{0})\n"
    first, second = extract(make("## Sources\n" + work.format("still") + work.format("moving")))
    assert [first.claim.title, second.claim.title] == [
        "Tides of Ponds: A still Clock",
        "Tides of Ponds: A moving Clock",
    ]
    assert (first.claim.authors, first.claim.date) == (("Jane Doe", "Rita Roe"), PartialDate(2019))
    assert [one.value for one in first.identifiers] == ["10.1000/still"]


@pytest.mark.parametrize(
    "lead",
    [
        "For more details, please refer to",
        "Please refer to the paper for further information:",
        "The concept was inspired by the TPS paper:",
        "The loss is described in the original publication:",
    ],
)
def test_a_sentence_that_points_to_a_source_is_no_title(make: Make, lead: str) -> None:
    (found,) = extract(make(f"## References\n- {lead} https://arxiv.org/abs/2010.11386"))
    assert found.claim.title is None
