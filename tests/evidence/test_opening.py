"""Opening the sources: which, with what keys and rates, and none at all when offline."""

from __future__ import annotations

import datetime as dt
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import responses

from citemark.errors import InvalidSetting
from citemark.evidence import gather, open_sources
from citemark.evidence.opening import MODULES, authority, open_transport, providers
from citemark.evidence.transport.rates import Pace
from citemark.settings import Settings
from citemark.types import Claim, Identifier, Reference

NOW = dt.date(2026, 11, 21)


def names(settings: Settings, **how: object) -> list[str]:
    with open_sources(settings, **{"index": None, "offline": False, "now": NOW, **how}) as sources:  # type: ignore[arg-type]
        return [source.name for source in sources]


@pytest.mark.parametrize(
    ("chosen", "opened"),
    [(None, list(MODULES)), ((), []), (("dblp", "arxiv"), ["arxiv", "dblp"])],
)
def test_the_settings_say_which_remote_sources_are_asked(
    chosen: tuple[str, ...] | None, opened: list[str], tmp_path: Path
) -> None:
    assert names(Settings(cache=tmp_path, sources=chosen)) == opened


@pytest.mark.parametrize(
    "settings",
    [
        Settings(sources=("arxif",)),
        Settings(rates=(("arxif", 1.0),)),
        Settings(addresses=(("arxif", "https://example.org"),)),
    ],
)
def test_a_source_that_does_not_exist_is_named(settings: Settings) -> None:
    with pytest.raises(InvalidSetting, match=r"CITEMARK_[A-Z]+: arxif is no source"):
        names(settings)


def test_the_local_index_comes_first(tmp_path: Path) -> None:
    assert names(Settings(cache=tmp_path, sources=("dblp",)), index=object()) == ["index", "dblp"]


def test_offline_opens_no_socket_and_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    cache = tmp_path / "cache"
    reference = Reference(
        1, None, "t", 0, 1, (Identifier("doi", "10.1145/1.2"),), Claim(title="Any title at all")
    )
    with open_sources(Settings(cache=cache), index=None, offline=True, now=NOW) as sources:
        gathered = gather([reference], sources=sources, deadline=None)
    assert gathered.complete
    assert gathered.evidence == ((),)
    assert not cache.exists()


