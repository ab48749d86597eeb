"""This module knows whether venue, category, kind and identifiers of a claim fit a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from citemark import venues
from citemark.identifiers import canonical
from citemark.identifiers.doi import prefix_of
from citemark.types import Claim, Identifier, Record
from citemark.venues.resolution import WORKSHOP

_PREPRINT_KINDS = frozenset({"preprint-server", "repository"})
_PREPRINT_NAME = re.compile(
    r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|ssrn|preprints?|research square)\b", re.IGNORECASE
)
_VOLUMES = (
    r"companion|adjunct|extended abstracts|posters|tutorials?|demos?|demonstrations?|doctoral|student"
    r"|competition|blog ?posts?|tiny papers|late[- ]breaking|industry (?:track|papers)|industrial track"
)
_COMPANION = re.compile(rf"\b(?:{_VOLUMES})\b", re.IGNORECASE)
_BESIDE = re.compile(rf"\b(?:{_VOLUMES}|workshops?|co-?located)\b", re.IGNORECASE)
"""Volumes and tracks that appear beside a conference's own papers, which few collections hold."""
_SHARED_TASK = re.compile(r"\bshared tasks?\b", re.IGNORECASE)
_VENUE_KINDS = frozenset({"conference", "journal"})

MOST_CHARACTERS = 200
"""Of a venue's name; the rest names no venue."""

ONE_A_WORK = frozenset({"arxiv", "doi", "pmid", "pmcid", "acl", "openreview"})
"""Schemes that give a work one identifier each."""
ONE_A_PUBLICATION = frozenset({"doi", "acl", "openreview"})
"""Those that give its preprint, the versions of that, its conference paper and its article their own,
and a work of two publishers (IEEE and ACM) or in an archive (JSTOR, Zenodo) one from either."""
_VERSION = re.compile(r"[/._-]v\d{1,3}$|^(10\.(?:12688|7554|7287)/.{1,80}\d)\.\d{1,2}$")
"""What marks the versions of a post (``10.21203/rs.3.rs-1/v2``), and in F1000's venues, eLife and
PeerJ those of an article (``10.12688/f1000research.1.2``)."""

KINDS = {
    "article": "article", "jour": "article", "journalarticle": "article",
    "articlejournal": "article", "journal": "article", "magn": "article",
    "inproceedings": "paper", "conference": "paper", "proceedingsarticle": "paper",
    "paperconference": "paper", "cpaper": "paper", "conf": "paper", "conferencepaper": "paper",
    "book": "book", "monograph": "book", "editedbook": "book",
    "incollection": "chapter", "inbook": "chapter", "chap": "chapter", "chapter": "chapter",
    "bookchapter": "chapter",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "thes": "thesis",
    "dissertation": "thesis",
    "dataset": "dataset", "data": "dataset", "software": "software", "comp": "software",
}  # fmt: skip
"""Type words of BibTeX, RIS, CSL, Crossref and DataCite; others say nothing of the kind."""


def venue_same(claim: Claim, record: Record) -> bool | None:
    """Whether any recorded venue is the claimed one; ``None`` where no name settles it.

    A workshop, like a preprint server, publishes early: a work shown there may appear elsewhere.
    A conference paper and its journal version share title and authors: one record of them does not
    contradict the other (it did so for 5 of 1,747 real references held against their records).
    """
    if not claim.venue or is_preprint_server(claim.venue):
        return None
    published = [venue for venue in record.venues if not is_preprint_server(venue)]
    answers = [_same(claim.venue, venue) for venue in published]
    if any(answers):
        return True
    if not answers or None in answers or any(map(is_workshop, (claim.venue, *published))):
        return None
    kinds = {kind for kind in map(_kind, published) if kind in _VENUE_KINDS}
    claimed = _kind(claim.venue)
    return None if claimed in _VENUE_KINDS and kinds == _VENUE_KINDS - {claimed} else False


def claimed_published_only_preprint(claim: Claim, record: Record) -> bool | None:
    """Whether the claim names a peer-reviewed venue and the record knows only a preprint.

    A workshop's record tells nothing, even of another meeting's: who holds a title once may hold
    that one (3 of 512 real references). Unknown where the work may stand in a volume beside the
    venue's own: of 675 descriptions of shared tasks in the ACL Anthology 607 stand in those of
    workshops or of the tasks themselves.
    """
    if not claim.venue or _kind(claim.venue) not in _VENUE_KINDS or _BESIDE.search(claim.venue):
        return None
    if _SHARED_TASK.search((claim.title or "")[:MOST_CHARACTERS]):
        return None
    if record.venues:
        return all(is_preprint_server(venue) for venue in record.venues)
    schemes = {scheme for scheme, _ in map(_canonical, record.identifiers)}
    return True if schemes == {"arxiv"} else None


