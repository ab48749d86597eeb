"""This module knows lists of authors: whom the list names that a text begins with, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from citemark.references.people.chunks import among_names, could_be_name, kind_among
from citemark.references.people.dividers import SEPARATOR, behind_others, others, strongest
from citemark.references.people.from_chunks import join
from citemark.references.people.names import Kind, kind_of
from citemark.references.people.setting import INITIALED, Setting, ends_in_initial
from citemark.references.people.stops import Stop, find_stop, holds_stop, is_complete


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The authors a text begins with, and where what follows them begins."""

    authors: tuple[str, ...]
    truncated: bool
    end: int
    comma: bool = False
    """Only a comma divides the list from what follows (AMS style)."""


_MAX_AUTHORS = 5_000
_SPELT_AS_NAMES = re.compile(r"(?:Ma?c|O['’])?[^\W\d_a-z][^\W\d_A-Z'’]+(?:[-'’]\w[^\W\d_A-Z]+)*")
"""No capitals inside, as names of systems have them ("Doe et al. TideLM. 2024")."""
_IN_NAMES = frozenset({" i ", " y ", " e "})
"""What Catalan, Spanish and Portuguese names have between two surnames ("Santiago Ramón y Cajal")."""
SECOND_SURNAME = re.compile(
    r"[^\W\d_a-z][\w'’-]+(?:\s?[,.;:(“\"‘'«„]|\s[–—#|&-]|\s(?:and|et|und)\s|\s*\Z)"
)
"""One word that ends what is named: behind a whole name it is no other person, who would be named whole."""


def read_authors(text: str) -> AuthorList | None:
    """The list of authors that ``text`` begins with, up to the stop that ends it."""
    reader = _Reader(text)
    return reader.read()


def authors_only(text: str) -> AuthorList | None:
    """``text`` as a list of authors with nothing behind it; ``None`` when it is more or less."""
    stripped = text.rstrip(" ,.:;(")
    ended = text[: len(stripped)] + "."
    result = _Reader(ended).read()
    if result is None or result.comma or ended[result.end :].strip(" .,;()"):
        return None
    return result


class _Reader:
    """One left-to-right pass over the chunks between separators."""

    __slots__ = ("last", "names", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.names = Setting()
        self.last = 0
        """Where the last chunk begins."""

    def read(self) -> AuthorList | None:
        truncated = others(self.text)
        limit = truncated.start() if truncated else len(self.text)
        position = 0
        while position <= limit and len(self.names.chunks) < _MAX_AUTHORS:
            separator = self._separator(position, limit)
            if separator is None:
                return self._last(position, limit, truncated)
            chunk = self.text[position : separator.start()].strip(" ()")
            kind = kind_among(chunk, self.names, self.text, separator)
            if kind is None:
                stop = find_stop(self.text, position, separator.start(), self.names)
                if stop is not None:
                    return self._finish(stop)
                if among_names(chunk, self.text, separator.end()):
                    kind = Kind.FULL
                elif not self.names or chunk.strip(":.-"):
                    return self._comma_end(position)
            elif kind is Kind.FULL and ". " in chunk:
                stop = self._stop_inside(position, chunk, separator)
                if stop is not None:
                    return self._finish(stop)
            if kind is not None:
                self.names.add(chunk, kind, strongest(separator[0]))
                self.last = position
            position = separator.end()
            if is_complete(self.names, self.text, position):
                return self._comma_end(position)
        return None

    def _separator(self, position: int, limit: int) -> re.Match[str] | None:
        """What divides the next name from the one behind it; an "and" inside one name does not."""
        found = SEPARATOR.search(self.text, position, limit)
        if found is None or found[0] not in _IN_NAMES:
            return found
        inside = SECOND_SURNAME.match(self.text, found.end())
        name = self.text[position : found.start()].strip(" ()")
        # behind an initial stands no second surname: "Doe, Jane, Roe, James S. y Marsh, Ann"
        whole = inside and kind_of(name) is Kind.FULL and not ends_in_initial(name)
        return SEPARATOR.search(self.text, found.end(), limit) if whole else found

    def _stop_inside(self, position: int, chunk: str, separator: re.Match[str]) -> Stop | None:
        if not holds_stop(chunk, self.names, self.text, separator):
            return None
        end, first = separator.start(), not self.names
        return find_stop(self.text, position, end, self.names, surely=first)

    def _last(
        self, position: int, limit: int, truncated: re.Match[str] | None
    ) -> AuthorList | None:
        """The chunk that no separator follows: the last name, before a stop or "et al."."""
        chunk = self.text[position:limit].strip(" ()")
        kind = kind_of(chunk)
        if kind is None or truncated is None:
            stop = find_stop(self.text, position, limit, self.names)
            if stop is not None:
                return self._finish(stop)
        if kind is None and truncated and len(self.names.chunks) > 1 and could_be_name(chunk):
            kind = Kind.FULL
        if kind is None:
            return self._comma_end(position)
        self.names.add(chunk, kind, "")
        return self._truncated(truncated.end()) if truncated else None

    def _finish(self, stop: Stop) -> AuthorList | None:
        name = stop.name
        dotted = any("." in known for known, _, _ in self.names.chunks)
        if ends_in_initial(name) and name[-1] != "." and (dotted or stop.kind is Kind.INITIALS):
            name += "."
        self.names.add(name, stop.kind, "")
        return self._close(stop.end)

    def _truncated(self, end: int) -> AuthorList | None:
        """After "et al."; "J. et al. Doe. Title" puts the surname behind it."""
        late = re.match(r"\s*([^\W\d_][\w'’-]+)\.\s", self.text[end : end + 40])
        if (
            late
            and kind_of(late[1]) is Kind.SURNAME
            and _SPELT_AS_NAMES.fullmatch(late[1])
            and self.names.last_is(Kind.INITIALS, Kind.SURNAME)
        ):
            name, _, divider = self.names.chunks[-1]
            self.names = self.names.without_last()
            self.names.add(f"{name} {late[1]}", Kind.FULL, divider)
            end += late.end()
        end = behind_others(self.text, end)
        result = self._close(end, truncated=True)
        comma = self.text[:end].rstrip().endswith(",") and INITIALED.match(self.names.chunks[0][0])
        return replace(result, comma=True) if result and comma else result

    def _comma_end(self, position: int) -> AuthorList | None:
        """What follows the last separator is no name: an AMS-style list, if names came before."""
        if not self.names or self.names.surnames_alone():
            return None
        name, kind, divider = self.names.chunks[-1]
        if divider == "and" and not INITIALED.match(name):
            # a title's first words, if they are unlike the names before
            self.names = self.names.without_last()
            if not (self.names.initialed() or self.names.unlike(kind, closing=True)):
                return None
            position = self.last
        result = self._close(position)
        if result is None or self.names.last_divider() == "and":
            return None
        return replace(result, comma=True)

    def _close(self, end: int, *, truncated: bool = False) -> AuthorList | None:
        authors = join(self.names.chunks)
        return AuthorList(authors, truncated, end) if authors else None
