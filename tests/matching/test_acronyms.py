"""An acronym and the words that it abbreviates are one."""

from __future__ import annotations

import pytest

from citemark.matching.acronyms import spelt_out

from ..costs import within


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("llm", "large language model", True),
        ("llms", "large language models", True),
        ("rlhf", "reinforcement learning from human feedback", True),
        ("moe", "mixture of experts", True),
        ("vit", "vision transformer", True),
        ("kg qa", "knowledge graph question answering", True),
        ("vit", "vision model", False),
        ("llm", "large model", False),
        ("kg qa", "knowledge graph answering question", False),
        ("l", "large language", False),
    ],
)
def test_letters_stand_for_words(one: str, other: str, *, same: bool) -> None:
    assert spelt_out(one.split(), other.split()) is same
    assert spelt_out(other.split(), one.split()) is same


def test_a_word_that_can_be_cut_in_many_ways_costs_nothing() -> None:
    with within(0.5):
        assert not spelt_out(["a" * 90], ["aaa"] * 40)
