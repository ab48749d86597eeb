"""What every ledger does, whatever it keeps its testimony in."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable

import pytest

from citemark.ledger import Ledger, Observation, Testimony, Use, Witness, open_ledger, work_keys
from citemark.ledger.testimony import LISTED, SAMPLE
from citemark.types import Claim, Identifier, PartialDate

PAPER = Identifier("arxiv", "2601.01234")
OTHER = Identifier("doi", "10.5555/example.7")
REPLAY = Claim(title="Sparse Activation Replay for Long Contexts", acronym="SAR")
TUNING = Claim(method="Federated Tuning with Gradient Separation", sentence="It is faster.")
FULL = Claim(
    title="A title with “quotes”, \N{GREEK SMALL LETTER BETA} and \N{SNOWMAN}",
    method="Method",
    acronym="ACR",
    authors=("Ana Müller", "李明"),
    authors_truncated=True,
    affiliations=("ETH Zürich",),
    venue="NeurIPS 2025",
    date=PartialDate(2025, 12),
    category="cs.CL",
    sentence="One sentence\nof two lines.",
    kind="inproceedings",
)


def observation(
    name: str, *uses: tuple[Identifier | None, Claim], sha256: str = "00" * 32
) -> Observation:
    return Observation(
        document_id=f"https://example.org/{name}",
        document_title=f"Summary {name}",
        sha256=sha256,
        published=dt.date(2026, 4, 17),
        uses=tuple(Use(identifier, claim) for identifier, claim in uses),
    )


def ids(witnesses: Iterable[Witness]) -> list[str]:
    return [witness.document_id.rpartition("/")[2] for witness in witnesses]


def ask(ledger: Ledger, *claims: Claim, but_not: str = "nobody") -> Testimony:
    return ledger.testimony([PAPER, OTHER], claims, but_not=f"https://example.org/{but_not}")


def test_an_empty_ledger_says_nothing(ledger: Ledger) -> None:
    heard = ask(ledger, REPLAY)
    assert (dict(heard.by_identifier), dict(heard.by_work)) == ({}, {})
    assert heard.version == ledger.version == "0-0000000000000000"


def test_other_documents_testify_for_an_identifier_and_for_a_work(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY)), observation("b", (PAPER, TUNING))])
    heard = ask(ledger, REPLAY)
    assert sorted(ids(heard.by_identifier[PAPER])) == ["a", "b"]
    assert OTHER not in heard.by_identifier
    assert {key: ids(found) for key, found in heard.by_work.items()} == {
        key: ["a"] for key in work_keys(REPLAY)
    }


def test_a_document_is_never_its_own_witness(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY)), observation("b", (PAPER, REPLAY))])
    heard = ask(ledger, REPLAY, but_not="a")
    assert ids(heard.by_identifier[PAPER]) == ["b"]
    assert all(ids(found) == ["b"] for found in heard.by_work.values())


def test_a_work_named_without_identifier_is_found_by_its_name(ledger: Ledger) -> None:
    ledger.record([observation("a", (None, REPLAY))])
    asked = Claim(method="sparse activation REPLAY, for long contexts!")
    assert [ids(found) for found in ask(ledger, asked).by_work.values()] == [["a"]]


def test_a_claim_comes_back_as_it_was_made(ledger: Ledger) -> None:
    ledger.record([observation("a", (Identifier("arxiv", "2601.01234", 3), FULL))])
    (witness,) = ask(ledger).by_identifier[PAPER]
    assert witness.claim == FULL
    assert witness.identifier is not None
    assert (witness.identifier, witness.identifier.version) == (PAPER, 3)
    assert witness.published == dt.date(2026, 4, 17)
    assert witness.document_title == "Summary a"


def test_observing_again_changes_nothing(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY))])
    before = (ledger.version, ask(ledger, REPLAY))
    ledger.record([observation("a", (PAPER, REPLAY))] * 3)
    assert (ledger.version, ask(ledger, REPLAY)) == before


def test_a_changed_document_replaces_its_older_testimony(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY))])
    ledger.record([observation("a", (OTHER, TUNING), sha256="11" * 32)])
    heard = ask(ledger, REPLAY, TUNING)
    assert list(heard.by_identifier) == [OTHER]
    assert list(heard.by_work) == list(work_keys(TUNING))


def test_of_two_states_of_a_document_in_one_call_the_last_counts(ledger: Ledger) -> None:
    ledger.record(
        [observation("a", (PAPER, REPLAY)), observation("a", (OTHER, TUNING), sha256="11" * 32)]
    )
    assert list(ask(ledger).by_identifier) == [OTHER]


def test_forgetting_a_document_removes_its_testimony_and_no_other(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY))])
    before = ledger.version
    ledger.record([observation("b", (PAPER, REPLAY))])
    assert ledger.forget("https://example.org/b") is True
    assert ledger.version == before
    assert ids(ask(ledger).by_identifier[PAPER]) == ["a"]
    assert ledger.forget("https://example.org/b") is False


def test_the_version_tells_contents_apart_and_not_the_order_of_their_coming(
    address: str, ledger: Ledger
) -> None:
    several = [observation(str(number), (PAPER, REPLAY)) for number in range(7)]
    ledger.record(several)
    with open_ledger("memory") as twin:
        twin.record(random.Random(5).sample(several, 7))
        assert twin.version == ledger.version
        twin.record([observation("0", (PAPER, TUNING))])
        assert twin.version != ledger.version


def test_a_document_sees_the_same_version_before_and_after_it_is_recorded(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY))])
    before = ask(ledger, REPLAY, but_not="b")
    ledger.record([observation("b", (PAPER, TUNING))])
    assert ask(ledger, REPLAY, but_not="b") == before


def test_every_ledger_hears_the_same_sample_of_many_witnesses(ledger: Ledger) -> None:
    many = [observation(str(number), (PAPER, REPLAY)) for number in range(3 * SAMPLE)]
    ledger.record(random.Random(1).sample(many, len(many)))
    with open_ledger("memory") as twin:
        twin.record(many)
        assert ask(ledger, REPLAY) == ask(twin, REPLAY)
    assert len(ask(ledger).by_identifier[PAPER]) == SAMPLE
    assert len(ledger.uses_of(PAPER)) == len(many)


def test_a_rare_name_is_heard_beside_a_very_common_one(ledger: Ledger) -> None:
    ledger.record(observation(f"c{number}", (PAPER, FULL)) for number in range(LISTED + 5))
    ledger.record([observation("a", (OTHER, REPLAY))])
    heard = ask(ledger, FULL, REPLAY)
    assert ids(heard.by_identifier[OTHER]) == ["a"]
    assert len(heard.by_identifier[PAPER]) == SAMPLE
    assert len(ledger.uses_of(PAPER)) == LISTED


def test_uses_are_listed_for_the_identifier_that_was_asked_for(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY), (OTHER, TUNING))])
    assert [witness.claim for witness in ledger.uses_of(OTHER)] == [TUNING]
    assert ledger.uses_of(Identifier("doi", PAPER.value)) == ()


def test_a_cut_off_identifier_asks_nothing(ledger: Ledger) -> None:
    ledger.record([observation("a", (PAPER, REPLAY))])
    cut = Identifier(PAPER.scheme, PAPER.value, cut_off=True)
    assert ledger.testimony([cut], [], but_not="").by_identifier == {}


HOSTILE = ["nul \0 inside", "half \ud800 surrogate", "'; DROP TABLE ledger_use; --", "x" * 20_000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12].encode("ascii", "replace"))
def test_hostile_text_is_kept_and_found(ledger: Ledger, text: str) -> None:
    claim = Claim(title=f"About {text}", sentence=text)
    ledger.record([Observation(text, text, "00" * 32, None, (Use(PAPER, claim),))])
    heard = ask(ledger, claim)
    assert [witness.claim for witness in heard.by_identifier[PAPER]] == [claim]
    assert len(heard.by_work) == 1
    assert ledger.testimony([PAPER], [claim], but_not=text).by_identifier == {}
    assert ledger.forget(text) is True


def test_ten_thousand_identifiers_of_one_document_are_kept(ledger: Ledger) -> None:
    uses = [(Identifier("arxiv", f"2601.{number:05}"), REPLAY) for number in range(10_000)]
    ledger.record([observation("a", *uses)])
    heard = ledger.testimony([identifier for identifier, _ in uses], [REPLAY], but_not="b")
    assert len(heard.by_identifier) == 10_000


def test_the_ledger_that_keeps_nothing_says_nothing() -> None:
    with open_ledger("none") as ledger:
        ledger.record([observation("a", (PAPER, REPLAY))])
        assert ask(ledger, REPLAY) == Testimony()
        assert (ledger.version, ledger.uses_of(PAPER)) == (None, ())
        assert ledger.forget("a") is False
