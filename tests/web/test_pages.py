"""The pages for people, without a browser: what is served, and that nothing of it can hurt."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import citemark.web

STATIC = Path(citemark.web.__file__).parent / "static"
STRINGS = json.loads((STATIC / "strings.json").read_text("utf-8"))
SCRIPT = "\n".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.js")))

PAGES = ["/", "/docs", "/sample"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert (page.status_code, page.mimetype) == (200, "text/html")
    found = re.findall(r'<(\w+)[^>]*? (?:src|href)="([^"]*)"', page.text)
    assert all(address.startswith("/") for tag, address in found if tag != "a")
    own = [address for _, address in found if address.startswith("/")]
    assert own
    for address in own:
        with client.get(address) as answer:
            assert answer.status_code == 200
    assert not re.search(r"<script(?! type=\"module\" src=)|<style|\son\w+=|style=", page.text)


@pytest.mark.parametrize("path", [*PAGES, "/v1/signals", "/healthz", "/nothing", "/openapi.json"])
def test_everything_is_sent_with_strict_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", sorted(STRINGS))
def test_every_language_has_every_string(language: str) -> None:
    assert set(STRINGS[language]) == set(STRINGS["en"])
    for key, text in STRINGS[language].items():
        assert text.strip()
        places = re.findall(r"\{\w+\}", STRINGS["en"][key])
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(places)


def test_every_string_is_used_and_every_used_one_exists(client: FlaskClient) -> None:
    template = (STATIC.parent / "templates" / "reader.html").read_text("utf-8")
    used = set(re.findall(r'(?:say|button)\("([\w-]+)"', SCRIPT))
    used |= set(re.findall(r'data-string="([\w-]+)"', template))
    used |= set(re.findall(r"\b(?:s|strings)\.(\w+)", template))
    prefixes = tuple(re.findall(r"say\(`(\w+_)\$", SCRIPT))
    assert used <= set(STRINGS["en"])
    unused = set(STRINGS["en"]) - used
    assert {key for key in unused if not key.startswith(prefixes)} == set()


def test_the_script_sets_text_and_never_markup() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in SCRIPT


def test_the_documentation_tells_of_every_problem(client: FlaskClient) -> None:
    page = client.get("/docs").text
    answer = client.post("/v1/score", data="{", content_type="application/json").json
    assert answer is not None
    path, _, anchor = answer["type"].partition("#")
    assert path == "/docs"
    assert f'id="{anchor}"' in page
