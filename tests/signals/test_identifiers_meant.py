"""DOIs that blanks or hyphens of a line's end divide are held against the record whose DOI they spell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.signals.conftest import DOCUMENT, NOW, OTHER, RIGHT, WORK, held, silent

from citemark.ledger import Testimony
from citemark.signals import REFERENCE_SPECS, Finding, Mark, build_case, measure
from citemark.types import Evidence, Identifier, Outcome, Reference, SourceKind

AGAINST = {Mark.CONTRADICTION, Mark.PROOF}
WHOLE = Identifier("doi", "10.5072/2939672.2939785")
RECORD = replace(WORK, identifiers=(WHOLE,))


def asked(text: str, read: str, *evidence: Evidence) -> dict[str, Finding]:
    reference = Reference(
        index=1, key=None, text=text, start=0, end=len(text), identifiers=(Identifier("doi", read),), claim=RIGHT
    )  # fmt: skip
    case = build_case(reference, DOCUMENT, evidence, Testimony(), now=NOW)
    return measure(case, REFERENCE_SPECS)


def reds(findings: dict[str, Finding]) -> list[str]:
    return [name for name, finding in findings.items() if finding.mark in AGAINST and finding.value]


def denied(read: str) -> Evidence:
    return silent(
        Outcome.ABSENT,
        "identifier",
        identifier=Identifier("doi", read),
        kind=SourceKind.REGISTRANT,
        source="doi.org",
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("doi: 10.5072/2939672 .2939785", "10.5072/2939672"),
        ("doi: 10.5072/2939 672.2939785", "10.5072/2939"),
        ("doi: 10.5072/2939\n672.2939785", "10.5072/2939"),
        ("doi: 10.5072/29-39672.2939785", "10.5072/29-39672.2939785"),
        ("doi: 10.5072/29-\n39672.2939785", "10.5072/29-"),
        ("doi: 10.5072/29\\_39672.2939785", "10.5072/29"),
        ("doi: 10.5072/29–39672.2939785", "10.5072/29"),
        ("doi: 10.5072/2939_672.2939785", "10.5072/2939_672.2939785"),
    ],
)
def test_a_divided_doi_is_the_records(text: str, read: str) -> None:
    volume = held(
        replace(OTHER, identifiers=(Identifier("doi", read),)),
        "identifier",
        identifier=Identifier("doi", read),
    )
    for answer in (denied(read), volume):
        findings = asked(text, read, answer, held(RECORD))
        assert reds(findings) == []
        assert findings["identifier_differs"].value == 0.0
        assert findings["identifier_divided"].value == 1.0


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("doi: 10.5072/2939672.29397859", "10.5072/2939672.29397859"),
        ("doi: 10.5072/2939673.2939785", "10.5072/2939673.2939785"),
        ("doi: 10.5072/2939", "10.5072/2939"),
    ],
)
def test_another_doi_is_none_of_it(text: str, read: str) -> None:
    findings = asked(text, read, denied(read), held(RECORD))
    assert "registrant_denies" in reds(findings)
    assert "identifier_divided" not in findings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("doi: 10.5072/29 39672.2939785", False),
        ("doi: 10.5072/29 978-3-030_1", False),
        ("doi: 10.5072/29", True),
        ("doi: 10.5072/29 and more", True),
        ("doi: 10.5072/29. 39672.2939785", True),
        ("doi: 10.5072/29 2021-03-01", True),
        ("doi: 10.5072/29 well-known", True),
    ],
)
def test_no_registrant_denies_what_may_go_on(text: str, told: bool) -> None:
    findings = asked(text, "10.5072/29", denied("10.5072/29"))
    assert ("registrant_denies" in reds(findings)) is told
