"""How errors are told over HTTP."""

from __future__ import annotations

import inspect
import logging

import pytest
from flask import Flask, request

from citemark import errors
from citemark.errors import CitemarkError, InputTooLarge, UnreadableInput
from citemark.web import problems
from citemark.web.problems import OPERATORS, PROBLEMS, InvalidFields, as_dict, row_of

OURS = [
    kind
    for module in (errors, problems)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, CitemarkError) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", [kind for kind in OURS if kind is not InvalidFields])
def test_every_error_has_its_own_row(kind: type[CitemarkError]) -> None:
    assert [row.error for row in PROBLEMS].count(kind) == 1


def test_no_two_rows_share_a_name() -> None:
    assert len({row.name for row in PROBLEMS}) == len(PROBLEMS)


def test_an_error_is_told_as_its_nearest_listed_class() -> None:
    class OddInput(InputTooLarge):
        pass

    assert row_of(OddInput("x")).status == 413
    assert row_of(UnreadableInput("x")).status == 422
    assert row_of(InvalidFields({})).status == 400


def test_a_problem_names_what_to_do() -> None:
    assert as_dict(InvalidFields({"text": ["Not a string."]})) == {
        "type": "/docs#invalid-request",
        "title": "The request breaks the schema",
        "status": 400,
        "detail": "The body does not fit the schema; “errors” names what to correct.",
        "errors": {"text": ["Not a string."]},
    }


@pytest.mark.parametrize("kind", OPERATORS)
def test_where_things_stand_is_for_the_log_alone(
    kind: type[CitemarkError], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="citemark.web"):
        told = as_dict(kind("postgresql://user@inner.example/base does not answer"))
    assert "inner.example" not in str(told)
    assert told["detail"].endswith("; the service's log says why.")
    assert "inner.example" in caplog.text


@pytest.fixture
def app() -> Flask:
    made = Flask("failing")
    problems.install(made, body_limit=10)
    made.config["MAX_CONTENT_LENGTH"] = 10

    @made.get("/bug")
    def bug() -> str:
        raise ValueError("the document's secret text")

    @made.get("/ours")
    def ours() -> str:
        raise UnreadableInput("nothing to read <script>")

    @made.post("/body")
    def body() -> str:
        return str(len(request.get_data()))

    return made


def test_a_bug_is_a_problem_that_leaks_nothing(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/bug")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "secret" not in answer.get_data(as_text=True)
    assert "secret" not in caplog.text
    assert "ValueError" in caplog.text


STANDARD = [
    ("GET", "/nowhere", 404, "Not Found"),
    ("POST", "/bug", 405, "Method Not Allowed"),
    ("GET", "/ours", 422, "The document cannot be read"),
]


@pytest.mark.parametrize(("method", "path", "status", "title"), STANDARD)
def test_every_error_is_a_problem(
    app: Flask, method: str, path: str, status: int, title: str
) -> None:
    answer = app.test_client().open(path, method=method)
    assert answer.content_type == "application/problem+json"
    assert answer.json is not None
    assert (answer.status_code, answer.json["status"], answer.json["title"]) == (
        status,
        status,
        title,
    )
    assert ("Allow" in answer.headers) is (status == 405)


def test_a_body_over_the_limit_names_the_setting(app: Flask) -> None:
    answer = app.test_client().post("/body", data=b"x" * 11)
    assert answer.status_code == 413
    assert answer.json is not None
    assert "CITEMARK_BODY_LIMIT" in answer.json["detail"]
