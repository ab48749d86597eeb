from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.types import Entry

_TITLE = "Tidal Clocks of Very Small Ponds"


def _entries(front: str) -> tuple[Entry, ...]:
    (document,) = read(f"---\n{front}\n---\n\n# Notes\n\nA pond.\n".encode(), type="markdown")
    return document.entries


@pytest.mark.parametrize(
    "front",
    [
        f"type: paper\ntitle: {_TITLE}\nyear: 2019\nauthors: [Jane Doe, Rita Roe]\nvenue: PondConf 2019\narxiv: \"1905.01234\"",
        f'title: "{_TITLE}"\nurl: https://arxiv.org/abs/1905.01234\nauthors:\n  - Jane Doe\n  - Rita Roe\nyear: 2019\nvenue: PondConf 2019\naccessed: 2026-07-16',
        f'title: 潮汐之钟\nenglish_title: "{_TITLE}"\nauthors: [Jane Doe, Rita Roe]\nvenue: PondConf 2019\npublication_date: 2019\narxiv_id: 1905.01234\ndate: 2026-04-20',
    ],
)  # fmt: skip
def test_a_notes_metadata_state_the_work_it_is_about(front: str) -> None:
    (entry,) = _entries(front)
    assert (entry.title, entry.authors) == (_TITLE, ("Jane Doe", "Rita Roe"))
    assert (entry.venue, entry.date) == ("PondConf 2019", "2019")
    assert any("1905.01234" in one for one in entry.identifiers)


@pytest.mark.parametrize(
    "front",
    [
        f"title: {_TITLE}\nauthor: Jane Doe\ndate: 2026-01-02\nurl: https://ponds.example/post",
        f"title: {_TITLE}\nauthor: Jane Doe\nyear: 2026\nurl: https://ponds.example/post",
        f"title: {_TITLE}\ndoi: 10.1000/pond.2019",
        "year: 2019\narxiv: 1905.01234",
        "title: [\nyear: 2019\narxiv: 1905.01234",
    ],
)
def test_a_posts_metadata_state_no_work(front: str) -> None:
    assert _entries(front) == ()
