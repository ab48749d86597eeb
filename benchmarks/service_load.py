"""How the service stands a steady stream of requests: latency, throughput, memory per worker.

    python benchmarks/service_load.py CAPSULE... [--rate 200] [--seconds 20] [--fresh 0.9]

Starts ``citemark serve`` on a free port with a ledger in a temporary folder, warms it up, and
sends the capsules in turn at a fixed rate, whether or not the earlier ones are answered (so that
a slow answer delays nothing but itself, and waiting in line counts as latency). Every request
gets its own document (its identifier is changed), so that each one is scored, observed and kept;
nine in ten speak of works that no other document speaks of, as ``--fresh`` says. Other arguments
go to ``citemark serve``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil


@dataclass(slots=True)
class Run:
    """What came back, and when."""

    milliseconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def share(self, part: float) -> float:
        return sorted(self.milliseconds)[
            min(len(self.milliseconds) - 1, int(part * len(self.milliseconds)))
        ]


@contextmanager
def service(arguments: list[str]) -> Iterator[tuple[int, psutil.Process]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [
            str(Path(sys.executable).with_name("citemark")),
            "serve",
            "--offline",
            "--port",
            str(port),
        ]
        command += ["--ledger", f"sqlite:///{folder}/ledger.db", *arguments]
        process = subprocess.Popen(command, env=os.environ | {"CITEMARK_LOG_LEVEL": "warning"})
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


async def send(
    port: int,
    body: bytes,
    streams: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]],
) -> int:
    reader, writer = await streams.get()
    writer.write(
        b"POST /v1/score HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/ld+json\r\n"
        b"Content-Length: %d\r\n\r\n" % (port, len(body)) + body
    )
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    await reader.readexactly(length)
    streams.put_nowait((reader, writer))
    return int(head.split()[1])


def bodies(capsules: list[dict[str, object]], *, fresh: float) -> Iterator[bytes]:
    """The capsules in turn, each a new document; a share ``fresh`` of them on works of their own.

    A work becomes another one when its capitalised words and its identifiers' digits change.
    """
    for number in count():
        capsule = dict(capsules[number % len(capsules)])
        capsule["@id"] = f"https://example.org/capsules/{os.getpid()}-{number}"
        if number * fresh % 1 < fresh:
            capsule["text"] = renamed(str(capsule["text"]), number)
        yield json.dumps(capsule).encode()


def renamed(text: str, number: int) -> str:
    suffix = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    text = re.sub(r"\b([A-Z])[a-z]{3,}\b", rf"\g<1>{suffix}", text)
    return re.sub(r"\b(\d{4}\.)\d{5}\b", rf"\g<1>{number % 20_000:05}", text)


async def drive(
    port: int, source: Iterator[bytes], *, rate: float, seconds: float, connections: int
) -> Run:
    run = Run()
    streams: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    for _ in range(connections):
        streams.put_nowait(await asyncio.open_connection("127.0.0.1", port))

    async def one(due: float) -> None:
        run.statuses[await send(port, next(source), streams)] += 1
        run.milliseconds.append((time.perf_counter() - due) * 1000)

    start = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        due = start + number / rate
        if (early := due - time.perf_counter()) > 0:
            await asyncio.sleep(early)
        tasks.append(asyncio.create_task(one(due)))
    await asyncio.gather(*tasks)
    while not streams.empty():
        streams.get_nowait()[1].close()
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("capsules", nargs="+", type=Path)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--fresh", type=float, default=0.9)
    chosen, arguments = parser.parse_known_args()
    source = bodies([json.loads(path.read_bytes()) for path in chosen.capsules], fresh=chosen.fresh)
    with service(arguments) as (port, master):
        asyncio.run(drive(port, source, rate=50, seconds=4, connections=chosen.connections))
        started = time.perf_counter()
        run = asyncio.run(
            drive(
                port,
                source,
                rate=chosen.rate,
                seconds=chosen.seconds,
                connections=chosen.connections,
            )
        )
        took = time.perf_counter() - started
        workers = [worker.memory_full_info() for worker in master.children()]
        print(
            f"requests a second: {len(run.milliseconds) / took:.0f}, statuses {dict(run.statuses)}"
        )
        print(
            f"latency in ms: median {statistics.median(run.milliseconds):.1f}, "
            f"p95 {run.share(0.95):.1f}, p99 {run.share(0.99):.1f}, worst {max(run.milliseconds):.1f}"
        )
        for worker in workers:
            print(f"worker: resident {worker.rss / 2**20:.0f} MB, own {worker.uss / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
