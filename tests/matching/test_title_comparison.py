"""One changed content word shows; usual variations of a title do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.matching.title_comparison import compare_titles

from ..costs import within

ONE_TITLE = [
    ("Attention Is All You Need", "Attention is all you need."),
    ("BERT: Pre-training of Deep Networks", "BERT: Pretraining of Deep Networks"),
    ("Deep represen- tation learning", "Deep Representation Learning"),
    ("Modelling the behaviour of neural analysers", "Modeling the Behavior of Neural Analyzers"),
    ("Catalogue of coloured fibres", "Catalog of Colored Fibers"),
    ("Search and Rescue", "Search & Rescue"),
    ("Two-Stream Networks", "2-stream networks"),
    ("Twostream networks", "Two-Stream Networks"),
    ("Towards Robust Parsing", "Toward robust parsing"),
    ("A Theory of Learning", "The theory of learning"),
    ("State-of-the-art parsing", "Stateoftheart parsing"),
    ("Hi-C maps of cats", "HiC Maps of Cats"),
    ("Attention Is All You Need. In NeurIPS 2017", "Attention Is All You Need"),
    ("Attention Is All You Need arXiv preprint 1706", "Attention Is All You Need"),
    ("Attention Is All You Need 61 280", "Attention Is All You Need"),
    ("Beyond the Grid: Layout-Informed Retr…", "Beyond the Grid: Layout-Informed Retrieval"),
    ("Tides of Ponds: Deep Denoisin...", "Tides of Ponds: Deep Denoising and Noise Modelling"),
    ("Tides of Ponds: a Measure for th...", "Tides of Ponds: A Measure for the Lakes"),
    ("On Weighing the Behavi…", "On Weighing the Behaviour of Ponds"),
    ("Tides of Ponds¹", "Tides of Ponds"),
    ("Sorting 1st and 2nd Tides", "Sorting First and Second Tides"),
    ("Erdős–Rényi graphs", "Erd\\H{o}s--R\\'enyi Graphs"),
    ("文本分类的方法", "文本分类的方法"),
    ("Fast LLM Serving", "Fast Large Language Model Serving"),
    ("Dynamic KG QA for Ponds", "Dynamic Knowledge Graph Question Answering for Ponds"),
    ("H-ViT: A Hierarchical ViT for Ponds", "H-ViT: A Hierarchical Vision Transformer for Ponds"),
    ("Sparse MoE for Ponds", "Sparse Mixture of Experts for Ponds"),
    ("Tides of Ponds (Extended Abstract)", "Tides of Ponds"),
    ("Serving LLMs Fast", "Serving Large Language Models Fast"),
    (
        "A Helper Trained with RLHF",
        "A Helper Trained with Reinforcement Learning from Human Feedback",
    ),
]

ONE_PART = [
    ("Representing Scenes as Fields", "NeRF: Representing Scenes as Fields"),
    ("NeRF", "NeRF: Representing Scenes as Fields"),
    ("Masked Autoencoders", "Masked Autoencoders: A Study of Vision"),
    ("Counting Tides in Ponds", "Counting Tides in Ponds. I: Models"),
    ("Counting Tides in Ponds", "Counting Tides in Ponds: Two Ponds, Three Lakes"),
    ("Masked Autoencoders: A Study of Vision", "Masked autoencoders"),
    ("Why should I trust you?", "Why Should I Trust You? Explaining Predictions"),
]

UNCLEAR = [
    ("A Survey", "Deep Learning: A Survey"),
    ("Transformers", "Transformers: A Guide for Engineers"),
    ("Technical Report", "GPT-4: Technical Report"),
    ("Call for Papers: Tides in Ponds, Rome", "Call for papers"),
    # Who names no part may mean the first, whose authors can be others.
    ("Counting Tides in Ponds", "Counting Tides in Ponds. II: Real Ponds and their Trouble"),
    ("Counting Tides in Ponds", "Counting Tides in Ponds - Part 3: Winter"),
]

CHANGED = [
    ("Tides of Lakes and Rive...", "Tides of Lakes and Marshes", 1, 0, False),
    ("A Norm in L²", "A Norm in L¹", 1, 0, False),
    # claimed, recorded, content words, function words, reordered
    ("Attention Is What You Need", "Attention Is All You Need", 1, 0, False),
    ("Learning Privacys", "Learning Privacy", 0, 1, False),
    ("Explanations of Models", "Explanation of Models", 0, 1, False),
    ("Quixotic Networks for Parsing", "Neural Networks for Parsing", 1, 0, False),
    ("Augmentation towards Debiasing", "Augmentation for Debiasing", 0, 1, False),
    ("Neural Networks Parsing", "Neural Networks for Parsing", 0, 1, False),
    ("Fast Neural Networks for Parsing", "Neural Networks for Parsing", 1, 0, False),
    ("Neural Networks", "Neural Networks for Parsing", 1, 1, False),
    ("Learning without Labels", "Learning with Labels", 1, 0, False),
    ("U-Net++ for Cells", "U-Net for Cells", 1, 0, False),
    ("GPT-4 Writes Code", "GPT-3 Writes Code", 1, 0, False),
    ("文本聚类方法", "文本分类方法", 2, 0, False),
    ("Learning Deep Representations", "Deep Learning Representations", 2, 0, True),
    ("Fast LLM Serving", "Fast Small Vision Model Serving", 3, 0, False),
    ("Dynamic KG QA for Ponds", "Dynamic Kernel Queries Graph Answering for Ponds", 4, 0, False),
    ("Reading Slowly in Rome", "Reading Slowly", 1, 1, False),
    ("BERT: A Study of Cats", "BERT: A Study of Dogs", 1, 0, False),
]


def test_a_title_that_stops_within_brackets_is_cut() -> None:
    recorded = "The Second Task of Ponds (SR'19): An Overview"
    assert compare_titles("The Second Task of Ponds (SR'", recorded).same
    assert compare_titles("The Second Task of Ponds SR", recorded).same is False
    assert compare_titles("The Third Task of Ponds (SR'", recorded).same is False


@pytest.mark.parametrize(("claimed", "recorded"), ONE_TITLE)
def test_usual_variations_are_one_title(claimed: str, recorded: str) -> None:
    for one, other in ((claimed, recorded), (recorded, claimed)):
        compared = compare_titles(one, other)
        assert compared.same is True or other.endswith(("…", "..."))
    assert compare_titles(claimed, recorded).changes == ()


@pytest.mark.parametrize(("claimed", "recorded"), ONE_PART)
def test_a_subtitle_or_name_may_be_missing_on_either_side(claimed: str, recorded: str) -> None:
    for one, other in ((claimed, recorded), (recorded, claimed)):
        compared = compare_titles(one, other)
        assert (compared.same, compared.part_only) == (True, True)


@pytest.mark.parametrize(("claimed", "recorded"), UNCLEAR)
def test_a_part_that_many_titles_share_settles_nothing(claimed: str, recorded: str) -> None:
    compared = compare_titles(claimed, recorded)
    assert (compared.same, compared.part_only) == (None, True)


def test_a_lone_word_that_no_other_title_holds_can_stand_for_its_title() -> None:
    counts = {"gorilla": 12.0, "chameleon": 9.0}

    def rarity(word: str) -> float:
        return counts.get(word, 12.5)

    assert compare_titles("Gorilla", "Gorilla: Calling APIs", rarity=rarity).same is True
    assert compare_titles("Chameleon", "Chameleon: Mixed Models", rarity=rarity).same is None


@pytest.mark.parametrize(("claimed", "recorded", "content", "function", "reordered"), CHANGED)
def test_a_changed_word_shows(
    claimed: str, recorded: str, content: int, function: int, reordered: bool
) -> None:
    compared = compare_titles(claimed, recorded)
    assert compared.same is False
    assert compared.changes
    assert 0 < (compared.similarity or 0) < 1
    assert compared.content_words_changed in {content, 1 if "文" in claimed else content}
    assert compared.function_words_changed == function
    assert compared.reordered is reordered


def test_changes_name_the_claimed_and_the_recorded_word() -> None:
    compared = compare_titles("Fast Graph Parsing with Trees", "Fast Tree Parsing")
    assert compared.changes == (("graph", "tree"), ("with", None), ("trees", None))


def test_an_earlier_title_of_the_record_counts() -> None:
    assert compare_titles("Old Name of It", "New Words for This", ["Old Name of It"]).same is True
    near = compare_titles("Old Name of That", "New Words for This", ["Old Name of It"])
    assert near.changes == (("that", "it"),)


@pytest.mark.parametrize(("claimed", "recorded"), [("", "Title"), ("?!", "Title"), ("Title", "…")])
def test_an_empty_title_is_unknown(claimed: str, recorded: str) -> None:
    assert compare_titles(claimed, recorded).same is None
    assert compare_titles(claimed, recorded).similarity is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_titles_compare_and_each_is_itself(one: str, other: str) -> None:
    assert compare_titles(one, one).same in {True, None}
    compared = compare_titles(one, other)
    assert (compared.same is False) == bool(compared.changes)


@pytest.mark.parametrize("piece", ["a: ", "the ", "图", "x-", "? ", "— ", "…"])
def test_comparing_is_bounded(piece: str) -> None:
    with within(1):
        compare_titles(piece * 50_000, "Some Other Title: And More")


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: Tides of Northern Ponds and Their Moss",
        "[Retracted] Tides of Northern Ponds and Their Moss",
        "WITHDRAWN ARTICLE: Tides of Northern Ponds and Their Moss",
        "Tides of Northern Ponds and Their Moss (Retracted Article)",
        "Tides of Northern Ponds and Their Moss [in Portuguese]",
    ],
)
def test_what_was_said_of_a_work_since_is_no_part_of_its_title(title: str) -> None:
    plain = "Tides of Northern Ponds and Their Moss"
    for other in (plain, f"{plain}: a Survey of the Shores"):
        assert compare_titles(title, other).same
        assert compare_titles(other, title).same
    assert not compare_titles("Retracted Northern Ponds and Their Moss", plain).same


@pytest.mark.parametrize(
    ("spelt", "recorded"),
    [
        ("Broensted Acids of Moss in Aarhus", "Brønsted Acids of Moss in Århus"),
        ("Ueber den Foehn in Zuerich", "Über den Föhn in Zürich"),
        ("Das Öl der Straßen", "Das Oel der Strassen"),
        ("Über Moos: ein Überblick", "Über Moos"),
    ],
)
def test_umlauts_may_be_spelt_out(spelt: str, recorded: str) -> None:
    assert compare_titles(spelt, recorded).same


def test_what_differs_beside_an_umlaut_still_does() -> None:
    compared = compare_titles("Ueber den Regen in Zuerich", "Über den Föhn in Zürich")
    assert compared.same is False
    assert compared.changes == (("regen", "foehn"),)


def test_letters_that_a_program_cannot_set_may_be_left_out() -> None:
    assert compare_titles(
        "Schrdinger Bridges of Gdel Ponds", "Schrödinger Bridges of Gödel Ponds"
    ).same
    assert compare_titles("Mapping the Dunes", "Mapping the Dünes of Łódź").same is False
    assert compare_titles("BERT", "基于BERT的池塘").same is not True
