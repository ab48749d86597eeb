"""Who may call the service."""

from __future__ import annotations

import pytest
from flask import Flask

from citemark.settings import Settings
from citemark.web import guards, problems
from citemark.web.guards import is_loopback


def app(settings: Settings) -> Flask:
    made = Flask("guarded")
    guards.install(made, settings)
    problems.install(made, body_limit=settings.body_limit)
    for path in ("/", "/v1/signals", "/healthz", "/metrics"):
        made.add_url_rule(path, endpoint=path, view_func=lambda: "inside", methods=["GET", "POST"])
    return made


LOCAL = Settings()
NAMED = Settings(allowed_origins=("https://cite.example.org", "https://tool.example:8443"))
PUBLIC = Settings(host="0.0.0.0")

CALLERS = [
    # settings, Host, Origin, status
    (LOCAL, "localhost:8000", None, 200),
    (LOCAL, "127.0.0.1:8000", None, 200),
    (LOCAL, "[::1]:8000", None, 200),
    (LOCAL, "127.0.0.1", None, 200),
    (LOCAL, "rebound.example:8000", None, 403),
    (LOCAL, "127.0.0.1.rebound.example", None, 403),
    (LOCAL, "localhost.rebound.example:8000", None, 403),
    (LOCAL, "", None, 403),
    (LOCAL, "localhost:8000", "http://localhost:8000", 200),
    (LOCAL, "localhost:8000", "http://localhost:9000", 403),
    (LOCAL, "localhost:8000", "https://evil.example", 403),
    (LOCAL, "localhost:8000", "null", 403),
    (LOCAL, "localhost:8000", "", 403),
    (LOCAL, "localhost:8000", "chrome-extension://abcdef", 200),
    (LOCAL, "localhost:8000", "moz-extension://0b1c-22", 200),
    (LOCAL, "localhost:8000", "https://chrome-extension://x", 403),
    (LOCAL, "localhost:8000", "file://localhost:8000", 403),
    (NAMED, "cite.example.org", "https://cite.example.org", 200),
    (NAMED, "localhost:8000", "https://tool.example:8443", 200),
    (NAMED, "localhost:8000", "https://tool.example", 403),
    (NAMED, "other.example.org", None, 403),
    (PUBLIC, "any.example.org", None, 200),
    (PUBLIC, "any.example.org", "https://any.example.org", 200),
    (PUBLIC, "any.example.org", "https://other.example.org", 403),
]


@pytest.mark.parametrize(("settings", "host", "origin", "status"), CALLERS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_callers_are_told_apart_by_host_and_origin(
    settings: Settings, host: str, origin: str | None, status: int, method: str
) -> None:
    headers = {"Host": host} | ({} if origin is None else {"Origin": origin})
    answer = app(settings).test_client().open("/v1/signals", method=method, headers=headers)
    assert answer.status_code == status
    named = origin if origin in settings.allowed_origins else None
    assert answer.headers.get("Access-Control-Allow-Origin") == named
    assert ("Origin" in answer.vary) is bool(settings.allowed_origins)


ASKING = {"Access-Control-Request-Method": "POST", "Host": "localhost:8000"}
KEYED = Settings(allowed_origins=("https://cms.example",), api_key="secret")


@pytest.mark.parametrize(
    ("settings", "origin", "status"),
    [
        (NAMED, "https://tool.example:8443", 204),
        (KEYED, "https://cms.example", 204),
        (KEYED, "https://evil.example", 403),
        (LOCAL, "https://cms.example", 403),
        (KEYED, "chrome-extension://abcdef", 401),
        (KEYED, "http://localhost:8000", 401),
    ],
)
def test_a_browser_that_asks_first_hears_whether_a_page_may_call(
    settings: Settings, origin: str, status: int
) -> None:
    headers = ASKING | {"Origin": origin}
    answer = app(settings).test_client().options("/v1/signals", headers=headers)
    assert answer.status_code == status
    assert ("Access-Control-Allow-Headers" in answer.headers) is (status == 204)
    if status == 204:
        assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


def test_a_page_that_may_call_reads_what_is_wrong() -> None:
    headers = {"Host": "localhost:8000", "Origin": "https://cms.example"}
    answer = app(KEYED).test_client().get("/v1/signals", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["Access-Control-Allow-Origin"] == "https://cms.example"


KEYS = [
    ("/v1/signals", None, 401),
    ("/v1/signals", "Bearer secret", 200),
    ("/v1/signals", "bearer  secret ", 200),
    ("/v1/signals", "Bearer Secret", 401),
    ("/v1/signals", "Bearer secre", 401),
    ("/v1/signals", "Bearer", 401),
    ("/v1/signals", "Basic secret", 401),
    ("/v1/signals", "Bearer é", 401),
    ("/metrics", None, 401),
    ("/", None, 200),
    ("/healthz", None, 200),
]


@pytest.mark.parametrize(("path", "authorization", "status"), KEYS)
def test_the_key_is_asked_for_where_documents_are_told_of(
    path: str, authorization: str | None, status: int
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    answer = app(Settings(api_key="secret")).test_client().get(path, headers=headers)
    assert answer.status_code == status
    assert ("WWW-Authenticate" in answer.headers) is (status == 401)


SLOW = Settings(requests_per_minute=4)


def test_too_many_requests_are_told_when_to_come_back() -> None:
    client = app(SLOW).test_client()
    statuses = [client.get("/v1/signals").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.get("/v1/signals")
    assert 1 <= int(refused.headers["Retry-After"]) <= 15
    assert refused.content_type == "application/problem+json"
    assert refused.get_json(force=True)["type"] == "/docs#too-many-requests"
    assert client.get("/healthz").status_code == 200
    other = client.get("/v1/signals", environ_base={"REMOTE_ADDR": "127.0.0.9"})
    assert other.status_code == 200


def test_callers_behind_a_proxy_are_counted_each_for_himself() -> None:
    client = app(SLOW).test_client()
    one, other = {"X-Forwarded-For": "192.0.2.1"}, {"X-Forwarded-For": "192.0.2.2"}
    statuses = [client.get("/v1/signals", headers=one).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert client.get("/v1/signals", headers=other).status_code == 200


def test_a_stranger_gets_no_further_by_naming_others() -> None:
    client = app(SLOW).test_client()
    stranger = {"REMOTE_ADDR": "192.0.2.7"}
    statuses = [
        client.get(
            "/v1/signals", headers={"X-Forwarded-For": f"192.0.2.{n}"}, environ_base=stranger
        ).status_code
        for n in range(3)
    ]
    assert statuses == [200, 200, 429]


def test_guesses_at_the_key_are_counted() -> None:
    client = app(Settings(requests_per_minute=4, api_key="secret")).test_client()
    wrong = {"Authorization": "Bearer guess"}
    statuses = [client.get("/v1/signals", headers=wrong).status_code for _ in range(3)]
    assert statuses == [401, 401, 429]


def test_without_the_setting_nobody_is_held_up() -> None:
    client = app(LOCAL).test_client()
    assert {client.get("/v1/signals").status_code for _ in range(100)} == {200}


HOSTS = [
    ("127.0.0.1", True),
    ("127.8.8.8", True),
    ("::1", True),
    ("[::1]", True),
    ("localhost", True),
    ("0.0.0.0", False),
    ("::", False),
    ("192.168.1.4", False),
    ("localhost.example.org", False),
]


@pytest.mark.parametrize(("host", "expected"), HOSTS)
def test_a_loopback_address_is_known_as_one(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
