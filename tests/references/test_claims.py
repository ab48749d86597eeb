from __future__ import annotations

import pytest

from citemark.references.claims import affiliations, completed, credited, is_institution
from citemark.references.sentences import Sentences, clipped
from citemark.types import Claim, PartialDate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Researchers at MIT and Stanford introduced it.", ("MIT", "Stanford")),
        ("A team from the University of Tidewater and Pond Research unveiled it.", ("University of Tidewater", "Pond Research")),
        ("A team at DeepMind unveiled SAR.", ("DeepMind",)),
        ("Google DeepMind published results on it.", ("Google DeepMind",)),
        ("A collaborative group from UC Berkeley and Anthropic proposed it.", ("UC Berkeley", "Anthropic")),
        ("A team from Meta AI published it.", ("Meta AI",)),
        ("SARIR introduces reward signals.", ()),
        ("The method was introduced in Paris.", ()),
        ("Frogs present themselves.", ()),
    ],
)  # fmt: skip
def test_institutions_are_those_that_a_passage_credits(
    text: str, expected: tuple[str, ...]
) -> None:
    assert affiliations(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Georgia Tech", True),
        ("Georgia Pondova", False),
        ("Georgia A. Pondova", False),
        ("Jane Allen", False),
        ("Allen Institute", True),
        ("Stanford", True),
        ("Meta AI", True),
        ("Meta FAIR", True),
        ("MIT CSAIL", True),
    ],
)
def test_people_may_be_called_as_institutions_are(name: str, *, expected: bool) -> None:
    assert is_institution(name) is expected


def test_the_method_itself_is_no_institution() -> None:
    assert affiliations("Pond AI introduces ponds.", not_names=("Pond AI", None)) == ()


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        ("Doe et al. (2023) show it.", ("Doe",), 2023),
        ("Doe and Roe (2019) show it.", ("Doe", "Roe"), 2019),
        ("It flows (Doe, 2020).", ("Doe",), 2020),
        ("Doe et al. show it.", ("Doe",), None),
        ("Roe, Poe, and Doe et al. show it.", (), None),  # the list begins before the name
        ("It is in Foam (2023).", (), None),
        ("It is on arXiv (2023).", (), None),
        ("Prof. Jane Doe’s recent work shows it.", ("Jane Doe",), None),
        ("A paper by Jane Doe and Ann Roe shows it.", ("Jane Doe", "Ann Roe"), None),
        ("In Berlin 2024 it rained.", (), None),
        ("Since April (2024) it rained.", (), None),
        ("CVPR (2024) was large.", (), None),
        ("It was held with PondEval (LAW-X 2016).", (), None),
        ("OpenAI (2024) says so.", (), None),
        ("Pond Blog (2024) says so.", (), None),
    ],
)
def test_people_are_those_that_a_passage_credits(
    text: str, authors: tuple[str, ...], year: int | None
) -> None:
    claim = credited(text)
    assert claim.authors == authors
    assert (claim.date.year if claim.date else None) == year


def test_a_claim_is_completed_and_never_overwritten() -> None:
    first = Claim(title="A", authors=("X",))
    second = Claim(title="B", authors=("Y",), authors_truncated=True, date=PartialDate(2020))
    assert completed(first, second) == Claim(title="A", authors=("X",), date=PartialDate(2020))


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("One is here. Two is there.", 15, "Two is there."),
        ("See e.g. Doe et al. Then it rained.", 3, "See e.g. Doe et al. Then it rained."),
        ("Prof. Doe sang. Roe danced.", 8, "Prof. Doe sang."),
        ("It grew by 2.5 % a day. It fell.", 4, "It grew by 2.5 % a day."),
        ("wrapped over\nlines. Next one.", 0, "wrapped over\nlines."),
        ("これは文。次の文。", 6, "次の文。"),
    ],
)
def test_the_sentence_around_a_position(text: str, position: int, sentence: str) -> None:
    begin, end = Sentences(text, 0, len(text)).around(position)
    assert text[begin:end].strip() == sentence


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    text = "word " * 1_000
    begin, end = Sentences(text, 0, len(text)).around(4_321)
    assert (begin, end) == (4_000, 5_000)
    assert len(clipped(text)) <= 1_000
