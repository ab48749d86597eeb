"""How the shards of a collection are parted among those who judge them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citemark.batch import steps
from citemark.batch.run import Run


@pytest.mark.parametrize(
    ("shards", "largest", "last"), [(1, 1, 1), (20, 2, 1), (200, 8, 1), (5000, 8, 1)]
)
def test_groups_hold_every_shard_in_order_and_shrink_towards_the_end(
    shards: int,
    largest: int,
    last: int,
    make_run: Callable[..., Run],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(steps, "shards", lambda _: ((number, 1) for number in range(shards)))
    groups = list(steps._groups(make_run([])))
    sizes = list(map(len, groups))
    assert [shard for group in groups for shard in group] == list(range(shards))
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (largest, last)
