"""This module knows what a ledger answers, and what every ledger must be able to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import ClassVar, Protocol, Self

from citemark.ledger.observation import Observation
from citemark.types import Claim, Identifier

SAMPLE = 20
"""The most witnesses heard for one identifier or work: a uniform sample of the documents that
used it (they are kept in the order of a hash of their identifiers, so the sample depends on what
is known and not on when it was learnt). An invented identifier hardly ever has more; for a well
known one, at least one of 20 stands for any other work that 14 % of the documents mean by it,
with probability 1 - 0.86 ** 20 = 0.95. Measured: each witness costs 12 µs from a database."""

LISTED = 1000
"""The most witnesses that ``uses_of`` lists: a page that a person can still read through."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A document's word: this identifier stands for this claimed work."""

    document_id: str
    document_title: str | None
    published: dt.date | None
    identifier: Identifier | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class Testimony:
    """What other documents say; names that nobody else used are missing from the mappings."""

    __test__: ClassVar[bool] = False  # the name begins with "Test": pytest must not collect it

    by_identifier: Mapping[Identifier, tuple[Witness, ...]] = field(default_factory=dict)
    by_work: Mapping[str, tuple[Witness, ...]] = field(default_factory=dict)
    """By work key (``works.work_keys``). One key is a hint that one work is meant, no more."""
    version: str | None = None
    """The ledger's version as this document sees it, that is without its own testimony: the same
    before and after it is recorded, so that scoring it again gives the same report."""


class Ledger(Protocol):
    """Which documents used which identifier for which claimed work.

    ``record`` returns when the observations are kept; recording one that is already
    known changes nothing. All methods may be called from several threads, and raise
    ``LedgerUnavailable`` when the ledger cannot be read or written.
    """

    @property
    def version(self) -> str | None:
        """Derived from the content: equal for equal observations, in whatever order they came."""
        ...

    def record(self, observations: Iterable[Observation]) -> None: ...

    def forget(self, document_id: str, /) -> bool:
        """Remove a document's testimony; whether there was any."""
        ...

    def testimony(
        self, identifiers: Sequence[Identifier], claims: Sequence[Claim], /, *, but_not: str
    ) -> Testimony:
        """What all documents but ``but_not`` say of these identifiers and works."""
        ...

    def uses_of(self, identifier: Identifier, /) -> tuple[Witness, ...]:
        """Every document's word on ``identifier``, at most ``LISTED``."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Closing:
    """The context manager that every ledger is: leaving it closes the ledger."""

    def close(self) -> None:
        """Nothing to release."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
