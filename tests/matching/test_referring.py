"""What only refers to a source says nothing of its subject."""

from __future__ import annotations

import pytest

from citemark.matching.subject import subject
from citemark.types import Claim, Record

RECORD = Record(
    "Tides of Ponds under Patient Moons", authors=("Jane Doe",), venues=("Pond Letters",)
)


@pytest.mark.parametrize(
    "claim",
    [
        Claim(sentence="DOI: 10.1000/w18-3210"),
        Claim(sentence="– URL: https://doi.org/10.1000/w18-3210 (дата обращения: 12.03.2026)."),
        Claim(sentence="Geraadpleegd op 3 maart 2026, van https://doi.org/10.1000/w18-3210."),
        Claim(sentence="family-names: Doe given-names: Jane year: 2018 doi: 10.1000/w18-3210"),
        Claim(authors=("Doe",), sentence="see doi:10.1000/w18-3210 (Doe et al. 2018), table 2"),
        Claim(sentence="# Pond Letters, 2018. doi:10.1000/w18-3210"),
        Claim(method="Journal article: 10.1000/w18-3210", acronym="DOI"),
    ],
)
def test_a_reference_alone_has_no_subject(claim: Claim) -> None:
    assert subject(claim, RECORD) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "See Doe (2018) on retinal vessels of patients: doi:10.1000/w18-3210",
        "The tides paper, doi:10.1000/w18-3210, retrieved in 2026",
    ],
)
def test_a_few_words_of_content_are_a_subject(sentence: str) -> None:
    assert subject(Claim(sentence=sentence), RECORD) is not None


def test_another_script_cannot_be_held_against_the_title() -> None:
    claim = Claim(sentence="Этот вопрос уже изучали многие группы: doi:10.1000/w18-3210")
    assert subject(claim, RECORD) is None
