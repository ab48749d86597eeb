"""Measure how long the evidence for 40 references takes when every authority answers at once.

    python benchmarks/evidence_remote.py [--references 40] [--rounds 5]

All authorities are one stand-in server on the loopback address that answers without delay, at
rates without limit, so what is measured is our own cost: questions, cache, parsing, threads.
``cold``: nothing is remembered; ``cached``: everything is. Goals: 500 ms and 60 ms.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from citemark.evidence import Deadline, gather, open_sources
from citemark.evidence.authorities.arxiv import CANARY, NAMESPACES
from citemark.evidence.opening import MODULES
from citemark.settings import Settings
from citemark.types import Claim, Identifier, Outcome, Reference

STAND_IN = Path(__file__).parents[1] / "tests" / "evidence" / "evidence_standin.py"
_spec = importlib.util.spec_from_file_location("evidence_standin", STAND_IN)
assert _spec is not None
assert _spec.loader is not None
standin = importlib.util.module_from_spec(_spec)
sys.modules["evidence_standin"] = standin
_spec.loader.exec_module(standin)

ABSTRACT = "An abstract of the usual length says what was done and found. " * 20


def title(value: str) -> str:
    return f"On lanterns in orchards and their measured light, part {value}"


def answer(path: str) -> object:
    """Records for every arXiv identifier and DOI; searches find the title asked for."""
    if path.startswith("/api/query"):
        ids = re.findall(r"\d{4}\.\d{4,5}", path)
        entries = "".join(
            f"<entry><id>http://arxiv.org/abs/{value}v1</id><title>{title(value)}</title>"
            f"<summary>{ABSTRACT}</summary><published>2024-01-02T00:00:00Z</published>"
            f"<author><name>Ada Quill</name></author></entry>"
            for value in dict.fromkeys((CANARY, *ids))
        )
        feed = f"<feed {NAMESPACES}>{entries}</feed>"
        return standin.Response(200, feed.encode(), "application/atom+xml")
    if path.startswith("/works?filter=doi:"):
        dois = re.findall(r"doi:([^,&]+)", path)
        return standin.as_json({"message": {"items": [work(doi) for doi in dois]}})
    if path.startswith("/works?query.title="):
        return standin.as_json({"message": {"items": [work(path.partition("part ")[2][:6])]}})
    return standin.Response(404, b"{}")


def work(value: str) -> dict[str, object]:
    return {
        "DOI": value,
        "title": [title(value)],
        "author": [{"given": "Ada", "family": "Quill"}] * 4,
        "issued": {"date-parts": [[2024, 5, 6]]},
        "abstract": ABSTRACT,
    }


def references(count: int) -> list[Reference]:
    """In turn: an arXiv identifier, a DOI, and a title alone."""
    made = []
    for number in range(count):
        value, identifiers = f"{number:06d}", ()
        if number % 3 == 0:
            value = f"2401.{number + 1:05d}"
            identifiers = (Identifier("arxiv", value),)
        elif number % 3 == 1:
            value = f"10.1145/1{number}.2"
            identifiers = (Identifier("doi", value),)
        claim = Claim(title=title(value), authors=("Ada Quill",))
        made.append(Reference(number + 1, None, claim.title or "", 0, 1, identifiers, claim))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--references", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    asked = references(options.references)
    cold, cached, requests, opening = [], [], 0, 0.0
    for number in range(options.rounds + 1):
        with tempfile.TemporaryDirectory() as cache, standin.StandIn(answer) as server:
            settings = Settings(
                cache=Path(cache),
                addresses=tuple((name, server.url) for name in MODULES),
                rates=tuple((name, 1000.0) for name in MODULES),
            )
            began = time.perf_counter()
            with open_sources(
                settings, index=None, offline=False, now=dt.date(2026, 11, 21)
            ) as sources:
                times = []
                for _ in range(4):
                    start = time.perf_counter()
                    gathered = gather(asked, sources=sources, deadline=Deadline.after(10))
                    times.append((time.perf_counter() - start) * 1000)
                    assert gathered.complete
                    assert all(
                        any(item.outcome is Outcome.FOUND for item in evidence)
                        for evidence in gathered.evidence
                    )
                    opening = opening or (time.perf_counter() - began) * 1000
            requests = len(server.asked)
        if number:  # the first round pays for the imports: reported apart
            cold.append(times[0])
            cached += times[1:]
    result = {
        "references": options.references,
        "requests": requests,
        "first_ms_with_imports": round(opening, 1),
        "cold_ms": round(statistics.median(cold), 1),
        "cold_ms_worst": round(max(cold), 1),
        "cached_ms": round(statistics.median(cached), 1),
        "cached_ms_worst": round(max(cached), 1),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
