"""The transport: what is asked, how often, what is stored, and what is said when nothing comes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import responses
from evidence_standin import Response, as_json

from citemark.evidence.answer import Answer, Ask
from citemark.evidence.source import Deadline
from citemark.evidence.transport.client import Transport
from citemark.evidence.transport.endpoint import Endpoint
from citemark.evidence.transport.rates import FAILURES_TOLERATED, Pace

URL = "https://source.example"
ASK = Ask("/papers/1", (("q", "x"),))
OK = {"json": {"title": "x"}, "status": 200}


@pytest.fixture
def transport(tmp_path: Path, clock) -> Iterator[Transport]:
    made = Transport(
        tmp_path / "cache",
        user_agent="citemark/test (mailto:who@example.org)",
        clock=clock,
        sleep=clock.sleep,
    )
    yield made
    made.close()


def endpoint(url: str = URL, **changes: object) -> Endpoint:
    values: dict[str, object] = {
        "name": "source",
        "addresses": {"": url},
        "pace": Pace(1000, burst=1000),
        "is_no": lambda answer: answer.status == 404 and answer.body == "none",
    }
    return Endpoint(**{**values, **changes})  # type: ignore[arg-type]


@responses.activate
def test_an_answer_is_asked_for_once(transport: Transport) -> None:
    responses.get(f"{URL}/papers/1", **OK)
    first, second = (transport.get(endpoint(), ASK) for _ in range(2))
    assert first.json() == second.json() == {"title": "x"}
    assert (first.from_cache, second.from_cache) == (False, True)
    assert len(responses.calls) == 1


@responses.activate
def test_every_look_up_tells_whether_its_answer_was_remembered(tmp_path: Path, clock) -> None:
    told: list[tuple[str, bool]] = []
    responses.get(f"{URL}/papers/1", **OK)
    responses.get(f"{URL}/papers/2", status=403)
    made = Transport(
        tmp_path, user_agent="t", clock=clock, recalled=lambda name, hit: told.append((name, hit))
    )
    for ask in (ASK, ASK, Ask("/papers/2"), Ask("/papers/2")):
        made.get(endpoint(), ask)
    assert told == [("source", False), ("source", True), ("source", False), ("source", False)]
    made.close()


@responses.activate
def test_what_is_asked_for_in_a_list_counts_once(tmp_path: Path, clock) -> None:
    """A question is looked for ahead, answered among others, and then found remembered."""
    told: list[tuple[str, bool]] = []
    made = Transport(
        tmp_path, user_agent="t", clock=clock, recalled=lambda name, hit: told.append((name, hit))
    )
    assert made.recall(endpoint(), ASK) is None
    made.keep(endpoint(), ASK, Answer(200, "{}", "application/json"))
    assert made.get(endpoint(), ASK).from_cache
    assert told == [("source", False)]
    assert made.recall(endpoint(), ASK) is not None
    assert made.get(endpoint(), ASK).from_cache
    assert told == [("source", False), ("source", True)]
    made.close()


@responses.activate
def test_the_contact_address_is_told_and_keys_stay_out_of_the_store(
    transport: Transport, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    responses.get(f"{URL}/papers/1", **OK)
    responses.get(f"{URL}/papers/2", status=500)
    secret = endpoint(headers={"x-api-key": "s3cret-header"}, params=(("api_key", "s3cret-param"),))
    with caplog.at_level("DEBUG", logger="citemark"):
        transport.get(secret, ASK)
        transport.get(secret, Ask("/papers/2"))
    request = responses.calls[0].request
    assert request.headers["User-Agent"] == "citemark/test (mailto:who@example.org)"
    assert request.headers["x-api-key"] == "s3cret-header"
    assert "api_key=s3cret-param" in request.url
    transport.close()
    stored = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir())
    assert b"Content-Type" in stored
    assert b"s3cret" not in stored
    assert "s3cret" not in caplog.text


@responses.activate
def test_the_sources_own_no_is_remembered_and_another_404_is_not(transport: Transport) -> None:
    responses.get(f"{URL}/papers/1", body="none", status=404)
    responses.get(f"{URL}/papers/2", body="<html>", status=404)
    for _ in range(2):
        assert transport.get(endpoint(), ASK).status == 404
        assert transport.get(endpoint(), Ask("/papers/2")).problem == "answered with status 404"
    assert [call.request.path_url for call in responses.calls].count("/papers/2") == 2
    assert len(responses.calls) == 3


@responses.activate
@pytest.mark.parametrize(
    ("before", "after_days", "outcome"),
    [
        ({"json": {"title": "x"}, "status": 200}, 8, "stale"),
        ({"body": "none", "status": 404}, 2, "problem"),
        ({"json": {"title": "x"}, "status": 200}, 1, "fresh"),
    ],
)
def test_an_outdated_record_stands_in_for_a_failing_source_but_an_outdated_no_never(
    transport: Transport, clock, before: dict[str, object], after_days: int, outcome: str
) -> None:
    responses.get(f"{URL}/papers/1", **before)
    transport.get(endpoint(), ASK)
    responses.replace(responses.GET, f"{URL}/papers/1", status=503)
    clock.now += after_days * 86_400
    answer = transport.get(endpoint(), ASK)
    assert {
        "stale": answer.stale and answer.status == 200,
        "problem": answer.problem is not None and not answer.from_cache,
        "fresh": answer.from_cache and not answer.stale,
    }[outcome]


@responses.activate
def test_a_passing_failure_is_tried_again(transport: Transport) -> None:
    responses.get(f"{URL}/papers/1", status=503)
    responses.get(f"{URL}/papers/1", **OK)
    assert transport.get(endpoint(), ASK).problem is None
    assert len(responses.calls) == 2


@responses.activate
@pytest.mark.parametrize(
    ("status", "times"), [(500, 2), (502, 2), (504, 2), (429, 2), (400, 1), (403, 1), (301, 1)]
)
def test_only_what_may_pass_is_tried_again(transport: Transport, status: int, times: int) -> None:
    responses.get(f"{URL}/papers/1", status=status)
    answer = transport.get(endpoint(), ASK)
    assert answer.problem is not None
    assert str(status) in answer.problem
    assert len(responses.calls) == times


@responses.activate
def test_retry_after_is_waited_for_when_it_is_short(transport: Transport, clock) -> None:
    responses.get(f"{URL}/papers/1", status=429, headers={"Retry-After": "4"})
    responses.get(f"{URL}/papers/1", **OK)
    began = clock.now
    assert transport.get(endpoint(), ASK).problem is None
    assert clock.now - began >= 4


@responses.activate
def test_a_long_retry_after_holds_every_worker_back(transport: Transport, clock) -> None:
    responses.get(f"{URL}/papers/1", status=429, headers={"Retry-After": "120"})
    responses.get(f"{URL}/papers/2", **OK)
    assert transport.get(endpoint(), ASK).problem == "answered with status 429"
    held = transport.get(endpoint(), Ask("/papers/2"))
    assert held.problem == "its rate allows no request in time"
    clock.now += 121
    assert transport.get(endpoint(), Ask("/papers/2")).problem is None


@responses.activate
def test_a_failing_source_is_left_alone_and_found_again(transport: Transport, clock) -> None:
    responses.get(f"{URL}/papers/1", status=403)
    responses.get(f"{URL}/papers/2", **OK)
    for _ in range(FAILURES_TOLERATED):
        transport.get(endpoint(), ASK)
    alone = transport.get(endpoint(), Ask("/papers/2"))
    assert alone.problem == "left alone for a while after failures"
    assert len(responses.calls) == FAILURES_TOLERATED
    clock.now += 6
    assert transport.get(endpoint(), Ask("/papers/2")).problem is None


@responses.activate
def test_a_refused_question_says_nothing_of_the_source(transport: Transport) -> None:
    responses.get(f"{URL}/papers/1", status=400)
    responses.get(f"{URL}/papers/2", **OK)
    for _ in range(2 * FAILURES_TOLERATED):
        transport.get(endpoint(), ASK)
    assert transport.get(endpoint(), Ask("/papers/2")).problem is None


@responses.activate
def test_a_deadline_that_is_over_asks_nothing(transport: Transport) -> None:
    slow = endpoint(pace=Pace(0.01))
    responses.get(f"{URL}/papers/1", **OK)
    responses.get(f"{URL}/papers/2", **OK)
    assert transport.get(slow, ASK).problem is None
    late = transport.get(slow, Ask("/papers/2"), deadline=Deadline.after(0))
    assert late.problem == "its rate allows no request in time"
    assert len(responses.calls) == 1


@responses.activate
def test_searches_go_by_their_own_rate(transport: Transport, clock) -> None:
    both = endpoint(pace=Pace(1000, burst=10), search_pace=Pace(1))
    responses.get(f"{URL}/search", **OK)
    began = clock.now
    for number in range(3):
        transport.get(both, Ask("/search", (("q", str(number)),), search=True))
    assert clock.now - began == pytest.approx(2.0, abs=0.1)


@responses.activate
def test_only_so_many_wait_for_a_slow_source(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = endpoint(pace=Pace(0.5))
    for number in range(3):
        responses.get(f"{URL}/papers/{number}", **OK)
    assert transport.get(slow, Ask("/papers/0")).problem is None
    monkeypatch.setattr(transport._turns, "_patient", threading.BoundedSemaphore(1))
    transport._turns._patient.acquire()
    crowded = transport.get(slow, Ask("/papers/1"))
    assert crowded.problem == "its rate allows no request in time"
    transport._turns._patient.release()
    assert transport.get(slow, Ask("/papers/2")).problem is None


def test_one_question_by_many_threads_is_asked_once(
    tmp_path: Path, stand_in: Callable[..., object]
) -> None:
    server = stand_in(lambda _: as_json({"title": "x"}))
    transport = Transport(tmp_path / "cache", user_agent="t")
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda: answers.append(transport.get(endpoint(server.url), ASK)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    transport.close()
    assert [answer.status for answer in answers] == [200] * 8
    assert len(server.asked) == 1


def test_a_claim_that_is_not_given_back_is_not_waited_for_beyond_the_deadline(
    transport: Transport,
) -> None:
    assert transport.claim(endpoint(), ASK, "somebody else")
    answer = transport.get(endpoint(), ASK, deadline=Deadline.after(0))
    assert answer.problem == "another request is still asking the same question"


def test_a_source_that_never_answers_a_waiting_document_counts_as_down(
    tmp_path: Path, stand_in: Callable[..., object]
) -> None:
    server = stand_in(lambda _: Response(trouble="silence"))
    transport = Transport(tmp_path / "cache", user_agent="t")
    asking = threading.Thread(target=transport.get, args=(endpoint(server.url), ASK), daemon=True)
    asking.start()
    while not server.asked:
        asking.join(0.01)
    transport.overdue("source", seconds=60)  # not yet
    assert transport.rates.take("source", Pace(1000, burst=9), within=0).granted
    transport.overdue("source", seconds=0)
    assert transport.rates.take("source", Pace(1000, burst=9), within=0).down
    transport.overdue("another", seconds=0)
    assert transport.rates.take("another", Pace(1000), within=0).granted
    server.stop.set()
    asking.join()
    transport.close()


def test_without_its_state_nothing_is_asked(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(transport._remembered, "recall", fail)
    monkeypatch.setattr(transport._remembered, "keep", fail)
    transport.keep(endpoint(), ASK, Answer(200, "{}"))
    monkeypatch.setattr(transport.rates, "take", fail)
    answer = transport.get(endpoint(), ASK)
    assert answer.problem == "the shared rates cannot be used, so nothing was asked"
    monkeypatch.setattr(transport.rates, "claim", fail)
    assert transport.get(endpoint(), ASK).problem == answer.problem
    monkeypatch.setattr(transport.rates, "failed", fail)
    with transport._silence.request("source"):
        transport.overdue("source", seconds=0)


def test_a_closed_transport_asks_nothing_more(transport: Transport) -> None:
    transport.close()
    assert transport.get(endpoint(), ASK).problem == "the service is shutting down"
    asked = transport.ask(endpoint(), ASK, deadline=Deadline.after(1))
    assert asked.problem == "the service is shutting down"


@responses.activate
def test_proxies_and_passwords_of_the_environment_are_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine source.example login me password hunter2\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    transport = Transport(tmp_path / "cache", user_agent="t")
    responses.get(f"{URL}/papers/1", **OK)
    assert transport.get(endpoint(), ASK).problem is None
    assert "Authorization" not in responses.calls[0].request.headers
    assert responses.calls[0].request.req_kwargs["proxies"].get("https") is None
    transport.close()


@responses.activate
def test_a_proxy_that_is_set_is_used(tmp_path: Path) -> None:
    transport = Transport(tmp_path / "cache", user_agent="t", proxy="http://proxy.example:3128")
    responses.get(f"{URL}/papers/1", **OK)
    transport.get(endpoint(), ASK)
    assert responses.calls[0].request.req_kwargs["proxies"]["https"] == "http://proxy.example:3128"
    transport.close()
