"""This module knows lists of authors by their form alone, for places where nothing else can stand.

Where a text must first be told from a title, a name that is a word of titles ("Power, J.") is none;
in a field of authors, and before a year in brackets, it is one.
"""

from __future__ import annotations

import re

from citemark.references.people.lists import AuthorList, authors_only
from citemark.references.people.names import PARTICLES, kind_of

_WORD = r"[^\W\d_][\w'’‐-]*"
_INITIALS = r"(?:[^\W\d_]{1,2}(?:\.[\s\-‐‑]*|$)){1,6}"
_INVERTED = re.compile(rf"({_WORD}(?: {_WORD}){{0,3}}, {_INITIALS})(?:[,;]? (?:&|and) |[,;] |$)")
"""``Doe, J. R.``, as APA has it."""
_BEHIND = re.compile(rf"({_WORD}(?: {_WORD}){{0,3}} [A-Z]{{1,4}})(?:[,;]? (?:&|and) |[,;] |$)")
"""``Doe JR``, as Vancouver has it."""
_WHOLE = re.compile(rf"({_WORD}\.?(?:[ ‐-]{_WORD}\.?){{1,4}})(?:[,;]? (?:&|and) |[,;] |$)")
"""``Jane R. Doe``."""
_BESIDE = re.compile(
    r"\s?[¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§¶✉]+(?:,\s?[¹²³⁰⁴⁵⁶⁷⁸⁹]+)*(?![a-z])|\s?[(\[][^()\[\]]{1,80}[)\]]|,?\s(?:Ph\.?\s?D|M\.?D|M\.?Sc|MBA)\b\.?"
    r"|\s\d{1,2}(?=,|;|\s(?:and|&)|$)|,?\s(?:Jr|Sr|III?|IV)\b\.?|\b(?:Prof|Dr|Mrs?|Ms)\.?\s(?=[A-Z])|\s?\b(?:https?://)?orcid\.org/\S{19}"
)
"""What pages put to names: marks of footnotes, institutions in brackets, degrees, forms of address."""
_LONGEST = 20_000


def names_in(text: str) -> AuthorList | None:
    """The authors that a text names which holds nothing else; ``None`` when it may be one name, or when
    none of them is more a name than a title's words."""
    read = authors_only(text)
    if read is not None or len(text) > _LONGEST:
        return read
    bare = text.strip(" ,;")
    for form in (_INVERTED, _BEHIND, _WHOLE):
        names = _all(form, bare)
        told = form is not _WHOLE or any(map(kind_of, names))
        if told and len(names) > 1 and all(map(_is_capital, names)):
            return AuthorList(names, truncated=False, end=len(text))
    return None


def _is_capital(name: str) -> bool:
    """Whether its words begin with capitals, but for particles."""
    return all(word[0].isupper() or word.lower() in PARTICLES for word in name.split())


def names_alone(text: str) -> str | None:
    """A line that names authors and nothing else, without what stands beside their names."""
    bare = _BESIDE.sub("", text).strip() if len(text) <= _LONGEST else text
    read = names_in(bare)
    return bare if read is not None else None


def _all(form: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The names, when the text is made of nothing but such and what parts them."""
    names: list[str] = []
    at = 0
    while at < len(text):
        found = form.match(text, at)
        if found is None:
            return ()
        names.append(found[1].strip())
        at = found.end()
    return tuple(names)
