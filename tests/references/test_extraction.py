"""From a document to its references: each once, where it stands, at bounded cost."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import read
from citemark.references import extract, extract_all, merging
from citemark.types import Attachment, Document, Entry, Identifier, PartialDate, Reference

from ..costs import within
from .conftest import CAPSULE, Make


def test_entries_become_one_reference_each_in_order(entry: Callable[..., Entry]) -> None:
    entries = (
        entry(
            key="a",
            kind="article",
            text="A",
            title="Tides",
            identifiers=("10.1234/tide.5",),
            date="2020-05",
        ),
        entry(key="b", text="B", title="Tides", identifiers=("doi:10.1234/tide.5", "nonsense")),
        entry(key=None, text="C"),
    )
    document = Document("x", "0" * 64, "application/x-bibtex", "ABC", entries=entries)
    references = extract(document)
    assert [reference.key for reference in references] == ["a", "b", None]
    assert [reference.index for reference in references] == [1, 2, 3]
    assert (
        references[0].identifiers
        == references[1].identifiers
        == (Identifier("doi", "10.1234/tide.5"),)
    )
    assert references[0].claim.date == PartialDate(2020, 5)
    assert all(reference.attachment is Attachment.FIELDS for reference in references)


def test_the_text_beside_entries_adds_mentions_and_further_references(
    make: Make, entry: Callable[..., Entry]
) -> None:
    entries = (entry(key="a", title="Gated Ebbs for Harbours", identifiers=("arXiv:2611.01234",)),)
    document = make(
        "“Foam Scheduling at Sea” (arXiv:2611.01234) differs.\nSee arXiv:2611.01567 as well.",
        entries=entries,
    )
    first, second = extract(document)
    assert (first.key, first.claim.title) == ("a", "Gated Ebbs for Harbours")
    assert [claim.title for claim in first.alternatives] == ["Foam Scheduling at Sea"]
    assert (second.index, second.identifiers[0].value) == (2, "2611.01567")


def assert_sound(document: Document, references: tuple[Reference, ...]) -> None:
    assert [reference.index for reference in references] == list(range(1, len(references) + 1))
    for reference in references:
        assert 0 <= reference.start <= reference.end <= len(document.text)
        assert document.text[reference.start : reference.end].startswith(reference.text)
        assert len(reference.text) <= 500
        assert len(reference.claim.sentence or "") <= 1_000
        for span in reference.mentions:
            assert 0 <= span.start <= span.end <= len(document.text)


def test_offsets_are_those_of_the_document(make: Make) -> None:
    document = make(CAPSULE)
    assert_sound(document, extract(document))


_PIECES = st.sampled_from(
    [
        "## Sources", "- 1. Gated Ebb (GE)**", "Source: [arXiv:2611.01234](https://arxiv.org/abs/2611.01234)",
        "“Gated Ebbs for Harbours” is a paper", "- https://arxiv.org/abs/2611.01567", "**2. Foam (F)**", "[1] J. Doe. Tides. 2020.",
        "see [1] and (Doe, 2020)", "| a", "- **Name: Some Long Subtitle Here** — This approach is good for all",
        "Researchers at MIT introduced it.", "References", "doi:10.1234/tide.5", "",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(st.one_of(_PIECES, st.text(max_size=60)), max_size=25), truncated=st.booleans()
)
def test_any_document_gives_sound_references_twice_the_same(
    make: Make, lines: list[str], *, truncated: bool
) -> None:
    source = "\n".join(line.replace("\n", " ") for line in lines)
    document = make(source, truncated=truncated)
    references = extract(document)
    assert_sound(document, references)
    assert references == extract(document)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_text_without_blocks_is_read_too(text: str) -> None:
    document = Document("x", "0" * 64, "text/plain", text)
    assert_sound(document, extract(document))


@pytest.mark.parametrize(
    "line",
    [
        "arXiv:2611.01234 ", "“Gated Ebbs for Harbours” ", "[1] ", "(Doe, 2020) ", "Researchers at A and B and ", "A B (C) ",
        "\\n1. x", "Source: ", "“", "- — ", "et al. ", "** ", "https://a.example/b ", "A. ", "Ebbs flow at night. Source: arXiv:2611.01234. ", "Foam (F). [Paper](https://arxiv.org/abs/2611.01234) ",
        "Ebbs Source: ", "Sources: arXiv:2611.01234, arXiv:2611.01567, ",
    ],
)  # fmt: skip
def test_cost_grows_with_length_only(make: Make, line: str) -> None:
    def cost(count: int) -> float:
        document = make("## References\n- x\n## Rest\n" + line * count)
        started = time.process_time()
        extract(document)
        return time.process_time() - started

    cost(50)
    small, large = min(cost(500) for _ in range(2)), cost(4_000)
    assert large < max(40 * small, 0.5)


def test_thousands_of_lists_are_read_in_time(make: Make) -> None:
    source = (
        "## References\n- J. Doe. Turning tides. Tidal Letters, 2020.\n## Tides\n1. **Ebb (EB)**\n"
    )
    document = make(source * 1_000)
    with within(5):
        assert len(extract(document)) == 1


def test_thousands_of_identifiers_are_bounded(make: Make) -> None:
    document = make("\n".join(f"- arXiv:2611.{number:05d}" for number in range(1, 10_500)))
    assert len(extract(document)) == 10_000


def test_sources_beyond_those_that_are_taken_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MAX_REFERENCES", 3)
    (few,) = read(b"See arXiv:2101.00001, arXiv:2101.00002 and arXiv:2101.00003.", type="text")
    (many,) = read(" ".join(f"arXiv:2101.{n:05}." for n in range(1, 9)).encode(), type="text")
    assert (len(extract_all(few).references), extract_all(few).left_out) == (3, 0)
    assert (len(extract_all(many).references), extract_all(many).left_out) == (3, 5)


@pytest.mark.parametrize("name", ["Anonymous", "Anonymous Authors", "Anonymous ACL submission"])
def test_who_is_not_named_before_a_decision_is_nobody(name: str) -> None:
    source = (
        f"@misc{{a, author = {{{{{name}}}}}, title = {{Gated Ebbs for Harbours}}, year = 2024}}"
    )
    (document,) = read(source.encode(), type="bibtex")
    (reference,) = extract(document)
    assert (reference.claim.authors, reference.claim.authors_truncated) == ((), True)


def test_an_anonymous_author_of_a_formatted_reference_is_nobody() -> None:
    text = (
        "## References\n\n- Anonymous. Gated Ebbs for Very Large Harbours. 2024. arXiv:2611.01234\n"
    )
    (document,) = read(text.encode(), type="markdown")
    (reference,) = extract(document)
    assert reference.claim.title == "Gated Ebbs for Very Large Harbours"
    assert reference.claim.authors == ()
