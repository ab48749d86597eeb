from __future__ import annotations

from collections.abc import Callable

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.types import Attachment, Document

Make = Callable[..., Document]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ('In "Efficient Pond Optimizers for Large-Scale Frogs", researchers leapt.', "Efficient Pond Optimizers for Large-Scale Frogs"),
        ("Her recent work, titled “Frog’s Revenge”, croaks.", "Frog’s Revenge"),
        ("A study, “Attention is all frogs need”, croaks.", "Attention is all frogs need"),
        ("Die Studie „Tiefe Teiche und Ihre Frösche“ zeigt es.", "Tiefe Teiche und Ihre Frösche"),
        ("L'étude « Les Grenouilles Profondes des Étangs » le montre.", "Les Grenouilles Profondes des Étangs"),
        ("论文《深度青蛙网络》提出了新方法。", "深度青蛙网络"),
        ("“Massive Frogs and Attention Ponds in Deep Northern Lakes” is long.", "Massive Frogs and Attention Ponds in Deep Northern Lakes"),
        ("For details see Doe et al., 'Deep Northern Lakes and Their Frogs', Pond Letters 2019. It is long.", "Deep Northern Lakes and Their Frogs"),
        ("It rests on Jane Doe and Rita Roe, ‘The Frog’s Deep Northern Lakes’, NeurIPS, 2019.", "The Frog’s Deep Northern Lakes"),
        ("As Doe (2019), 'Deep Northern Lakes and Their Frogs', has it, they leap.", "Deep Northern Lakes and Their Frogs"),
        ("For details see M. Doe and R. Roe, ``Deep Northern Lakes and Their Frogs,'' Pond Letters, 2019.", "Deep Northern Lakes and Their Frogs"),
        ('1. "Efficient Frogs in Northern Ponds" – Doe, Roe & Poe (2019)', "Efficient Frogs in Northern Ponds"),
        ("It is by now old: “Efficient Frogs in Northern Ponds” by Jane van der Doe and R. Roe, 2019.", "Efficient Frogs in Northern Ponds"),
        ("- Mario: Multimodal Frog Reasoning with Large Ponds — This approach leaps over ponds.", "Mario: Multimodal Frog Reasoning with Large Ponds"),
        ("- **Leaping Frogs with Distributed Northern Ponds** - proposes a method to leap over ponds.", "Leaping Frogs with Distributed Northern Ponds"),
    ],
)  # fmt: skip
def test_a_title_without_identifier_is_a_reference(make: Make, source: str, title: str) -> None:
    (only,) = extract(make(source))
    assert only.claim.title == title
    assert only.identifiers == ()
    assert only.attachment is Attachment.NONE
    assert only.claim.sentence is not None


@pytest.mark.parametrize(
    "source",
    [
        "They called it a “black box” and a “game changer”.",
        "It's what Doe calls the 'Deep Northern Lakes of Many Frogs' problem in 2019.",
        "The ponds' depths, Doe says, 'Are Never What the Northern Frogs Expect', in 2019.",
        "Doe, 'The Deep Northern Lakes of Frogs', sings of them.",
        "It isn't Doe's, 'n' the frogs' deep northern lakes weren't Roe's, 'til 2019.",
        "Copies are under the ``GNU General Public License'' of 2007.",
        "Set ``x to ``one'' and then call ``leap''.",
        "“Efficient Frogs in Northern Ponds” – Jane Doe (2019)",
        "“Efficient Frogs in Northern Ponds” – Doe & Roe",
        "Click “Save As Draft Now” and choose “Export All Frogs”.",
        "“We Are Building The Future Of Frogs,” said the founder.",
        "He told us “the frogs are leaping over the ponds at night”.",
        "- T2F-Bench: Measures frog-to-pond performance.",
        "- The Core of a Frog: A visual, accessible primer on frogs.",
        "- Improved Training Efficiency Through Sparse Frogs — Ponds now fill faster than before.",
        "- **Key takeaway** — This approach is good for all of us.",
        "Frameworks like FrogAdapter and The Synthetic Frog Playbook leap.",
        "    print(“Efficient Pond Optimizers for Large-Scale Frogs”)",
    ],
)
def test_a_look_alike_is_none(make: Make, source: str) -> None:
    assert extract(make(source)) == ()


def test_a_person_credited_with_a_quoted_work_is_claimed(make: Make) -> None:
    (only,) = extract(make("Prof. Jane Doe’s recent work, titled “Frog’s Revenge”, croaks."))
    assert only.claim.authors == ("Jane Doe",)
    assert only.claim.sentence is not None
    assert only.claim.sentence.startswith("Prof. Jane")


def test_a_quoted_title_that_the_list_holds_is_a_mention_of_it(make: Make) -> None:
    (only,) = extract(
        make(
            "The paper “Efficient Pond Optimizers” leaps.\n## References\n"
            "- J. Doe. Efficient pond optimizers. Pond Letters, 2020."
        )
    )
    assert only.claim.authors == ("J. Doe",)
    assert len(only.mentions) == 2


def test_a_quoted_string_that_is_a_whole_reference_is_read_as_one() -> None:
    text = 'const LIST = [\n  "Doe, J., & Roe, R. (2016). Tidal Clocks of Very Small Ponds. Pond Letters, 11, 102.",\n];\n'
    (document,) = read(text.encode(), type="text")
    (found,) = extract(document)
    assert found.claim.title == "Tidal Clocks of Very Small Ponds"
    assert found.claim.authors == ("Doe, J.", "Roe, R.")


def test_what_code_calls_a_title_is_nobody() -> None:
    text = "  {\n    title: 'Tidal Clocks — The Very Small Ponds of 1999',\n    url: 'https://arxiv.org/abs/1901.01231',\n  },\n"
    (document,) = read(text.encode(), type="text")
    assert not any(one.claim.authors for one in extract(document))


def test_the_end_of_a_title_above_is_no_part_of_a_name() -> None:
    text = "2. **Tidal Clocks: How Large Ponds Use Long Tides**  \n   Roe et al., 2023 | ACL  \n   https://arxiv.org/abs/2301.01231\n"
    (document,) = read(text.encode(), type="markdown")
    (found,) = extract(document)
    assert found.claim.authors == ("Roe",)
