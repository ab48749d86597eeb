from __future__ import annotations

import pytest

from citemark.references.naming import (
    has_title_shape,
    heading_name,
    introduced,
    is_section_title,
    named,
)


@pytest.mark.parametrize(
    ("text", "method", "acronym"),
    [
        ("We introduce Sparse Activation Replay (SAR)", "Sparse Activation Replay", "SAR"),
        ("built on Self-Alignment via Reward Refinement (SARIR)", "Self-Alignment via Reward Refinement", "SARIR"),
        ("the Adaptive Token Dropping with Confidence Feedback (ATD-CF)", "Adaptive Token Dropping with Confidence Feedback", "ATD-CF"),
        ("Moss Lattice Sampling (MLS) is new", "Moss Lattice Sampling", "MLS"),
    ],
)  # fmt: skip
def test_a_named_method_is_cut_out_of_its_sentence(text: str, method: str, acronym: str) -> None:
    found = named(text)
    assert found is not None
    assert (found.method, found.acronym) == (method, acronym)


@pytest.mark.parametrize(
    "text",
    [
        "serving Large Language Models (LLMs)", "in the region (Europe)", "of cost (USD)", "it rained (a lot)",
        "as shown before (2024)", "Jane Quill and Bo Marsh (2019)", "Quill、Bo Marsh (2019年)", "",
    ],
)  # fmt: skip
def test_a_notion_of_the_field_is_no_named_method(text: str) -> None:
    assert named(text) is None


@pytest.mark.parametrize(
    ("line", "method", "acronym"),
    [
        ("Recursive Gradient Optimization (RGO)**", "Recursive Gradient Optimization", "RGO"),
        (
            "Sparse Activation Replay (SAR) for Long-Context Training**",
            "Sparse Activation Replay",
            "SAR",
        ),
        ("AlphaPond", "AlphaPond", None),
    ],
)
def test_a_heading_names_a_method(line: str, method: str, acronym: str | None) -> None:
    name = heading_name(line)
    assert name is not None
    assert (name.method, name.acronym) == (method, acronym)


@pytest.mark.parametrize(
    "line",
    [
        "by Jane Quill et al. · 2017",
        "Quill et al., 2017",
        "by Jane Quill, Bo Marsh and Cleo Ferro · 2017",
    ],
)
def test_people_are_no_method(line: str) -> None:
    assert heading_name(line) is None


@pytest.mark.parametrize("line", ["Jane Quill, Bo Marsh (2019)", "Moss Lattices (3)"])
def test_a_number_in_brackets_is_no_acronym(line: str) -> None:
    name = heading_name(line)
    assert name is not None
    assert name.acronym is None


@pytest.mark.parametrize(
    "line", ["Introduction", "Key Findings", "2. Related Work", "Conclusion", "", "Learning"]
)
def test_the_heading_of_a_section_names_nothing(line: str) -> None:
    assert heading_name(line) is None
    assert is_section_title(line) or line == "Learning"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("PondFlow, a multi-turn caching system, serves ponds [1].", "PondFlow"),
        ("For instance, FROG2 (FR2), a scalable framework, leaps [1].", "FROG2"),
        ("KVPond introduces runtime mechanisms [1].", "KVPond"),
        ("GPT-4 achieves 85 % on ponds [1].", None),
        ("LLMs, a kind of model, are large [1].", None),
        ("Ponds are deep [1].", None),
    ],
)
def test_only_a_sentence_that_introduces_a_system_names_it(sentence: str, name: str | None) -> None:
    found = introduced(sentence)
    assert (found.method if found else None) == name


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Efficient Distributed Pond Optimizers for Large-Scale Frogs", False),
        ("Mario: Multimodal Graph Reasoning with Large Language Frogs", False),
        ("Inside the 'Black Pond': How H-Frogs Control Croaking", False),
        ("Frog's Revenge", True),
        ("Attention is all frogs need", True),
        ("Planning in 8 Leaps: A Compact Tokenizer for Ponds", False),
    ],
)
def test_a_title_has_a_titles_shape(text: str, *, cue: bool) -> None:
    assert has_title_shape(text, cue=cue)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("black box", True), ("reward hacking", True), ("we were the first to do it", False), ("Save", True),
        ("Attention is all frogs need", False), ("Frog's Revenge", False), ("https://frogs.example/A Long Title Here", True),
        ("It was great. We loved the pond.", True), ("50%", True), ("Key Findings", True), ("Notes:", True),
        ("a b", True), (": ponds of deep moss", True),
    ],
)  # fmt: skip
def test_scare_quotes_labels_and_sentences_are_no_titles(text: str, *, cue: bool) -> None:
    assert not has_title_shape(text, cue=cue)


@pytest.mark.parametrize("kind", ["DOI", "PDF", "ISBN", "link"])
def test_what_kind_of_address_it_is_abbreviates_no_name(kind: str) -> None:
    line = f"Journal article: 10.1000/w18-3210 ({kind})"
    assert named(line) is None
    found = heading_name(line)
    assert found is None or found.acronym is None
