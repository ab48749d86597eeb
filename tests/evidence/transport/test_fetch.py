"""Fetching a reader's URL: public addresses only, bounded, and errors that say what to do."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable

import pytest
from evidence_standin import Response, StandIn

from citemark.errors import FetchFailed, ForbiddenAddress, InputTooLarge, UnsupportedType
from citemark.evidence.transport import fetch
from citemark.evidence.transport.fetch import Policy, fetch_document
from citemark.settings import Settings

LOCAL = Policy(ports=None, loopback=True)
PAGE = b"<html><title>A page</title></html>"
HTML = "text/html; charset=utf-8"

FORBIDDEN = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://localhost/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[ff02::1]/",
    "ftp://example.org/file",
    "file:///etc/passwd",
    "gopher://example.org/",
    "data:text/html,hello",
    "//example.org/",
    "example.org",
    "",
    "http://",
    "http://user:password@example.org/",
    "http://user@example.org/",
    "http://user:@example.org/",
    "http://:word@example.org/",
    "http://@example.org/",
    "ftp://example.org:80/file",
    "gopher://example.org:443/",
    "javascript://example.org:80/%0aalert(1)",
    "HTTP+UNIX://example.org:80/",
    "http://example.org:22/",
    "http://example.org:99999/",
    "http://[broken/",
    "http://example.org/\r\nX-Injected: 1",
    "http://example.org/a b",
    "https://example.org/" + "a" * 3000,
]


@pytest.mark.usefixtures("no_connection")
@pytest.mark.parametrize("url", FORBIDDEN)
def test_what_is_not_a_public_web_address_is_refused_without_connecting(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        fetch_document(url, Settings())


def _resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Make every name resolve to these addresses, one after the other; tell what was connected."""
    waiting, connected = list(addresses), []

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        literal = host.strip("[]")
        address = literal if literal.replace(".", "").isdigit() else waiting.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    return connected


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    connected = _resolve_to(monkeypatch, "10.1.2.3")
    with pytest.raises(ForbiddenAddress):
        fetch_document("http://inside.example/", Settings())
    assert connected == []


def test_the_address_that_was_checked_is_the_one_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    connected = _resolve_to(monkeypatch, "93.184.216.34", "127.0.0.1", "127.0.0.1")
    with pytest.raises(FetchFailed):
        fetch_document("http://rebinding.example/", Settings())
    assert set(connected) == {"93.184.216.34"}


Start = Callable[[Callable[[str], Response]], StandIn]


def test_a_page_comes_with_its_type(stand_in: Start) -> None:
    server = stand_in(lambda _: Response(200, PAGE, HTML))
    assert fetch_document(server.url + "/p", Settings(), policy=LOCAL) == (PAGE, "text/html")
    assert server.headers[0]["User-Agent"] == "citemark"
    fetch_document(server.url + "/p", Settings(contact="a@b.example"), policy=LOCAL)
    assert server.headers[1]["User-Agent"] == "citemark (a@b.example)"


def test_redirects_are_followed_a_few_times(stand_in: Start) -> None:
    def answer(path: str) -> Response:
        number = int(path.strip("/"))
        if number == 0:
            return Response(200, PAGE, HTML)
        return Response(302, headers=(("Location", f"/{number - 1}"),))

    server = stand_in(answer)
    assert fetch_document(server.url + "/3", Settings(), policy=LOCAL)[0] == PAGE
    with pytest.raises(FetchFailed, match="redirects more than 3 times"):
        fetch_document(server.url + "/4", Settings(), policy=LOCAL)


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/", "file:///etc/passwd", "http://10.0.0.1:80/", "//u:p@h/"]
)
def test_a_redirect_is_checked_like_the_first_address(stand_in: Start, target: str) -> None:
    server = stand_in(lambda _: Response(302, headers=(("Location", target),)))
    with pytest.raises(ForbiddenAddress):
        fetch_document(server.url, Settings(), policy=LOCAL)


FAILURES: list[tuple[Response, type[Exception]]] = [
    (Response(404, PAGE, HTML), FetchFailed),
    (Response(500, PAGE, HTML), FetchFailed),
    (Response(304), FetchFailed),
    (Response(200, PAGE, "application/pdf"), UnsupportedType),
    (Response(200, PAGE, "image/png"), UnsupportedType),
    (Response(200, PAGE, ""), UnsupportedType),
    (Response(200, b"x" * 5000, HTML), InputTooLarge),
    (
        Response(
            200, gzip.compress(b"x" * 5_000_000), HTML, headers=(("Content-Encoding", "gzip"),)
        ),
        InputTooLarge,
    ),
    (Response(200, b"x" * 400, HTML, trouble="drip"), InputTooLarge),
    (Response(200, b"x" * 400, HTML, trouble="cut"), FetchFailed),
    (Response(trouble="reset"), FetchFailed),
    (Response(trouble="silence"), FetchFailed),
]


@pytest.mark.parametrize(("response", "error"), FAILURES)
def test_failures_are_told_apart(
    stand_in: Start,
    monkeypatch: pytest.MonkeyPatch,
    response: Response,
    error: type[Exception],
) -> None:
    monkeypatch.setattr(fetch, "READ_S", 0.2)
    monkeypatch.setattr(fetch, "WHOLE_S", 0.2)
    server = stand_in(lambda _: response)
    with pytest.raises(error) as caught:
        fetch_document(server.url, Settings(body_limit=2048), policy=LOCAL)
    assert "127.0.0.1" not in str(caught.value)


def test_a_proxy_of_the_environment_is_ignored(
    stand_in: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server = stand_in(lambda _: Response(200, PAGE, HTML))
    assert fetch_document(server.url, Settings(), policy=LOCAL)[0] == PAGE
