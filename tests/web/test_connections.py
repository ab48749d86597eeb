"""Callers who are slow, break off or speak no HTTP."""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import ExitStack
from typing import Any

import pytest
import requests
from gunicorn.http import errors

from citemark.web import connections
from citemark.web.connections import USUAL, Caller, refusal, status_of, wants_more

HEAD = b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
BATCH = (
    b"POST /v1/score/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n"
)
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
SECRET = "a-document-s-address"


def told(running: Any, sent: bytes) -> tuple[int, str, str]:
    """The status, the content type and the body that such bytes are answered with, sent as a whole."""
    with socket.create_connection(("127.0.0.1", running.port), timeout=30) as caller:
        caller.sendall(sent)
        caller.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: caller.recv(1 << 16), b"")).decode()
    head, _, body = answer.partition("\r\n\r\n")
    lines = head.split("\r\n")
    types = [line.split(": ")[1] for line in lines if line.lower().startswith("content-type")]
    return int(lines[0].split()[1]), types[0], body


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (HEAD + b"Content-Length: 50\r\n\r\nSee arXiv:1706.03762", 408),
        (HEAD + CHUNKED + b"50\r\nSee arXiv:1706.03762", 408),
        (HEAD + CHUNKED + b"zz\r\nSee arXiv:1706.03762\r\n0\r\n\r\n", 400),
        (HEAD + b"Content-Length: 5\r\n" + CHUNKED + b"0\r\n\r\n", 400),
        (HEAD + b"Expect: 200\r\nContent-Length: 1\r\n\r\nx", 417),
        (HEAD + b"".join(b"X-%d: 1\r\n" % n for n in range(200)) + b"\r\n", 431),
        (b"GET /v1/reports/" + SECRET.encode() + b"\r\n\r\n", 400),
        (
            b"GET /v1/reports/" + SECRET.encode() * 900 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
            414,
        ),
        (b"\x00\x01\r\n\r\n", 400),
    ],
)
def test_what_is_no_whole_request_is_a_problem_and_is_not_judged(
    running: Any, sent: bytes, status: int
) -> None:
    found, kind, body = told(running, sent)
    assert (found, kind, json.loads(body)["status"]) == (status, "application/problem+json", status)
    assert SECRET not in body
    logged = json.dumps(running.lines)
    assert "Starting gunicorn" in logged
    assert not any(word in logged for word in (SECRET, "from ip", '"error"'))


@pytest.mark.parametrize(
    ("sent", "status", "before"),
    [
        (b'Content-Length: 90\r\n\r\n{"text": "See arXiv:1706.03762"}\n{"text": "S"}', 408, 1),
        (CHUNKED + b'9\r\n{"text":', 408, 0),
        (CHUNKED + b"zz\r\n", 400, 0),
    ],
)
def test_a_stream_that_breaks_off_says_so_in_its_last_line(
    running: Any, sent: bytes, status: int, before: int
) -> None:
    found, _, body = told(running, BATCH + sent)
    lines = [line for line in body.replace("\r\n", "\n").split("\n") if line.startswith("{")]
    *reports, last = map(json.loads, lines)
    assert (found, len(reports)) == (200, before)
    assert all(report["references"][0]["identifiers"] for report in reports)
    assert (last["error"]["status"], last["error"]["line"]) == (status, before + 1)


def pair() -> tuple[Caller, socket.socket]:
    ours, theirs = socket.socketpair()
    return Caller.of(ours), theirs


def drain(caller: Caller) -> None:
    for _ in range(1_000):
        caller.recv(100)


def test_who_sends_a_byte_now_and_then_is_not_waited_for_for_ever() -> None:
    caller, other = pair()
    with caller, other:
        caller.expect(0.3)
        ended = threading.Event()

        def trickle() -> None:
            while not ended.wait(0.02):
                other.sendall(b"x")

        trickling = threading.Thread(target=trickle)
        trickling.start()
        with pytest.raises(errors.NoMoreData):
            drain(caller)
        ended.set()
        trickling.join()


def test_what_has_come_buys_time_and_the_service_s_own_time_costs_none() -> None:
    caller, other = pair()
    with caller, other:
        caller.expect(0.05)
        other.sendall(b"x" * 50_000)
        assert len(caller.recv(50_000)) == 50_000
        threading.Timer(0.2, lambda: other.sendall(b"y")).start()
        assert caller.recv(1) == b"y"
        caller.expect(0.05)
        threading.Event().wait(0.1)  # judged meanwhile
        other.sendall(b"z")
        assert caller.recv(1) == b"z"


def test_who_has_set_a_timeout_minds_it_alone() -> None:
    caller, other = pair()
    with caller, other:
        caller.expect(0)
        caller.settimeout(20)
        threading.Timer(0.05, lambda: other.sendall(b"x")).start()
        assert caller.recv(1) == b"x"
        caller.setblocking(False)
        with pytest.raises(BlockingIOError):
            caller.recv(1)


def test_an_answer_that_nobody_reads_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SECONDS_TO_TAKE", 0.1)
    caller, other = pair()
    with caller, other:
        with pytest.raises(BrokenPipeError):
            caller.sendall(b"x" * 50_000_000)
        assert caller.gettimeout() is None


