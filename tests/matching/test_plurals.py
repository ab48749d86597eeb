"""One word in two numbers is one word; two words that look like it are two."""

from __future__ import annotations

import pytest

from citemark.matching import compare
from citemark.matching.plurals import are_one_noun
from citemark.matching.title_comparison import compare_titles
from citemark.types import Claim, Identifier, Record

ONE_NOUN = [
    ("model", "models"),
    ("attention", "attentions"),
    ("graph", "graphs"),
    ("image", "images"),
    ("log", "logs"),
    ("llm", "llms"),
    ("process", "processes"),
    ("bias", "biases"),
    ("box", "boxes"),
    ("search", "searches"),
    ("epoch", "epochs"),
    ("hash", "hashes"),
    ("hero", "heroes"),
    ("photo", "photos"),
    ("policy", "policies"),
    ("survey", "surveys"),
    ("metric", "metrics"),
    ("heuristic", "heuristics"),
    ("base", "bases"),
]

TWO_WORDS = [
    ("new", "news"),
    ("mean", "means"),
    ("len", "lens"),
    ("specie", "species"),
    ("serie", "series"),
    ("custom", "customs"),
    ("dynamic", "dynamics"),
    ("robotic", "robotics"),
    ("los", "loss"),
    ("proces", "process"),
    ("viru", "virus"),
    ("analysi", "analysis"),
    ("it", "its"),
    ("a", "as"),
    ("ai", "ais"),
    ("per", "pers"),
    ("gpt3", "gpt3s"),
    ("matrix", "matrices"),
    ("study", "studys"),
    ("key", "keies"),
    ("model", "modeled"),
    ("graph", "trees"),
    ("labels", "labels"),
    ("图", "图s"),
]


@pytest.mark.parametrize(("singular", "plural"), ONE_NOUN)
def test_a_regular_plural_is_the_same_noun(singular: str, plural: str) -> None:
    assert are_one_noun(singular, plural)
    assert are_one_noun(plural, singular)


@pytest.mark.parametrize(("one", "other"), TWO_WORDS)
def test_what_only_looks_like_a_plural_is_another_word(one: str, other: str) -> None:
    assert not are_one_noun(one, other)
    assert not are_one_noun(other, one)


LANTERN = "Patient Reading of Tide Tables with {} at Night"

SLIPS = [
    (LANTERN.format("Lantern Model"), LANTERN.format("Lantern Models")),
    (LANTERN.format("Process Attention"), LANTERN.format("Process Attentions")),
    (LANTERN.format("a Bias"), LANTERN.format("Biases")),
    (LANTERN.format("Policies"), LANTERN.format("a Policy")),
    ("LanternNets: Patient Reading of Tide Tables", "LanternNet: Patient Reading of Tide Tables"),
]

OTHER_TITLES = [
    ("Lantern Graph", "Lantern Graphs"),
    ("Reading of Tide Tables at Sea", "Reading of Tide Table at Sea"),
    (LANTERN.format("New Lanterns"), LANTERN.format("News Lanterns")),
    (LANTERN.format("Mean Lanterns"), LANTERN.format("Means Lanterns")),
    (LANTERN.format("Lantern Dynamic"), LANTERN.format("Lantern Dynamics")),
    (LANTERN.format("Lantern Model"), LANTERN.format("Candle Models")),
    (LANTERN.format("Lantern Model"), LANTERN.format("Lanterns Models")),
    (LANTERN.format("Lantern Models"), LANTERN.format("Lantern Trees")),
    (LANTERN.format("Lantern Model"), LANTERN.format("Deep Lantern Models")),
]


@pytest.mark.parametrize(("claimed", "recorded"), SLIPS)
def test_a_long_title_with_one_word_in_another_number_is_a_slip_and_named(
    claimed: str, recorded: str
) -> None:
    for one, other in ((claimed, recorded), (recorded, claimed)):
        compared = compare_titles(one, other)
        assert (compared.same, compared.slip) == (False, True)
        assert len(compared.changes) == 1
        assert compared.content_words_changed == 0
        assert 0.9 < (compared.similarity or 0) < 1


@pytest.mark.parametrize(("claimed", "recorded"), OTHER_TITLES)
def test_in_a_short_title_and_beside_another_change_the_number_counts(
    claimed: str, recorded: str
) -> None:
    for one, other in ((claimed, recorded), (recorded, claimed)):
        compared = compare_titles(one, other)
        assert (compared.same, compared.slip) == (False, False)
        assert compared.changes


ARXIV, OTHER = Identifier("arxiv", "2105.00042"), Identifier("arxiv", "2105.00043")


@pytest.mark.parametrize(
    ("kind", "identifiers", "word", "same"),
    [
        (None, (), "Models", True),
        (None, (), "Trees", False),
        ("inproceedings", (), "Models", False),
        ("inproceedings", (OTHER,), "Models", False),
        ("inproceedings", (ARXIV,), "Models", True),
        ("inproceedings", (ARXIV,), "Trees", False),
    ],
)
def test_a_slip_is_forgiven_where_a_title_was_typed_or_its_identifier_tells_the_work(
    kind: str | None, identifiers: tuple[Identifier, ...], word: str, same: bool
) -> None:
    claim = Claim(title=LANTERN.format(f"Lantern {word}"), kind=kind)
    record = Record(title=LANTERN.format("Lantern Model"), identifiers=(ARXIV,))
    compared = compare(claim, record, identifiers=identifiers)
    assert compared.title_same is same
    assert compared.title_changes == ((word.lower(), "model"),)
    assert (compared.difference("title") is None) is same
