"""This module knows what the name of an author looks like, and what only resembles one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from pathlib import Path

TITLE_WORDS = frozenset(Path(__file__).with_name("title_words.txt").read_text("ascii").split())
"""Words that stand in titles at least 200 times as often as in authors' names, counted over
half of 1.18 million records of computer science, mathematics and physics (DBLP, ACL, arXiv)."""

PARTICLES = frozenset({
    "van", "von", "vom", "der", "den", "de", "del", "della", "delle", "di", "da", "das", "dos", "do", "du",
    "la", "le", "les", "el", "al", "bin", "ibn", "ben", "abu", "ter", "ten", "te", "'t", "zu", "zur", "af",
    "av", "e", "y", "i", "st", "und",
})  # fmt: skip
_CAPITAL_PARTICLES = frozenset(
    str.split("VAN VON VOM DER DEN DE DEL DELLA DI DA DAS DOS LA LE TER TEN ZU ZUR")
)
"""Particles of surnames in capitals ("DE RIJKE, M."); "DU" and "AL" begin other names too."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_ORGANISATION_WORDS = frozenset({
    "agency", "ai", "association", "authority", "bank", "bureau", "center", "centre", "club",
    "collaboration", "commission", "committee", "company", "community", "consortium", "corporation", "corp",
    "council", "department", "foundation", "gmbh", "group", "groups", "inc", "institute", "laboratories",
    "laboratory", "lab", "labs", "llc", "ltd", "ministry", "office", "organisation", "organization",
    "press", "research", "society", "team", "union", "university", "workgroup", "staff", "contributors",
    "consulting", "blog", "house", "investigators", "network", "initiative", "alliance",
})  # fmt: skip
_ORGANISATION_SHORT = frozenset(
    {"inc", "corp", "ltd", "co", "st", "univ", "dept", "nat", "natl", "u.s"}
)
_PUBLICATIONS = frozenset(
    str.split(
        "report survey review index overview roadmap handbook yearbook outlook update guidelines challenge"
    )
)
"""What groups publish: the last word of such a work's title, and of no group's name."""
_ORGANISATION_LINKS = frozenset({"of", "for", "on", "the", "and", "in", "&", "@", "at"})
_NO_BEGINNINGS = _ORGANISATION_LINKS - {"the"} | {"a", "an", "towards", "toward"}
"""Words that titles begin with and organisations do not."""
_SHORT_GIVEN = frozenset({"st", "md", "mst", "most", "mohd", "wm", "chr"})
"""Given names and parts of surnames that are printed with a full stop."""
_TOKEN = re.compile(r"['’ʻ`\-‐]?[^\W\d_]+(?:[.\-'’‐‑–`´]+[^\W\d_]*)*[*†‡]?")
_PLAIN = re.compile(
    r"[A-Z](?:\.|[^\W\d_]*)(?:[ -]?[A-Z]\.)*(?:[ -][A-Z][^\W\d_]*){0,2}[ -][A-Z][^\W\d_]+"
)
"""What most names look like: the fast way for them."""
_HOMONYM = re.compile(r"0\d{3}")
"""DBLP's running number behind names that several people bear."""
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:(?:\.[\s\-‐‑]*|[\s\-‐‑]+)[^\W\d_]{1,2}){0,5}\.?")
"""Initials; Portuguese names have up to six, as those of particles are set too ("R. E. S. H. D.")."""
_INITIALED = re.compile(r"(?:[A-Z][a-z]+\s)?(?:[A-Z]\.[\s-]?){1,3}\s?[A-Z][a-z]+")
"""Initials before one word are a person's, whatever the word means else: "O. Press", "Olga B. Press"."""
_SHORT_SURNAME = re.compile(r"[A-Z]{2} [A-Z]{1,2}")
"""A surname of two letters in capitals, and initials: "LI H"."""
_JOINED_INITIALS = re.compile(r"[^\W\d_](?:[-‐][^\W\d_]){1,2}\.")
"""Initials of a compound given name behind one full stop: "Y-h. Taguchi"."""
_CJK = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{1,5}\s[\u3040-\u30ff\u3400-\u9fff]{1,5}"
    r"|[\u30a0-\u30ff\u3400-\u9fff]{1,8}[·・][\u30a0-\u30ff\u3400-\u9fff]{1,8}"
)
_CJK_START = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LONGEST_NAME = 120
"""Characters of a chunk that may be one name."""
_MAX_CASELESS = 3
"""Words of a name in a script without capitals; more are a sentence."""
_MAX_TOKENS = 7
_MAX_ORGANISATION_TOKENS = 10


class Kind(Enum):
    """What one chunk between separators is."""

    SURNAME = "one capitalised word, perhaps with particles"
    INITIALS = "initials alone"
    FULL = "given name or initials, and surname"
    ORGANISATION = "a group author"


