from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.references import split_list
from citemark.references.layout.lists import MAX_ENTRIES

from ...costs import within

DOE = "J. Doe. Turning tides. Tidal Letters, 2020."
ROE = "A. Roe. Night ebbs\n    at sea. Tidal Letters, 2021."
POE = "E. Poe. The raven tide. Tidal Letters, 2022."


@pytest.mark.parametrize(
    ("text", "labels", "count"),
    [
        (f"[1] {DOE}\n[2] {ROE}\n[3] {POE}", ["1", "2", "3"], 3),
        (f"1. {DOE}\n2. {ROE}\n3. {POE}", ["1", "2", "3"], 3),
        (f"(1) {DOE}\n(2) {ROE}", ["1", "2"], 2),
        (f"1 {DOE}\n2 {POE}\n3 {DOE}", ["1", "2", "3"], 3),
        (f"1 {DOE}\n\n2  {POE}", ["1", "2"], 2),
        (f"{DOE}\n2 Ponds of Ebbs. {POE}", [None], 1),
        (f"[DR20] {DOE}\n[Roe21] {ROE}", ["DR20", "Roe21"], 2),
        (f"[1] {DOE} [2] {ROE} [3] {POE}", ["1", "2", "3"], 3),
        (f"(1) {DOE} (2) {ROE} (3) {POE}", ["1", "2", "3"], 3),
        ("(1) J. Doe. Tides, 12 (2) of ponds. Tidal Letters, 2020.", ["1"], 1),
        (f"[0] {DOE}\n[3] {ROE}\n[27] {POE}", ["0", "3", "27"], 3),
        (
            "arXiv:2001.00001 Tides of Ponds. Jane Doe, Mia Moe\nJ. Roe. Ebbs. 2020. https://arxiv.org/abs/2002.00002",
            [None, None],
            2,
        ),
        (
            "arXiv:q-bio/0101001 Tides of Ponds. Jane Doe, Mia Moe\nJ. Roe. Ebbs. 2020. https://arxiv.org/abs/2002.00002",
            [None, None],
            2,
        ),
        ("arXiv:2001.00001 Tides of Ponds and\nof Seas. Jane Doe, Mia Moe", [None], 1),
        (f".. [1] {DOE}\n.. [2] {ROE}\n.. [3] {POE}", ["1", "2", "3"], 3),
        (f"- {DOE}\n- {ROE}\n- {POE}", [None, None, None], 3),
        (f"• {DOE}\n• {POE}", [None, None], 2),
        (f"{DOE}\n{ROE}\n{POE}", [None, None, None], 3),
        (f"{DOE}\n\n{ROE}\n\n{POE}", [None, None, None], 3),
        (f"{DOE}\n{POE}", [None, None], 2),
        ("https://a.example/1\nhttps://a.example/2", [None, None], 2),
        (DOE, [None], 1),
        ("", [], 0),
        ("  \n \n", [], 0),
        (f"[1] {DOE}\n17\n[2] {POE}", ["1", "2"], 2),
        ("1. J. Doe. Tides, pages 4-\n2021. Tidal Letters.\n2. A. Roe. Ebbs. 2020.", ["1", "2"], 2),
    ],
)
def test_a_list_is_divided_into_its_entries(
    text: str, labels: list[str | None], count: int
) -> None:
    entries = split_list(text)
    assert len(entries) == count
    assert [entry.label for entry in entries] == labels


def test_an_entry_keeps_its_wrapped_lines_and_its_place() -> None:
    text = f"[1] {DOE}\n[2] {ROE}"
    entries = split_list(text, offset=100)
    assert text[entries[1].start - 100 : entries[1].end - 100] == f"[2] {ROE}"


@settings(max_examples=150)
@given(st.text(alphabet="[]()123. -•\nAb,", max_size=200))
def test_entries_are_ordered_and_do_not_overlap(text: str) -> None:
    position = 0
    for entry in split_list(text):
        assert position <= entry.start < entry.end <= len(text)
        position = entry.end


@pytest.mark.parametrize(
    "piece", ["[1] ", "\n", "1. \n", "[1] a\n", " \n a", "- \n", "A. B\n", "[\n", "\n\n"]
)
def test_hostile_lists_cost_little(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    with within(3):
        assert len(split_list(text)) <= MAX_ENTRIES


def test_the_columns_of_a_page_may_stand_in_another_order() -> None:
    text = "[117] Doe. Tides. 2020.\n[118] Roe. Ponds. 2021. 26\n[101] Poe. Moss. 2019.\n[102] Lee. Foam."
    assert [entry.label for entry in split_list(text)] == ["117", "118", "101", "102"]
