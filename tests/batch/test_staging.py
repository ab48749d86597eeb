"""Records go through the stages together, and each is known by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from citemark.batch import staging
from citemark.batch.staging import Failure, staged
from citemark.errors import UnreadableInput

DEAD = Failure("WorkerDied", "It ended its worker (SIGABRT).")


class Watching:
    """What a worker's page would be told, in order."""

    def __init__(self, *, alone: bool = False, doomed: Sequence[int] = ()) -> None:
        self.alone = alone
        self.doomed = doomed
        self.told: list[str] = []

    def begin(self, shard: int, record: int) -> Failure | None:
        self.told.append(f"begin {shard}/{record}")
        return DEAD if record in self.doomed else None

    def at(self, record: int) -> None:
        self.told.append(f"at {record}")

    def failed(self) -> None:
        self.told.append("failed")

    def between(self) -> None:
        self.told.append("between")


def doubled(value: int) -> int:
    if value == 3:
        raise UnreadableInput("three cannot be doubled")
    return 2 * value


def in_words(value: int) -> str:
    return f"is {value}"


def run(watch: Watching, records: Sequence[object], size: int = 1) -> list[tuple[int, object]]:
    return list(staged(7, [(record, size) for record in records], (doubled, in_words), watch))


def test_a_stage_takes_all_records_before_the_next_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "TOGETHER", 2)
    watch = Watching()
    assert run(watch, [1, 2, 5]) == [(0, "is 2"), (1, "is 4"), (2, "is 10")]
    assert watch.told == [
        *("begin 7/0", "begin 7/1", "at 0", "at 1", "at 0", "at 1"),
        *("begin 7/2", "at 2", "at 2", "between"),
    ]


def test_where_a_worker_was_lost_every_record_goes_by_itself() -> None:
    watch = Watching(alone=True)
    run(watch, [1, 2])
    assert watch.told == ["begin 7/0", "at 0", "at 0", "begin 7/1", "at 1", "at 1", "between"]


def test_records_that_fail_are_told_in_their_place_and_go_no_further() -> None:
    watch = Watching(doomed=[1])
    broken = Failure("UnreadableInput", "It breaks off.")
    found = run(watch, [3, 4, broken, 5])
    assert found == [
        (0, Failure("UnreadableInput", "three cannot be doubled")),
        (1, DEAD),
        (2, broken),
        (3, "is 10"),
    ]
    assert watch.told.count("failed") == 3
    assert [told for told in watch.told if told.startswith("at")] == ["at 0", "at 3", "at 3"]


@pytest.mark.parametrize(("size", "together"), [(10, 1), (5, 2), (3, 3), (100, 1)])
def test_large_records_go_alone(monkeypatch: pytest.MonkeyPatch, size: int, together: int) -> None:
    monkeypatch.setattr(staging, "BYTES_TOGETHER", 10)
    watch = Watching()
    run(watch, [0] * 6, size)
    begun = [told.startswith("begin") for told in watch.told]
    assert begun.index(False) == together


def test_nothing_is_nothing() -> None:
    watch = Watching()
    assert run(watch, []) == []
    assert watch.told == ["between"]
