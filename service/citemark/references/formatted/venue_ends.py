"""This module knows where the name of a venue ends: at a full stop that ends no abbreviation, or at a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citemark.venues import known, resolve

_FULL_STOP = re.compile(r"[.。]\s+|\?\s|。")
_HEAD = re.compile(
    r"(?:[^\W\d_][\w&/’'-]*\.?\s){1,13}[^\W\d_][\w&/’'-]*\.?(?=[,;:(]|\s\d|\s\(|\s?$)"
)
"""Words with nothing but blanks and full stops between them, up to a number or another sign."""
_SHORT_NAME = re.compile(
    r"(?:[A-Z][\w’'-]*\.?\s){1,5}(?!Springer|Elsevier|Wiley|IEEE|ACM)[A-Z][\w’'-]*\.(?=\s(?!(?:1[89]|20)\d\d\b)\d{1,4}[\s,(:;])"
)
"""Capitalised words, the last one shortened, and a volume: "Class. Quantum Grav. 20, 12"."""
_CLOSES = re.compile(
    r"(?!(?:Springer|Elsevier|Wiley|Curran|Association|Society|MIT|IEEE|ACM|PMLR|Vol|No|Art|Pp|Ed)\b)(?:[A-Z][\w-]*\.?\s){0,5}[A-Z][\w-]*\.?(?=$|,|;|\s\d|\s\(|:\s[A-Z]{3})"
)
"""The last words of an abbreviated name ("Proc. Third Conf. Causal Learn. Reasoning"), no publisher's."""
_PUBLISHED = re.compile(r"(?:[A-Z][\w.'’-]{0,30},?\s){0,4}[A-Z][\w.'’-]{0,30}\s?:\s[A-Z]")
"""Place and publisher behind the name of a book: "New York City: Pond Press"."""
_IN_FULL = re.compile(r"[a-z]{3}(?:e|y|ing|ion|ed|[a-rt-xz]s)\.$")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\b")
_SHORT_WORD = 4
"""Letters up to which a word before a full stop is taken for an abbreviation ("Proc.", "Sci.")."""


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends no abbreviation: "Astrophys. J. 396" goes on."""
    head = _HEAD.match(text)
    first = head[0].partition(". ") if head else ("", "", "")
    if head and first[1] and known(head[0].strip()) and not known(first[0].strip()):
        return head[0]
    if named := _SHORT_NAME.match(text):
        return named[0]
    for stop in _FULL_STOP.finditer(text):
        left, after = text[: stop.start() + 1], text[stop.end() :]
        word = left[:-1].rsplit(maxsplit=1)[-1] if left[:-1].split() else ""
        following = after.split(maxsplit=1)[0] if after.split() else ""
        if _ORDINAL.match(after) or (word == "Proc" and following[:4].isdigit()):
            continue  # "Proc. 5th Workshop"
        if not following or following[0].isdigit() or following[0] == "(" or word[-1:].isdigit():
            return left
        chained = following.rstrip(",;").endswith(".") or (
            len(following) == 1 and following.isupper()
        )
        if word[:1].islower() and _PUBLISHED.match(after):
            return left
        last = _CLOSES.match(after) and ". " in left and not (_IN_FULL.search(left) or known(left))
        short = (
            last
            or word == "J"
            or (word.isalpha() and len(word) <= _SHORT_WORD and not word.isupper())
        )
        if not (chained or short):
            return left
    return text


_INITIAL = re.compile(r"[A-Z]\.")
_LEAST_OF_A_NAME = 3
"""Words of a place's name that stands alone before a town; fewer may be a town's, as of publishers."""


def first_parts(text: str) -> str:
    """The comma-divided parts that still belong to the venue's name."""
    parts = text.split(", ")
    if len(parts) == 1:
        return text
    if whole := _with_its_commas(parts):
        return whole
    for count in range(1, min(len(parts), 5)):
        if any(ch.isdigit() for ch in parts[count - 1]) and count > 1:
            break
        if _INITIAL.match(parts[count]):  # editors behind the book (Cell)
            break
        if re.match(r"(?:and|&|und)\s", parts[count]) or (
            count < 4
            and re.search(r"\s(?:and|&)\s", parts[count])
            and re.search(r"\b(?:on|of|for|in)\b", parts[0])
            and not any(ch.isdigit() for ch in parts[count])
        ):
            whole = ", ".join(parts[: count + 1])
            # A place may have an "and" in its name ("…, Isle and Canton of Tarn").
            alone = len(parts[0].split()) >= _LEAST_OF_A_NAME and known(parts[0])
            return parts[0] if alone and not known(whole) else whole
    return parts[0]


_MOST_PARTS = 5
_BEHIND_NAME = re.compile(r"\s(?:\d|\((?![A-Z][A-Za-z]{1,11}\)))")
_IN_BRACKETS = re.compile(r"\s\(.*")


def _with_its_commas(parts: Sequence[str]) -> str | None:
    """The registered name that has commas itself ("Int. Conf. Acoustics, Speech Signal Process.").

    A part that is a name alone does not make one with what stands before it.
    """
    if resolve(parts[0]) is not None:
        return None
    for count in range(min(len(parts), _MOST_PARTS), 1, -1):
        last = _BEHIND_NAME.split(parts[count - 1], maxsplit=1)[0]
        bare = _IN_BRACKETS.sub("", last)
        venue = resolve(", ".join((*parts[: count - 1], bare)))
        if venue is not None and not any(resolve(one) == venue for one in (*parts[1:count], bare)):
            return ", ".join((*parts[: count - 1], last))
    return None
