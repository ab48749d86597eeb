"""Where the marks and the other words of running text could be taken for claims."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.types import PartialDate, Reference


def _extracted(text: str, kind: str = "markdown") -> tuple[Reference, ...]:
    (document,) = read(text.encode(), type=kind)
    return extract(document)


def test_where_a_work_appeared_is_not_its_name_though_it_is_set_in_bold() -> None:
    (found,) = _extracted(
        "Ponds agree: Doe et al. *Pond Errors* (**ICML 2021**, arXiv:2101.01311)."
    )
    assert found.claim.method == "Pond Errors"


def test_a_title_credits_nobody() -> None:
    found = _extracted(
        "- [[2101.01311] How Far Are Scientists from Counting the Ponds?](https://arxiv.org/abs/2101.01311), [code](https://github.com/ponds/far)"
    )
    assert found[0].claim.affiliations == ()


def test_strings_of_a_program_are_references_without_their_marks() -> None:
    found = _extracted(
        "REFS = [\n ('R. Roe et al., “Tides of Very Small Ponds?” arXiv:2101.01311v3, 2021.', 'https://arxiv.org/abs/2101.01311v3'),\n"
        " ('J. Doe, “Clocks of the Larger Lakes,” arXiv:2101.01312, 2021.', 'https://arxiv.org/abs/2101.01312'),\n]",
        "text",
    )
    assert [one.claim.title for one in found] == [
        "Tides of Very Small Ponds?",
        "Clocks of the Larger Lakes",
    ]
    assert [one.claim.authors for one in found] == [("R. Roe",), ("J. Doe",)]


def test_another_line_with_a_label_says_nothing_of_a_source() -> None:
    found = _extracted(
        '# Ponds: a note\n\n**Source:** Daily list of papers, 2021-05-23. Title: "Ponds We Measured".\n'
        "**arxiv:** [2101.01311](https://arxiv.org/abs/2101.01311)\n\nMore.\n"
    )
    assert not any("Daily" in (one.claim.title or "") for one in found)


def test_where_in_a_source_something_stands_is_not_its_title() -> None:
    found = _extracted(
        "source: https://arxiv.org/pdf/2101.01311 (Appendix B); local counts of corpus/ponds\n\nMore words.",
        "text",
    )
    assert [one.claim.title for one in found] == [None]


def test_a_word_and_a_colon_may_announce_a_reference_that_stands_alone() -> None:
    found = _extracted(
        'Words on the loss.\n\nReference: Doe et al., "Losses of Very Small Ponds and Lakes" (2017)\n',
        "text",
    )
    assert [(one.claim.title, one.claim.authors) for one in found] == [
        ("Losses of Very Small Ponds and Lakes", ("Doe",))
    ]


def test_the_lines_of_a_note_are_no_reference() -> None:
    found = _extracted(
        "# Ponds: A Clock\n\n**Source:** arXiv:2101.01311 (January 2021)\n**Type:** Research paper\n**Added:** 2021-04-10\n\n## Summary\n\nPonds.\n"
    )
    assert [(one.claim.title, one.claim.authors) for one in found] == [(None, ())]


def test_what_was_done_with_a_work_on_a_day_is_no_place() -> None:
    (found,) = _extracted(
        "## Ponds\n**Source:** arXiv — https://arxiv.org/abs/2101.01311 (uploaded 2021-05-14)\n"
    )
    assert found.claim.venue == "arXiv"


def test_a_quoted_title_before_its_source_comes_before_the_head_of_a_list() -> None:
    found = _extracted(
        "**Oversight, Monitoring, and Counting of Ponds**\n\n“Counting and Steering the Tides of Ponds.” arXiv:2101.01311, 2021.\nAnnotation: Studies “tides of ponds”.\n"
    )
    assert [(one.claim.title, len(one.identifiers)) for one in found] == [
        ("Counting and Steering the Tides of Ponds", 1)
    ]


def test_people_before_where_they_work_are_no_method() -> None:
    (found,) = _extracted(
        "**Authors:** Jane Doe, Rita Roe (NYU) | **Venue:** arXiv 2021 | **arXiv:** [2101.01311](https://arxiv.org/abs/2101.01311)"
    )
    assert found.claim.method is None


@pytest.mark.parametrize(
    "label", ["TideGuard，ICML 2021", "TideGuard, ICML 2021", "TideGuard，NeurIPS 2021 D&B"]
)
def test_a_name_with_its_venue_and_year_names_nobody(label: str) -> None:
    (found,) = _extracted(
        f"| What | Where |\n|---|---|\n| ponds | [{label}](https://arxiv.org/abs/2101.01311) |\n"
    )
    assert (found.claim.method, found.claim.authors) == ("TideGuard", ())
    assert found.claim.venue in {"ICML", "NeurIPS"}
    assert found.claim.date == PartialDate(2021)


def test_what_a_work_is_called_for_short_is_not_its_title() -> None:
    first, second = _extracted(
        "## References\n\n- Doe & Roe, 2006. [TCP / MTS](https://doi.org/10.1000/ponds.29).\n"
        "- Poe et al., 2021. [Tides of Very Small Ponds](https://arxiv.org/abs/2101.01311).\n"
    )
    assert (first.claim.title, first.claim.method) == (None, "TCP / MTS")
    assert second.claim.title == "Tides of Very Small Ponds"


def test_a_label_in_bold_is_no_method() -> None:
    (found, _) = _extracted(
        "Words.\n\n**Conference**: AAAI\n**Paper**: [2101.01311](https://arxiv.org/abs/2101.01311)\n**Code**: https://github.com/ponds/tides\n"
    )
    assert found.claim.method is None
