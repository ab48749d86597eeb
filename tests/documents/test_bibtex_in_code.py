"""BibTeX inside Markdown and pages: its entries are the document's, in their places."""

from __future__ import annotations

import json

import pytest

from citemark.documents import limits, read
from citemark.references import extract
from citemark.types import BlockKind, Document

ENTRY = "@article{doe2020,\n  title = {Tides of Ponds},\n  author = {Doe, Jane and Roe, Richard},\n  year = {2020}\n}"
OTHER = "@misc{poe2019,\n  title = {Ebb in Lakes},\n  eprint = {1901.00001},\n  archivePrefix = {arXiv}\n}"


def markdown(text: str) -> Document:
    (document,) = read(text.encode(), type="markdown")
    return document


@pytest.mark.parametrize(
    "block",
    [f"```bibtex\n{ENTRY}\n```", f"``` {{.bibtex}}\n{ENTRY}\n```", f"~~~bib\n% remark\n\n{ENTRY}\n~~~", f"```\n{ENTRY}\n```",
     f"```latex\n% remark\n{ENTRY}\n```", "    " + ENTRY.replace("\n", "\n    "), f"- one\n\n  ```BibTeX\n  {ENTRY}\n  ```"],
)  # fmt: skip
def test_an_entry_in_a_block_of_code_is_an_entry(assert_sound, block):
    document = markdown(f"# Waters\n\nSome words.\n\n{block}\n\nMore words.\n")
    (entry,) = document.entries
    assert (entry.key, entry.title, entry.date) == ("doe2020", "Tides of Ponds", "2020")
    assert entry.authors == ("Jane Doe", "Richard Roe")
    assert document.text.index("Some words") < entry.start < document.text.index("More words")
    assert (document.title, len(extract(document))) == ("Waters", 1)
    assert_sound(document)


@pytest.mark.parametrize(
    "block",
    ["```python\n@dataclass(frozen=True)\nclass A: ...\n```", f"```python\n{ENTRY}\n```", "```bibtex\nnone yet\n```",
     "```\n@app.route(path, title=1)\n```", "```\n@override(x)\n```"],
)  # fmt: skip
def test_other_code_stays_code(block):
    document = markdown(f"# Waters\n\n{block}\n")
    assert document.entries == ()
    assert [item.kind for item in document.blocks] == [BlockKind.HEADING, BlockKind.CODE]


def test_an_identifier_named_in_text_and_entry_is_one_reference_with_its_claim():
    document = markdown(f"# Waters\n\nSee arXiv:1901.00001.\n\n```bibtex\n{OTHER}\n```\n")
    (reference,) = extract(document)
    assert (reference.key, reference.claim.title) == ("poe2019", "Ebb in Lakes")
    assert any(mention.end < reference.start for mention in reference.mentions)


def test_blocks_are_read_as_one_file():
    text = "# Waters\n\n```bibtex\n@string{jt = {Journal of Tides}}\n```\n\nwords\n\n```bibtex\n@article{a, title={Ebb}, journal=jt}\n```\n"
    (entry,) = markdown(text).entries
    assert entry.venue == "Journal of Tides"


def test_a_capsules_text_states_entries_too():
    (document,) = read(
        json.dumps({"@type": "Article", "text": f"# W\n\n```bib\n{ENTRY}\n```"}).encode()
    )
    assert [entry.key for entry in document.entries] == ["doe2020"]


def test_bounds_are_said(monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES", 2)
    document = markdown(f"# W\n\n```bib\n{ENTRY}\n```\n\n```bib\n{OTHER}\n{ENTRY}\n```\n")
    assert len(document.entries) == 2
    assert "too-many-entries" in {problem.code for problem in document.problems}


def page(body: str) -> Document:
    (document,) = read(f"<html><head><title>T</title></head><body>{body}</body></html>".encode())
    return document


def test_an_entry_in_a_pages_code_is_an_entry_where_it_stands(assert_sound):
    code = f"<pre><code>{ENTRY}\n\n{OTHER}</code></pre>"
    document = page(f"<h1>Waters</h1><p>Some words.</p>{code}<p>More words.</p><pre>{ENTRY}</pre>")
    assert [entry.key for entry in document.entries] == ["doe2020", "poe2019", "doe2020"]
    assert [document.text[one.start : one.start + 5] for one in document.entries] == [
        "@arti",
        "@misc",
        "@arti",
    ]
    assert len(extract(document)) == 3
    assert_sound(document)


@pytest.mark.parametrize(
    "code",
    ["<pre>@dataclass(frozen=True)\nclass A: ...</pre>", "<pre>import x\n" + ENTRY + "</pre>", "<pre>@misc{a</pre>"],
)  # fmt: skip
def test_other_code_of_a_page_states_nothing(code):
    assert page(f"<h1>Waters</h1>{code}").entries == ()


def test_an_entry_left_open_ends_with_its_block(assert_sound):
    document = page(
        "<pre>@misc{a, title={Ponds</pre><p>words</p><pre>@misc{b, title={Lakes}}</pre>"
    )
    assert all("words" not in entry.text for entry in document.entries)
    assert_sound(document)
