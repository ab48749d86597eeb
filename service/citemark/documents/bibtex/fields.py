"""This module knows what the fields of a BibTeX or BibLaTeX entry say of the cited work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from citemark.documents import latex
from citemark.documents.bibtex import people
from citemark.documents.bibtex.values import split_names
from citemark.documents.dates import month_number
from citemark.documents.entries import identifiers, mentioned
from citemark.types import Entry

Fields = Mapping[str, str]

_VENUES: Final = ("journal", "journaltitle", "booktitle", "eventtitle")
_PUBLISHERS: Final = ("publisher", "school", "institution", "organization")
_ADDRESSES: Final = ("url", "ee", "link", "bdsk-url-1")
_MENTIONING: Final = ("journal", "journaltitle", "howpublished", "note", "volume", "number")
_EPRINTS: Final = {"": "arXiv", "arxiv": "arXiv", "pubmed": "pmid", "pmid": "pmid", "pmcid": "pmcid",
                   "pmc": "pmcid"}  # fmt: skip
_WHOLE_BOOKS: Final = frozenset(
    {"book", "mvbook", "proceedings", "mvproceedings", "collection", "manual"}
)
"""Kinds whose ISBN is their own; in the others it is that of the volume they stand in."""
_TELLING: Final = 3
"""Words from which the beginning of a title names a work: shorter beginnings are shared by
titles of any subject."""
_DOI_PREFIX: Final = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_SECOND_DOI: Final = re.compile(
    r"(?<=[^\s:,;])[\s,;]+(?=(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?10\.\d{4,9}/)"
)
"""What stands before another DOI of the same work in the field."""
_MACRO: Final = re.compile(r"[{\s]*\\[A-Za-z]{1,20}[}\s]*")
"""A LaTeX command alone ("\\apj", of astronomers' styles): what it prints, the style knows."""
_YEAR: Final = re.compile(r"\d{4}")


def entry_of(key: str | None, kind: str, fields: Fields, text: str, start: int, end: int) -> Entry:
    """The entry that lower-case, macro-free fields state."""
    authors, truncated = people.authors(fields.get("author", ""))
    return Entry(
        key=key,
        kind=kind.lower(),
        text=text,
        start=start,
        end=end,
        title=_title(fields),
        authors=authors,
        authors_truncated=truncated,
        affiliations=tuple(split_plain(fields.get("affiliation", ""))),
        venue=_venue(fields),
        publisher=_first(fields, _PUBLISHERS),
        date=_date(fields),
        category=latex.decode(fields.get("primaryclass", fields.get("eprintclass", ""))) or None,
        identifiers=_identifiers(kind, fields),
    )


def split_plain(value: str) -> list[str]:
    """The decoded names of a field that lists organisations."""
    return [latex.decode(name) for name in split_names(value)]


def _first(fields: Fields, names: tuple[str, ...]) -> str | None:
    for name in names:
        value = latex.decode(fields.get(name, ""))
        if value and not _MACRO.fullmatch(fields[name]):
            return value
    return None


def _title(fields: Fields) -> str | None:
    """Title and subtitle; what is left of a cut one ends in "…", and a word or two of it are none."""
    title = latex.decode(fields.get("title", ""))
    if latex.left_open(fields.get("title", "")):
        return f"{title}…" if len(title.split()) >= _TELLING else None
    subtitle = latex.decode(fields.get("subtitle", ""))
    if title and subtitle:
        return f"{title}{' ' if title[-1] in '.:?!' else ': '}{subtitle}"
    return title or subtitle or None


def _venue(fields: Fields) -> str | None:
    venue = _first(fields, _VENUES)
    if venue is None and "http" not in fields.get("howpublished", ""):
        venue = _first(fields, ("howpublished",))
    return venue


def _date(fields: Fields) -> str | None:
    """``date`` as stated, else the year with its month as a number."""
    date = latex.decode(fields.get("date", ""))
    year = latex.decode(fields.get("year", ""))
    if date or not year:
        return date or None
    month = latex.decode(fields.get("month", ""))
    words = [word for word in re.split(r"[\s/,.–-]+", month) if word]
    numbers = [month_number(word) for word in words] + [_small(word) for word in words]
    known = next((number for number in numbers if number), None)
    return f"{year}-{known:02d}" if known and _YEAR.fullmatch(year) else year


def _small(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and 1 <= int(word[:4]) <= 12 else None


def _identifiers(kind: str, fields: Fields) -> tuple[str, ...]:
    found: list[str] = []
    doi = latex.address(_SECOND_DOI.split(fields.get("doi", ""), maxsplit=1)[0])
    if doi:
        found.append(f"doi:{_DOI_PREFIX.sub('', doi, count=1)}")
    eprint = latex.address(fields.get("eprint", ""))
    if eprint:
        found.append(_eprint(eprint, fields))
    found += [
        f"{name}:{value}"
        for name in ("pmid", "pmcid")
        if (value := latex.address(fields.get(name, "")))
    ]
    isbn = latex.address(fields.get("isbn", ""))
    if isbn and kind.lower() in _WHOLE_BOOKS:
        found.append(f"isbn:{isbn}")
    found += [value for name in _ADDRESSES if (value := latex.address(fields.get(name, "")))]
    for name in _MENTIONING:
        found += mentioned(fields.get(name, "").replace("\\_", "_"))
    return identifiers(found)


def _eprint(eprint: str, fields: Fields) -> str:
    kind = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip("{} ").lower()
    if "://" in eprint or kind not in _EPRINTS:
        return eprint if "://" in eprint else f"{kind}:{eprint}"
    scheme = _EPRINTS[kind]
    return eprint if eprint.lower().startswith(f"{scheme.lower()}:") else f"{scheme}:{eprint}"
