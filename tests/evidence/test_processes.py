"""Four processes against one stand-in server: one rate, one request a question, one breaker."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import fmean

import pytest
from evidence_standin import Response, StandIn, as_json

from citemark.evidence.transport.turns import LEFT_ALONE

PROCESSES = 4

MOTHER = """
import json, os, sqlite3, sys, time
from contextlib import closing
from pathlib import Path
import requests_cache.backends.sqlite
from citemark.evidence.answer import Ask
from citemark.evidence.transport.rates import Pace
from citemark.evidence.source import Deadline
from citemark.evidence.transport.endpoint import Endpoint
from citemark.evidence.transport.client import Transport

phases = json.load(sys.stdin)
cache = Path(phases[0][0]["cache"])
transport = Transport(cache, user_agent="test")  # before the fork, as a preloading server does


def work(plan):
    endpoint = Endpoint("source", {"": plan["url"]}, Pace(plan["rate"]))
    said, until = [], time.monotonic() + plan["seconds"]
    for path in plan["paths"]:
        if time.monotonic() >= until:
            break
        answer = transport.get(endpoint, Ask(path), deadline=Deadline.after(plan["seconds"]))
        said.append(answer.problem or answer.status)
    return said


for phase, plans in enumerate(phases):
    children = []
    for number, plan in enumerate(plans):
        child = os.fork()
        if child == 0:
            (cache / f"said-{phase}-{number}").write_text(json.dumps(work(plan)))
            os._exit(0)
        children.append(child)
    for child in children:
        assert os.waitpid(child, 0)[1] == 0
    # What is remembered of an outage moves into the past, instead of waiting for it to pass.
    with closing(sqlite3.connect(cache / "rates.sqlite")) as rows, rows:
        rows.execute("UPDATE health SET down_until = down_until - ?", (plans[0].get("later", 0),))
"""


def run(*phases: list[dict[str, object]]) -> list[list[list[object]]]:
    """Run one process a plan, those of a phase side by side; what each was told."""
    subprocess.run([sys.executable, "-c", MOTHER], input=json.dumps(phases), text=True, check=True)
    cache = Path(str(phases[0][0]["cache"]))
    return [
        [json.loads((cache / f"said-{phase}-{number}").read_text()) for number in range(len(plans))]
        for phase, plans in enumerate(phases)
    ]


Start = Callable[[Callable[[str], Response]], StandIn]


def test_the_rate_is_shared_by_all_processes(stand_in: Start, tmp_path: Path) -> None:
    rate, seconds, ends = 20.0, 2.5, 5
    server = stand_in(lambda _: as_json({}))
    plan = {"cache": str(tmp_path), "url": server.url, "rate": rate, "seconds": seconds}
    paths = [[f"/{process}/{number}" for number in range(1000)] for process in range(PROCESSES)]
    run([{**plan, "paths": own} for own in paths])
    times = sorted(moment for moment, _ in server.asked)
    # Means at both ends, for one late arrival on a busy machine is no broken rate.
    span = fmean(times[-ends:]) - fmean(times[:ends])
    measured = (len(times) - ends) / span
    assert measured == pytest.approx(rate, rel=0.05)
    assert len({path[1] for path in server.paths()}) == PROCESSES


def test_one_question_by_all_processes_is_asked_once(stand_in: Start, tmp_path: Path) -> None:
    gate = threading.Event()

    def answer(_: str) -> Response:
        gate.wait(0.3)  # long enough for all to want it
        return as_json({"title": "x"})

    server = stand_in(answer)
    paths = [f"/papers/{number}" for number in range(3)]
    plan = {"cache": str(tmp_path), "url": server.url, "rate": 1000.0, "seconds": 10}
    (said,) = run([{**plan, "paths": paths}] * PROCESSES)
    assert said == [[200, 200, 200]] * PROCESSES
    assert sorted(server.paths()) == paths


def test_what_one_process_has_found_down_the_others_leave_alone(
    stand_in: Start, tmp_path: Path
) -> None:
    tries = count()
    server = stand_in(lambda _: Response(403) if next(tries) < 3 else as_json({}))
    plan = {"cache": str(tmp_path), "url": server.url, "rate": 1000.0, "seconds": 10}
    found_down, left_alone, found_up, asked_again = run(
        [{**plan, "paths": [f"/{n}" for n in range(9)]}],
        [{**plan, "paths": ["/other"], "later": 60}] * 2,
        [{**plan, "paths": ["/other"]}],
        [{**plan, "paths": [f"/more/{n}" for n in range(4)]}] * 2,
    )
    assert found_down == [["answered with status 403"] * 3 + [LEFT_ALONE] * 6]
    assert left_alone == [[LEFT_ALONE]] * 2
    assert found_up == [[200]]
    assert asked_again == [[200] * 4] * 2
    assert len(server.asked) == 3 + 1 + 4
