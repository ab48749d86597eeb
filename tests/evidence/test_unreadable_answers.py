"""What an answer says decides how long it is remembered: a "no" briefly, a defect not at all."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from evidence_answers import BY_SOURCE, EXCHANGES, TITLE, Exchange
from evidence_standin import Response, StandIn

from citemark.evidence.authority import Authority
from citemark.evidence.opening import authority, providers
from citemark.evidence.source import Deadline
from citemark.evidence.transport.client import Transport
from citemark.evidence.transport.remembered import DAY_S, LIFETIMES
from citemark.types import Claim, Evidence, Identifier, Outcome, Reference

BROKEN = Response(503)
PROVIDERS = {provider.name: provider for provider in providers()}
DENYING = [case for case in EXCHANGES if case.denied is not None]
SEARCHING = [case for case in EXCHANGES if case.search is not None]


@pytest.fixture
def transport(tmp_path: Path, clock) -> Iterator[Transport]:
    made = Transport(tmp_path / "answers", user_agent="test", clock=clock, sleep=clock.sleep)
    yield made
    made.close()


class Asked:
    """A source whose stand-in can be told at any time what to say."""

    def __init__(self, source: Authority, says: list[Response]) -> None:
        self._source = source
        self._says = says

    def saying(self, answer: Response, *identifiers: Identifier) -> list[Evidence]:
        self._says[:] = [answer]
        references = [
            Reference(1, None, "text", 0, 4, () if item is None else (item,), Claim(title=TITLE))
            for item in identifiers or (None,)
        ]
        found = self._source.look_up(references, deadline=Deadline.after(5))
        return [evidence[0] for evidence in found]


Open = Callable[[str], Asked]


@pytest.fixture
def opened(transport: Transport, stand_in, settings_for) -> Open:
    def open_source(name: str) -> Asked:
        says: list[Response] = []
        server: StandIn = stand_in(lambda _: says[0])
        return Asked(authority(PROVIDERS[name], settings_for(server.url), transport), says)

    return open_source


def identifiers_of(case: Exchange) -> tuple[Identifier, ...]:
    return () if case.identifier is None else (case.identifier,)


def good_answer(case: Exchange) -> Response:
    answer = case.found or case.search
    assert answer is not None
    return answer


@pytest.mark.parametrize("body", [b"", b"null", b'{"message": {"tit', b"<feed/>"])
@pytest.mark.parametrize("case", EXCHANGES, ids=lambda case: case.source)
def test_what_could_not_be_read_is_asked_for_again(
    case: Exchange, body: bytes, opened: Open
) -> None:
    source, good = opened(case.source), good_answer(case)
    garbled = Response(200, body, good.content_type)
    (first,) = source.saying(garbled, *identifiers_of(case))
    (second,) = source.saying(good, *identifiers_of(case))
    assert (first.outcome, second.outcome) == (Outcome.UNAVAILABLE, Outcome.FOUND)


@pytest.mark.parametrize("case", EXCHANGES, ids=lambda case: case.source)
def test_a_page_of_another_type_is_not_remembered_either(case: Exchange, opened: Open) -> None:
    source, good = opened(case.source), good_answer(case)
    portal = Response(200, good.body, "text/html")
    (first,) = source.saying(portal, *identifiers_of(case))
    (second,) = source.saying(good, *identifiers_of(case))
    assert (first.outcome, second.outcome) == (Outcome.UNAVAILABLE, Outcome.FOUND)


@pytest.mark.parametrize("case", EXCHANGES, ids=lambda case: case.source)
def test_an_old_record_stands_in_for_an_answer_that_cannot_be_read(
    case: Exchange, opened: Open, clock
) -> None:
    source, good = opened(case.source), good_answer(case)
    (first,) = source.saying(good, *identifiers_of(case))
    clock.now += 8 * DAY_S
    (second,) = source.saying(Response(200, b"", good.content_type), *identifiers_of(case))
    assert second.record == first.record
    assert "Remembered" in second.detail


@pytest.mark.parametrize("case", DENYING, ids=lambda case: case.source)
def test_a_no_lives_a_day_whatever_its_status(case: Exchange, opened: Open, clock) -> None:
    source, good = opened(case.source), good_answer(case)
    assert case.denied is not None
    clock.now = clock.now // DAY_S * DAY_S
    (no,) = source.saying(case.denied, *identifiers_of(case))
    clock.now += LIFETIMES.absent - 60
    (still,) = source.saying(good, *identifiers_of(case))
    clock.now += 120
    (then,) = source.saying(good, *identifiers_of(case))
    outcomes = (no.outcome, still.outcome, then.outcome)
    assert outcomes == (Outcome.ABSENT, Outcome.ABSENT, Outcome.FOUND)


@pytest.mark.parametrize("case", DENYING, ids=lambda case: case.source)
def test_an_outdated_no_never_stands_in_whatever_its_status(
    case: Exchange, opened: Open, clock
) -> None:
    source = opened(case.source)
    assert case.denied is not None
    source.saying(case.denied, *identifiers_of(case))
    clock.now += 2 * DAY_S
    (after,) = source.saying(BROKEN, *identifiers_of(case))
    assert after.outcome is Outcome.UNAVAILABLE


def test_a_no_within_a_list_lives_a_day_too(opened: Open, clock) -> None:
    arxiv = BY_SOURCE["arxiv"]
    assert arxiv.identifier is not None
    assert arxiv.found is not None
    assert arxiv.denied is not None
    source = opened("arxiv")
    wanted = (arxiv.identifier, Identifier("arxiv", "2401.09999"))
    first = source.saying(arxiv.denied, *wanted)
    clock.now += 2 * DAY_S
    outage = source.saying(BROKEN, *wanted)
    clock.now += 3_600
    second = source.saying(arxiv.found, *wanted)
    assert [item.outcome for item in first] == [Outcome.ABSENT] * 2
    assert [item.outcome for item in outage] == [Outcome.UNAVAILABLE] * 2
    assert [item.outcome for item in second] == [Outcome.FOUND, Outcome.ABSENT]


@pytest.mark.parametrize("case", SEARCHING, ids=lambda case: case.source)
def test_an_outdated_search_stands_in_for_what_it_brought_and_denies_nothing(
    case: Exchange, opened: Open, clock
) -> None:
    assert case.search is not None
    assert case.nothing is not None
    for answer, outcome in (
        (case.search, Outcome.FOUND),
        (case.nothing, Outcome.UNAVAILABLE),
    ):
        source = opened(case.source)
        clock.now += 100 * DAY_S
        source.saying(answer)
        clock.now += 2 * DAY_S
        (evidence,) = source.saying(BROKEN)
        assert (evidence.outcome, bool(evidence.detail)) == (outcome, True)


@pytest.mark.parametrize(
    ("status", "code"), [(200, 2), (404, 2), (404, 200), (404, 1), (500, 100), (200, None)]
)
def test_a_resolver_that_could_not_look_denies_nothing(
    opened: Open, status: int, code: int | None
) -> None:
    """``responseCode`` 2 is an error of the resolver, 200 a DOI without address: only 100 is a no."""
    body = b"{}" if code is None else b'{"responseCode": %d}' % code
    doi = BY_SOURCE["doi_org"].identifier
    assert doi is not None
    (evidence,) = opened("doi_org").saying(Response(status, body), doi)
    assert evidence.outcome is Outcome.UNAVAILABLE


@pytest.mark.parametrize("case", EXCHANGES, ids=lambda case: case.source)
def test_nobody_is_followed_elsewhere(
    case: Exchange, transport: Transport, stand_in, settings_for
) -> None:
    """A redirect leads to a login page, a mirror or an attacker: it is no answer of the source."""

    def answer(path: str) -> Response:
        if path == "/elsewhere":
            return good_answer(case)
        return Response(302, headers=(("Location", "/elsewhere"),))

    server: StandIn = stand_in(answer)
    source = authority(PROVIDERS[case.source], settings_for(server.url), transport)
    reference = Reference(1, None, "text", 0, 4, identifiers_of(case), Claim(title=TITLE))
    ((evidence, *_),) = source.look_up([reference], deadline=Deadline.after(5))
    assert evidence.outcome is Outcome.UNAVAILABLE
    assert "/elsewhere" not in server.paths()


def test_an_answer_of_any_size_takes_no_more_memory_than_the_largest_records(
    opened: Open,
) -> None:
    case = BY_SOURCE["crossref"]
    assert case.found is not None
    swollen = gzip.compress(case.found.body + b" " * 24 * 1024 * 1024)
    bomb = Response(200, swollen, headers=(("Content-Encoding", "gzip"),))
    (evidence,) = opened("crossref").saying(bomb, *identifiers_of(case))
    assert evidence.outcome is Outcome.UNAVAILABLE
    assert "too large" in evidence.detail
