"""This module knows what a DOI says against itself: check characters, prefix, form and date."""

from __future__ import annotations

from functools import cache

from citemark.identifiers import tables
from citemark.identifiers.checkdigits import isbn_check
from citemark.identifiers.doi import NEVER_REGISTERED, prefix_of
from citemark.identifiers.elsevier import PROVEN_SINCE, read_pii
from citemark.identifiers.fact import Dates, Fact, holds_not, unknown
from citemark.identifiers.hints import doi_hints
from citemark.identifiers.publishers import read_suffix
from citemark.identifiers.springer import SpringerDoi, read_springer
from citemark.types import Identifier

FIVE_SINCE, FOUR_SINCE = 2018, 2005
"""Years since which a failure is proof, for five-digit and for four-digit article numbers.

Five-digit, from 2018 on, outside the `exempt` journals: no failure among 3,350 real DOIs (the rule's five
failures in 6,701 are all of that journal). Four-digit, from 2005 on, outside the `exempt` journals: no
failure among 9,058 DOIs that a registry or a retraction database gave. Because that list was found
on the same DOIs, a journal not yet seen failing may still do so: when the list is found on one half
of them, 5 in 10,000 of the other half fail.
"""


@cache
def exempt(digits: int) -> frozenset[str]:
    """Journals whose DOIs with that many article digits may break the rule (`data/springer_exempt.json`)."""
    return frozenset(
        f"s{code}" for codes in tables.springer_exempt()[digits].values() for code in codes
    )


OLDEST_JOURNAL_YEAR = 1790
"""Before the oldest back files: the years seen in DOIs begin with 1897, so this leaves a century."""


def check_character_fails(identifier: Identifier, dates: Dates) -> Fact:
    """Proof where real DOIs never fail (`FIVE_SINCE`), and for years that cannot be; strong elsewhere.

    Of the `exempt` journals 60 of 393 real DOIs fail (of all others 5 of 19,345): there it tells nothing.
    """
    name = "check_character_fails"
    parts = read_springer(identifier.value)
    if parts is None:
        return unknown(name)
    if parts.holds:
        return holds_not(name)
    proof = _never_fails(parts, dates)
    if not proof and parts.journal in exempt(len(parts.article)):
        return unknown(name)
    sums = (
        f"weighted digit sum {parts.total}, modulo {parts.modulus} = {parts.total % parts.modulus}"
    )
    message = f"The check character of {identifier.value} is {parts.check}, but its digits ask for {parts.due} ({sums})."
    return Fact(name, 1.0, message, proof=proof)


def _never_fails(parts: SpringerDoi, dates: Dates) -> bool:
    if not OLDEST_JOURNAL_YEAR <= parts.year <= dates.now.year + 1:
        return True
    since = FIVE_SINCE if len(parts.article) == 5 else FOUR_SINCE
    return parts.year >= since and parts.journal not in exempt(len(parts.article))


def elsevier_check_fails(identifier: Identifier, _: Dates) -> Fact:
    """Proof from `PROVEN_SINCE` on; before, four of 71 registry-derived DOIs fail, which tells nothing
    that a reader should be told. The ISSN inside was right in all of any year."""
    name = "elsevier_check_fails"
    parts = read_pii(identifier.value)
    if parts is None:
        return unknown(name)
    if parts.holds:
        return holds_not(name)
    proven = parts.year >= PROVEN_SINCE
    if parts.issn[-1] != parts.issn_due and (not proven or parts.check == parts.due):
        message = f"The ISSN inside {identifier.value} ends in {parts.issn[-1]}, but its digits ask for {parts.issn_due}."
    elif not proven:
        return unknown(name)
    else:
        sums = f"weighted digit sum {parts.total}, modulo 11 = {parts.total % 11}"
        message = f"The check character of {identifier.value} is {parts.check}, but its digits ask for {parts.due} ({sums})."
    return Fact(name, 1.0, message, proof=proven)


def isbn_check_fails(identifier: Identifier, _: Dates) -> Fact:
    """Proof: all 13,404 Springer chapter DOIs seen outside authors' own typing carry a right ISBN."""
    name = "isbn_check_fails"
    hints = doi_hints(identifier)
    if hints is None or hints.isbn is None:
        return unknown(name)
    due = isbn_check(hints.isbn)
    if due == hints.isbn[-1]:
        return holds_not(name)
    return Fact(
        name,
        1.0,
        f"The ISBN {hints.isbn} inside ends in {hints.isbn[-1]}, but its digits ask for {due}.",
        proof=True,
    )


