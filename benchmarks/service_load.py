"""How the service stands a steady stream of requests: latency, throughput, processor, memory.

    python benchmarks/service_load.py CAPSULE... [--rate 200] [--seconds 20] [--fresh 0.9]

A CAPSULE is a file with one capsule, or one capsule a line (``.jsonl``). Starts ``citemark serve``
on a free port with a ledger in a temporary folder, warms it up, and sends the capsules in turn at
a fixed rate, whether or not the earlier ones are answered (so that a slow answer delays nothing
but itself, and waiting in line counts as latency). Every request gets its own document (its
identifier is changed), so that each one is scored, observed and kept; nine in ten speak of works
that no other document speaks of, as ``--fresh`` says. Other arguments go to ``citemark serve``.

The generator shares the processors with the service, so it does little: the requests are made
before the run, and one loop over plain sockets sends them and counts the bytes that come back.
What both cost in processor time is printed: unlike the latency it hardly depends on what else
the machine does.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

import psutil

WARM_UP = 200
"""Requests before the run: every worker has opened its databases and filled its caches."""


@dataclass(slots=True)
class Run:
    """What came back, when, and what it cost."""

    milliseconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0
    generator: float = 0.0
    """Processor seconds of this process."""
    service: float = 0.0
    """Processor seconds of the service's processes."""

    def share(self, part: float) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


@contextmanager
def service(arguments: list[str]) -> Iterator[tuple[int, psutil.Process]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        citemark = str(Path(sys.executable).with_name("citemark"))
        command = [citemark, "serve", "--offline", "--port", str(port)]
        command += ["--ledger", f"sqlite:///{folder}/ledger.db", *arguments]
        process = subprocess.Popen(command, env={"CITEMARK_LOG_LEVEL": "warning"} | os.environ)
        try:
            wait_for(port)
            yield port, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(timeout=60)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the service did not start")


def capsules_in(paths: Sequence[Path]) -> list[dict[str, object]]:
    texts = [path.read_bytes() for path in paths]
    parts = (
        text.splitlines() if path.suffix == ".jsonl" else [text]
        for path, text in zip(paths, texts, strict=True)
    )
    return [json.loads(part) for group in parts for part in group]


def requests(capsules: list[dict[str, object]], *, port: int, fresh: float) -> Iterator[bytes]:
    """The capsules in turn, each a new document; a share ``fresh`` of them on works of their own.

    A work becomes another one when its capitalised words and its identifiers' digits change.
    """
    for number in count():
        capsule = dict(capsules[number % len(capsules)])
        capsule["@id"] = f"https://example.org/capsules/{os.getpid()}-{number}"
        if number * fresh % 1 < fresh:
            capsule["text"] = renamed(str(capsule["text"]), number)
        body = json.dumps(capsule).encode()
        yield (
            b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n"
            b"Content-Type: application/ld+json\r\n\r\n" % (port, len(body)) + body
        )


def renamed(text: str, number: int) -> str:
    suffix = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    text = re.sub(r"\b([A-Z])[a-z]{3,}\b", rf"\g<1>{suffix}", text)
    return re.sub(r"\b(\d{4}\.)\d{5}\b", rf"\g<1>{number % 20_000:05}", text)


class Connection:
    """A connection kept alive as long as the service likes: a request at a time."""

    def __init__(self, port: int, selector: selectors.BaseSelector) -> None:
        self._port, self._selector = port, selector
        self.ended = False
        self._connect()
        self.due = 0.0
        self.status = 0
        self.missing = 0
        self._start = b""

    def _connect(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self._port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._selector.register(self.socket, selectors.EVENT_READ, self)

    def close(self) -> None:
        if self.socket.fileno() >= 0:
            self._selector.unregister(self.socket)
            self.socket.close()

    def ask(self, request: bytes, due: float) -> None:
        if self.ended:
            self._connect()
        self.due, self.status = due, 0
        self.socket.sendall(request)

    def answered(self) -> bool:
        """Take what has come; whether the answer is whole. Only its head is looked at."""
        part = self.socket.recv(1 << 18)
        if not part:
            raise SystemExit("the service closed a connection")
        if self.status:
            self.missing -= len(part)
            return self.missing == 0
        self._start += part
        head, found, body = self._start.partition(b"\r\n\r\n")
        if not found:
            return False
        head = head.lower()
        self.ended = b"\r\nconnection: close" in head
        length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        self.status, self.missing, self._start = int(head[9:12]), length - len(body), b""
        return self.missing == 0


def drive(port: int, ready: Sequence[bytes], *, rate: float, connections: int) -> Run:
    """Send each request when it is due, or as soon as a connection is free after that."""
    run = Run()
    selector = selectors.DefaultSelector()
    idle = deque(Connection(port, selector) for _ in range(connections))
    every = tuple(idle)
    start, own = time.perf_counter(), time.process_time()
    sent = 0
    while len(run.milliseconds) < len(ready):
        now = time.perf_counter()
        while sent < len(ready) and idle and start + sent / rate <= now:
            idle.popleft().ask(ready[sent], start + sent / rate)
            sent += 1
        pause = start + sent / rate - now if sent < len(ready) and idle else None
        for key, _ in selector.select(pause):
            if key.data.answered():
                if key.data.ended:
                    key.data.close()
                run.milliseconds.append((time.perf_counter() - key.data.due) * 1000)
                run.statuses[key.data.status] += 1
                idle.append(key.data)
    run.seconds, run.generator = time.perf_counter() - start, time.process_time() - own
    for connection in every:
        connection.close()
    selector.close()
    return run


def processor(master: psutil.Process) -> float:
    """Seconds that the service's processes have computed so far."""
    times = [process.cpu_times() for process in (master, *master.children())]
    return sum(each.user + each.system for each in times)


def measured(chosen: argparse.Namespace, arguments: list[str]) -> tuple[Run, list[psutil.Process]]:
    capsules = capsules_in(chosen.capsules)
    with service(arguments) as (port, master):
        source = requests(capsules, port=port, fresh=chosen.fresh)
        drive(port, list(islice(source, WARM_UP)), rate=50, connections=chosen.connections)
        ready = list(islice(source, int(chosen.rate * chosen.seconds)))
        gc.collect()
        gc.disable()
        before = processor(master)
        run = drive(port, ready, rate=chosen.rate, connections=chosen.connections)
        run.service = processor(master) - before
        return run, [worker.memory_full_info() for worker in master.children()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("capsules", nargs="+", type=Path)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--fresh", type=float, default=0.9)
    run, workers = measured(*parser.parse_known_args())
    number = len(run.milliseconds)
    print(f"requests a second: {number / run.seconds:.0f}, statuses {dict(run.statuses)}")
    print(
        f"latency in ms: median {statistics.median(run.milliseconds):.1f}, "
        f"p95 {run.share(0.95):.1f}, p99 {run.share(0.99):.1f}, worst {max(run.milliseconds):.1f}"
    )
    print(
        f"processor in ms a request: service {run.service / number * 1000:.2f}, "
        f"generator {run.generator / number * 1000:.2f}"
    )
    for worker in workers:
        print(f"worker: resident {worker.rss / 2**20:.0f} MB, own {worker.uss / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
