"""How long one document takes, warm, on one core, and how much memory the scorer holds.

    python benchmarks/core_speed.py [CAPSULE...] [--page FILE] [--index DIR] [--repeat 200]

Without arguments it judges the sample capsules of ``docs/samples`` and a page of 200 kB that it
writes itself (prose with 60 references in the common forms). A round reads the document from its
bytes, finds the references, observes them into a ledger in memory, judges them and writes the
report as JSON: what a request costs without HTTP. The ledger already holds all documents.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from rig.machine import machine

from citemark.assembly import open_scorer
from citemark.documents import read
from citemark.ledger import observe, open_ledger
from citemark.references import extract_all
from citemark.report import to_json
from citemark.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
NOW = dt.date(2026, 11, 21)
PAGE_BYTES = 200_000
CAPSULE_GOAL_MS, PAGE_GOAL_MS = 5.0, 80.0


def page(size: int = PAGE_BYTES) -> bytes:
    """An article in HTML, three hundred paragraphs: sixty references, half linked in prose and half in a list at its end."""
    links = "".join(
        f'<p>Harbour networks read slowly <a href="https://arxiv.org/abs/23{n % 12 + 1:02}.{n + 4242:05}">'
        f"(Quill and Marsh, 2023)</a>, and “Patient Reading of Tide Tables, Part {n}” followed.</p>"
        for n in range(30)
    )
    listed = "".join(
        f"<li>A. Quill, B. Marsh and C. Ferro. Lantern Number {n} and the Reading of Tides. "
        f"In Proceedings of NeurIPS, {2000 + n % 24}. https://doi.org/10.5072/lantern.{n}</li>"
        for n in range(30)
    )
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbours</title>'
        '<meta name="date" content="2026-03-09"><style>p{margin:0}</style></head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>Harbours</h1>{links}"
    )
    tail = f"<h2>References</h2><ol>{listed}</ol></article></body></html>"
    sentence = "The harbour master counts the boats that return before the tide has turned. "
    paragraph = f"<p>{sentence * 8}</p>\n"
    filling = paragraph * ((size - len(head) - len(tail)) // len(paragraph))
    return (head + filling + tail).encode()


def milliseconds(run: Callable[[], object], repeat: int) -> tuple[list[float], list[float]]:
    """Wall clock and processor time of each round; a crowded machine stretches only the first."""
    for _ in range(3):
        run()
    walls, processors = [], []
    for _ in range(repeat):
        start, used = time.perf_counter(), time.process_time()
        run()
        walls.append((time.perf_counter() - start) * 1000)
        processors.append((time.process_time() - used) * 1000)
    return walls, processors


def said(name: str, taken: tuple[list[float], list[float]], goal: float) -> None:
    wall, processor = map(statistics.median, taken)
    print(
        f"{name:40} median {wall:7.2f} ms, processor {processor:7.2f} ms, "
        f"fastest {min(taken[0]):7.2f} ms (goal {goal:g} ms)"
    )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("capsules", nargs="*", type=Path)
    options.add_argument("--page", type=Path)
    options.add_argument("--index", type=Path)
    options.add_argument("--repeat", type=int, default=200)
    chosen = options.parse_args()
    capsules = chosen.capsules or sorted((ROOT / "docs" / "samples").glob("*.json"))
    inputs = [(path.name, path.read_bytes(), CAPSULE_GOAL_MS) for path in capsules]
    data = chosen.page.read_bytes() if chosen.page else page()
    inputs.append((f"page of {len(data):,} bytes", data, PAGE_GOAL_MS))
    print(machine())
    with (
        open_ledger("memory") as ledger,
        open_scorer(Settings(index=chosen.index), ledger, now=NOW, offline=True) as scorer,
    ):

        def judge(body: bytes) -> None:
            for document in read(body):
                extraction = extract_all(document)
                ledger.record([observe(document, extraction.references)])
                to_json(scorer.score(document, extraction=extraction))

        for _, body, _ in inputs:
            judge(body)
        for name, body, goal in inputs:
            repeat = chosen.repeat if goal == CAPSULE_GOAL_MS else max(20, chosen.repeat // 10)
            said(name, milliseconds(lambda body=body: judge(body), repeat), goal)
    print(
        f"memory at its greatest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