def unknown_prefix(identifier: Identifier, _: Dates) -> Fact:
    """Not proof: a publisher that our collections never met has a prefix too."""
    name = "unknown_prefix"
    number = _prefix_number(identifier)
    dois, once = tables.dois_behind_prefixes()
    if number in tables.doi_prefixes():
        return holds_not(name)
    message = f"The prefix 10.{number} never occurs in {dois:,} real DOIs, where a new one comes up about once in {dois // once:,}."
    return Fact(name, 1.0, message)


def prefix_of_other_fields(identifier: Identifier, _: Dates) -> Fact:
    """Not proof: who publishes in other fields may publish a meeting of computing once."""
    name = "prefix_of_other_fields"
    number = _prefix_number(identifier)
    dois, _once = tables.dois_behind_prefixes()
    if number in tables.doi_prefixes_met() or number not in tables.doi_prefixes():
        return holds_not(name)
    return Fact(
        name,
        1.0,
        f"The prefix 10.{number} is of a publisher in other fields: it never occurs in {dois:,} real DOIs, most of them of computing.",
    )


def prefix_beyond_assigned(identifier: Identifier, _: Dates) -> Fact:
    """Not proof: prefixes are handed out upwards, and newer ones than those we saw exist."""
    name = "prefix_beyond_assigned"
    number, greatest = _prefix_number(identifier), _greatest_prefix()
    if number <= greatest:
        return holds_not(name)
    return Fact(
        name, 1.0, f"The prefix 10.{number} is beyond 10.{greatest}, the greatest seen in use."
    )


@cache
def _greatest_prefix() -> int:
    return max(tables.doi_prefixes())


def _prefix_number(identifier: Identifier) -> int:
    return int(prefix_of(identifier.value).split(".")[1])


def suffix_grammar_fails(identifier: Identifier, _: Dates) -> Fact:
    """Not proof: even closed grammars have a few exceptions (`publishers`)."""
    name = "suffix_grammar_fails"
    prefix, _slash, suffix = identifier.value.partition("/")
    read = read_suffix(prefix, suffix)
    if read is None or not read[0].closed:
        return unknown(name)
    publisher, match = read
    if match:
        return holds_not(name)
    message = f"{identifier.value} is not built as DOIs of {publisher.name} are ({publisher.missed} of {publisher.seen:,} real ones are not)."
    return Fact(name, 1.0, message)


def in_the_future(identifier: Identifier, dates: Dates) -> Fact:
    """Not proof: a volume may be numbered ahead; the year must come after the year of judging."""
    name = "in_the_future"
    hints = doi_hints(identifier)
    if hints is None or hints.year is None:
        return unknown(name)
    if hints.year <= dates.now.year:
        return holds_not(name)
    return Fact(
        name,
        1.0,
        f"{identifier.value} states the year {hints.year}, after {dates.now.isoformat()}.",
    )


def after_document(identifier: Identifier, dates: Dates) -> Fact:
    """Not proof: the document's own date may be wrong, or the document was revised."""
    name = "after_document"
    hints = doi_hints(identifier)
    if hints is None or hints.year is None or dates.published is None:
        return unknown(name)
    published = dates.published
    late = hints.year > published.year
    if hints.date and hints.date.month:
        late = (hints.year, hints.date.month) > (published.year, published.month)
    if not late:
        return holds_not(name)
    stated = hints.date.isoformat() if hints.date else str(hints.year)
    return Fact(
        name,
        1.0,
        f"{identifier.value} states {stated}, after the document ({published.isoformat()}).",
    )


def never_registered(identifier: Identifier, _: Dates) -> Fact:
    """Says only that looking it up proves nothing: ACM lists works under 10.5555 that resolve nowhere."""
    name = "never_registered"
    if prefix_of(identifier.value) in NEVER_REGISTERED:
        return Fact(
            name,
            1.0,
            f"{identifier.value} has a prefix under which nothing is registered; it cannot be looked up.",
        )
    return holds_not(name)
