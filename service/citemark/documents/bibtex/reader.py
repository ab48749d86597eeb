"""This module knows BibTeX and BibLaTeX files: every entry is read, broken ones as far as they go.

Splitting a file into blocks is bibtexparser's; macros, names and LaTeX are resolved
here, with bounds, because a file may be written to make that expensive.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from citemark.documents.bibtex.fields import Fields, entry_of
from citemark.documents.bibtex.salvage import salvage, salvage_fields
from citemark.documents.bibtex.values import Macros
from citemark.documents.composing import Composed
from citemark.documents.entries import bounded
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming, document
from citemark.types import Document, Entry, Problem

if TYPE_CHECKING:
    from bibtexparser.model import Block

_MEDIA_TYPE: Final = FORMATS["bibtex"].media_type

_INHERITED: Final = ("booktitle", "journal", "year", "date", "month", "publisher", "eventtitle")
"""Fields that ``crossref`` hands down (BibTeX manual); the parent's ``title`` becomes the
child's ``booktitle``."""
_NO_WORKS: Final = frozenset({"xdata", "set"})
"""BibLaTeX's types for fields that entries share, and for sets of entries."""
_LONGEST_LIST: Final = 400
"""Characters read of a list of keys."""
_NAMED_PROBLEMS: Final = 100
"""Broken entries that get a problem each; the rest are counted in one."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """An entry as the file states it, before inheritance."""

    key: str | None
    kind: str
    fields: Fields
    start: int
    end: int


def read(incoming: Incoming) -> Document:
    """The document of a BibTeX file: its text is the file, its entries stand in it."""
    found, problems = entries_of(incoming.text)
    entries, bound = bounded(found)
    return document(
        incoming,
        _MEDIA_TYPE,
        Composed(incoming.text),
        entries=entries,
        problems=(*problems, *bound),
    )


def entries_of(text: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of a BibTeX text in their places, and what is wrong with it."""
    reading = _Reading(text)
    reading.run()
    parents = {entry.key.lower(): entry for entry in reversed(reading.entries) if entry.key}
    stated = (
        _inheriting(entry, parents)
        for entry in reading.entries
        if entry.kind.lower() not in _NO_WORKS
    )
    entries = tuple(
        entry_of(it.key, it.kind, it.fields, text[it.start : it.end], it.start, it.end)
        for it in stated
    )
    return entries, _summed(reading.problems)


def _inheriting(entry: _Stated, parents: Mapping[str, _Stated]) -> _Stated:
    """The entry with the fields of the one it names in ``crossref`` (one step, as in BibTeX), and all those
    that it names in ``xdata``."""
    for name in entry.fields.get("xdata", "")[:_LONGEST_LIST].split(","):
        shared = parents.get(name.strip().lower())
        if shared is not None:
            entry = replace(entry, fields={**shared.fields, **entry.fields})
    parent = parents.get(entry.fields.get("crossref", "").strip().lower())
    if parent is None or parent is entry:
        return entry
    handed = {name: parent.fields[name] for name in _INHERITED if name in parent.fields}
    if "title" in parent.fields and "journal" not in entry.fields:
        handed.setdefault("booktitle", parent.fields["title"])
    return replace(entry, fields={**handed, **entry.fields})


def _summed(problems: list[Problem]) -> tuple[Problem, ...]:
    if len(problems) <= _NAMED_PROBLEMS:
        return tuple(problems)
    rest = len(problems) - _NAMED_PROBLEMS
    message = f"{rest:,} more entries are broken or repeat a key; correct the file"
    return (*problems[:_NAMED_PROBLEMS], Problem("more-problems", message))


