from __future__ import annotations

import pytest

from citemark.documents.detection import detect_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"@context": "https://schema.org"}', "capsule"),
        ('[{"@type": "Article"}]', "capsule"),
        ('{"name": "x"}', "capsule"),
        ("[]", "capsule"),
        ("[" * 1000, "capsule"),
        ('[{"title": "T", "issued": {}}]', "csl"),
        ('{"id": "a", "type": "article-journal"}', "csl"),
        ("[1] Vaswani, A. Attention Is All You Need.", "text"),
        ("{curly} prose", "text"),
        ("[[1]](https://a.b) says so", "markdown"),
        ("<!-- note -->\n<!DOCTYPE html><p>", "html"),
        ("  <HTML lang=de>", "html"),
        ("<p>One</p><p>Two</p><p>Three</p>", "html"),
        ("Generic types like Vec<T> and a < b and c > d", "text"),
        ("The <b> element and the <i> element", "text"),
        ("# Readme\n\n<p align=center><img></p><p><b>x</b></p><br>", "markdown"),
        ("@article{k, title={T}}", "bibtex"),
        ("% Encoding: UTF-8\n\n@string{a = {b}}", "bibtex"),
        ("Exported by a tool\n@misc{k,\n year = 2020}", "bibtex"),
        ("# How to cite\n\n```bibtex\n@article{k, title={T}}\n```", "markdown"),
        ("@someone{else} wrote to me@example.org", "text"),
        ("Mail me\n@home, title = none", "text"),
        ("TY  - JOUR\nER  -", "ris"),
        ("Provider: X\n\nTY  - JOUR\nTI  - T", "ris"),
        ("TY - and so on", "text"),
        ("PMID- 32000001\nTI  - T", "nbib"),
        ("\nPMC - PMC7000001\nPMID- 32000001\nTI  - T", "nbib"),
        ("PMID- 32000001 is the number to look for", "text"),
        ("From: A <a@example.org>\nSubject: S\nMIME-Version: 1.0\n\n# Text", "mail"),
        ("From a@example.org Mon\nReceived: from b\n by c\nTo: d\nSubject: S\n\n<p>x", "mail"),
        ("From: A\nTo: B\nSubject: Ponds\n\nA note.", "text"),
        ("Received: from whom? Nobody knows.\n\nText", "text"),
        ("%0 Journal Article\n%T T", "endnote"),
        ("%A Jane Doe\n%T Tides of Ponds\n%D 1980", "endnote"),
        ("%A comment of LaTeX\nText", "text"),
        ("%0 of the sum\nText", "text"),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Doe, J", "wos"),
        ("PT J is a code\nSO it goes", "text"),
        ("see [x](https://a.b)", "markdown"),
        ("- **Bold** item\n- other", "markdown"),
        ("- item\n- other", "text"),
        ("**Bold** word only", "text"),
        ("**[A]** Doe.\n\n**[B]** Roe.\n\n**[C]** Poe.", "markdown"),
        ("[1]: https://a.b", "markdown"),
        ("a | b\n---|---\n", "markdown"),
        ("```\ncode\n```", "markdown"),
        ("#hashtag and #another", "text"),
        ("Plain prose.", "text"),
    ],
)
def test_formats_are_told_apart_from_their_look_alikes(text, kind):
    assert detect_text(text) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "markdown"),
        ("a.HTML", "html"),
        ("a.bib", "text"),
        ("a.txt", "text"),
        ("md", "markdown"),
        (None, "text"),
    ],
)
def test_names_decide_only_what_content_leaves_open(name, kind):
    assert detect_text("Plain prose.", name) == kind


COMMENTED = "# [Ponds](https://a.b)\n\n@article{doe, title = {Tides of Ponds}, year = 2001}\n"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (COMMENTED, "ponds.bib", "bibtex"),  # BibTeX skips whatever stands between its entries
        (COMMENTED, "ponds.md", "markdown"),
        (COMMENTED, None, "markdown"),
        ("# [Ponds](https://a.b)\n\n@article by Doe\n", "ponds.bib", "markdown"),
    ],
)
def test_a_bibliography_with_marks_in_its_remarks_is_told_by_its_name(text, name, kind):
    assert detect_text(text, name) == kind


def test_a_csl_name_decides_for_json_that_could_be_either():
    assert detect_text('[{"title": "T"}]', "refs.csl.json") == "csl"
    assert detect_text('[{"title": "T"}]', "refs.json") == "capsule"
