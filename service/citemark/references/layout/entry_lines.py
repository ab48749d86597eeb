"""This module knows how the lines of one entry become one: wrapped, or a line each for title, authors and place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citemark.references.naming import words_of
from citemark.references.people.forms import names_alone, names_in
from citemark.references.people.names import kind_of

_HYPHENATED = re.compile(r"(\w+)[-‐­][ \t]*\n[ \t]*(?:\n[ \t]*)?([a-zß-ÿ])")
_KEPT_PREFIXES = frozenset({
    "self", "non", "multi", "pre", "re", "co", "cross", "data", "low", "high", "zero", "few", "long",
    "short", "end", "semi", "state", "fine", "large", "real", "graph", "text", "domain", "task", "model",
    "human", "user", "time", "context", "code", "knowledge", "vision", "image", "cost", "energy", "memory",
    "meta", "anti", "inter", "sub", "super", "well", "second", "first", "open", "closed", "on", "off", "in",
    "out", "of", "one", "two", "three", "k", "x", "gpt", "llm",
})  # fmt: skip
"""First parts of compounds whose hyphen stays when a line break follows it."""


def one_line(text: str) -> str:
    """An entry on one line: full stops divide the lines where one of them only names the authors."""
    lines = text.splitlines()
    if len(lines) > 1 and (credited := _credited(lines)):
        return credited
    names = [names_alone(line) for line in lines[1:3]] if not _is_named(lines) else []
    if any(names):
        lines[1:3] = [name or line for name, line in zip(names, lines[1:3], strict=True)]
        if names[0] and len(words_of(lines[0])) >= _LEAST_WORDS and lines[0][-1:] != ":":
            lines[:2] = lines[1::-1]  # as most styles have it: the authors first
        return " ".join(line if line.rstrip()[-1:] in _ENDS else f"{line}." for line in lines)
    return _unwrapped(text)


_CREDIT = re.compile(
    r"\s*(?P<names>[^\d\n]{3,200}?),?\s\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?(?:\s?[|·•,–—-]\s?(?P<place>[^\n|·•]{2,80}))?\s*"
)
"""Who wrote a work when, and perhaps where it appeared, on a line below its title: "Doe et al., 2020 | NeurIPS"."""


def _credited(lines: Sequence[str]) -> str | None:
    """A title with its credits below, in the order of an author-date style; the rest is left out but for
    addresses: people write below what they use it for."""
    credit = _CREDIT.fullmatch(lines[1])
    names = names_alone(credit["names"]) if credit else None
    title = lines[0].strip().rstrip(".")
    if credit is None or not names or len(words_of(title)) < _LEAST_WORDS or title[-1:] in ":;,":
        return None
    if _CREDIT.fullmatch(lines[0]) or kind_of(title) is not None:
        return None
    place = f" {credit['place']}." if credit["place"] else ""
    addresses = " ".join(line for line in lines[2:] if _ADDRESS.match(line))
    return f"{names.rstrip('.')} ({credit['year']}). {title}.{place} {addresses}".rstrip()


_ADDRESS = re.compile(r"\s*(?:https?://|doi\b|arxiv\b|10\.\d{4,9}/)", re.IGNORECASE)


def _is_named(lines: Sequence[str]) -> bool:
    """Whether the first line is a name: some titles look like one ("Navigating the Pond Dilemma"), but
    behind one name no line lists several people."""
    if kind_of(lines[0]) is None:
        return False
    people = (
        names_in(lines[1]) if len(lines) > 1 and len(words_of(lines[0])) >= _LEAST_WORDS else None
    )
    return people is None or len(people.authors) < 2


_LEAST_WORDS = 3
"""Words of a line that is taken for a title, not for what a page writes before a reference."""
_ENDS = (".", ",", ";", ":", "?", "!", "")
"""What a line ends with that needs no full stop behind it."""


def _unwrapped(text: str) -> str:
    """A wrapped entry on one line, with words that were divided at line ends put together."""
    if "\n" not in text:
        return text

    def join(match: re.Match[str]) -> str:
        kept = match[1].lower() in _KEPT_PREFIXES or match[1].isdigit()
        return f"{match[1]}-{match[2]}" if kept else match[1] + match[2]

    return " ".join(_HYPHENATED.sub(join, text).split())
