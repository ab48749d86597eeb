"""This module knows whether what was read as a title says the recorded one.

It may hold the authors and the place of publication too ("Tides of Ponds, Jane Doe, PondConf"), or the
title may stand beside it in the text, with marks of its own round it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from citemark.matching import fold_title
from citemark.matching.people_named import family_names, names_people_of
from citemark.matching.referring import LABELS, REFERRING
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.references import is_beside
from citemark.signals.people_meant import (
    hold_another_initial,
    people_behind,
    without_people,
)
from citemark.types import Record, Reference

_DIVIDERS = re.compile(
    r"[\s.]*[,;:()\[\]{}<>|·•\"“”«»„‘`_*]+[\s.]*|’(?=\W|$)|\s+[-–—]+\s+|[.?!]\s+|\s+by\s+"
)


_ADDRESS = re.compile(r"https?://\S+")


_LEAST_WORDS = 2
"""Content words of the recorded title that say which work is meant."""


YEAR = re.compile(r"(?<![\w.-])(?:1[89]|20)\d\d(?!\w)")


_WORD = re.compile(r"\w+")


_MOST_WORDS = 60


_TELLING = 3
_REACH = 60
"""Characters behind a title in which its first author is named."""


_SENTENCE = re.compile(r"(?:[.!?。][\s\W]*|[\n\U0001f000-\U0001ffff]\s*)$")


_OPENS = re.compile(
    r"(?:^|[.!?,;|｜：>\])}\n\t“”«„\"《「『。，；\U0001f000-\U0001ffff]|[‘'’`*_](?<!\w['’])|\s[-–—])[\s*_\"“‘'`(\[]*$"
)
"""What stands before a title that begins there; a colon may be one of its own."""


_CLOSES = re.compile(
    r"[*_)\]}]*(?:$|[.!?,;|｜<\[({\n\t“”»\"》」』。，；’'*_]|\s(?:[(\[|<–—-]|//|by\b|w/|(?:1[89]|20)\d\d(?!\w)))"
)


def title_meant(claimed: str, reference: Reference, record: Record, people: set[str]) -> str | None:
    """The recorded title where the claimed one says it, or part of it, and nothing else but what
    the record says elsewhere; ``None`` where it names but people or a subject; else what is claimed."""
    recorded = fold_title(record.title)
    if not recorded or fold_title(claimed) == recorded:
        return claimed
    text = _ADDRESS.sub(",", claimed)
    for identifier in reference.identifiers:
        text = re.sub(re.escape(identifier.value), ",", text, flags=re.IGNORECASE)
    if _undated(text) in map(_undated, record.venues) or _is_place_of(text, record):
        return None
    if _is_whole_in(text, reference, record, people):
        return record.title
    unnamed = reference.claim.kind is None and ":" not in record.title
    named = _NAMED.match(text) if unnamed else None
    if named and _begins(named["title"], recorded):
        return named["title"]
    return _told_in_pieces(claimed, text, record, people)


_NAMED = re.compile(r"[*_\s]*[\w.+-]{2,30}[*_]*\s?(?::|[–—-]\s)[*_\s]*(?P<title>.+)", re.DOTALL)
"""What a list calls a work whose title names it not: "TideNet: Patient Models of Turning Tides"."""


def _begins(title: str, recorded: str) -> bool:
    """Whether words of content enough begin the recorded title."""
    words = fold_title(title)
    content = sum(word not in FUNCTION_WORDS for word in words.split())
    return content >= _TELLING and f"{recorded} ".startswith(f"{words} ")


def is_part_of_title(text: str, record: Record) -> bool:
    """Whether words, numbers apart, stand so in the recorded title: what was read as a place of
    publication ("[2] Tides at PondEval" of "Tides at PondEval-2019: …") is none."""
    words = _without_numbers(text)
    return bool(words) and f" {words} " in f" {_without_numbers(record.title)} "


def _without_numbers(text: str) -> str:
    return " ".join(word for word in fold_title(text).split() if not word.isdigit())


def _is_place_of(text: str, record: Record) -> bool:
    """Whether what was read as a title names, behind a label, where the work appeared."""
    words = " ".join(word for word in _without_numbers(text).split() if word not in REFERRING)
    if len(words.split()) < _LEAST_OF_A_PLACE:
        return False
    places = (
        " ".join(word for word in _without_numbers(name).split() if word not in REFERRING)
        for name in record.venues
    )
    return any(f" {place} ".startswith(f" {words} ") for place in places)


_LEAST_OF_A_PLACE = 3
"""Words of a venue's name, labels and numbers apart, that tell it from a title of its subject."""


def _undated(text: str) -> str:
    return fold_title(YEAR.sub("", text))


def _is_whole_in(text: str, reference: Reference, record: Record, people: set[str]) -> bool:
    """Whether the recorded title stands in what was read as one, with nothing round it that is not
    known of the work; or elsewhere in the text."""
    left, whole, right = f" {fold_title(text)} ".partition(f" {fold_title(record.title)} ")
    if not whole:
        return stands_in(reference.text, record)
    behind = " ".join(without_people(right.split(), people))
    known = people | set(fold_title(record.title).split())
    if beside_the_work(behind, record) and (
        (not hold_another_initial(text, known) and _leads(left, record, people))
        or _is_quoted(text, record)
        or (_is_identified(reference, record) and _ends_a_sentence(text, record))
    ):
        return True
    # Read from text, and its first author named there: what else was read as title is no part of it.
    read = reference.claim.kind is None and names_people_of(record, reference.text)
    return read and stands_in(reference.text, record)


def _told_in_pieces(claimed: str, text: str, record: Record, people: set[str]) -> str | None:
    """The same of what is divided by marks into parts of the title, people and places."""
    parts = [fold_title(part) for part in (record.title, *_DIVIDERS.split(record.title))]
    named = least = 0
    credited = False
    told: list[str] = []
    for piece in filter(None, _DIVIDERS.split(text)):
        words = without_people(piece.split(), people)
        folded = fold_title(" ".join(words))
        credited |= len(words) < len(piece.split())
        edges = [edge for part in parts if folded and (edge := _edge(folded, part))]
        if edges:
            named += sum(word not in FUNCTION_WORDS for word in folded.split())
            least = max(least, min(edges))
            told.append(" ".join(words))
        elif len(folded) > 1 and not beside_the_work(" ".join(words), record):
            return claimed
    if credited and named:
        return record.title
    if named and named < _LEAST_WORDS:
        return told[0] if text != claimed and len(told) == 1 else claimed
    return record.title if named and named >= least else None


def _is_identified(reference: Reference, record: Record) -> bool:
    return not set(record.identifiers).isdisjoint(reference.identifiers)


def _leads(text: str, record: Record, people: set[str]) -> bool:
    """Whether folded words before a title belong to no title: they tell where it appeared, or end
    in its authors, whatever stands before these ("Chapter 3 is based on: Jane Doe, …")."""
    words = text.split()
    rest = without_people(words, people)
    if beside_the_work(" ".join(rest), record):
        return True
    named = words[len(words) - people_behind(words, people) :]
    return any(not family_names(name).isdisjoint(named) for name in record.authors)


def _is_quoted(text: str, record: Record) -> bool:
    """Whether the recorded title stands behind an open quotation mark, and its first author before."""
    found = _in_letters(record.title).search(text)
    before = text[: found.start()].rstrip() if found else ""
    first = family_names(record.authors[0]) if record.authors else frozenset()
    return not first.isdisjoint(fold_title(before).split()) and before.endswith(
        tuple('“„«‘「『《"')
    )


def _ends_a_sentence(text: str, record: Record) -> bool:
    """Whether the recorded title is the end of a text, behind a sentence's end."""
    found = _in_letters(record.title).search(text)
    return found is not None and _SENTENCE.search(text[: found.start()]) is not None


def stands_in(text: str, record: Record) -> bool:
    """Whether a text holds the recorded title with its own marks round it, as no part of another; or it,
    or its part before a colon, and its first author right behind.

    Three words of content at least: fewer stand in sentences too.
    """
    folded = f" {fold_title(text)} "
    text = _ADDRESS.sub(",", text)
    for title in (record.title, _before_colon(record.title)):
        recorded = fold_title(title)
        if f" {recorded} " not in folded:
            continue
        if sum(word not in FUNCTION_WORDS for word in recorded.split()) < _TELLING:
            continue
        for found in _in_letters(title).finditer(text):
            behind = text[found.end() :]
            closed = title is record.title and _CLOSES.match(behind)
            if _OPENS.search(text[: found.start()]) and (
                closed or _goes_on_with_people(behind, record)
            ):
                return True
    return False


def _before_colon(title: str) -> str:
    return title.partition(": ")[0]


def _goes_on_with_people(text: str, record: Record) -> bool:
    """Whether the first author follows a title, behind a colon or nothing but a blank or line's end."""
    first = fold_title(record.authors[0]).split() if record.authors else []
    words = fold_title(text[:_REACH]).split() if text[:1].isspace() or text[:1] in ':"”' else []
    return len(first) > 1 and words[: len(first)] == first


@lru_cache(maxsize=256)
def _in_letters(title: str) -> re.Pattern[str]:
    """The title's words, whatever the case and the marks between them."""
    words = map(re.escape, _WORD.findall(title)[:_MOST_WORDS])
    return re.compile(r"(?<!\w)" + r"[\W_]{1,4}".join(words) + r"(?!\w)", re.IGNORECASE)


def _edge(words: str, whole: str) -> int:
    """Content words that a shortened title needs, where these begin or end it, to be told from what
    any title of its subject ends in ("… of Neural Networks"); 0 where they do neither."""
    if whole == words or whole.startswith(f"{words} "):
        return _LEAST_WORDS
    return _LEAST_WORDS + 1 if whole.endswith(f" {words}") else 0


_PLACING = LABELS | frozenset(str.split("volume vol issue number no nr"))
"""Words before the numbers of a place of publication."""


def beside_the_work(text: str, record: Record) -> bool:
    """Whether words tell where or when a work appeared."""
    words = fold_title(YEAR.sub("", text)).split()
    venues = [fold_title(name).split() for name in record.venues]
    end = len(words)
    while end and (words[end - 1].isdigit() or words[end - 1] in _PLACING):
        end -= 1
    return not end or is_beside(text) or words in venues or words[:end] in venues
