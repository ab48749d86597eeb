from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import from_references, read
from citemark.references import announced_sources, extract, extract_all, merging
from citemark.references.layout.blocks import lay_out
from citemark.references.layout.sections import find_sections
from citemark.types import Attachment, Document, Entry, Identifier, PartialDate, Reference

from ..costs import within

Make = Callable[..., Document]


def listed_sources(document: Document) -> int:
    """How many entries the document's own lists of sources hold."""
    return sum(len(section.entries) for section in find_sections(lay_out(document)))


def by_value(references: tuple[Reference, ...]) -> dict[str, Reference]:
    return {
        reference.identifiers[0].value: reference
        for reference in references
        if reference.identifiers
    }


CAPSULE = """
## Key Findings
- Several notable advances in tide modelling were published:
- 1. Lunar Replay with Gated Ebb (LRGE)**
- A team from the University of Tidewater and Moonsoft Research introduced LRGE, which replays ebbs.
- Source: [arXiv:2611.01234](https://arxiv.org/abs/2611.01234)
- 2. **Dynamic Harbour Scheduling (DHS)**
## Analysis
Google DeepMind published results on DHS, a method that schedules harbours.
Source: [Tidal Letters, May 10, 2026 – doi:10.1234/tide.5](https://doi.org/10.1234/tide.5)
**3. Sparse Foam Backpropagation (SFB)**
## Sources
- https://arxiv.org/abs/2611.01234
- https://doi.org/10.1234/tide.5
- https://tides.example/2026/accepted/3421
- https://arxiv.org/abs/2611.01890
## Implications
- LRGE replays ebbs
"""


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


def test_one_identifier_in_text_and_list_is_one_reference(make: Make) -> None:
    references = extract(make(CAPSULE))
    assert len(references) == 4
    assert len(by_value(references)["2611.01234"].mentions) == 2


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


def test_a_link_wins_over_the_text_inside_it(make: Make) -> None:
    (only,) = extract(
        make("Source: [arXiv:2611.01234 [cs.CL], May 2, 2026](https://arxiv.org/abs/2611.01234)")
    )
    assert only.identifiers == (Identifier("arxiv", "2611.01234"),)
    assert (only.claim.category, only.claim.date) == ("cs.CL", PartialDate(2026, 5, 2))


def test_a_link_whose_text_names_another_identifier_keeps_both(make: Make) -> None:
    (only,) = extract(
        make("As shown in [arXiv:2611.01234](https://doi.org/10.1234/tide.5), ebbs flow.")
    )
    assert {identifier.value for identifier in only.identifiers} == {"2611.01234", "10.1234/tide.5"}


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("See [Gated Ebbs for Very Large Harbours](https://arxiv.org/abs/2611.01234).", "Gated Ebbs for Very Large Harbours"),
        ("In “Gated Ebbs for Very Large Harbours” (arXiv:2611.01234), ebbs are gated.", "Gated Ebbs for Very Large Harbours"),
        ("# [Gated ebbs: a study of harbours](https://arxiv.org/abs/2611.01234)", "Gated ebbs: a study of harbours"),
        ("- Jane Doe and Ann Roe. Gated ebbs in harbours. arXiv preprint arXiv:2611.01234, 2026.", "Gated ebbs in harbours"),
        ("The tide turns [Jane Doe' 2026-11-02](https://arxiv.org/abs/2611.01234).", None),
        ("The tide turns [[3]](https://arxiv.org/abs/2611.01234).", None),
        ("Read the [paper](https://arxiv.org/abs/2611.01234).", None),
    ],
)  # fmt: skip
def test_a_title_is_claimed_where_one_is_stated(make: Make, source: str, title: str | None) -> None:
    (only,) = extract(make(source))
    assert only.claim.title == title
    assert only.identifiers == (Identifier("arxiv", "2611.01234"),)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("- Doe et al. measured the tides of ponds. Source: arXiv:2611.01234", None),
        ("- Doe et al. Ponds have tides of their own. Source: arXiv:2611.01234", None),
        ("- Doe et al. (2026): ponds have tides of their own. arXiv:2611.01234", None),
        ("- Doe et al. (2026) – Ponds have tides of their own. arXiv:2611.01234", None),
        ("- J. Doe and R. Roe measured the tides of ponds. Source: arXiv:2611.01234", None),
        ("- Doe et al. (2026). Measuring the Tides of Ponds. arXiv:2611.01234", "Measuring the Tides of Ponds"),
        ("- Doe et al. (2026) - Measuring the Tides of Ponds. arXiv:2611.01234", "Measuring the Tides of Ponds"),
        ("- Doe et al. Measuring the tides of ponds. NeurIPS 2026. arXiv:2611.01234", "Measuring the tides of ponds"),
        ("- J. Doe and R. Roe. Measuring the tides of ponds. arXiv:2611.01234", "Measuring the tides of ponds"),
        ("## References\n\n1. Doe et al. (2026). Measuring the tides of ponds. arXiv:2611.01234", "Measuring the tides of ponds"),
    ],
)  # fmt: skip
def test_what_somebody_found_is_no_title(make: Make, source: str, title: str | None) -> None:
    (only,) = extract(make(source))
    assert only.claim.title == title
    assert title or only.claim.sentence


