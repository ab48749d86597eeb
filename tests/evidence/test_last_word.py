"""Whose "no" is the last word, and what takes that from it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from evidence_answers import BY_SOURCE, TITLE
from evidence_standin import Response, as_json

from citemark.evidence import Deadline, gather, open_sources
from citemark.evidence.authority import Authority
from citemark.evidence.opening import authority, providers
from citemark.evidence.pursuit import Pursuit, plan, reconciled
from citemark.evidence.transport.client import Transport
from citemark.settings import Settings
from citemark.types import Claim, Evidence, Identifier, Outcome, Reference, SourceKind

from .test_gather import NOW, saying

DOI = Identifier("doi", "10.1145/1111.2222")
ANOTHER = Identifier("doi", "10.1145/3333.4444")
UNKNOWN_DOI = Identifier("doi", "10.31234/9.9")
ARXIV = Identifier("arxiv", "2401.01234")
REGISTRANT, AGGREGATOR = SourceKind.REGISTRANT, SourceKind.AGGREGATOR
FOUND, ABSENT, UNAVAILABLE = Outcome.FOUND, Outcome.ABSENT, Outcome.UNAVAILABLE


def reference(*identifiers: Identifier, title: str | None = None) -> Reference:
    return Reference(1, None, "text", 0, 4, identifiers, Claim(title=title))


def word(
    source: str, outcome: Outcome, kind: SourceKind = REGISTRANT, identifier: Identifier = DOI
) -> Evidence:
    return Evidence(source, kind, outcome, "identifier", identifier)


CROSSREF_NO, DOI_ORG_NO = word("crossref", ABSENT), word("doi_org", ABSENT)

WORDS: Mapping[str, tuple[tuple[Evidence, ...], tuple[SourceKind, ...], str]] = {
    "an agency's no that the DOI system repeats": (
        (CROSSREF_NO, DOI_ORG_NO),
        (REGISTRANT, REGISTRANT),
        "",
    ),
    "the DOI system's own no": ((DOI_ORG_NO,), (REGISTRANT,), ""),
    "an agency's no alone": ((CROSSREF_NO,), (AGGREGATOR,), "has not been asked"),
    "an agency's no, and the DOI system's about another DOI": (
        (CROSSREF_NO, word("doi_org", ABSENT, identifier=ANOTHER)),
        (AGGREGATOR, REGISTRANT),
        "has not been asked",
    ),
    "a no beside a DOI system that knows it": (
        (CROSSREF_NO, word("doi_org", FOUND)),
        (AGGREGATOR, REGISTRANT),
        "registered elsewhere",
    ),
    "a no beside a DOI system that is silent": (
        (CROSSREF_NO, word("doi_org", UNAVAILABLE)),
        (AGGREGATOR, REGISTRANT),
        "could not be asked",
    ),
    "known to one registrant while another is silent": (
        (CROSSREF_NO, word("doi_org", FOUND), word("datacite", UNAVAILABLE)),
        (AGGREGATOR, REGISTRANT, REGISTRANT),
        "registered elsewhere",
    ),
    "an aggregator's silence takes nothing from a registrant's no": (
        (CROSSREF_NO, DOI_ORG_NO, word("openalex", UNAVAILABLE, AGGREGATOR)),
        (REGISTRANT, REGISTRANT, AGGREGATOR),
        "",
    ),
    "silence about another identifier takes nothing": (
        (CROSSREF_NO, DOI_ORG_NO, word("doi_org", UNAVAILABLE, identifier=ANOTHER)),
        (REGISTRANT, REGISTRANT, REGISTRANT),
        "",
    ),
    "arXiv's no needs nobody's consent": (
        (word("arxiv", ABSENT, identifier=ARXIV),),
        (REGISTRANT,),
        "",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_a_no_is_the_last_word_only_when_no_other_registrant_could_know_better(name: str) -> None:
    given, kinds, said = WORDS[name]
    for order in (1, -1):
        found = reconciled(given[::order])[::order]
        assert tuple(item.kind for item in found) == kinds
        assert tuple(item.outcome for item in found) == tuple(item.outcome for item in given)
        assert said in found[0].detail
        assert bool(found[0].detail) == bool(said)


@pytest.mark.parametrize("identifier", [DOI, UNKNOWN_DOI])
def test_an_agency_that_is_asked_alone_proves_nothing(
    identifier: Identifier, stand_in, settings_for
) -> None:
    server = stand_in(saying())
    settings = settings_for(server.url, sources=("crossref",))
    with open_sources(settings, index=None, offline=False, now=NOW) as sources:
        asked = gather([reference(identifier)], sources=sources, deadline=Deadline.after(5))
        ((direct,),) = sources[0].look_up([reference(identifier)], deadline=Deadline.after(5))
    ((evidence,),) = asked.evidence
    assert (evidence.outcome, evidence.kind) == (ABSENT, AGGREGATOR)
    # By its prefix the agency may be the one; of a prefix that nobody knows, it never is.
    assert direct.kind is (REGISTRANT if identifier == DOI else AGGREGATOR)


@pytest.fixture
def authorities(tmp_path, clock, stand_in, settings_for):
    server = stand_in(saying(doi_org=as_json({"responseCode": 1, "values": []})))
    transport = Transport(tmp_path / "all", user_agent="t", clock=clock, sleep=clock.sleep)
    settings: Settings = settings_for(server.url)
    yield tuple(authority(provider, settings, transport) for provider in providers())
    transport.close()


def test_a_cut_off_identifier_takes_no_place_among_those_that_are_asked_for(
    authorities: tuple[Authority, ...],
) -> None:
    cut = [Identifier("doi", f"10.1145/1.{number}", cut_off=True) for number in range(9)]
    steps = plan(reference(*cut, ARXIV), authorities)
    assert {step.identifier for step in steps} == {ARXIV}
    assert all(item.rank(cut[0]) is None for item in authorities)
    assert any(item.rank(DOI) is not None for item in authorities)


def test_what_was_not_asked_in_time_is_said_to_be_unknown(
    authorities: tuple[Authority, ...],
) -> None:
    """The registrant has said no; that the DOI system was not asked any more must be told."""
    pursuit = Pursuit(reference(DOI), (), authorities)
    pursuit.run(Deadline.after(0))
    crossref, doi_org = pursuit.so_far("unused")
    assert (crossref.source, crossref.outcome, crossref.kind) == ("crossref", ABSENT, AGGREGATOR)
    assert (doi_org.source, doi_org.outcome) == ("doi_org", UNAVAILABLE)
    assert doi_org.detail == "Not asked within 0 s."
    assert pursuit.refused


def test_a_defect_of_ours_is_a_silence_and_no_answer(
    authorities: tuple[Authority, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Evidence:
        raise ZeroDivisionError

    monkeypatch.setattr(Authority, "by_identifier", fail)
    pursuit = Pursuit(reference(DOI, title=TITLE), (), authorities)
    with pytest.raises(ZeroDivisionError):
        pursuit.run(Deadline.after(5))
    (evidence,) = pursuit.so_far("unused")
    assert (evidence.source, evidence.outcome) == ("crossref", UNAVAILABLE)
    assert evidence.detail == "Our own look-up failed."
    assert pursuit.refused
    assert pursuit.done.is_set()


def test_an_answer_given_to_all_is_the_answer_to_each(stand_in, settings_for) -> None:
    """A reference may repeat what others ask: what one is told, all are told."""
    server = stand_in(saying(crossref=BY_SOURCE["crossref"].found or Response(500)))
    with open_sources(settings_for(server.url), index=None, offline=False, now=NOW) as sources:
        gathered = gather(
            [reference(DOI), reference(DOI)], sources=sources, deadline=Deadline.after(5)
        )
    assert gathered.evidence[0] == gathered.evidence[1]
