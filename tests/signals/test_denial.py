"""A registrant's "no" is withdrawn where any source holds a record under the very identifier."""

from __future__ import annotations

from dataclasses import replace

from tests.signals.conftest import RIGHT, WORK, Ask, held, silent

from citemark.signals import Mark
from citemark.types import Identifier, Outcome, SourceKind

DOI = Identifier("doi", "10.5072/lattices.1")


def test_a_record_under_the_identifier_withdraws_the_registrants_no(ask: Ask) -> None:
    no = silent(
        Outcome.ABSENT, "identifier", identifier=DOI, kind=SourceKind.REGISTRANT, source="crossref"
    )
    assert ask(RIGHT, [no], [DOI])["registrant_denies"].mark is Mark.PROOF
    record = replace(WORK, identifiers=(DOI,))
    for found in (held(record, "identifier"), held(record)):
        finding = ask(RIGHT, [no, found], [DOI])["registrant_denies"]
        assert (finding.value, finding.mark) == (0.0, None)
    elsewhere = ask(RIGHT, [no, held()], [DOI])["registrant_denies"]
    assert elsewhere.mark is Mark.PROOF
