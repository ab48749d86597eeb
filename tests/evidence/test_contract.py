"""Every source passes the same contract: what it is asked, what it says, what silence means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import evidence_answers as answers
import pytest
from evidence_answers import BY_SOURCE, EXCHANGES, TITLE, Exchange
from evidence_standin import Response, StandIn

from citemark.evidence import open_sources
from citemark.evidence.opening import MODULES, providers
from citemark.evidence.source import Deadline, Source
from citemark.evidence.transport import exchange
from citemark.settings import Settings
from citemark.types import Claim, Evidence, Identifier, Outcome, Reference, SourceKind

NOW = dt.date(2026, 11, 21)
SEARCHING = [item for item in EXCHANGES if item.search is not None]
IDENTIFYING = [item for item in EXCHANGES if item.identifier is not None]


def reference(identifier: Identifier | None, title: str | None = None) -> Reference:
    identifiers = () if identifier is None else (identifier,)
    return Reference(1, None, "text", 0, 4, identifiers, Claim(title=title, authors=("Ada Quill",)))


@contextmanager
def opened(settings: Settings, name: str) -> Iterator[Source]:
    with open_sources(
        Settings(
            cache=settings.cache,
            addresses=settings.addresses,
            rates=settings.rates,
            sources=(name,),
            contact="reader@example.org",
        ),
        index=None,
        offline=False,
        now=NOW,
    ) as sources:
        (source,) = sources
        yield source


def look_up(source: Source, *references: Reference) -> list[tuple[Evidence, ...]]:
    return list(source.look_up(references, deadline=Deadline.after(5)))


def test_every_source_has_its_exchange() -> None:
    assert tuple(item.source for item in EXCHANGES) == MODULES
    assert tuple(provider.name for provider in providers()) == MODULES


@pytest.mark.parametrize("case", IDENTIFYING, ids=lambda case: case.source)
def test_a_record_is_found_by_its_identifier(case: Exchange, stand_in, settings_for) -> None:
    server: StandIn = stand_in(lambda _: case.found)
    with opened(settings_for(server.url), case.source) as source:
        ((evidence,),) = look_up(source, reference(case.identifier))
        (again,) = look_up(source, reference(case.identifier))
    assert evidence.outcome is Outcome.FOUND
    assert (evidence.source, evidence.query) == (case.source, "identifier")
    assert evidence.identifier == case.identifier
    assert evidence.as_of is not None
    if case.source == "doi_org":
        assert evidence.record is None
        assert evidence.detail
    else:
        assert evidence.record is not None
        assert evidence.record.title == TITLE
        assert evidence.record.authors
    assert again == (evidence,)
    assert len(server.asked) == 1


@pytest.mark.parametrize("case", IDENTIFYING, ids=lambda case: case.source)
def test_the_sources_own_no_is_absent(case: Exchange, stand_in, settings_for) -> None:
    server: StandIn = stand_in(lambda _: case.denied)
    with opened(settings_for(server.url), case.source) as source:
        ((evidence,),) = look_up(source, reference(case.identifier))
    assert evidence.outcome is Outcome.ABSENT
    assert evidence.kind is case.kind
    assert evidence.record is None
    assert evidence.detail


@pytest.mark.parametrize("case", SEARCHING, ids=lambda case: case.source)
def test_a_record_is_found_by_its_title(case: Exchange, stand_in, settings_for) -> None:
    server: StandIn = stand_in(lambda _: case.search)
    with opened(settings_for(server.url), case.source) as source:
        ((evidence,),) = look_up(source, reference(None, TITLE))
    assert (evidence.outcome, evidence.query) == (Outcome.FOUND, "title")
    assert evidence.kind is SourceKind.AGGREGATOR
    assert evidence.record is not None
    assert evidence.record.title == TITLE
    assert evidence.record.authors[0].startswith("Ada")


@pytest.mark.parametrize("case", SEARCHING, ids=lambda case: case.source)
@pytest.mark.parametrize("title", [TITLE, "Nothing that any of them has ever held, at all"])
def test_a_search_without_the_work_is_weakly_absent(
    case: Exchange, title: str, stand_in, settings_for
) -> None:
    server: StandIn = stand_in(lambda _: case.nothing if title == TITLE else case.search)
    with opened(settings_for(server.url), case.source) as source:
        ((evidence,),) = look_up(source, reference(None, title))
    assert (evidence.outcome, evidence.query) == (Outcome.ABSENT, "title")
    assert evidence.kind is SourceKind.AGGREGATOR


HTML = b"<html><title>Log in</title></html>"
TROUBLES: dict[str, Response] = {
    "redirected": Response(301, b"", headers=(("Location", "https://example.org/"),)),
    "redirected for now": Response(302, b"", headers=(("Location", "/login"),)),
    "accepted for later": Response(202, b"", "text/html"),
    "refused the question": Response(400, b'{"error": "bad"}'),
    "unauthorised": Response(401, b"{}"),
    "forbidden": Response(403, b"{}"),
    "a portal's 404": Response(404, HTML, "text/html"),
    "another service's 404": Response(404, b'{"detail": "no route"}'),
    "a teapot": Response(418, b"{}"),
    "too many requests": Response(429, b"{}", headers=(("Retry-After", "3600"),)),
    "too many requests, unclear": Response(429, b"{}", headers=(("Retry-After", "soon"),)),
    "broken": Response(500, b"{}"),
    "overloaded": Response(503, b"{}"),
    "silent": Response(trouble="silence"),
    "reset": Response(trouble="reset"),
    "dripping": Response(body=b"{" * 400, trouble="drip"),
    "wrong type": Response(200, HTML, "text/html"),
    "no type": Response(200, b"{}", ""),
    "cut off": Response(200, b'{"message": {"title": ["x"]}}', trouble="cut"),
    "not compressed as it says": Response(200, b"plain", headers=(("Content-Encoding", "gzip"),)),
    "empty": Response(200, b""),
    "an empty object": Response(200, b"{}"),
    "an empty list": Response(200, b"[]"),
    "nothing": Response(200, b"null"),
    "half a body": Response(200, b'{"message": {"title": ["Lan'),
    "deeply nested": Response(200, b'{"message":' * 100_000),
    "numbers for names": Response(200, b'{"message": 5, "data": 7, "notes": {}, "result": true}'),
    "not Unicode": Response(200, b'{"title": "\xff\xfe"}'),
    "another encoding of nothing": Response(200, b"\x00" * 100),
}


def _typed(trouble: Response, case: Exchange) -> Response:
    """The same trouble under the content type that the source expects."""
    good = case.found or case.search
    assert good is not None
    if trouble.status != 200 or trouble.content_type != "application/json":
        return trouble
    return Response(
        trouble.status, trouble.body, good.content_type, trouble.headers, trouble.trouble
    )


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "READ_S", 0.1)
    monkeypatch.setattr(exchange, "WHOLE_S", 0.1)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("case", EXCHANGES, ids=lambda case: case.source)
def test_whatever_else_comes_is_unavailable_and_never_absent(
    case: Exchange, trouble: str, stand_in, settings_for
) -> None:
    server: StandIn = stand_in(lambda _: _typed(TROUBLES[trouble], case))
    asked = reference(case.identifier, None if case.identifier else TITLE)
    with opened(settings_for(server.url), case.source) as source:
        ((evidence,),) = look_up(source, asked)
    assert evidence.outcome is Outcome.UNAVAILABLE
    assert evidence.record is None
    assert evidence.detail
    assert "Traceback" not in evidence.detail
    assert server.url not in evidence.detail


@pytest.mark.parametrize("case", EXCHANGES, ids=lambda case: case.source)
def test_an_unreachable_source_is_unavailable(case: Exchange, settings_for) -> None:
    asked = reference(case.identifier, None if case.identifier else TITLE)
    with opened(settings_for("http://127.0.0.1:9"), case.source) as source:
        ((evidence,),) = look_up(source, asked)
    assert evidence.outcome is Outcome.UNAVAILABLE
    assert "could not be reached" in evidence.detail


@pytest.mark.parametrize("name", MODULES)
def test_what_is_not_its_own_is_not_asked(name: str, stand_in, settings_for) -> None:
    server: StandIn = stand_in(lambda _: Response(500))
    whole, cut = Identifier("isbn", "9780262033848"), Identifier("arxiv", "26", cut_off=True)
    with opened(settings_for(server.url), name) as source:
        found = look_up(source, reference(whole), reference(cut), reference(None))
    assert found == [(), (), ()]
    assert server.asked == []


@pytest.mark.parametrize("name", MODULES)
def test_a_source_describes_itself(name: str, settings_for) -> None:
    with opened(settings_for("http://127.0.0.1:9"), name) as source:
        assert source.name == name
        assert source.remote is True
        assert source.kind is BY_SOURCE[name].kind or name in ("crossref", "openreview")
        assert list(source.look_up((), deadline=None)) == []


def test_answers_come_in_the_order_of_the_references(stand_in, settings_for) -> None:
    case = BY_SOURCE["arxiv"]
    server: StandIn = stand_in(lambda _: case.found)
    there, not_there = Identifier("arxiv", "2401.01234"), Identifier("arxiv", "2401.09999")
    with opened(settings_for(server.url), "arxiv") as source:
        found = look_up(source, *(reference(item) for item in (not_there, there, not_there)))
    outcomes = [evidence.outcome for (evidence,) in found]
    assert outcomes == [Outcome.ABSENT, Outcome.FOUND, Outcome.ABSENT]
    assert len(server.asked) == 1


def test_the_works_of_the_answers_are_one_work() -> None:
    assert answers.TITLE in (answers.ANSWERS / "dblp.json").read_text()
