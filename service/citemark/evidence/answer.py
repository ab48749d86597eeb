"""This module knows what came back from a source, before anyone has read it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any


class UnreadableAnswerError(ValueError):
    """The body is not what the source documents: an ``unavailable``, never an ``absent``."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to a source, as a GET request under its base address."""

    path: str
    params: tuple[tuple[str, str], ...] = ()
    address: str | None = None
    """The base address to use, when the source has several (a key of its ``addresses``)."""
    search: bool = False
    """Whether it is a search: other lifetime, other rate."""

    @property
    def question(self) -> str:
        """What makes two questions the same."""
        pairs = "&".join(f"{name}={value}" for name, value in self.params)
        return f"{self.address or ''}{self.path}?{pairs}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body; or a ``problem``, which says why there is none."""

    status: int | None = None
    body: str = ""
    content_type: str = ""
    as_of: dt.date | None = None
    """The day it was given."""
    from_cache: bool = False
    stale: bool = False
    problem: str | None = None

    def json(self) -> Any:
        """The body as JSON; raises :class:`UnreadableAnswerError` when it is not."""
        try:
            return json.loads(self.body, parse_constant=lambda _: None)
        except (ValueError, RecursionError) as error:
            raise UnreadableAnswerError("the answer is not readable JSON") from error
