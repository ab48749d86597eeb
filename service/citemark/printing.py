"""This module knows what may be written to a terminal of what files, names and databases say."""

from __future__ import annotations


def printable(text: str) -> str:
    """``text`` on one line without control characters: a hostile name must not steer the terminal."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )
