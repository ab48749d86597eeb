"""This module knows what a claim may be taken to say, once the record that is meant is known.

Running text names a source in no style, and what was read as its title may hold its authors and
its place of publication too ("Tides of Ponds, Jane Doe and R. Roe, PondConf"), or be a name.
Beside the record of the very identifier, or of the very title, such a reading shows for what it
is. What is said otherwise than any part of the record stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from citemark.matching import fold_title
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.references import is_beside
from citemark.types import Claim, Record, Reference

_DIVIDERS = re.compile(
    r"[\s.]*[,;:()\[\]{}<>|·•\"“”«»„‘`_*]+[\s.]*|’(?=\W|$)|\s+[-–—]+\s+|[.?!]\s+|\s+by\s+"
)
_ADDRESS = re.compile(r"https?://\S+")
_LEAST_WORDS = 2
"""Content words of the recorded title that say which work is meant."""
_YEAR = re.compile(r"(?<![\w.-])(?:1[89]|20)\d\d(?!\w)")
_JOINING = FUNCTION_WORDS.union(
    ["et", "al", "others", "colleagues", "coworkers", "team", "und", "y", "e"]
)
"""What stands between names and behind them."""


def reread(reference: Reference, record: Record) -> Claim:
    """The reference's claim without what is a misreading of words that fit the record."""
    claim = reference.claim
    if not (claim.title or claim.authors or claim.venue or claim.date):
        return claim
    people = {word for name in record.authors for word in fold_title(name).split()}
    title = _title(claim.title, reference, record, people) if claim.title else None
    if claim.kind is not None:  # fields were stated, not read
        return claim if title in (None, claim.title) else replace(claim, title=title)
    authors = _authors(reference, record)
    venue = _venue(claim.venue, record, people) if claim.venue else None
    date = None if _dated_otherwise(reference, record) else claim.date
    if (title, authors, venue, date) == (claim.title, claim.authors, claim.venue, claim.date):
        return claim
    # Who shortens a title, or writes it in no style, names few of its authors.
    cut = claim.authors_truncated or title != claim.title or len(authors) < len(claim.authors)
    return replace(
        claim, title=title, authors=authors, authors_truncated=cut, venue=venue, date=date
    )


def _title(claimed: str, reference: Reference, record: Record, people: set[str]) -> str | None:
    """The recorded title where the claimed one says it, or part of it, and nothing else but what
    the record says elsewhere; ``None`` where it names but people or a subject; else what is claimed."""
    recorded = fold_title(record.title)
    parts = [fold_title(part) for part in (record.title, *_DIVIDERS.split(record.title))]
    if not recorded or fold_title(claimed) == recorded:
        return claimed
    text = _ADDRESS.sub(",", claimed)
    for identifier in reference.identifiers:
        text = text.replace(identifier.value, ",")
    left, whole, right = f" {fold_title(text)} ".partition(f" {recorded} ")
    if whole:
        sides = [" ".join(_without_people(side.split(), people)) for side in (left, right)]
        if all(_is_beside(side, record) for side in sides):
            return record.title
    named = least = 0
    credited = False
    for piece in filter(None, _DIVIDERS.split(text)):
        words = _without_people(piece.split(), people)
        folded = fold_title(" ".join(words))
        credited |= len(words) < len(piece.split())
        edges = [edge for part in parts if folded and (edge := _edge(folded, part))]
        if edges:
            named += sum(word not in FUNCTION_WORDS for word in folded.split())
            least = max(least, min(edges))
        elif len(folded) > 1 and not _is_beside(" ".join(words), record):
            return claimed
    if credited and named:
        return record.title
    if named and named < _LEAST_WORDS:
        return claimed
    return record.title if named and named >= least else None


def _edge(words: str, whole: str) -> int:
    """Content words that a shortened title needs, where these begin or end it, to be told from what
    any title of its subject ends in ("… of Neural Networks"); 0 where they do neither."""
    if whole == words or whole.startswith(f"{words} "):
        return _LEAST_WORDS
    return _LEAST_WORDS + 1 if whole.endswith(f" {words}") else 0


def _is_beside(text: str, record: Record) -> bool:
    """Whether words tell where or when a work appeared."""
    named = _YEAR.sub("", text).strip()
    return not text or is_beside(text) or fold_title(named) in map(fold_title, record.venues)


