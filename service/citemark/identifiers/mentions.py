"""This module knows how each kind of identifier is mentioned, and reads one where its trigger stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from citemark.identifiers import arxiv
from citemark.identifiers.addresses import Found, read_url
from citemark.identifiers.ends import DOI_PART, ODD_PART, trimmed
from citemark.identifiers.schemes import normalise
from citemark.types import Identifier

Reader = Callable[[str, int], Found | None]
"""Reads what stands at a trigger's place, if it is an identifier."""

_MAX_DOI = 1_000
_DOI = re.compile(
    r"10\.\d{4,9}(?:\.\d{1,9}){0,3}(?:/|%2f)"
    rf"(?:{DOI_PART}|[,;](?!\s|10\.\d|https?:|doi|pm(?:id|c))|{ODD_PART})*",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_LABEL = re.compile(
    r"arxiv(?:\.org)?(?:\s{1,2}(?:preprints?|ids?|e-?prints?|identifier|no\.?|number|papers?))?\s{0,2}[:#/(\[]{0,2}\s{0,2}(?:arxiv:\s?)?"
    r"(?P<id>\d{4}\.\d{3,9}|[a-z-]{2,10}(?:\.[a-z]{2})?/\d{7}|(?<=:)\d{1,4}(?:\.\d{0,2})?$)(?P<version>v\d{1,3})?(?![\w/])",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_VOLUME = re.compile(
    r"abs/(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[a-z]{2})?/\d{7})(?P<version>v\d{1,3})?(?![\w/])",
    re.IGNORECASE | re.ASCII,
)
"""The number as a volume of CoRR ("CoRR, vol. abs/0704.0001"), as DBLP has it and all that copy from there."""
_ARXIV_BARE = re.compile(
    r"(?<![\w.,:/$€£%-])(?P<id>(?:1[5-9]|[2-4]\d)(?:0[1-9]|1[0-2])\.\d{5})(?P<version>v\d{1,2})?"
    r"(?![\w%]|[.,]\d)",
    re.ASCII,
)
_ARCHIVE_BEFORE = re.compile(
    r"(?<![\w./-])(?P<archive>[a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[A-Z]{2})?\Z", re.ASCII
)
_OLD_NUMBER = re.compile(r"/\d{7}(?P<version>v\d{1,3})?(?![\w/])", re.ASCII)
_CATEGORY = re.compile(r"(?:v\d{1,2})?\s?\[[a-z-]{2,8}(?:\.[A-Za-z-]{2,10})?\]", re.ASCII)
_SEPARATOR = re.compile(r"(?:\s?[,;&]\s?|\s(?:and|or)\s|,\s(?:and|or)\s)", re.ASCII)
_LABELLED: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("pmid", "pmid", re.compile(r"pmid\s?[:#]?\s?(?P<id>\d{1,9})(?!\w)", re.IGNORECASE | re.ASCII)),
    (
        "pubmed id",
        "pmid",
        re.compile(r"pubmed id\s?[:#]?\s?(?P<id>\d{1,9})(?!\w)", re.IGNORECASE | re.ASCII),
    ),
    ("pmc", "pmcid", re.compile(r"(?P<id>pmc\d{4,9})(?!\w)", re.IGNORECASE | re.ASCII)),
    (
        "isbn",
        "isbn",
        re.compile(
            r"isbn(?:-1[03])?\s?[:#]?\s?(?P<id>(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dx])(?!\w|-\d)",
            re.IGNORECASE | re.ASCII,
        ),
    ),
    (
        "issn",
        "issn",
        re.compile(
            r"issn(?:-l)?(?:\s?\((?:print|online|electronic)\))?\s?[:#]?\s?(?P<id>\d{4}-\d{3}[\dx])(?!\w)",
            re.IGNORECASE | re.ASCII,
        ),
    ),
    (
        "000",
        "orcid",
        re.compile(r"(?P<id>000[09]-000\d-\d{4}-\d{3}[\dx])(?![\w-])", re.IGNORECASE | re.ASCII),
    ),
    ("corpusid", "s2", re.compile(r"(?P<id>corpusid:\s?\d{1,12})(?!\w)", re.IGNORECASE | re.ASCII)),
)
_ACL_BARE = re.compile(
    r"20[2-4]\d\.[a-z][a-z0-9_]{1,30}-[a-z0-9_]{1,20}\.\d{1,4}(?![\w-])", re.ASCII
)


_NO_BLANKS = "\u2e80"
"""From here on stand the scripts of Chinese, Japanese and Korean, which put no blank before a number."""


def _follows(text: str, at: int, others: str = "") -> bool:
    """Whether a word goes on here, or one of the ``others`` stands before."""
    before = text[at - 1] if at else " "
    return (before.isalnum() and before < _NO_BLANKS) or before in others


def _doi_mention(text: str, at: int) -> Found | None:
    if _follows(text, at, "._-"):
        return None
    match = _DOI.match(text, at, at + _MAX_DOI)
    if match is None:
        return None
    raw = trimmed(match[0], text[at - 1 : at] if at else "")
    identifier = normalise("doi", raw)
    if identifier is None and match.end() == len(text.rstrip()) and raw.endswith("/"):
        identifier = Identifier("doi", raw, cut_off=True)
    return (identifier, at, at + len(raw)) if identifier else None


def _labelled_arxiv(text: str, at: int) -> Found | None:
    if _follows(text, at):
        return None
    match = _ARXIV_LABEL.match(text, at)
    return _arxiv_match(match) if match else None


def _arxiv_volume(text: str, at: int) -> Found | None:
    match = None if _follows(text, at, "-_./") else _ARXIV_VOLUME.match(text, at)
    return _arxiv_match(match) if match else None


def _arxiv_match(match: re.Match[str]) -> Found | None:
    identifier = normalise("arxiv", match["id"] + (match["version"] or ""))
    end = match.end("version") if match["version"] else match.end("id")
    return (identifier, match.start("id"), end) if identifier else None


def read_bare_arxiv(text: str, at: int) -> Found | None:
    match = _ARXIV_BARE.match(text, max(0, at - 4))
    return _arxiv_match(match) if match else None


def is_arxiv_by_context(text: str, start: int, end: int, last: Found | None) -> bool:
    """A bare number is arXiv's when something beside it says so: it could be a decimal fraction."""
    if "v" in text[start:end] or _CATEGORY.match(text, end):
        return True
    if text[start - 1 : start] in ("[", "(") and start and text[end : end + 1] in ("]", ")"):
        return True
    if last is None or last[0].scheme != "arxiv":
        return False
    return bool(_SEPARATOR.fullmatch(text, last[2], start))


def _old_arxiv(text: str, at: int) -> Found | None:
    before = _ARCHIVE_BEFORE.search(text, max(0, at - 16), at)
    match = _OLD_NUMBER.match(text, at)
    if before is None or match is None or before["archive"] not in arxiv.ARCHIVES:
        return None
    identifier = normalise("arxiv", text[before.start() : match.end()])
    return (identifier, before.start(), match.end()) if identifier else None


def _bare_acl(text: str, at: int) -> Found | None:
    match = _ACL_BARE.match(text, at)
    if match is None or _follows(text, at, "_./-"):
        return None
    identifier = normalise("acl", match[0])
    return (identifier, match.start(), match.end()) if identifier else None


def _labelled(scheme: str, pattern: re.Pattern[str]) -> Reader:
    def read(text: str, at: int) -> Found | None:
        if _follows(text, at, "-_."):
            return None
        match = pattern.match(text, at)
        if match is None:
            return None
        identifier = normalise(scheme, match["id"])
        return (identifier, match.start("id"), match.end("id")) if identifier else None

    return read


TRIGGERS: tuple[tuple[str, Reader], ...] = (
    ("http://", read_url),
    ("https://", read_url),
    ("10.", _doi_mention),
    ("arxiv", _labelled_arxiv),
    ("abs/", _arxiv_volume),
    *((trigger, _labelled(scheme, pattern)) for trigger, scheme, pattern in _LABELLED),
)
SCANS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"\.\d{5}(?!\d)", re.ASCII), read_bare_arxiv),
    (re.compile(r"/\d{7}(?!\d)", re.ASCII), _old_arxiv),
    (re.compile(r"20[2-4]\d\.[a-z]", re.ASCII), _bare_acl),
)
"""Mentions without a literal trigger: a cheap pattern that every one of them contains."""