@dataclass(slots=True)
class _Reading:
    """One pass over the blocks of a file."""

    text: str
    entries: list[_Stated] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    macros: Macros = field(default_factory=Macros)

    def run(self) -> None:
        from bibtexparser.model import Entry as Parsed
        from bibtexparser.model import ImplicitComment, ParsingFailedBlock, String

        placed = list(_placed(self.text))
        starts = [start for block, start, _ in placed if not isinstance(block, ImplicitComment)]
        read_until = 0
        for block, start, end in placed:
            inner = getattr(block, "ignore_error_block", None) or block
            if start < read_until:
                continue
            if isinstance(inner, String):
                self.macros.define(inner.key, inner.value)
            elif isinstance(inner, Parsed):
                pairs = [(part.key, part.value) for part in inner.fields]
                kind = inner.entry_type.replace(_VEILED, "comment")
                self._add(inner.key.strip() or None, kind, pairs, start, end)
                if block is not inner:
                    self._complain("repeated", "repeats a key or a field of an earlier one", start)
            elif isinstance(block, ParsingFailedBlock):
                following = bisect_right(starts, start)
                bound = starts[following] if following < len(starts) else len(self.text)
                read_until = self._salvage(start, min(bound, _next_block(self.text, start)))
            elif isinstance(block, ImplicitComment):
                self._go_on(start, end)

    def _add(
        self, key: str | None, kind: str, pairs: list[tuple[str, str]], start: int, end: int
    ) -> None:
        fields: dict[str, str] = {}
        whole = True
        for name, expression in pairs:
            value, well_formed = self.macros.expand(expression)
            fields.setdefault(name.strip().lower(), value)
            whole = whole and well_formed
        if not whole:  # a comma or brace is missing between two fields
            found = salvage(self.text[start:end])
            fields = {**fields, **found.fields} if found else fields
            self._complain(
                "broken-entry", "misses a comma or brace; its fields were guessed", start
            )
        self.entries.append(_Stated(key, kind, fields, start, end))

    def _salvage(self, start: int, end: int) -> int:
        """Reads a block that the parser gave up on, up to where the next one begins."""
        found = salvage(self.text[start:end])
        if found is None:
            self._complain("unreadable-entry", "cannot be read at all", start)
        else:
            stated = _Stated(found.key, found.kind, found.fields, start, end)
            self.entries.append(stated)
            self._complain(
                "broken-entry", "has unbalanced braces or quotes; its fields were guessed", start
            )
        return end

    def _go_on(self, start: int, end: int) -> None:
        """Text right after an entry that looks like fields belongs to it: a brace closed too early."""
        last = self.entries[-1] if self.entries else None
        if last is None or self.text[last.end : start].strip():
            return
        fields = salvage_fields(self.text[start:end])
        if fields:
            self.entries[-1] = replace(last, fields={**fields, **last.fields}, end=end)
            self._complain(
                "broken-entry", "closes a brace too early; its fields were guessed", last.start
            )

    def _complain(self, code: str, what: str, start: int) -> None:
        line = self.text.count("\n", 0, start) + 1 if len(self.problems) <= _NAMED_PROBLEMS else 0
        self.problems.append(Problem(code, f"the entry in line {line:,} {what}", start))


def _placed(text: str) -> Iterator[tuple[Block, int, int]]:
    """The parser's blocks with their ranges in the text."""
    from bibtexparser.splitter import Splitter

    # Its warnings quote the file; ours name the line.
    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL + 1)
    prepared = _prepared(text)
    place = 0
    for block in Splitter(prepared).split().blocks:
        raw = block.raw or ""
        start = max(prepared.find(raw, place), place)
        place = start + len(raw)
        yield block, start, place


def _prepared(text: str) -> str:
    """The text, as long as before, with what the splitter takes for comments made entries: a bracket in
    the line after its type, and types that begin like "comment"."""
    return _LIKE_COMMENT.sub(rf"\1{_VEILED}\2", _BRACKET_BELOW.sub(r"\1\3\2", text))


_BRACKET_BELOW: Final = re.compile(r"^([ \t]{0,40}@[A-Za-z]{1,40})(\s{1,40})([{(])", re.MULTILINE)
_LIKE_COMMENT: Final = re.compile(
    r"^([ \t]{0,40}@)comment(\w{1,40}[ \t]{0,40}[{(])", re.MULTILINE | re.IGNORECASE
)
_VEILED: Final = "kommend"


def _next_block(text: str, start: int) -> int:
    """Where a line begins with ``@`` after ``start``, or the end."""
    place = start
    while True:
        place = text.find("\n", place) + 1
        if place == 0:
            return len(text)
        if text[place : place + 80].lstrip(" \t").startswith("@"):
            return place
