"""Witnesses are remembered, and still say what stands in the database."""

from __future__ import annotations

import pytest

from citemark.ledger import Observation, Use, hearing
from citemark.ledger.database import Database
from citemark.ledger.sql import SqlLedger
from citemark.ledger.testimony import SAMPLE
from citemark.types import Claim, Identifier

PAPER = Identifier("arxiv", "2601.01234")
OLD, NEW = Claim(title="Sparse Activation Replay"), Claim(title="Federated Tuning by Night")


def observation(name: str, claim: Claim, *more: Use) -> Observation:
    return Observation(name, None, "00" * 32, None, (Use(PAPER, claim), *more))


def told(ledger: SqlLedger) -> dict[str, Claim]:
    heard = ledger.testimony([PAPER], (), but_not="who asks").by_identifier.get(PAPER, ())
    return {witness.document_id: witness.claim for witness in heard}


def test_a_witness_that_another_process_changed_is_heard_anew(database_address: str) -> None:
    with SqlLedger(Database(database_address)) as asked, SqlLedger(asked.database) as writer:
        writer.record([observation("a", OLD)])
        assert told(asked) == told(asked) == {"a": OLD}
        writer.record([observation("a", NEW)])
        assert told(asked) == {"a": NEW}
        writer.record([observation("a", OLD)])
        assert told(asked) == {"a": OLD}
        writer.forget("a")
        assert told(asked) == {}


def test_what_is_remembered_is_not_read_again(
    database_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SqlLedger(Database(database_address)) as ledger:
        ledger.record([observation("a", OLD)])
        first = told(ledger)
        monkeypatch.delattr(hearing, "witnesses_at")
        assert told(ledger) == first


def test_no_more_is_remembered_than_there_is_room_for(
    database_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "REMEMBERED", 3)
    with SqlLedger(Database(database_address)) as ledger:
        for number in range(5):
            ledger.record([observation(str(number), OLD)])
            assert told(ledger) == {str(each): OLD for each in range(number + 1)}
            assert len(ledger._hearing._known) <= max(3, number + 1)


def test_more_names_than_fit_a_question_are_all_asked(database_address: str) -> None:
    claims = tuple(Claim(title=f"Work number {number}") for number in range(hearing.ASKED * 2 + 1))
    with SqlLedger(Database(database_address)) as ledger:
        ledger.record([observation("a", OLD, *(Use(None, claim) for claim in claims))])
        heard = ledger.testimony([PAPER], claims, but_not="b")
    assert len(heard.by_work) == len(claims)
    assert len(heard.by_identifier[PAPER]) == 1


def test_each_of_several_names_has_a_sample_of_its_own(database_address: str) -> None:
    with SqlLedger(Database(database_address)) as ledger:
        ledger.record(observation(f"old {number}", OLD) for number in range(SAMPLE + 5))
        ledger.record([observation("new", NEW)])
        heard = ledger.testimony([PAPER], (OLD, NEW), but_not="b")
    assert {name: len(said) for name, said in heard.by_work.items()} == {
        "work:sparse activation replay": SAMPLE,
        "work:federated tuning by night": 1,
    }
    assert len(heard.by_identifier[PAPER]) == SAMPLE
