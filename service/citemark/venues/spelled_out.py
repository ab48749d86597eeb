"""This module knows which venue's name a text spells out: whole, in parts, abbreviated or cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citemark.venues.aliases import (
    BEGINNING,
    Words,
    by_initials,
    by_words,
    conferences_from,
    sizes_from,
    vocabulary,
)
from citemark.venues.names import (
    STOP_WORDS,
    abbreviates,
    fold,
    initials,
    words_of,
)
from citemark.venues.registry import venues
from citemark.venues.scaffold import is_edition, is_locator, is_scaffold

PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_PARTS = re.compile(r"\s*[:,;|–—@]\s*|\s+-+\s+|\.\s+(?=[A-Z])")
_TRUNCATED = 100
"""A name at least this long may have been cut by whoever recorded it."""


def spelled(text: str) -> str | None:
    """The key of the venue whose name the text is, scaffolding apart."""
    return _journal(fold(text)) or covered(text) or _of_parts(text) or _abbreviated(fold(text))


def _journal(words: Words) -> str | None:
    """A whole name with volume, number and pages behind it, or "The" before it."""
    last = len(words)
    while last and is_locator(words[last - 1]):
        last -= 1
    for start in (0, 1):
        if (key := by_words().get(words[start:last])) and (
            start == 0 or words[0] in ("the", "in", "proc", "proceedings")
        ):
            return key
    return None


def covered(text: str) -> str | None:
    """The conference or series named, when names and scaffolding are all that the text consists of."""
    cased = words_of(text)
    words = tuple(word.lower() for word in cased)
    found: list[tuple[int, str]] = []
    at = ended = 0
    while at < len(words):
        if size := _size_at(words, cased, at):
            name = words[at : at + size]
            if found and _is_one_more_subject(name, words[:at], ended, found[-1]):
                return None
            found.append((size, by_words()[name]))
            at = ended = at + size
        elif is_scaffold(words[at]) or (words[at] == "and" and found):
            at += 1
        elif key := _cut_short(text, words, at):
            found.append((len(words) - at, key))
            break
        elif found and _joint(words, at):
            break
        else:
            return None
    if found and len(words) > 1 and words[-1] == "and":
        return None
    return _preferred(found)


def _size_at(words: Words, cased: Words, at: int) -> int:
    """How many words from ``at`` on are a conference's or series' name, the longest first."""
    table = by_words()
    for size in sizes_from().get(words[at], ()):
        key = table.get(words[at : at + size])
        if key is None or venues()[key].kind == "journal":
            continue
        if size > 1 or _is_acronym(cased[at]):
            return size
    return 0


def _is_one_more_subject(name: Words, before: Words, ended: int, last: tuple[int, str]) -> bool:
    """Whether the name of a meeting's subject alone goes on from another meeting's whole name: then a third
    is meant, of all the subjects ("Conference on Image Processing, Computer Vision, and Pattern …")."""
    size, key = last
    return (
        min(size, len(name)) > 1
        and key != by_words()[name]
        and set(before[ended:]) <= {"and"}
        and _MEETINGS.isdisjoint(name)
        and not _MEETINGS.isdisjoint(before[ended - size : ended])
    )


_MEETINGS = frozenset(
    {"conference", "symposium", "workshop", "meeting", "congress", "conf", "symp"}
)


def _is_acronym(word: str) -> bool:
    """Capitals tell an acronym from a word of the language; long proper names need but one."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals > 1 or (capitals == 1 and len(word) >= 6)


def _joint(words: Words, at: int) -> bool:
    """Whether another meeting's edition follows: "… and the 9th International Joint Conference …"."""
    before = [word for word in words[max(0, at - 4) : at] if word != "the"]
    return "and" in before and any(is_edition(word) for word in before)


def _cut_short(text: str, words: Words, at: int) -> str | None:
    """The conference whose name the rest begins, when the text was cut at its end."""
    rest = words[at:]
    if len(text) < _TRUNCATED or len(rest) <= BEGINNING:
        return None
    begun = conferences_from().get(rest[:BEGINNING], ())
    for size in (len(rest), len(rest) - 1):  # the last word itself may be cut
        for name, key in begun:
            if len(name) > size and name[:size] == rest[:size]:
                return key
    return None


def _preferred(found: list[tuple[int, str]]) -> str | None:
    """The conference with the fullest name; series and repositories give way to it."""
    if not found:
        return None
    ranked = sorted(found, key=lambda item: (not venues()[item[1]].is_claim, -item[0]))
    return ranked[0][1]


def _of_parts(text: str) -> str | None:
    """One part between commas, colons or parentheses, when no other part speaks of another venue."""
    inside = PARENTHESIS.findall(text)
    outside = [part for part in _PARTS.split(PARENTHESIS.sub(" ", text)) if part.strip()]
    if (
        outside
        and (key := _journal(fold(outside[0])))
        and all(all(map(is_locator, fold(part))) for part in outside[1:])
    ):
        return key
    read = [(part, covered(part)) for part in outside]
    named = [(len(fold(part)), key) for part, key in read if key]
    acronyms = [(1, key) for part in inside if (key := covered(part))]
    for part, key in read:
        if (
            key is None
            and not acronyms
            and any(word in vocabulary() or word == "and" for word in fold(part))
        ):
            return None
    if not named and acronyms and not all(_fits(key, text) for _, key in acronyms):
        return None
    return _preferred(named or acronyms)


def _fits(key: str, text: str) -> bool:
    """Whether an acronym in parentheses stands for the words before it: half of its name's words are there."""
    shared = set(fold(venues()[key].name)) - STOP_WORDS
    return len(shared & set(fold(text))) >= max(2, len(shared) // 2)


def _abbreviated(words: Words) -> str | None:
    """A title whose words are cut short ("IEEE Trans. Pattern Anal. Mach. Intell.")."""
    for start in _starts(words):
        last = len(words)
        while last > start and is_locator(words[last - 1]):
            last -= 1
        candidate = words[start:last]
        rows = by_initials().get(initials(candidate), ()) if len(candidate) > 1 else ()
        keys = {key for long, key in rows if abbreviates(candidate, long)}
        if len(keys) == 1:
            return keys.pop()
    return None


def _starts(words: Words) -> Iterator[int]:
    """Where an abbreviated name may begin: at once, or behind "In Proceedings of the 59th"."""
    yield 0
    for at, word in enumerate(words[:5]):
        led = word in ("in", "proc", "proceedings", "proceeding", "of", "the")
        if not (led or is_edition(word)):
            return
        yield at + 1