def test_offline_needs_none_of_the_network_libraries() -> None:
    code = (
        "import sys, datetime; from citemark.evidence import open_sources, gather;"
        "from citemark.settings import Settings\n"
        "with open_sources(Settings(), index=None, offline=True,"
        " now=datetime.date(2026, 1, 1)) as s: gather([], sources=s, deadline=None)\n"
        "print(sorted({'requests', 'requests_cache', 'urllib3', 'lxml'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


KEYS = Settings(
    contact="reader@example.org",
    openalex_key="k-openalex",
    semantic_scholar_key="k-s2",
    crossref_plus_key="k-crossref",
    ncbi_key="k-ncbi",
)
CREDENTIALS = [
    ("openalex", KEYS, {}, {"api_key": "k-openalex", "mailto": "reader@example.org"}, Pace(10, 10)),
    ("semantic_scholar", KEYS, {"x-api-key": "k-s2"}, {}, Pace(1)),
    ("semantic_scholar", Settings(), {}, {}, Pace(1 / 3)),
    ("crossref", KEYS, {"Crossref-Plus-API-Token": "Bearer k-crossref"}, {}, Pace(150, 20)),
    ("crossref", Settings(contact="a@b.example"), {}, {"mailto": "a@b.example"}, Pace(10, 5, 3)),
    ("crossref", Settings(), {}, {}, Pace(5, 2, 1)),
    ("datacite", KEYS, {}, {"mailto": "reader@example.org"}, Pace(1000 / 300, 20)),
    ("datacite", Settings(), {}, {}, Pace(500 / 300, 10)),
    (
        "pubmed",
        KEYS,
        {},
        {"tool": "citemark", "email": "reader@example.org", "api_key": "k-ncbi"},
        Pace(10, 5),
    ),
    ("pubmed", Settings(), {}, {"tool": "citemark"}, Pace(3, 3)),
    ("arxiv", KEYS, {}, {}, Pace(1 / 3, 1, 1)),
    ("dblp", Settings(rates=(("dblp", 0.5),)), {}, {}, Pace(0.5, 1, 1)),
    ("openalex", Settings(rates=(("openalex", 50.0),)), {}, {}, Pace(50, 50)),
]


@pytest.mark.parametrize(("name", "settings", "headers", "params", "pace"), CREDENTIALS)
def test_keys_and_contact_are_given_in_the_form_that_each_provider_asks_for(
    name: str,
    settings: Settings,
    headers: dict[str, str],
    params: dict[str, str],
    pace: Pace,
    tmp_path: Path,
) -> None:
    (provider,) = (item for item in providers() if item.name == name)
    with open_transport(Settings(cache=tmp_path)) as transport:
        endpoint = authority(provider, settings, transport).endpoint
    assert dict(endpoint.headers) == headers
    assert dict(endpoint.params) == params
    assert endpoint.pace == pace


def test_every_provider_states_its_policy_and_is_asked_no_faster() -> None:
    for provider in providers():
        assert provider.policy
        assert provider.pace.per_second <= 10
        assert all(address.startswith("https://") for address in provider.addresses.values())


@responses.activate
def test_another_address_is_used_for_all_of_a_source(tmp_path: Path) -> None:
    mirror = (("openreview", "https://mirror.example/or/"),)
    missing = {"json": {"name": "NotFoundError"}, "status": 404}
    responses.get("https://mirror.example/or/notes", **missing)
    responses.get("https://mirror.example/or/v1/notes", **missing)
    settings = Settings(cache=tmp_path, addresses=mirror, sources=("openreview",))
    reference = Reference(1, None, "t", 0, 1, (Identifier("openreview", "aBcDeF1234"),), Claim())
    with open_sources(settings, index=None, offline=False, now=NOW) as (source,):
        source.look_up([reference], deadline=None)
    assert len(responses.calls) == 2


@pytest.mark.parametrize("name", ["rates.sqlite", "answers.sqlite"])
def test_a_damaged_file_is_set_aside_and_begun_anew(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / name).write_bytes(b"this was a database once" * 100)
    with open_transport(Settings(cache=tmp_path)):
        pass
    assert (tmp_path / name).with_suffix(".damaged").exists()
    assert "begun anew" in caplog.text


def test_a_file_in_use_is_no_damaged_file(tmp_path: Path) -> None:
    with open_transport(Settings(cache=tmp_path)) as transport:
        transport.rates.claim("q", "a")
    with sqlite3.connect(tmp_path / "rates.sqlite") as other:
        other.execute("BEGIN IMMEDIATE")
        with open_transport(Settings(cache=tmp_path)):
            pass
    other.close()
    assert not (tmp_path / "rates.damaged").exists()


def test_a_cache_that_cannot_be_written_is_replaced_while_the_sources_are_open(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    (tmp_path / "cache" / "answers.sqlite").mkdir(parents=True)  # no file that could be opened
    for cache in (blocked / "cache", tmp_path / "cache"):
        caplog.clear()
        with open_transport(Settings(cache=cache)) as transport:
            assert transport.rates.claim("q", "a")
            assert [each.name.startswith("citemark-") for each in temporary.iterdir()] == [True]
        assert "cannot be written" in caplog.text
        assert list(temporary.iterdir()) == []


def test_a_process_that_ends_with_its_sources_open_leaves_no_folder_behind(tmp_path: Path) -> None:
    """As a worker of the service does when it is told to stop."""
    (tmp_path / "cache").touch()
    code = (
        "import datetime, sys; from pathlib import Path\n"
        "from citemark.evidence import open_sources; from citemark.settings import Settings\n"
        "opened = open_sources(Settings(cache=Path(sys.argv[1])), index=None, offline=False,"
        " now=datetime.date(2026, 1, 1))\n"
        "opened.__enter__(); print(len(list(Path(sys.argv[2]).iterdir()))); sys.exit(0)"
    )
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "cache", temporary],
        env=os.environ | {"TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "1\n"
    assert list(temporary.iterdir()) == []
