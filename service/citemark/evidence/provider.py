"""This module knows what must be told of an authority, so that each file says only its own.

A :class:`Provider` describes one authority: what it can be asked and how its answers read;
:mod:`citemark.evidence.authority` asks it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from citemark.evidence.answer import Answer, Ask
from citemark.evidence.transport.rates import Pace
from citemark.types import Claim, Identifier, Record, SourceKind


@dataclass(frozen=True, slots=True)
class Reading:
    """A record as read, with a sentence for the reader where there is one to say."""

    record: Record | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """How to ask for many identifiers at once."""

    size: int
    ask: Callable[[Sequence[Identifier]], Ask]
    split: Callable[[Answer, Sequence[Identifier]], Mapping[Identifier, Answer]]
    """The answers to the single questions that this answer contains."""
    worth_asking: Callable[[Identifier], bool] = lambda _: True
    """Whether an identifier can stand in a list without spoiling it."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One authority, as a value: adding one is writing one of these."""

    name: str
    label: str
    addresses: Mapping[str, str]
    pace: Pace
    policy: str
    """Where the rate comes from: the provider's own statement."""
    kind: SourceKind = SourceKind.AGGREGATOR
    registers: Callable[[Identifier], bool] = lambda _: False
    """Whether its "no" about this identifier is the last word (registrants only)."""
    describes: bool = True
    """Whether it says what a work is, beyond that it exists."""
    search_pace: Pace | None = None
    content_types: tuple[str, ...] = ("application/json",)
    is_no: Callable[[Answer], bool] = lambda _: False
    by_identifier: Callable[[Identifier], tuple[Ask, ...]] = lambda _: ()
    """Questions about one identifier, to be asked in order until one finds it; none: not ours."""
    read: Callable[[Answer, Identifier], Reading | None] | None = None
    """The record in an answer; ``None``: the answer says there is none."""
    by_title: Callable[[Claim], Ask | None] = lambda _: None
    read_all: Callable[[Answer], Sequence[Record]] = lambda _: ()
    batch: Batch | None = None
    fields: frozenset[str] | None = None
    """Fields whose works it collects; ``None``: all."""
    credentials: Callable[[Mapping[str, str]], Credentials] = lambda _: Credentials()
    """What to send with every request, from the settings that hold keys and the contact."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Keys and contact in the form that a provider asks for."""

    headers: Mapping[str, str] = field(default_factory=dict)
    params: tuple[tuple[str, str], ...] = ()
    pace: Pace | None = None
    """The rate that the provider grants to those who identify themselves."""
    search_pace: Pace | None = None
