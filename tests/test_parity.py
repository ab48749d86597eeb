"""HTTP, command line and library are three ways to one judgement: the same bytes from each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from citemark.assembly import open_scorer
from citemark.cli import main
from citemark.documents import read
from citemark.ledger import observe, open_ledger
from citemark.references import extract
from citemark.report import to_json, to_json_array, to_jsonl
from citemark.settings import Settings
from citemark.types import Report
from citemark.web.app import create_app
from citemark.web.services import open_services

TODAY = dt.date(2026, 11, 21)
TYPES = {
    "north.json": "application/ld+json",
    "south.json": "application/ld+json",
    "references.bib": "application/x-bibtex",
    "notes.md": "text/markdown",
    "page.html": "text/html",
}


@pytest.fixture(params=[False, True], ids=["without index", "with index"])
def chosen(
    request: pytest.FixtureRequest,
    small_library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Settings:
    """The shipped model, offline; the command line reads the index from its variable."""
    monkeypatch.setenv("CITEMARK_CACHE", str(tmp_path / "cache"))
    index = small_library if request.param else None
    if index is not None:
        monkeypatch.setenv("CITEMARK_INDEX", str(index))
    return Settings(
        index=index,
        sources=(),
        ledger=f"sqlite:///{tmp_path / 'ledger.db'}",
        cache=tmp_path / "cache",
    )


@pytest.fixture
def client(chosen: Settings) -> Iterator[FlaskClient]:
    services = open_services(chosen, clock=lambda: TODAY)
    yield create_app(services, chosen).test_client()
    services.close()


def by_library(paths: list[Path], settings: Settings) -> tuple[Report, ...]:
    documents = [document for path in paths for document in read(path.read_bytes())]
    with open_ledger("memory") as ledger:
        ledger.record(observe(document, extract(document)) for document in documents)
        with open_scorer(settings, ledger, now=TODAY, offline=True) as scorer:
            return tuple(map(scorer.score, documents))


def by_command(form: str, *paths: Path) -> bytes:
    arguments = ["score", "--offline", "--now", TODAY.isoformat(), "--format", form]
    result = CliRunner().invoke(main, [*arguments, *map(str, paths)])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.mark.parametrize("name", TYPES)
def test_one_document_of_every_type(
    client: FlaskClient, chosen: Settings, invented: Path, name: str
) -> None:
    path = invented / name
    over_http = client.post("/v1/score", data=path.read_bytes(), content_type=TYPES[name])
    assert over_http.status_code == 200, over_http.text
    assert over_http.data == by_command("json", path)
    assert over_http.data.decode() == to_json(by_library([path], chosen)[0])


def test_several_documents_together(client: FlaskClient, chosen: Settings, invented: Path) -> None:
    paths = [invented / name for name in TYPES]
    reports = by_library(paths, chosen)
    assert by_command("json", *paths).decode() == to_json_array(reports)
    assert by_command("jsonl", *paths).decode() == "".join(map(to_jsonl, reports))
    for path in paths:  # the service learns of them one by one; by the second round it knows all
        client.post("/v1/score", data=path.read_bytes(), content_type=TYPES[path.name])
    for path, report in zip(paths, reports, strict=True):
        answer = client.post("/v1/score", data=path.read_bytes(), content_type=TYPES[path.name])
        assert answer.data.decode() == to_json(report)