def test_a_method_before_its_identifier_is_the_claim(make: Make) -> None:
    (only,) = extract(
        make("We recall Sparse Foam Backpropagation (SFB) [arXiv:2611.01234] of old.")
    )
    assert (only.claim.method, only.claim.acronym) == ("Sparse Foam Backpropagation", "SFB")


def test_authors_in_running_text_are_claimed(make: Make) -> None:
    (only,) = extract(make("Doe et al. (2023) showed in arXiv:2301.01234 that tides turn."))
    assert (only.claim.authors, only.claim.authors_truncated) == (("Doe",), True)
    assert only.claim.date == PartialDate(2023)


def test_each_of_two_identifiers_keeps_its_own_words(make: Make) -> None:
    first, second = extract(
        make(
            "“Gated Ebbs for Harbours” (arXiv:2611.01234) precedes “Foam Scheduling at Sea” (arXiv:2611.01567)."
        )
    )
    assert (first.claim.title, second.claim.title) == (
        "Gated Ebbs for Harbours",
        "Foam Scheduling at Sea",
    )


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


@pytest.mark.parametrize(
    "source",
    [
        "Follow us on [X](https://x.com/tides/status/1) and visit [home](https://tides.example/).",
        "More on [our blog](https://tides.example/blog/2).",
        "Jane Doe (ORCID 0000-0002-1825-0097) edits Tidal Letters (ISSN 0317-8471).",
        "Nothing is cited here at all, not even once.",
    ],
)
def test_furniture_and_attributes_are_no_references(make: Make, source: str) -> None:
    assert extract(make(source, url="https://tides.example/page/1")) == ()


def test_the_document_itself_is_no_reference(make: Make) -> None:
    document = make("This is arXiv:2611.01234.", url="https://arxiv.org/abs/2611.01234")
    assert extract(document) == ()


def test_code_beside_a_paper_is_the_papers(make: Make) -> None:
    (only,) = extract(
        make(
            "- **Gated Ebb** - gates ebbs. [Paper](https://arxiv.org/abs/2611.01234), [Code](https://code.example/ebb/1)"
        )
    )
    assert [identifier.scheme for identifier in only.identifiers] == ["arxiv", "url"]
    assert only.claim.method == "Gated Ebb"


def test_a_table_row_tells_of_the_work_it_links(make: Make) -> None:
    (only,) = extract(
        make(
            "| **Paper**\n| **Links**\n| 1) **Gated Ebb** gates ebbs\n| [Paper](https://arxiv.org/abs/2611.01234)"
        )
    )
    assert only.claim.method == "Gated Ebb"


def test_a_table_whose_rows_begin_with_their_source_gives_none_the_row_above(make: Make) -> None:
    first, second = extract(
        make(
            "| **ID**\n| **Title**\n| arXiv:2611.01234\n| Gated Ebbs of Patient Ponds\n| arXiv:2611.01235"
            "\n| Moss on the Towers of Harbours"
        )
    )
    assert first.claim.title is None
    assert second.claim.title == "Moss on the Towers of Harbours"


def test_a_row_that_links_more_than_its_work_still_tells_of_it(make: Make) -> None:
    (only,) = (
        one
        for one in extract(
            make(
                "| **Gated Ebb** gates ebbs, see [the demo](https://ebbs.example/demo) of patient ponds"
                "\n| [Paper](https://arxiv.org/abs/2611.01234)"
            )
        )
        if one.identifiers[0].scheme == "arxiv"
    )
    assert only.claim.sentence or only.claim.method


def test_a_table_row_without_words_does_not_tell_of_the_row_above(make: Make) -> None:
    first, second = extract(
        make(
            "| [Gated Ebbs of Patient Ponds](https://arxiv.org/abs/2611.01234)\n| 2026"
            "\n| [PDF](https://arxiv.org/abs/2611.01235)\n| 2026"
        )
    )
    assert first.claim.title == "Gated Ebbs of Patient Ponds"
    assert second.claim.title is None
    assert second.claim.sentence != first.claim.sentence


