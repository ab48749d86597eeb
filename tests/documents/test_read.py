"""What the package promises: the type by content, one document each, errors that help."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from citemark.documents import MEDIA_TYPES, TYPES, detect, from_references, limits, read
from citemark.errors import InputTooLarge, UnreadableInput, UnsupportedType

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [
        ("capsule.json", "capsule", "application/ld+json"),
        ("page.html", "html", "text/html"),
        ("summary.md", "markdown", "text/markdown"),
        ("references.bib", "bibtex", "application/x-bibtex"),
        ("references.ris", "ris", "application/x-research-info-systems"),
        ("references.nbib", "nbib", "application/nbib"),
        ("references.enw", "endnote", "application/x-endnote-refer"),
        ("references.ciw", "wos", "application/x-isi-export-format"),
        ("references.csl.json", "csl", "application/vnd.citationstyles.csl+json"),
        ("notes.txt", "text", "text/plain"),
    ],
)
def test_the_type_is_told_by_content_whatever_the_file_is_called(
    name, kind, media_type, assert_sound
):
    data = (DATA / name).read_bytes()
    assert detect(data, "anything.txt") == kind
    (document,) = read(data, name="anything.txt")
    assert document.media_type == media_type
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert_sound(document)
    (stated,) = read(data, type=kind)
    assert stated == document


def test_every_type_has_a_media_type():
    assert set(MEDIA_TYPES.values()) == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\0" * 10_000, "empty"),
        ("\u200b\u00ad\u2060".encode(), "no visible text"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_nothing_to_read_is_said_so_for_every_type(kind, data, says):
    with pytest.raises(UnreadableInput, match=says):
        read(data, type=kind)


@pytest.mark.parametrize(
    ("magic", "what"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04rest", "archive"), (b"\x1f\x8b\x08\x00", "gzip"),
     (b"\x89PNG\r\n", "image"), (b"{\\rtf1 text}", "RTF"), (b"\x28\xb5\x2f\xfd..", "zstd")],
)  # fmt: skip
def test_a_well_known_format_that_is_no_text_is_named(magic, what):
    with pytest.raises(UnsupportedType, match=what):
        read(magic)


def test_an_unknown_type_names_the_known_ones():
    with pytest.raises(
        UnsupportedType,
        match="capsule, html, markdown, bibtex, ris, nbib, endnote, wos, csl, mail, text or auto",
    ):
        read(b"text", type="docx")


def test_the_limit_counts_bytes_and_says_so():
    assert read(b"word " * 10, limit=50)
    with pytest.raises(InputTooLarge, match="larger than 49 bytes: split it"):
        read(b"word " * 10, limit=49)
    assert limits.BYTES == 64 * 1024 * 1024


def test_messages_never_quote_the_input():
    secret = "s3cret-content"
    for data in (f'{{"@type": "{secret}', f'{{"name": "{secret}"}}', f'[{{"x": {secret}}}]'):
        with pytest.raises(UnreadableInput) as caught:
            read(data.encode())
        assert secret not in str(caught.value)


def test_a_name_only_breaks_ties():
    plain = b"Nothing in here tells what it is."
    assert detect(plain) == "text"
    assert detect(plain, "notes.md") == "markdown"
    assert detect(b"# A heading\n\ntext", "page.html") == "markdown"


def test_a_capsule_costs_neither_the_page_nor_the_bibliography_parser():
    program = (
        "import sys; from citemark.documents import read;"
        "read(open(sys.argv[1], 'rb').read());"
        "print([name for name in ('lxml', 'bs4', 'bibtexparser') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(DATA / "capsule.json")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


# ------------------------------------------------------------- from_references


def test_stated_references_become_one_entry_each_in_order(assert_sound):
    document = from_references(
        [
            {"key": "a", "text": "Vaswani et al.", "identifiers": ["https://arxiv.org/abs/1", "arXiv:1"]},
            {"claim": {"title": "A  <i>Title</i>", "authors": ["A. One", "et al."], "venue": "V",
                       "date": "2020", "acronym": "T", "affiliations": ["Lab"], "method": "M",
                       "category": "cs.CL", "sentence": "S."}},
            {},
        ]
    )  # fmt: skip
    first, second, third = document.entries
    assert (first.key, first.text, first.identifiers) == (
        "a", "Vaswani et al.", ("arXiv:1", "https://arxiv.org/abs/1"),
    )  # fmt: skip
    assert (second.title, second.authors, second.authors_truncated) == (
        "A Title",
        ("A. One",),
        True,
    )
    assert (second.venue, second.date, second.category, second.sentence) == (
        "V",
        "2020",
        "cs.CL",
        "S.",
    )
    assert (second.method, second.acronym, second.affiliations) == ("M", "T", ("Lab",))
    assert second.text == "A. One et al. A Title. V. 2020"
    assert third.text == ""
    assert_sound(document)


def test_the_same_stated_references_are_the_same_document():
    one = from_references([{"key": "a", "text": "T"}])
    assert one == from_references([{"text": "T", "key": "a"}])
    assert one.id == f"sha256:{one.sha256}"
    assert one.id != from_references([{"key": "b", "text": "T"}]).id


def test_stated_references_of_wrong_shape_are_refused_or_left_unknown():
    with pytest.raises(UnreadableInput, match="at least one"):
        from_references([])
    with pytest.raises(UnreadableInput, match="reference 2 is not an object"):
        from_references([{"text": "x"}, "y"])
    odd = from_references(
        [{"text": 5, "identifiers": "arXiv:1", "claim": {"authors": 3, "title": []}}]
    )
    assert (odd.entries[0].title, odd.entries[0].authors) == (None, ())
    assert odd.entries[0].identifiers == ("arXiv:1",)
    assert from_references([{"claim": "no"}]).entries[0].title is None


def test_several_capsules_in_one_input_are_several_documents_with_digests_of_their_own():
    capsules = [{"@type": "CreativeWork", "text": f"Text {n}."} for n in range(3)]
    forms = (
        json.dumps(capsules),
        json.dumps({"@graph": capsules}),
        "\n".join(map(json.dumps, capsules)),
    )
    for form in forms:
        documents = read(form.encode())
        assert [document.text for document in documents] == ["Text 0.", "Text 1.", "Text 2."]
        assert len({document.id for document in documents}) == 3
    assert read(forms[0].encode())[1].sha256 == read(forms[2].encode())[1].sha256
