from __future__ import annotations

import pytest

from citemark.references.finders.credits import is_coined, read_credit
from citemark.references.finders.labels import read_label
from citemark.types import Claim, PartialDate


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Doe et al., NeurIPS 2023", Claim(authors=("Doe",), venue="NeurIPS", date=PartialDate(2023))),
        ("TideBench, 2024", Claim(method="TideBench", date=PartialDate(2024))),
        ("EBB-FLOW, ACL 2024", Claim(method="EBB-FLOW", venue="ACL", date=PartialDate(2024))),
        ("PondLM, Roe & Doe, ICML 2022",
         Claim(method="PondLM", authors=("Roe", "Doe"), venue="ICML", date=PartialDate(2022))),
        ("Tide-Pruning, Roe et al., ICML 2022",
         Claim(authors=("Roe",), venue="ICML", date=PartialDate(2022))),
        ("Roe et al., ACL 2023, arXiv:", Claim(authors=("Roe",), venue="ACL", date=PartialDate(2023))),
        ("Roe et al., arXiv:", Claim(authors=("Roe",), venue="arXiv")),
        ("How Ponds Keep Their Time — OpenAI, 2025",
         Claim(title="How Ponds Keep Their Time", authors=("OpenAI",), date=PartialDate(2025))),
        ("Clocks of Small Ponds — Doe & Roe, 2024",
         Claim(title="Clocks of Small Ponds", authors=("Doe", "Roe"), date=PartialDate(2024))),
        ("Clocks of Small Ponds – Doe et al., TACL 2021",
         Claim(title="Clocks of Small Ponds", authors=("Doe",), venue="TACL", date=PartialDate(2021))),
        ("Do Small Ponds Keep Time? — 2025",
         Claim(title="Do Small Ponds Keep Time?", date=PartialDate(2025))),
    ],
)  # fmt: skip
def test_a_label_that_is_a_credit_says_each_part_of_it(label: str, expected: Claim) -> None:
    for read in (read_credit(label), read_label(label, ())):
        assert read is not None
        stated = (read.title, read.method, read.authors, read.venue, read.date)
        assert stated == (
            expected.title,
            expected.method,
            expected.authors,
            expected.venue,
            expected.date,
        )
        assert read.authors_truncated == bool(read.authors)


@pytest.mark.parametrize(
    "label",
    [
        "Doe, 2023",
        "Pond Blog, March 2026",
        "ICML 2026",
        "Clocks of Ponds — A Study",
        "LeDoe, 2021",
        "Doe, Moss & Roe, PTL 2014",
    ],
)
def test_other_labels_are_read_elsewhere(label: str) -> None:
    assert read_credit(label) is None


def test_a_coined_word_is_no_surname_and_no_institution() -> None:
    assert [*map(is_coined, ["TideBench", "GPT-4", "EBB-Flow"])] == [True] * 3
    assert not any(map(is_coined, ["McDoe", "FitzRoe", "Roe-Doe", "OpenAI", "Doe", "NVIDIA"]))
