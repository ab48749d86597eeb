"""Parts of what was read as a title, between the marks that may bound one."""

from __future__ import annotations

import pytest

from citemark.evidence.segments import names_its_author, segments
from citemark.types import Record

from ..costs import within

TITLE = "LanternNet: Patient Reading of Tide Tables"
RECORD = Record(TITLE, authors=("Ada Quill", "Bo Marsh", "Cleo Ferro"))


@pytest.mark.parametrize(
    "text",
    [
        f"Chapter 3 is based on: Ada Quill, ‘{TITLE}",
        f"Bo Marsh vd., “{TITLE}",
        f"{TITLE}, with Bo Marsh",
        f"{TITLE} w/ Bo Marsh",
        f"A reading list; {TITLE}; more",
        f"2021 | {TITLE} | Quill",
        f"2021 {TITLE}, with Bo Marsh",
        f"Quill / {TITLE} / Annals of Ponds / 2021",
        f"{TITLE}, by Ada Quill, {'Bo Marsh, ' * 9}and Cleo Ferro, Annals of Ponds",
        f"Quill, A., {'Marsh, B., ' * 9}{TITLE}, Annals of Ponds: PondConf 2021",
    ],
)
def test_a_title_between_marks_is_a_segment(text: str) -> None:
    assert TITLE in set(segments(text))


def test_the_longest_come_first_and_short_ones_and_the_whole_never() -> None:
    found = list(segments(f"Moss, Towers: {TITLE}"))
    assert found == sorted(found, key=lambda piece: (-len(piece), piece))
    assert found[0] == f"Towers: {TITLE}"
    assert all(len(piece.split()) >= 3 for piece in found)
    assert not list(segments(TITLE.partition(": ")[2]))


@pytest.mark.parametrize(
    ("text", "beside", "named"),
    [
        (f"Ada Quill. {TITLE}", "Ada Quill.", True),
        (f"A. Quill et al. {TITLE}", "A. Quill et al.", True),
        (f"Quill və b. {TITLE}", "Quill və b.", True),  # no initial: "and others"
        (f"Bo Marsh. {TITLE}", "Bo Marsh.", False),  # the first author is who is named
        (f"{TITLE}, with Bo Marsh and Cleo Ferro", ", with Bo Marsh and Cleo Ferro", True),
        (f"A Quill, M S, and D D. {TITLE}", "A Quill, M S, and D D.", False),
    ],
)
def test_a_reference_names_the_author_and_nobody_elses_initial(
    text: str, beside: str, named: bool
) -> None:
    assert names_its_author(text, beside, RECORD) == named


def test_an_initial_with_an_accent_is_that_of_the_name_without() -> None:
    record = Record(TITLE, authors=("Oezlem Quill", "Bo Marsh"))
    assert names_its_author(f"Ö. Quill. {TITLE}", "Ö. Quill.", record)


def test_a_record_without_authors_is_named_by_nobody() -> None:
    assert not names_its_author(TITLE, "", Record(TITLE))


def test_a_hostile_title_costs_little() -> None:
    with within(2):
        for text in ("a, " * 40_000, "'" * 100_000, " " * 100_000 + "w/"):
            assert len(list(segments(text))) < 230
