"""This module knows which kind of name stands between two separators, as its neighbours show it too.

Many surnames are words of titles or look like initials ("Case, J.", "WU, C.").
"""

from __future__ import annotations

import re

from citemark.references.people.names import TITLE_WORDS, Kind, is_suffix, kind_of
from citemark.references.people.setting import INITIALED, Setting

DOTTED = re.compile(
    r"(?:[^\W\d_a-z]\.[\s‐-]?){1,4}(?:[,;:(]|(?:and|und|et|y|e|&)\s|(?:Jr|Sr|I{2,3})\b|[^\W\d_a-z]{2}|\s*\Z)"
)
"""Initials that belong to the surname before them: "Case, J. & Jain, S."."""
_GIVEN_NEXT = re.compile(
    r"[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]*\.?){0,3}(?:\s?;|,|\s(?:and|und|et|y|e|&))\s[^\W\d_a-z]{2}"
)
"""A given name, and the capitals of the next surname: "CASE, John ; JAIN, Sanjay"."""
_TITLE_WORDS_OF_GROUP = 2
"""Words of titles that no group of authors has in its name ("Semantic Alignment Network for Graph
Adaptation"), where every author before it is named by initials and surname."""
_SURNAME_LETTERS = 3
_WORDS_OF_A_SURNAME = 2


def kind_among(chunk: str, names: Setting, text: str, separator: re.Match[str]) -> Kind | None:
    """The kind of a chunk of ``text`` between the names before it and a separator."""
    kind = kind_of(chunk)
    after, comma = separator.end(), "," in separator[0]
    if kind is None or (kind is Kind.INITIALS and chunk.isalpha()):
        return _surname(chunk, names, text, after) if comma else kind
    if kind is Kind.SURNAME and names.unlike(kind) and not is_suffix(chunk):
        return kind if initials_at(text, after, names) else None
    if kind is Kind.FULL and comma:
        return _whole_or_surname(chunk, names, text, after)
    if kind is Kind.ORGANISATION and names.initialed():
        words = {word.strip(".,'’:").lower() for word in chunk.split()}
        telling = words & TITLE_WORDS
        return None if len(telling) >= _TITLE_WORDS_OF_GROUP else kind
    if kind is Kind.ORGANISATION and names and chunk.startswith(("A ", "An ", "On ")):
        return None
    return kind


def _whole_or_surname(chunk: str, names: Setting, text: str, after: int) -> Kind:
    """Whether several words before a comma are a surname whose given name follows, or a whole name."""
    if chunk.isupper() and names and names.in_capitals():
        return Kind.SURNAME  # "ROE TARN, Rita" behind "GARCÍA MARSH, Ana"
    first = not names or names.surnames_first()
    if first and "." not in chunk and initials_at(text, after, names):
        return Kind.SURNAME  # "Le Dez, V.", "García Marsh, J."
    return Kind.FULL


def _surname(chunk: str, names: Setting, text: str, after: int) -> Kind | None:
    """Whether one capitalised word, between names, is the surname of the initials behind it, or two are."""
    kind = kind_of(chunk)
    words = chunk.split()
    if len(words) == _WORDS_OF_A_SURNAME and all(
        word.isalpha() and word.istitle() for word in words
    ):
        return Kind.SURNAME if DOTTED.match(text, after) else kind
    if not chunk.isalpha() or not chunk[0].isupper():
        return kind
    if names.last_is(Kind.SURNAME):  # it waits for its initials
        return kind
    dotted = initials_at(text, after, names)
    if kind is Kind.INITIALS:
        return Kind.SURNAME if dotted and 1 < len(chunk) <= _SURNAME_LETTERS else kind
    capitals = chunk.isupper() and len(chunk) > 1
    last = capitals and bool(names) and names.in_capitals()
    named = last or (capitals and _GIVEN_NEXT.match(text, after))
    return Kind.SURNAME if dotted or named else None


def initials_at(text: str, position: int, names: Setting) -> bool:
    """Whether a name's initials stand there; behind the last one's a title may follow at once."""
    if DOTTED.match(text, position):
        return True
    last = names.last_divider() in {"and", ";"} and names.inverted()
    return last and INITIALED.match(text, position) is not None


def among_names(chunk: str, text: str, after: int) -> bool:
    """A short, capitalised chunk between names is a name, however odd ("Can Rager", "Yun chen Chen")."""
    if not could_be_name(chunk):
        return False
    following = re.split(
        r"[.,;:]\s| and |\s*\bet al|\s\(",
        text[after : after + 120].removeprefix("& "),
        maxsplit=1,
    )
    return len(following) > 1 and kind_of(following[0].strip(" ()")) is Kind.FULL


def could_be_name(chunk: str) -> bool:
    """Short, capitalised, no digit, no sentence: a name if its neighbours are names."""
    words = chunk.split()
    return (
        chunk[:1].isupper()
        and 1 < len(words) <= 4
        and ". " not in chunk
        and sum(word.lower() in TITLE_WORDS for word in words) <= 1
        and not any(word.lower() in TITLE_WORDS for word in words if word[0].islower())
        and not any(character.isdigit() or character in ":?!" for character in chunk)
    )
