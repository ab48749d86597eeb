"""This module knows which identifier a web address carries, host by host, and an address's normal form."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from citemark.identifiers.doi import GRAMMAR
from citemark.identifiers.forwarding import forwarded_to, proxied_host
from citemark.identifiers.schemes import normalise
from citemark.types import Identifier

MAX_URL = 2048
"""Longer addresses are not read (the length that browsers and search engines agree on)."""

Rule = tuple[str, str]


def _rules(*rows: Rule) -> tuple[Rule, ...]:
    return rows


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when its host is first met: most runs meet few."""
    return re.compile(pattern, re.IGNORECASE)


_ARXIV_PATH = (
    r"/(?:abs|pdf|html|ps|format|e-print|src|tb|list|papers?|overview)/(?P<id>.+?)(?:\.pdf)?/?"
)
_ARXIV = _rules(("arxiv", _ARXIV_PATH))
_ARXIV_NUMBER = _rules(
    ("arxiv", r"/(?:abs|pdf|html|papers?|paper-page)/(?P<id>\d{4}\.\d+(?:v\d+)?)/?")
)
_PREPRINT = _rules(
    (
        "doi",
        r"/content/(?:biorxiv/|medrxiv/|early/\d{4}/\d\d/\d\d/)?(?P<id>10\.[^?]+?)(?:v\d+)?(?:\.[a-z.-]+)?/?",
    ),
    ("doi", r"/cgi/content/short/(?P<id>10\.[^?]+?)(?:v\d+)?/?"),
)
_DOI_PATH = _rules(
    (  # Silverchair's sites put a number of their own behind the DOI, and perhaps the title
        "doi",
        r"/(?:[a-z0-9-]+/){0,3}article(?:-[a-z]+)?/doi/(?P<id>10\.\d{4,9}/.+?)/\d{4,9}(?:/[^/]*)?/?",
    ),
    (
        "doi",
        r"/(?:[a-z0-9-]+/){0,3}doi/(?:(?:abs|full|pdf|epdf|pdfplus|epub|book|proceedings|reader|pdfdirect|full-xml)/)?(?P<id>10\..+?)(?:/(?:full|abstract|pdf|epdf|meta))?/?",
    ),
)
_RESOLVER = _rules(
    ("doi", r"/(?:doi:\s?|(?:https?:/{1,2})?(?:dx\.)?doi\.org/)?(?P<id>10\..+)")  # or written twice
)

