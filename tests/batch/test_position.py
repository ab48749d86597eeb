"""Where a worker is, as its guard sees it."""

from __future__ import annotations

import tempfile

from citemark.batch.position import Page, Position


def test_the_guard_sees_where_the_worker_is_and_what_it_began_anew() -> None:
    with tempfile.TemporaryFile() as shared:
        guards, workers = Page(shared.fileno()), Page(shared.fileno())
    assert guards.read() == Position()
    assert guards.read().place is None
    for shard in (7, 8):
        for record in range(3):
            workers.begin(shard, record)
        workers.one_failed()
        assert guards.read().place == (shard, 2)
        workers.between()
        assert guards.read().place is None
    assert guards.read() == Position(
        begun=6, failed=2, begun_before=3, failed_before=1, shard=8, record=-1
    )


def test_a_failure_is_seen_with_the_next_word() -> None:
    with tempfile.TemporaryFile() as shared:
        page = Page(shared.fileno())
    page.begin(0, 0)
    page.one_failed()
    page.begin(0, 1)
    assert page.read().failed == 1
