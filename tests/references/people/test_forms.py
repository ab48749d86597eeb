"""A field of authors may hold a whole list as styles print it; a field of a title, notes to it."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.references.finders.several_people import one_by_one
from citemark.references.formatted.title_notes import without_notes
from citemark.references.people.forms import names_alone, names_in

from ...costs import within

LISTS = (
    ("Quill A, Marsh B, Ferro CD", ("Quill A", "Marsh B", "Ferro CD")),
    ("Quill A, Marsh B", ("Quill A", "Marsh B")),
    ("Quill, A., Power, B., & Ferro, C.", ("Quill, A.", "Power, B.", "Ferro, C.")),
    ("Quill, A.; Marsh, B.; Di Ferro, C.", ("Quill, A.", "Marsh, B.", "Di Ferro, C.")),
    ("Ada Quill, Joan Power, and Cleo Ferro", ("Ada Quill", "Joan Power", "Cleo Ferro")),
    ("QUILL, ADA; MARSH, BEA", ("QUILL, ADA", "MARSH, BEA")),
    ("Ada Quill, MIT", ("Ada Quill",)),
    ("Ada Quill, University of the Lower Harbour", ("Ada Quill",)),
)
ONE = (
    "Quill Marsh, Ada", "Quill Marsh, Ada Bo", "Quill, Ada, Jr.", "Quill, Jr., Ada", "van den Oever, Saskia",
    "Oever, Saskia van den", "Department of Health and Human Services", "Quill and Marsh Inc",
    "The Harbour Collaboration", "Ada Quill, PhD", "Quill", "Agüera y Arcas, Bo",
)  # fmt: skip


@pytest.mark.parametrize(("stated", "expected"), LISTS)
def test_a_list_in_one_author_is_divided(stated: str, expected: tuple[str, ...]) -> None:
    assert one_by_one((stated,)) == (expected, False)


@pytest.mark.parametrize("stated", ONE)
def test_one_author_is_not(stated: str) -> None:
    assert one_by_one((stated,)) == ((stated,), False)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (("Quill and colleagues",), ("Quill",)), (("Ada Quill", "and 12 others"), ("Ada Quill",)),
        (("Ada Quill", "..."), ("Ada Quill",)), (("Ada Quill & co-workers",), ("Ada Quill",)),
        (("Ada Quill et al",), ("Ada Quill",)), (("Ada Quill, Bo Marsh, …",), ("Ada Quill, Bo Marsh",)),
    ],
)  # fmt: skip
def test_what_says_that_there_are_more_is_no_author(
    stated: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert one_by_one(stated) == (expected, True)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[PDF] Tides of Ponds", "Tides of Ponds"), ("[12] Tides of Ponds", "Tides of Ponds"),
        ("Tides of Ponds¹", "Tides of Ponds"), ("Tides of GNNs*†", "Tides of GNNs"),
        ("Do Ponds Have Tides?¹", "Do Ponds Have Tides?"), ("Tides of Ponds (v2)", "Tides of Ponds"),
        (r"Tides of Ponds\thanks{Supported by a grant.}", "Tides of Ponds"),
        ("Tides_of_Small_Ponds", "Tides of Small Ponds"), ("Tides in L²", "Tides in L²"),
        ("Gulls per km²", "Gulls per km²"), ("Counting Ducks with YOLO v3", "Counting Ducks with YOLO v3"),
        ("[12]", "[12]"), ("snake_case in Code", "snake_case in Code"),
    ],
)  # fmt: skip
def test_notes_to_a_title_are_no_part_of_it(title: str, expected: str) -> None:
    assert without_notes(title) == expected


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Quill¹,², Bo Marsh²", "Ada Quill, Bo Marsh"), ("Ada Quill, PhD, Bo Marsh, MD", "Ada Quill, Bo Marsh"),
        ("Dr. Ada Quill (Lower Harbour College)", "Ada Quill"), ("Proceedings of the Pond Meeting, 2019", None),
        ("Tides of Small Ponds and Their Moons", None), ("Neural Networks and Deep Learning", None),
    ],
)  # fmt: skip
def test_a_line_of_names_alone(line: str, names: str | None) -> None:
    assert names_alone(line) == names


def test_a_mark_is_one_behind_a_name_and_not_inside() -> None:
    """Text that was read in the wrong encoding has the same signs inside its names."""
    told = names_alone("FranÃ§ois Quill§, Joan Power†, Cleo Ferro")
    assert told is None or told.startswith("FranÃ§ois Quill,")


def test_forms_are_read_in_time() -> None:
    for hostile in (
        "Doe, A., " * 11_000,
        "Doe AB, " * 12_000,
        "Ada Doe, " * 11_000,
        "(" * 100_000,
        "a" * 100_000,
        "A. " * 33_000,
    ):
        with within(5):
            names_in(hostile)
            names_alone(hostile)
            without_notes(hostile)
            one_by_one((hostile,))


LISTED = (
    ("Quill, A., Marsh, B., & Di Ferro, C. (2019). Tides of ponds. Pond Letters, 3, 1-2.", ("Quill, A.", "Marsh, B.", "Di Ferro, C."), "Tides of ponds"),
    ("Ada Quill, Joan Power, & Cleo Ferro (2019). Tides of small ponds. Pond Letters, 3.", ("Ada Quill", "Joan Power", "Cleo Ferro"), "Tides of small ponds"),
    ("Quill, A., & Marsh, B. (Spring 2019). Tides of small ponds. Pond Letters, 3.", ("Quill, A.", "Marsh, B."), "Tides of small ponds"),
    ('Quill, A. (2019). Tides of Ponds with "Borrowed" Moons. Pond Letters, 3.', ("Quill, A.",), 'Tides of Ponds with "Borrowed" Moons'),
    ("Quill, A., & Marsh, B. (2019). Tides of the smallest po... Pond Letters, 3.", ("Quill, A.", "Marsh, B."), "Tides of the smallest po…"),
    ("Ada Quill¹, Bo Marsh² (2019). Tides of small ponds. Pond Letters, 3.", ("Ada Quill", "Bo Marsh"), "Tides of small ponds"),
)  # fmt: skip


@pytest.mark.parametrize(("entry", "authors", "title"), LISTED)
def test_an_entry_of_a_list_is_divided(entry: str, authors: tuple[str, ...], title: str) -> None:
    (document,) = read(
        f"References\n\n1. {entry}\n2. Other, A. (2001). Else.\n".encode(), type="text"
    )
    claim = extract(document)[0].claim
    assert (claim.authors, claim.title) == (authors, title)


def test_dots_before_the_year_say_that_there_are_more_authors() -> None:
    entry = "Ada Quill, Bo Marsh, ... (2019). Tides of small ponds. Pond Letters, 3."
    (document,) = read(
        f"References\n\n1. {entry}\n2. Other, A. (2001). Else.\n".encode(), type="text"
    )
    assert extract(document)[0].claim.authors_truncated


@pytest.mark.parametrize("end", ["", ".", " (Invited)", "?"])
@pytest.mark.parametrize(
    "names", ["Ada Quill, Joan Power, Cleo Ferro", "Ada Quill", "Quill, A., Marsh, B."]
)
def test_an_item_of_several_lines_is_one_entry(end: str, names: str) -> None:
    lines = f"<i>Tides of Ponds and Their Moons{end}</i><br>{names}<br>Proceedings of the Pond Meeting, 2019"
    page = f"<title>Notes</title><h2>References</h2><ol><li>{lines}</li><li>Other, A. (2001). Else.</li></ol>"
    (document,) = read(page.encode(), type="html")
    claim = extract(document)[0].claim
    assert claim.title is not None
    assert claim.title.startswith("Tides of Ponds and Their Moons")
    assert len(claim.authors) == max(1, names.count(",") + 1 - 2 * names.count("., M"))


@pytest.mark.parametrize(
    ("title", "names", "told"),
    [
        ("Navigating the Pond-Moon Dilemma", "Ada Quill, Joan Pohl", True),
        ("The University of Ponds in Action", "Ada Quill, Joan Pohl", True),
        ("Ada Quill", "Tides of Ponds and Their Moons", False),
    ],
)
def test_a_line_above_several_people_is_a_title_though_it_looks_like_a_name(
    title: str, names: str, *, told: bool
) -> None:
    page = (
        f"<title>Notes</title><h2>References</h2><ol><li><i>{title}</i><br>{names}<br>Pond Meeting, 2019</li>"
        "<li>Other, A. (2001). Else.</li></ol>"
    )
    (document,) = read(page.encode(), type="html")
    claim = extract(document)[0].claim
    assert (claim.title == title) is told
    assert (len(claim.authors) == 2) is told


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        ("Proc. 2nd Conf. Learn. Dyn. Control, 2019.", "Proc. 2nd Conf. Learn. Dyn. Control"),
        ("Conf. Empir. Methods Nat. Lang. Process., 2019.", "Conf. Empir. Methods Nat. Lang. Process."),
    ],
)  # fmt: skip
def test_a_venue_cut_short_goes_on_behind_its_stops(behind: str, venue: str) -> None:
    entry = f"Quill, A., & Marsh, B. (2019). Tides of small ponds. {behind}"
    (document,) = read(
        f"References\n\n1. {entry}\n2. Other, A. (2001). Else.\n".encode(), type="text"
    )
    assert extract(document)[0].claim.venue == venue
