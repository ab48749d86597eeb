"""A stand-in for the citemark service: its HTTP contract, with a verdict that the test can foretell."""

from __future__ import annotations

import json
import threading
import time
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
    delay: float = 0.0
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
        self.mode, self.delay, self.key = "ok", 0.0, ""
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


def _handler(service: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self, status: int, body: dict[str, Any], **headers: str) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            kind = "application/json" if status == 200 else "application/problem+json"
            for name, value in {
                "Content-Type": kind,
                "Content-Length": str(len(data)),
                **headers,
            }.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(data)

        def _refuses_web_pages(self) -> bool:
            origin = self.headers.get("Origin", "")
            return origin.startswith(("http://", "https://"))

        def do_GET(self) -> None:
            self._answer(200, {"status": "ok", "citemark": "0.1.0"})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self._refuses_web_pages():
                self._answer(403, {"title": "This origin may not ask.", "status": 403})
                return
            service.headers.append({name.lower(): value for name, value in self.headers.items()})
            request = json.loads(body)
            service.requests.append(request)
            if service.mode == "slow":
                time.sleep(service.delay)
            if service.mode == "401" or (
                service.key and self.headers.get("Authorization") != f"Bearer {service.key}"
            ):
                self._answer(401, {"title": "An API key is needed.", "status": 401})
            elif service.mode == "429":
                self._answer(429, {"title": "Too many requests.", "status": 429}, Retry_After="7")
            elif service.mode == "500":
                self._answer(500, {"title": "Fault.", "status": 500})
            else:
                self._answer(200, self._report(request))

        def _report(self, request: dict[str, Any]) -> dict[str, Any]:
            references = [judged(one, at) for at, one in enumerate(request["references"], start=1)]
            complete = True
            if service.mode == "incomplete":
                service.mode, complete = "ok", False
                for one in references:
                    one |= {
                        "label": "unverified",
                        "probability": 0.4,
                        "evidence": _evidence("unverified"),
                    }
            versions = {"citemark": "0.1.0", "model": "demo", "index": "2026-08-20", "ledger": None}
            return {
                "citemark": "0.1.0",
                "references": references,
                "complete": complete,
                "versions": versions,
            }

        def log_message(self, format: str, *args: object) -> None:
            """Tests read what was asked from ``requests``."""

    return Handler
