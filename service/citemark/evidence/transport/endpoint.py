"""This module knows what the transport must know of a source, and what a reply of it is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from citemark.evidence.answer import Answer, Ask
from citemark.evidence.transport.exchange import Reply
from citemark.evidence.transport.rates import Pace


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a source is asked, how often, with what, and how it says "no"."""

    name: str
    addresses: Mapping[str, str]
    """Base URLs; the one named ``""`` is meant when a question names none."""
    pace: Pace
    search_pace: Pace | None = None
    """Its own rate for searches, where the source's policy states one."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent with every request; may hold keys: never stored, never logged."""
    params: tuple[tuple[str, str], ...] = ()
    """The same, for sources that want their key or contact in the query."""
    content_types: tuple[str, ...] = ("application/json",)
    is_no: Callable[[Answer], bool] = lambda _: False
    """Whether this answer other than 200 is the source's own "there is no such record"."""

    def url(self, ask: Ask) -> str:
        return self.addresses[ask.address or ""].rstrip("/") + ask.path

    def lane(self, ask: Ask) -> tuple[Pace, str]:
        """The rate that the question is asked at, and the name under which it is kept."""
        if ask.search and self.search_pace is not None:
            return self.search_pace, "search"
        return self.pace, ""

    def concluded(self, reply: Reply, day: dt.date) -> Answer:
        """Judge a reply: an answer, the source's own "no", or the reason why there is neither."""
        answer = Answer(reply.status, reply.body, reply.content_type, day)
        if reply.status == 200 and reply.problem is None:
            if reply.content_type.startswith(self.content_types):
                return answer
            kind = reply.content_type[:60] or "unnamed"
            return Answer(status=200, problem=f"answered with a body of type {kind}")
        if reply.status is not None and self.is_no(answer):
            return answer
        if reply.problem is None:
            return Answer(status=reply.status, problem=f"answered with status {reply.status}")
        return replace(answer, problem=reply.problem)
