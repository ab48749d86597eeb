"""Lists of references in one paragraph, and paragraphs that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents import read
from citemark.references import extract

from ...costs import within

DOE = "Doe, J., & Roe, R. (2020). Tides of ponds in winter. Journal of Tides, 7, 1–9."
POE = "Poe, E. (2019). Ebb in the deeper lakes. Limnology Letters, vol. 2. https://doi.org/10.1000/lakes.2"
COE = 'Coe, A. "Waves of rivers and streams." In Proc. of Rivers, 2018.'
TITLES = ["Tides of ponds in winter", "Ebb in the deeper lakes", "Waves of rivers and streams"]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"**References:** [1] {DOE} [2] {POE} [3] {COE}",
        f"References: [1] {DOE}; [2] {POE}; [3] {COE}",
        f"References [1] {DOE} [2] {POE} [3] {COE}",
        f"Sources (3): (1) {DOE} (2) {POE} (3) {COE}",
        f"References: 1. {DOE} 2. {POE} 3. {COE}",
        f"Literatur: 1) {DOE} 2) {POE} 3) {COE}",
        f"- References: [1] {DOE}; [2] {POE}; [3] {COE}",
        f"Sources: Doe et al. (2020), “{TITLES[0]}”; Poe (2019), “{TITLES[1]}”; and Coe (2018), “{TITLES[2]}”.",
    ],
)
def test_a_paragraph_of_references_is_divided_into_its_entries(make, paragraph):
    found = extract(make(f"# Waters\n\nSome words on water.\n\n{paragraph}\n\nMore words."))
    assert [one.claim.title for one in found] == TITLES
    assert [one.claim.date.year for one in found if one.claim.date] == [2020, 2019, 2018]


def test_each_identifier_stays_with_its_own_entry(make):
    found = extract(make(f"References: [1] {DOE} [2] {POE} [3] {COE}"))
    assert [len(one.identifiers) for one in found] == [0, 1, 0]


@pytest.mark.parametrize(
    "paragraph",
    [
        "References: see the appendix for them; the notes of 2019 tell more about each of them",
        "Sources: 1. the lake, measured in 2019 and 2020 by hand 2. the pond",
        "Literature: Doe on ponds; Roe on lakes and rivers of the north in 2019; Coe",
        "References: [1] and [2] agree on it; [3] does not.",
    ],
)
def test_a_paragraph_that_only_begins_like_a_list_is_none(make, paragraph):
    assert extract(make(f"# Waters\n\n{paragraph}")) == ()


def test_a_source_line_of_an_item_stays_its_own(make):
    (found,) = extract(
        make("**Tides of Ponds** is a survey.\n\nSource: [1] https://arxiv.org/abs/2001.00001")
    )
    assert found.claim.method == "Tides of Ponds"


def test_a_long_run_is_divided_in_bounded_time(make):
    with within(5):
        extract(make("References: " + "Doe, J. (2020). Tides; 1. [1] " * 5_000))


@given(
    st.lists(
        st.sampled_from([DOE, POE, COE, "[1] ", "2. ", "; ", "References: ", "(1) "]), max_size=9
    )
)
def test_any_run_gives_references_inside_the_text(make, parts):
    document = make("# Waters\n\nReferences: " + "".join(parts))
    for one in extract(document):
        assert 0 <= one.start < one.end <= len(document.text)


def test_a_list_may_begin_inside_the_paragraph_that_it_follows():
    text = (
        "Ponds keep time, as the tides do, and nothing in the record speaks against that. Works cited "
        "1. 2.2 Clocks of the Pond - Tide Lab, accessed April 3, 2021, https://ponds.example/clocks 2. Notes on\n"
        "tides.pdf 3. [Tides of Very Small Ponds and Lakes] - PubMed, accessed April 3, 2021,\n"
        "https://pubmed.ncbi.nlm.nih.gov/31114880/ 4. A Survey of Pond Clocks and Their Makers - Pond Letters, accessed\n"
        "April 3, 2021, https://ponds.example/survey"
    )
    (document,) = read(f"# Ponds\n\n{text}\n".encode(), type="markdown")
    found = extract(document)
    assert [one.identifiers[0].value for one in found if one.identifiers] == [
        "https://ponds.example/clocks",
        "31114880",
        "https://ponds.example/survey",
    ]
    assert found[-1].claim.title == "A Survey of Pond Clocks and Their Makers - Pond Letters"
    assert all("keep time" not in one.text for one in found)


def test_a_sentence_that_ends_in_sources_begins_no_list():
    text = (
        "Ponds keep time. References 1. and 2. tell so, and the tides of 2019 and 2020 do as well."
    )
    (document,) = read(text.encode(), type="markdown")
    assert extract(document) == ()
