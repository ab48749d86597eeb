"""This module knows which recorded people are meant by what was read as names.

Running text names people in no style: with words that lead to them ("Siehe Doe and Roe", "FYI: Jane
Doe's"), in lists that a reader divides wrongly, or not at all where words of the title were taken for
a name. Beside the recorded names such a reading shows for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citemark.matching import fold_title
from citemark.matching.divided_names import redivided
from citemark.matching.names import parse_name
from citemark.matching.pairing import pair_names
from citemark.matching.people_named import family_names, initials_in
from citemark.matching.persons import same_person
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.types import Record, Reference

_JOINING = FUNCTION_WORDS.union(
    ["et", "al", "others", "colleagues", "coworkers", "team", "und", "y", "e"]
)
"""What stands between names and behind them."""


_LABEL = re.compile(r"^\W*\[[^\[\]]{1,40}\]")


_POSSESSIVE = re.compile(r"['’]s\b")


_PARTICLES = frozenset(str.split("al bin da de del den der di dos du el la le ten ter van von"))


_LEADS = frozenset({
    "see", "cf", "cfr", "siehe", "vgl", "voir", "ver", "vease", "vedi", "zie", "xem", "bkz", "se", "lasd", "por",
    "segun", "secondo", "selon", "laut", "volgens", "per", "with", "in", "required", "recommended", "optional",
})  # fmt: skip
"""What stands before names in running text."""


_MOST_INITIALS = 3
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]{1,3}\b")
_ONLY_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?){1,4}")


def authors_meant(reference: Reference, record: Record) -> tuple[tuple[str, ...], bool]:
    """The claimed names without those that are words of the title or the venue; the parts of a
    recorded name ("Doe", "Jane") as that name. Where nobody else is named and the text holds the
    first author's family name, it is the reading that missed it. And whether one was read with
    words of running text, which names whom it likes."""
    claimed = reference.claim.authors
    listed = _all_in_order(claimed, record)
    if listed:
        return listed, False
    inverted = redivided(claimed, record.authors, pair_names(claimed, record.authors))
    if inverted is not None:
        claimed = inverted
    elsewhere = [f" {fold_title(text)} " for text in (record.title, *record.venues)]
    recorded = [(set(fold_title(name).split()), name) for name in record.authors]
    kept: list[str] = []
    strangers = 0
    led = False
    for stated in claimed:
        if _ONLY_INITIALS.fullmatch(stated):
            continue  # a name that was divided
        name = " ".join(_beside_the_title(stated, elsewhere[0]))
        if not (_is_named(name, recorded) or (name != stated and _is_one_of(name, record))):
            name = stated  # "Team Wan" of "Wan: …"
        folded = fold_title(name)
        bearers = [bearer for words, bearer in recorded if words.issuperset(folded.split())]
        several = _led(name, recorded) if not bearers else []
        led |= bool(several) and not _are_initialed(name, several)
        if len(bearers) == 1 or several:
            first = (several or bearers)[0]
            if reference.claim.authors_truncated and first == record.authors[0]:
                kept, strangers = [], 0  # a list begins with its first author
            kept.extend(several or bearers)
        elif bearers or not any(f" {folded} " in text for text in elsewhere):
            kept.append(name)
            strangers += not bearers
    if strangers == len(kept) == 1 and recorded:
        beside = said(reference, but=(kept[0],))
        if not family_names(record.authors[0]).isdisjoint(fold_title(beside).split()):
            return (), led
    return tuple(dict.fromkeys(kept)), led


def authors_stated(claimed: tuple[str, ...], record: Record) -> tuple[tuple[str, ...], bool]:
    """The names of a field, divided where one holds several recorded ones ("Jane Doe and Richard
    Roe"), none where all are words of the title; and whether others are said to follow."""
    title = f" {fold_title(record.title)} "
    if claimed and all(f" {fold_title(name)} " in title for name in claimed):
        return (), False
    if len(claimed) != 1 or len(fold_title(claimed[0]).split()) <= _WORDS_OF_ONE:
        return claimed, False
    several = _all_in_order(claimed, record)
    others = not _OTHERS.isdisjoint(fold_title(claimed[0]).split())
    return (several, others) if several else (claimed, False)


_WORDS_OF_ONE = 3
_OTHERS = frozenset({"al", "others", "colleagues", "coworkers"})


def _all_in_order(claimed: Sequence[str], record: Record) -> tuple[str, ...]:
    """The recorded authors whose names are the claimed words in their order, however these were
    divided: "ROQUE, Luis, SOARES, Carlos" names two, not four."""
    if claimed == record.authors[: len(claimed)]:
        return record.authors[: len(claimed)]
    words = [word for name in claimed for word in fold_title(name).split() if word not in _JOINING]
    named, at = [], 0
    for name in record.authors:
        own = fold_title(name).split()
        if at == len(words) or sorted(words[at : at + len(own)]) != sorted(own):
            break
        named.append(name)
        at += len(own)
    return tuple(named) if at == len(words) else ()


def _is_named(name: str, recorded: Sequence[tuple[set[str], str]]) -> bool:
    words = fold_title(name).split()
    return any(parts.issuperset(words) for parts, _ in recorded)


def _is_one_of(name: str, record: Record) -> bool:
    return any(same_person(parse_name(name), parse_name(author)) for author in record.authors)


def title_behind_a_name(names: Sequence[str], record: Record) -> str | None:
    """The recorded title where it was read as the end of one of its authors' names ("Doe J. Tides"), or
    as a name behind theirs."""
    title = f" {fold_title(record.title)} "
    named = any(f" {fold_title(name)} " == title for name in names)
    if named and any(_is_one_of(name, record) for name in names):
        return record.title
    for name in names:
        person = _beside_the_title(name, title)
        behind = fold_title(" ".join(name.split()[len(person) :]))
        if behind == title.strip() != "" and _is_one_of(" ".join(person), record):
            return record.title
    return None


def _beside_the_title(name: str, title: str) -> list[str]:
    """A name's words without those of the title, its last before or its first behind the name, that it
    was read with; the title has a blank on both sides."""
    words = name.split()
    for count in range(len(words) - 1, 0, -1):
        if title.endswith(f" {fold_title(' '.join(words[:count]))} "):
            return words[count:]
        if title.startswith(f" {fold_title(' '.join(words[-count:]))} "):
            return words[:-count]
    return words


def _led(name: str, recorded: Sequence[tuple[set[str], str]]) -> list[str]:
    """The recorded names in what was read as one, with what leads to them and from them: "Siehe Doe
    and Roe", "FYI: Jane Doe's", "Jane Doe i sur.". No name of a person begins with a small letter,
    but the particles of surnames do."""
    capital = " ".join(
        word
        for word in _POSSESSIVE.sub("", _LABEL.sub("", name.rpartition(":")[2])).split()
        if word[0].isupper() or word.lower() in _PARTICLES or not word[0].isalpha()
    )
    words = set(fold_title(capital).split())
    named = [bearer for parts, bearer in recorded if not words.isdisjoint(family_names(bearer))]
    known = {word for parts, bearer in recorded if bearer in named for word in parts}
    letters = {word[0] for word in known}  # "J. Doe" is Jane Doe, "K. Doe" is somebody else
    initials = {word for word in words if len(word) <= _MOST_INITIALS and letters.issuperset(word)}
    rest = {word for word in words - known - initials if not word.isdigit()}
    return named if rest <= _JOINING | _LEADS else []


def _are_initialed(name: str, people: Sequence[str]) -> bool:
    """Whether words are names of these people alone, given names shortened or not."""
    known = {word for person in people for word in fold_title(person).split()}
    rest = set(fold_title(name).split()) - known - _JOINING
    return all(len(word) == 1 for word in rest)


def hold_another_initial(text: str, known: set[str]) -> bool:
    """Whether a capital stands alone in a text that begins none of the known folded words."""
    letters = {word[0] for word in known if word}
    return not initials_in(text) <= letters | _JOINING


def people_behind(words: list[str], people: set[str]) -> int:
    """How many words at the end are names of people or go with them."""
    count = 0
    while count < len(words) and _goes_with_names(words[-1 - count], words[-1 - count], people):
        count += 1
    return count


def without_people(words: list[str], people: set[str]) -> list[str]:
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


def said(reference: Reference, *, but: Iterable[str | None]) -> str:
    """The text that names the source and the sentence it stands in, without what was read of it."""
    said = f"{reference.text} {reference.claim.sentence or ''}"
    for read in filter(None, but):
        said = said.replace(read, " ")
    return said
