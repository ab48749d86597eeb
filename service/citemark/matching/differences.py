"""This module knows how to say a contradiction in one sentence with both sides quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citemark.matching.authors import AuthorComparison
from citemark.matching.dates import remembered_years
from citemark.matching.slips import Change
from citemark.matching.title_comparison import TitleComparison
from citemark.types import Claim, Identifier, Record

SHOWN_NAMES = 6
SHOWN_WORDS = 6
"""More are counted, not listed: the record stands beside the claim anyway."""


def sentences(
    title: TitleComparison,
    authors: AuthorComparison,
    others: Sequence[str],
    claim: Claim,
    record: Record,
    identifiers: Sequence[Identifier],
) -> tuple[tuple[str, str], ...]:
    """(field, sentence) for each contradiction: of title, of authors, and of the ``others`` named."""
    return (
        *_about_title(title, claim, record),
        *_about_authors(authors, record),
        *[_about(field, claim, record, identifiers) for field in others],
    )


def _about(
    field: str, claim: Claim, record: Record, identifiers: Sequence[Identifier]
) -> tuple[str, str]:
    mine, theirs = {
        "year": (str(claim.date.year) if claim.date else "",
                 " and ".join(map(str, remembered_years(record)))),
        "date": (claim.date.isoformat() if claim.date else "",
                 record.date.isoformat() if record.date else ""),
        "venue": (claim.venue or "", "”, “".join(record.venues)),
        "category": (claim.category or "", "”, “".join(record.categories)),
        "kind": (claim.kind or "", record.kind or ""),
        "identifier": (_values(identifiers), _values(record.identifiers)),
    }[field]  # fmt: skip
    return field, f"claimed {field} “{mine}”, recorded “{theirs}”"


def _about_title(title: TitleComparison, claim: Claim, record: Record) -> Iterator[tuple[str, str]]:
    if title.same is not False:
        return
    if title.reordered:
        how = "the same words in another order"
    else:
        how = "; ".join(map(_change, title.changes[:SHOWN_WORDS]))
        if len(title.changes) > SHOWN_WORDS:
            how += f"; {len(title.changes) - SHOWN_WORDS} more"
    yield "title", f"claimed title “{claim.title}”, recorded “{record.title}” ({how})"


def _change(change: Change) -> str:
    claimed, recorded = change
    if claimed is None:
        return f"“{recorded}” left out"
    if recorded is None:
        return f"“{claimed}” added"
    return f"“{claimed}” for “{recorded}”"


def _about_authors(authors: AuthorComparison, record: Record) -> Iterator[tuple[str, str]]:
    if authors.names_added:
        added = f"claimed author{_s(len(authors.names_added))} {_names(authors.names_added)}"
        yield "authors", f"{added} not among the recorded authors {_names(record.authors)}"
    if authors.missing:
        lost = f"recorded author{_s(authors.missing)} {_names(authors.names_missing)}"
        counts = f"{authors.claimed} claimed, {authors.recorded} recorded"
        yield "authors left out", f"{lost} left out without “et al.” ({counts})"
    if authors.reordered:
        yield "order", f"authors in another order than recorded: {_names(record.authors)}"


def _s(count: int) -> str:
    return "s" if count > 1 else ""


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:SHOWN_NAMES])
    return shown + (f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else "")


def _values(identifiers: Sequence[Identifier]) -> str:
    return "”, “".join(f"{item.scheme}:{item.value}" for item in identifiers)
