"""A description is about the record whose words it shares, as a probability."""

from __future__ import annotations

import pytest

from citemark.matching.subject import FEATURES, features, shipped_model, stem, subject
from citemark.types import Claim, Record

from ..costs import within

RECORD = Record("LoopNet: Recurrent Gradient Reuse for Training Large Language Models")
ABOUT = Claim(
    method="LoopNet",
    sentence="LoopNet reuses recurrent gradients across micro-batches when training language models.",
)
ELSEWHERE = Claim(
    method="Retinal Vessel Atlas",
    acronym="RVA",
    sentence="The atlas maps blood vessels of the retina from fundus photographs of 200 patients.",
)


def test_a_sentence_about_the_record_is_likely() -> None:
    assert (subject(ABOUT, RECORD) or 0) > 0.95


def test_a_sentence_about_something_else_is_unlikely() -> None:
    assert (subject(ELSEWHERE, RECORD) or 1) < 0.1


def test_an_abstract_tells_what_the_title_leaves_out() -> None:
    claim = Claim(sentence="Reusing partial sums between micro-batches halves peak memory.")
    plain = Record("Doing More with Less")
    told = Record(
        "Doing More with Less",
        abstract="We reuse partial sums between micro-batches and halve the peak memory of training.",
    )
    assert (subject(claim, told) or 0) > 0.8 > (subject(claim, plain) or 1)


@pytest.mark.parametrize(
    "claim",
    [Claim(), Claim(title="Some Title"), Claim(sentence="See https://arxiv.org/abs/2604.01234"),
     Claim(sentence="Source: arXiv:2604.01234"), Claim(sentence="See WWW.example.org/loop/net/of/reuse"),
     Claim(sentence="Doi:10.1/loop.net.of.reuse")],
)  # fmt: skip
def test_a_claim_that_describes_nothing_has_no_subject(claim: Claim) -> None:
    assert subject(claim, RECORD) is None


def test_a_record_without_title_has_no_subject() -> None:
    assert subject(ABOUT, Record("")) is None


def test_who_did_it_says_nothing_of_what_was_done() -> None:
    claim = Claim(sentence="Google DeepMind researchers at Stanford University published it.")
    assert subject(claim, Record("A Report of Google DeepMind and Stanford University")) is None


@pytest.mark.parametrize(
    ("claim", "title", "name", "value"),
    [
        (Claim(acronym="RGO"), "Recursive Gradient Optimization of Nets", "acronym_spelled", 1.0),
        (Claim(acronym="RGO"), "Gradient Optimization", "acronym_spelled", 0.0),
        (Claim(acronym="LIMO"), "LIMO: Less Is More", "name_in_title", 1.0),
        (Claim(acronym="RVA"), "LIMO: Less Is More", "name_not_in_title", 1.0),
        (Claim(method="less is more"), "LIMO: Less Is More", "title_name_not_in_claim", 1.0),
        (Claim(acronym="limo"), "LIMO: Less Is More", "title_name_in_claim", 1.0),
        (Claim(method="the 128 way"), "A 128 Way Code", "numbers_shared", 1.0),
        (Claim(method="the other way"), "A 128 Code", "nothing_shared", 1.0),
    ],
)
def test_features_measure_what_they_are_named(
    claim: Claim, title: str, name: str, value: float
) -> None:
    values = features(claim, Record(title), shipped_model())
    assert values is not None
    assert dict(zip(FEATURES, values, strict=True))[name] == value


def test_the_shipped_model_has_one_coefficient_a_feature() -> None:
    assert len(shipped_model().coefficients) == len(FEATURES)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("optimizations", "optimiz"), ("training", "train"), ("models", "model"), ("rings", "ring"),
     ("net", "net")],
)  # fmt: skip
def test_stems_drop_endings_of_long_words_only(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_a_huge_sentence_is_bounded() -> None:
    with within(1):
        subject(Claim(sentence="https://" * 20_000 + "word " * 100_000), RECORD)
