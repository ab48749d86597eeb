"""This module knows what an identifier says of its own work: journal, venue, year, date, publisher."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from citemark.identifiers import tables
from citemark.identifiers.arxiv import read_arxiv
from citemark.identifiers.doi import prefix_of
from citemark.identifiers.publishers import read_suffix
from citemark.identifiers.springer import read_springer
from citemark.types import Identifier, PartialDate

AAAI_FIRST_VOLUME = 1986
"""Volume N of the AAAI proceedings appeared in 1986 + N (33 is 2019, 37 is 2023)."""


@dataclass(frozen=True, slots=True)
class DoiHints:
    """What an identifier states; every field ``None`` or empty when it does not state it."""

    publisher: str | None = None
    code: str | None = None
    """The journal, conference or volume code as it stands in the identifier (``s41563``, ``cvpr``)."""
    venues: tuple[str, ...] = ()
    """Names that the code stands for."""
    year: int | None = None
    year_means: str | None = None
    """``edition`` (of the conference), ``posted`` (preprint), ``issue`` (journal year) or ``accepted``.

    An accepted article appears in that year or up to a few years later; the others are exact.
    """
    date: PartialDate | None = None
    isbn: str | None = None


def doi_hints(identifier: Identifier) -> DoiHints | None:
    """What the identifier says of its work; ``None`` when it says nothing that we can read."""
    return None if identifier.cut_off else _hints(identifier.scheme, identifier.value)


@lru_cache(maxsize=4096)
def _hints(scheme: str, value: str) -> DoiHints | None:
    read = _READERS.get(scheme)
    return read(value) if read else None


def _of_doi(doi: str) -> DoiHints | None:
    prefix, suffix = prefix_of(doi), doi.partition("/")[2]
    read = read_suffix(prefix, suffix)
    if read is None:
        return None
    publisher, match = read
    parts = {name: text for name, text in match.groupdict().items() if text} if match else {}
    if springer := read_springer(doi):
        journal = tables.venue_codes()["springer"].get(springer.journal)
        return DoiHints(
            publisher.name,
            springer.journal,
            (journal,) if journal else (),
            springer.year,
            "accepted",
        )
    if "anthology" in parts:
        return _of_acl(parts["anthology"])
    volume = tables.doi_volumes().get(f"{prefix}/{parts.get('volume_id') or parts.get('isbn')}")
    if volume:
        return DoiHints(
            publisher.name,
            parts.get("volume_id"),
            (volume[0],),
            volume[1],
            "edition",
            None,
            _isbn(parts),
        )
    code = parts.get("code")
    name = tables.venue_codes().get(prefix, {}).get(code or "")
    year, date = _dated(prefix, code, parts)
    means = None if year is None else _meaning(prefix, name, parts)
    named = (name,) if name else ()
    venues = _PREPRINTS if prefix in _POSTED and date else named
    return DoiHints(publisher.name, code, venues, year, means, date, _isbn(parts))


def _isbn(parts: dict[str, str]) -> str | None:
    isbn = parts.get("isbn", "").replace("-", "").upper()
    return isbn if len(isbn) == 13 else None


def _dated(
    prefix: str, code: str | None, parts: dict[str, str]
) -> tuple[int | None, PartialDate | None]:
    if prefix == "10.1609" and code == "aaai":
        return AAAI_FIRST_VOLUME + int(parts["volume"]), None
    if "year" not in parts:
        return None, None
    year = int(parts["year"])
    if "month" not in parts:
        return year, None
    return year, PartialDate(
        year, int(parts["month"]), int(parts["day"]) if "day" in parts else None
    )


def _meaning(prefix: str, name: str | None, parts: dict[str, str]) -> str:
    if prefix in _POSTED:
        return "posted"
    if prefix in _JOURNALS_ONLY:
        return "accepted"
    # IEEE numbers a conference's volume, or names it by one word; its journals' names have several.
    if prefix == "10.1109" and "number" not in parts and (name is None or " " in name):
        return "accepted"
    return "edition"


_POSTED = frozenset({"10.1101", "10.64898"})
_PREPRINTS = ("bioRxiv", "medRxiv")
"""The two servers share their prefixes."""
_JOURNALS_ONLY = frozenset({"10.1007", "10.1016", "10.1186", "10.3389"})
"""Prefixes whose dated suffixes are all of journals (JHEP under 10.1007, BioMed Central's before 2015)."""


def _of_arxiv(value: str) -> DoiHints | None:
    number = read_arxiv(value)
    if number is None or not 1 <= number.month <= 12:
        return None
    return DoiHints(
        "arXiv",
        number.archive,
        ("arXiv",),
        number.year,
        "posted",
        PartialDate(number.year, number.month),
    )


_ACL_LETTERS = {
    "A": "ANLP", "C": "COLING", "D": "EMNLP", "E": "EACL", "H": "HLT", "I": "IJCNLP", "J": "Computational Linguistics",
    "K": "CoNLL", "L": "LREC", "M": "MUC", "N": "NAACL", "P": "ACL", "Q": "TACL", "S": "SemEval", "T": "TINLAP",
    "X": "TIPSTER", "Y": "PACLIC",
}  # fmt: skip
"""Letter of the old ACL Anthology identifiers to the venue (Anthology, "IDs"); W, any workshop, names none."""
_ACL_FIRST = 60
"""The Anthology's oldest two-digit years are 1965 and after."""


def _of_acl(value: str) -> DoiHints:
    head, _, rest = value.partition("-")
    if "." in head:
        edition, _, code = head.partition(".")
        name = (
            f"Findings of {rest.partition('.')[0].upper()}" if code == "findings" else code.upper()
        )
        return DoiHints("ACL", code, (name,), int(edition), "edition")
    letter, digits = head[0].upper(), int(head[1:])
    name = _ACL_LETTERS.get(letter, "")
    year = digits + (1900 if digits >= _ACL_FIRST else 2000)
    return DoiHints("ACL", letter, (name,) if name else (), year, "edition")


def _of_neurips(value: str) -> DoiHints:
    return _of_edition("NeurIPS", value)


def _of_icml(value: str) -> DoiHints:
    return _of_edition("ICML", value)


def _of_iclr(value: str) -> DoiHints:
    return _of_edition("ICLR", value)


def _of_edition(name: str, value: str) -> DoiHints:
    head, slash, _ = value.partition("/")
    year = int(head) if slash else None
    return DoiHints(name, None, (name,), year, "edition" if year else None)


def _of_pmlr(value: str) -> DoiHints:
    volume = value.partition("/")[0]
    if edition := tables.pmlr_volumes().get(volume):
        return DoiHints("PMLR", volume, (edition[0],), edition[1], "edition")
    return DoiHints("PMLR", volume)


_READERS: dict[str, Callable[[str], DoiHints | None]] = {
    "doi": _of_doi,
    "arxiv": _of_arxiv,
    "acl": _of_acl,
    "neurips": _of_neurips,
    "icml": _of_icml,
    "iclr": _of_iclr,
    "pmlr": _of_pmlr,
}