HOSTS: dict[str, tuple[Rule, ...]] = {
    "arxiv.org": _ARXIV,
    "export.arxiv.org": _ARXIV,
    "xxx.lanl.gov": _ARXIV,
    "ar5iv.org": _ARXIV,
    "ar5iv.labs.arxiv.org": _ARXIV,
    "alphaxiv.org": _ARXIV_NUMBER,
    "huggingface.co": _rules(("arxiv", r"/papers/(?P<id>\d{4}\.\d+)/?")),
    "emergentmind.com": _ARXIV_NUMBER,
    "doi.org": _RESOLVER,
    "dx.doi.org": _RESOLVER,
    "biorxiv.org": _PREPRINT,
    "medrxiv.org": _PREPRINT,
    "nature.com": _rules(
        ("doi", r"/articles/(?P<nature>[a-z]+\d[a-z0-9._-]*?)(?:\.pdf|_reference\.pdf)?/?")
    ),
    "link.springer.com": _rules(
        (
            "doi",
            r"/(?:article|chapter|book|protocol|referenceworkentry|content/pdf)/(?P<id>10\..+?)(?:\.pdf)?(?:/(?:fulltext\.html|figures/\d+|tables/\d+))?/?",
        ),
    ),
    "journals.aps.org": _rules(("doi", r"/[a-z]+/(?:abstract|pdf|cited-by)/(?P<id>10\..+?)/?")),
    "iopscience.iop.org": _rules(("doi", r"/article/(?P<id>10\..+?)(?:/(?:meta|pdf))?/?")),
    "elifesciences.org": _rules(("doi", r"/articles/(?P<elife>\d+)(?:v\d+)?/?")),
    "zenodo.org": _rules(
        ("doi", r"/records?/(?P<zenodo>\d+)/?(?:files/.*)?"), ("doi", r"/doi/(?P<id>10\..+)")
    ),
    "journals.plos.org": _rules(
        ("doi", r"/[a-z]+/article(?:/file|/citation|/comments)?\?(?:.*&)?id=(?P<id>10\.[^&]+).*")
    ),
    "frontiersin.org": _rules(
        (
            "doi",
            r"/(?:articles|journals/[a-z-]+/articles)/(?P<id>10\.[^/]+/[^/]+)(?:/(?:full|abstract|pdf|xml))?/?",
        )
    ),
    "pubmed.ncbi.nlm.nih.gov": _rules(("pmid", r"/(?P<id>\d+)/?")),
    "ncbi.nlm.nih.gov": _rules(
        ("pmid", r"/pubmed/(?P<id>\d+)/?"),
        ("pmcid", r"/(?:labs/)?pmc/articles/(?P<id>PMC\d+)(?:/.*)?"),
    ),
    "pmc.ncbi.nlm.nih.gov": _rules(("pmcid", r"/articles/(?P<id>PMC\d+)(?:/.*)?")),
    "europepmc.org": _rules(
        ("pmid", r"/(?:article|abstract)/med/(?P<id>\d+)/?"),
        ("pmcid", r"/(?:article|abstract|articles)/(?:pmc/)?(?P<id>PMC\d+)/?"),
    ),
    "ssrn.com": _rules(("doi", r"/abstract=(?P<ssrn>\d{3,8})/?")),
    "papers.ssrn.com": _rules(
        (
            "doi",
            r"/(?:sol3|abstract)/(?:papers|delivery)\.cfm(?:/[^?]*)?\?(?:.*&)?abstract_?id=(?P<ssrn>\d{3,8})(?:&.*)?",
        ),
        ("doi", r"/abstract=(?P<ssrn>\d{3,8})/?"),
    ),
    "orcid.org": _rules(("orcid", r"/(?P<id>[\dX-]+)/?")),
    "openreview.net": _rules(
        ("openreview", r"/(?:forum|pdf|attachment|references/pdf)\?(?:.*&)?id=(?P<id>[^&]+).*")
    ),
    "aclanthology.org": _rules(("acl", r"/(?P<id>[a-z0-9.-]+?)(?:\.pdf|\.bib)?/?")),
    "aclweb.org": _rules(
        ("acl", r"/anthology/(?:[A-Z]/[A-Z]\d\d/)?(?P<id>[a-z0-9.-]+?)(?:\.pdf)?/?")
    ),
    "proceedings.mlr.press": _rules(
        ("pmlr", r"/(?P<id>[vr]\d+/[a-z0-9-]+)(?:\.html|/[a-z0-9-]+\.pdf)/?")
    ),
    "papers.nips.cc": _rules(
        ("neurips", r"/paper(?:_files/paper)?/(?P<id>\d{4}/(?:hash|file)/[0-9a-f]{32})-.*"),
        ("neurips", r"/paper(?:_files/paper)?/(?P<id>\d+)(?:-[^/]*)?/?"),
    ),
    "neurips.cc": _rules(("neurips", r"/virtual/(?P<id>\d{4}/[a-z]+/\d+)/?")),
    "icml.cc": _rules(("icml", r"/virtual/(?P<id>\d{4}/[a-z]+/\d+)/?")),
    "iclr.cc": _rules(("iclr", r"/virtual/(?P<id>\d{4}/[a-z]+/\d+)/?")),
    "semanticscholar.org": _rules(
        ("s2", r"/(?:paper|reader)/(?:[^/]*/)?(?P<id>[0-9a-f]{40})(?:/.*)?"),
    ),
    "api.semanticscholar.org": _rules(("s2", r"/(?P<id>CorpusID:\d+)/?")),
    "portal.issn.org": _rules(("issn", r"/resource/issn/(?P<id>\d{4}-?\d{3}[\dX])/?")),
}
"""Host (without ``www.``) to what its paths mean; the first rule that matches the whole path wins."""

ALIASES = {
    **dict.fromkeys(("sci-hub.se", "sci-hub.st", "sci-hub.ru"), "doi.org"),
    "papers.neurips.cc": "papers.nips.cc",
    "proceedings.neurips.cc": "papers.nips.cc",
}

