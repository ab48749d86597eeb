"""This module knows when what stands in a venue's place names no other venue than the recorded: a
publisher, or the recorded one with a slip."""

from __future__ import annotations

import re

from citemark.venues import normalised, resolve

_PRESS = re.compile(
    r"\b(?:University|Univ\.?|Academic|Clarendon|Pergamon|Plenum|Free|CRC|Guilford|MIT|Stanford|Princeton|Harvard|Yale|Oxford|Cambridge)"
    r"(?: \w+){0,4} (?:Press|Pr\.)|\bUniversity of (?:\w+ ){1,3}Press\b|\bVerlag\b|\bPublish(?:ers|ing)\b|\bBooks\b|& Sons\b"
    r"|\b(?:McGraw|Prentice|Addison|Penguin|Dover|Routledge|Gallimard|Einaudi|Éditions|Editorial|Издательство|Изд-во|出版社)\b"
)
"""How publishers of books call themselves, whom no list of venues holds one by one."""
_BODY = re.compile(
    r"\b(?:Academy|Association|College|Committee|Department|Federation|Foundation|Institut\w*|Laborator(?:y|ies)|Labs|Society"
    r"|Union|Universi(?:ty|t[àéäa]\w*|da[d]e?))\b"
)
_APPEARS = re.compile(
    r"\b(?:Annals|Annual|Bulletin|Conference|Congress|Forum|J|Journal|Letters|Magazine|Meeting|Proc\w*|Review|Reviews|Symposium"
    r"|Trans\w*|Workshop)\b"
)
_MOST = 200
"""Characters of a venue's name; the rest names none."""


def is_a_press(name: str) -> bool:
    """Whether a name is a publisher's of books, known or called as they are."""
    named = resolve(name)
    return (named is not None and named.kind == "publisher-page") or calls_itself_a_press(name)


def calls_itself_a_press(name: str) -> bool:
    return _PRESS.search(name[:_MOST]) is not None


def is_a_publisher(name: str) -> bool:
    """Whether a name is a publisher's, with or without its place ("Tarn: Association for Ponds"), which
    several styles print where others name the proceedings, or that of an institution of the authors."""
    behind = name[:_MOST].rpartition(": ")[2]
    if _APPEARS.search(behind):
        return False
    return is_a_press(behind) or _BODY.search(behind) is not None


def is_misnamed(claimed: str, recorded: str) -> bool:
    """Whether one word of a recorded venue's name stands in another form or misspelt, and all others as
    they are ("Conference on Computer Learning Theory" for the one on Computational Learning Theory)."""
    venue = resolve(recorded)
    mine = normalised(claimed).split()
    for name in (venue.name, *venue.aliases) if venue is not None else ():
        theirs = normalised(name).split()
        if len(theirs) == len(mine) >= _LEAST_WORDS:
            pairs = [(one, other) for one, other in zip(mine, theirs, strict=True) if one != other]
            if len(pairs) == 1 and _is_the_word(*pairs[0]):
                return True
    return False


def _is_the_word(one: str, other: str) -> bool:
    """Whether a word has another ending, or one letter of it is wrong, doubled or missing ("Proccessing")."""
    if one[:_STEM] == other[:_STEM]:
        return True
    from rapidfuzz.distance import OSA  # loads C code

    return min(len(one), len(other)) > _STEM and OSA.distance(one, other, score_cutoff=1) <= 1


_LEAST_WORDS = 3
"""Words of a name one of which may be mistaken."""
_STEM = 5
"""Letters that the forms of a word have in common ("Computer", "Computational")."""


def is_of_working_papers(name: str) -> bool:
    """Whether a name is that of an institution's papers, which appear elsewhere afterwards and which no
    list of venues holds ("Pond Bank Working Papers")."""
    return _PRINTED_BEFORE.search(name[:_MOST]) is not None


_PRINTED_BEFORE = re.compile(
    r"\b(?:Working|Discussion|Staff|Staff Working|Occasional) Papers?\b|\b(?:Technical|Tech\.|Research|Internal) (?:Reports?|Rep\.|Memo)",
    re.IGNORECASE,
)
