"""This module knows which of the index's statements of coverage speaks about a claim."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter

from citemark.identifiers.arxiv import read_arxiv
from citemark.identifiers.doi import prefix_of
from citemark.index.venue_keys import has_editions, is_journal, venue_key
from citemark.types import Claim, Coverage, Identifier

Find = Callable[[str, str, str], Coverage | None]
"""The stored statement about a part of a scope; its basis begins with the name that is given."""

_CATEGORY = re.compile(r"(?:cs|math|stat|eess|econ|q-bio|q-fin|physics|astro-ph|cond-mat|nlin)\.[A-Za-z-]{2,18}|"
                       r"(?:hep-(?:ex|lat|ph|th)|gr-qc|nucl-(?:ex|th)|quant-ph|math-ph)")  # fmt: skip
"""arXiv's category taxonomy: what it names is of a field whose works are posted there."""


def of_identifier(find: Find, identifier: Identifier) -> Coverage | None:
    """How probable it is that the index would hold an identifier that exists."""
    if identifier.scheme == "arxiv":
        number = read_arxiv(identifier.value)
        if number is None or not 1 <= number.month <= 12:
            return None
        return find("arxiv", *_arxiv_month(number.year, number.month))
    if identifier.scheme == "doi":
        prefix = prefix_of(identifier.value)
        return find("doi", prefix, f"DOIs under {prefix}")
    return None


def of_claim(find: Find, claim: Claim, identifiers: tuple[Identifier, ...]) -> Coverage | None:
    """How probable it is that the index would hold the work if it existed as claimed.

    Its venue and year speak first, or its month of arXiv, whichever promises more: the work
    would be found through either. Else its registrant, else its field and year.
    """
    precise = [item for item in _precise(find, claim, identifiers) if item is not None]
    if precise:
        return max(precise, key=_estimate)
    for identifier in identifiers:
        if identifier.scheme != "arxiv" and (found := of_identifier(find, identifier)):
            return found
    if claim.category and claim.date and _CATEGORY.fullmatch(claim.category.strip()):
        return find("arxiv", str(claim.date.year), f"arXiv {claim.date.year}")
    return None


_estimate = attrgetter("estimate")


def _precise(
    find: Find, claim: Claim, identifiers: tuple[Identifier, ...]
) -> Iterator[Coverage | None]:
    if claim.venue and claim.date:
        yield of_edition(find, claim.venue, claim.date.year, claim.date.month)
    for identifier in identifiers:
        if identifier.scheme == "arxiv" and not identifier.cut_off:
            yield of_identifier(find, identifier)


def of_edition(find: Find, venue: str, year: int, month: int | None) -> Coverage | None:
    """The coverage of a venue's year; of arXiv itself, of the month when it is claimed; of a journal's,
    of that year or of those after it of which least is held."""
    key = venue_key(venue)
    if key == ARXIV:
        part = f"{year}-{month:02d}" if month else str(year)
        return find("arxiv", part, f"arXiv {part}")
    if not has_editions(venue):
        return None
    if not is_journal(venue):
        return find("venue", f"{key} {year}", f"{venue} {year}")
    parts = range(year, year + YEARS_TO_THE_ISSUE + 1)
    held = [find("venue", f"{key} {part}", f"{venue} {part}") for part in parts]
    return None if held[0] is None else min(filter(None, held), key=_expected)


YEARS_TO_THE_ISSUE = 3
"""Years from that of its preprint, by which an article may be cited, to that of its issue: no more in 96 %
of 1,582 articles known as both (of 38,609 conference papers 98 % appear within one)."""


def _expected(coverage: Coverage) -> float:
    return coverage.low + coverage.estimate + coverage.high


ARXIV = venue_key("arXiv")


@lru_cache(maxsize=1_024)
def _arxiv_month(year: int, month: int) -> tuple[str, str]:
    """A month of arXiv as its statement is filed, and as a reader calls it."""
    return f"{year}-{month:02d}", f"arXiv {dt.date(year, month, 1):%B %Y}"
