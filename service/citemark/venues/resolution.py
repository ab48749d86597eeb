"""This module knows which registered venue a written name means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citemark.venues.aliases import by_words
from citemark.venues.names import MAX_NAME, STOP_WORDS, fold, in_order, remembered, words_of
from citemark.venues.registry import Venue, venues
from citemark.venues.spelled_out import PARENTHESIS, covered, spelled

WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_SHORT_WORKSHOP = re.compile(r"([A-Z][A-Za-z]{2,8})-?WS?(?:\s*'?\d{2,4})?")
"""``CVPRW``, ``ICCVW 2019``: the acronym with a W."""
_FINDINGS = re.compile(r"\bfindings\s+(?:of\b|(?=assoc\.))", re.IGNORECASE)
_FINDINGS_BEHIND = re.compile(r"(?<=\w)\s*(?:[-–]\s*findings\b|\(findings\))", re.IGNORECASE)
"""``EMNLP-Findings``, ``EMNLP (Findings)``."""
_UNPUBLISHED = re.compile(
    r"\b(?:submitted|submissions?|withdrawn|rejected|under (?:\w+[- ]){0,2}review|in preparation|unpublished)\b",
    re.IGNORECASE,
)
"""``Submitted to ICLR 2024``, as OpenReview calls what was not accepted: the meeting's list cannot hold it."""
_STATUS = re.compile(
    r"\W*(?:(?:to appear|accepted(?: for publication)?|forthcoming|in (?:press|print|prep|preparation|review|revision)"
    r"|under revision|work in progress|(?:published )?online(?: first| available)?|available online|early access"
    r"|(?:e?pub )?ahead of print|e-?prints?|unknown|n/a|cited on|lecture notes|course notes)(?:[\s\d]|[^\w\s])*)+",
    re.IGNORECASE,
)
"""What stands in a venue's place where none is named: how far the work has come, or how it was read."""
_GLUED_YEAR = re.compile(r"\b([A-Za-z*]{2,14})[-'’]?((?:19|20)?\d\d)\b")
_EDITION_FIRST = re.compile(
    r"((?:IEEE |ACM )?[A-Z][A-Za-z*]{1,11} (?:19|20)\d\d)\s[-–—]\s(?=(?:(?:19|20)\d\d|IEEE|ACM|\d{1,2}(?:st|nd|rd|th))\b)"
)
"""``ICASSP 2020 - 2020 IEEE International Conference on …``, as IEEE titles its proceedings: the acronym
names the meeting, however the rest is shortened."""
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


@remembered(8192)
def resolve(name: str) -> Venue | None:
    """The registered venue that the name means, or ``None``.

    Editions, volumes, tracks and abbreviations resolve to the venue; a workshop or a companion
    volume resolves to itself, with its conference as ``parent``. A name that also contains words
    of another venue ("… and Applications") is not taken for the shorter one. Of a longer string
    than any name the beginning is read.
    """
    words = fold(name)
    if not words:
        return None
    if key := by_words().get(words):
        return venues()[key]
    if _UNPUBLISHED.search(name) or _STATUS.fullmatch(name):
        return venues()["report"]
    text = _GLUED_YEAR.sub(r"\1 \2", in_order(name))
    if behind := _FINDINGS_BEHIND.search(text):
        text = f"Findings of {text[: behind.start()]}"
    if _FINDINGS.search(text):
        return _findings(text)
    if WORKSHOP.search(text) or "@" in text or _SHORT_WORKSHOP.fullmatch(name.strip()):
        return _workshop(text)
    key = (
        spelled(text)
        or _edition_first(text)
        or next((key for word, key in _TELLING_WORDS.items() if word in words), None)
    )
    return venues()[key] if key else None


def _edition_first(text: str) -> str | None:
    named = _EDITION_FIRST.match(text)
    key = by_words().get(fold(named[1])[:-1]) or covered(named[1]) if named else None
    return key if key and venues()[key].kind == "conference" else None


def _findings(text: str) -> Venue | None:
    """``Findings of EMNLP``; ``None`` when no conference is named beside the association."""
    after = _FINDINGS.split(text, maxsplit=1)[1]
    hosts = [key for key in _acronyms(after) if venues()[key].kind == "conference"]
    if not hosts and (key := covered(after)):
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
    key = spelled(text) if not host and "@" not in text else None
    named = venues()[key] if key else None
    if named and _is_named_so(text, named):
        return named
    host = host or _host_in(text) or named
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


def names_all_workshops(name: str) -> bool:
    """Whether a name is of a conference's workshops without saying which ("CVPRW", "ECCV Workshops")."""
    name = name[:MAX_NAME]
    if _SHORT_WORKSHOP.fullmatch(name.strip()):
        return True
    bare = WORKSHOP.sub(" ", PARENTHESIS.sub(" ", name))
    return covered(_GLUED_YEAR.sub(r"\1 \2", bare)) is not None


def _is_named_so(text: str, venue: Venue) -> bool:
    """Whether the text holds a name of the venue that has a word for workshops in it: the workshops of a
    conference ("… Computer Vision (ICCV) Workshops", "NeurIPS (Workshop)") are not the conference."""
    words = f" {' '.join(_content(text))} "
    names = map(_content, (venue.name, *venue.aliases))
    return any(
        not _WORKSHOP_WORDS.isdisjoint(name) and f" {' '.join(name)} " in words for name in names
    )


def _content(name: str) -> list[str]:
    return [word for word in fold(name) if word not in STOP_WORDS]


_WORKSHOP_WORDS = frozenset({"workshop", "workshops"})


def _host_in(text: str) -> Venue | None:
    outside = PARENTHESIS.sub(" ", text)
    for part in re.split(r"[|:,;@]|\bat\b|\bworkshops?\b", outside, flags=re.IGNORECASE):
        if (key := covered(part)) and venues()[key].since:
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
