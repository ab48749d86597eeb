"""This module knows how the names of a list are set, as those show that were read of it."""

from __future__ import annotations

import re

from citemark.references.people.names import Kind

INITIALED = re.compile(r"[^\W\d_a-z]\.")
_TELLING = 40
"""Chunks of a list that show how its names are set: the later ones are set as the first are."""


class Setting:
    """The chunks of a list in their order, and what they have in common.

    What is asked again behind every name is counted on as names are added, not looked up in all.
    """

    __slots__ = ("_followed", "_initialed", "_longer", "_told", "_whole", "chunks", "grouped")

    def __init__(self) -> None:
        self.chunks: list[tuple[str, Kind, str]] = []
        """(chunk, kind, divider that followed it)"""
        self.grouped = False
        """";" stands behind one of them."""
        self._whole = 0
        """Whole names among the telling chunks, and those of them with an initial first."""
        self._initialed = 0
        self._told = 0
        """Chunks that were asked whether initials end them, as long as they end them all."""
        self._followed = True
        self._longer = False

    def __bool__(self) -> bool:
        return bool(self.chunks)

    def add(self, chunk: str, kind: Kind, divider: str) -> None:
        if kind is Kind.FULL and len(self.chunks) < _TELLING:
            self._whole += 1
            self._initialed += INITIALED.match(chunk) is not None
        self.grouped = self.grouped or divider == ";"
        self.chunks.append((chunk, kind, divider))

    def without_last(self) -> Setting:
        shorter = Setting()
        for chunk in self.chunks[:-1]:
            shorter.add(*chunk)
        return shorter

    def last_is(self, *kinds: Kind) -> bool:
        return bool(self.chunks) and self.chunks[-1][1] in kinds

    def last_divider(self) -> str | None:
        return self.chunks[-1][2] if self.chunks else None

    def surnames_alone(self) -> bool:
        """Whether nothing stands here but single words."""
        return all(kind is Kind.SURNAME for _, kind, _ in self.chunks)

    def awaits_initials(self) -> bool:
        """Whether initials alone go with the last name: a surname of one word, or of two before a comma,
        as Spanish and Portuguese ones are ("García Marsh, J.")."""
        return bool(self.chunks) and _awaits_initials(self.chunks[-1])

    def surnames_first(self) -> bool:
        """Whether every surname here stood before its initials, with a comma between."""
        return (
            not self._whole
            and len(self.chunks) > 1
            and self.chunks[0][1] is Kind.SURNAME
            and self.chunks[1][1] is Kind.INITIALS
        )

    def inverted(self) -> bool:
        """Surnames come first here: ``Doe, J.`` or ``Doe J``."""
        if self.chunks[0][1] is Kind.SURNAME:
            return len(self.chunks) == 1 or self.chunks[1][1] is Kind.INITIALS
        if len(self.chunks) > 1 and self.chunks[1][1] is Kind.INITIALS:
            return _awaits_initials(self.chunks[0])
        while self._followed and self._told < len(self.chunks):
            name, kind, _ = self.chunks[self._told]
            first = len(name.split(maxsplit=1)[0])
            self._followed = kind is Kind.FULL and ends_in_initial(name) and first > 1
            self._longer = self._longer or first > 2
            self._told += 1
        return self._followed and self._longer

    def given_first(self) -> bool:
        """Whether names stand here that all end in a surname, as DBLP prints them."""
        return bool(self.chunks) and not any(
            divider not in (",", "and") or ends_in_initial(name)
            for name, _, divider in self.chunks[:_TELLING]
        )

    def initialed(self) -> bool:
        """Whether two names and more stand here, each with its initials first."""
        return self._whole > 1 and self.all_initialed()

    def all_initialed(self) -> bool:
        """Whether whole names stand here, each with its initials first."""
        return 0 < self._whole == self._initialed

    def in_capitals(self) -> bool:
        """Whether capitals tell surnames from given names here."""
        first = self.chunks[0][0]
        return first.isupper() and len(first) > 1 and not self.chunks[-1][0].isupper()

    def unlike(self, kind: Kind, *, closing: bool = False) -> bool:
        """Whether a chunk of that kind goes on no list as it is set so far: one word behind names
        with initials, and where no name follows (``closing``) behind whole names too, or whatever
        has no initials behind surnames that each had theirs."""
        telling = min(len(self.chunks), _TELLING)
        whole = telling > 1 and self._whole == telling and kind is Kind.SURNAME
        if kind is Kind.SURNAME and self.initialed():
            return whole
        return closing and (whole or (self.surnames_first() and self.last_is(Kind.INITIALS)))


def _awaits_initials(chunk: tuple[str, Kind, str]) -> bool:
    name, kind, divider = chunk
    return kind is Kind.SURNAME or (
        kind is Kind.FULL and divider == "," and not holds_initial(name)
    )


def ends_in_initial(name: str) -> bool:
    """Whether initials are the name's last word."""
    last = name.rsplit(maxsplit=1)[-1]
    letters = last.replace(".", "").replace("-", "")
    return len(letters) <= 3 and letters == letters.upper()


def holds_initial(name: str) -> bool:
    """Whether initials are among the name's words; of a name in capitals only what has one letter is."""
    words = name.split()
    if name.isupper():
        return any(len(word.rstrip(".")) == 1 for word in words)
    return any(map(ends_in_initial, words))
