"""This module knows how an index is read: by identifier, by title, by near title, by coverage."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Self

from citemark.errors import IndexUnusable
from citemark.identifiers.arxiv import read_arxiv
from citemark.index import coverage, layout, store
from citemark.index.choice import have_authors_in_common, order
from citemark.index.keyfile import KeyFile
from citemark.index.keys import head_of, identifier_key, key, token_keys
from citemark.index.near import NEAR, candidates, near_ones, rarity
from citemark.index.store import Held
from citemark.matching import fold_title
from citemark.types import Claim, Coverage, Identifier, Record

_SAME_TITLE = 500
"""Records read of one title: "Editorial" stands thousands of times, and no author tells all apart."""
_REMEMBERED_RECORDS = 2_048
"""What was found by its identifier is asked for by its title next, and the works of one field are
named again and again; 1.1 kB each on average, 4 kB at the most of 3,000."""
_REMEMBERED = 4_096
"""Words' frequencies, names' works and statements of coverage: those of one field recur."""
_MOST_HEADS = 20
_MOST_NEAR = 5
_SELECT_ONE = f"{store.SELECT} = ?"
_SCOPES = """
SELECT scope, count(*), sum(held), sum(estimate * max(held, 1)) / sum(max(held, 1))
FROM coverage WHERE scope <> 'arxiv' OR part GLOB '????-??' GROUP BY scope ORDER BY scope
"""


class Index:
    """An open index. Every thread has its own connection; the key files are mapped once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.directory = layout.current(path)
        self._records = self.directory / layout.RECORDS
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        meta = self._meta()
        self._about = meta
        self.version = meta["version"]
        self.built = dt.date.fromisoformat(meta["built"])
        self.newest = dt.date.fromisoformat(meta["newest"]) if meta["newest"] else None
        self.works = int(meta["works"])
        newest = meta["newest_arxiv"].split()
        self._newest_arxiv = tuple(map(int, newest)) if newest else None
        bits = int(meta["number_bits"])
        opened = partial(self._open, bits=bits)
        self._titles = opened(layout.TITLES)
        self._heads = opened(layout.HEADS)
        self._identifiers = opened(layout.IDENTIFIERS)
        self._signatures = opened(layout.SIGNATURES)
        self._tokens = self._open(layout.TOKENS, bits=layout.FREQUENCY_BITS)
        self._venues: dict[int, str] = {}
        self._record = lru_cache(maxsize=_REMEMBERED_RECORDS)(self._read_record)
        self._headed = lru_cache(maxsize=_REMEMBERED)(self._read_headed)
        self._frequency = lru_cache(maxsize=_REMEMBERED)(self._read_frequency)
        self._statement = lru_cache(maxsize=_REMEMBERED)(self._read_statement)

    def _open(self, name: str, *, bits: int) -> KeyFile:
        return KeyFile(self.directory / name, number_bits=bits)

    def _meta(self) -> dict[str, str]:
        if not self._records.is_file():
            raise IndexUnusable(f"There is no index in {self.path}: build one there.")
        try:
            meta = dict(self._connection().execute("SELECT name, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise IndexUnusable(f"The index in {self.path} is damaged: build it again.") from error
        if meta.get("format") != str(store.FORMAT):
            raise IndexUnusable(f"The index in {self.path} is of another format: build it again.")
        return meta

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        # SQLite forbids to carry a connection into a forked worker (sqlite.org/howtocorrupt.html).
        if connection is None or self._local.process != os.getpid():
            connection = self._local.connection = store.connect(self._records)
            self._local.process = os.getpid()
            with self._lock:
                self._connections.append(connection)
        return connection

    # ------------------------------------------------------------- look-ups

    def by_identifier(self, identifier: Identifier) -> tuple[Record, ...]:
        """The records that carry the identifier; its version does not matter."""
        records = map(self._record, self._identifiers.numbers(identifier_key(identifier), 8))
        return tuple([record for record in records if identifier in record.identifiers])

    def by_title(
        self,
        title: str,
        *,
        authors: Sequence[str] = (),
        year: int | None = None,
        limit: int = 5,
    ) -> tuple[Record, ...]:
        """Records of that title, else of near ones; best first.

        Records of one title are told apart by authors, then year. Near titles are looked for
        when none has the title itself, or none of those shares an author with ``authors``.
        """
        folded = fold_title(title)
        if not folded:
            return ()
        exact = self._exact(folded)
        if len(exact) > 1:
            exact.sort(key=lambda held: (*order(held.record, authors, year), held.id))
        if exact and have_authors_in_common(exact[0].record, authors) is not False:
            return tuple([held.record for held in exact[:limit]])
        near = self._near(title, folded, {held.id for held in exact}, authors, year)
        return tuple([held.record for held in (*exact, *near)][:limit])

    def titled(
        self, title: str, *, authors: Sequence[str] = (), limit: int = 5
    ) -> tuple[Record, ...]:
        """Records of that very title, best first; no near ones."""
        folded = fold_title(title)
        exact = self._exact(folded) if folded else []
        exact.sort(key=lambda held: (*order(held.record, authors, None), held.id))
        return tuple([held.record for held in exact[:limit]])

    def by_head(
        self, name: str, *, authors: Sequence[str] = (), year: int | None = None, limit: int = 5
    ) -> tuple[Record, ...]:
        """Records whose main title, before a colon or dash, is this name ("NeRF: …")."""
        folded = fold_title(name)
        numbers = self._headed(folded) if folded else ()
        if not numbers:
            return ()
        named = [held for held in self._held(numbers) if head_of(held.record.title) == folded]
        if len(named) > 1:
            named.sort(key=lambda held: (*order(held.record, authors, year), held.id))
        return tuple([held.record for held in named[:limit]])

    def rarity(self, token: str) -> float:
        """Inverse document frequency of a word of folded titles; greatest for unknown words."""
        return rarity(self._frequency(key(token)), self.works)

    def _exact(self, folded: str) -> list[Held]:
        numbers = self._titles.numbers(key(folded), _SAME_TITLE)
        return [held for held in self._held(numbers) if _has_title(held.record, folded)]

    def _near(
        self, title: str, folded: str, seen: set[int], authors: Sequence[str], year: int | None
    ) -> list[Held]:
        tokens = token_keys(folded)
        numbers = candidates(tokens, [self._frequency(token) for token in tokens], self._signatures)
        scores = near_ones(folded, self._titles_of(numbers))
        for held in self._parts(title, folded):
            scores.setdefault(held.id, NEAR)
        best = sorted((-score, number) for number, score in scores.items() if number not in seen)
        found = self._held(number for _, number in best[:_MOST_NEAR])
        if len(found) > 1:
            found.sort(
                key=lambda held: (-scores[held.id], *order(held.record, authors, year), held.id)
            )
        return found

    def _parts(self, title: str, folded: str) -> list[Held]:
        """Records whose main title this is, or whose title is the main title of this."""
        longer = self._held(self._read_headed(folded))
        found = [held for held in longer if head_of(held.record.title) == folded]
        head = head_of(title)
        shorter = self._held(self._titles.numbers(key(head), _MOST_HEADS)) if head else []
        return found + [held for held in shorter if head and _has_title(held.record, head)]

    def _read_headed(self, folded: str) -> tuple[int, ...]:
        return tuple(self._heads.numbers(key(folded), _MOST_HEADS))

    def _read_frequency(self, token: int) -> int:
        return next(iter(self._tokens.numbers(token, 1)), 0)

    def _titles_of(self, numbers: Sequence[int]) -> Iterable[tuple[int, str, str | None]]:
        marks = ",".join("?" * len(numbers))
        query = f"SELECT id, title, earlier_titles FROM record WHERE id IN ({marks})"  # noqa: S608  # only question marks are put in
        return self._connection().execute(query, numbers).fetchall() if numbers else ()

    def _held(self, numbers: Iterable[int]) -> list[Held]:
        return [Held(number, self._record(number)) for number in numbers]

    def _read_record(self, number: int) -> Record:
        row = self._connection().execute(_SELECT_ONE, (number,)).fetchone()
        if row is None:
            raise IndexUnusable(f"The index in {self.path} is damaged: build it again.")
        return store.to_record(row, self._venue)

    def _venue(self, number: int) -> str:
        name = self._venues.get(number)
        if name is None:
            query = "SELECT name FROM venue WHERE id = ?"
            (name,) = self._connection().execute(query, (number,)).fetchone()
            self._venues[number] = name
        return name

    # -------------------------------------------------------------- coverage

    def coverage(self, claim: Claim, identifiers: tuple[Identifier, ...]) -> Coverage | None:
        """How probable it is that a work would be held if it existed as claimed; None: cannot say."""
        return coverage.of_claim(self._statement, claim, identifiers)

    def identifier_coverage(self, identifier: Identifier) -> Coverage | None:
        """How probable it is that an existing identifier would be held; None: cannot say."""
        return coverage.of_identifier(self._statement, identifier)

    def is_newer(self, identifier: Identifier) -> bool:
        """Whether an arXiv identifier was given out after the newest one held."""
        number = read_arxiv(identifier.value) if identifier.scheme == "arxiv" else None
        if number is None or self._newest_arxiv is None:
            return False
        return (*number.era, number.number) > self._newest_arxiv

    def _read_statement(self, scope: str, part: str, name: str) -> Coverage | None:
        query = "SELECT estimate, low, high, basis FROM coverage WHERE scope = ? AND part = ?"
        row = self._connection().execute(query, (scope, part)).fetchone()
        if row is None:
            return None
        estimate, low, high, basis = row
        return Coverage(estimate, low, high, f"{name}: {basis}.")

    def sources(self) -> list[tuple[str, int, str | None]]:
        """The collections read: name, works, newest day; the largest first."""
        query = "SELECT name, works, newest FROM source ORDER BY works DESC, name"
        return self._connection().execute(query).fetchall()

    def scopes(self) -> list[tuple[str, int, int, float]]:
        """What is said of coverage in sum: scope, parts, works held, mean share by works."""
        return self._connection().execute(_SCOPES).fetchall()

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self.directory.iterdir())

    @property
    def unreadable(self) -> int:
        """Rows of the dumps that could not be read."""
        return int(self._about["unreadable"])

    def info(self) -> dict[str, object]:
        """What the index is, holds and covers, ready for JSON."""
        return {
            "version": self.version,
            "built": self.built.isoformat(),
            "newest": self.newest.isoformat() if self.newest else None,
            "works": self.works,
            "bytes": self.size,
            "rows": int(self._about["rows"]),
            "skipped": int(self._about["skipped"]),
            "unreadable": self.unreadable,
            "sources": {
                name: {"works": works, "newest": newest} for name, works, newest in self.sources()
            },
            "coverage": {
                scope: {"parts": parts, "held": held, "estimate": round(estimate, 4)}
                for scope, parts, held, estimate in self.scopes()
            },
        }

    def coverage_table(self, scope: str) -> tuple[tuple[str, int, Coverage], ...]:
        """All statements of one scope (``venue``, ``arxiv``, ``doi``): part, works held, coverage."""
        query = "SELECT part, held, estimate, low, high, basis FROM coverage WHERE scope = ? ORDER BY part"
        rows = self._connection().execute(query, (scope,)).fetchall()
        return tuple((part, held, Coverage(*rest)) for part, held, *rest in rows)

    # ------------------------------------------------------------ life cycle

    def stale(self) -> bool:
        """Whether another index has been put in this one's place: open that, then close this."""
        return layout.current(self.path) != self.directory

    def close(self) -> None:
        """Closes all threads' connections and the mapped files; nobody may be asking any more."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        for file in (self._titles, self._heads, self._identifiers, self._signatures, self._tokens):
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[type[Index], tuple[Path]]:
        return (Index, (self.path,))


def open_index(path: Path) -> Index:
    """Opens the index that ``path`` points to."""
    return Index(path)


def _has_title(record: Record, folded: str) -> bool:
    return fold_title(record.title) == folded or any(
        fold_title(title) == folded for title in record.earlier_titles
    )