_WRITERS: dict[str, Callable[[str], str]] = {
    "nature": lambda found: f"10.1038/{found}",
    "elife": lambda found: f"10.7554/elife.{found}",
    "zenodo": lambda found: f"10.5281/zenodo.{found}",
    "ssrn": lambda found: f"10.2139/ssrn.{found}",
}
_VERSION = re.compile(r"(?P<id>10\.(?:1101|64898)/[0-9.]+)v(?P<version>\d{1,3})(?:\..*)?$")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ref_src|mc_[ce]id", re.IGNORECASE)
_ARCHIVED = re.compile(r"/web/\d+(?:[a-z]{2}_)?/(?P<url>https?:/.+)")


def from_url(url: str) -> Identifier | None:
    """The identifier that an address carries; the address itself under ``url`` when it carries none.

    ``None`` for what is not an http(s) address. A part of an arXiv number too short to name
    anything (``/abs/26``) is that identifier, cut off.
    """
    if not url.isascii():
        url = url.encode(errors="ignore").decode()  # without halves of surrogate pairs
    return _read_url(url) if len(url) <= MAX_URL else None


_PLAIN = re.compile(
    r"(?P<scheme>https?)://(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?P<path>(?:/[\w.~-]+)*/?)", re.ASCII
)
"""An address in its normal form already, but for a last slash: there is nothing to decode."""


@lru_cache(maxsize=4096)
def _read_url(url: str) -> Identifier | None:
    if plain := _PLAIN.fullmatch(url):
        scheme, host, path = plain.groups()
        bare = host.removeprefix("www.")
        found = _identifier_at(ALIASES.get(bare, bare), path)
        return found or Identifier("url", f"{scheme}://{host}{path.rstrip('/')}")
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    bare = host.removeprefix("www.")
    if bare == "web.archive.org" and (match := _ARCHIVED.fullmatch(parts.path)):
        inner = re.sub(r"^(https?):/+", r"\1://", match["url"])
        return from_url(inner + (f"?{parts.query}" if parts.query else ""))
    target = forwarded_to(bare, parts.path, parts.query)
    if target is not None and (led_to := from_url(target)):
        return led_to
    path = unquote(parts.path)
    if parts.query and not _only_tracks(parts.query):
        path = f"{path}?{unquote(parts.query)}"
    found = _identifier_at(ALIASES.get(bare, bare), path)
    return found or Identifier("url", _canonical(parts.scheme, host, port, parts.path, parts.query))


def _only_tracks(query: str) -> bool:
    """Whether a query names where a reader came from, and nothing of the page."""
    return all(_TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True))


_HOST = re.compile(r"(?:[^\s./:@]+\.)*[^\s./:@]+")


def _identifier_at(host: str, path: str) -> Identifier | None:
    target = path.split("#", 1)[0]
    candidates = (target, target.partition("?")[0]) if "?" in target else (target,)
    host = host if host in HOSTS else proxied_host(host, HOSTS) or host
    for scheme, pattern in HOSTS.get(host, _DOI_PATH):
        for candidate in candidates:
            match = _compiled(pattern).fullmatch(candidate)
            if match and (found := _read(scheme, match, candidate)):
                return found
    return None


def _read(scheme: str, match: re.Match[str], path: str) -> Identifier | None:
    kind = match.lastgroup or ""  # each pattern has one group
    write = _WRITERS.get(kind)
    value = write(match[kind]) if write else match[kind]
    if scheme == "doi":
        if versioned := _VERSION.search(path):
            found = normalise("doi", versioned["id"])
            return found and Identifier("doi", found.value, int(versioned["version"]))
        if not GRAMMAR.fullmatch(value):
            return None
    return normalise(scheme, value)


def _canonical(scheme: str, host: str, port: int | None, path: str, query: str) -> str:
    """Lower-case host, no default port, fragment, tracking parameters or last slash."""
    default = {"http": 80, "https": 443}[scheme]
    netloc = host if port in (None, default) else f"{host}:{port}"
    kept = [
        pair
        for pair in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(pair[0])
    ]
    safe = quote(path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, netloc, safe.rstrip("/"), urlencode(kept, safe="/:,"), ""))
