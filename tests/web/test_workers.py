"""Workers that share the requests evenly."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import pytest
import requests

from citemark.web.workers import CLEARLY, EvenWorker, Loads, even_workers, forget_worker


def test_the_least_busy_worker_is_known_to_all() -> None:
    loads = Loads()
    assert loads.least() == 0
    for age, requests_in_hand in ((1, 3), (2, 5), (257 + 2, 4)):
        loads.tell(age, requests_in_hand)
    assert loads.least() == 3
    loads.leave(1)
    assert loads.least() == 4
    loads.tell(2, 10_000)
    loads.leave(259)
    assert loads.least() == 254


def test_a_forked_worker_tells_the_others() -> None:
    loads = Loads()
    loads.tell(1, 7)
    child = os.fork()
    if child == 0:
        loads.tell(2, 4)
        os._exit(0)
    os.waitpid(child, 0)
    assert loads.least() == 4


@pytest.mark.parametrize(
    ("own", "other", "kept"),
    [(0, 0, 900), (CLEARLY - 1, 0, 900), (CLEARLY, 0, 0), (5, 4, 900), (9, 4, 0), (3, 9, 900)],
)
def test_connections_are_kept_unless_another_has_clearly_fewer_requests(
    own: int, other: int, kept: int
) -> None:
    loads = Loads()
    loads.tell(1, own)
    loads.tell(2, other)
    worker = SimpleNamespace(in_hand=own, loads=loads, _most_kept=900)
    assert EvenWorker.max_keepalived.__get__(worker) == kept


def test_a_dead_worker_is_waited_for_by_nobody() -> None:
    workers = even_workers()
    worker = workers.__new__(workers)
    worker.age = 2
    worker.loads.tell(1, 3)
    worker.loads.tell(2, 0)
    forget_worker(worker)
    assert worker.loads.least() == 3
    forget_worker(object())


def answered(running: Any) -> list[int]:
    """Who has answered the requests for the service's health."""
    return [line["process"] for line in running.logged("request") if line["route"] == "/healthz"]


def served(running: Any, times: int) -> list[int]:
    """Who answers that many requests, one after the other, each on a connection of its own."""
    before = len(answered(running))
    for _ in range(times):
        headers = {"Connection": "close"}
        answer = requests.get(f"{running.address}/healthz", headers=headers, timeout=30)
        assert answer.status_code == 200
    until = time.monotonic() + 60
    while len(answered(running)) < before + times:
        assert time.monotonic() < until
        threading.Event().wait(0.01)
    return answered(running)[before:]


def test_a_busy_worker_leaves_new_connections_to_the_idle_one(running: Any) -> None:
    head = b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
    with socket.create_connection(("127.0.0.1", running.port), timeout=30) as busy:
        busy.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n")
        served(running, 5)  # by now the request above is in somebody's hands
        answering = set(served(running, 20))
        assert len(answering) == 1
        busy.sendall(b"0\r\n\r\n")
        assert busy.recv(1 << 16).startswith(b"HTTP/1.1 200")
    with running.waiting_for({"request": 1}):
        served(running, 1)
    (judge,) = (line for line in running.logged("request") if line["route"] == "/v1/score")
    assert {judge["process"]} | answering == set(running.workers())


def test_connections_on_which_nothing_comes_hold_up_nobody(running: Any) -> None:
    """Browsers open such. A thread that waited for each would be busy for five seconds."""
    with ExitStack() as stack:
        for _ in range(60):
            address = ("127.0.0.1", running.port)
            stack.enter_context(socket.create_connection(address, timeout=30))
        answer = requests.get(f"{running.address}/healthz", timeout=20)
        assert answer.status_code == 200
