"""Gathering: the order of asking, when it stops, and what a deadline does."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from evidence_answers import BY_SOURCE, TITLE
from evidence_standin import Response, StandIn, as_json

from citemark.evidence import Deadline, gather, open_sources, remote
from citemark.evidence.pursuit import plan
from citemark.settings import Settings
from citemark.types import Claim, Evidence, Identifier, Outcome, Record, Reference, SourceKind

NOW = dt.date(2026, 11, 21)
DOI = Identifier("doi", "10.1145/1111.2222")
UNKNOWN_DOI = Identifier("doi", "10.31234/9.9")
ARXIV = Identifier("arxiv", "2401.01234")
NO_WORK = Response(404, b"Resource not found.", "text/plain")
NO_HANDLE = as_json({"responseCode": 100}, 404)
HANDLE = as_json({"responseCode": 1, "values": []})


def reference(*identifiers: Identifier, title: str | None = TITLE, **claim: object) -> Reference:
    stated = Claim(title=title, **claim)  # type: ignore[arg-type]
    return Reference(1, None, "text", 0, 4, identifiers, stated)


ROUTES = (
    ("/api/query", "arxiv"),
    ("/works/doi:", "openalex"),
    ("/works?filter=title", "openalex search"),
    ("/works?query", "crossref search"),
    ("/works?filter=doi", "crossref list"),
    ("/works/10.", "crossref"),
    ("/dois", "datacite"),
    ("/api/handles", "doi_org"),
    ("/search/publ", "dblp search"),
    ("/notes/search", "openreview search"),
    ("/graph/v1/paper/search", "semantic_scholar search"),
    ("/graph/v1/paper/", "semantic_scholar"),
    ("/europepmc", "europe_pmc"),
    ("/entrez", "pubmed"),
)


def route(path: str) -> str:
    return next((name for start, name in ROUTES if path.startswith(start)), path)


def saying(**answers: Response) -> Callable[[str], Response]:
    """A server that answers by source; the others find nothing by search, and know nothing."""
    nothing = {
        f"{name} search": exchange.nothing
        for name, exchange in BY_SOURCE.items()
        if exchange.nothing is not None
    }
    denied = {name: exchange.denied for name, exchange in BY_SOURCE.items() if exchange.denied}
    known = {**denied, **nothing, **{key.replace("__", " "): item for key, item in answers.items()}}
    return lambda path: known.get(route(path)) or Response(500)


def ask(settings: Settings, *references: Reference, seconds: float = 5.0):
    with open_sources(settings, index=None, offline=False, now=NOW) as sources:
        return gather(references, sources=sources, deadline=Deadline.after(seconds))


def asked(server: StandIn) -> list[str]:
    return [route(path) for path in server.paths()]


FOUND = BY_SOURCE["crossref"].found
assert FOUND is not None
OTHER = as_json({"message": {"DOI": DOI.value, "title": ["Something else altogether"]}})

ORDERS = {
    "a work found under its identifier is not asked for elsewhere": (
        reference(DOI),
        {"crossref": FOUND},
        ["crossref"],
    ),
    "another work under the identifier leaves the title to be searched": (
        reference(DOI),
        {"crossref": OTHER, "dblp__search": BY_SOURCE["dblp"].search},
        ["crossref", "dblp search"],
    ),
    "a registrant's no is checked with the DOI system, and then stands": (
        reference(DOI),
        {"crossref": NO_WORK, "doi_org": NO_HANDLE},
        ["crossref", "doi_org"],
    ),
    "a DOI that resolves before it is described is asked for elsewhere": (
        reference(DOI),
        {"crossref": NO_WORK, "doi_org": HANDLE, "openalex": BY_SOURCE["openalex"].found},
        ["crossref", "doi_org", "openalex"],
    ),
    "a DOI of an unknown prefix is asked for at the DOI system first": (
        reference(UNKNOWN_DOI),
        {"doi_org": NO_HANDLE},
        ["doi_org"],
    ),
    "a DOI that resolves is asked for at both agencies": (
        reference(UNKNOWN_DOI),
        {"doi_org": HANDLE, "datacite": BY_SOURCE["datacite"].found},
        ["doi_org", "crossref", "datacite"],
    ),
    "without identifier the aggregators of all fields are asked for the title": (
        reference(),
        {},
        ["crossref search", "openalex search", "semantic_scholar search"],
    ),
    "those of the field come first": (
        reference(venue="ICML"),
        {},
        [
            "dblp search",
            "openreview search",
            "crossref search",
            "openalex search",
            "semantic_scholar search",
        ],
    ),
    "the search ends where the work is found": (
        reference(venue="Journal of Medicine"),
        {"europe_pmc": BY_SOURCE["europe_pmc"].search},
        ["europe_pmc"],
    ),
    "a bare identifier is settled by any record": (
        reference(DOI, title=None),
        {"crossref": OTHER},
        ["crossref"],
    ),
    "each of several identifiers is asked for, also when the work is found": (
        reference(ARXIV, UNKNOWN_DOI),
        {"arxiv": BY_SOURCE["arxiv"].found, "doi_org": NO_HANDLE},
        ["arxiv", "doi_org"],
    ),
    "an identifier that the found record carries needs no asking": (
        reference(ARXIV, DOI),
        {"arxiv": BY_SOURCE["arxiv"].found},
        ["arxiv"],
    ),
    "a cut-off identifier is not asked for": (
        reference(Identifier("arxiv", "26", cut_off=True), title=None),
        {},
        [],
    ),
    "numbers of ACM's library that are registered nowhere are not asked for": (
        reference(Identifier("doi", "10.5555/3295222"), title=None),
        {},
        [],
    ),
    "a month that does not exist is not arXiv's to deny": (
        reference(Identifier("arxiv", "2413.00001"), title=None),
        {},
        ["semantic_scholar"],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_the_order_of_asking(name: str, stand_in, settings_for) -> None:
    subject, answers, expected = ORDERS[name]
    server = stand_in(saying(**answers))
    gathered = ask(settings_for(server.url), subject)
    assert asked(server) == expected
    assert gathered.complete
    assert [item.source for item in gathered.evidence[0]] == [item.split()[0] for item in expected]


def test_a_no_is_weak_when_the_doi_system_knows_the_doi(stand_in, settings_for) -> None:
    server = stand_in(saying(crossref=NO_WORK, doi_org=HANDLE))
    ((crossref, doi_org, *_),) = ask(settings_for(server.url), reference(DOI)).evidence
    assert (crossref.outcome, crossref.kind) == (Outcome.ABSENT, SourceKind.AGGREGATOR)
    assert "registered elsewhere" in crossref.detail
    assert (doi_org.outcome, doi_org.record) == (Outcome.FOUND, None)


def test_a_no_is_weak_while_the_doi_system_cannot_be_asked(stand_in, settings_for) -> None:
    """The DOI may have moved to another agency: an outage must not turn that into proof."""
    server = stand_in(saying(crossref=NO_WORK, doi_org=Response(status=400)))
    (evidence,) = ask(settings_for(server.url), reference(DOI)).evidence
    crossref, doi_org = evidence[:2]
    assert doi_org.outcome is Outcome.UNAVAILABLE
    assert (crossref.outcome, crossref.kind) == (Outcome.ABSENT, SourceKind.AGGREGATOR)
    assert "could not be asked" in crossref.detail


def test_a_no_is_the_last_word_when_the_doi_system_says_it_too(stand_in, settings_for) -> None:
    server = stand_in(saying(crossref=NO_WORK, doi_org=NO_HANDLE))
    (evidence,) = ask(settings_for(server.url), reference(DOI)).evidence
    assert {item.kind for item in evidence[:2]} == {SourceKind.REGISTRANT}
    assert {item.outcome for item in evidence[:2]} == {Outcome.ABSENT}


def test_a_no_by_the_wrong_agency_is_weak(stand_in, settings_for) -> None:
    server = stand_in(saying(doi_org=HANDLE))
    (evidence,) = ask(settings_for(server.url), reference(UNKNOWN_DOI, title=None)).evidence
    kinds = {item.source: item.kind for item in evidence if item.outcome is Outcome.ABSENT}
    assert set(kinds) == {"crossref", "datacite", "openalex", "semantic_scholar"}
    assert set(kinds.values()) == {SourceKind.AGGREGATOR}


def test_lists_are_asked_in_one_request_and_the_rest_singly(stand_in, settings_for) -> None:
    works = [{"DOI": f"10.1145/1.{n}", "title": [f"Title number {n} of many"]} for n in range(8)]
    server = stand_in(
        saying(
            crossref__list=as_json({"message": {"items": works[:6]}}),
            crossref=NO_WORK,
            doi_org=NO_HANDLE,
        )
    )
    references = [
        reference(Identifier("doi", f"10.1145/1.{n}"), title=f"Title number {n} of many")
        for n in range(8)
    ]
    gathered = ask(settings_for(server.url), *references)
    outcomes = [evidence[0].outcome for evidence in gathered.evidence]
    assert outcomes == [Outcome.FOUND] * 6 + [Outcome.ABSENT] * 2
    assert sorted(asked(server)) == ["crossref"] * 2 + ["crossref list"] + ["doi_org"] * 2


def test_a_list_that_is_refused_is_halved_until_the_bad_one_is_alone(
    stand_in, settings_for
) -> None:
    def answer(path: str) -> Response:
        if route(path) == "crossref list":
            wanted = path.partition("filter=")[2].partition("&")[0].replace("doi:", "").split(",")
            if "10.1145/1.3" in wanted:
                return Response(400, b"{}")
            works = [{"DOI": doi, "title": [f"Title of the work {doi}"]} for doi in wanted]
            return as_json({"message": {"items": works}})
        return Response(500)

    server = stand_in(answer)
    dois = [Identifier("doi", f"10.1145/1.{n}") for n in range(8)]
    gathered = ask(settings_for(server.url), *(reference(doi, title=None) for doi in dois))
    found = [evidence[0].outcome is Outcome.FOUND for evidence in gathered.evidence]
    assert found == [n != 3 for n in range(8)]


def test_a_list_that_fails_is_not_asked_again_one_by_one(stand_in, settings_for) -> None:
    server = stand_in(saying(arxiv=Response(503)))
    ids = [Identifier("arxiv", f"2401.{n:05d}") for n in range(1, 9)]
    gathered = ask(settings_for(server.url), *(reference(item, title=None) for item in ids))
    assert asked(server).count("arxiv") == 2  # asked, and tried once more
    assert {evidence[0].outcome for evidence in gathered.evidence} == {Outcome.UNAVAILABLE}


def test_what_is_not_back_in_time_is_unavailable_and_there_the_next_time(
    stand_in, settings_for
) -> None:
    gate = threading.Event()

    def answer(_: str) -> Response:
        gate.wait(10)
        assert FOUND is not None
        return FOUND

    server = stand_in(answer)
    settings = settings_for(server.url)
    with open_sources(settings, index=None, offline=False, now=NOW) as sources:
        first = gather([reference(DOI)], sources=sources, deadline=Deadline.after(0.2))
        gate.set()
        second = gather([reference(DOI)], sources=sources, deadline=Deadline.after(10))
        third = gather([reference(DOI)], sources=sources, deadline=Deadline.after(10))
    assert not first.complete
    ((late,),) = first.evidence
    assert late.outcome is Outcome.UNAVAILABLE
    assert late.detail == "Not back within 0.2 s."
    assert (late.source, late.query, late.identifier) == ("crossref", "identifier", DOI)
    assert second.complete
    assert second.evidence[0][0].outcome is Outcome.FOUND
    assert second == third
    assert len(server.asked) == 1


def test_without_network_forty_references_answer_at_once_and_none_is_denied(settings_for) -> None:
    settings = settings_for("http://127.0.0.1:9", rates=())
    references = [
        reference(
            Identifier("arxiv", f"2401.{n:05d}") if n % 2 else Identifier("doi", f"10.1145/1.{n}"),
            venue="ICML",
        )
        for n in range(40)
    ]
    with open_sources(settings, index=None, offline=False, now=NOW) as sources:
        for _ in range(2):
            began = time.monotonic()
            gathered = gather(references, sources=sources, deadline=Deadline.after(60))
            assert time.monotonic() - began < 20  # the deadline is not waited for
            outcomes = {item.outcome for evidence in gathered.evidence for item in evidence}
            assert outcomes == {Outcome.UNAVAILABLE}
            assert all(evidence for evidence in gathered.evidence)


@dataclass
class Local:
    """A local source with fixed answers."""

    answers: dict[int, tuple[Evidence, ...]]
    name: str = "index"
    kind: SourceKind = SourceKind.INDEX
    remote: bool = False
    asked: list[int] = field(default_factory=list)

    def look_up(
        self, references: Sequence[Reference], *, deadline: Deadline | None
    ) -> Sequence[tuple[Evidence, ...]]:
        self.asked.append(len(references))
        return [self.answers.get(number, ()) for number in range(len(references))]


def held(title: str, *identifiers: Identifier) -> Evidence:
    record = Record(title=title, identifiers=identifiers)
    return Evidence("index", SourceKind.INDEX, Outcome.FOUND, "title", record=record)


def test_what_a_local_source_settles_is_not_asked_elsewhere(stand_in, settings_for) -> None:
    server = stand_in(saying())
    local = Local({0: (held(TITLE, DOI),), 1: (held("A near but other work", DOI),)})
    with open_sources(settings_for(server.url), index=None, offline=False, now=NOW) as sources:
        gathered = gather(
            [reference(DOI), reference()], sources=(local, *sources), deadline=Deadline.after(5)
        )
    assert gathered.evidence[0] == local.answers[0]
    assert gathered.evidence[1][0] == local.answers[1][0]
    assert asked(server) == ["crossref search", "openalex search", "semantic_scholar search"]


def test_a_work_found_by_its_title_does_not_vouch_for_its_identifier(
    stand_in, settings_for
) -> None:
    server = stand_in(saying(doi_org=NO_HANDLE))
    local = Local({0: (held(TITLE),)})
    with open_sources(settings_for(server.url), index=None, offline=False, now=NOW) as sources:
        (evidence,) = gather(
            [reference(UNKNOWN_DOI)], sources=(local, *sources), deadline=Deadline.after(5)
        ).evidence
    assert [item.outcome for item in evidence] == [Outcome.FOUND, Outcome.ABSENT]


def test_local_sources_alone_need_no_thread_and_no_deadline() -> None:
    local = Local({0: (held(TITLE),)})
    gathered = gather([reference(), reference()], sources=(local, local), deadline=None)
    assert gathered.complete
    assert [len(evidence) for evidence in gathered.evidence] == [2, 0]
    assert gather([], sources=(), deadline=None).evidence == ()


def test_a_remote_source_of_another_kind_answers_by_itself() -> None:
    other = Local({0: (held(TITLE),)}, remote=True)
    gathered = gather([reference()], sources=(other,), deadline=None)
    assert gathered.evidence == ((held(TITLE),),)


def test_when_too_many_wait_a_look_up_is_refused_and_said_to_be(
    stand_in, settings_for, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = stand_in(saying())

    class Full:
        def submit(self, _: object) -> bool:
            return False

    monkeypatch.setattr(remote, "WORKERS", Full())
    gathered = ask(settings_for(server.url), reference(DOI), reference(ARXIV), reference(ARXIV))
    assert not gathered.complete
    for evidence in gathered.evidence:
        assert [item.outcome for item in evidence] == [Outcome.UNAVAILABLE]
        assert "Too many" in evidence[0].detail
    assert server.asked == []


def test_a_crowd_that_comes_while_a_list_is_asked_refuses_what_is_left(
    stand_in, settings_for, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = stand_in(saying())

    class FullAfterOne:
        taken = False

        def submit(self, task: Callable[[], None]) -> bool:
            if self.taken:
                return False
            self.taken = True
            task()
            return True

    monkeypatch.setattr(remote, "WORKERS", FullAfterOne())
    gathered = ask(settings_for(server.url), reference(ARXIV), reference(ARXIV))
    assert not gathered.complete
    assert "Too many" in gathered.evidence[0][0].detail


def test_a_plan_asks_at_most_three_identifiers(settings_for) -> None:
    many = [Identifier("doi", f"10.1145/1.{n}") for n in range(9)]
    with open_sources(
        settings_for("http://127.0.0.1:9"), index=None, offline=False, now=NOW
    ) as all_:
        steps = plan(reference(*many, title=None), all_)  # type: ignore[arg-type]
    assert {step.identifier for step in steps} == set(many[:3])


def test_the_same_answers_give_the_same_evidence(stand_in, settings_for, tmp_path) -> None:
    server = stand_in(saying(crossref=FOUND, arxiv=BY_SOURCE["arxiv"].found))
    references = [reference(DOI), reference(ARXIV), reference(venue="ICML")]
    runs = [
        ask(settings_for(server.url, cache=tmp_path / name), *references) for name in ("one", "two")
    ]
    assert runs[0] == runs[1]
