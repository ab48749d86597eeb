"""The terminal table shows every reference, the proof under each red line, and nothing hostile."""

from __future__ import annotations

import dataclasses
import re

import pytest

from citemark.report import to_text
from citemark.report.characters import width
from citemark.types import Label, Report

EXPECTED = """\
Advances in training language models, April 2026
https://example.org/summaries/42
✗ FABRICATED  probability that it misleads about a source: 99%
5 references: 1 fabricated · 1 mismatch · 1 suspect · 1 unverified · 1 verified
  +3.25  One of its sources is proven not to exist.

  2  ✗ fabricated  100%  doi:10.1038/s41563-026-09999-3
     claimed   Sparse Mirror Search
     +9.00     The check character should be 4 but is 3: 1·4 + 2·1 + … = 173, modulo 14 is 5.

  1  ≠ mismatch     97%  arXiv:2604.00777
     claimed   Layered Echo Refinement (LER) · University of Example
     recorded  “Measuring the Likeness of Generated Pictures” · Ada Sommer, Bo Lindqvist, Chiara
               Conti, Dmitri Orlov et al. · arXiv · 2026-04-03 · cs.CV · arXiv:2604.00777 (the local
               index)
     +4.12     The index records another work under this identifier.

  5  ! suspect      91%  https://example.org/paper_3421, arXiv:26…
     claimed   “Measuring the Likeness of Forged Pictures” · Journal of Examples
     recorded  “Measuring the Likeness of Generated Pictures” · Ada Sommer, Bo Lindqvist, Chiara
               Conti, Dmitri Orlov et al. · arXiv · 2026-04-03 · cs.CV · arXiv:2604.00777 (the local
               index)
     +2.00     The same authors wrote another title.

  4  ? unverified   20%  no identifier
     claimed   “An Unheard-of Paper”
     why       A source does not cover it (index: newer than the index).

  3  ✓ verified     <1%  [sommer2026] arXiv:2604.00777
     claimed   “Measuring the likeness of generated pictures” · A. Sommer · 2026
     recorded  “Measuring the Likeness of Generated Pictures” · Ada Sommer, Bo Lindqvist, Chiara
               Conti, Dmitri Orlov et al. · arXiv · 2026-04-03 · cs.CV · arXiv:2604.00777 (the local
               index)

citemark 0.1.0, model reference-1, index 2026-08-20, ledger memory. A flag is a lead to follow, not
a proof of intent.
"""


def test_the_table_reads_as_shown(report: Report) -> None:
    assert to_text([report], colour=False, width=100) == EXPECTED


def test_colour_changes_nothing_but_colour(report: Report) -> None:
    coloured = to_text([report], colour=True, width=100)
    assert "\x1b[1;31m✗ fabricated" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == EXPECTED


@pytest.mark.parametrize("columns", [1, 40, 60, 79, 100, 500])
def test_lines_keep_to_the_width(report: Report, columns: int) -> None:
    lines = to_text([report], colour=False, width=columns).splitlines()
    assert max(map(width, lines[4:])) <= min(max(columns, 60), 160)


def test_hostile_text_writes_no_escapes_and_turns_nothing_around(hostile: Report) -> None:
    text = to_text([hostile], colour=False, width=80)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text
    )
    assert text.encode("utf-8")
    assert "could not" not in text
    assert "did not come back in time" in text


def test_several_documents_follow_one_another(report: Report) -> None:
    text = to_text([report, report], width=100)
    assert text == EXPECTED + "\n" + EXPECTED


def test_a_document_without_references_says_so(report: Report) -> None:
    bare = dataclasses.replace(report, references=(), label=Label.UNVERIFIED, probability=0.0)
    text = to_text([bare])
    assert "No references were found." in text
    assert "probability that it misleads about a source: 0%" in text


def test_no_documents_are_said() -> None:
    assert to_text([]) == "No documents.\n"


def test_one_reference_is_counted_as_one(report: Report) -> None:
    alone = dataclasses.replace(report, references=report.references[:1])
    assert "\n1 reference: " in to_text([alone])
