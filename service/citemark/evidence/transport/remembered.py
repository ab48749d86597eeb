"""This module knows what the sources have answered before, and for how long that holds.

The store is the SQLite backend of requests-cache with its JSON serializer (never
pickle: a cache file must not be able to run code). Only what an answer consists of
is stored: no request headers, no keys, no addresses of readers.

Two of its habits are guarded against here. It writes the key into its SQL text, so
keys are digests and never a title with a quote in it. It reads through one connection
from all threads without a lock, which SQLite answers with errors under load, so one
thread at a time is let in (a look-up costs 0.1 ms).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from citemark.evidence.answer import Answer

if TYPE_CHECKING:
    from requests_cache.backends.sqlite import SQLiteCache

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long answers hold, in seconds. Not measured but weighed: a record hardly changes
    except by a retraction, which a week may miss; a missing record may be registered
    tomorrow, and accuses; a search sees new works."""

    found: float = 7 * DAY_S
    absent: float = DAY_S
    search: float = DAY_S
    stale: float = 90 * DAY_S
    """So long an outdated record may stand in while its source fails; an outdated "no" never."""


LIFETIMES = Lifetimes()


class Remembered:
    """Answers by question. Reading never raises for a damaged entry: it is asked again."""

    def __init__(
        self,
        path: Path | str,
        *,
        lifetimes: Lifetimes = LIFETIMES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._path = path
        self._lifetimes = lifetimes
        self._clock = clock
        self._lock = threading.Lock()
        self._store: SQLiteCache | None = None

    def _opened(self) -> SQLiteCache:
        if self._store is None:
            from requests_cache.backends.sqlite import SQLiteCache

            store = SQLiteCache(
                str(self._path), serializer="json", wal=True, fast_save=True, busy_timeout=10_000
            )
            store.delete(expired=True, vacuum=False)
            self._store = store
        return self._store

    def close(self) -> None:
        with self._lock:
            if self._store is not None:
                self._store.close()  # type: ignore[no-untyped-call] # of requests-cache
                self._store = None

    def recall(self, question: str, *, search: bool) -> Answer | None:
        """The last answer, marked stale when its lifetime is over."""
        with self._lock:
            stored = self._opened().get_response(_digest(question))
        if stored is None or stored.created_at is None:
            return None
        created = stored.created_at
        if created.tzinfo is None:
            created = created.replace(tzinfo=dt.UTC)
        age = self._clock() - created.timestamp()
        lifetime = self._lifetime(stored.status_code, search=search)
        return Answer(
            status=stored.status_code,
            body=(stored.content or b"").decode("utf-8", "replace"),
            content_type=stored.headers.get("Content-Type", ""),
            as_of=created.date(),
            from_cache=True,
            stale=not -DAY_S < age <= lifetime,
        )

    def _lifetime(self, status: int, *, search: bool) -> float:
        if search:
            return self._lifetimes.search
        return self._lifetimes.found if status == 200 else self._lifetimes.absent

    def keep(self, question: str, answer: Answer) -> None:
        """Remember an answer that really is one (200, or the source's own "no")."""
        from requests.structures import CaseInsensitiveDict
        from requests_cache.models.response import CachedResponse

        now = dt.datetime.fromtimestamp(self._clock(), dt.UTC)
        response = CachedResponse(
            status_code=answer.status or 0,
            url="",
            headers=CaseInsensitiveDict({"Content-Type": answer.content_type}),
            content=answer.body.encode(),
            created_at=now,
            expires=now + dt.timedelta(seconds=self._lifetimes.stale),
        )
        with self._lock:
            self._opened().responses[_digest(question)] = response


def _digest(question: str) -> str:
    return hashlib.blake2b(question.encode(), digest_size=20).hexdigest()
