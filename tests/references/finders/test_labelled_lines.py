"""Runs of labelled lines are read as one work, in whatever order they stand."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.references.finders import labelled_lines
from citemark.types import PartialDate, Reference

from ...costs import within

_TITLE = "Tidal Clocks of Very Small Ponds"
_PEOPLE = ("Jane Doe", "Rita Roe")


def _extracted(text: str) -> tuple[Reference, ...]:
    (document,) = read(text.encode(), type="markdown")
    return extract(document)


@pytest.mark.parametrize(
    "lines",
    [
        f"## Paper\n- **Title**: {_TITLE}\n- **Authors**: Jane Doe, Rita Roe\n- **Venue**: NeurIPS 2021 Spotlight (arXiv 2101.01311, 2021-01)\n- **Abstract**: Ponds do keep time.",
        f"# `pond_2021`: clocks for ponds\n\n> **Paper**: {_TITLE}\n> **Tác giả**: Jane Doe, Rita Roe\n> **Venue**: NeurIPS 2021 — arXiv:2101.01311\n> **Loại**: `paper_inspired`\n\nA pond.",
        f"## Card\n- **Title**: {_TITLE}\n- **Venue**: NeurIPS 2021\n- **Group**: Tide Lab\n- **Authors**: Jane Doe, Rita Roe\n- **arXiv**: https://arxiv.org/abs/2101.01311\n- **Code**: https://github.com/ponds/tides",
        f"# Ponds\n\n## Basic info\n\n* Title: {_TITLE}\n* Authors: Jane Doe and Rita Roe\n* Year: 2021\n* Venue / source: NeurIPS\n* Link: https://arxiv.org/abs/2101.01311\n* Found: 2021-05-12",
        f"**Title:** {_TITLE}\n\n**Authors:** Jane Doe, Rita Roe\n\n**Venue:** NeurIPS 2021\n\n**DOI:** https://arxiv.org/abs/2101.01311",
        f"**제목**: {_TITLE}\n**저자**: Jane Doe, Rita Roe\n**학회**: NeurIPS 2021\n**링크**: [arXiv](https://arxiv.org/abs/2101.01311)",
    ],
)  # fmt: skip
def test_labelled_lines_tell_of_the_work_whose_address_stands_among_them(lines: str) -> None:
    (found,) = (one for one in _extracted(f"# Notes\n\nOn ponds.\n\n{lines}\n") if one.claim.title)
    assert found.claim.title == _TITLE
    assert found.claim.authors == _PEOPLE
    assert (found.claim.venue or "").startswith("NeurIPS")
    assert found.claim.date == PartialDate(2021)
    assert [one.value for one in found.identifiers] == ["2101.01311"]


def test_the_heading_above_labelled_lines_names_their_work() -> None:
    text = (
        "# Tides\n\n## History\n\n### Pond-of-Clocks Prompting\n- **Date:** January 8, 2021\n"
        "- **Authors:** Jane Doe, Rita Roe\n- **Paper:** arXiv:2101.01311\n- **Impact:** It keeps time.\n"
    )
    (found,) = _extracted(text)
    assert found.claim.method == "Pond-of-Clocks Prompting"
    assert found.claim.authors == _PEOPLE


def test_the_head_of_a_note_on_something_is_not_what_it_notes() -> None:
    text = (
        "# Notes\n\nSome words.\n\n**Title**: What We Learnt of Ponds This Year\n**Written by**: Jane Doe\n"
        "**Date**: 2021-05-01\n**Source**: https://arxiv.org/abs/2101.01311\n\nIt was good.\n"
    )
    (found,) = _extracted(text)
    assert found.claim.title is None
    assert found.claim.authors == ()


def test_the_name_behind_a_dash_in_a_heading_is_the_authors() -> None:
    text = (
        f"# Notes\n\nSome words.\n\n## {_TITLE} — Doe et al. (2021)\n\n"
        "**Source**: https://arxiv.org/abs/2101.01311\n**Authors**: Jane Doe, Rita Roe\n**Venue**: NeurIPS 2021\n"
    )
    (found,) = _extracted(text)
    assert found.claim.title == _TITLE


def test_a_line_with_another_label_above_the_authors_is_not_their_title() -> None:
    text = (
        f"# Notes\n\n> **Source Paper**: [{_TITLE}](../notes/ponds.md)\n> **Shelf List**: [All The Ponds There Are](https://ponds.example/all)\n"
        "> **Authors**: Doe, J., et al. (2021)\n> **Venue**: NeurIPS 2021\n\nMore words.\n"
    )
    titles = {one.claim.title for one in _extracted(text)}
    assert not any("Shelf" in (title or "") for title in titles)


def test_the_document_may_be_headed_by_the_title_of_the_work_it_tells_of() -> None:
    (found,) = _extracted(
        f"# {_TITLE}: A Clock\n\n**Conference**: AAAI 2021\n**arXiv**: [2101.01311](https://arxiv.org/abs/2101.01311)\n"
    )
    assert found.claim.title == f"{_TITLE}: A Clock"
    assert found.claim.venue == "AAAI"


def test_thousands_of_cards_cost_what_their_length_does() -> None:
    card = "Title: {title} {n}\nAuthors: Jane Doe, Rob Roe\nVenue: ICML\narXiv: 2101.{n:05d}\n\n"
    text = "".join(card.format(title=_TITLE, n=n) for n in range(9_000))
    with within(10):
        assert len(_extracted(text)) == 9_000


def test_a_line_is_looked_at_once_however_many_mentions_stand_on_it(monkeypatch):
    looked_at: list[int] = []
    divider = labelled_lines._DIVIDER

    class Counted:
        split = divider.split

        def search(self, text, begin, end):
            looked_at.append(end - begin)
            return divider.search(text, begin, end)

    monkeypatch.setattr(labelled_lines, "_DIVIDER", Counted())
    line = "; ".join(f"PMID: {10_000_000 + n}" for n in range(400))
    assert len(_extracted(f"# Notes\n\n{line}\n")) == 400
    assert 0 < sum(looked_at) <= len(line)


def test_the_lines_of_a_block_are_found_once_however_many_mentions_stand_in_it(monkeypatch):
    asked: list[int] = []
    lines = labelled_lines._lines

    def counted(layout, covered, index):
        asked.append(index)
        return lines(layout, covered, index)

    monkeypatch.setattr(labelled_lines, "_lines", counted)
    text = "\n".join(f"DOI: 10.5555/pond{n}" for n in range(400))
    assert len(_extracted(f"# Notes\n\n{text}\n")) > 1
    assert asked
    assert len(asked) == len(set(asked))
