"""Which of several records of one title is meant: its authors tell, then its year."""

from __future__ import annotations

import pytest

from citemark.index.choice import have_authors_in_common, order
from citemark.types import Record


@pytest.mark.parametrize(
    ("recorded", "claimed", "answer"),
    [
        (("Ada Quill", "Bo Marsh"), ("Ada Quill",), True),
        (("Ada Quill", "Bo Marsh"), ("A. Quill",), True),
        (("Ada Quill", "Bo Marsh"), ("Mársh, B.",), True),
        (("Ada Quill", "Bo Marsh"), ("Cleo Ferro",), False),
        (("Ada Quill",), (), None),
        ((), ("Ada Quill",), None),
        (("山田 花子",), ("山田 花子",), True),
    ],
)
def test_authors_in_common_are_seen_however_they_are_written(
    recorded: tuple[str, ...], claimed: tuple[str, ...], answer: bool | None
) -> None:
    assert have_authors_in_common(Record("On Feathers", recorded), claimed) is answer


def test_authors_go_before_years_and_the_unknown_stands_between() -> None:
    same, other = Record("A", ("Ada Quill",), years=(2001,)), Record("A", ("Bo Marsh",))
    ordered = sorted(
        (other, Record("A"), same), key=lambda record: order(record, ("A. Quill",), 2020)
    )
    assert ordered == [same, Record("A"), other]
