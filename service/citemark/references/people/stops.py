"""This module knows where a list of authors ends: at a stop, behind its last name.

A stop inside of what looks like one name may close the list or shorten a given name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citemark.references.people.chunks import DOTTED, could_be_name
from citemark.references.people.dividers import strongest
from citemark.references.people.names import LONGEST_NAME, Kind, kind_of
from citemark.references.people.setting import INITIALED, Setting, ends_in_initial

_STOP = re.compile(r"[.:](?:(?<=\.)(?:\.*\s+|\.*$|:\s*|(?=[\u3400-\u9fff]))|(?<=:)\s+)")
_SURNAME_FIRST = re.compile(
    r"[^\W\d_a-z][\w'’-]+ [^\W\d_a-z]{2,3}\. |[^\W\d_a-z]{2,} [^\W\d_a-z](?: [^\W\d_a-z]){0,2}\. "
)
_MARKED_SURNAME = re.compile(
    rf"{_SURNAME_FIRST.pattern}|[^\W\d_a-z][\w'’-]+ (?:[^\W\d_a-z]\. ?){{1,3}}[^\W\d_a-z][a-zß-ÿ]{{2}}"
)
"""One author with the initials behind: capitals alone ("Allen JF.", "ALLEN J F."), or dotted where the
string has the "//" of GOST and GB/T, which set surnames first."""
_BEFORE_TITLE = re.compile(
    r"[^\W\d_a-z][\w'’-]+ [^\W\d_a-z]\. (?:(?:The|An|Using|Towards?) \w|A [^\W\d_]\w+ \w{2})"
)
"""One author with one initial behind ("Doe J. The Clock"): no name goes on with these words. "A" may be
one more initial unless two words follow it."""
_JOINED_BEHIND = re.compile(r"[^\W\d_a-z][\w'’-]*[a-zß-ÿ] [A-Z]{2,3}")
"""A surname before initials without stops ("Doe JF"): they begin no given name that might go on."""
_REACH = 4_000
"""Characters in which "//" is looked for."""


_TWO_LETTERED = re.compile(r"(?:^|[\s.])[^\W\d_a-z][a-zß-ÿ]\Z")
"""A given name shortened to the two letters of its first sound: "G. Th. A. Doe"."""
_INITIAL = re.compile(r"[-‐]?[^\W\d_a-z]\.\s?[^\W\d_a-z]")
_ANOTHER = re.compile(
    r"(?:[a-z]{1,4}['’]?\s){0,3}[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,2},\s[^\W\d_a-z]\.|(?:[JS]r|I{2,3})\b"
)
"""One more surname with its initials, or what belongs to the name before it."""


class Stop(NamedTuple):
    """The last name of a list, and where what follows begins."""

    name: str
    kind: Kind
    end: int


def find_stop(
    text: str, start: int, end: int, names: Setting, *, surely: bool = False
) -> Stop | None:
    """Where, inside a chunk, the last name ends.

    ``surely``: initials before a stop are the name's last words, whatever follows.
    """
    for stop in _STOP.finditer(text, start, end + 2):
        if stop.start() >= end:
            break
        left = text[start : stop.start()].strip(" ()")
        kind = kind_of(left)
        if kind is None:
            if len(left) > LONGEST_NAME:
                break
            if not (names.last_divider() == "and" and could_be_name(left)):
                continue
            kind = Kind.FULL
        if kind is Kind.INITIALS and not names.awaits_initials():
            continue
        if stop[0][0] == ":" and not _ends_at_colon(left, kind, names):
            continue
        after = text[stop.end() : stop.end() + 160]
        if _TWO_LETTERED.search(left) and _INITIAL.match(after):
            continue
        closed = _JOINED_BEHIND.fullmatch(left) or _BEFORE_TITLE.match(text, start)
        if not closed and ends_in_initial(left) and not _ended(after, names, surely=surely):
            continue
        return Stop(left, kind, stop.end())
    return None


def _ends_at_colon(left: str, kind: Kind, names: Setting) -> bool:
    """Whether a colon closes the list ("Jane Doe, Richard Roe: Title" in DBLP, "Doe, Jane; Roe,
    Richard: Title", "DOE, Jane: Title"), and is not that of a name and its subtitle."""
    if not names or (names.all_initialed() and not INITIALED.match(left)):
        return False
    surname = names.chunks[-1][0]
    capitals = surname.isupper() and len(surname) > 1 and not left.isupper()
    if kind is Kind.FULL and names.surnames_first():
        return False
    return kind is Kind.FULL or capitals or names.grouped


def _ended(after: str, names: Setting, *, surely: bool) -> bool:
    """After an initial: whether a title follows, not the rest of the name."""
    if re.match(r"[-‐]?[^\W\d_]\.(?:\s|$|-|,)", after):
        return False
    if surely or (names and names.inverted()):
        return True
    following = re.split(r"[.,;]\s| and ", after, maxsplit=1)[0]
    head, colon, _ = following.partition(":")
    if colon and kind_of(head.strip()) is Kind.SURNAME and names.given_first():
        return False  # "Ylisabyth S. Bradshaw: Title"
    return ":" in following or kind_of(following.strip(" .")) in (None, Kind.ORGANISATION)


def holds_stop(chunk: str, names: Setting, text: str, separator: re.Match[str]) -> bool:
    """Whether the list ends inside of a chunk that looks like one name: "Allen JF. Plans, …"."""
    if not names:
        marked = "//" in text[:_REACH]
        surname = (_MARKED_SURNAME if marked else _SURNAME_FIRST).match(chunk)
        return bool(surname or _BEFORE_TITLE.match(chunk))
    return names.inverted() and not _another(names, text, separator)


def _another(names: Setting, text: str, separator: re.Match[str]) -> bool:
    """Whether ";" and a surname follow: what stands before them is a name with its initial inside
    ("Keller, T. Anderson; Sridhar, Sharath")."""
    following = text[separator.end() : separator.end() + 40].partition(",")
    surname = following[0].strip()
    if strongest(separator[0]) != ";":
        return surname.isupper() and len(surname) > 1 and names.chunks[0][0].isupper()
    return bool(following[1]) and kind_of(surname) is Kind.SURNAME


def is_complete(names: Setting, text: str, position: int) -> bool:
    """Whether "… and K. Doe," has closed the list, or "… & Doe, K.,": only its title follows the last."""
    if len(names.chunks) < 2:
        return False
    if names.surnames_first() and names.last_is(Kind.INITIALS):
        behind = len(names.chunks) > 2 and names.chunks[-3][2] == "and"
        comma = names.last_divider() == ","
        return behind and comma and not _ANOTHER.match(text, position)
    if names.chunks[-2][2] != "and":
        return False
    name, kind, divider = names.chunks[-1]
    if divider != "," or kind is not Kind.FULL or ends_in_initial(name):
        return False
    return not (names.inverted() and DOTTED.match(text, position))  # "and Le Dez, V."
