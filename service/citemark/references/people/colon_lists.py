"""This module knows the lists of people that a colon closes, as DIN 1505 and the humanities write them:
``Doe, Jane; Roe, R. S.: Title. In: Journal 12 (1998)``."""

from __future__ import annotations

import re

from citemark.references.people.lists import AuthorList

_LONGEST = 600
"""Characters before the colon."""
_SURNAME = re.compile(
    r"(?:(?:[a-z]{1,4}|D[ei]|Van|Von|Le|La) ){0,2}(?:[dl]['’])?[^\W\d_a-z][\w'’-]{1,40}(?: [^\W\d_a-z][\w'’-]{1,40}){0,2}"
)
_INITIALS = r"(?:[^\W\d_a-z][a-z]?\.[ -]?){1,5}"
_WORD = r"[^\W\d_a-z][\w'’-]{0,30}"
_GIVEN = re.compile(
    rf"(?:{_WORD}(?: {_WORD}){{0,3}}(?: {_INITIALS})?|{_INITIALS}(?: ?{_WORD})?)(?: ?(?:von|van|de|der|zu|di|da))?"
)
_WORD_LAST = re.compile(r"\.\s[^\W\d_a-z][\w'’-]+\Z")
_SYSTEM_LAST = re.compile(r"\.\s[^\W\d_a-z][\w'’]*-?(?<!-)[A-Z\d][\w'’-]*\Z")
"""Behind initials, the name that a title begins with: "Doe, J. TideNet: A model of ponds"."""
_EDITED = re.compile(r"\s?\((?:Hrsg|Hgg?|Eds?|éds?|a cura di|coord)\.?\)\s*\Z")
_MORE = re.compile(r"[;,]?\s*(?:u\.\s?a\.|et al\.?|und andere)\s*\Z")
_PRINTED = re.compile(
    r"\.\s(?:In|Dans|En|In\s?)\s?:\s|\b[SС]\.\s?\d|\bBd\.\s?\d|\bNr\.\s?\d|\bHrsg\b|\bHg\.|\bDiss\.|\bAufl\."
    r"|[^\W\d_]{3}\s?: [^:;]{2,80}[, ](?:1[5-9]|20)\d\d[.\s]*\Z|[^\W\d_]{3} (?:1[5-9]|20)\d\d[.\s]*\Z"
)
"""What stands behind the title where one inverted name may open it: else it may be two words of one."""


def read_colon_list(work: str) -> AuthorList | None:
    """The people that a reference begins with and a colon closes; ``None`` where it begins otherwise."""
    colon = work.find(": ", 0, _LONGEST)
    head = work[: max(colon, 0)]
    if "," not in head:
        return None
    more = _MORE.search(head)
    head = head[: more.start()] if more else head
    head = _EDITED.sub("", head)
    names = [" ".join(name.split()) for name in re.split(r"\s?[;/]\s?", head)]
    if not all(map(_is_inverted, names)) or _SYSTEM_LAST.search(names[-1]):
        return None
    if (
        len(names) > 1
        and _WORD_LAST.search(names[-1])
        and not any(map(_WORD_LAST.search, names[:-1]))
    ):
        return None  # all others bear initials: the word is the title's first
    sure = len(names) > 1 or more is not None or "." in names[0]  # initials are no title's
    if not sure and not _PRINTED.search(work, colon):
        return None
    return AuthorList(tuple(names), truncated=more is not None, end=colon + 1)


def _is_inverted(name: str) -> bool:
    family, comma, given = name.partition(", ")
    return (
        bool(comma)
        and not (" " in family and " " in given and "." not in given)  # two whole names
        and _SURNAME.fullmatch(family[:_LONGEST_NAME]) is not None
        and len(given) <= _LONGEST_NAME
        and _GIVEN.fullmatch(given) is not None
    )


_LONGEST_NAME = 60
