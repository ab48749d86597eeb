"""This module knows the bibliographies that BibTeX writes into LaTeX (``.bbl``), and unfolds them.

Styles differ in what they put into an item, not in its frame: ``\\bibitem[label]{key}``, lines that
BibTeX breaks at 79 columns, ``\\newblock`` between the parts, and the commands of the style's class
(IEEEtran, ACM, REVTeX, elsarticle).
"""

from __future__ import annotations

import re
from typing import Final

from citemark.documents import latex

_ITEM: Final = "\\bibitem"
_OPENED: Final = re.compile(r"\\begin\s?\{thebibliography\}\s?(?:\{[^{}\n]{0,40}\})?")
_CLOSED: Final = re.compile(r"\\end\s?\{thebibliography\}")
_END: Final = re.compile(r"\\bibitem\b|\\end\s?\{thebibliography\}|\n[ \t]*\n")
_BRACKET: Final = re.compile(r"[{}\]]")
_COMMENT: Final = re.compile(r"(?<!\\)%[^\n]*(?:\n|$)\s*")
_HREF: Final = re.compile(r"\\href(?:@noop)?\s{0,4}\{([^{}]{0,2000})\}\s{0,4}")
_FIELD: Final = re.compile(r"\\bib(?:info|field)\s{0,4}\{[^{}]{0,40}\}\s{0,4}")
_DOI: Final = re.compile(r"\\(?:doi|showDOI)\s{0,4}\{([^{}]{0,400})\}")
_DROPPED: Final = re.compile(
    r"\\BIBentry[A-Za-z]+|\\BibitemOpen\b|\\BibitemShut\s{0,4}\{[^{}]{0,40}\}|\\natexlab\s{0,4}\{[^{}]{0,40}\}"
    r"|\\hskip[^\\{}\n]{0,60}\\relax|\\penalty-?\d{1,5}"
)
_SPACED: Final = re.compile(
    r"\\(?:newblock|bib(?:f?name|name)font|citenamefont|showarticletitle|show[a-z]{3,12}|urlprefix)\b\s?"
)
_LONGEST_LABEL: Final = 2_000
"""Characters of an optional label: plainnat repeats every surname in it."""


def unfolded(text: str) -> str:
    """The text with each item of a LaTeX bibliography as a numbered reference on a line of its own."""
    first = text.find(_ITEM)
    if first < 0:
        return text
    pieces: list[str] = []
    position = number = 0
    while first >= 0:
        number += 1
        before = text[position:first]
        opened = _OPENED.search(before)
        pieces.append(f"{before[: opened.start()]}\n\nReferences\n" if opened else before)
        start = _behind_head(text, first + len(_ITEM))
        found = _END.search(text, start)
        position = found.start() if found else len(text)
        pieces.append(f"\n\n[{number}] {_plain(text[start:position])}\n\n")
        first = text.find(_ITEM, position)
    pieces.append(text[position:])
    return _CLOSED.sub("", "".join(pieces))


def _behind_head(text: str, position: int) -> int:
    """Where an item's text begins, behind its label and its key."""
    position = _blanks(text, position)
    if text[position : position + 1] == "[":
        position = _closing(text, position, "]")
    position = _blanks(text, position)
    if text[position : position + 1] == "{":
        position = _closing(text, position, "}")
    return position


def _blanks(text: str, position: int) -> int:
    """Behind blanks and the comment signs that hide a line's end."""
    while position < len(text) and text[position] in " \t\n%":
        position += 1
    return position


def _closing(text: str, start: int, sign: str) -> int:
    """Behind the sign that closes what opens at ``start``, outside of inner braces, in this item."""
    limit = min(len(text), start + _LONGEST_LABEL)
    following = text.find(_ITEM, start + 1, limit)
    depth = 0
    for found in _BRACKET.finditer(text, start + 1, following if following >= 0 else limit):
        if depth == 0 and found[0] == sign:
            return found.end()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return start + 1


def _plain(item: str) -> str:
    """An item's text on one line; addresses that LaTeX hides behind words follow the words."""
    item = _DROPPED.sub("", _COMMENT.sub("", item))
    addresses = [found[1] for found in _HREF.finditer(item) if found[1]]
    item = _FIELD.sub("", _HREF.sub("", item))
    item = _SPACED.sub(" ", _DOI.sub(r"doi:\1", item))
    hidden = [latex.address(address) for address in addresses]
    return " ".join([latex.decode(item), *hidden])
