"""What stands before a reference in notes, programs and captions, and what only looks alike."""

from __future__ import annotations

import pytest

from citemark.references import extract

TITLE = "Tides of Ponds: A Clock for Still Northern Water"


@pytest.mark.parametrize(
    "line",
    [
        f"- [00:14:32] Paper: {TITLE} (Doe et al., 2020)",
        f"- 3:20 – Paper: {TITLE} (Doe and Roe, 2020)",
        f"- Week 6 – Doe et al. 2020: {TITLE} [PDF on Moodle]",
        f"- Session 2: Doe, J., & Roe, R. (2020). {TITLE}. Pond Letters, 7, 1–9.",
        f"- Vgl. Doe et al. (2020), {TITLE}.",
        f"- [7]: J. Doe and R. Roe. {TITLE}. 2020",
        f"- Study: {TITLE}. Authors: Jane Doe, Rita Roe. Year: 2020.",
        f"Paper: {TITLE} | Authors: J. Doe | Published: May 2020",
        f"Figure taken from: J. Doe et al., {TITLE}, 2020",
        f"- Chapter 3 is based on: Jane Doe and Rita Roe, ‘{TITLE}’, Pond Letters, 2020.",
        "Paper: Tides of still northern water (Doe et al., 2020)",
    ],
)
def test_what_leads_to_a_reference_is_not_part_of_it(make, line):
    (found,) = extract(make(f"# Notes\n\nSome words.\n\n{line}\n\nMore words."))
    assert found.claim.title in (TITLE, "Tides of still northern water")
    assert found.claim.date is not None
    assert found.claim.date.year == 2020
    assert found.claim.authors[0].endswith(("Doe", "Doe, J."))


@pytest.mark.parametrize(
    "line",
    [
        "- Week 7: Exam on the tides of 2020",
        "- Week 8 – Project presentations of 2020: Group A and Group B",
        "- 12:30 – Lunch with Jane Doe and Rita Roe, 2020",
        "- The lecture is based on: Doe, Roe and many more notes, 2020",
        "J. Doe et al., in their work on northern ponds, measured still water, 2020",
        "- See Doe et al. (2020), Appendix B, for details.",
        "- See Doe (2020), where tides of northern ponds are measured.",
        "- Study: tides of ponds. Authors: to be named. Year: 2020.",
        "- J. Doe and R. Roe went to the northern ponds. 2020",
        "- Key finding: sleep helps the memory of frogs (Doe et al., 2020)",
    ],
)
def test_what_is_told_of_no_reference_stays_prose(make, line):
    assert extract(make(f"# Notes\n\nSome words.\n\n{line}\n\nMore words.")) == ()


def test_a_title_that_begins_like_a_lead_stays_whole(make):
    (found,) = extract(
        make("## References\n\n- See Through Northern Ponds with Frogs. J. Doe, R. Roe. 2020.")
    )
    assert found.claim.title == "See Through Northern Ponds with Frogs"
