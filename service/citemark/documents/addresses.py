"""This module knows how addresses break across lines and what relative ones lead to.

Typesetters break after a slash, hyphen, underscore, dot or ``=``; only an address
left visibly unfinished is joined, and only with what looks like the rest of an
address, so that a sentence after a complete URL is never swallowed.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

from citemark.documents.identifier_blanks import without_blanks

_BREAKABLE: Final = frozenset("-/_.=&?%#~:+")
_ADDRESS: Final = re.compile(r"https?://|www\.|\b10\.\d{4,9}/|doi:", re.IGNORECASE)
_TAIL: Final = re.compile(r"[\w%.~/?=&#:+;,()@-]+")
_TAIL_TELLS: Final = re.compile(r"[/\d_=%]|-[^-]*-|\.(?:html?|pdf)\b")
_LIST_MARK: Final = re.compile(r"[-*+•]|\(?\d{1,3}[.)]|\[\d{1,4}\]|\d{1,3}")
# A file name or a hexadecimal digest that a line's width cut in two.
_FILE_TAIL: Final = re.compile(r"[\w%.~/-]{1,200}\.(?:pdf|html?)\b|[0-9a-f]{12,200}(?![\w-])")
_ENDS_IN_A_DOI: Final = re.compile(r"10\.\d{4,9}/\S{0,100}[^\W_]\Z")
_REST_OF_A_DOI: Final = re.compile(r"\s*[-._/](?=[\w./-]{0,40}\d)[^\W_]")
_LONGEST_DOI: Final = 120
_TYPESET_WIDTH: Final = 60
"""Characters of a line that was broken for its width: two-column references have 60 and more."""
_LONGEST_ADDRESS: Final = 2_000
"""Characters: what browsers of every maker accept; bounds the work on hostile lines."""
_MOST_PIECES: Final = 8


def rejoin(text: str) -> str:
    """The text with broken addresses and identifiers in one piece; everything else is untouched."""
    if "/" not in text:
        return text
    if "\n" not in text:
        return without_blanks(text)
    joined: list[str] = []
    pieces = 0
    for line in text.split("\n"):
        if joined and pieces < _MOST_PIECES and _goes_on(joined[-1], line):
            joined[-1] = joined[-1].rstrip() + line.lstrip()
            pieces += 1
        else:
            joined.append(line)
            pieces = 0
    return without_blanks("\n".join(joined))


def _goes_on(line: str, following: str) -> bool:
    """Whether ``line`` ends in an unfinished address that ``following`` begins by finishing."""
    bare = line.rstrip()
    if _REST_OF_A_DOI.match(following) and _ENDS_IN_A_DOI.search(bare[-_LONGEST_DOI:]):
        return True
    if not bare or (bare[-1] not in _BREAKABLE and len(bare) < _TYPESET_WIDTH):
        return False
    head = bare[-_LONGEST_ADDRESS:].rsplit(None, 1)[-1]
    tail = following[:_LONGEST_ADDRESS].split(None, 1)
    if not tail or not _ADDRESS.search(head) or _LIST_MARK.fullmatch(tail[0]):
        return False
    if head[-1] in _BREAKABLE:
        return _is_rest(head, tail[0])
    return head.lower().startswith("http") and _FILE_TAIL.match(tail[0]) is not None


def _is_rest(head: str, tail: str) -> bool:
    """Whether ``tail`` looks like the rest of ``head`` and not like new text."""
    if tail.lower().startswith(("http:", "https:", "www.", "doi:", "10.")):
        return head.lower().endswith(("doi.org/", "doi:")) and tail.startswith("10.")
    tail = tail.rstrip(".,;:)]>*\"'")
    if not _TAIL.fullmatch(tail):
        return False
    if head[-1] == ".":  # may end a sentence: only a number goes on
        return head[-2:-1].isdigit() and tail[0].isdigit()
    if head.endswith("//"):
        return "." in tail
    return bool(_TAIL_TELLS.search(tail)) or head[-1] not in "/:"


def absolute(address: str, base: str | None = None) -> str | None:
    """The ``http`` or ``https`` URL that an address leads to from ``base``, if it is one."""
    url = address.strip()
    try:
        split = urlsplit(url)
        if not split.scheme and base:
            url = urljoin(base, url)
            split = urlsplit(url)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return url if split.scheme in ("http", "https") and split.netloc else None


def is_address(url: str) -> bool:
    """Whether a URL can be taken apart at all: only brackets and letters beyond ASCII may forbid it."""
    if url.isascii() and "[" not in url and "]" not in url:
        return True
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True
