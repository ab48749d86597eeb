"""A ledger's version tells what it holds, and names are trusted no further than their hashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.ledger import Ledger, Observation, Use, marks, open_ledger
from citemark.types import Claim, Identifier

PAPER, OTHER = Identifier("arxiv", "2601.01234"), Identifier("doi", "10.5072/example.7")
OLD, NEW = Claim(title="Sparse Activation Replay"), Claim(title="Federated Tuning by Night")


def observation(name: str, claim: Claim, identifier: Identifier = PAPER) -> Observation:
    return Observation(name, None, "00" * 32, None, (Use(identifier, claim),))


def test_what_a_document_once_said_leaves_no_trace_in_the_version(ledger: Ledger) -> None:
    ledger.record([observation("a", OLD), observation("b", OLD)])
    ledger.record([observation("a", NEW)])
    with open_ledger("memory") as twin:
        twin.record([observation("b", OLD), observation("a", NEW)])
        assert ledger.version == twin.version
    ledger.record([observation("a", OLD)])
    with open_ledger("memory") as twin:
        twin.record([observation("a", OLD), observation("b", OLD)])
        assert ledger.version == twin.version
    ledger.forget("a")
    ledger.forget("b")
    assert ledger.version == "0-0000000000000000"


def test_of_two_identifiers_that_share_a_hash_each_keeps_its_own_witnesses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = marks.key

    def colliding(name: str) -> int:
        return 7 if name.startswith("identifier:") else real(name)

    monkeypatch.setattr(marks, "key", colliding)
    with open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger:
        ledger.record([observation("a", OLD, PAPER), observation("b", NEW, OTHER)])
        heard = ledger.testimony([PAPER, OTHER], (), but_not="c").by_identifier
        assert {item: [w.document_id for w in said] for item, said in heard.items()} == {
            PAPER: ["a"],
            OTHER: ["b"],
        }
        assert [witness.claim for witness in ledger.uses_of(OTHER)] == [NEW]
        assert PAPER not in ledger.testimony([PAPER], (), but_not="a").by_identifier
