"""This module knows how a worker process turns rows of a dump into staged bytes and keys."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from citemark.index.dumps import Format, by_name
from citemark.index.keys import head_of, identifier_key, key, token_keys
from citemark.index.work import UnreadableRowError, Work, pack
from citemark.matching import fold_title

SAMPLES = 3
"""Unreadable rows described per chunk; the build keeps the first few of all."""


def _words() -> array[int]:
    return array("Q")


def _rows() -> array[int]:
    return array("L")


@dataclass(slots=True)
class Digested:
    """What came of one chunk; rows are numbered from 0 within it."""

    format: str
    lines: list[bytes] = field(default_factory=list)
    titles: array[int] = field(default_factory=_words)
    """One key a row."""
    heads: array[int] = field(default_factory=_words)
    head_rows: array[int] = field(default_factory=_rows)
    identifiers: array[int] = field(default_factory=_words)
    identifier_rows: array[int] = field(default_factory=_rows)
    tokens: array[int] = field(default_factory=_words)
    token_counts: array[int] = field(default_factory=_rows)
    retracted: list[int] = field(default_factory=list)
    skipped: int = 0
    """Rows that are no works (a journal's editorial board, a person's page)."""
    unreadable: int = 0
    samples: list[str] = field(default_factory=list)


def digest(chunk: tuple[str, Sequence[object]]) -> Digested:
    """Reads the rows of one chunk; an unreadable row is counted and never stops the others."""
    name, items = chunk
    form = by_name(name)
    result = Digested(name)
    for item in items:
        try:
            work = form.read(item)
        except (UnreadableRowError, ValueError, RecursionError) as error:
            result.unreadable += 1
            if len(result.samples) < SAMPLES:
                result.samples.append(f"{error}: {_beginning(item)}")
            continue
        if work is None:
            result.skipped += 1
        else:
            _add(result, work, form)
    return result


def _add(result: Digested, work: Work, form: Format) -> None:
    result.retracted.extend(identifier_key(item) for item in work.retracts)
    folded = fold_title(work.title)
    if not folded:
        result.skipped += not work.retracts
        return
    row = len(result.lines)
    result.lines.append(pack(work if work.sources else form.signed(work)))
    result.titles.append(key(folded))
    if head := head_of(work.title):
        result.heads.append(key(head))
        result.head_rows.append(row)
    for identifier in work.identifiers:
        result.identifiers.append(identifier_key(identifier))
        result.identifier_rows.append(row)
    tokens = token_keys(folded)
    result.tokens.extend(tokens)
    result.token_counts.append(len(tokens))


def _beginning(item: object) -> str:
    text = item[:120].decode("utf-8", "replace") if isinstance(item, bytes) else repr(item)[:120]
    return text.strip()
