"""A stand-in for all authorities: a real HTTP server on the loopback address.

It answers by path from a table, counts what it is asked, and can misbehave in every way
that servers do.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import unquote


@dataclass(frozen=True)
class Response:
    """One answer; ``trouble`` names a way in which the server breaks the protocol."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None


def as_json(value: object, status: int = 200) -> Response:
    return Response(status, json.dumps(value).encode())


@dataclass
class StandIn:
    """Ask ``answer`` what to say to a path with its query; ``asked`` is all that came."""

    answer: Callable[[str], Response]
    asked: list[tuple[float, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    _server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_port}"

    def paths(self) -> list[str]:
        return [path for _, path in self.asked]

    def __enter__(self) -> Self:
        standin = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # headers and body in one packet: no wait for a delayed acknowledgement
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                path = unquote(self.path)
                standin.asked.append((time.time(), path))
                standin.headers.append(dict(self.headers))
                respond(self, standin.answer(path), standin.stop)

            def log_message(self, *_: object) -> None:
                pass

        self._server = Quiet(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.002,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server is not None
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()


class Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """A client that has gone away is no news."""


def respond(handler: BaseHTTPRequestHandler, response: Response, stop: threading.Event) -> None:
    if response.trouble == "silence":
        stop.wait(30)
        handler.close_connection = True
        return
    if response.trouble == "reset":
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True
        return
    handler.send_response(response.status)
    for name, value in response.headers:
        handler.send_header(name, value)
    handler.send_header("Content-Type", response.content_type)
    handler.send_header("Content-Length", str(len(response.body)))
    handler.end_headers()
    if response.trouble == "cut":
        handler.wfile.write(response.body[: len(response.body) // 2])
        handler.close_connection = True
    elif response.trouble == "drip":
        for at in range(len(response.body)):
            handler.wfile.write(response.body[at : at + 1])
            handler.wfile.flush()
            if stop.wait(0.05):
                return
    else:
        handler.wfile.write(response.body)
    handler.wfile.flush()
