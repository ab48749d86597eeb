from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import read
from citemark.references import extract
from citemark.references.finders.items import MAX_HEAD
from citemark.references.finders.mentions import find_mentions
from citemark.references.sentences import MAX_SENTENCE, Sentences
from citemark.types import Attachment, Document, Reference

Make = Callable[..., Document]

URL = "https://arxiv.org/abs/2611.01234"
TOLD = "Gated Ebb Pruning (GEP) removes idle tides."


def brief(reference: Reference) -> tuple[str | None, str | None, str | None]:
    claim = reference.claim
    return claim.title or claim.method, claim.acronym, claim.sentence


CLAUSES = [
    "Source: arXiv:2611.01234", f"Source: {URL}", f"[Source]({URL})", "See arXiv:2611.01234", "(Source: arXiv:2611.01234)",
    f"[Paper]({URL})", f"[link]({URL})", f"Paper: {URL}", "arXiv: 2611.01234.", f"More: {URL}", f"[[PDF]({URL})]", f"({URL})",
    "Quelle: arXiv:2611.01234", "**Source:** arXiv:2611.01234", f"Source: [arXiv:2611.01234]({URL})", f"Read the [paper]({URL}).",
    f"[Paper]({URL}). [PDF]({URL}).", f"Source: [Tidal Letters, 2026]({URL})", "DOI: 10.48550/arXiv.2611.01234",
    "出典：arXiv:2611.01234",
]  # fmt: skip


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize(
    "lead",
    [
        "- **Gated Ebb Pruning (GEP)**",
        "- Gated Ebb Pruning (GEP)",
        "1. **Gated Ebb Pruning (GEP)**",
        "Gated Ebb Pruning (GEP)",
    ],
)
def test_a_source_behind_an_item_in_its_block_has_the_items_claim(
    make: Make, lead: str, clause: str
) -> None:
    (only,) = extract(make(f"{lead} removes idle tides. {clause}"))
    name, acronym, sentence = brief(only)
    assert (only.claim.method, acronym, only.attachment) == (
        "Gated Ebb Pruning",
        "GEP",
        Attachment.SAME_BLOCK,
    )
    assert (sentence or "").endswith("removes idle tides.")
    assert name is not None


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
@pytest.mark.parametrize(
    "clause",
    ["Source: arXiv:2611.01234", f"Source: {URL}", f"Paper: {URL}", "See arXiv:2611.01234"],
)
def test_every_format_that_shows_text_gives_the_same_claim(kind: str, clause: str) -> None:
    source = {
        "markdown": f"- **Gated Ebb Pruning (GEP)** removes idle tides. {clause}\n",
        "html": f"<html><body><ul><li><b>Gated Ebb Pruning (GEP)</b> removes idle tides. {clause}</li></ul></body></html>",
        "text": f"- {TOLD} {clause}\n",
    }[kind]
    (document,) = read(source.encode(), type=kind)
    (only,) = extract(document)
    assert brief(only) == ("Gated Ebb Pruning", "GEP", TOLD)
    assert only.attachment is Attachment.SAME_BLOCK