# ---------------------------------------------------------------- entries


def test_entries_become_one_reference_each_in_order(entry: Callable[..., Entry]) -> None:
    entries = (
        entry(
            key="a",
            kind="article",
            text="A",
            title="Tides",
            identifiers=("10.1234/tide.5",),
            date="2020-05",
        ),
        entry(key="b", text="B", title="Tides", identifiers=("doi:10.1234/tide.5", "nonsense")),
        entry(key=None, text="C"),
    )
    document = Document("x", "0" * 64, "application/x-bibtex", "ABC", entries=entries)
    references = extract(document)
    assert [reference.key for reference in references] == ["a", "b", None]
    assert [reference.index for reference in references] == [1, 2, 3]
    assert (
        references[0].identifiers
        == references[1].identifiers
        == (Identifier("doi", "10.1234/tide.5"),)
    )
    assert references[0].claim.date == PartialDate(2020, 5)
    assert all(reference.attachment is Attachment.FIELDS for reference in references)


def test_the_text_beside_entries_adds_mentions_and_further_references(
    make: Make, entry: Callable[..., Entry]
) -> None:
    entries = (entry(key="a", title="Gated Ebbs for Harbours", identifiers=("arXiv:2611.01234",)),)
    document = make(
        "“Foam Scheduling at Sea” (arXiv:2611.01234) differs.\nSee arXiv:2611.01567 as well.",
        entries=entries,
    )
    first, second = extract(document)
    assert (first.key, first.claim.title) == ("a", "Gated Ebbs for Harbours")
    assert [claim.title for claim in first.alternatives] == ["Foam Scheduling at Sea"]
    assert (second.index, second.identifiers[0].value) == (2, "2611.01567")


# ------------------------------------------------------------------ lists


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


def test_a_page_that_announces_sources_and_lists_none_says_so(make: Make) -> None:
    document = make("Tides turn.\nSources (29)\nUpdated Mar 9, 2026")
    assert announced_sources(document) == extract_all(document).announced == 29
    assert listed_sources(document) == 0
    assert extract(document) == ()


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("## References", None), ("## Sources (4)", 4), ("Quellen:", None), ("## Références bibliographiques", None),
        ("## Bibliografía", None), ("## 参考文献", None), ("## 出典", None), ("## 7. References", None),
        ("**Works Cited**", None), ("12 sources", 12),
    ],
)  # fmt: skip
def test_a_list_is_known_by_its_heading_in_many_languages(
    make: Make, heading: str, count: int | None
) -> None:
    document = make(
        f"Tides turn.\n{heading}\n- https://arxiv.org/abs/2611.01234\n- https://arxiv.org/abs/2611.01567"
    )
    assert listed_sources(document) == 2
    assert announced_sources(document) == extract_all(document).announced == count


@pytest.mark.parametrize(
    "heading", ["## Energy sources", "## Data sources and methods", "References are given below."]
)
def test_other_headings_are_no_lists(make: Make, heading: str) -> None:
    assert listed_sources(make(f"{heading}\n- Tides turn.\n- Ebbs flow.")) == 0


def test_a_run_of_numbered_lines_without_heading_is_a_list(make: Make) -> None:
    document = make(
        "Tides turn [1].\n[1] Turning Tides of the Harbour\n[2] Night Ebbs in Foam\n[7] The Raven Tide at Dawn"
    )
    references = extract(document)
    assert [reference.claim.title for reference in references] == [
        "Turning Tides of the Harbour", "Night Ebbs in Foam", "The Raven Tide at Dawn",
    ]  # fmt: skip
    assert references[0].claim.sentence == "Tides turn [1]."


def test_a_list_entry_named_by_its_link_claims_that_title(make: Make) -> None:
    (only,) = extract(
        make("## Sources\n- [Gated Ebbs for Very Large Harbours](https://arxiv.org/abs/2611.01234)")
    )
    assert only.claim.title == "Gated Ebbs for Very Large Harbours"


# -------------------------------------------------------------- invariants


def assert_sound(document: Document, references: tuple[Reference, ...]) -> None:
    assert [reference.index for reference in references] == list(range(1, len(references) + 1))
    for reference in references:
        assert 0 <= reference.start <= reference.end <= len(document.text)
        assert document.text[reference.start : reference.end].startswith(reference.text)
        assert len(reference.text) <= 500
        assert len(reference.claim.sentence or "") <= 1_000
        for span in reference.mentions:
            assert 0 <= span.start <= span.end <= len(document.text)


