"""This module knows how blanks get into DOIs and arXiv numbers, and takes them out.

Printers let a line end behind the marks inside an identifier, and some set a thin space there
wherever it stands; what is read from such a page has a blank in its place ("https:// doi. org/ 10.
1000/ s00000- 021- 00000-0"). A blank is taken out only beside such a mark, and only before what looks
like the rest, so that no sentence after a whole identifier is swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_RESOLVER: Final = re.compile(
    r"(?:https?: ?// ?)?(?:dx\. ?)?doi\. ?org ?/ ?(?=10\.)", re.IGNORECASE
)
_SPACED: Final = (". org", "org/ ", "org /", ":// ")
"""What stands in every spaced address of a resolver: cheaper to look for than the address."""
_NUMBER: Final = re.compile(r"\d\d(?:0[1-9]|1[0-2])\.\s{0,9}\d{4,5}(?:v\d{1,2})?(?!\w)", re.ASCII)
_ARXIV: Final = re.compile(
    r"(?:https?: ?// ?)?arxiv(?:\. ?org ?/ ?(?:abs|pdf) ?/| ?:) ?\Z", re.IGNORECASE
)
_BEGINS: Final = re.compile(r"10\. ?\d{4,9} ?/", re.ASCII)
_LABEL: Final = re.compile(r"doi(?:\.org)?\W{0,3}\Z", re.IGNORECASE)
_PIECE: Final = re.compile(r"[\w.;:()/+-]{1,100}")
_JOINTS: Final = frozenset("/-_.")
"""Marks inside a DOI beside which lines end."""
_REST: Final = re.compile(r"\d{5,}|\d+\.[\w.-]*\d|[a-z]+-[a-z]+\.\d+")
"""What goes on behind a full stop that may as well end a sentence: no year, mark of a list or pages."""
_MARK_OF_A_LIST: Final = re.compile(r"\d{1,3}\. [^\W\d_a-z]")
_MOST_PIECES: Final = 16
_LABELLED_WITHIN: Final = 40
_RUN: Final = 5
"""Digits of a row behind which Springer's pages hold a blank where a line may end."""


def without_blanks(text: str) -> str:
    """The text with every DOI and arXiv number that blanks divide in one piece."""
    spaced = any(mark in text for mark in _SPACED)
    if spaced or ". " in text or ".\n" in text:
        text = _without(text, _numbers(text))
    if "10." not in text:
        return text
    if spaced:
        text = _RESOLVER.sub(lambda found: found[0].replace(" ", ""), text)
    return _without(text, (at for found in _BEGINS.finditer(text) for at in _in_doi(text, found)))


def _without(text: str, blanks: Iterable[int]) -> str:
    kept, done = [], 0
    for at in blanks:
        if at >= done:
            kept.append(text[done:at])
            done = at + 1
    return "".join((*kept, text[done:])) if kept else text


def _numbers(text: str) -> Iterator[int]:
    """The places of blanks inside arXiv's numbers and in the addresses before them."""
    for found in _NUMBER.finditer(text):
        first = max(0, found.start() - _LABELLED_WITHIN)
        addressed = "org" in text[first : found.start()]
        if not addressed and len(found[0].split()) < 2:
            continue
        named = _ARXIV.search(text, first, found.start())
        if named is not None:
            start = named.start() if addressed else found.start()
            yield from (at for at in range(start, found.end()) if text[at].isspace())


def _in_doi(text: str, begins: re.Match[str]) -> Iterator[int]:
    """The places of blanks inside the DOI that begins here."""
    start, at = begins.span()
    before = text[start - 1 : start]
    inside = [place for place in range(start, at) if text[place] == " "]
    if before.isalnum() or before == ".":
        return
    if inside and not _LABEL.search(text, max(0, start - _LABELLED_WITHIN), start):
        return
    yield from inside
    for _ in range(_MOST_PIECES):
        piece = _PIECE.match(text, at)
        at = piece.end() if piece else at
        behind = _PIECE.match(text, at + 1) if text[at : at + 1] == " " else None
        if behind is None:
            return
        spaced = bool(inside) and not _MARK_OF_A_LIST.match(text, at + 1)
        if not _goes_on(text[at - _RUN : at], behind[0], spaced=spaced):
            return
        yield at
        at += 1


def _goes_on(head: str, tail: str, *, spaced: bool) -> bool:
    """Whether a DOI that ends in ``head`` so far goes on with ``tail`` behind a blank.

    In a ``spaced`` one a blank stands behind every mark, so that words go on too, and behind every
    five digits of a row.
    """
    last = head[-1]
    bare = tail.rstrip(".,;:)")
    if tail[0] in _JOINTS:
        return tail[1:2].isalnum() and _has_digit(bare)
    if spaced and head.isdecimal() and bare.isdecimal():
        return True
    if last not in _JOINTS or not bare:
        return False
    if spaced and tail[-1] in _JOINTS and (last != "." or tail[0].islower()):
        return True
    if last != ".":
        return _has_digit(bare)
    return _REST.fullmatch(bare) is not None or (spaced and tail[0].isdigit())


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