NAMES = [
    ("- **Gated Ebbs: Pruning Idle Tides in Very Large Harbours** is new.", "Gated Ebbs: Pruning Idle Tides in Very Large Harbours", None),
    ("- “Gated Ebbs for Very Large Harbours” prunes tides.", "Gated Ebbs for Very Large Harbours", None),
    ("- The study “Gated Ebbs for Harbours” prunes tides. It is fast.", "Gated Ebbs for Harbours", None),
    ("- In “Gated Ebbs for Harbours”, tides are pruned. It is fast.", "Gated Ebbs for Harbours", None),
    ("- Gated Ebbs Prune Idle Tides in Harbours - proposes to gate ebbs.", "Gated Ebbs Prune Idle Tides in Harbours", None),
    ("- **Are Ebbs Gated at Night?** - shows that “what is idle at night?” becomes “what was idle at night?” there.", "Are Ebbs Gated at Night?", None),
    ("- Gates ask “what was idle at night?” now.", None, None),
    ("- Memory efficiency - models need less.", None, None),
    ("- **A Manytide, Manyharbour, Manymodal Evaluation of Ebbs on Turning, Idling, and Foaming** - performs a wider evaluation of ebbs.", "A Manytide, Manyharbour, Manymodal Evaluation of Ebbs on Turning, Idling, and Foaming", None),
    ("- **Gated Ebb Pruning (GEP)** removes tides. It outdoes Broad Foam Scheduling (BFS).", "Gated Ebb Pruning", "GEP"),
    ("- Researchers devised Gated Ebb Pruning (GEP). It is fast.", "Gated Ebb Pruning", "GEP"),
    ("Foam is costly in Broad Foam Scheduling (BFS). Gated Ebb Pruning (GEP) is not.", "Gated Ebb Pruning", "GEP"),
    ("Gated Ebb Pruning (GEP) removes tides. It is fast. It is cheap.", "Gated Ebb Pruning", "GEP"),
    ("PondFlow, a caching framework, removes tides. It is fast.", "PondFlow", None),
    ("- PondFlow, a caching framework, removes tides. It is fast.", "PondFlow", None),
    ("- **Key finding:** Gated Ebb Pruning (GEP) removes tides.", "Gated Ebb Pruning", "GEP"),
    ("- **Key finding:** idle tides are removed.", None, None),
    ("- **We remove idle tides.** Nothing is lost.", None, None),
    ("- **Idle tides** are removed.", None, None),
    ("- A **gate** removes idle tides at night.", None, None),
    ("- Idle tides are removed at night.", None, None),
    ("- The Harbour Institute of Tides (HIT) removes tides.", None, None),
    ("Tides are old. We use Broad Foam Scheduling (BFS) too. The gate is new.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "name", "acronym"), NAMES)
def test_a_passage_names_its_work_or_none(
    make: Make, told: str, name: str | None, acronym: str | None
) -> None:
    (only,) = [one for one in extract(make(f"{told} Source: arXiv:2611.01234")) if one.identifiers]
    assert brief(only)[:2] == (name, acronym)
    assert only.claim.sentence


def test_a_neighbours_bold_name_is_not_the_next_items(make: Make) -> None:
    first, second = extract(
        make(
            "- **Gated Ebb (GE)** gates ebbs. Source: arXiv:2611.01234\n"
            "- Something else was found at night. Source: arXiv:2611.01567"
        )
    )
    assert brief(first)[:2] == ("Gated Ebb", "GE")
    assert brief(second) == (None, None, "Something else was found at night.")


def test_the_head_of_an_item_names_its_first_source_only(make: Make) -> None:
    first, second = extract(
        make(
            "1. **Gated Ebb (GE)**\n- It gates ebbs. Source: arXiv:2611.01234\n"
            "- Something else was found at night. Source: arXiv:2611.01567"
        )
    )
    assert brief(first) == ("Gated Ebb", "GE", "It gates ebbs.")
    assert brief(second) == (None, None, "Something else was found at night.")


def test_a_source_named_in_the_head_keeps_the_head_from_the_next(make: Make) -> None:
    first, second = extract(
        make("1. Gated Ebb (GE) [arXiv:2611.01234]\n- Foam flows at night (arXiv:2611.01567).")
    )
    assert (first.claim.acronym, second.claim.acronym) == ("GE", None)


def test_each_source_of_a_paragraph_has_the_words_since_the_one_before(make: Make) -> None:
    references = extract(
        make(
            "Gated Ebb Pruning (GEP) removes tides. Source: arXiv:2611.01234 (a preprint of May). "
            "Tides also turn. Source: arXiv:2611.01567. Broad Foam Scheduling (BFS) orders foam "
            "[Paper](https://arxiv.org/abs/2611.01890). And so on."
        )
    )
    assert [brief(one)[1:] for one in references] == [
        ("GEP", "Gated Ebb Pruning (GEP) removes tides."),
        (None, "Tides also turn."),
        ("BFS", "Broad Foam Scheduling (BFS) orders foam Paper."),
    ]


def test_several_sources_of_one_clause_share_the_sentence_alone(make: Make) -> None:
    """As on a ``Source:`` line of its own: which of them is the work is not said."""
    clause = "Source: arXiv:2611.01234, arXiv:2611.01567"
    inline = extract(make(f"- **Gated Ebb (GE)** gates ebbs. {clause}"))
    apart = extract(make(f"1. **Gated Ebb (GE)**\ngates ebbs.\n{clause}"))
    assert (
        [brief(one)[:2] for one in inline]
        == [brief(one)[:2] for one in apart]
        == [(None, None)] * 2
    )
    assert {one.claim.sentence for one in inline} == {"Gated Ebb (GE) gates ebbs."}


def test_the_paper_beside_a_web_page_is_the_work(make: Make) -> None:
    paper, page = extract(
        make(f"- **Gated Ebb (GE)** gates ebbs. Sources: {URL}, https://tides.example/blog/2026")
    )
    assert (paper.claim.acronym, page.claim.acronym) == ("GE", None)
    assert paper.claim.sentence == page.claim.sentence == "Gated Ebb (GE) gates ebbs."


def test_a_web_page_is_no_method_without_acronym(make: Make) -> None:
    told = "- **Gated Ebb Pruning** gates ebbs."
    page, paper = (
        extract(make(f"{told} Source: {source}"))[0] for source in ("https://tides.example/a", URL)
    )
    assert (page.claim.method, paper.claim.method) == (None, "Gated Ebb Pruning")


def test_what_the_clause_says_comes_before_the_passage(make: Make) -> None:
    (only,) = extract(
        make(f"- **Gated Ebb (GE)** gates ebbs. Source: [Pruning Idle Tides in Harbours]({URL})")
    )
    assert (only.claim.title, only.claim.method) == ("Pruning Idle Tides in Harbours", "Gated Ebb")


AS_THEY_STAND = [
    "As shown in arXiv:2611.01234, tides turn.",
    "Gated Ebb Pruning (GEP) removes tides. A proof of this for all harbours is in arXiv:2611.01234.",
    "Gated Ebb Pruning (GEP) removes tides. See also arXiv:2611.01234.",
    "Tides turn in many models, e.g. arXiv:2611.01234",
    "Gated Ebb Pruning (GEP) removes tides. Cf. arXiv:2611.01234.",
    "Gated Ebb Pruning (GEP) removes tides. Dataset: doi:10.5281/zenodo.1234567.",
    "Gated Ebb Pruning (GEP) removes tides. [Foam at Night in Very Old Harbours](https://arxiv.org/abs/2611.01234)",
    "The source: a tide at night. Open Sources of foam are in arXiv:2611.01234.",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_THEY_STAND)
def test_a_sentence_that_says_something_itself_takes_no_name_from_others(
    make: Make, text: str
) -> None:
    (only,) = extract(make(text))
    assert (only.claim.method, only.claim.acronym) == (None, None)
    assert only.claim.sentence is None or "1234" in only.claim.sentence or only.claim.title


@pytest.mark.parametrize(
    "quote", ["**“Source: A Study of Idle Tides”**", "“Source: A Study of Idle Tides”"]
)
def test_the_word_source_in_a_title_begins_no_clause(make: Make, quote: str) -> None:
    (only,) = extract(make(f"- In {quote}, tides are idle. Source: arXiv:2611.01234"))
    assert only.claim.title == "Source: A Study of Idle Tides"


@pytest.mark.parametrize(
    "clause", ["Source: arXiv:2611.01234", "arXiv:2611.01234", f"[Paper]({URL})"]
)
def test_a_quotation_that_a_block_begins_with_is_its_title(make: Make, clause: str) -> None:
    (only,) = extract(make(f'"Gated Ebbs for Very Large Harbours" prunes tides. {clause}'))
    assert only.claim.title == "Gated Ebbs for Very Large Harbours"
    assert only.claim.sentence == '"Gated Ebbs for Very Large Harbours" prunes tides.'


@pytest.mark.parametrize("break_", ["\\n", " "])
def test_a_clause_on_the_next_line_of_the_block_is_no_part_of_the_sentence(
    make: Make, break_: str
) -> None:
    (only,) = extract(make(f"- Idle tides are removed{break_}Source: arXiv:2611.01234"))
    assert brief(only) == (None, None, "Idle tides are removed")


BELOW = [
    ("- Idle tides are removed at night\n- Source: arXiv:2611.01234", None, "Idle tides are removed at night"),
    ("- Gated Ebb Pruning (GEP) is new, and removes tides.\n- Source: arXiv:2611.01234", "GEP", "Gated Ebb Pruning (GEP) is new, and removes tides."),
    ("Idle tides are removed.\nSource: https://tides.example/a/b", None, "Idle tides are removed."),
    ("## Idle tides\nSource: arXiv:2611.01234", None, None),
    ("Paper\nSource: arXiv:2611.01234", None, None),
    ("Source: arXiv:2611.01234", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "acronym", "sentence"), BELOW)
def test_a_source_line_without_item_speaks_of_the_block_above(
    make: Make, source: str, acronym: str | None, sentence: str | None
) -> None:
    (only,) = extract(make(source))
    assert (only.claim.acronym, only.claim.sentence) == (acronym, sentence)
    assert only.attachment is (Attachment.SOURCE_LINE if sentence else Attachment.NONE)


def test_a_block_that_names_its_source_lends_no_words_to_the_line_below(make: Make) -> None:
    _, second = extract(make("Tides turn (arXiv:2611.01234).\nSource: arXiv:2611.01567"))
    assert (second.claim.sentence, second.attachment) == (None, Attachment.NONE)


def test_several_source_lines_speak_of_one_block(make: Make) -> None:
    references = extract(make("Tides turn.\nSource: arXiv:2611.01234\nSource: arXiv:2611.01567"))
    assert [one.claim.sentence for one in references] == ["Tides turn.", "Tides turn."]


def test_a_long_passage_is_quoted_from_its_end(make: Make) -> None:
    (only,) = extract(
        make("The tide turns at night. " * 200 + "Ebbs flow. Source: arXiv:2611.01234")
    )
    sentence = only.claim.sentence or ""
    assert sentence.startswith("The tide turns")
    assert sentence.endswith("Ebbs flow.")
    assert MAX_HEAD < len(sentence) <= MAX_SENTENCE


@pytest.mark.parametrize(
    ("text", "begin"), [("A b. C d.", 0), ("A b. " + "X" * 990 + "yyyyy.", 4), ("x" * 2_500, 2_000)]
)
def test_the_tail_of_a_passage_is_whole_sentences_when_they_fit(text: str, begin: int) -> None:
    assert Sentences(text, 0, len(text)).tail(0, len(text)) == begin


_PIECES = st.sampled_from(
    [
        "Source: ", "arXiv:2611.01234", "arXiv:2611.01567", f"[Paper]({URL})", "[x](https://a.example/b)", ". ", " ", "\\n",
        "**Gated Ebb (GE)**", "Foam flows. ", "(", ")", "See ", "“Of Idle Tides”", "\n- ", "\n",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=20))
def test_no_mention_is_lost(make: Make, pieces: list[str]) -> None:
    document = make("".join(pieces) or "x")
    references = extract(document)
    stated = {one for reference in references for one in reference.identifiers}
    assert {one.identifiers[0] for one in find_mentions(document) if one.scholarly} <= stated
    assert all(len(one.claim.sentence or "") <= MAX_SENTENCE for one in references)
