"""This module knows how an index is read: by identifier, by title, by near title, by coverage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Self

from citemark.identifiers.arxiv import read_arxiv
from citemark.index import coverage, layout, wholeness
from citemark.index.choice import have_authors_in_common, order
from citemark.index.keyfile import KeyFile
from citemark.index.keys import head_of, identifier_key, key, token_keys
from citemark.index.near import NEAR, candidates, near_ones, parted, rarity
from citemark.index.store import Held
from citemark.index.stored import Stored
from citemark.matching import fold_title
from citemark.types import Claim, Coverage, Identifier, Record

_SAME_TITLE = 500
"""Records read of one title: "Editorial" stands thousands of times, and no author tells all apart."""
_REMEMBERED = 4_096
"""Words' frequencies and names' works: those of one field recur."""
_MOST_HEADS = 20
_MOST_NEAR = 5


class Index:
    """An open index: records in one file, and key files that lead to them, mapped once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.directory = layout.current(path)
        self.stored = Stored(path, self.directory)
        about = self.stored.about
        wholeness.check_sizes(self.directory, about)
        self.version = about["version"]
        self.built = dt.date.fromisoformat(about["built"])
        self.newest = dt.date.fromisoformat(about["newest"]) if about["newest"] else None
        self.works = int(about["works"])
        newest = about["newest_arxiv"].split()
        self._newest_arxiv = tuple(map(int, newest)) if newest else None
        bits = int(about["number_bits"])
        opened = partial(self._open, bits=bits)
        self._titles = opened(layout.TITLES)
        self._heads = opened(layout.HEADS)
        self._identifiers = opened(layout.IDENTIFIERS)
        self._signatures = opened(layout.SIGNATURES)
        self._tokens = self._open(layout.TOKENS, bits=layout.FREQUENCY_BITS)
        self._record = self.stored.record
        self._headed = lru_cache(maxsize=_REMEMBERED)(self._read_headed)
        self._frequency = lru_cache(maxsize=_REMEMBERED)(self._read_frequency)

    def _open(self, name: str, *, bits: int) -> KeyFile:
        return KeyFile(self.directory / name, number_bits=bits)

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
        numbers = self._headed(key(folded)) if folded else ()
        if not numbers:
            return ()
        named = [held for held in self._held(numbers) if head_of(held.record.title) == folded]
        if len(named) > 1:
            named.sort(key=lambda held: (*order(held.record, authors, year), held.id))
        return tuple([held.record for held in named[:limit]])

    def rarity(self, token: str) -> float:
        """Inverse document frequency of a word of folded titles; greatest for unknown words."""
        return rarity(self._frequency_of(token), self.works)

    def _frequency_of(self, word: str) -> int:
        return self._frequency(key(word))

    def _exact(self, folded: str) -> list[Held]:
        numbers = self._titles.numbers(key(folded), _SAME_TITLE)
        return [held for held in self._held(numbers) if _has_title(held.record, folded)]

    def _near(
        self, title: str, folded: str, seen: set[int], authors: Sequence[str], year: int | None
    ) -> list[Held]:
        tokens = token_keys(" ".join(parted(folded.split(), self._frequency_of)))
        numbers = candidates(tokens, [self._frequency(token) for token in tokens], self._signatures)
        scores = near_ones(folded, self.stored.titles(numbers))
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
        longer = self._held(self._headed(key(folded)))
        found = [held for held in longer if head_of(held.record.title) == folded]
        head = head_of(title)
        shorter = self._held(self._titles.numbers(key(head), _MOST_HEADS)) if head else []
        return found + [held for held in shorter if head and _has_title(held.record, head)]

    def _read_headed(self, head: int) -> tuple[int, ...]:
        return tuple(self._heads.numbers(head, _MOST_HEADS))

    def _read_frequency(self, token: int) -> int:
        return next(iter(self._tokens.numbers(token, 1)), 0)

    def _held(self, numbers: Iterable[int]) -> list[Held]:
        return [Held(number, self._record(number)) for number in numbers]

    # -------------------------------------------------------------- coverage

    def coverage(self, claim: Claim, identifiers: tuple[Identifier, ...]) -> Coverage | None:
        """How probable it is that a work would be held if it existed as claimed; None: cannot say."""
        return coverage.of_claim(self.stored.statement, claim, identifiers)

    def identifier_coverage(self, identifier: Identifier) -> Coverage | None:
        """How probable it is that an existing identifier would be held; None: cannot say."""
        return coverage.of_identifier(self.stored.statement, identifier)

    def is_newer(self, identifier: Identifier) -> bool:
        """Whether an arXiv identifier was given out after the newest one held."""
        number = read_arxiv(identifier.value) if identifier.scheme == "arxiv" else None
        if number is None or self._newest_arxiv is None:
            return False
        return (*number.era, number.number) > self._newest_arxiv

    # ------------------------------------------------------------ what it is

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self.directory.iterdir())

    @property
    def unreadable(self) -> int:
        """Rows of the dumps that could not be read."""
        return int(self.stored.about["unreadable"])

    def info(self) -> dict[str, object]:
        """What the index is, holds and covers, ready for JSON."""
        return {
            "version": self.version,
            "built": self.built.isoformat(),
            "newest": self.newest.isoformat() if self.newest else None,
            "works": self.works,
            "bytes": self.size,
            "rows": int(self.stored.about["rows"]),
            "skipped": int(self.stored.about["skipped"]),
            "unreadable": self.unreadable,
            "sources": {
                name: {"works": works, "newest": newest}
                for name, works, newest in self.stored.sources()
            },
            "coverage": {
                scope: {"parts": parts, "held": held, "estimate": round(estimate, 4)}
                for scope, parts, held, estimate in self.stored.scopes()
            },
        }

    # ------------------------------------------------------------ life cycle

    def check(self) -> None:
        """Reads every file; raises ``IndexUnusable`` when one is not as it was built."""
        wholeness.check_contents(self.directory, self.stored.about)

    def stale(self) -> bool:
        """Whether another index has been put in this one's place: open that, then close this."""
        return layout.current(self.path) != self.directory

    def close(self) -> None:
        """Closes all threads' connections and the mapped files; nobody may be asking any more."""
        self.stored.close()
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
