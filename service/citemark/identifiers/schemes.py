"""This module knows every identifier scheme: its grammar, normal form, check and link, as one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from citemark.identifiers import checkdigits, doi
from citemark.types import Identifier

Normaliser = Callable[[str], Identifier | None]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One row of the table."""

    name: str
    label: str
    """As a reader knows it."""
    registrant: str | None
    """Who can say authoritatively that no such record exists; ``None`` when it depends or nobody can."""
    patterns: tuple[re.Pattern[str], ...]
    """A normalised value matches one of them whole."""
    normalise: Normaliser
    """A raw value, without label or address, to its identifier; ``None`` when it cannot be one."""
    check: Callable[[str], bool] | None
    """Whether the value's check character holds; ``None`` for schemes that have none."""
    link: str
    """Address for a reader; ``{}`` stands for the value."""


_ARXIV_RAW = re.compile(
    r"(?:arxiv[:.\s]*)?(?P<value>\d{4}\.\d{4,9}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v(?P<version>\d{1,3}))?",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_PART = re.compile(r"\d{1,4}|\d{4}\.\d{0,3}", re.ASCII)
_PREPRINT_VERSION = re.compile(
    r"(?P<value>10\.(?:1101|64898)/[0-9.]+)v(?P<version>\d{1,3})", re.ASCII
)
"""bioRxiv and medRxiv show a version behind a DOI that is registered without it."""
_SUBJECT_CLASS = re.compile(r"\.[a-z]{2}(?=/)")


def _arxiv(raw: str) -> Identifier | None:
    text = raw.strip()
    if match := _ARXIV_RAW.fullmatch(text):
        value, version = match["value"].lower(), match["version"]
        if "/" in value:
            value = _SUBJECT_CLASS.sub("", value)
        return Identifier("arxiv", value, int(version) if version else None)
    if _ARXIV_PART.fullmatch(text):
        return Identifier("arxiv", text, cut_off=True)
    return None


def _doi(raw: str) -> Identifier | None:
    value = doi.normalise_doi(raw)
    if not doi.GRAMMAR.fullmatch(value):
        return None
    if (number := doi.arxiv_part(value)) and (found := _arxiv(number)):
        return found
    if match := _PREPRINT_VERSION.fullmatch(value):
        return Identifier("doi", match["value"], int(match["version"]))
    return Identifier("doi", value)


def _isbn(raw: str) -> Identifier | None:
    characters = re.sub(r"[\s-]", "", raw).upper()
    if not _ISBN.fullmatch(characters):
        return None
    return Identifier("isbn", checkdigits.isbn13(characters))


def _issn(raw: str) -> Identifier | None:
    characters = re.sub(r"[\s-]", "", raw).upper()
    if not re.fullmatch(r"\d{7}[\dX]", characters, re.ASCII):
        return None
    return Identifier("issn", f"{characters[:4]}-{characters[4:]}")


def _orcid(raw: str) -> Identifier | None:
    characters = re.sub(r"[\s-]", "", raw).upper()
    if not re.fullmatch(r"\d{15}[\dX]", characters, re.ASCII):
        return None
    return Identifier("orcid", "-".join(characters[at : at + 4] for at in range(0, 16, 4)))


def _acl(raw: str) -> Identifier | None:
    value = raw.strip()
    value = value.upper() if _ACL_OLD.fullmatch(value.upper()) else value.lower()
    return (
        Identifier("acl", value) if _ACL_OLD.fullmatch(value) or _ACL_NEW.fullmatch(value) else None
    )


def _as_is(
    name: str, pattern: re.Pattern[str], fold: Callable[[str], str] = str.strip
) -> Normaliser:
    def read(raw: str) -> Identifier | None:
        value = fold(raw.strip())
        return Identifier(name, value) if pattern.fullmatch(value) else None

    return read


def _pmid_value(raw: str) -> str:
    return raw.lstrip("0")


def _neurips_value(raw: str) -> str:
    return raw.lower().replace("/file/", "/hash/")


def _s2_value(raw: str) -> str:
    found = re.fullmatch(r"corpus\s?id:\s*(\d+)", raw, re.IGNORECASE)
    return f"CorpusID:{found[1]}" if found else raw.lower()


def _holds(last: Callable[[str], str]) -> Callable[[str], bool]:
    def check(value: str) -> bool:
        characters = value.replace("-", "")
        return last(characters[:-1]) == characters[-1]

    return check


_ARXIV_NEW = re.compile(r"\d{4}\.\d{4,9}", re.ASCII)
_ARXIV_OLD = re.compile(r"[a-z-]+/\d{7}", re.ASCII)
_ISBN = re.compile(r"\d{9}[\dX]|97[89]\d{10}", re.ASCII)
_ACL_OLD = re.compile(r"[A-Z]\d{2}-\d{4,5}", re.ASCII)
_ACL_NEW = re.compile(r"\d{4}\.[a-z][a-z0-9_]*-[a-z0-9_]+\.\d{1,4}", re.ASCII)
_PMID = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_PMCID = re.compile(r"PMC[1-9]\d{0,8}", re.ASCII)
_OPENREVIEW = re.compile(r"[A-Za-z0-9_-]{6,40}", re.ASCII)
_PMLR = re.compile(r"[vr]\d{1,4}/[a-z0-9-]+", re.ASCII)
_VIRTUAL = re.compile(r"\d{4}/[a-z]+/\d{1,9}", re.ASCII)
_NEURIPS = re.compile(r"\d{4}/hash/[0-9a-f]{32}|\d{1,5}|\d{4}/[a-z]+/\d{1,9}", re.ASCII)
_S2 = re.compile(r"[0-9a-f]{40}|CorpusID:\d{1,12}", re.ASCII)

SCHEMES: tuple[Scheme, ...] = (
    Scheme("arxiv", "arXiv", "arxiv", (_ARXIV_NEW, _ARXIV_OLD), _arxiv, None, "https://arxiv.org/abs/{}"),
    Scheme("doi", "DOI", None, (doi.GRAMMAR,), _doi, None, "https://doi.org/{}"),
    Scheme("pmid", "PubMed", "pubmed", (_PMID,), _as_is("pmid", _PMID, _pmid_value), None, "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    Scheme("pmcid", "PubMed Central", "pubmed", (_PMCID,), _as_is("pmcid", _PMCID, str.upper), None, "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    Scheme("isbn", "ISBN", None, (_ISBN,), _isbn, lambda value: checkdigits.isbn_check(value) == value[-1], "https://search.worldcat.org/search?q=bn%3A{}"),
    Scheme("issn", "ISSN", None, (re.compile(r"\d{4}-\d{3}[\dX]"),), _issn, _holds(checkdigits.issn_check), "https://portal.issn.org/resource/ISSN/{}"),
    Scheme("orcid", "ORCID", "orcid", (re.compile(r"(?:\d{4}-){3}\d{3}[\dX]"),), _orcid, _holds(checkdigits.orcid_check), "https://orcid.org/{}"),
    Scheme("openreview", "OpenReview", "openreview", (_OPENREVIEW,), _as_is("openreview", _OPENREVIEW), None, "https://openreview.net/forum?id={}"),
    Scheme("acl", "ACL Anthology", "acl", (_ACL_OLD, _ACL_NEW), _acl, None, "https://aclanthology.org/{}/"),
    Scheme("pmlr", "PMLR", "pmlr", (_PMLR,), _as_is("pmlr", _PMLR, str.lower), None, "https://proceedings.mlr.press/{}.html"),
    Scheme("neurips", "NeurIPS", "neurips", (_NEURIPS,), _as_is("neurips", _NEURIPS, _neurips_value), None, "https://neurips.cc/virtual/{}"),
    Scheme("icml", "ICML", "icml", (_VIRTUAL,), _as_is("icml", _VIRTUAL, str.lower), None, "https://icml.cc/virtual/{}"),
    Scheme("iclr", "ICLR", "iclr", (_VIRTUAL,), _as_is("iclr", _VIRTUAL, str.lower), None, "https://iclr.cc/virtual/{}"),
    Scheme("s2", "Semantic Scholar", "s2", (_S2,), _as_is("s2", _S2, _s2_value), None, "https://www.semanticscholar.org/paper/{}"),
    Scheme("url", "web address", None, (re.compile(r"https?://\S+"),), _as_is("url", re.compile(r"https?://\S+")), None, "{}"),
)  # fmt: skip

BY_NAME: dict[str, Scheme] = {scheme.name: scheme for scheme in SCHEMES}


def normalise(scheme: str, raw: str) -> Identifier | None:
    """The identifier that ``raw`` is under that scheme; ``None`` when it cannot be one."""
    return BY_NAME[scheme].normalise(raw)


def link(identifier: Identifier) -> str:
    """An address that leads a reader to the identified thing (for a cut-off one: as far as it goes).

    Half a surrogate pair, which no address can hold, is left out.
    """
    scheme, value = identifier.scheme, identifier.value
    if scheme == "url":
        return value.encode(errors="ignore").decode()
    for special_scheme, starts, address in _OTHER_LINKS:
        if scheme == special_scheme and re.match(starts, value):
            return address.format(_quoted(value))
    return BY_NAME[scheme].link.format(_quoted(value))


_OTHER_LINKS = (
    ("s2", r"CorpusID:", "https://api.semanticscholar.org/{}"),
    ("neurips", r"\d{4}/hash/", "https://papers.nips.cc/paper_files/paper/{}-Abstract.html"),
    ("neurips", r"\d{1,5}$", "https://papers.nips.cc/paper/{}"),
)
"""Schemes whose values live at several addresses."""


def _quoted(value: str) -> str:
    return quote(value, safe="/:.-_~()'!*,;@&=+$", errors="ignore")


def registrant(identifier: Identifier) -> str | None:
    """Who registered the identifier and could deny it: by scheme, and for a DOI by its prefix."""
    if identifier.scheme == "doi":
        return doi.registrant_of(identifier.value)
    return BY_NAME[identifier.scheme].registrant
