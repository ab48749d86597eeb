"""Different words for one work are expected; different names and titles are not."""

from __future__ import annotations

import pytest

from citemark.matching import same_work
from citemark.types import Claim

REUSE = Claim(
    method="Recursive Gradient Optimization",
    acronym="RGO",
    sentence="Recursive Gradient Optimization reuses gradients across micro-batches and saves memory.",
)
REUSE_IN_OTHER_WORDS = Claim(
    acronym="RGO", sentence="By reusing gradients between micro-batches RGO trains in less memory."
)
REUSE_UNNAMED = Claim(
    sentence="A recursive scheme that reuses gradients across micro-batches lowers memory by 40 %."
)
ALIGNMENT = Claim(
    method="Self-Alignment via Iterative Refinement",
    acronym="SAIR",
    sentence="SAIR removes the reward model by checking the logical coherence of its own answers.",
)
TITLED = Claim(title="Recursive Gradient Optimization: Reuse across Micro-Batches")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REUSE, REUSE),
        (REUSE, REUSE_IN_OTHER_WORDS),
        (REUSE, REUSE_UNNAMED),
        (REUSE, TITLED),
        (Claim(method="Recursive Gradient Optimization"), Claim(acronym="RGO")),
        (Claim(title="Deep Parsing of Trees"), Claim(title="Deep parsing of trees: a study")),
    ],
)
def test_claims_of_one_work_are_likely_the_same(one: Claim, other: Claim) -> None:
    assert (same_work(one, other) or 0) > 0.9
    assert (same_work(other, one) or 0) > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REUSE, ALIGNMENT),
        (ALIGNMENT, TITLED),
        (Claim(title="Deep Parsing of Trees"), Claim(title="Image Quality for Radiology")),
        (
            Claim(sentence="Researchers introduced FastMem, a method that saves memory."),
            Claim(sentence="Researchers introduced SlowCache, a method that saves memory."),
        ),
        (
            Claim(
                method="FastMem", sentence="They introduced FastMem, a method that saves memory."
            ),
            Claim(
                method="SlowCache",
                sentence="They introduced SlowCache, a method that saves memory.",
            ),
        ),
        (
            Claim(acronym="RGO", sentence="RGO saves memory in training."),
            Claim(acronym="DCP", sentence="DCP changes the mixture of data."),
        ),
    ],
)
def test_claims_of_two_works_are_likely_different(one: Claim, other: Claim) -> None:
    assert (same_work(one, other) or 0) < 0.2
    assert (same_work(other, one) or 0) < 0.2


def test_a_sentence_that_differs_in_a_plain_word_names_no_other_work() -> None:
    one = "By reusing gradients between micro-batches RGO trains in less memory."
    likely = same_work(Claim(sentence=one), Claim(sentence=one.replace("less", "little")))
    assert (likely or 0) > 0.9


def test_a_title_with_one_word_miswritten_is_not_called_another_work() -> None:
    likely = same_work(
        Claim(title="Deep Parsing of Dependency Trees"),
        Claim(title="Deep Parsing of Depandency Trees"),
    )
    assert likely is not None
    assert 0.5 < likely < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REUSE, Claim()),
        (Claim(), Claim()),
        (Claim(title="A Survey"), Claim(title="Parsing: A Survey")),
        (Claim(sentence="See here."), REUSE),
        (TITLED, Claim(venue="ICML")),
    ],
)
def test_claims_that_say_too_little_cannot_be_compared(one: Claim, other: Claim) -> None:
    assert same_work(one, other) is None