GET = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.mark.parametrize(
    ("come", "more"),
    [
        (b"G", True),
        (GET, True),
        (GET + b"\r\n", False),
        (HEAD + b"Content-Length: 3\r\n\r\nSe", True),
        (HEAD + b"content-length:3\r\n\r\nSee", False),
        (HEAD + b"Content-Length: 3\r\n\r\nSee" + GET, False),
        (HEAD + b"Content-Length: %d\r\n\r\nSee" % USUAL, False),
        (HEAD + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n", False),
        (HEAD + CHUNKED, False),
        (BATCH + b"Content-Length: 900\r\n\r\n", False),
        (HEAD + b"X-Said: Content-Length: 9\r\n\r\n", False),
        (b"POST / HTTP/1.1\r\n\r\nContent-Length: 9\r\n", False),
        (b"\x00" * USUAL, False),
    ],
)
def test_a_request_of_usual_size_is_waited_for_until_it_is_whole(come: bytes, more: bool) -> None:
    assert wants_more(come) is more


def test_what_is_taken_in_without_waiting_is_read_first() -> None:
    caller, other = pair()
    with caller, other:
        caller.setblocking(False)
        caller.expect(30)
        assert not caller.take_in()
        other.sendall(GET)
        assert not caller.take_in()
        assert not caller.overdue
        other.sendall(b"\r\n" + GET)
        assert caller.take_in()
        caller.setblocking(True)
        other.sendall(b"\r\n")
        assert (caller.recv(10), caller.recv(10)) == (GET + b"\r\n" + GET, b"\r\n")


def test_what_comes_too_slowly_is_overdue() -> None:
    caller, other = pair()
    with caller, other:
        caller.setblocking(False)
        caller.expect(0.05)
        other.sendall(GET)
        assert not caller.take_in()
        threading.Event().wait(0.1)
        assert caller.overdue
        other.close()
        assert caller.take_in()


def test_who_holds_a_thread_is_waited_for_less_while_others_want_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "SECONDS_BETWEEN_LOOKS", 0.02)
    monkeypatch.setattr(connections, "SECONDS_WHEN_CROWDED", 0.1)
    ours, other = socket.socketpair()
    crowd = [False]
    with Caller.of(ours, lambda: crowd[0]) as caller, other:
        caller.expect(300)
        threading.Timer(0.3, lambda: other.sendall(b"x")).start()
        assert caller.recv(1) == b"x"
        crowd[0] = True
        caller.expect(300)
        begun = time.monotonic()
        with pytest.raises(errors.NoMoreData):
            caller.recv(1)
        assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    "begun",
    [b"POST /v1/sc", HEAD + b"Content-Length: 20\r\n\r\nSee arXiv:17"],
    ids=["half a head", "half a body"],
)
def test_callers_who_send_slowly_hold_up_nobody(running: Any, begun: bytes) -> None:
    """Each held one of the eight threads for half a minute."""
    with ExitStack() as stack:
        slow = [
            stack.enter_context(socket.create_connection(("127.0.0.1", running.port), timeout=30))
            for _ in range(40)
        ]
        for caller in slow:
            caller.sendall(begun)
        for _ in range(5):
            answer = requests.get(f"{running.address}/healthz", timeout=10)
            assert answer.status_code == 200
        if begun.startswith(HEAD):
            slow[0].sendall(b"06.03762")
            assert slow[0].recv(1 << 16).startswith(b"HTTP/1.1 200")


def piped(running: Any) -> int:
    """How many of four requests are answered, of which three and a bit come at once."""
    one = GET + b"\r\n"
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as caller:
        caller.sendall(one * 3 + one[:10])
        answers = more = caller.recv(1 << 16)
        while more and answers.count(b'"status"') < 3:
            more = caller.recv(1 << 16)
            answers += more
        if more:
            caller.sendall(one[10:-2] + b"Connection: close\r\n\r\n")
            answers += b"".join(iter(lambda: caller.recv(1 << 16), b""))
    return answers.count(b"HTTP/1.1 200")


def test_requests_that_come_one_behind_the_other_are_all_answered(running: Any) -> None:
    """A worker that is busier than another may end the connection with its answer; not each time."""
    assert 4 in (piped(running) for _ in range(20))


def test_streams_that_pause_hold_up_nobody_for_long(running: Any) -> None:
    """Each may pause for five minutes, as long as nobody waits for its thread."""
    with ExitStack() as stack:
        for _ in range(12):
            caller = socket.create_connection(("127.0.0.1", running.port), timeout=30)
            stack.enter_context(caller).sendall(BATCH + CHUNKED)
        answer = requests.get(f"{running.address}/healthz", timeout=25)
        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.LimitRequestLine(9, 8), 414),
        (errors.LimitRequestHeaders("x"), 431),
        (errors.InvalidRequestLine("GET /secret"), 400),
        (errors.InvalidResponseHeader("x"), 500),
        (ValueError("secret"), 500),
    ],
)
def test_a_refusal_quotes_nothing(error: Exception, status: int) -> None:
    answer = refusal(status_of(error))
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"secret" not in answer
    head, _, body = answer.partition(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in head
