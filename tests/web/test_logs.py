"""What the service writes into its log."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

import pytest

from citemark.web.logs import JsonLines, set_up


def record(**extra: object) -> logging.LogRecord:
    made = logging.LogRecord("citemark.web", logging.INFO, "f.py", 1, "a %s", ("request",), None)
    vars(made).update(extra)
    return made


def test_a_record_is_one_line_of_json() -> None:
    line = JsonLines().format(record(route="/v1/score", ms=1.5))
    assert "\n" not in line
    told = json.loads(line)
    assert (told["event"], told["level"], told["route"], told["ms"]) == (
        "a request",
        "info",
        "/v1/score",
        1.5,
    )


def test_an_error_tells_where_and_not_with_what() -> None:
    try:
        int("the document's secret text")
    except ValueError:
        made = record(exc_info=sys.exc_info(), trace=sys.exc_info()[2])
    line = JsonLines().format(made)
    told = json.loads(line)
    assert "secret" not in line
    assert told["error"] == "ValueError"
    assert "test_logs.py" in told["trace"][0]


def test_newlines_cannot_forge_a_line() -> None:
    made = record()
    made.args = ("x\n{}",)
    assert JsonLines().format(made).count("\n") == 0


def test_the_log_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("citemark")
    before = (logger.handlers, logger.level, logger.propagate)
    try:
        set_up("warning")
        logging.getLogger("citemark.web").info("unheard")
        logging.getLogger("citemark.web").warning("heard")
    finally:
        logger.handlers, logger.level, logger.propagate = before
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["heard"]


SPEAKS = """
import logging
from citemark.web.logs import set_up
set_up("info")
logging.getLogger("some.library").warning("Forbidden address for hostname secret.example")
logging.getLogger("citemark.web").info("ours")
"""


def test_what_other_libraries_warn_of_is_not_printed() -> None:
    run = subprocess.run([sys.executable, "-c", SPEAKS], capture_output=True, text=True, check=True)
    assert [json.loads(line)["event"] for line in run.stderr.splitlines()] == ["ours"]


QUOTES = """
import logging
from citemark.web.logs import set_up
set_up("debug")
logging.getLogger("gunicorn.error").debug("%s %s", "GET", "/v1/documents/https%3A%2F%2Fsecret.example")
logging.getLogger("citemark.web").debug("ours")
"""


def test_the_servers_own_messages_for_debugging_quote_no_path() -> None:
    run = subprocess.run([sys.executable, "-c", QUOTES], capture_output=True, text=True, check=True)
    assert [json.loads(line)["event"] for line in run.stderr.splitlines()] == ["ours"]
