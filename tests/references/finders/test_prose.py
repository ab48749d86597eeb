"""What running text and tables claim of the sources that they mention."""

from __future__ import annotations

import pytest

from citemark.references import extract
from citemark.types import Identifier, PartialDate

from ...costs import within
from ..conftest import Make


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


@pytest.mark.parametrize("label", ["Open", "View details", "Learn more", "Lire", "Zum Artikel"])
def test_words_that_invite_to_open_a_link_name_no_work(make: Make, label: str) -> None:
    (found,) = extract(make(f"## Sources\n- [{label}](https://doi.org/10.1000/still)"))
    assert not found.claim.names_a_work


def test_a_table_of_thousands_of_rows_costs_what_its_length_does(make: Make) -> None:
    rows = (f"| Gated Ebbs of Patient Ponds\n| arXiv:2611.{n:05d}" for n in range(10_000))
    document = make("| **Title**\n| **ID**\n" + "\n".join(rows))
    with within(10):
        assert len(extract(document)) == 10_000


@pytest.mark.parametrize("between", [", ", " and ", "; "])
def test_a_credit_right_behind_one_link_is_not_of_the_next(make: Make, between: str) -> None:
    first = "[TideNet](https://arxiv.org/abs/2611.01234) (Doe et al., ICML 2017)"
    second = "[EbbNet](https://arxiv.org/abs/2611.01235) (Roe et al., 2018)"
    found = extract(make(f"- Ponds: {first}{between}{second}"))
    assert [one.claim.method for one in found] == ["TideNet", "EbbNet"]
    assert found[1].claim.authors != ("Doe",)
    assert found[1].claim.date is None or found[1].claim.date.year != 2017
