"""Other documents as witnesses: what they say counts as they most probably mean it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.signals.conftest import RIGHT, WORK, Ask, covering, held, silent

from citemark.ledger import Testimony, Witness, work_keys
from citemark.types import Claim, Identifier, Outcome, SourceKind

from .conftest import MINE

OTHER = Claim(method="Quiet Gradient Routing", acronym="QGR")
USED, ELSEWHERE = Identifier("arxiv", "2604.07777"), Identifier("arxiv", "2604.09999")
ADDRESS, OTHER_ADDRESS = (
    Identifier("url", f"https://papers.example.org/{name}") for name in ("one", "two")
)


def witness(document: str, claim: Claim, identifier: Identifier = USED) -> Witness:
    return Witness(document, document.title(), None, identifier, claim)


def under_identifier(*witnesses: Witness) -> Testimony:
    return Testimony(by_identifier={USED: witnesses}, by_work={})


def under_work(claim: Claim, *witnesses: Witness) -> Testimony:
    return Testimony(by_identifier={}, by_work=dict.fromkeys(work_keys(claim), witnesses))


@pytest.mark.parametrize("first_says", [(MINE, OTHER), (OTHER, MINE)])
def test_a_document_that_names_my_work_too_is_no_witness_against_it(
    ask: Ask, first_says: tuple[Claim, Claim]
) -> None:
    words = under_identifier(*(witness("a", claim) for claim in first_says))
    finding = ask(MINE, identifiers=[USED], testimony=words)["identifier_reused"]
    assert finding.value < 0.1
    assert "same work" in finding.message


def test_each_document_speaks_once_however_much_it_says(ask: Ask) -> None:
    many = [witness("a", replace(OTHER, method=f"Quiet Gradient Routing {n}")) for n in range(9)]
    once = ask(MINE, identifiers=[USED], testimony=under_identifier(witness("a", OTHER)))
    often = ask(MINE, identifiers=[USED], testimony=under_identifier(*many))
    assert often["identifier_reused"].value == pytest.approx(
        once["identifier_reused"].value, abs=0.1
    )


def test_a_claim_that_names_no_work_is_not_held_against_those_that_do(ask: Ask) -> None:
    vague = Claim(sentence="A team of gardeners watered orchards at dusk and measured the dew.")
    words = under_identifier(witness("a", OTHER), witness("b", OTHER))
    assert "identifier_reused" not in ask(vague, identifiers=[USED], testimony=words)


def test_one_work_under_two_numbers_shows(ask: Ask) -> None:
    words = under_work(MINE, witness("a", MINE, ELSEWHERE), witness("b", MINE, ELSEWHERE))
    finding = ask(MINE, identifiers=[USED], testimony=words)["work_under_other_identifier"]
    assert finding.value == 2
    assert ELSEWHERE.value in finding.message
    agreeing = under_work(MINE, witness("a", MINE, USED))
    assert (
        ask(MINE, identifiers=[USED], testimony=agreeing)["work_under_other_identifier"].value == 0
    )


def test_a_shared_key_is_a_hint_and_no_word_on_the_work(ask: Ask) -> None:
    words = under_work(MINE, witness("a", OTHER, ELSEWHERE))
    assert "work_under_other_identifier" not in ask(MINE, identifiers=[USED], testimony=words)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(ADDRESS, OTHER_ADDRESS), (USED, Identifier("doi", "10.5072/echo")), (USED, None)],
)
def test_another_address_or_scheme_is_no_other_identifier(
    ask: Ask, mine: Identifier, theirs: Identifier | None
) -> None:
    word = replace(witness("a", MINE), identifier=theirs)
    findings = ask(MINE, identifiers=[mine], testimony=under_work(MINE, word))
    assert "work_under_other_identifier" not in findings


# ------------------------------------------------------------------- sources beside each other


def test_an_identifier_that_one_source_holds_is_not_absent_at_another(ask: Ask) -> None:
    missing = silent(Outcome.ABSENT, "identifier", identifier=USED, coverage=covering(0.95))
    assert ask(RIGHT, [missing], [USED])["absent_identifier"].value > 2
    record = replace(WORK, identifiers=(USED,))
    found = held(record, "identifier", source="crossref", kind=SourceKind.AGGREGATOR)
    assert ask(RIGHT, [missing, found], [USED])["absent_identifier"].value == 0


@pytest.mark.parametrize(
    "claim",
    [
        replace(RIGHT, authors=(*WORK.authors, "Zoe Quist")),
        replace(RIGHT, authors=("Vera Holm", *WORK.authors[1:])),
        replace(RIGHT, venue="ICML"),
    ],
)
def test_a_record_that_differs_anywhere_supports_nothing(ask: Ask, claim: Claim) -> None:
    assert "record_agrees" in ask(RIGHT, [held()])
    assert "record_agrees" not in ask(claim, [held()])


STATED = Claim(title="Tidal Memory Replay for River Networks", authors=("Ada Quill", "Bo Marsh"))
RIVAL = Claim(title="Quiet Gradients of Winter Barley", authors=("Jane Doe",))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        pytest.param(
            STATED,
            Claim(title="Gezeitenspeicher für Flussnetze", authors=("Quill, A.", "Marsh, B.")),
            id="translated, by the same people",
        ),
        pytest.param(STATED, Claim(title="河网的潮汐记忆重放"), id="translated, in another script"),
        pytest.param(STATED, Claim(title="Tidal Memory Replay for"), id="theirs is cut"),
        pytest.param(Claim(title="Tidal Memory Replay for"), STATED, id="mine is cut"),
        pytest.param(
            Claim(
                title=f"Output 3.2: {STATED.title} (a volume, 2024), of which the lead author came from the north"
            ),
            STATED,
            id="mine holds more than the title",
        ),
        pytest.param(
            Claim(title="Proceedings of the Ninth Workshop on Rivers"),
            STATED,
            id="mine is the volume",
        ),
        pytest.param(
            STATED,
            Claim(title="Proceedings of the Ninth Workshop on Rivers"),
            id="theirs is the volume",
        ),
        pytest.param(
            Claim(method="Proceedings of the Ninth Workshop on Rivers"),
            STATED,
            id="the volume is read as a method",
        ),
        pytest.param(
            STATED, Claim(title="International Journal of Moss"), id="a journal is read as a title"
        ),
        pytest.param(STATED, Claim(method="NeurIPS"), id="a conference is read as a method"),
        pytest.param(
            Claim(title=STATED.title),
            Claim(title="Ada Quill; Bo Marsh"),
            id="people alone are read as a title",
        ),
        pytest.param(
            STATED, Claim(title="Quill, Marsh: notes of a seminar"), id="people are read as a title"
        ),
        pytest.param(
            Claim(method="Quill et al.", sentence="See Quill et al. (2024)."),
            STATED,
            id="people as a method",
        ),
    ],
)
def test_claims_that_may_be_of_one_work_are_no_reuse(ask: Ask, mine: Claim, theirs: Claim) -> None:
    words = under_identifier(witness("a", theirs), witness("b", theirs))
    reused = ask(mine, identifiers=[USED], testimony=words).get("identifier_reused")
    assert reused is None or reused.value < 0.1


@pytest.mark.parametrize(("mine", "theirs"), [(STATED, RIVAL), (RIVAL, STATED)])
def test_claims_of_two_works_are_reuse(ask: Ask, mine: Claim, theirs: Claim) -> None:
    words = under_identifier(witness("a", theirs), witness("b", theirs))
    assert ask(mine, identifiers=[USED], testimony=words)["identifier_reused"].value > 1.5


def test_what_a_source_records_under_the_identifier_is_not_reused_by_those_who_are_mistaken(
    ask: Ask,
) -> None:
    (recorded,) = WORK.identifiers
    words = Testimony(
        by_identifier={recorded: (witness("a", RIVAL, recorded), witness("b", MINE, recorded))}
    )
    evidence = [held(WORK, "identifier", identifier=recorded)]
    findings = ask(RIGHT, evidence, [recorded], words)
    assert "identifier_reused" not in findings
    assert "record_agrees" in findings
    assert "identifier_reused" in ask(RIVAL, evidence, [recorded], words)


@pytest.mark.parametrize("title", ["1984", "(2020) 17", "?!"])
def test_a_title_without_letters_is_compared_like_any_other(ask: Ask, title: str) -> None:
    words = under_identifier(witness("a", Claim(title=title)), witness("b", Claim(title=title)))
    assert "absent_title" not in ask(RIVAL, identifiers=[USED], testimony=words)
    assert "absent_title" not in ask(
        Claim(title=title), identifiers=[USED], testimony=under_identifier(witness("a", RIVAL))
    )
