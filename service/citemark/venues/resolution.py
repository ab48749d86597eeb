"""This module knows which registered venue a written name means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

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
from citemark.venues.registry import Venue, venues
from citemark.venues.scaffold import is_edition, is_locator, is_scaffold

_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_SHORT_WORKSHOP = re.compile(r"([A-Z][A-Za-z]{2,8})-?WS?(?:\s*'?\d{2,4})?")
"""``CVPRW``, ``ICCVW 2019``: the acronym with a W."""
_FINDINGS = re.compile(r"\bfindings\s+of\b", re.IGNORECASE)
_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_PARTS = re.compile(r"\s*[:,;|–—@]\s*|\s+-+\s+|\.\s+(?=[A-Z])")
_GLUED_YEAR = re.compile(r"\b([A-Za-z*]{2,14})[-'’]?((?:19|20)?\d\d)\b")
_TRUNCATED = 100
"""A name at least this long may have been cut by whoever recorded it."""


@lru_cache(maxsize=8192)
def resolve(name: str) -> Venue | None:
    """The registered venue that the name means, or ``None``.

    Editions, volumes, tracks and abbreviations resolve to the venue; a workshop or a companion
    volume resolves to itself, with its conference as ``parent``. A name that also contains words
    of another venue ("… and Applications") is not taken for the shorter one.
    """
    words = fold(name)
    if not words:
        return None
    if key := by_words().get(words):
        return venues()[key]
    text = _GLUED_YEAR.sub(r"\1 \2", name)
    if _FINDINGS.search(text):
        return _findings(text)
    if _WORKSHOP.search(text) or "@" in text or _SHORT_WORKSHOP.fullmatch(name.strip()):
        return _workshop(text)
    key = _named(text) or next((key for word, key in _TELLING_WORDS.items() if word in words), None)
    return venues()[key] if key else None


_TELLING_WORDS = {
    "arxiv": "arxiv",
    "corr": "arxiv",
    "biorxiv": "biorxiv",
    "medrxiv": "medrxiv",
    "ssrn": "ssrn",
    "thesis": "report",
    "dissertation": "report",
    "report": "report",
    "blog": "report",
    "whitepaper": "report",
}
"""Words that settle a name nothing else explains: such a name claims no venue."""


def _named(text: str) -> str | None:
    return _journal(fold(text)) or _covered(text) or _of_parts(text) or _abbreviated(fold(text))


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


def _covered(text: str) -> str | None:
    """The conference or series named, when names and scaffolding are all that the text consists of."""
    cased = words_of(text)
    words = tuple(word.lower() for word in cased)
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(words):
        if size := _size_at(words, cased, at):
            found.append((size, by_words()[words[at : at + size]]))
            at += size
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
    inside = _PARENTHESIS.findall(text)
    outside = [part for part in _PARTS.split(_PARENTHESIS.sub(" ", text)) if part.strip()]
    if (
        outside
        and (key := _journal(fold(outside[0])))
        and all(all(map(is_locator, fold(part))) for part in outside[1:])
    ):
        return key
    read = [(part, _covered(part)) for part in outside]
    named = [(len(fold(part)), key) for part, key in read if key]
    acronyms = [(1, key) for part in inside if (key := _covered(part))]
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
    """Where an abbreviated name may begin: at once, or behind "In Proceedings of the"."""
    yield 0
    for at, word in enumerate(words[:4]):
        if word not in ("in", "proc", "proceedings", "proceeding", "of", "the"):
            return
        yield at + 1


def _findings(text: str) -> Venue | None:
    """``Findings of EMNLP``; ``None`` when no conference is named beside the association."""
    after = _FINDINGS.split(text, maxsplit=1)[1]
    hosts = [key for key in _acronyms(after) if venues()[key].kind == "conference"]
    if not hosts and (key := _covered(after)):
        hosts = [key]
    if not hosts:
        return None
    host = venues()[hosts[-1]]
    return Venue(
        f"{host.key}/findings",
        f"Findings of {host.aliases[0]}",
        "conference",
        hosts=host.hosts,
        parent=host.key,
    )


def _workshop(text: str) -> Venue | None:
    """A workshop of the conference whose name or acronym stands in the text, or one that is registered itself."""
    short = _SHORT_WORKSHOP.fullmatch(text.strip())
    host = short and venues().get("".join(fold(short[1])))
    if not host and "@" not in text and (key := _named(text)):
        return venues()[key]
    host = host or _host_in(text)
    if host is None or host.kind != "conference":
        return None
    label = host.aliases[0] if host.aliases else host.name
    return replace(
        host,
        key=f"{host.key}/workshop",
        name=f"{label} workshop",
        kind="workshop",
        aliases=(),
        parent=host.key,
    )


def _host_in(text: str) -> Venue | None:
    outside = _PARENTHESIS.sub(" ", text)
    for part in re.split(r"[|:,;@]|\bat\b|\bworkshops?\b", outside, flags=re.IGNORECASE):
        if (key := _covered(part)) and venues()[key].since:
            return venues()[key]
    return next((venues()[key] for key in _acronyms(outside)), None)


def _acronyms(text: str) -> Iterator[str]:
    """Conferences whose acronym stands in the text, in order."""
    for word in words_of(text):
        key = by_words().get((word.lower(),))
        # The deadline lists' acronyms are too many to be told from a workshop's own.
        if (
            key
            and sum(map(str.isupper, word)) > 1
            and venues()[key].kind == "conference"
            and venues()[key].since
        ):
            yield key
