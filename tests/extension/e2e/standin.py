"""A stand-in for the citemark service: its HTTP contract, with a verdict that the test can foretell."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LABELS = ("verified", "fabricated", "mismatch", "suspect", "unverified")
ODDS = (0.02, 0.99, 0.93, 0.71, 0.4)


def label_of(identifier: str) -> str:
    """The last digit, modulo five, is the place in ``LABELS``; a work without identifier is verified."""
    digits = [character for character in identifier if character.isdigit()]
    return LABELS[int(digits[-1]) % 5] if digits else "verified"


MESSAGES = {
    "fabricated": "The month 13 does not exist, so arXiv cannot have given this number.",
    "mismatch": "The record's title shares no word with the claimed one.",
    "suspect": "The same identifier backs three different works in other documents.",
    "unverified": "No source that could hold this work was reached.",
    "verified": "Title and authors match arXiv's record.",
}


def _evidence(label: str) -> list[dict[str, Any]]:
    record = {
        "title": "Robust Image Similarity under Colour Shift",
        "authors": ["Mira Probe", "Jon Sample"],
        "authors_truncated": False,
        "year": 2024,
        "date": "2024-02-03",
        "venues": ["arXiv"],
        "url": "https://arxiv.org/abs/2402.00000",
        "retracted": False,
    }
    found = {
        "source": "arXiv",
        "outcome": "found",
        "record": record,
        "as_of": "2026-08-20",
        "detail": "",
    }
    absent = {
        "source": "local index",
        "outcome": "absent",
        "record": None,
        "as_of": "2026-08-20",
        "detail": "",
    }
    silent = {
        "source": "Crossref",
        "outcome": "unavailable",
        "record": None,
        "as_of": None,
        "detail": "no answer",
    }
    return {"fabricated": [absent], "unverified": [silent], "suspect": [absent, silent]}.get(
        label, [found]
    )


def judged(reference: dict[str, Any], at: int) -> dict[str, Any]:
    identifiers = reference.get("identifiers", [])
    label = label_of(identifiers[0] if identifiers else "")
    value = identifiers[0].partition(":")[2] or identifiers[0] if identifiers else ""
    return {
        "index": at,
        "key": reference["key"],
        "text": reference.get("text", ""),
        "identifiers": [
            {"scheme": "arXiv", "value": value, "url": f"https://arxiv.org/abs/{value}"}
            for _ in identifiers[:1]
        ],
        "claim": reference.get("claim", {}),
        "label": label,
        "probability": ODDS[LABELS.index(label)],
        "reasons": [{"signal": "demo", "message": MESSAGES[label], "weight": 1.0}],
        "evidence": _evidence(label),
    }


@dataclass
class StandIn:
    """The service and what befalls it; ``mode`` is ``ok``, ``401``, ``429``, ``500``, ``slow`` or ``incomplete``."""

    mode: str = "ok"
    answering: threading.Event = field(default_factory=threading.Event)
    """Set when a slow service may answer at last."""
    key: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def references(self) -> list[dict[str, Any]]:
        return [one for request in self.requests for one in request["references"]]

    def reset(self) -> None:
        self.mode, self.key = "ok", ""
        self.answering.clear()
        self.requests.clear()
        self.headers.clear()

    def start(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        assert self.server is not None
        self.server.shutdown()
        self.server.server_close()


REFUSALS: dict[str, tuple[int, str, dict[str, str]]] = {
    "401": (401, "An API key is needed.", {}),
    "429": (429, "Too many requests.", {"Retry-After": "7"}),
    "500": (500, "Fault.", {}),
}
"""Status, title and headers of each trouble."""


def _report(service: StandIn, request: dict[str, Any]) -> dict[str, Any]:
    references = [judged(one, at) for at, one in enumerate(request["references"], start=1)]
    complete = service.mode != "incomplete"
    if not complete:
        service.mode = "ok"
        for one in references:
            one |= {"label": "unverified", "probability": 0.4, "evidence": _evidence("unverified")}
    versions = {"citemark": "0.1.0", "model": "demo", "index": "2026-08-20", "ledger": None}
    return {
        "citemark": "0.1.0",
        "references": references,
        "complete": complete,
        "versions": versions,
    }


def _handler(service: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(
            self, status: int, body: dict[str, Any], headers: dict[str, str] | None = None
        ) -> None:
            data = json.dumps(body).encode()
            kind = "application/json" if status == 200 else "application/problem+json"
            stated = {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})}
            self.send_response(status)
            for name, value in stated.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            self._answer(200, {"status": "ok", "citemark": "0.1.0"})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers.get("Origin", "").startswith(("http://", "https://")):
                self._answer(403, {"title": "This origin may not ask.", "status": 403})
                return
            service.headers.append({name.lower(): value for name, value in self.headers.items()})
            request = json.loads(body)
            service.requests.append(request)
            if service.mode == "slow":
                service.answering.wait(30)
            closed = service.key and self.headers.get("Authorization") != f"Bearer {service.key}"
            refusal = REFUSALS.get("401" if closed else service.mode)
            if refusal is None:
                self._answer(200, _report(service, request))
            else:
                status, title, headers = refusal
                self._answer(status, {"title": title, "status": status}, headers)

        def log_message(self, *_: object) -> None:
            """Tests read what was asked from ``requests``."""

    return Handler
