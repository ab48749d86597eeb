"""This module knows how a ``Scorer`` is put together from settings; every front end calls it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from citemark.evidence import open_sources
from citemark.evidence.source import Recalled
from citemark.ledger import Ledger
from citemark.model import Model, load_model
from citemark.pipeline import Scorer
from citemark.settings import Settings
from citemark.signals import SPECS


def load_current_model(settings: Settings) -> Model:
    """The model that the settings name, held against the signals of this version."""
    return load_model(
        settings.model,
        known_signals=(spec.name for spec in SPECS),
        prevalence=settings.prevalence,
    )


@contextmanager
def open_scorer(
    settings: Settings,
    ledger: Ledger,
    *,
    now: dt.date,
    offline: bool,
    wait: bool = True,
    recalled: Recalled | None = None,
) -> Iterator[Scorer]:
    """A scorer with everything it needs opened; all of it is closed at the end.

    ``wait`` lets remote look-ups take as long as they need; otherwise the settings' deadline
    bounds them for each document. ``recalled`` is told of every remote look-up whether its answer
    was remembered.
    """
    model = load_current_model(settings)
    index = None
    if settings.index is not None:
        from citemark.index import open_index

        index = open_index(settings.index)
    try:
        with open_sources(
            settings, index=index, offline=offline, now=now, recalled=recalled
        ) as sources:
            yield Scorer(
                model=model,
                sources=sources,
                ledger=ledger,
                now=now,
                index_version=index.version if index is not None else None,
                rarity=index.rarity if index is not None else None,
                deadline_s=None if wait else settings.deadline,
            )
    finally:
        if index is not None:
            index.close()