def is_preprint_server(venue: str) -> bool:
    """Whether the name is a preprint server's or repository's: such names claim no venue."""
    return _is_preprint_server(venue[:MOST_CHARACTERS])


def remembers_a_preprint(record: Record) -> bool:
    """Whether the work is known to have been a preprint, published since or not."""
    return any(map(is_preprint_server, record.venues)) or any(
        item.scheme == "arxiv" for item in record.identifiers
    )


def is_beside_the_proceedings(venue: str) -> bool:
    """Whether what appears beside a conference's papers is named, under the conference's own name: its
    companion, demonstrations, posters; workshops have names of their own, by which they are held."""
    return _COMPANION.search(venue[:MOST_CHARACTERS]) is not None and _kind(venue) != "journal"


def is_workshop(venue: str) -> bool:
    return WORKSHOP.search(venue[:MOST_CHARACTERS]) is not None


def _kind(venue: str) -> str | None:
    return _known_kind(venue[:MOST_CHARACTERS])


def _same(one: str, other: str) -> bool | None:
    return _known_same(one[:MOST_CHARACTERS], other[:MOST_CHARACTERS])


@lru_cache(maxsize=8_192)
def _is_preprint_server(venue: str) -> bool:
    kind = _known_kind(venue)
    return kind in _PREPRINT_KINDS if kind else bool(_PREPRINT_NAME.search(venue))


@lru_cache(maxsize=8_192)
def _known_kind(venue: str) -> str | None:
    known = venues.resolve(venue)
    return known.kind if known is not None else None


@lru_cache(maxsize=8_192)
def _known_same(one: str, other: str) -> bool | None:
    return venues.same(one, other)


def category_same(claim: Claim, record: Record) -> bool | None:
    """Whether the claimed category (``cs.CL``) is among the recorded ones."""
    if not claim.category or not record.categories:
        return None
    claimed = claim.category.strip(" []()").casefold()
    return any(claimed == category.casefold() for category in record.categories)


def kind_same(claim: Claim, record: Record) -> bool | None:
    """Whether both name the same kind of work; a preprint's record contradicts no kind."""
    if claim.kind is None or record.kind is None:
        return None
    mine, theirs = kind_of(claim.kind), kind_of(record.kind)
    return None if mine is None or theirs is None else mine == theirs


def kind_of(stated: str) -> str | None:
    """One of the values of :data:`KINDS`, as whatever format states it ("Book Chapter", "book-chapter")."""
    return KINDS.get(_NO_LETTER.sub("", stated.casefold()))


_NO_LETTER = re.compile(r"[^a-z]")


def identifier_fit(
    claimed: Sequence[Identifier], record: Record, *, same_venue: bool | None = None
) -> tuple[bool | None, bool | None]:
    """(one is the record's own, one contradicts the record's of that scheme), ``None`` if unknown.

    A DOI contradicts another of its registrant, and under the recorded venue alone.
    """
    if not claimed or not record.identifiers:
        return None, None
    theirs = set(map(_canonical, record.identifiers))
    schemes = ONE_A_WORK.intersection([scheme for scheme, _ in theirs])
    mine = [_canonical(identifier) for identifier in claimed if not identifier.cut_off]
    compared = [item for item in mine if item[0] in schemes]
    if not compared:
        return None, None
    others = [item for item in compared if item not in theirs]
    own = len(others) < len(compared)
    if not others:
        return own, False
    return own, any(_contradicts(item, theirs, same_venue) for item in others) or None


def _contradicts(
    mine: tuple[str, str],
    theirs: Collection[tuple[str, str]],
    same_venue: bool | None,  # noqa: FBT001  # as the comparison has it
) -> bool:
    scheme, value = mine
    if scheme in ONE_A_PUBLICATION and not same_venue:
        return False
    if scheme != "doi":
        return True
    registered = [doi for known, doi in theirs if known == scheme]
    return any(prefix_of(doi) == prefix_of(value) for doi in registered) and not any(
        _unversioned(doi) == _unversioned(value) for doi in registered
    )


def _unversioned(doi: str) -> str:
    return _VERSION.sub(r"\1", doi)


def _canonical(identifier: Identifier) -> tuple[str, str]:
    """Scheme and value in lower case, with DOIs that are made of another number as that."""
    known = canonical(identifier)
    return known.scheme, known.value.casefold()
