"""Lists of sources are found by their headings, and an entry ends where the next one begins."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract

FIRST = "[1] A. Doe and B. Roe, “Tides of quiet ponds,” Pond Letters, vol. 3, 2019."
LAST = "[3] C. Poe, “Moss on the walls of mills,” Mill Review, vol. 8, 2021."


@pytest.mark.parametrize(
    ("second", "title"),
    [
        ("[2] E. Ems and F. Far, “Slow harbours and\n\nhow boats find them,” Harbour Notes, 2020.",
         "Slow harbours and how boats find them"),
        ("[2] E. Ems and F. Far, “Slow harbours: A rep-\n\nresentation of boats,” Harbour Notes, 2020.",
         "Slow harbours: A representation of boats"),
        ("[2] E. Ems and\n\nF. Far, “Slow harbours and boats,” Harbour Notes, 2020.", "Slow harbours and boats"),
        ("[2] E. Ems and F. Far, “Slow harbours and boats,” ArXiv, vol.\n\nabs/2401.01234, 2020.",
         "Slow harbours and boats"),
    ],
)  # fmt: skip
def test_a_blank_line_inside_a_numbered_entry_divides_nothing(second: str, title: str) -> None:
    (document,) = read(f"References\n\n{FIRST}\n{second}\n\n{LAST}\n".encode(), name="list.txt")
    references = extract(document)
    assert [item.claim.title for item in references] == [
        "Tides of quiet ponds", title, "Moss on the walls of mills",
    ]  # fmt: skip
    assert references[1].claim.authors == ("E. Ems", "F. Far")


def test_what_follows_a_whole_entry_is_none_of_it() -> None:
    (document,) = read(
        f"References\n\n{FIRST}\n\nAll of them were read in May.\n\n{LAST}\n".encode(),
        name="list.txt",
    )
    assert [item.claim.authors for item in extract(document) if item.claim.authors] == [
        ("A. Doe", "B. Roe"),
        ("C. Poe",),
    ]
    assert "May" not in extract(document)[0].text
