"""This module knows how author lists are written in fields, and makes each name readable."""

from __future__ import annotations

import re
from typing import Final

_OTHERS: Final = frozenset({
    "others", "et al", "et. al", "and others", "other authors", "and other authors",
    "und andere", "andere", "u. a", "y otros", "otros", "et autres", "autres", "e outros", "outros",
    "e altri", "altri", "i dr", "и др", "и другие", "др", "等",
})  # fmt: skip
"""English, German, Spanish, French, Portuguese, Italian, South Slavic, Russian, Chinese."""
_ET_AL: Final = re.compile(r",?\s{1,4}et\.?\s{1,4}al\.?,?$", re.IGNORECASE)
_MORE: Final = re.compile(
    r"\W{1,9}|[\[(](?:and )?(?:others|et\.? al\.?)[\])]|(?:and )?\d{1,4} (?:others|more|other authors|more authors)",
    re.IGNORECASE,
)
"""Also dots alone, and "[others]", "12 others"."""
_INITIALS: Final = re.compile(r"(?<=\s)[A-Z]{1,4}$|(?<![^\W_])[A-Z]\.")
_SUFFIX: Final = re.compile(r"(?:jr|sr|i{2,3}|iv|v)\.?", re.IGNORECASE)


def first_last(name: str) -> str:
    """``Last, First`` and ``von Last, Jr., First`` in reading order; other names as stated."""
    stated = _from_parts(name) if "=" in name else ""
    if stated:
        return stated
    parts = [part.strip() for part in name.split(",")]
    parts = [part for part in parts if part]
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]):
        return f"{parts[0]} {parts[1]}"
    if len(parts) == 2 and not _INITIALS.search(parts[0]):  # no family name, but a whole one
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[1]):
        return f"{parts[2]} {parts[0]} {parts[1]}"
    return " ".join(", ".join(parts).split())


_PARTS: Final = ("given", "prefix", "family", "suffix")
_PART: Final = re.compile(r"\s{0,4}([a-z]{2,12}(?:-[a-z]{1,2})?)\s{0,4}=\s{0,4}(.*)", re.DOTALL)


def _from_parts(name: str) -> str:
    """BibLaTeX's extended name format (biber 2.8): ``family=Doe, given=Jane, prefix=de``; "" for others."""
    parts = [_PART.fullmatch(part) for part in name.split(",")]
    stated = {part[1]: part[2].strip(' "') for part in parts if part}
    if len(stated) < len(parts):
        return ""
    return " ".join(filter(None, map(stated.get, _PARTS)))


def without_others(names: list[str]) -> tuple[tuple[str, ...], bool]:
    """The names without "and others" / "et al.", and whether there was one."""
    kept: list[str] = []
    truncated = False
    for name in names:
        if name.strip(" .,").lower() in _OTHERS or _MORE.fullmatch(name.strip()):
            truncated = True
            continue
        bare = _ET_AL.sub("", name).strip()
        truncated = truncated or bare != name.strip()
        if bare:
            kept.append(bare)
    return tuple(kept), truncated


def split_people(text: str) -> list[str]:
    """The names of one string: separated by ``;``, ``and``, ``&``, or by commas between full names."""
    if ";" in text:
        return [name.strip() for name in text.split(";") if name.strip()]
    pieces = re.split(r",?\s(?:and|&)\s", text)
    people: list[str] = []
    for piece in pieces:
        parts = [part.strip() for part in piece.split(",")]
        whole = all(" " in part or part.lower().startswith("et al") for part in parts)
        people.extend(parts if whole else [piece.strip()])
    return [name for name in people if name]
