"""Two spellings of one title fold to one key; two titles do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.matching.titles import fold_once, fold_title, title_tokens

from ..costs import within

SAME = [
    ("Attention Is All You Need", "attention is all you need."),
    ("Deep Learning -- a Survey", "Deep Learning — A Survey"),
    ("$\\beta$-VAE: Learning", "β-VAE: Learning"),
    ("{BERT}: Pre-training of {D}eep Networks", "BERT: Pre-Training of Deep Networks"),
    ("$k$-means in $O(n)$ time", "k-Means in O(n) Time"),
    ("On $\\ell_1$ and $L^2$", "On ℓ₁ and L²"),
    ("$\\mathcal{O}(1)$ updates", "O(1) Updates"),
    ("Poincar\\'e embeddings", "Poincaré Embeddings"),
    ("Poincar{\\'{e}} embeddings", "Poincare Embeddings"),
    ("Caf\\'{\\i}n", "Cafín"),
    ("Erd\\H{o}s graphs", "Erdős Graphs"),
    ('G\\"odel machines', "Gödel machines"),
    ("\\v{C}ech complexes", "Čech Complexes"),
    ("Efﬁcient ﬂows", "Efficient flows"),
    ("“Why” trust?", '"Why" Trust?'),
    ("Newton’s method", "Newton's Method"),
    ("Search & Rescue", "Search and Rescue"),
    ("Search \\& Rescue", "Search &amp; Rescue"),
    ("\\emph{Really} deep", "Really Deep"),
    ("H<sub>2</sub>O models", "H2O Models"),
    ("Ｆｕｌｌ Ｗｉｄｔｈ", "Full Width"),
    ("Zero\u200bshot \u00adlearn", "Zeroshot learn"),
    ("基于 BERT 的文本分类", "基于BERT的文本分类"),
    ("データの解析", "データの解析"),
    ("Straße", "STRASSE"),
    ("λ-calculus", "$\\lambda$-Calculus"),
    ("8×8 blocks", "8$\\times$8 blocks"),
    ("ImageNet™ models", "ImageNet models"),
    ("Introduction to \\LaTeX", "Introduction to LaTeX"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_title_fold_alike(one: str, other: str) -> None:
    assert fold_title(one) == fold_title(other)


DIFFERENT = [
    ("U-Net", "U-Net++"),
    ("Learning from Data", "Learning for Data"),
    ("α-divergence", "β-divergence"),
    ("か", "が"),
    ("文本分类", "文本聚类"),
    ("GPT-3", "GPT-4"),
    ("कला", "काल"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_titles_fold_apart(one: str, other: str) -> None:
    assert fold_title(one) != fold_title(other)


@pytest.mark.parametrize(
    ("title", "tokens"),
    [
        ("Pre-Training, at Scale!", ("pre", "training", "at", "scale")),
        ("基于BERT的分类法", ("基于", "bert", "的分", "分类", "类法")),
        ("图", ("图",)),
        ("Ελληνική γλώσσα", ("ελληνικη", "γλωσσα")),
        ("a + b", ("a", "b")),
        ("", ()),
        ("?!", ()),
    ],
)
def test_tokens_are_words_and_pairs_of_cjk(title: str, tokens: tuple[str, ...]) -> None:
    assert title_tokens(title) == tokens


@given(st.text(max_size=80))
def test_folding_is_total_and_settles(title: str) -> None:
    folded = fold_title(title)
    assert folded == " ".join(folded.split())
    assert fold_title(fold_title(folded)) == fold_title(folded)


@pytest.mark.parametrize(
    "piece", ["{", "\\'{", "$", "\\a", "<a ", "&", "α", "图 ", "+", "\\textbf{", "-"]
)
def test_folding_is_linear(piece: str) -> None:
    with within(2):
        fold_title(piece * (100_000 // len(piece)))


@given(st.text(max_size=40) | st.text(st.characters(max_codepoint=127), max_size=40))
def test_a_title_folds_alike_remembered_or_not(title: str) -> None:
    assert fold_once(title) == fold_title(title)


@pytest.mark.parametrize("code", range(32))
def test_a_control_character_only_parts_words(code: int) -> None:
    assert fold_title(f"Sparse{chr(code)}Lattices") == "sparse lattices"