def _without_people(words: list[str], people: set[str]) -> list[str]:
    """The words without the names at their ends, and without what joins and dates names there."""
    folded = [fold_title(word) for word in words]
    start, end = 0, len(words)
    goes = [_goes_with_names(word, fold, people) for word, fold in zip(words, folded, strict=True)]
    while start < end and goes[start]:
        start += 1
    if people.isdisjoint(" ".join(folded[:start]).split()):
        start = 0
    while end > start and goes[end - 1]:
        end -= 1
    if people.isdisjoint(" ".join(folded[end:]).split()):
        end = len(words)
    return words[start:end]


def _goes_with_names(word: str, folded: str, people: set[str]) -> bool:
    initials = len(word) <= _MOST_INITIALS and word.isupper()
    goes = folded in _JOINING or len(folded) < 2 or word.isdigit() or initials
    return goes or people.issuperset(folded.split())


_MOST_INITIALS = 3


def _venue(claimed: str, record: Record, people: set[str]) -> str | None:
    """The recorded venue where the claimed one is its beginning, cut at a comma; ``None`` where it
    names the recorded authors alone, or holds the recorded title or part of it."""
    folded, title = f" {fold_title(claimed)} ", f" {fold_title(record.title)} "
    for recorded in record.venues:
        if f" {fold_title(recorded)} ".startswith(folded) and "," in recorded:
            return recorded
    words = [word for word in folded.split() if not word.isdigit()]
    other = title in folded or folded in title or not _without_people(words, people)
    return None if other else claimed


def _authors(reference: Reference, record: Record) -> tuple[str, ...]:
    """The claimed names without those that are words of the title or the venue; the parts of a
    recorded name ("Doe", "Jane") as that name. Where nobody else is named and the text holds the
    first author's family name, it is the reading that missed it."""
    elsewhere = [f" {fold_title(text)} " for text in (record.title, *record.venues)]
    recorded = [(set(fold_title(name).split()), name) for name in record.authors]
    kept: list[str] = []
    strangers = 0
    for name in reference.claim.authors:
        folded = fold_title(name)
        if folded.startswith(f"{elsewhere[0][1:]}"):
            folded = folded[len(elsewhere[0]) - 1 :]
        bearers = [bearer for words, bearer in recorded if words.issuperset(folded.split())]
        several = _led(name, recorded) if not bearers else []
        if len(bearers) == 1 or several:
            first = (several or bearers)[0]
            if reference.claim.authors_truncated and first == record.authors[0]:
                kept, strangers = [], 0  # a list begins with its first author
            kept.extend(several or bearers)
        elif bearers or not any(f" {folded} " in text for text in elsewhere):
            kept.append(name)
            strangers += not bearers
    if strangers == len(kept) == 1 and recorded:
        family = _family(record.authors[0])
        beside = _said(reference, but=(kept[0],))
        if len(family) > 1 and family in fold_title(beside).split():
            return ()
    return tuple(dict.fromkeys(kept))


def _led(name: str, recorded: Sequence[tuple[set[str], str]]) -> list[str]:
    """The recorded names in what was read as one, with what leads to them: "Siehe Doe and Roe"."""
    words = set(fold_title(name.rpartition(":")[2]).split())
    named = [bearer for parts, bearer in recorded if _family(bearer) in words]
    known = {word for parts, bearer in recorded if bearer in named for word in parts}
    letters = {word[0] for word in known}  # "J. Doe" is Jane Doe, "K. Doe" is somebody else
    rest = {word for word in words - known - letters if not word.isdigit()}
    return named if rest <= _JOINING | _LEADS else []


def _family(name: str) -> str:
    return fold_title(name).rpartition(" ")[2]


_LEADS = frozenset({
    "see", "cf", "cfr", "siehe", "vgl", "voir", "ver", "vease", "vedi", "zie", "xem", "bkz", "se", "lasd", "por",
    "segun", "secondo", "selon", "laut", "volgens", "per", "with", "in", "required", "recommended", "optional",
})  # fmt: skip
"""What stands before names in running text."""


def _said(reference: Reference, *, but: Iterable[str | None]) -> str:
    """The text that names the source and the sentence it stands in, without what was read of it."""
    said = f"{reference.text} {reference.claim.sentence or ''}"
    for read in filter(None, but):
        said = said.replace(read, " ")
    return said


def _dated_otherwise(reference: Reference, record: Record) -> bool:
    """Whether the reference's text states a year of the record's beside the one that was read."""
    date = reference.claim.date
    years = {year for year in (record.year, *record.years) if year is not None}
    if date is None or date.year in years:
        return False
    beside = _said(reference, but=(reference.claim.title, reference.claim.venue))
    return any(int(found[0]) in years for found in _YEAR.finditer(beside))