def test_offsets_are_those_of_the_document(make: Make) -> None:
    document = make(CAPSULE)
    assert_sound(document, extract(document))


_PIECES = st.sampled_from(
    [
        "## Sources", "- 1. Gated Ebb (GE)**", "Source: [arXiv:2611.01234](https://arxiv.org/abs/2611.01234)",
        "“Gated Ebbs for Harbours” is a paper", "- https://arxiv.org/abs/2611.01567", "**2. Foam (F)**", "[1] J. Doe. Tides. 2020.",
        "see [1] and (Doe, 2020)", "| a", "- **Name: Some Long Subtitle Here** — This approach is good for all",
        "Researchers at MIT introduced it.", "References", "doi:10.1234/tide.5", "",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(st.one_of(_PIECES, st.text(max_size=60)), max_size=25), truncated=st.booleans()
)
def test_any_document_gives_sound_references_twice_the_same(
    make: Make, lines: list[str], *, truncated: bool
) -> None:
    source = "\n".join(line.replace("\n", " ") for line in lines)
    document = make(source, truncated=truncated)
    references = extract(document)
    assert_sound(document, references)
    assert references == extract(document)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_text_without_blocks_is_read_too(text: str) -> None:
    document = Document("x", "0" * 64, "text/plain", text)
    assert_sound(document, extract(document))


@pytest.mark.parametrize(
    "line",
    [
        "arXiv:2611.01234 ", "“Gated Ebbs for Harbours” ", "[1] ", "(Doe, 2020) ", "Researchers at A and B and ", "A B (C) ",
        "\\n1. x", "Source: ", "“", "- — ", "et al. ", "** ", "https://a.example/b ", "A. ", "Ebbs flow at night. Source: arXiv:2611.01234. ", "Foam (F). [Paper](https://arxiv.org/abs/2611.01234) ",
        "Ebbs Source: ", "Sources: arXiv:2611.01234, arXiv:2611.01567, ",
    ],
)  # fmt: skip
def test_cost_grows_with_length_only(make: Make, line: str) -> None:
    def cost(count: int) -> float:
        document = make("## References\n- x\n## Rest\n" + line * count)
        started = time.process_time()
        extract(document)
        return time.process_time() - started

    cost(50)
    small, large = min(cost(500) for _ in range(2)), cost(4_000)
    assert large < max(40 * small, 0.5)


def test_thousands_of_lists_are_read_in_time(make: Make) -> None:
    source = (
        "## References\n- J. Doe. Turning tides. Tidal Letters, 2020.\n## Tides\n1. **Ebb (EB)**\n"
    )
    document = make(source * 1_000)
    with within(5):
        assert len(extract(document)) == 1


def test_thousands_of_identifiers_are_bounded(make: Make) -> None:
    document = make("\n".join(f"- arXiv:2611.{number:05d}" for number in range(1, 10_500)))
    assert len(extract(document)) == 10_000


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


@pytest.mark.parametrize(
    "heading",
    ["Список использованных источников", "Література", "Kaynakça", "TÀI LIỆU THAM KHẢO", "Källor", "Piśmiennictwo", "Βιβλιογραφία", "Daftar Pustaka", "附录B: 参考文献", "Appendix B: References", "المراجع"],
)  # fmt: skip
def test_lists_are_found_under_the_headings_of_many_languages(make: Make, heading: str) -> None:
    (only,) = extract(make(f"## {heading}\n- Doe, J. Tides of ponds. Pond Letters, 2019."))
    assert only.attachment is Attachment.REFERENCE_LIST
    assert only.claim.title == "Tides of ponds"
    assert (
        extract(make(f"## {heading} in ponds\n- Tides of ponds are high. Frogs leap, 2019.")) == ()
    )


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


@pytest.mark.parametrize("label", ["Open", "View details", "Learn more", "Lire", "Zum Artikel"])
def test_words_that_invite_to_open_a_link_name_no_work(make: Make, label: str) -> None:
    (found,) = extract(make(f"## Sources\n- [{label}](https://doi.org/10.1000/still)"))
    assert not found.claim.names_a_work


def test_sources_beyond_those_that_are_taken_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MAX_REFERENCES", 3)
    (few,) = read(b"See arXiv:2101.00001, arXiv:2101.00002 and arXiv:2101.00003.", type="text")
    (many,) = read(" ".join(f"arXiv:2101.{n:05}." for n in range(1, 9)).encode(), type="text")
    assert (len(extract_all(few).references), extract_all(few).left_out) == (3, 0)
    assert (len(extract_all(many).references), extract_all(many).left_out) == (3, 5)
