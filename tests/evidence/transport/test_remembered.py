"""What is remembered, for how long, and what must never be in the file."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from citemark.evidence.answer import Answer
from citemark.evidence.transport.remembered import DAY_S, Lifetimes, Remembered

FOUND = Answer(200, '{"a": "ü"}', "application/json")
ABSENT = Answer(404, "no", "text/plain")


@pytest.fixture
def memory(tmp_path: Path, clock) -> Iterator[Remembered]:
    store = Remembered(tmp_path / "answers.sqlite", clock=clock)
    yield store
    store.close()


def test_nothing_is_remembered_of_what_was_never_asked(memory: Remembered) -> None:
    assert memory.recall("q", search=False) is None


def test_an_answer_comes_back_as_it_was(memory: Remembered, clock) -> None:
    memory.keep("q", FOUND)
    recalled = memory.recall("q", search=False)
    assert recalled is not None
    assert (recalled.status, recalled.body, recalled.content_type) == (
        200,
        FOUND.body,
        "application/json",
    )
    assert recalled.as_of == dt.datetime.fromtimestamp(clock.now, dt.UTC).date()
    assert recalled.from_cache
    assert not recalled.stale


LIVES = Lifetimes()


@pytest.mark.parametrize(
    ("answer", "search", "lifetime"),
    [(FOUND, False, LIVES.found), (ABSENT, False, LIVES.absent), (FOUND, True, LIVES.search)],
)
def test_each_kind_of_answer_has_its_own_lifetime(
    memory: Remembered, clock, answer: Answer, search: bool, lifetime: float
) -> None:
    memory.keep("q", answer)
    for moved, stale in ((lifetime - 1, False), (2, True)):
        clock.now += moved
        recalled = memory.recall("q", search=search)
        assert recalled is not None
        assert recalled.stale is stale


def test_an_answer_from_the_future_does_not_hold(memory: Remembered, clock) -> None:
    memory.keep("q", FOUND)
    clock.now -= 2 * DAY_S
    recalled = memory.recall("q", search=False)
    assert recalled is not None
    assert recalled.stale


def test_a_later_answer_takes_the_place_of_an_earlier(memory: Remembered) -> None:
    memory.keep("q", ABSENT)
    memory.keep("q", FOUND)
    recalled = memory.recall("q", search=False)
    assert recalled is not None
    assert recalled.status == 200


def test_two_processes_share_what_is_remembered(tmp_path: Path, memory: Remembered, clock) -> None:
    memory.keep("q", FOUND)
    other = Remembered(tmp_path / "answers.sqlite", clock=clock)
    assert other.recall("q", search=False) is not None
    other.close()


def test_what_is_too_old_even_to_stand_in_is_dropped_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    old = Remembered(path, clock=lambda: 1_000_000_000.0)  # 2001: long expired by the real clock
    old.keep("q", FOUND)
    old.close()
    reopened = Remembered(path, clock=lambda: 1_000_000_000.0)
    assert reopened.recall("q", search=False) is None
    reopened.close()


def test_the_file_holds_no_code(tmp_path: Path, memory: Remembered) -> None:
    memory.keep("q", FOUND)
    with sqlite3.connect(tmp_path / "answers.sqlite") as connection:
        ((value,),) = connection.execute("SELECT value FROM responses").fetchall()
    connection.close()
    text = value if isinstance(value, str) else value.decode()
    assert text.startswith("{")


@pytest.mark.parametrize(
    "question",
    ["it's a title", "'; DROP TABLE responses; --", 'with "quotes"', "日本語", "", "\x00"],
)
def test_any_question_is_a_key(memory: Remembered, question: str) -> None:
    memory.keep("q", FOUND)
    assert memory.recall(question, search=False) is None
    memory.keep(question, ABSENT)
    recalled = memory.recall(question, search=False)
    assert recalled is not None
    assert recalled.status == 404
    assert memory.recall("q", search=False) is not None


def test_many_threads_read_and_write_side_by_side(tmp_path: Path) -> None:
    memory = Remembered(tmp_path / "answers.sqlite")
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(40):
                memory.keep(f"{number} {turn}", FOUND)
                for other in range(8):
                    memory.recall(f"{other} {turn}", search=False)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must fail
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    memory.close()
    assert failures == []
