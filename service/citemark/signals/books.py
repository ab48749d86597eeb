"""This module knows when a reference is to a book, which appears again and is another work than a paper
of its title."""

from __future__ import annotations

from citemark.matching.publication import is_preprint_server, kind_of
from citemark.signals.venue_names import calls_itself_a_press, is_a_press
from citemark.types import Claim, Record
from citemark.venues import resolve


def is_of_a_book(claim: Claim) -> bool:
    """Whether the entry says that it is a book or part of one, or a publisher stands in the venue's place.

    Papers of a conference are entered as parts of a book, too: the venue tells.
    """
    named = resolve(claim.venue) if claim.venue is not None else None
    if named is not None and named.kind in {"conference", "journal", "series"}:
        return False
    if claim.kind is not None:
        return kind_of(claim.kind) in {"book", "chapter"}
    return claim.venue is not None and calls_itself_a_press(claim.venue)


def is_of_a_paper(record: Record) -> bool:
    """Whether the record names where papers appear, and no publisher."""
    return bool(record.venues) and not any(is_a_press(name) for name in record.venues)


def appears_again(record: Record) -> bool:
    """Whether nothing says that the record is of a paper, which appears once: it names a publisher, an
    archive of software, or no place at all (one work in 2,700 of 1.18 million). Books, manuals and
    programs go on from edition to edition, and a record is of any of them."""
    named = [resolve(name) for name in record.venues]
    return all(
        venue is not None and (venue.kind == "publisher-page" or venue.key in _OF_SOFTWARE)
        for venue in named
    )


_OF_SOFTWARE = frozenset({"cran", "figshare", "github", "huggingface", "zenodo"})


def is_deposited_late(record: Record) -> bool:
    """Whether all that is recorded is a preprint of a field in which authors archive what appeared long
    before; in computing they do so when it appears."""
    computing = any(name.startswith(("cs.", "stat.ML")) for name in record.categories)
    return bool(record.categories) and not computing and all(map(is_preprint_server, record.venues))


def is_translated(title: str, record: Record) -> bool:
    """Whether a title is of another language than the recorded one, which is English: each has small
    words of its own language, and the claimed one none of the other's. Classics are so archived."""
    mine, theirs = (set(text.casefold().split()) for text in (title, record.title))
    return (
        mine.isdisjoint(_ENGLISH)
        and not mine.isdisjoint(_FOREIGN)
        and not theirs.isdisjoint(_ENGLISH)
    )


_ENGLISH = frozenset(str.split("the of on and for with from to by at its"))
_FOREIGN = frozenset(
    str.split(
        "de la le les des du et un une sur el los las y del sobre der die das und über von zur zum im eine einer"
        " di il della dei e da do dos das uma em van het een och av om och w na o z и в о на ad per sive quae et"
    )
)
"""Small words of French, Spanish, German, Italian, Portuguese, Dutch, Swedish, Polish, Russian and Latin."""
