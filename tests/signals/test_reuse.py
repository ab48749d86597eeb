"""One identifier for several works shows; one work described in several ways does not."""

from __future__ import annotations

from citemark.ledger import Testimony, Witness
from citemark.types import Claim, Identifier

from .conftest import MINE, Ask

ID = Identifier("arxiv", "2604.07777")


def witness(document: str, claim: Claim) -> Witness:
    return Witness(document, document.title(), None, ID, claim)


def heard(*witnesses: Witness) -> Testimony:
    return Testimony(by_identifier={ID: witnesses}, by_work={})


OTHERS = (
    Claim(method="Quiet Gradient Routing", acronym="QGR"),
    Claim(method="Tidal Memory Replay", acronym="TMR"),
)


def test_an_identifier_that_stands_for_other_works_elsewhere_shows_both_claims(ask: Ask) -> None:
    words = heard(witness("a", OTHERS[0]), witness("b", OTHERS[1]))
    finding = ask(MINE, identifiers=[ID], testimony=words)["identifier_reused"]
    assert finding.value > 1
    assert "Layered Echo Pruning" in finding.message
    assert "Quiet Gradient Routing" in finding.message


def test_one_mistaken_document_does_not_discredit_the_many_that_agree(ask: Ask) -> None:
    agreeing = [witness(f"d{n}", MINE) for n in range(20)]
    words = heard(witness("odd", OTHERS[0]), *agreeing)
    assert ask(MINE, identifiers=[ID], testimony=words)["identifier_reused"].value < 0.2


def test_documents_that_cannot_be_compared_are_no_reuse(ask: Ask) -> None:
    words = heard(witness("a", Claim()), witness("b", Claim()))
    assert "identifier_reused" not in ask(MINE, identifiers=[ID], testimony=words)


def test_two_works_under_one_identifier_within_a_document_show(ask: Ask) -> None:
    finding = ask(MINE, identifiers=[ID], alternatives=OTHERS)["two_works_here"]
    assert finding.value == 2
