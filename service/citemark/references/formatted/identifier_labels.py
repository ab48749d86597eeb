"""This module knows the identifiers in a formatted reference, and the labels and brackets they stand in."""

from __future__ import annotations

import re

from citemark import identifiers
from citemark.types import Identifier, Occurrence

_LABEL = re.compile(
    r"(?:[\[(<\s]|\b(?:(?:doi|DOI)(?:\.org)?[:/]?|https?://(?:dx\.)?doi\.org/|URL:?|url:?|arXiv:|arxiv:|ArXiv:|eprint|"
    r"PMID:?|PMCID:?|ISBN(?:-1[03])?:?|[Aa]vailable(?: online)?(?: at| from)?:?|Retrieved from|Cite as:?|"
    r"Accessed at|Link:?|Sources?:|available:|Disponible (?:en|à l['’]adresse)\s?:?|Disponível em:?|Disponibile (?:su|a|in)\s?:?"
    r"|Tillgänglig(?: på)?:?|Tilgjengelig(?: fra| på)?:?|(?:Hentet|Besøgt) fra|Dostupn[oé] (?:na|z):?|Dostęp(?:ny|ne)?:?|Diakses dari"
    r"|Verfügbar unter:?|Beschikbaar(?: op| via)?:?|Erişim(?: adresi)?:?|Режим доступа:?|取自|สืบค้นจาก)\s*)+$"
)
_ABS = re.compile(
    r"(?:,?\s*vol\.?)?\s*\babs/(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
)


def without_identifiers(text: str, found: tuple[Occurrence, ...]) -> str:
    """The text with identifiers and their labels blanked."""
    pieces: list[str] = []
    position = 0
    for occurrence in found:
        bracket = _in_brackets(text, occurrence.start, occurrence.end)
        if bracket and bracket[0] >= position:
            pieces.append(text[position : bracket[0]])
            position = bracket[1]
            continue
        before = text[position : occurrence.start]
        label = _LABEL.search(before, max(0, len(before) - 48))
        if label:
            names_server = "arxiv" in label[0].lower()
            before = before[: label.start()]
            if names_server and "arxiv" not in before[-24:].lower():
                before += " arXiv "
        pieces.append(before)
        position = occurrence.end
        if text[position : position + 1] in {")", "]", ">"} and label:
            position += 1
    pieces.append(text[position:])
    joined = " ".join(pieces)
    first = _LEADING_SERVER.match(joined) if found and found[0].start <= _LEADING else None
    return joined[first.end() :] if first else joined


_LEADING = 12
"""Characters before an identifier that a reference begins with: "[1] arXiv:"."""
_NUMBER_LABEL = re.compile(r"[(\[]\s?(?:(?:No|Nr|no)\.?\s?)?(?:ar[Xx]iv|ArXiv)?:?\s?\Z")
_NUMBER_END = re.compile(r"(?:\s?[;,]\s?[Vv]ersion\s\d{1,3})?\s?[)\]]")
_LEADING_SERVER = re.compile(r"\s*(?:ar|Ar|bio|med|chem|Chem)[Xx]iv\b[\s:.,]*(?=\[?[^\W\d_])")


def _in_brackets(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The brackets that hold nothing but a number: "(No. arXiv:1706.03762)", "(arXiv:…; Version 7)".

    APA sets them between a report's title and its publisher; they belong to neither.
    """
    opened = _NUMBER_LABEL.search(text, max(0, start - 16), start)
    closed = _NUMBER_END.match(text, end) if opened else None
    return (opened.start(), closed.end()) if opened and closed else None


def take_abs(text: str) -> tuple[str, list[Identifier]]:
    """``ArXiv, vol. abs/2401.08281``: how DBLP and Semantic Scholar print an arXiv number."""
    if "abs/" not in text:
        return text, []
    found = [identifiers.parse(f"arXiv:{match[1]}") for match in _ABS.finditer(text)]
    return _ABS.sub(" ", text), [identifier for identifier in found if identifier]
