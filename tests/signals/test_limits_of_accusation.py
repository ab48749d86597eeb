"""What is never held against a reference, however it looks: what was cut, and what is not known."""

from __future__ import annotations

from dataclasses import replace

from tests.signals.conftest import RIGHT, WORK, Ask, held

from citemark.ledger import Testimony, Witness
from citemark.types import Claim, Identifier

from .conftest import MINE

USED = Identifier("arxiv", "2604.07777")
CUT = Identifier("arxiv", "2604.07777", cut_off=True)
ANOTHER_WORK = Witness("a", "A", None, USED, Claim(method="Quiet Gradient Routing", acronym="QGR"))


def test_what_others_use_under_the_beginning_of_an_identifier_is_no_reuse(ask: Ask) -> None:
    words = Testimony(by_identifier={USED: (ANOTHER_WORK,)}, by_work={})
    assert ask(MINE, identifiers=[USED], testimony=words)["identifier_reused"].value > 0
    assert "identifier_reused" not in ask(MINE, identifiers=[CUT], testimony=words)


def test_an_address_that_was_cut_breaks_no_pattern(ask: Ask) -> None:
    broken = Identifier("url", "https://icml.cc/virtual/2023/poster/x1")
    assert ask(identifiers=[broken])["url_grammar_fails"].value == 1
    cut = replace(broken, cut_off=True)
    assert "url_grammar_fails" not in ask(identifiers=[cut])


def test_an_address_of_a_site_without_known_patterns_breaks_none(ask: Ask) -> None:
    unknown = Identifier("url", "https://papers.unheard-of.example/x1")
    assert "url_grammar_fails" not in ask(identifiers=[unknown])


def test_a_record_that_says_nothing_beyond_its_title_contradicts_nothing(ask: Ask) -> None:
    bare = replace(WORK, authors=(), year=None, years=(), venues=(), identifiers=())
    findings = ask(RIGHT, [held(bare)])
    assert not [name for name, finding in findings.items() if finding.mark]
    assert all(finding.value == 0.0 for finding in findings.values())