@lru_cache(maxsize=4096)  # a reference's names are tried in every style, and its authors return
def kind_of(chunk: str) -> Kind | None:
    """What kind of name a chunk is; ``None`` when it is none."""
    if not chunk or len(chunk) > LONGEST_NAME:
        return None
    if _PLAIN.fullmatch(chunk):
        plain = chunk.lower().split()
        if (
            TITLE_WORDS.isdisjoint(plain)
            and _ORGANISATION_WORDS.isdisjoint(plain)
            and (chunk.split(maxsplit=1)[0] not in _CAPITAL_PARTICLES)
        ):
            return Kind.FULL if " " in chunk else Kind.SURNAME
    if _INITIALS.fullmatch(chunk) and chunk == chunk.upper() and chunk != chunk.lower():
        return Kind.FULL if _SHORT_SURNAME.fullmatch(chunk) else Kind.INITIALS
    if _CJK.fullmatch(chunk):
        return Kind.FULL
    tokens = chunk.split()
    words = [token.strip(".,'’").lower() for token in tokens]
    if _ORGANISATION_WORDS.intersection(words) and not _INITIALED.fullmatch(chunk):
        return _organisation(tokens, words)
    return _person(tokens, words)


def _person(tokens: Sequence[str], words: Sequence[str]) -> Kind | None:
    """A word that stands in titles makes a chunk no name, unless two other words or an initial do."""
    if len(tokens) > (_MAX_TOKENS if any(map(str.isupper, "".join(tokens))) else _MAX_CASELESS):
        return None
    significant = title_words = initials = 0
    for index, (token, word) in enumerate(zip(tokens, words, strict=True)):
        if (
            (word in PARTICLES and token[0].islower())
            or (token in _CAPITAL_PARTICLES and index < len(tokens) - 1 and tokens[-1].isupper())
            or word in _SUFFIXES
            or _HOMONYM.fullmatch(token)
        ):
            continue
        if not _is_name_token(token, tokens[index + 1 :]):
            # "T. seng Chua" is a name; "N. Doe measured the tides" says what she did.
            behind_initial = index > 0 and len(words[index - 1]) == 1
            if not (behind_initial and token.isalpha() and word not in TITLE_WORDS):
                return None
            continue
        significant += 1
        initials += len(word) == 1
        title_words += word in TITLE_WORDS
    if not significant or title_words > 1 or (title_words and significant < 3 - bool(initials)):
        return None
    return Kind.SURNAME if significant == 1 else Kind.FULL


def _is_name_token(token: str, following: Sequence[str]) -> bool:
    if not _TOKEN.fullmatch(token):
        return False
    if not (token[0].isupper() or token[0] in "'’ʻ`-‐" or _CJK_START.match(token)):
        return False
    return token[-1] != "." or _abbreviated(token, following)


def _abbreviated(token: str, following: Sequence[str]) -> bool:
    """Whether a full stop inside a name shortens it ("J.", "St.", "Yu. V. Ivanov")."""
    letters = token.replace(".", "").replace("-", "")
    if (
        len(letters) == 1
        or _JOINED_INITIALS.fullmatch(token)
        or letters.isupper()
        or token.count(".") > 1
        or letters.lower() in _SHORT_GIVEN
    ):
        return True
    return bool(following) and len(letters) == 2 and following[0].endswith(".")


def is_organisation(text: str) -> bool:
    """Whether a text could stand as a group author: short, capitalised, no sentence."""
    tokens = text.split()
    return 0 < len(tokens) <= _MAX_ORGANISATION_TOKENS and all(
        token[0].isupper()
        or token[0].isdigit()
        or token.lower() in _ORGANISATION_LINKS
        or index == 0
        for index, token in enumerate(tokens)
    )


def _organisation(tokens: Sequence[str], words: Sequence[str]) -> Kind | None:
    if len(tokens) > _MAX_ORGANISATION_TOKENS or words[-1] in _ORGANISATION_LINKS:
        return None
    if words[0] in _NO_BEGINNINGS or words[-1] in _PUBLICATIONS:
        return None
    if any(
        token[-1] in ".:" and word not in _ORGANISATION_SHORT
        for token, word in zip(tokens[:-1], words, strict=False)
    ):
        return None
    if any(
        not token[0].isupper() and word not in _ORGANISATION_LINKS and not token[0].isdigit()
        for token, word in zip(tokens, words, strict=True)
    ):
        return None
    return Kind.ORGANISATION


def is_suffix(chunk: str) -> bool:
    """Whether a chunk only goes with the name before it ("Jr.", "III")."""
    return chunk.strip(".").lower() in _SUFFIXES
