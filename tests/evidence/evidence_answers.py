"""What each authority is asked and says, in the shapes that it documents.

Works, people and numbers are invented; only the shapes are real.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evidence_standin import Response, as_json

from citemark.types import Identifier, SourceKind

ANSWERS = Path(__file__).parent / "answers"
TITLE = "Lanterns for Small Orchards: Light without Wires"


def stored(name: str, kind: str = "application/json", status: int = 200) -> Response:
    return Response(status, (ANSWERS / name).read_bytes(), kind)


@dataclass(frozen=True)
class Exchange:
    """One authority: what it finds, what it denies, and with what kind of authority."""

    source: str
    identifier: Identifier | None
    found: Response | None
    denied: Response | None
    kind: SourceKind
    search: Response | None = None
    nothing: Response | None = None


ATOM = "application/atom+xml; charset=utf-8"
REGISTRANT, AGGREGATOR = SourceKind.REGISTRANT, SourceKind.AGGREGATOR

EXCHANGES = (
    Exchange(
        "arxiv",
        Identifier("arxiv", "2401.01234"),
        stored("arxiv.xml", ATOM),
        stored("arxiv_none.xml", ATOM),
        REGISTRANT,
    ),
    Exchange(
        "crossref",
        Identifier("doi", "10.1145/1111.2222"),
        stored("crossref.json"),
        Response(404, b"Resource not found.", "text/plain"),
        REGISTRANT,
        stored("crossref_search.json"),
        as_json({"status": "ok", "message": {"total-results": 0, "items": []}}),
    ),
    Exchange(
        "datacite",
        Identifier("doi", "10.5281/zenodo.111"),
        stored("datacite.json", "application/vnd.api+json; charset=utf-8"),
        as_json({"errors": [{"status": "404", "title": "The resource doesn't exist."}]}, 404),
        REGISTRANT,
    ),
    Exchange(
        "doi_org",
        Identifier("doi", "10.1145/1111.2222"),
        as_json({"responseCode": 1, "handle": "10.1145/1111.2222", "values": []}),
        as_json({"responseCode": 100, "handle": "10.1145/1111.2222"}, 404),
        REGISTRANT,
    ),
    Exchange(
        "pubmed",
        Identifier("pmid", "30000001"),
        stored("pubmed.json", "application/json; charset=UTF-8"),
        stored("pubmed_none.json"),
        REGISTRANT,
    ),
    Exchange(
        "acl_anthology",
        Identifier("acl", "P18-1001"),
        stored("acl_anthology.bib", "application/x-bibtex"),
        Response(404, b"<title>404 - ACL Anthology</title>", "text/html"),
        REGISTRANT,
    ),
    Exchange("dblp", None, None, None, AGGREGATOR, stored("dblp.json"), stored("dblp_none.json")),
    Exchange(
        "openreview",
        Identifier("openreview", "aBcDeF1234"),
        stored("openreview.json"),
        as_json(
            {
                "name": "NotFoundError",
                "message": "The Note aBcDeF1234 was not found",
                "status": 404,
            },
            404,
        ),
        REGISTRANT,
        stored("openreview.json"),
        as_json({"notes": [], "count": 0}),
    ),
    Exchange(
        "europe_pmc",
        Identifier("pmcid", "PMC7000001"),
        stored("europe_pmc.json"),
        as_json({"hitCount": 0, "resultList": {"result": []}}),
        AGGREGATOR,
        stored("europe_pmc.json"),
        as_json({"hitCount": 0, "resultList": {"result": []}}),
    ),
    Exchange(
        "openalex",
        Identifier("doi", "10.1145/1111.2222"),
        stored("openalex.json"),
        Response(404, b"<!doctype html>\n<title>404 Not Found</title>", "text/html"),
        AGGREGATOR,
        stored("openalex_search.json"),
        as_json({"meta": {"count": 0}, "results": []}),
    ),
    Exchange(
        "semantic_scholar",
        Identifier("arxiv", "2401.01234"),
        stored("semantic_scholar.json"),
        as_json({"error": "Paper with id ARXIV:2401.01234 not found"}, 404),
        AGGREGATOR,
        stored("semantic_scholar_search.json"),
        as_json({"error": "Title match not found"}, 404),
    ),
)

BY_SOURCE = {exchange.source: exchange for exchange in EXCHANGES}
